"""What only the owner knows about the files: asked once, answered with a click, and every figure follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from cltv_core.errors import OnlyCards
from cltv_core.text.say import say
from dashboard import escape, navigation, session, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cltv_core.transactions import Question


def hint(questions: Sequence[Question]) -> None:
    """On other pages: that there is something to decide, and the way there."""
    open_ones = [question for question in questions if not question.answered]
    if open_ones:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(wording.questions_hint(len(open_ones)), width="stretch")
            st.page_link(
                navigation.file("your_data"),
                label=wording.QUESTIONS_LINK,
                icon=":material/arrow_forward:",
                icon_position="right",
            )


def ask(questions: Sequence[Question]) -> None:
    """Every question with its answers; another answer than the one assumed reads the files again."""
    if questions:
        st.subheader(wording.QUESTIONS_HEADING, anchor=False, help=wording.QUESTIONS_HELP)
    for question in questions:
        with st.container(border=True):
            chosen = _choice(question) if question.options else _zone(question)
        if chosen != question.assumed:
            with st.spinner(wording.READING):
                session.answer(question.key, chosen)
            st.rerun()


def offer_cards(fault: session.Fault) -> None:
    """For sales that show cards and no names: the owner may let a card stand for a customer."""
    if isinstance(fault.error, OnlyCards) and st.button(wording.USE_CARDS_BUTTON, icon=":material/credit_card:"):
        with st.spinner(wording.READING):
            session.load(fault.files, replace(fault.options, use_cards=True))
        st.rerun()


def _choice(question: Question) -> Any:
    options = question.options
    values = [option.value for option in options]
    place = st.radio(
        escape.markdown(say(question.text)),
        range(len(options)),
        index=values.index(question.assumed) if question.assumed in values else None,
        format_func=lambda place: escape.markdown(say(options[place].label)),
        captions=[escape.markdown(say(option.example)) if option.example else "" for option in options],
        key=_key(question),
    )
    return question.assumed if place is None else values[place]


def _zone(question: Question) -> Any:
    zones = wording.time_zones()
    return st.selectbox(
        escape.markdown(say(question.text)),
        zones,
        index=zones.index(question.assumed) if question.assumed in zones else None,
        placeholder=wording.TIME_ZONE_PLACEHOLDER,
        key=_key(question),
    )


def _key(question: Question) -> str:
    return f"question_{question.key}_{session.loaded().key[:12]}"
