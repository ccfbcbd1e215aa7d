"""The groups of customers, what to do for each, and the list for it."""

import streamlit as st

from dashboard import (
    cards,
    downloads,
    fairness,
    grids,
    mailing,
    moving,
    next_purchases,
    own,
    state,
    tables,
    tactics,
    wording,
)

currency = state.transactions().currency
with st.skeleton(height=420):
    analysis = state.analysis()
    recommended = {tactic.segment: tactic for tactic in state.tactics()}
table = tables.segment_list(analysis.segments, state.ranges(), currency)
names = list(table["segment"])

if state.is_unfitting():
    st.info(wording.SEGMENTS_NOT_USED, icon=":material/info:")
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

chosen = st.selectbox(wording.SEGMENT_LABEL, names, key=state.SEGMENT, bind="query-params", width=360)
cards.sentence(analysis.segments.definitions[chosen])
tactic = tactics.choose(recommended[chosen])
left, right = st.columns([3, 2], gap="medium")
with left.container(border=True, height="stretch"):
    tactics.summary(tactic)
listing = right.container(border=True, height="stretch")
left, right = st.columns([3, 2], gap="medium")
with left:
    tactics.details(tactic)
with right:
    tactics.message(tactic)
next_purchases.of_segment(chosen)

with st.expander(wording.SEGMENT_RULES, icon=":material/help:"):
    for heading, told in tables.definitions(analysis.segments).items():
        st.caption(heading)
        cards.facts({wording.capital(name): meaning for name, meaning in told.items()})
moving.show(currency)
own.segments(names)
fairness.show()
own.keeping()
downloads.report(state.report())

with listing:  # last, as it may take a second for half of a large shop
    mailing.of_segment(chosen)
