"""Sales month by month: what happened, and what is expected."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages import overview as words
from cltv_core.text.voice import Sentence, _
from dashboard import charts, tables, voice
from dashboard.components import places
from dashboard.features import chart, prose
from dashboard.results import shop_figures

CHART_HEIGHT = 300
PAST_HEIGHT = 240
FIGURE_WIDTH = 220


def show() -> None:
    """Show the last twelve months beside the next twelve, and the months one by one."""
    sales = shop_figures.sales_by_month()
    st.subheader(_(words.SALES_HEADING), anchor=False, help=_(words.SALES_HELP))
    if sales.past.empty:
        prose.sentence(_(words.TOO_SHORT_FOR_SALES))
        return
    if sales.last_year is not None and sales.next_year is not None:
        with st.grid(2, min_column_width=FIGURE_WIDTH):
            _figure(_(words.LAST_YEAR), sales.last_year)
            with places.expected("next_year"):
                _figure(_(words.NEXT_YEAR), sales.next_year, sales.next_year / sales.last_year - 1)
    with voice.plainly():
        alt = words.sales_alt(sales.last_year, sales.next_year)
    figure, table = charts.sales_by_month(sales), tables.sales(sales)
    chart.show(figure, key="sales", alt=alt, height=CHART_HEIGHT, table=table, expected=True)


def past() -> None:
    """Show the months that are over, and nothing of what is expected."""
    sales = shop_figures.sales_by_month().without_forecast
    st.subheader(_(words.SALES_HEADING), anchor=False, help=_(words.PAST_SALES_HELP))
    with voice.plainly():
        alt = words.past_sales_alt(sales.past["month"].min(), sales.past["month"].max())
    chart.show(charts.sales_by_month(sales), key="sales", alt=alt, height=PAST_HEIGHT)


def _figure(label: Sentence, amount: float, change: float | None = None) -> None:
    st.metric(label, words.amount(amount), words.percent_change(change), help=_(words.CHANGE_HELP))
