"""How far the trial of the forecast has come, beside the page's title; when it is over, the page follows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages.visit import race as words
from cltv_core.text.say import say
from cltv_core.text.voice import Sentence, _
from dashboard import session, voice
from dashboard.results import outlook
from dashboard.server.pool import State

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.racing import Race

POLL_SECONDS = 0.6
WIDTH = 280
KEY = "place_race"


def begin() -> bool:
    """Start the race under the present assumptions, unless it has run; the page is drawn meanwhile.

    Return whether the page is drawn without what comes of it.
    """
    race = outlook.race()
    race.start()
    race.seen = race.over
    return not race.seen


def show_progress(place: DeltaGenerator, *, wanting: bool) -> None:
    """Show at `place` how far the race is, where the page that has been drawn is `wanting` what comes of it."""
    if session.shop() is None:
        return
    race = outlook.race()
    if race.failed is not None:
        with place.container(width=WIDTH, key=KEY):
            st.caption(_(words.FULL if race.failed is State.FULL else words.BROKEN_OFF))
            st.button(_(words.AGAIN), on_click=race.forget, key="race_again")
    elif wanting:
        with place.container(width=WIDTH, key=KEY):
            _progress()


@voice.fragment(run_every=POLL_SECONDS)
def _progress() -> None:
    race = outlook.race()
    if race.over and sys.exception() is None:  # else the run ends anyway, perhaps because another page is to be opened
        st.rerun()
    race.start()
    st.progress(race.share, text=_told(race))


def _told(race: Race) -> Sentence:
    if race.ahead:
        return words.in_queue(race.ahead)
    return say(race.doing) if race.doing else _(words.RACING)
