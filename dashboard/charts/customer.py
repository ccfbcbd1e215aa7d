"""What one customer bought, day by day."""

from __future__ import annotations

import pandas as pd

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain
from dashboard.components.plot.figure import Figure, Trace, scatter

ROOM_FOR_DUE_LABEL = 1.25


@for_chart
def purchases(days: pd.DataFrame, due: pd.Timestamp | None) -> Figure:
    """Draw what one customer spent (`revenue`) on each `day`, for which `products`, and the order expected next."""
    figure = plain(_stems(days))
    if due is not None:
        figure.add(_due_line(due, ROOM_FOR_DUE_LABEL * float(days["revenue"].max())))
        figure.add(_expected(due, float(days["revenue"].mean())))
    figure.set_x(showgrid=False)
    figure.set_y(rangemode="tozero", **money_axis(list(days["revenue"])))
    return figure


def _stems(days: pd.DataFrame) -> Trace:
    stems = {
        "type": "data",
        "symmetric": False,
        "array": [0] * len(days),
        "arrayminus": days["revenue"],
        "width": 0,
    }
    bought = days[["day", "revenue", "products"]].itertuples(index=False)
    told = [words.purchase_hover(day, amount, products) for day, amount, products in bought]
    return scatter(
        x=days["day"],
        y=days["revenue"],
        mode="markers",
        marker={"size": 9},
        error_y=stems,
        customdata=told,
        hovertemplate=TOLD,
    )


def _expected(due: pd.Timestamp, amount: float) -> Trace:
    return scatter(
        x=[due],
        y=[amount],
        mode="markers",
        marker={"size": 12, "symbol": "diamond-open", "line": {"width": 2}},
        meta={"colour": 2},
        customdata=[words.expected_next(due, amount)],
        hovertemplate=TOLD,
    )


def _due_line(due: pd.Timestamp, height: float) -> Trace:
    return scatter(
        x=[due, due],
        y=[0, height],
        mode="lines+text",
        line={"dash": "dot", "width": 1.5},
        meta={"colour": 2},
        text=["", f"{_(words.NEXT_ORDER_DUE)}\N{NO-BREAK SPACE}"],
        textposition="bottom left",
        cliponaxis=False,
        hoverinfo="skip",
    )
