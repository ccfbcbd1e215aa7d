"""Whether customers of equal value are offered the same."""

from __future__ import annotations

import streamlit as st

from cltv_core.segments.fairness import columns_to_look_at
from cltv_core.text.pages.segments import fairness as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import prose
from dashboard.results import suggestions


def show() -> None:
    """Offer to compare what groups of customers are offered."""
    drawer = st.expander(_(words.HEADING), icon=":material/balance:", key="fair_look", on_change="rerun")
    if drawer.open:
        with drawer:
            prose.sentence(_(words.TEXT))
            _compare()


def _compare() -> None:
    columns = columns_to_look_at(session.transactions().customers)
    if not columns:
        prose.sentence(_(words.NONE))
        return
    column = st.selectbox(_(words.COLUMN), columns, key="fair_column", width=320)
    prose.sentences(say_all(suggestions.fair_look(column).facts))
