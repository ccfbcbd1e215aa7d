"""So much money and so many hours: what to do, in which order, and when."""

import streamlit as st

from dashboard import session
from dashboard.features import planning
from dashboard.results import plans

means = planning.means()
session.plan_for(means)
with st.skeleton(height=420):
    plan = plans.plan(means)
planning.freshness()
planning.lines(plan)
planning.others(plan)
planning.calendar(plan)
