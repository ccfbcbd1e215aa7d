"""Several project files dropped together: the shops side by side."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages.files import compare as words
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import prose


def show() -> None:
    """Show the shops whose project files were dropped together, if some were."""
    rows = [words.cells(line) for line in session.compared()]
    if not rows:
        return
    st.header(_(words.HEADING), anchor=False)
    prose.note(_(words.NOTE))
    table = {heading: [row[heading] for row in rows] for heading in rows[0]}
    st.table(table, border="horizontal", hide_index=True, alt=_(words.ALT))
