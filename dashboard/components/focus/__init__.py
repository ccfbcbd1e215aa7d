"""Keyboard and screen reader follow to a page's heading once another page is open."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "focus", js=Path(__file__).with_name("focus.js").read_text("utf-8"), isolate_styles=False
)


def on_heading(title: str) -> None:
    """Move the focus to the heading with this title, unless this page was the last one open."""
    _component(key="focus", data={"title": title})
