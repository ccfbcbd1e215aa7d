"""The groups of customers, what to do for each, and the list for it."""

import streamlit as st

from dashboard import results, session, tables, wording
from dashboard.features import (
    cards,
    downloads,
    fairness,
    lists,
    movement,
    next_products,
    own_segments,
    table_columns,
    tactics,
)

currency = session.transactions().currency
with st.skeleton(height=420):
    analysis = results.analysis()
    recommended = {tactic.segment: tactic for tactic in results.tactics()}
table = tables.segment_list(analysis.segments, results.ranges(), currency)
names = list(table["segment"])

if results.has_unused_segments():
    st.info(wording.SEGMENTS_NOT_USED, icon=":material/info:")
st.caption(wording.SEGMENT_HINT)
st.dataframe(
    table,
    hide_index=True,
    height="content",
    column_config=table_columns.segment_columns(currency, session.assumptions().months),
    key=session.SEGMENT_TABLE,
    on_select=lambda: session.pick_segment(names),
    selection_mode="single-cell",
    alt=wording.SEGMENT_TABLE_ALT,
)

chosen = st.selectbox(wording.SEGMENT_LABEL, names, key=session.SEGMENT, bind="query-params", width=360)
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
next_products.of_segment(chosen)

with st.expander(wording.SEGMENT_RULES, icon=":material/help:"):
    for heading, told in tables.definitions(analysis.segments).items():
        st.caption(heading)
        cards.facts({wording.capital(name): meaning for name, meaning in told.items()})
movement.show(currency)
own_segments.segments(names)
fairness.show()
own_segments.keeping()
downloads.report(results.report())

with listing:  # last, as it may take a second for half of a large shop
    lists.of_segment(chosen)
