"""The slides of a shop whose customers and months are enough for a forecast: one idea a screen, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cltv_core.backtest.accuracy import untested
from cltv_core.backtest.trust import trust
from cltv_core.describe.value_spread import concentration, share_of_best
from cltv_core.segments.highlights import about_to_leave, brings_most
from cltv_core.text import analysis as shop
from cltv_core.text.backtest import TO_DO
from cltv_core.text.describe import newer_customers
from cltv_core.text.pages import accuracy as accuracy_words
from cltv_core.text.pages import actions as action_words
from cltv_core.text.pages import overview
from cltv_core.text.pages import present as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import charts, tables, voice
from dashboard.components.deck import Slide
from dashboard.features.present import parts
from dashboard.results import outlook, shop_figures

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis

MOST_CURVES = 4


def slides() -> Iterable[Slide]:
    """Return the slides in their order."""
    found = outlook.analysis()
    told = (_sales(), _months(), _expected(found), _best(found), _newer(found), _segments(found))
    done = (_leaving(found), parts.actions(), _trust(found))
    return (slide for slide in (*told, *done) if slide)


def _sales() -> Slide:
    sales = shop_figures.sales_by_month()
    if sales.last_year is None:
        return parts.so_far()
    return Slide(_(overview.LAST_YEAR), figure=overview.amount(sales.last_year), idea=parts.known())


def _months() -> Slide | None:
    sales = shop_figures.sales_by_month()
    if sales.past.empty:
        return None
    last, ahead = sales.last_year, sales.next_year
    idea = None if last is None or ahead is None else words.ahead(last, ahead)
    with voice.plainly():
        alt = overview.sales_alt(last, ahead)
    return Slide(
        _(overview.SALES_HEADING), idea, picture=parts.picture("sales", alt, lambda: charts.sales_by_month(sales))
    )


def _expected(analysis: Analysis) -> Slide:
    ends = analysis.forecast.range_of()
    return Slide(
        _(words.TODAYS_CUSTOMERS),
        shop.headline(len(analysis.summary.frame), analysis.forecast, mark=parts.AMOUNT),
        note=shop.likely_range(*ends) if ends else None,
    )


def _best(analysis: Analysis) -> Slide:
    values = analysis.forecast.frame["expected_value"].to_numpy()
    best = share_of_best(values)
    told = shop.best_fifth(best)
    draw = parts.picture("best", told, lambda: charts.concentration(concentration(values), best))
    return Slide(_(words.BEST_CUSTOMERS), told, picture=draw)


def _newer(analysis: Analysis) -> Slide | None:
    compared = analysis.newer_customers
    if compared is None:
        return None
    curves = tables.named(shop_figures.curves("quarter"), "quarter")
    shown = curves[curves["cohort"].isin(tables.spread(list(curves["cohort"].unique()))[:MOST_CURVES])]
    told = newer_customers(compared)
    return Slide(
        _(words.NEWER_CUSTOMERS),
        told,
        picture=parts.picture("newer", told, lambda: charts.cumulative_value(shown, 0.0)),
    )


def _segments(analysis: Analysis) -> Slide:
    table = analysis.segments.table
    with voice.plainly():
        alt = action_words.map_alt(table.to_dict("records"))
    told = shop.top_segment(brings_most(table))
    return Slide(_(words.SEGMENTS), told, picture=parts.picture("segments", alt, lambda: charts.segment_map(table, "")))


def _leaving(analysis: Analysis) -> Slide | None:
    row = about_to_leave(analysis.segments)
    return None if row is None else Slide(_(words.LEAVING), shop.about_to_leave(row))


def _trust(analysis: Analysis) -> Slide | None:
    record = analysis.accuracy
    if record is None or untested(record):
        return None
    found = trust(record)
    with voice.plainly():
        alt = accuracy_words.standings_alt(record.standings)
    draw = parts.picture("standings", alt, lambda: charts.standings(tables.standings(record)))
    return Slide(_(words.TRUST), say(found), note=_(TO_DO[found.code]), picture=draw)
