"""The slides of a small or young shop: what happened, and at the end a rough look ahead."""

from __future__ import annotations

from collections.abc import Iterable

from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview, small_shop
from cltv_core.text.pages import present as words
from cltv_core.text.voice import _
from dashboard import charts, voice
from dashboard.components.deck import Slide
from dashboard.features.present import parts
from dashboard.results import outlook, shop_figures


def slides() -> Iterable[Slide]:
    """Return the slides in their order."""
    made = (
        parts.so_far(),
        _came_back(),
        _weeks(),
        _best_days(),
        _best_sellers(),
        parts.actions(),
        _ahead(),
    )
    return (slide for slide in made if slide)


def _came_back() -> Slide:
    past = shop_figures.past()
    return Slide(_(words.RHYTHM), figure=small_shop.came_back(past), idea=small_shop.came_back_so_far(past))


def _weeks() -> Slide | None:
    past = shop_figures.past()
    if past.has_months:
        sales = shop_figures.sales_by_month().without_forecast
        alt = overview.past_sales_alt(sales.past["month"].min(), sales.past["month"].max())
        draw = parts.picture("sales", alt, lambda: charts.sales_by_month(sales))
        return Slide(_(overview.SALES_HEADING), picture=draw)
    revenue = past.weeks["revenue"]
    if revenue.empty:
        return None
    alt = small_shop.weeks_alt(len(revenue), float(revenue.min()), float(revenue.max()))
    return Slide(
        _(small_shop.WEEKS_HEADING), picture=parts.picture("weeks", alt, lambda: charts.sales_by_week(past.weeks))
    )


def _best_days() -> Slide:
    past = shop_figures.past()
    best = past.weekdays.iloc[int(past.weekdays["revenue"].to_numpy().argmax())]
    told = small_shop.best_day(int(best["weekday"]), float(best["revenue"]))
    return Slide(
        _(small_shop.WEEKDAYS_HEADING),
        told,
        picture=parts.picture("days", told, lambda: charts.best_days(past.weekdays)),
    )


def _best_sellers() -> Slide | None:
    past = shop_figures.past()
    if past.products.empty:
        return None
    first = past.products.iloc[0]
    with voice.plainly():
        alt = small_shop.products_alt(str(first["product"]), float(first["revenue"]))
    draw = parts.picture("products", alt, lambda: charts.best_sellers(past.products))
    return Slide(_(small_shop.PRODUCTS_HEADING), picture=draw)


def _ahead() -> Slide:
    analysis = outlook.analysis()
    told = shop.headline(len(analysis.summary.frame), analysis.forecast, mark=parts.AMOUNT)
    return Slide(_(small_shop.AHEAD_HEADING), told, note=_(shop.AHEAD_NOTE))
