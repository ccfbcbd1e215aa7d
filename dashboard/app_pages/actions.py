"""The groups of customers, what to do for each, and the list for it."""

import streamlit as st

from cltv_core.text.pages import actions as words
from cltv_core.text.say import say
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import _
from dashboard import results, session, tables
from dashboard.features import (
    downloads,
    fairness,
    lists,
    movement,
    next_products,
    own_segments,
    prose,
    table_columns,
    tactics,
)

assumed = session.assumptions()
with st.skeleton(height=420):
    analysis = results.analysis()
    recommended = {tactic.segment: tactic for tactic in results.tactics()}
table = tables.segment_list(analysis.segments, results.ranges())
names = list(analysis.segments.table["segment"])

if results.has_unused_segments():
    st.info(_(words.NOT_USED), icon=":material/info:")
chosen = st.selectbox(
    _(words.SEGMENT_LABEL), names, format_func=segment_name, key=session.SEGMENT, bind="query-params", width=360
)
prose.sentence(say(analysis.segments.definitions[chosen]))
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

st.subheader(_(words.ALL_SEGMENTS), anchor=False, help=_(words.TABLE_HINT))
st.dataframe(
    table,
    hide_index=True,
    height="content",
    column_config=table_columns.segment_columns(assumed.months, assumed.margin),
    key=session.SEGMENT_TABLE,
    on_select=lambda: session.pick_segment(names),
    selection_mode="single-cell",
    alt=_(words.TABLE_ALT),
)
with st.expander(_(words.RULES), icon=":material/help:"):
    for heading, told in tables.definitions(analysis.segments).items():
        prose.note(heading)
        prose.definitions(told)
movement.show()
own_segments.segments(names)
fairness.show()
downloads.report(results.report())

with listing:  # last, as it may take a second for half of a large shop
    lists.of_segment(chosen, tactic)
