"""The parts of the page that tells how good the forecast would have been."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.backtest.accuracy import untested
from cltv_core.backtest.codes import Finding
from cltv_core.text.pages import accuracy as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import charts, tables
from dashboard.features import chart, prose, table_columns

if TYPE_CHECKING:
    from cltv_core.backtest.accuracy import Accuracy

CHART_HEIGHT = 340


def verdict(record: Accuracy) -> None:
    """Show the latest earlier day in one sentence, and which methods make today's forecast."""
    caution = untested(record)
    if caution:
        prose.sentence(say(caution))
        return
    st.header(say(Finding.REPLAYED(**asdict(record.standings[0]))), anchor=False)
    prose.sentence(say(record.choice_made))
    if record.horizon_days < record.asked_days:
        prose.sentence(say(Finding.BEYOND_REPLAYS(horizon_days=record.horizon_days, asked_days=record.asked_days)))


def standings(record: Accuracy) -> None:
    """Show what was forecast on earlier days, and what came."""
    st.subheader(_(words.STANDINGS_HEADING), anchor=False, help=_(words.STANDINGS_HELP))
    prose.sentence(words.totals_held(record.totals_held, len(record.standings)))
    figure = charts.standings(tables.standings(record))
    chart.show(figure, key="standings", alt=_(words.STANDINGS_ALT), height=CHART_HEIGHT)
    prose.note(_(words.CHOSEN_THEN))


def tenths(record: Accuracy) -> None:
    """Show how well customers were put in order."""
    st.subheader(_(words.TENTHS_HEADING), anchor=False, help=_(words.TENTHS_HELP))
    prose.sentence(words.best_tenth(record.share_of_best_tenth))
    chart.show(charts.tenths(record.tenths), key="tenths", alt=_(words.TENTHS_ALT), height=CHART_HEIGHT)


def methods(record: Accuracy) -> None:
    """Show each method against rules of thumb."""
    st.subheader(_(words.METHODS_HEADING), anchor=False, help=_(words.METHODS_HELP))
    if record.held is not None:
        prose.sentence(words.customers_held(record.held, record.held_of_open))
    compared = record.comparison
    prose.sentence(words.compared(compared.days, len(record.standings), compared.left_out))
    prose.sentence(words.others_better(record.better_total, record.better_order, compared.days))
    if record.level_nearer is not None:
        prose.sentence(words.level_today(record.choice.level, record.level_nearer))
    st.dataframe(
        tables.methods(compared),
        hide_index=True,
        height="content",
        column_config=table_columns.method_columns(),
        alt=_(words.METHODS_ALT),
    )


def limits() -> None:
    """Show what no forecast can know."""
    st.subheader(_(words.LIMITS_HEADING), anchor=False)
    prose.bullets(_(limit) for limit in words.LIMITS)
