"""How far the race of models has come, beside the page's title; when it is over, the page follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import results, session, wording

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

POLL_SECONDS = 0.6
WIDTH = 280


def show_progress(place: DeltaGenerator) -> None:
    """Starts the race under the present choices, unless it has run, and shows at `place` how far it is. To be called
    when the page has been drawn, so that it does not wait."""
    if session.shop() is None or results.race().over:
        return
    results.race().start()
    with place.container(width=WIDTH):
        _progress()


@st.fragment(run_every=POLL_SECONDS)
def _progress() -> None:
    race = results.race()
    if race.over:
        st.rerun()
    st.progress(race.share, text=race.doing or wording.RACING)
