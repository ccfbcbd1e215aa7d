"""The Overview of a small or young shop: who comes, what sells, when; and only then a rough look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.describe.small_shop import days_of, has_few_customers, when_ready
from cltv_core.segments.regulars import overdue, regulars
from cltv_core.text import analysis as shop
from cltv_core.text.pages import small_shop as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import charts, dates, navigation, session, tables, voice
from dashboard.features import chart, prose, table_columns
from dashboard.features.customers import customer_cards

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis, History
    from cltv_core.describe.small_shop import Past

FIGURE_WIDTH = 160
CHART_HEIGHT = 240


def figures(past: Past, people: pd.DataFrame) -> None:
    """Show four exact figures of the past."""
    gap, late = words.usual_gap(past), overdue(people, most=len(people))
    cards = [
        (words.CAME_BACK, words.came_back(past), words.CAME_BACK_HELP),
        (words.AVERAGE_ORDER, words.amount(past.average_order), words.AVERAGE_ORDER_HELP),
        *([(words.USUAL_GAP, gap, words.USUAL_GAP_HELP)] if gap else []),
        (words.OVERDUE, words.overdue(len(late)), words.OVERDUE_HELP),
    ]
    with st.grid(len(cards), min_column_width=FIGURE_WIDTH):
        for label, told, help in cards:
            st.metric(_(label), told, help=_(help), border=True, height="stretch")


def known_by_name(people: pd.DataFrame) -> None:
    """Show the regulars and those who have not been for a while; a click opens one."""
    often, late = regulars(people), overdue(people)
    st.subheader(_(words.REGULARS_HEADING), anchor=False)
    if often.empty:
        prose.sentence(_(words.NO_REGULARS))
    else:
        _people(often, "regulars", _(words.REGULARS_ALT))
    if len(late):
        st.subheader(_(words.OVERDUE_HEADING), anchor=False)
        _people(late, "overdue", _(words.OVERDUE_ALT))


def _people(people: pd.DataFrame, key: str, alt: str) -> None:
    shown = tables.listed(people)
    if session.is_phone():
        customer_cards.known(shown, key)
        return
    event = st.dataframe(
        shown,
        hide_index=True,
        height="content",
        column_order=list(words.COLUMNS),
        column_config=table_columns.regular_columns(),
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
        alt=alt,
    )
    if event["selection"]["cells"]:
        session.open_customer(shown["customer_id"].iloc[event["selection"]["cells"][0][0]])
        st.switch_page(navigation.file("customer"))


def weeks(past: Past) -> None:
    """Show sales week by week."""
    st.subheader(_(words.WEEKS_HEADING), anchor=False, help=_(words.WEEKS_HELP))
    revenue = past.weeks["revenue"]
    if revenue.empty:
        prose.sentence(_(words.NO_WEEK))
        return
    with voice.plainly():
        alt = words.weeks_alt(len(revenue), float(revenue.min()), float(revenue.max()))
    chart.show(charts.sales_by_week(past.weeks), key="weeks", alt=alt, height=CHART_HEIGHT)


def best_days(past: Past) -> None:
    """Show which days of the week bring most."""
    st.subheader(_(words.WEEKDAYS_HEADING), anchor=False, help=_(words.WEEKDAYS_HELP))
    best = past.weekdays.iloc[int(past.weekdays["revenue"].to_numpy().argmax())]
    with voice.plainly():
        alt = words.best_day(int(best["weekday"]), float(best["revenue"]))
    chart.show(charts.best_days(past.weekdays), key="weekdays", alt=alt, height=CHART_HEIGHT)


def best_sellers(past: Past) -> None:
    """Show which products bring most."""
    st.subheader(_(words.PRODUCTS_HEADING), anchor=False, help=_(words.PRODUCTS_HELP))
    first = past.products.iloc[0]
    with voice.plainly():
        alt = words.products_alt(str(first["product"]), float(first["revenue"]))
    chart.show(charts.best_sellers(past.products), key="products", alt=alt, height=CHART_HEIGHT)


def ahead(found: Analysis) -> None:
    """Show what is expected, as small as it is sure, and when to come back."""
    with st.container(border=True):
        st.subheader(_(words.AHEAD_HEADING), anchor=False)
        *told, note = shop.rough_look_ahead(len(found.summary.frame), found.forecast)
        prose.sentences(told)
        prose.note(note)
        come_back(found.history)


def too_early_for_cohorts(history: History, past: Past) -> None:
    """Show what can be told where groups are too small to compare, and when to come back."""
    with st.container(border=True):
        st.header(_(words.COHORTS_HEADING), anchor=False)
        prose.sentence(words.came_back_so_far(past))
        prose.sentence(_(words.COHORTS_TEXT))
        come_back(history)


def too_little_to_test(history: History) -> None:
    """Show what follows from a shop too small for its forecast to be judged."""
    transactions, customers = history.transactions, len(history.summary.frame)
    if has_few_customers(transactions):
        told = words.too_small_to_test(customers)
    else:
        told = words.too_young_to_test(days_of(transactions))
    st.header(told, anchor=False)
    come_back(history)


def come_back(history: History) -> None:
    """Show when a longer file will bear a forecast."""
    prose.sentence(say(when_ready(history.transactions, history.summary, dates.today())))
