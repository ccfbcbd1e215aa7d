"""Whether customers of equal value are offered the same."""

from __future__ import annotations

import streamlit as st

from cltv_core.segments.fairness import columns_to_look_at
from dashboard import escape, results, session, wording
from dashboard.features import cards


def show() -> None:
    drawer = st.expander(wording.FAIR_HEADING, icon=":material/balance:", key="fair_look", on_change="rerun")
    if drawer.open:
        with drawer:
            st.markdown(wording.FAIR_TEXT)
            _look()


def _look() -> None:
    columns = columns_to_look_at(session.transactions().customers)
    if not columns:
        cards.sentence(wording.FAIR_NONE)
        return
    column = st.selectbox(wording.FAIR_COLUMN, columns, format_func=escape.markdown, key="fair_column", width=320)
    cards.sentences(results.fair_look(column).sentences)
