"""What all customers together are expected to bring, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.report.cautions import include_tax
from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview as words
from cltv_core.text.pages.visit import race
from cltv_core.text.voice import Sentence, _
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.describe.new_pace import NewPace
    from cltv_core.transactions import Transactions
    from cltv_core.value.forecast import Forecast
    from cltv_core.value.sales_by_month import SalesByMonth


def headline(customers: int, forecast: Forecast) -> None:
    """Show the first thing an owner reads."""
    st.header(shop.headline(customers, forecast, mark=":green[{}]"), anchor=False)


def certainty(forecast: Forecast) -> None:
    """Show the range of the headline's amount, and what it was at first if it has moved; or that it may change."""
    ends = forecast.range_of()
    if ends:
        told = [shop.likely_range(*ends)]
        if forecast.moved_from is not None:
            told.append(words.corrected(forecast.moved_from))
        st.markdown(" ".join(told))
    elif forecast.backtest is None:
        prose.sentence(_(race.RANGE_PENDING))


def small_print(sales: SalesByMonth, pace: NewPace | None, read: Transactions) -> None:
    """Show how the headline's amount and the sales of the shop go together, and whether tax is in it, where known."""
    told = [shop.tax(included=include_tax(read))]
    if sales.last_year is not None and sales.next_year is not None and pace:
        told.insert(0, words.with_new_customers(sales.last_year, sales.next_year, pace))
    prose.note(Sentence(" ".join(filter(None, told))))


def warnings(sentences: Iterable[Sentence]) -> None:
    """Show what the owner should know before they trust the figures: one in a box, all others behind a button."""
    told = list(sentences)
    for first in told[:1]:
        st.warning(first, icon=":material/info:")
    more_to_know(told[1:])


def more_to_know(sentences: Iterable[Sentence]) -> None:
    """Show what is good to know behind a button, or nothing where there is none."""
    if told := list(sentences):
        with st.popover(words.more_to_know(len(told)), type="tertiary"):
            prose.bullets(told)
