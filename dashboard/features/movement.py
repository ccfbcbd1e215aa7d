"""Who changed segment in the last months, worked out when it is asked for."""

from __future__ import annotations

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.say import say_error
from dashboard import results, tables, wording
from dashboard.features import cards, table_columns


def show(currency: str) -> None:
    drawer = st.expander(wording.MOVEMENT_HEADING, icon=":material/swap_horiz:", key="movement", on_change="rerun")
    if drawer.open:
        with drawer:
            _flows(currency)


def _flows(currency: str) -> None:
    try:
        with st.skeleton(height=320):
            found = results.movement()
    except CltvError as error:
        cards.sentences(say_error(error))
        return
    st.caption(wording.MOVEMENT_HELP)
    cards.sentences(found.sentences())
    cards.sentence(wording.stayed(found.stayed))
    flows = tables.flows(found)
    if flows.empty:
        cards.sentence(wording.NOBODY_MOVED)
        return
    st.dataframe(
        flows,
        hide_index=True,
        height="content",
        column_config=table_columns.flow_columns(currency),
        alt=wording.MOVEMENT_ALT,
    )
