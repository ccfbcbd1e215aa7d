"""How many columns a table has, where its rows have more cells than its header has names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

from cltv_core.reading.source.shape import Row, Shape
from cltv_core.reading.values.dates import looks_like_dates
from cltv_core.reading.vocabulary import roles

_MOST_TORN = 3
_TRIED_ROWS = 100
_WIDEST_TRIED = 40
_MONEY = frozenset(name for role in ("revenue", "unit_price") for name in roles.SYNONYMS[role])

Counts = tuple[int, ...]
"""How many cells of a row each column takes."""


def torn_columns(headers: Sequence[str], rows: Sequence[Row], delimiter: str) -> Counts | None:
    """Tell which columns of numbers the delimiter tears in all of these rows, which are longer than the header.

    None where none is, so that the further cells are columns without a name.
    """
    surplus = len(rows[0]) - len(headers) if rows else 0
    if not 0 < surplus <= _MOST_TORN or (surplus > 1 and len(headers) > _WIDEST_TRIED):
        return None
    tried = rows[:_TRIED_ROWS]
    found = sorted(
        ((_evidence(headers, tried, counts, delimiter), counts) for counts in _counts(len(headers), surplus)),
        reverse=True,
    )
    found = [(evidence, counts) for evidence, counts in found if any(evidence)]
    if not found and surplus == 1:
        return _torn_days(headers, tried, delimiter)
    unique = len(found) == 1 or (len(found) > 1 and found[0][0] > found[1][0])
    return found[0][1] if unique else None


def _torn_days(headers: Sequence[str], rows: Sequence[Row], delimiter: str) -> Counts | None:
    """Tell which column of days the delimiter tears: "Jan 4, 2025"."""
    for counts in _counts(len(headers), 1):
        column = next(column for column, count in enumerate(counts) if count > 1)
        if looks_like_dates([f"{row[column].strip()}{delimiter} {row[column + 1].strip()}" for row in rows]) == 1.0:
            return counts
    return None


def rejoined(row: Row, counts: Counts, delimiter: str) -> list[str]:
    """Put the cells of a row together again, so many for each column."""
    cells, start = [], 0
    for count in counts:
        cells.append(delimiter.join(row[start : start + count]))
        start += count
    return cells


def numbered(rows: Sequence[Row]) -> bool:
    """Tell whether the first cells number the rows, as data frames write their index in a column without a name."""
    firsts = [row[0].strip() for row in rows]
    if len(firsts) < 2 or not firsts[0].isdigit():
        return False
    return firsts == [str(int(firsts[0]) + place) for place in range(len(firsts))]


def _counts(width: int, surplus: int) -> Iterator[Counts]:
    for torn in combinations_with_replacement(range(width), surplus):
        yield tuple(1 + torn.count(column) for column in range(width))


def _evidence(headers: Sequence[str], rows: Sequence[Row], counts: Counts, delimiter: str) -> tuple[int, int, int]:
    """Count what speaks for a way to join the cells: sums that hold, names of amounts, cents such as 07.

    All are 0 where what is joined is not always a number.
    """
    sign = re.escape(delimiter)
    torn = [column for column, count in enumerate(counts) if count > 1]
    whole = [rejoined(row, counts, delimiter) for row in rows]
    number = re.compile(rf"\D{{0,4}}\d{{1,3}}(?:{sign}\d{{3}})+(?:\.\d+)?\D{{0,5}}|\D{{0,4}}\d+{sign}\d\d\D{{0,5}}")
    if not all(number.fullmatch(row[column].strip()) for row in whole for column in torn):
        return 0, 0, 0
    zeros = sum(row[column].split(delimiter)[1].startswith("0") for row in whole for column in torn)
    money = sum(roles.normalise(headers[column]) in _MONEY for column in torn)
    return len(Shape(whole, len(headers)).products), money, zeros
