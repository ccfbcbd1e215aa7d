"""Customers who came together: how many come back, and what they bring over time."""

from __future__ import annotations

import pandas as pd

from cltv_core.describe.cohort_groups import LEAST_CUSTOMERS
from cltv_core.text.pages import cohorts as words
from cltv_core.text.pages.common import shorten
from cltv_core.text.voice import _
from dashboard import escape
from dashboard.charts.layout import (
    LONGEST_NAME,
    ROOM_FOR_TITLED_AXES,
    TOLD,
    for_chart,
    money_axis,
    plain,
    room_for,
    with_legend,
)
from dashboard.components.plot.figure import Figure, Trace, bar, scatter

DOT_SIZE = 5
ROOM_AT_ENDS = 0.3
"""Months."""
MONTHS_WITH_TEXT, MONTHS_ON_A_PHONE = 13, 6
"""Columns up to which the cells of the retention grid are wide enough for a figure."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
BAND_OPACITY = 0.12
CELL = 0.93
"""How much of its place in the retention grid a cell fills."""
FAINTEST, STRONGEST = 0.06, 0.55
"""Opacity of the cell where nobody came back, and of the one where most did."""


@for_chart
def retention_grid(cohorts: pd.DataFrame) -> Figure:
    """Draw the share of each `cohort` that came back, by `months_since` its start; a month still to come is empty."""
    later = cohorts[cohorts["months_since"] > 0]
    sizes = later.groupby("cohort", sort=False)["customers"].first()
    rows = later["cohort"].map(list(sizes.index).index)
    labels = [words.cohort_row(shorten(str(name), LONGEST_NAME), size) for name, size in sizes.items()]
    figure = plain(_cells(later, rows))
    roomy = later["months_since"].max() <= MONTHS_WITH_TEXT
    if roomy:
        figure.add(_shares_written(later, rows))
    figure.set_x(title={"text": _(words.AXIS_MONTHS_SINCE)}, side="top", showgrid=False)
    figure.set_x(tick0=1, dtick=1 if roomy else 2, tickangle=0)
    figure.set_y(
        tickvals=list(range(len(sizes))),
        ticktext=labels,
        range=[len(sizes) - 0.5, -0.5],
        showgrid=False,
        ticks="",
    )
    figure.set(margin={"l": room_for(labels), "t": 56})
    return figure


def _cells(later: pd.DataFrame, rows: pd.Series) -> Trace:
    """Draw one short bar a cell, the stronger the more customers came back.

    Never so strong that its figure cannot be read; too few customers to compare are faint.
    """
    telling = later["retention"].where(later["customers"] >= LEAST_CUSTOMERS, 0.0)
    most = telling.to_numpy().max(initial=0.01)
    columns = (later[name] for name in ("cohort", "months_since", "active", "customers"))
    told = [
        words.retention_hover(cohort, month, words.back_of(active, customers, few=customers < LEAST_CUSTOMERS))
        for cohort, month, active, customers in zip(*columns, strict=True)
    ]
    return bar(
        x=later["months_since"],
        y=[CELL] * len(later),
        base=rows - CELL / 2,
        width=CELL,
        marker={"opacity": FAINTEST + (STRONGEST - FAINTEST) * telling / most},
        customdata=told,
        hovertemplate=TOLD,
    )


def _shares_written(later: pd.DataFrame, rows: pd.Series) -> Trace:
    later = later[later["customers"] >= LEAST_CUSTOMERS]
    return scatter(
        x=later["months_since"],
        y=rows[later.index],
        mode="text",
        meta={"wantsRoom": bool(later["months_since"].max() > MONTHS_ON_A_PHONE)},
        text=[words.cell(share) for share in later["retention"]],
        hoverinfo="skip",
    )


@for_chart
def cumulative_value(curves: pd.DataFrame, cost: float = 0.0) -> Figure:
    """Draw `cumulative_value` of each `cohort` by `months_since`; dots continue a line where it `is_forecast`.

    `cost` of winning a customer, if given, is drawn as a level.
    """
    groups = [(str(name), curve) for name, curve in curves.groupby("cohort", sort=False)]
    figure = plain(*(_curve(name, curve, place) for place, (name, curve) in enumerate(groups)))
    for place, (_name, curve) in enumerate(groups):
        figure.add(*_band(curve, place))
    end = float(curves["months_since"].max())
    if cost > 0:
        figure.add(_level(cost, end))
    figure.set_x(
        title={"text": _(words.AXIS_MONTHS_SINCE)}, showgrid=False, range=[-ROOM_AT_ENDS, max(end, 1.0) + ROOM_AT_ENDS]
    )
    figure.set_y(
        title={"text": _(words.AXIS_PER_CUSTOMER)}, rangemode="tozero", **money_axis(curves["cumulative_value"], [cost])
    )
    figure.set(margin=ROOM_FOR_TITLED_AXES)
    if len(groups) < 2:
        return figure
    return with_legend(figure, traceorder="normal")


def _band(curve: pd.DataFrame, place: int) -> list[Trace]:
    """Draw the likely range of what is expected, from the last month that is over; nothing where it is not known."""
    ahead = curve[curve["is_forecast"]]
    if ahead.empty or ahead["low"].isna().any():
        return []
    edges = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    upper = scatter(x=ahead["months_since"], y=ahead["high"], **edges)
    meta = {"colour": place, "fill": BAND_OPACITY}
    lower = scatter(x=ahead["months_since"], y=ahead["low"], fill="tonexty", meta=meta, **edges)
    return [upper, lower]


def _curve(name: str, curve: pd.DataFrame, place: int) -> Trace:
    """One trace, so that line and dots share the theme's colour: gaps keep the dots from being joined.

    The line's name stands at its end, and lines are dashed in different ways, so that colour is never the only sign.
    """
    solid, dotted = curve[~curve["is_forecast"]], curve[curve["is_forecast"]]
    months = [*solid["months_since"], *_with_gaps(dotted["months_since"])]
    values = [*solid["cumulative_value"], *_with_gaps(dotted["cumulative_value"])]
    return scatter(
        x=months,
        y=values,
        mode="lines+markers+text",
        meta={"colour": place, "wantsRoom": True},
        line={"dash": DASHES[place % len(DASHES)]},
        text=[*[""] * (len(values) - 1), escape.chart(shorten(name, LONGEST_NAME))],
        textposition="top left",
        name=escape.chart(shorten(name, LONGEST_NAME)),
        marker={"size": [0] * len(solid) + [DOT_SIZE] * (2 * len(dotted)), "opacity": 1},
        customdata=[_told(name, month, value) for month, value in zip(months, values, strict=True)],
        hovertemplate=TOLD,
        cliponaxis=False,
    )


def _told(name: str, month: float | None, value: float | None) -> str:
    return "" if month is None or value is None else words.value_hover(name, int(month), value)


def _with_gaps(values: pd.Series) -> list[float | None]:
    return [part for value in values for part in (None, value)]


def _level(cost: float, end: float) -> Trace:
    return scatter(
        x=[0, end],
        y=[cost, cost],
        mode="lines+text",
        line={"dash": "dash", "width": 1.5},
        text=["", words.cost_level(cost)],
        textposition="top left",
        hoverinfo="skip",
        showlegend=False,
    )
