"""What customers say of the shop in surveys."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages import overview as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard.features import prose
from dashboard.results import outlook


def show() -> None:
    """Show how many recommend the shop and how many are satisfied, where the files hold answers to a survey."""
    found = outlook.history().opinions
    if found:
        st.subheader(_(words.OPINIONS), anchor=False, help=_(words.OPINIONS_HELP))
        prose.bullets(say_all(one.fact for one in found))
