"""Amounts in several currencies beside the same amounts in one: that one is taken, as nothing is lost then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cltv_core.reading.columns.ledger import ROWS, Ledger, ledger_of
from cltv_core.reading.columns.paid import part_of
from cltv_core.reading.columns.profile import Looks
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.currency import CODES, currency_in_name
from cltv_core.reading.vocabulary import roles

Columns = Mapping[str, tuple[str, ...]]

_SAME_RATE = 0.05
"""How far the rates of one currency may lie apart, as they change over the years."""
_GLANCE = 60
_SIDES = frozenset(
    [
        "base",
        "converted",
        "conversion",
        "settlement",
        "settled",
        "account",
        "local",
        "home",
        "reporting",
        "functional",
        "usd",
        "eur",
    ]
)
"""Words by which an amount says that it is not in the currency of the sale."""


def currency_of(table: RawTable, amount: str, found: list[str]) -> str:
    """Return which of several columns of currency codes belongs to an amount.

    That is the column whose name is most like the name of the amount, else the nearest one.
    """
    own = set(roles.normalise(amount).split())
    place = table.headers.index(amount)

    def likeness(header: str) -> tuple[int, int]:
        said = set(roles.normalise(header).split())
        return -len(own & said & _SIDES) + len(said & _SIDES - own), abs(table.headers.index(header) - place)

    return min(found, key=likeness)


def twin_of_refunds(headers: Sequence[str], columns: Columns) -> str | None:
    """Return the column that has the amount in the currency of the refunds.

    Some exports tell both in two currencies: grand_total and base_grand_total beside base_total_refunded.
    """
    (amount,), (refunded,) = columns.get("revenue", ("",))[:1], columns.get("refunded", ("",))[:1]
    side = _words(refunded) & _SIDES - _words(amount)
    wanted = _words(amount) | side
    return next((header for header in headers if side and _words(header) == wanted), None)


def _words(header: str) -> set[str]:
    return set(roles.normalise(header).split())


def in_one_currency(
    table: RawTable, columns: Columns, numbers: Ledger, free: Mapping[str, Looks]
) -> dict[str, tuple[str, ...]]:
    """Return the roles with the amount that is in one currency throughout, where the chosen one is not."""
    (amount,), (code,) = columns.get("revenue", ("",)), columns.get("currency", ("",))
    if not amount or not code or amount not in numbers.headers or len(_codes(table, code)) < 2:
        return dict(columns)
    if currency_in_name(amount):
        return {role: headers for role, headers in columns.items() if role != "currency"}
    single = [header for header, looks in free.items() if looks.codes >= 0.9 and len(_codes(table, header)) == 1]
    others = {role: headers for role, headers in columns.items() if role not in {"revenue", "currency"}}
    for other in numbers.headers:
        if other != amount and part_of(other) is None and _converts(table, numbers, other, amount, code):
            if currency_in_name(other):
                return {**others, "revenue": (other,)}
            if not single and _words(other) & _SIDES:
                return {**others, "revenue": (other,)}
            if single:
                return {**others, "revenue": (other,), "currency": (currency_of(table, other, single),)}
    return dict(columns)


def is_converted(table: RawTable, chosen: str, other: str) -> bool:
    """Tell whether an amount is another one in the currency of the account, at the rates of several currencies."""
    numbers = ledger_of(table, [chosen, other])
    return any(
        _converts(table, numbers, chosen, other, header) for header in table.headers if _is_of_codes(table, header)
    )


def _is_of_codes(table: RawTable, header: str) -> bool:
    cells = table.sample(header, _GLANCE)
    return len(cells) > 1 and all(cell.upper() in CODES for cell in cells)


def _codes(table: RawTable, header: str) -> set[str]:
    return {str(value).upper() for value in table.values(header)} - {""}


def _converts(table: RawTable, numbers: Ledger, other: str, amount: str, code: str) -> bool:
    """Tell whether `other` is the same money: at one rate for each currency, and 1 for at most one of them."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = numbers[other] / numbers[amount]
    codes = table.codes(code)[:ROWS]
    known = np.isfinite(rates) & (rates > 0) & (np.abs(numbers[amount]) >= 1)
    groups = [rates[known & (codes == one)] for one in np.unique(codes)]
    groups = [group for group in groups if len(group)]
    if len(groups) < 2 or known.mean() < 0.8:
        return False
    steady = [np.mean(np.abs(group / np.median(group) - 1) <= _SAME_RATE) >= 0.9 for group in groups]
    middles = [float(np.median(group)) for group in groups]
    apart = max(middles) > (1 + _SAME_RATE / 2) * min(middles)
    return bool(apart and all(steady) and sum(abs(rate - 1) < 1e-4 for rate in middles) <= 1)
