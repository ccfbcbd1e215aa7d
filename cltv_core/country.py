"""In which country a shop is, and what the public holidays are there."""

from __future__ import annotations

from datetime import date, timedelta

from cltv_core.describe.periods import CLOSED_DAYS, OPENING_WEEKS, days_left
from cltv_core.destinations.addresses import country_codes
from cltv_core.reading.values.phones import OF_CURRENCY
from cltv_core.transactions import Transactions


def country_of(transactions: Transactions) -> str:
    """Guess the shop's country from its customers, else from its currency: ISO 3166, "" where it cannot be told."""
    told = transactions.customers["country"]
    told = told[told != ""]
    if len(told):
        codes = country_codes(told)
        codes = codes[codes.str.len() == 2]
        if len(codes):
            return str(codes.value_counts().index[0])
    return OF_CURRENCY.get(transactions.currency, "")


def known_countries() -> tuple[str, ...]:
    """Return the countries whose holidays are known, ISO 3166; the calendars themselves are not loaded."""
    from holidays.registry import EntityLoader

    return tuple(sorted(code for code in EntityLoader.get_country_codes(include_aliases=False) if len(code) == 2))


def public_holidays(country: str, first: date, last: date) -> dict[date, str]:
    """Return the public holidays of a country from `first` to `last`, by their names there; none of an unknown one."""
    if country not in known_countries():
        return {}
    import holidays

    found = holidays.country_holidays(country, years=range(first.year, last.year + 1))
    return {day: name for day, name in found.items() if first <= day <= last}


def holidays_near(transactions: Transactions, as_of: date) -> frozenset[date]:
    """Return the public holidays by which it is told whether the shop's month is over at the end of `as_of`.

    See `cltv_core.describe.periods.closing_day_of`; none where so much is left of the month that it is not.
    """
    if not days_left(as_of):
        return frozenset()
    first, last = as_of - timedelta(weeks=OPENING_WEEKS), as_of + timedelta(days=CLOSED_DAYS)
    return frozenset(public_holidays(country_of(transactions), first, last))
