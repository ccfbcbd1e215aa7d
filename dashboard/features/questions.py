"""What only the owner knows about the files: asked once, answered with a click, and every figure follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

import streamlit as st

from cltv_core.errors import OnlyCards
from cltv_core.text.pages import common
from cltv_core.text.pages.files import questions as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import navigation, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cltv_core.transactions import Question


def hint(questions: Sequence[Question]) -> None:
    """Show on another page that there is something to answer, and the way there."""
    open_ones = [question for question in questions if not question.answered]
    if open_ones:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(words.hint(len(open_ones)), width="stretch")
            st.page_link(
                navigation.file("your_data"),
                label=_(words.LINK),
                icon=":material/arrow_forward:",
                icon_position="right",
            )


def ask(questions: Sequence[Question]) -> None:
    """Show every question with its answers; another answer than the one assumed reads the files again."""
    if questions:
        st.header(_(words.HEADING), anchor=False, help=_(words.HELP))
    for question in questions:
        with st.container(border=True):
            chosen = _choice(question) if question.options else _zone(question)
        if chosen != question.assumed:
            with st.spinner(_(common.READING)):
                session.answer(question.key, chosen)
            st.rerun()


def offer_cards(fault: session.Fault) -> None:
    """Offer to let a card stand for a customer, for sales that show cards and no names."""
    if isinstance(fault.error, OnlyCards) and st.button(_(words.USE_CARDS), icon=":material/credit_card:"):
        with st.spinner(_(common.READING)):
            session.load(fault.files, replace(fault.options, use_cards=True))
        st.rerun()


def _choice(question: Question) -> Any:
    options = question.options
    values = [option.value for option in options]
    place = st.radio(
        say(question.text),
        range(len(options)),
        index=values.index(question.assumed) if question.assumed in values else None,
        format_func=lambda place: say(options[place].label),
        captions=[say(option.example) if option.example else "" for option in options],
        key=_key(question),
    )
    return question.assumed if place is None else values[place]


def _zone(question: Question) -> Any:
    zones = _time_zones()
    return st.selectbox(
        say(question.text),
        zones,
        index=zones.index(question.assumed) if question.assumed in zones else None,
        placeholder=_(words.TIME_ZONE_PLACEHOLDER),
        key=_key(question),
    )


def _time_zones() -> list[str]:
    """List the zones that are named after places."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))


def _key(question: Question) -> str:
    return f"question_{question.key}_{session.loaded().key[:12]}"
