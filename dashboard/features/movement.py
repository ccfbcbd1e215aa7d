"""Who changed segment in the last months, worked out when it is asked for."""

from __future__ import annotations

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.pages import movement as words
from cltv_core.text.say import say_all, say_error
from cltv_core.text.voice import _
from dashboard import results, tables
from dashboard.features import prose, table_columns


def show() -> None:
    """Offer to see who has moved."""
    drawer = st.expander(_(words.HEADING), icon=":material/swap_horiz:", key="movement", on_change="rerun")
    if drawer.open:
        with drawer:
            _flows()


def _flows() -> None:
    try:
        with st.skeleton(height=320):
            found = results.movement()
    except CltvError as error:
        prose.sentences(say_error(error))
        return
    prose.note(_(words.HELP))
    prose.sentences(say_all(found.facts()))
    prose.sentence(words.stayed(found.stayed))
    flows = tables.flows(found)
    if flows.empty:
        prose.sentence(_(words.NOBODY))
        return
    st.dataframe(flows, hide_index=True, height="content", column_config=table_columns.flow_columns(), alt=_(words.ALT))
