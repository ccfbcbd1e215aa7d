"""Charts: data frames in, plotly figures out. Colours come from the theme; text of the owner's file is escaped."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS
from cltv_core.text.wording import money
from dashboard import escape, wording

DOT_SIZE = 5
LETTER_WIDTH = 5.8
"""Pixels. With room for all labels from the start, a chart need not be drawn a second time with wider margins."""
ROOM_FOR_TITLED_AXES = {"l": 64, "b": 52}
ROOM_AT_ENDS = 0.3
"""Months."""
ROOM_FOR_DUE_LABEL = 1.25
MONTHS_WITH_TEXT = 13
"""Columns up to which the cells of the retention grid are wide enough for a figure."""
LONGEST_NAME = 22
"""Characters of a product's name that have room in a legend, and before a row of the retention grid."""
CELL = 0.93
"""How much of its place in the retention grid a cell fills."""
FAINTEST, STRONGEST = 0.06, 0.55
"""Opacity of the cell where nobody came back, and of the one where most did."""


def value_distribution(bands: pd.DataFrame) -> go.Figure:
    """Bars of `customers` by value `band`, lowest band first; the share of all customers is told on hover."""
    most, everybody = max(bands["customers"].max(), 1), max(bands["customers"].sum(), 1)
    bars = go.Bar(
        x=bands["customers"],
        y=bands["band"],
        orientation="h",
        text=bands["customers"],
        texttemplate="%{text:,}",
        textposition="outside",
        cliponaxis=False,
        customdata=[wording.band_hover(number, number / everybody) for number in bands["customers"]],
        hovertemplate=wording.HOVER_BAND,
    )
    figure = _plain(go.Figure(bars))
    figure.update_xaxes(visible=False, range=[0, most * 1.18])
    figure.update_yaxes(showgrid=False, autorange="reversed", ticksuffix=" ")
    figure.update_layout(margin={"l": _room_for(bands["band"])})
    return figure


def concentration(curve: pd.DataFrame, best_fifth: float) -> go.Figure:
    """The 80/20 curve: `share_of_value` brought by `share_of_customers`, the best first; the best fifth is named."""
    line = go.Scatter(
        x=curve["share_of_customers"],
        y=curve["share_of_value"],
        mode="lines",
        line={"width": 3},
        hovertemplate=wording.HOVER_CONCENTRATION,
    )
    named = go.Scatter(
        x=[0.2],
        y=[best_fifth],
        mode="markers+text",
        marker={"size": 10},
        text=[wording.best_fifth(best_fifth)],
        textposition="bottom right" if best_fifth > 0.2 else "top right",
        hoverinfo="skip",
    )
    figure = _plain(go.Figure([line, named]))
    figure.update_xaxes(title=wording.AXIS_BEST_CUSTOMERS, tickformat=".0%", range=[0, 1.01], showgrid=False)
    figure.update_yaxes(title=wording.AXIS_SHARE_OF_VALUE, tickformat=".0%", range=[0, 1.05], dtick=0.25)
    figure.update_layout(margin={**ROOM_FOR_TITLED_AXES, "r": 24})
    return figure


def retention_grid(cohorts: pd.DataFrame) -> go.Figure:
    """Share of each `cohort` that came back, by `months_since` its start; a month still to come stays empty."""
    sizes = cohorts.groupby("cohort", sort=False)["customers"].first()
    later = cohorts[cohorts["months_since"] > 0]
    rows = later["cohort"].map(list(sizes.index).index)
    labels = [wording.cohort_row(wording.shorten(name, LONGEST_NAME), size) for name, size in sizes.items()]
    figure = _plain(go.Figure(_cells(later, rows)))
    roomy = later["months_since"].max() <= MONTHS_WITH_TEXT
    if roomy:
        figure.add_trace(_shares_written(later, rows))
    figure.update_xaxes(title=wording.AXIS_MONTHS_SINCE, side="top", showgrid=False)
    figure.update_xaxes(tick0=1, dtick=1 if roomy else 2, tickangle=0)
    figure.update_yaxes(
        tickvals=list(range(len(sizes))),
        ticktext=[escape.chart(label) for label in labels],
        range=[len(sizes) - 0.5, -0.5],
        showgrid=False,
        ticks="",
    )
    figure.update_layout(margin={"l": _room_for(labels), "t": 56})
    return figure


def _cells(later: pd.DataFrame, rows: pd.Series) -> go.Bar:
    """One short bar a cell, the stronger the more came back, but never so strong that its figure cannot be read; too
    few customers to compare are faint."""
    telling = later["retention"].where(later["customers"] >= LEAST_CUSTOMERS, 0.0)
    most = telling.to_numpy().max(initial=0.01)
    told = [
        wording.back_of(active, customers, few=customers < LEAST_CUSTOMERS)
        for active, customers in zip(later["active"], later["customers"], strict=True)
    ]
    return go.Bar(
        x=later["months_since"],
        y=[CELL] * len(later),
        base=rows - CELL / 2,
        width=CELL,
        marker={"opacity": FAINTEST + (STRONGEST - FAINTEST) * telling / most},
        customdata=[[escape.chart(name), back] for name, back in zip(later["cohort"], told, strict=True)],
        hovertemplate=wording.HOVER_RETENTION,
    )


def _shares_written(later: pd.DataFrame, rows: pd.Series) -> go.Scatter:
    later = later[later["customers"] >= LEAST_CUSTOMERS]
    return go.Scatter(
        x=later["months_since"],
        y=rows[later.index],
        mode="text",
        text=[f"{share * 100:.0f}" for share in later["retention"]],
        hoverinfo="skip",
    )


def cumulative_value(curves: pd.DataFrame, currency: str, cost: float = 0.0) -> go.Figure:
    """`cumulative_value` of each `cohort` by `months_since`; dots continue a line where it `is_forecast`.

    `cost` of winning a customer, if given, is drawn as a level.
    """
    figure = _plain(go.Figure())
    for name, curve in curves.groupby("cohort", sort=False):
        figure.add_trace(_curve(str(name), curve, currency))
    end = float(curves["months_since"].max())
    if cost > 0:
        figure.add_trace(_level(cost, end, currency))
    figure.update_xaxes(
        title=wording.AXIS_MONTHS_SINCE, showgrid=False, range=[-ROOM_AT_ENDS, max(end, 1.0) + ROOM_AT_ENDS]
    )
    figure.update_yaxes(title=wording.AXIS_VALUE_PER_CUSTOMER, rangemode="tozero", **_money_axis(currency))
    figure.update_layout(margin=ROOM_FOR_TITLED_AXES)
    return _with_legend(figure) if curves["cohort"].nunique() > 1 else figure


def _curve(name: str, curve: pd.DataFrame, currency: str) -> go.Scatter:
    """One trace, so that line and dots share the theme's colour: gaps keep the dots from being joined."""
    solid, dotted = curve[~curve["is_forecast"]], curve[curve["is_forecast"]]
    values = [*solid["cumulative_value"], *_with_gaps(dotted["cumulative_value"])]
    label = escape.chart(name)
    return go.Scatter(
        x=[*solid["months_since"], *_with_gaps(dotted["months_since"])],
        y=values,
        mode="lines+markers",
        name=escape.chart(wording.shorten(name, LONGEST_NAME)),
        marker={"size": [0] * len(solid) + [DOT_SIZE] * (2 * len(dotted)), "opacity": 1},
        customdata=[[label, "" if value is None else money(value, currency)] for value in values],
        hovertemplate=wording.HOVER_CUMULATIVE,
        cliponaxis=False,
    )


def _with_gaps(values: pd.Series) -> list[float | None]:
    return [part for value in values for part in (None, value)]


def _level(cost: float, end: float, currency: str) -> go.Scatter:
    return go.Scatter(
        x=[0, end],
        y=[cost, cost],
        mode="lines+text",
        line={"dash": "dash", "width": 1.5},
        text=[wording.cost_level(money(cost, currency)), ""],
        textposition="top right",
        hoverinfo="skip",
        showlegend=False,
    )


def standings(said: pd.DataFrame, currency: str) -> go.Figure:
    """For each earlier day (`label`) what was `said` with its `low` and `high`, and the `actual` outcome."""
    figure = _plain(go.Figure())
    told = [wording.standing_hover(row, currency) for row in said.to_dict("records")]
    error = {
        "type": "data",
        "symmetric": False,
        "array": said["high"] - said["said"],
        "arrayminus": said["said"] - said["low"],
        "thickness": 6,
        "width": 0,
    }
    figure.add_trace(_dots(said["label"], said["said"], told, wording.LEGEND_FORECAST, symbol="circle", error=error))
    figure.add_trace(_dots(said["label"], said["actual"], told, wording.LEGEND_ACTUAL, symbol="diamond"))
    figure.update_xaxes(showgrid=False, type="category")
    figure.update_yaxes(rangemode="tozero", **_money_axis(currency))
    return _with_legend(figure)


def _dots(
    x: pd.Series, y: pd.Series, told: list[str], name: str, *, symbol: str, error: dict[str, object] | None = None
) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        name=name,
        marker={"size": 12, "symbol": symbol},
        error_y=error,
        customdata=told,
        hovertemplate=wording.HOVER_STANDING,
    )


def tenths(table: pd.DataFrame, currency: str) -> go.Figure:
    """Mean `predicted` and `actual` of each `tenth` of the customers."""
    figure = _plain(go.Figure())
    for column, name in (("predicted", wording.LEGEND_FORECAST_ONLY), ("actual", wording.LEGEND_ACTUAL)):
        told = [money(amount, currency) for amount in table[column]]
        figure.add_trace(
            go.Bar(x=table["tenth"], y=table[column], name=name, customdata=told, hovertemplate=wording.HOVER_TENTH)
        )
    figure.update_xaxes(title=wording.AXIS_TENTH, dtick=1, showgrid=False)
    figure.update_yaxes(rangemode="tozero", **_money_axis(currency))
    return _with_legend(figure)


def _with_legend(figure: go.Figure) -> go.Figure:
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False}
    figure.update_layout(showlegend=True, legend=legend, margin={**ROOM_FOR_TITLED_AXES, "t": 40})
    return figure


def purchases(days: pd.DataFrame, currency: str, due: pd.Timestamp | None) -> go.Figure:
    """What one customer spent (`revenue`) on each `day`, and the day on which the next order is due."""
    figure = _plain(go.Figure())
    figure.add_trace(
        go.Scatter(
            x=days["day"],
            y=days["revenue"],
            mode="markers",
            marker={"size": 9},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [0] * len(days),
                "arrayminus": days["revenue"],
                "width": 0,
            },
            customdata=[money(revenue, currency, cents=True) for revenue in days["revenue"]],
            hovertemplate=wording.HOVER_PURCHASE,
        )
    )
    if due is not None:
        figure.add_trace(_due_line(due, ROOM_FOR_DUE_LABEL * float(days["revenue"].max())))
    figure.update_xaxes(showgrid=False)
    figure.update_yaxes(rangemode="tozero", **_money_axis(currency))
    return figure


def _due_line(due: pd.Timestamp, height: float) -> go.Scatter:
    return go.Scatter(
        x=[due, due],
        y=[0, height],
        mode="lines+text",
        line={"dash": "dot", "width": 1.5},
        text=["", f"{wording.NEXT_ORDER_DUE}\N{NO-BREAK SPACE}"],
        textposition="bottom left",
        cliponaxis=False,
        hoverinfo="skip",
    )


def _money_axis(currency: str) -> dict[str, object]:
    return {"tickprefix": wording.currency_sign(currency), "tickformat": ",", "nticks": 6}


def _room_for(labels: Iterable[str]) -> float:
    return 16 + LETTER_WIDTH * max(map(len, labels))


def _plain(figure: go.Figure) -> go.Figure:
    """No legend, no zooming by accident on a phone, little margin."""
    figure.update_layout(
        showlegend=False,
        margin={"l": 8, "r": 8, "t": 16, "b": 8},
        hovermode="closest",
        dragmode=False,
        bargap=0.25,
    )
    figure.update_xaxes(fixedrange=True, automargin=True, zeroline=False)
    figure.update_yaxes(fixedrange=True, automargin=True, zeroline=False)
    return figure
