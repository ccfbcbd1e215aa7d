"""What the owner wants to remember of a customer."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard import projects, session

LONGEST = 500
"""Characters."""


def show(customer_id: str) -> None:
    """Show the note of a customer, to write and to change."""
    key = projects.note_key(customer_id)
    st.text_area(
        _(words.NOTE_LABEL),
        session.note(key),
        key=session.note_field(key),
        placeholder=_(words.NOTE_PLACEHOLDER),
        max_chars=LONGEST,
        height=96,
        on_change=session.keep_note,
        args=(key,),
    )
