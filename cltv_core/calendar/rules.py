"""On which day of a year something falls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.easter import easter

Rule = Callable[[int], date | None]
"""Year -> the day; None in a year that has none."""


def fixed(month: int, day: int) -> Rule:
    """Return the same day every year."""
    return lambda year: date(year, month, day)


def weekday_of(month: int, weekday: int, number: int) -> Rule:
    """Return the so-manyth weekday (0 is Monday) of a month; negative numbers count from its end."""

    def rule(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))

    return rule


def after(rule: Rule, days: int) -> Rule:
    """Return so many days after another day, before it where negative."""

    def moved(year: int) -> date | None:
        day = rule(year)
        return day + timedelta(days=days) if day else None

    return moved


def after_easter(days: int) -> Rule:
    """Return so many days after Easter Sunday of the western churches."""
    return lambda year: easter(year) + timedelta(days=days)


def feast(country: str, name: str, category: str = "public") -> Rule:
    """Return the first day of a feast that moves with the moon, as a country's calendar has it in `holidays`."""

    def rule(year: int) -> date | None:
        return next((day for day, told in _named(country, year, category) if told == name), None)

    return rule


@cache
def _named(country: str, year: int, category: str) -> tuple[tuple[date, str], ...]:
    found = holidays.country_holidays(country, years=[year], language="en_US", categories=[category])
    return tuple((day, part) for day, told in sorted(found.items()) for part in told.split("; "))


def first_advent(year: int) -> date:
    """Return the fourth Sunday before Christmas Day."""
    eve = date(year, 12, 24)
    return eve - timedelta(days=(eve.weekday() + 1) % 7 + 21)


def french_mothers_day(year: int) -> date:
    """Return the last Sunday of May, a week later where that is Pentecost."""
    last = weekday_of(5, SUNDAY, -1)(year)
    assert last is not None
    return last + timedelta(days=7) if last == easter(year) + timedelta(days=49) else last


MONDAY, TUESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 1, 3, 4, 5, 6
