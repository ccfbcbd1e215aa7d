"""What follows from the cohorts: which start to offer to newcomers, and the way to the newest customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, TIME_GROUPINGS
from cltv_core.describe.good_starts import FOLLOWED_DAYS
from cltv_core.text.pages import cohorts as words
from cltv_core.text.pages.overview import OPEN_ACTION
from cltv_core.text.voice import _
from cltv_core.value.curves import payback
from dashboard import results, tables
from dashboard.features import prose, tactics

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.describe.cohort_groups import Grouping


def compare(observed: pd.DataFrame, by: Grouping, cost: float | None, drawn: Sequence[str]) -> None:
    """Say whether newer customers are better, when a customer has paid back, and why groups are drawn as one."""
    compared = tables.newer_against_older(observed) if by in TIME_GROUPINGS else None
    if compared:
        prose.sentence(words.newer_against_older(*compared))
    paid = payback(results.curves("all"), cost) if cost else ()
    prose.sentence(words.payback(paid[0], cost) if paid and cost else _(words.PAYBACK_ASK))
    if tables.is_pooled(drawn):
        prose.note(words.pooled(LEAST_CUSTOMERS))


def came_back(observed: pd.DataFrame) -> None:
    """Say how many come back soon."""
    share = tables.back_after_a_month(observed)
    if share is not None:
        prose.sentence(words.back_after_a_month(share))


def next_step(by: Grouping) -> None:
    """Show what to do with it."""
    st.subheader(_(words.NEXT_STEP_HEADING), anchor=False)
    if by not in TIME_GROUPINGS:
        prose.sentence(words.good_start(results.good_start(by), by, FOLLOWED_DAYS))
    analysis = results.analysis()
    newest = tables.segment_like(analysis.segments, tables.NEWEST)
    if newest is not None:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            told = words.newest(newest["segment"], int(newest["customers"]), analysis.shop.second_orders)
            st.markdown(told, width="stretch")
            tactics.link(newest["segment"], _(OPEN_ACTION))
