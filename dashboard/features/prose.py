"""Sentences on a page. They were made by `cltv_core.text`, with the names in them made safe for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from cltv_core.text.voice import Sentence


def sentence(text: Sentence) -> None:
    """Show a sentence, or nothing where there is none."""
    if text:
        st.markdown(text)


def sentences(texts: Iterable[Sentence]) -> None:
    """Show several sentences below each other."""
    for text in texts:
        sentence(text)


def note(text: Sentence) -> None:
    """Show a sentence in small print."""
    if text:
        st.caption(text)


def bullets(texts: Iterable[Sentence]) -> None:
    """Show a list of sentences."""
    st.markdown("\n".join(f"- {text}" for text in texts))


def steps(texts: Iterable[Sentence]) -> None:
    """Show a numbered list of sentences."""
    st.markdown("\n".join(f"{place}. {text}" for place, text in enumerate(texts, start=1)))


def definitions(meanings: Mapping[Sentence, Sentence]) -> None:
    """Show a list of names with what they mean."""
    st.table({f"**{name}**": text for name, text in meanings.items()}, border="horizontal")


def paragraphs(texts: Iterable[Sentence]) -> str:
    """Join sentences for a place that takes one text, each on a line of its own."""
    return "\n\n".join(text for text in texts if text)
