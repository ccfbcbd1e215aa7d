"""The six figures of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cltv_core.describe.kpis import Measure, period_choices
from cltv_core.text import describe
from cltv_core.text.pages import overview as words
from cltv_core.text.say import say
from cltv_core.text.voice import Sentence, _
from dashboard.features import prose
from dashboard.results import shop_figures

if TYPE_CHECKING:
    from cltv_core.analysis import History
    from cltv_core.describe.kpis import Kpi

FIGURE_WIDTH = 150
COLOURS: Mapping[Measure, Literal["inverse"]] = {Measure.CHURN_RATE: "inverse"}


def show(history: History) -> None:
    """Show each figure with its change, the period they stand for, and a switch between periods."""
    choices, usual = period_choices(history.transactions, history.summary), history.kpis.months
    period = None
    if len(choices) > 1:
        period = st.segmented_control(
            _(words.PERIOD),
            choices,
            default=usual if usual in choices else choices[-1],
            required=True,
            format_func=words.period_option,
            key="kpi_period",
            label_visibility="collapsed",
            persist_state="session",
        )
    figures = shop_figures.kpis(period)
    with st.grid(len(figures.all), min_column_width=FIGURE_WIDTH):
        for figure in figures.all:
            card(figure, describe.comparison(figures))
    prose.note(words.kpi_period(describe.period(figures), describe.comparison(figures)))


def card(figure: Kpi, comparison: Sentence) -> None:
    """Show a figure with its change."""
    change = words.kpi_change(figure)
    st.metric(
        describe.label(figure.measure),
        words.kpi_value(figure),
        _(words.UNCHANGED) if change == 0 else change,
        delta_color="off" if change == 0 else COLOURS.get(figure.measure, "normal"),
        delta_arrow="off" if change == 0 else "auto",
        help=prose.paragraphs(
            [
                describe.definition(figure.measure),
                say(figure.unknown or ""),
                Sentence("") if change is None else comparison,
            ]
        ),
        border=True,
        height="stretch",
    )
