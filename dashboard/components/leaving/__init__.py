"""The browser asks before a page is left while a campaign is in no project file: without its receipt it has no result.

Of anything else it does not ask: it would ask at every reload as well, and a reload loses nothing.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "leaving", js=Path(__file__).with_name("leaving.js").read_text("utf-8"), isolate_styles=False
)


def ask_first(*, wanted: bool) -> None:
    """Let the browser ask before this page is closed, reloaded or left for another site, as long as that is wanted."""
    _component(key="leaving", data={"wanted": wanted})
