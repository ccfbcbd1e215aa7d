"""What a small shop sold: by week, by day of the week, by product."""

from __future__ import annotations

import pandas as pd

from cltv_core.text.pages import small_shop as words
from cltv_core.text.pages.common import shorten
from dashboard import escape
from dashboard.charts.layout import LONGEST_NAME, TOLD, for_chart, money_axis, plain, room_for
from dashboard.components.plot.figure import Figure, bar


@for_chart
def sales_by_week(weeks: pd.DataFrame) -> Figure:
    """Draw `revenue` of each `week`."""
    told = [words.week_hover(week, amount) for week, amount in zip(weeks["week"], weeks["revenue"], strict=True)]
    figure = plain(bar(x=weeks["week"], y=weeks["revenue"], customdata=told, hovertemplate=TOLD))
    figure.set_x(showgrid=False, tickformat="%-d %b", tickvals=weeks["week"])
    figure.set_y(rangemode="tozero", **money_axis(weeks["revenue"]))
    return figure


@for_chart
def best_days(weekdays: pd.DataFrame) -> Figure:
    """Draw the mean `revenue` of each `weekday`."""
    names = [words.weekday(day) for day in weekdays["weekday"]]
    told = [words.weekday_hover(*day) for day in zip(weekdays["weekday"], weekdays["revenue"], strict=True)]
    figure = plain(bar(x=names, y=weekdays["revenue"], customdata=told, hovertemplate=TOLD))
    figure.set_x(showgrid=False, type="category")
    figure.set_y(rangemode="tozero", **money_axis(weekdays["revenue"]))
    return figure


@for_chart
def best_sellers(products: pd.DataFrame) -> Figure:
    """Draw the `revenue` of each `product`, the best first."""
    names = [escape.chart(shorten(str(name), LONGEST_NAME)) for name in products["product"]]
    told = [
        words.product_hover(str(name), orders, amount)
        for name, orders, amount in zip(products["product"], products["orders"], products["revenue"], strict=True)
    ]
    bars = bar(
        x=products["revenue"],
        y=list(range(len(products))),
        orientation="h",
        text=[words.product_amount(amount) for amount in products["revenue"]],
        textposition="outside",
        cliponaxis=False,
        customdata=told,
        hovertemplate=TOLD,
    )
    figure = plain(bars)
    figure.set_x(visible=False, range=[0, max(float(products["revenue"].max()), 1.0) * 1.25])
    figure.set_y(
        showgrid=False, tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.5, -0.5], ticks=""
    )
    figure.set(margin={"l": room_for(names)})
    return figure
