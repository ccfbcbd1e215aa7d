"""The groups of customers, what to do for each, and the list for it."""

import streamlit as st

from cltv_core.lists import file_name
from dashboard import cards, downloads, grids, state, tables, wording

currency = state.transactions().currency
with st.skeleton(height=420):
    analysis = state.analysis()
    segments = analysis.segments
table = tables.segment_list(segments)
names = list(table["segment"])

st.caption(wording.SEGMENT_HINT)
st.dataframe(
    table,
    hide_index=True,
    height="content",
    column_config=grids.segment_columns(currency, state.choices().months),
    key=state.SEGMENT_TABLE,
    on_select=lambda: state.pick_segment(names),
    selection_mode="single-cell",
    alt=wording.SEGMENT_TABLE_ALT,
)
with st.expander(wording.SEGMENT_RULES, icon=":material/help:"):
    cards.facts({wording.capital(name): told for name, told in segments.definitions.items()})

chosen = st.selectbox(wording.SEGMENT_LABEL, names, key=state.SEGMENT, bind="query-params", width=360)
tactic = next(tactic for tactic in analysis.tactics if tactic.segment == chosen)
left, right = st.columns([3, 2], gap="medium")
with left:
    cards.tactic(tactic)
with right:
    cards.message(tactic, chosen)
    downloads.lists(state.mailing_list(chosen), file_name(chosen))
    downloads.report(analysis)
