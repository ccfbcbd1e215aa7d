"""How what is expected is spread over the customers."""

from __future__ import annotations

import pandas as pd

from cltv_core.text.describe import band
from cltv_core.text.pages import overview as words
from cltv_core.text.voice import _
from dashboard.charts.layout import ROOM_FOR_TITLED_AXES, TOLD, for_chart, plain, room_for
from dashboard.components.plot.figure import Figure, bar, scatter


@for_chart
def value_distribution(bands: pd.DataFrame) -> Figure:
    """Draw bars of `customers` by band of value, lowest band first; the share of all customers is told on hover."""
    most, everybody = max(bands["customers"].max(), 1), max(bands["customers"].sum(), 1)
    names = [band(low, high) for low, high in zip(bands["low"], bands["high"], strict=True)]
    told = [
        words.band_hover(name, number, number / everybody)
        for name, number in zip(names, bands["customers"], strict=True)
    ]
    bars = bar(
        x=bands["customers"],
        y=names,
        orientation="h",
        text=bands["customers"],
        texttemplate="%{text:,}",
        textposition="outside",
        cliponaxis=False,
        customdata=told,
        hovertemplate=TOLD,
    )
    figure = plain(bars)
    figure.set_x(visible=False, range=[0, most * 1.18])
    figure.set_y(showgrid=False, autorange="reversed", ticksuffix=" ")
    figure.set(margin={"l": room_for(names)})
    return figure


@for_chart
def concentration(curve: pd.DataFrame, best_fifth: float) -> Figure:
    """Draw `share_of_value` brought by `share_of_customers`, the best first; the best fifth is named."""
    told = [
        words.concentration_hover(customers, value)
        for customers, value in zip(curve["share_of_customers"], curve["share_of_value"], strict=True)
    ]
    line = scatter(
        x=curve["share_of_customers"],
        y=curve["share_of_value"],
        mode="lines",
        line={"width": 3},
        customdata=told,
        hovertemplate=TOLD,
    )
    named = scatter(
        x=[0.2],
        y=[best_fifth],
        mode="markers+text",
        marker={"size": 10},
        text=[words.best_fifth(best_fifth)],
        textposition="bottom right" if best_fifth > 0.2 else "top right",
        hoverinfo="skip",
    )
    figure = plain(line, named)
    figure.set_x(title={"text": _(words.AXIS_BEST_CUSTOMERS)}, tickformat=".0%", range=[0, 1.01], showgrid=False)
    figure.set_y(title={"text": _(words.AXIS_SHARE_OF_VALUE)}, tickformat=".0%", range=[0, 1.05], dtick=0.25)
    figure.set(margin={**ROOM_FOR_TITLED_AXES, "r": 24})
    return figure
