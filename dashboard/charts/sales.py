"""Sales month by month, past and expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from cltv_core.text.pages import overview as words
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain, with_legend

if TYPE_CHECKING:
    from cltv_core.value.sales_by_month import SalesByMonth

SHOWN_MONTHS = 24
"""Of the past: two years, so that a season can be seen to come again."""
FAN = {"width": 0}
FAN_OPACITY = 0.25
AHEAD = {"colour": 2}
"""The place in the theme's colours of all that is expected."""


@for_chart
def sales_by_month(sales: SalesByMonth) -> go.Figure:
    """Draw sales to returning and new customers as bars, and what is expected as a line within its likely range."""
    past, ahead = sales.past.tail(SHOWN_MONTHS), sales.ahead
    figure = plain(_bars(past, "returning", _(words.LEGEND_RETURNING)), _bars(past, "new", _(words.LEGEND_NEW)))
    if len(ahead):
        figure.add_trace(_expected(ahead))
        if ahead["low"].notna().all():
            figure.add_traces(_fan(ahead))
    figure.update_xaxes(showgrid=False, tickformat="%b\n%Y", nticks=13)
    ends = [*past["returning"], *past["new"], *(past["returning"] + past["new"]), *ahead["high"].dropna()]
    figure.update_yaxes(rangemode="tozero", **money_axis(ends))
    figure.update_layout(barmode="stack", bargap=0.15)
    figure = with_legend(figure)
    return figure.update_layout(legend={"traceorder": "normal"})


def _bars(past: pd.DataFrame, part: str, name: str) -> go.Bar:
    told = [
        words.month_hover(month, returning, new)
        for month, returning, new in zip(past["month"], past["returning"], past["new"], strict=True)
    ]
    return go.Bar(x=past["month"], y=past[part], name=name, customdata=told, hovertemplate=TOLD)


def _fan(ahead: pd.DataFrame) -> list[go.Scatter]:
    """Draw the upper edge without a name, and the lower one with the ground between them."""
    upper = go.Scatter(x=ahead["month"], y=ahead["high"], mode="lines", line=FAN, hoverinfo="skip", showlegend=False)
    lower = go.Scatter(
        x=ahead["month"],
        y=ahead["low"],
        mode="lines",
        line=FAN,
        fill="tonexty",
        meta={**AHEAD, "fill": FAN_OPACITY},
        name=_(words.LEGEND_RANGE),
        hoverinfo="skip",
    )
    return [upper, lower]


def _expected(ahead: pd.DataFrame) -> go.Scatter:
    told = [words.month_ahead_hover(row) for row in ahead.to_dict("records")]
    return go.Scatter(
        x=ahead["month"],
        y=ahead["expected"],
        mode="lines+markers",
        line={"width": 2, "dash": "dot"},
        marker={"size": 6},
        meta=AHEAD,
        name=_(words.LEGEND_EXPECTED),
        customdata=told,
        hovertemplate=TOLD,
    )
