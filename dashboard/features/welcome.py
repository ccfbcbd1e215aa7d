"""The one place to which everything leads as long as nothing is loaded."""

from __future__ import annotations

import streamlit as st

from dashboard import wording
from dashboard.features import samples, uploads


def show() -> None:
    with st.container(horizontal_alignment="center"), st.container(width=760):
        st.title(wording.WELCOME_TITLE, anchor=False)
        st.markdown(wording.WELCOME_TEXT)
        uploads.field()
        st.caption(wording.PRIVACY, help=wording.PRIVACY_HELP)
        st.subheader(wording.SAMPLE_HEADING, anchor=False)
        samples.choices()
