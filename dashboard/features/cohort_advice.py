"""What follows from the cohorts: which start to offer to newcomers, and the way to the newest customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS, TIME_GROUPINGS
from cltv_core.describe.cohorts import back_in_second_month
from cltv_core.describe.good_starts import FOLLOWED_DAYS
from cltv_core.segments.highlights import just_begun
from cltv_core.text.describe import newer_customers
from cltv_core.text.pages import cohorts as words
from cltv_core.text.pages.overview import OPEN_ACTION
from cltv_core.text.voice import Sentence, _
from cltv_core.value.curves import payback
from dashboard import session, tables
from dashboard.features import prose, tactics
from dashboard.results import outlook, shop_figures

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.describe.cohort_groups import Grouping


def compare(by: Grouping, drawn: Sequence[str]) -> None:
    """Say whether newer customers are better, when a customer has paid back, and why groups are drawn as one."""
    compared = outlook.analysis().newer_customers if by in TIME_GROUPINGS else None
    if compared:
        prose.sentence(newer_customers(compared))
    prose.sentence(_payback())
    if tables.is_pooled(drawn):
        prose.note(words.pooled(LEAST_CUSTOMERS))


def _payback() -> Sentence:
    """Say when a customer has paid back, once both the margin and the cost of winning one are known."""
    assumed = session.assumptions()
    if not assumed.acquisition_cost:
        return _(words.PAYBACK_ASK)
    if assumed.margin == 1:
        return _(words.PAYBACK_ASK_MARGIN)
    paid = payback(shop_figures.curves("all"), assumed.acquisition_cost)
    return words.payback(paid[0], assumed.acquisition_cost) if paid else Sentence("")


def came_back(observed: pd.DataFrame) -> None:
    """Say how many come back soon."""
    share = back_in_second_month(observed)
    if share is not None:
        prose.sentence(words.back_after_a_month(share))


def next_step(by: Grouping) -> None:
    """Show what to do with it."""
    st.header(_(words.NEXT_STEP_HEADING), anchor=False)
    if by not in TIME_GROUPINGS:
        prose.sentence(words.good_start(shop_figures.good_start(by), by, FOLLOWED_DAYS))
    analysis = outlook.analysis()
    newest = just_begun(analysis.segments)
    if newest is not None:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            told = words.newest(newest["segment"], int(newest["customers"]), analysis.shop.second_orders)
            st.markdown(told, width="stretch")
            tactics.link(newest["segment"], _(OPEN_ACTION))
