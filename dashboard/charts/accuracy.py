"""What would have been forecast on earlier days, and what came."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cltv_core.text.pages import accuracy as words
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain, with_legend
from dashboard.components.plot.figure import Figure, Trace, bar, scatter


@for_chart
def standings(told: pd.DataFrame) -> Figure:
    """Draw for each earlier day (`label`) what was `said` with its `low` and `high`, and the `actual` outcome."""
    hovers = [words.standing_hover(row) for row in told.to_dict("records")]
    error = {
        "type": "data",
        "symmetric": False,
        "array": told["high"] - told["said"],
        "arrayminus": told["said"] - told["low"],
        "thickness": 6,
        "width": 0,
    }
    figure = plain(
        _dots(told["label"], told["said"], hovers, _(words.LEGEND_FORECAST_RANGE), symbol="circle", error=error),
        _dots(told["label"], told["actual"], hovers, _(words.LEGEND_ACTUAL), symbol="diamond"),
    )
    figure.set_x(showgrid=False, type="category")
    figure.set_y(rangemode="tozero", **money_axis(*(told[name] for name in ("said", "low", "high", "actual"))))
    return with_legend(figure)


def _dots(
    x: pd.Series, y: pd.Series, hovers: Sequence[str], name: str, *, symbol: str, error: dict[str, object] | None = None
) -> Trace:
    return scatter(
        x=x,
        y=y,
        mode="markers",
        name=name,
        marker={"size": 12, "symbol": symbol},
        error_y=error,
        customdata=hovers,
        hovertemplate=TOLD,
    )


@for_chart
def tenths(table: pd.DataFrame) -> Figure:
    """Draw mean `predicted` and `actual` of each `tenth` of the customers."""
    names = {"predicted": _(words.LEGEND_FORECAST), "actual": _(words.LEGEND_ACTUAL)}
    figure = plain(*(_bars(table["tenth"], table[column], name) for column, name in names.items()))
    figure.set_x(title={"text": _(words.AXIS_TENTH)}, dtick=1, showgrid=False)
    figure.set_y(rangemode="tozero", **money_axis(*(table[name] for name in names)))
    return with_legend(figure)


def _bars(tenths: pd.Series, amounts: pd.Series, name: str) -> Trace:
    hovers = [words.tenth_hover(tenth, amount) for tenth, amount in zip(tenths, amounts, strict=True)]
    return bar(x=tenths, y=amounts, name=name, customdata=hovers, hovertemplate=TOLD)
