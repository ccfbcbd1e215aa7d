"""The parts of the page that tells how good the forecast would have been."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.backtest.accuracy import untested
from cltv_core.backtest.codes import Finding
from cltv_core.text.say import say
from cltv_core.text.voice import speaking
from dashboard import charts, escape, tables, wording
from dashboard.features import cards, chart, table_columns

if TYPE_CHECKING:
    from cltv_core.backtest.accuracy import Accuracy

CHART_HEIGHT = 340


def words(record: Accuracy, currency: str) -> None:
    """The latest earlier day in one sentence, how often the ranges held, and who speaks."""
    caution = untested(record)
    if caution:
        cards.sentence(say(caution))
        return
    with speaking(currency=currency):
        latest = say(Finding.REPLAYED(**asdict(record.standings[0])))
    st.header(escape.markdown(latest), anchor=False)
    cards.sentence(say(record.choice_made))
    if record.horizon_days < record.asked_days:
        cards.sentence(say(Finding.BEYOND_REPLAYS(horizon_days=record.horizon_days, asked_days=record.asked_days)))


def standings(record: Accuracy, currency: str) -> None:
    st.subheader(wording.STANDINGS_HEADING, anchor=False, help=wording.STANDINGS_HELP)
    cards.sentence(wording.totals_held(record.totals_held, len(record.standings)))
    figure = charts.standings(tables.standings(record), currency)
    chart.show(figure, key="standings", alt=wording.STANDINGS_ALT, height=CHART_HEIGHT)
    st.caption(wording.CHOSEN_THEN)


def tenths(record: Accuracy, currency: str) -> None:
    st.subheader(wording.TENTHS_HEADING, anchor=False, help=wording.TENTHS_HELP)
    cards.sentence(wording.best_tenth(record.share_of_best_tenth))
    chart.show(charts.tenths(record.tenths, currency), key="tenths", alt=wording.TENTHS_ALT, height=CHART_HEIGHT)


def methods(record: Accuracy, currency: str) -> None:
    st.subheader(wording.METHODS_HEADING, anchor=False, help=wording.METHODS_HELP)
    if record.held is not None:
        cards.sentence(wording.customers_held(record.held, record.held_of_open))
    compared = record.comparison
    cards.sentence(wording.compared(compared.days, len(record.standings), compared.left_out))
    cards.sentence(wording.others_better(record.better_total, record.better_order, compared.days))
    if record.level_nearer is not None:
        cards.sentence(wording.level_today(record.choice.level, record.level_nearer))
    st.dataframe(
        tables.methods(compared),
        hide_index=True,
        height="content",
        column_config=table_columns.method_columns(currency),
        alt=wording.METHODS_ALT,
    )


def limits() -> None:
    st.subheader(wording.LIMITS_HEADING, anchor=False)
    st.markdown("\n".join(f"- {limit}" for limit in wording.LIMITS))
