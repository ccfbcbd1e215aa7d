"""What one customer bought, day by day."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain

ROOM_FOR_DUE_LABEL = 1.25


@for_chart
def purchases(days: pd.DataFrame, due: pd.Timestamp | None) -> go.Figure:
    """Draw what one customer spent (`revenue`) on each `day`, and the day on which the next order is due."""
    figure = plain(_stems(days))
    if due is not None:
        figure.add_trace(_due_line(due, ROOM_FOR_DUE_LABEL * float(days["revenue"].max())))
    figure.update_xaxes(showgrid=False)
    figure.update_yaxes(rangemode="tozero", **money_axis())
    return figure


def _stems(days: pd.DataFrame) -> go.Scatter:
    stems = {
        "type": "data",
        "symmetric": False,
        "array": [0] * len(days),
        "arrayminus": days["revenue"],
        "width": 0,
    }
    told = [words.purchase_hover(day, amount) for day, amount in zip(days["day"], days["revenue"], strict=True)]
    return go.Scatter(
        x=days["day"],
        y=days["revenue"],
        mode="markers",
        marker={"size": 9},
        error_y=stems,
        customdata=told,
        hovertemplate=TOLD,
    )


def _due_line(due: pd.Timestamp, height: float) -> go.Scatter:
    return go.Scatter(
        x=[due, due],
        y=[0, height],
        mode="lines+text",
        line={"dash": "dot", "width": 1.5},
        text=["", f"{_(words.NEXT_ORDER_DUE)}\N{NO-BREAK SPACE}"],
        textposition="bottom left",
        cliponaxis=False,
        hoverinfo="skip",
    )
