"""Customers who came together, followed month by month."""

import streamlit as st

from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, TIME_GROUPINGS, groupings, telling_grouping
from cltv_core.value.curves import payback
from dashboard import charts, escape, results, session, tables, wording
from dashboard.features import cards, chart, cohort_advice

currency, cost = session.transactions().currency, session.assumptions().acquisition_cost
by = st.segmented_control(
    wording.BY_LABEL,
    groupings(session.transactions()),
    key="cohorts_by",
    default=telling_grouping(results.history().summary),
    required=True,
    format_func=wording.BY_OPTIONS.__getitem__,
    persist_state="session",
)
observed = tables.named(results.cohorts(by), by)
if observed.empty:
    st.info(wording.TOO_YOUNG, icon=":material/hourglass_empty:")
    st.stop()

with st.skeleton(height=480):
    curves = tables.named(results.curves(by), by)

st.subheader(wording.CUMULATIVE_HEADING, anchor=False, help=wording.CUMULATIVE_HELP)
if by in TIME_GROUPINGS:
    cards.newer_against_older(tables.newer_against_older(observed), currency)
cards.payback(payback(results.curves("all"), cost) if cost else (), cost, currency)
names = list(curves["cohort"].unique())
if tables.is_pooled(names):
    st.caption(wording.pooled(LEAST_CUSTOMERS))
with st.popover(wording.COHORTS_SHOWN, icon=":material/checklist:"):
    chosen = st.pills(
        wording.COHORTS_SHOWN,
        names,
        default=tables.spread(names),
        selection_mode="multi",
        format_func=escape.markdown,
        key=f"shown_{by}",
        label_visibility="collapsed",
    )
shown = curves[curves["cohort"].isin(chosen or names[:1])]
chart.show(
    charts.cumulative_value(shown, currency, cost or 0.0), key="cumulative", alt=wording.CUMULATIVE_ALT, height=420
)

st.subheader(wording.RETENTION_HEADING, anchor=False, help=wording.RETENTION_HELP)
cards.back_after_a_month(tables.back_after_a_month(observed))
if tables.is_long(observed) and not st.toggle(wording.ALL_MONTHS, key="all_months", persist_state="session"):
    observed = tables.first_year(observed)
chart.show(
    charts.retention_grid(observed), key="retention", alt=wording.RETENTION_ALT, height=tables.grid_height(observed)
)
cohort_advice.show(by, currency)
