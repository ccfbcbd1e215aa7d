"""The days ahead of a shop: holidays, occasions with what they did before, its own peaks, and dates of its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from cltv_core.calendar.codes import Entry
from cltv_core.calendar.effects import DailySales, Effect, effect, next_monday_of, peaks
from cltv_core.calendar.occasions import FEASTS, days, in_country
from cltv_core.calendar.people import birthdays
from cltv_core.country import public_holidays
from cltv_core.facts import Fact
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

DAYS_AHEAD = 365
PEAK_LEAD = 14
"""Days before a peak of the shop's own at which to write."""


@dataclass(frozen=True)
class Ahead:
    """What is on a day ahead.

    `write_by`: the last good day to write for it; `effect`: what it did to sales before, where that is told.
    """

    day: date
    what: Fact
    write_by: date | None = None
    effect: Effect | None = None


def ahead(
    transactions: Transactions, summary: CustomerSummary, country: str, after: date | None = None
) -> tuple[Ahead, ...]:
    """Return what lies ahead within a year, in order.

    Parameters
    ----------
    country
        ISO 3166; "" leaves out holidays and what belongs to single countries.
    after
        The day before the first one, by default that of the summary.
    """
    after = after or summary.as_of
    first, last = after + timedelta(days=1), after + timedelta(days=DAYS_AHEAD)
    sales = DailySales.of(summary)
    occasions = tuple(_occasions(country, first, last, sales))
    feasts = {one.day for one in occasions if one.what["occasion"] in FEASTS}
    found = [
        *(one for one in _holidays(country, first, last) if one.day not in feasts),
        *occasions,
        *_peaks(first, last, sales),
        *_of_people(transactions, summary, first, last),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.what.key)))


def _holidays(country: str, first: date, last: date) -> Iterator[Ahead]:
    for day, name in public_holidays(country, first, last).items():
        yield Ahead(day, Entry.HOLIDAY(name=name))


def _occasions(country: str, first: date, last: date, sales: DailySales) -> Iterator[Ahead]:
    for when in in_country(country):
        for day in days(when, first, last):
            by = day - timedelta(days=when.lead)
            yield Ahead(day, Entry.OCCASION(occasion=when.occasion), max(by, first), effect(when, sales))


def _peaks(first: date, last: date, sales: DailySales) -> Iterator[Ahead]:
    for peak in peaks(sales):
        day = next_monday_of(peak.week, first - timedelta(days=1))
        if day <= last:
            yield Ahead(day, Entry.PEAK(times=peak.times), max(day - timedelta(days=PEAK_LEAD), first))


def _of_people(transactions: Transactions, summary: CustomerSummary, first: date, last: date) -> Iterator[Ahead]:
    """One entry a month, on its first day."""
    here = transactions.customers[transactions.customers["customer_id"].isin(summary.frame.index)]
    for start, people in _by_month(birthdays(here), first, last).items():
        yield Ahead(start, Entry.BIRTHDAYS(people=people))


def _by_month(dates: pd.DataFrame, first: date, last: date) -> dict[date, int]:
    """Count the dates by month: its first day ahead -> people; `dates` has `month` and `day`."""
    counts: dict[date, int] = {}
    sizes = dates.groupby(["month", "day"]).size().rename("people").reset_index()
    for month, number, people in sizes.itertuples(index=False):
        for year in range(first.year, last.year + 1):
            day = _day(year, int(month), int(number))
            if first <= day <= last:
                start = max(day.replace(day=1), first)
                counts[start] = counts.get(start, 0) + int(people)
    return counts


def _day(year: int, month: int, number: int) -> date:
    """Return the day in a year; 29 February is the 28th where there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, 28)
