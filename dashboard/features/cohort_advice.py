"""What follows from the cohorts: which start to offer to newcomers, and the way to the newest customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.describe.cohort_groups import TIME_GROUPINGS
from cltv_core.describe.good_starts import FOLLOWED_DAYS
from dashboard import escape, results, tables, wording
from dashboard.features import cards, tactics

if TYPE_CHECKING:
    from cltv_core.describe.cohort_groups import Grouping


def show(by: Grouping, currency: str) -> None:
    st.subheader(wording.START_HEADING, anchor=False)
    if by not in TIME_GROUPINGS:
        cards.sentence(wording.good_start(results.good_start(by), by, FOLLOWED_DAYS, currency))
    analysis = results.analysis()
    newest = tables.segment_like(analysis.segments, tables.NEWEST)
    if newest is not None:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            told = wording.newest(newest["segment"], int(newest["customers"]), analysis.shop.second_orders)
            st.markdown(escape.markdown(told), width="stretch")
            tactics.link(newest["segment"], wording.ACTION_LINK)
