"""Sales month by month, past and expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from cltv_core.text.pages import overview as words
from cltv_core.text.spelling import month_initial, month_name_short
from cltv_core.text.voice import _
from dashboard.charts.layout import TOLD, for_chart, money_axis, plain, with_legend
from dashboard.components.plot.figure import Figure, Trace, bar, scatter

if TYPE_CHECKING:
    from cltv_core.value.sales_by_month import SalesByMonth

SHOWN_MONTHS = 24
"""Of the past: two years, so that a season can be seen to come again."""
NAMES, INITIALS = 10, 14
"""So many months in a row have room on a phone for their names in short, and for their first letters."""
FAN = {"width": 1}
FAN_OPACITY = 0.25
AHEAD = {"colour": 2}
"""The place in the theme's colours of all that is expected."""


@for_chart
def sales_by_month(sales: SalesByMonth) -> Figure:
    """Draw sales to returning and new customers as bars, and what is expected as a line within its likely range."""
    past, ahead = sales.past.tail(SHOWN_MONTHS), sales.ahead
    figure = plain(_bars(past, "returning", _(words.LEGEND_RETURNING)), _bars(past, "new", _(words.LEGEND_NEW)))
    if len(ahead):
        figure.add(_expected(ahead))
        if ahead["low"].notna().all():
            figure.add(*_fan(ahead))
    figure.set_x(showgrid=False, **_labels([*past["month"], *ahead["month"]]))
    ends = [*past["returning"], *past["new"], *(past["returning"] + past["new"]), *ahead["high"].dropna()]
    figure.set_y(rangemode="tozero", **money_axis(ends))
    figure.set(barmode="stack", bargap=0.15)
    return with_legend(figure, traceorder="normal")


def _labels(months: Sequence[pd.Timestamp]) -> dict[str, object]:
    """Write months where their bars stand: left to plotly, the ticks of a few months stand between the bars."""
    step = 1 if len(months) <= INITIALS else 2 if len(months) <= 2 * NAMES else 3
    shown = [month for month in months if (month.month - 1) % step == 0]
    spelled = month_initial if len(shown) > NAMES and step == 1 else month_name_short
    years = _with_year(shown)
    names = [spelled(month) + (f"<br>{month.year}" if at in years else "") for at, month in enumerate(shown)]
    return {"tickmode": "array", "tickvals": shown, "ticktext": names, "tickangle": 0}


def _with_year(months: Sequence[pd.Timestamp]) -> set[int]:
    """Return the places of the first months of their years; two side by side have no room, the later one tells."""
    firsts = {at for at, month in enumerate(months) if not at or month.year != months[at - 1].year}
    return {at for at in firsts if at + 1 not in firsts}


def _bars(past: pd.DataFrame, part: str, name: str) -> Trace:
    told = [
        words.month_hover(month, returning, new)
        for month, returning, new in zip(past["month"], past["returning"], past["new"], strict=True)
    ]
    return bar(x=past["month"], y=past[part], name=name, customdata=told, hovertemplate=TOLD)


def _fan(ahead: pd.DataFrame) -> list[Trace]:
    """Draw the upper edge without a name, and the lower one with the ground between them."""
    edges = {"mode": "lines", "line": FAN, "hoverinfo": "skip"}
    upper = scatter(x=ahead["month"], y=ahead["high"], meta=AHEAD, showlegend=False, **edges)
    lower = scatter(
        x=ahead["month"],
        y=ahead["low"],
        fill="tonexty",
        meta={**AHEAD, "fill": FAN_OPACITY},
        name=_(words.LEGEND_RANGE),
        **edges,
    )
    return [upper, lower]


def _expected(ahead: pd.DataFrame) -> Trace:
    told = [words.month_ahead_hover(row) for row in ahead.to_dict("records")]
    return scatter(
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
