"""What one customer is worth, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import customers as words

if TYPE_CHECKING:
    import pandas as pd

FIGURE_WIDTH = 190
"""Days and chances in words need more room than figures: one below the other on a phone."""


def figures(person: pd.Series, months: int, margin: float) -> None:
    """Show the figures of one customer; the exact share is told on hover."""
    told = words.figures(person, months, margin)
    with st.grid(len(told), min_column_width=FIGURE_WIDTH):
        for label, value, explained in told:
            st.metric(label, value, help=explained, border=True, height="stretch")
