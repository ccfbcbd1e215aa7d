"""How customers are placed in segments, and whether that treats groups of them equally."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import actions as words
from cltv_core.text.voice import _
from dashboard import tables
from dashboard.features import prose
from dashboard.features.actions import fairness

if TYPE_CHECKING:
    from cltv_core.segments.placing import Segments


def show(segments: Segments) -> None:
    """Offer the rules, and a comparison of how groups of customers are treated."""
    with st.expander(_(words.RULES), icon=":material/help:"):
        for heading, told in tables.definitions(segments).items():
            prose.note(heading)
            prose.definitions(told)
    fairness.show()
