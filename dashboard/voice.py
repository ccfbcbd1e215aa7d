"""In which voice a page speaks: the reader's locale, the currency of the files, names made safe for Markdown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from cltv_core.text import locales
from cltv_core.text.voice import Voice, as_it_is, speak, speaking, voice
from dashboard import escape, session

P = ParamSpec("P")
T = TypeVar("T")


def begin() -> None:
    """Say everything from here on as this visitor reads it; every run of a page begins with this."""
    shop = session.shop()
    currency = shop.transactions.currency if shop else ""
    locale = locales.spoken(st.context.locale)
    speak(Voice(locale, currency, escape.markdown, locales.catalogue(locale)))


def plainly() -> AbstractContextManager[Voice]:
    """Say what is said inside for a place that shows text as it stands: cells, fields, descriptions, files."""
    return speaking(quote=escape.plain)


def fragment(*, run_every: float | None = None) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Mark a part of a page that runs again by itself, on a thread that has yet to be told the voice."""

    def mark(draw: Callable[P, None]) -> Callable[P, None]:
        @wraps(draw)
        def spoken_anew(*args: P.args, **kwargs: P.kwargs) -> None:
            begin()
            draw(*args, **kwargs)

        return st.fragment(spoken_anew, run_every=run_every)

    return mark


def carried(make: Callable[[], T]) -> Callable[[], T]:
    """Carry the visitor's voice to where a file is made: on another thread, once its button is pressed."""
    here = voice()

    def make_there() -> T:
        with speaking(here, quote=as_it_is):
            return make()

    return make_there
