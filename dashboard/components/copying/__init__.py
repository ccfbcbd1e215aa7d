"""A button that puts a text into the clipboard, from where it goes into the tool that sends it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cltv_core.text.voice import Sentence

_FOLDER = Path(__file__).parent
_component = st.components.v2.component(
    "copying", js=(_FOLDER / "copy.js").read_text("utf-8"), css=(_FOLDER / "copy.css").read_text("utf-8")
)


def button(label: Sentence, done: Sentence, text: str, *, key: str) -> None:
    """Show a button that copies `text`, and says that it is `done`."""
    _component(key=key, width="content", data={"label": label, "done": done, "text": text})
