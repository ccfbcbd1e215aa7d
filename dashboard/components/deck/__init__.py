"""Slides: parts of a page that are shown one at a time, as large as the window, and turned by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.voice import Sentence

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_FOLDER = Path(__file__).parent
_component = st.components.v2.component(
    "deck",
    js=(_FOLDER / "deck.js").read_text("utf-8"),
    css=(_FOLDER / "deck.css").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Slide:
    """One idea: `title` says what it is about; of the others there is what it takes, `lines` instead of a picture."""

    title: Sentence
    idea: Sentence | None = None
    figure: Sentence | None = None
    note: Sentence | None = None
    lines: Sequence[Sentence] = ()
    picture: Callable[[], None] | None = None


def is_left(keys: Sentence) -> bool:
    """Turn the page into slides, which say at first which `keys` there are; tell whether they were left."""
    state = _component(key="deck", data={"keys": keys}, on_left_change=lambda: None)
    return bool(state.left)


def behind() -> DeltaGenerator:
    """Return a place that is not seen behind slides."""
    return st.container(key="deck_behind").empty()


def show(slides: Iterable[Slide]) -> None:
    """Draw the slides; the address tells which of them is open (`?slide=2`)."""
    with st.container(key="deck_slides"):
        for number, slide in enumerate(slides, start=1):
            kind = "picture" if slide.picture else "words"
            with st.container(key=f"slide_{number}_{kind}"):
                _draw(slide, number)


def _draw(slide: Slide, number: int) -> None:
    st.title(slide.title, anchor=False)
    if slide.figure:
        with st.container(key=f"figure_{number}"):
            st.markdown(slide.figure)
    if slide.idea:
        st.header(slide.idea, anchor=False)
    if slide.note:
        st.markdown(slide.note)
    if slide.lines:
        with st.container(key=f"lines_{number}"):
            for line in slide.lines:
                st.markdown(line)
    if slide.picture:
        slide.picture()
