"""Amounts in the smallest unit of their currency: cents, pence, or whatever a payment program counts in."""

from __future__ import annotations

import re

from babel import UnknownLocaleError
from babel.numbers import get_currency_precision

from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.currency import CODES
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.smallest_units import says_hundredths, says_thousandths

_API_ID = re.compile(r"(?:ch|pi|py|in|cs|re|pm|il|sub|ii|txn)_[A-Za-z0-9_]{4,}")
_API_AMOUNT = re.compile(r"_money[._/ ]?(?:amount)?$|(?<=[a-z])Money[._/ ]amount$")
"""Fields of an interface that counts in the smallest unit: total_money.amount."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_WHOLE = re.compile(r"-?\d+(?:[.,]0+)?")
_GLANCE = 200
_LARGE = 1000


def scale_of(table: RawTable, header: str, currencies: set[str]) -> float:
    """Return by what the numbers of a column are to be multiplied: 0.01 where they count cents, else 1.

    `currencies`: the codes that the file has; a currency without cents is not divided.
    """
    cells = table.sample(header, _GLANCE)
    if not cells or not all(_WHOLE.fullmatch(cell.lstrip("'")) for cell in cells):
        return 1.0
    if says_thousandths(header):
        return 0.001
    if says_hundredths(header) or _API_AMOUNT.search(header) or _is_of_an_api(table):
        return float(10.0 ** -_digits(currencies))
    return 1.0


def says_unit(header: str) -> bool:
    """Return whether a column name says that it counts in the smallest unit."""
    return says_hundredths(header) or says_thousandths(header) or _API_AMOUNT.search(header) is not None


def may_be_small(table: RawTable, header: str, currency: str) -> bool:
    """Return whether whole numbers may count cents: of a currency that has them, large, and hardly any round."""
    cells = table.sample(header, _GLANCE)
    if currency not in CODES or _digits({currency}) == 0 or not cells or not all(map(_WHOLE.fullmatch, cells)):
        return False
    numbers = sorted(abs(int(float(cell.replace(",", ".")))) for cell in cells)
    return numbers[len(numbers) // 2] >= _LARGE and sum(number % 10 == 0 for number in numbers) < 0.3 * len(numbers)


def _is_of_an_api(table: RawTable) -> bool:
    """Tell whether the rows are those of a payment program's interface: ids such as ch_3Nf, and seconds since 1970."""
    samples = {header: table.sample(header, _GLANCE) for header in table.headers}
    named = any(cells and all(_API_ID.fullmatch(cell) for cell in cells) for cells in samples.values())
    timed = any(
        len(cells) > 1
        and all(_EPOCH.fullmatch(cell) for cell in cells)
        and roles.worth_of_name("ordered_at", header) > 0
        for header, cells in samples.items()
    )
    small = any(cells and all(cell.upper() in CODES and cell.islower() for cell in cells) for cells in samples.values())
    return (named and (timed or small)) or (timed and small)


def _digits(currencies: set[str]) -> int:
    """Return the decimals of the currencies, two where the file does not tell or has several kinds."""
    try:
        found = {get_currency_precision(code) for code in currencies if code in CODES}
    except UnknownLocaleError:
        return 2
    return found.pop() if len(found) == 1 else 2
