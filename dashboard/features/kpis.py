"""The six figures of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import streamlit as st

from cltv_core.text.pages import overview as words
from cltv_core.text.say import say
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.describe.kpis import Kpi, Kpis

FIGURE_WIDTH = 150
COLOURS: Mapping[str, Literal["inverse"]] = {"churn_rate": "inverse"}


def show(figures: Kpis) -> None:
    """Show each figure with its change, and the period they stand for."""
    with st.grid(len(figures.all), min_column_width=FIGURE_WIDTH):
        for figure in figures.all:
            _card(figure, figures.comparison)
    prose.note(words.kpi_period(say(figures.period), say(figures.comparison)))


def _card(figure: Kpi, comparison: str) -> None:
    change = words.kpi_change(figure.key, figure.value, figure.previous)
    st.metric(
        say(figure.label),
        words.kpi_value(figure.key, figure.value),
        change,
        delta_color=COLOURS.get(figure.key, "normal"),
        help=prose.paragraphs(
            [say(figure.definition), say(figure.note), say(comparison if change is not None else "")]
        ),
        border=True,
        height="stretch",
        chart_data=figure.series if len(figure.series) > 1 else None,
    )
