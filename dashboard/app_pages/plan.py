"""So much money and so many hours: what to do, in which order, and when."""

import streamlit as st

from dashboard import results
from dashboard.features import planning

money, hours, costs = planning.means()
with st.skeleton(height=420):
    plan = results.plan(money, hours, costs)
planning.lines(plan)
planning.others(plan)
planning.calendar(plan)
