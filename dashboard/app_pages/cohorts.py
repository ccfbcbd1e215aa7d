"""Customers who came together, followed month by month."""

import streamlit as st

from cltv_core.describe.cohort_groups import groupings, telling_grouping
from cltv_core.text.pages import cohorts as words
from cltv_core.text.voice import _
from dashboard import charts, escape, session, tables, voice
from dashboard.features import chart, cohort_advice, prose, small_shop
from dashboard.results import outlook, shop_figures

if not outlook.history().comparable:
    small_shop.too_early_for_cohorts(outlook.history(), shop_figures.past())
    st.stop()

by = st.segmented_control(
    _(words.BY_LABEL),
    groupings(session.transactions()),
    key="cohorts_by",
    default=telling_grouping(outlook.history().summary),
    required=True,
    format_func=lambda by: _(words.BY_OPTIONS[by]),
    persist_state="session",
)
observed = tables.named(shop_figures.cohorts(by), by)
if observed.empty:
    st.info(_(words.TOO_YOUNG), icon=":material/hourglass_empty:")
    st.stop()

with st.skeleton(height=480):
    curves = tables.named(shop_figures.curves(by), by)

st.header(_(words.CUMULATIVE_HEADING), anchor=False, help=_(words.CUMULATIVE_HELP))
names = list(curves["cohort"].unique())
cohort_advice.compare(by, names)
with st.popover(_(words.SHOWN), icon=":material/checklist:"):
    chosen = st.pills(
        _(words.SHOWN),
        names,
        default=tables.spread(names),
        selection_mode="multi",
        format_func=escape.markdown,
        key=f"shown_{by}",
        label_visibility="collapsed",
    )
shown = curves[curves["cohort"].isin(chosen or names[:1])]
with voice.plainly():
    alt = words.curves_alt(tables.ends(shown))
level = session.assumptions().acquisition_cost or 0.0
chart.show(charts.cumulative_value(shown, level), key="cumulative", alt=alt, height=420, table=shown, expected=True)

st.header(_(words.RETENTION_HEADING), anchor=False, help=_(words.RETENTION_HELP))
cohort_advice.came_back(observed)
months = session.months_in_a_grid()
if tables.is_long(observed, months) and not st.toggle(_(words.ALL_MONTHS), key="all_months", persist_state="session"):
    observed = tables.first_months(observed, months)
least, most = tables.shades(observed)
with voice.plainly():
    alt = words.grid_alt(least, most)
prose.note(words.shades(least, most))
chart.show(
    charts.retention_grid(observed), key="retention", alt=alt, height=tables.grid_height(observed), table=observed
)
cohort_advice.next_step(by)
