"""The segments as a picture, and what to do for one: its tactic, list, message, people and reasons."""

import streamlit as st

from cltv_core.text.pages import actions as words
from cltv_core.text.pages.overview import too_old_to_write
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import _
from dashboard import dates, projects, session
from dashboard.features import downloads, lists, prose, tactics
from dashboard.features.actions import message, own_segments, placing_rules, segment_people, segment_picture
from dashboard.results import exports, outlook, suggestions

with st.skeleton(height=560):
    analysis = outlook.analysis()
    recommended = {tactic.segment: tactic for tactic in suggestions.tactics()}
prose.note(too_old_to_write(session.transactions().last_day, dates.today()))
names = list(analysis.segments.table["segment"])

if outlook.has_unused_segments():
    st.info(_(words.NOT_USED), icon=":material/info:")
if session.is_phone():  # what to do comes first where there is no room beside it
    right, left = st.container(), st.container()
else:
    left, right = st.columns([10, 11], gap="large")
labels = [_(label) for label in words.TABS.values()]
session.follow_link(session.SEGMENT, names[0])
session.follow_link(session.TAB, labels[0])
with right:
    chosen = st.selectbox(
        _(words.SEGMENT_LABEL),
        names,
        format_func=segment_name,
        key=session.SEGMENT,
        bind="query-params",
        label_visibility="collapsed",
    )
    tactic, others = tactics.choose(recommended[chosen])
    tabs = st.tabs(labels, key=session.TAB, on_change="rerun", bind="query-params")
    do, listing, writing, who, why = tabs
    if do.open:
        with do:
            tactics.what_to_do(tactic)
    if writing.open:
        with writing:
            message.show(tactic)
    if who.open:
        with who:
            segment_people.show(chosen)
    if why.open:
        with why:
            tactics.why(tactic)
            placing_rules.show(analysis.segments)
with left:
    segment_picture.show(analysis.segments, chosen)
    own_segments.segments(names)
if listing.open:
    with listing:  # last, as it may take a second for half of a large shop
        lists.of_segment(chosen, tactic, others)
downloads.report(exports.report(projects.current()))
