"""The six figures of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cltv_core.describe.kpis import Measure
from cltv_core.text import describe
from cltv_core.text.pages import overview as words
from cltv_core.text.say import say
from cltv_core.text.voice import Sentence
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.describe.kpis import Kpi, Kpis

FIGURE_WIDTH = 150
COLOURS: Mapping[Measure, Literal["inverse"]] = {Measure.CHURN_RATE: "inverse"}


def show(figures: Kpis) -> None:
    """Show each figure with its change, and the period they stand for."""
    with st.grid(len(figures.all), min_column_width=FIGURE_WIDTH):
        for figure in figures.all:
            _card(figure, describe.comparison(figures))
    prose.note(words.kpi_period(describe.period(figures), describe.comparison(figures)))


def _card(figure: Kpi, comparison: Sentence) -> None:
    change = words.kpi_change(figure)
    st.metric(
        describe.label(figure.measure),
        words.kpi_value(figure),
        change,
        delta_color=COLOURS.get(figure.measure, "normal"),
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
