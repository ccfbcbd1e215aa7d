"""Fills tables in which a group's name, day or number stands on its first row only, as merged cells are saved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cltv_core.reading.source.group_rows import total_rows
from cltv_core.reading.source.shape import class_of
from cltv_core.reading.source.table import Codes, RawTable
from cltv_core.reading.vocabulary import roles

Mask = npt.NDArray[np.bool_]

_FULL, _MOSTLY = 0.9, 0.5
_MOST_CELLS = 20_000
_LEAST_ROWS = 6
_FEWEST_GROUPS = 2
_MONEY = frozenset(name for role in ("revenue", "unit_price") for name in roles.SYNONYMS[role])


def may_be_grouped(rows: Sequence[Sequence[str]]) -> bool:
    """Tell from the first rows whether it is worth a look at all: the first has a cell that later ones lack."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return len(filled) > _LEAST_ROWS and bool(filled[0][0].strip()) and any(not row[0].strip() for row in filled)


def carried_down(table: RawTable) -> RawTable:
    """Copy what stands on the first row of each group into all of its rows; return any other table as it is.

    A group is known by columns that are filled on the same rows, the first column among them, and never twice with the
    same entries: days, several columns, or names in their order (a till that names few customers has them in none).
    Rows that lack more than that, such as totals, get nothing.
    """
    if len(table) < _LEAST_ROWS:
        return table
    filled = {header: _filled(table, header) for header in table.headers}
    rows = ~total_rows(table)
    full = [header for header in table.headers if rows.any() and filled[header][rows].mean() >= _FULL]
    whole = np.logical_and.reduce([rows, *(filled[header] for header in full)]) if len(full) > 1 else None
    if whole is None:
        return table
    for header in full:
        days = _are_days(table, header)
        if days[whole].mean() > _MOSTLY:
            whole &= days
    for group in _groups(table, filled, full, whole):
        for header in group:
            table = _carried(table, header, filled[header], whole)
    return table


def _are_days(table: RawTable, header: str) -> Mask:
    """Tell which rows have a day in a column, as those of sales do where "Total for January" has none."""
    cells = table.values(header)
    if len(cells) > _MOST_CELLS:
        return np.ones(len(table), dtype=bool)
    return np.array([class_of(str(cell)) == "day" for cell in cells], dtype=bool)[table.codes(header)]


def _filled(table: RawTable, header: str) -> Mask:
    return np.asarray(table.values(header) != "", dtype=bool)[table.codes(header)]


def _groups(table: RawTable, filled: dict[str, Mask], full: Sequence[str], whole: Mask) -> list[list[str]]:
    """Find the columns that name groups, those filled on the same rows together."""
    alike: dict[bytes, list[str]] = {}
    for header in table.headers:
        if header not in full and filled[header].any() and not _is_money(header):
            alike.setdefault(filled[header][whole].tobytes(), []).append(header)
    return [
        headers
        for headers in alike.values()
        if headers[0] == table.headers[0]
        and _names_groups(table, headers, filled[headers[0]], whole)
        and not any(_is_key(table.codes(header), filled[headers[0]], whole) for header in full)
    ]


def _is_key(codes: Codes, filled: Mask, whole: Mask) -> bool:
    """Whether a full column tells already which rows belong together, so that nothing is missing in the others.

    It does where it is never twice the same on first rows, and the rows below have one of these entries.
    """
    first, below = codes[filled & whole], codes[~filled & whole]
    return len(np.unique(first)) == len(first) and np.isin(below, first).mean() > _FULL if len(below) else True


def _is_money(header: str) -> bool:
    return roles.normalise(header) in _MONEY


def _names_groups(table: RawTable, headers: Sequence[str], filled: Mask, whole: Mask) -> bool:
    places = np.flatnonzero(filled & whole)
    if len(places) < _FEWEST_GROUPS or not whole.any() or places[0] != np.flatnonzero(whole)[0]:
        return False
    cells = [[str(table.values(header)[code]) for code in table.codes(header)[places]] for header in headers]
    names = list(zip(*cells, strict=True))
    if len(set(names)) < len(names):
        return False
    if any(sum(class_of(cell) == "day" for cell in column) > _FULL * len(column) for column in cells):
        return True
    return len(headers) > 1 or all(left.casefold() <= right.casefold() for left, right in pairwise(cells[0]))


def _carried(table: RawTable, header: str, filled: Mask, whole: Mask) -> RawTable:
    above = np.maximum.accumulate(np.where(filled, np.arange(len(table)), 0))
    codes = np.where(~filled & whole, table.codes(header)[above], table.codes(header))
    cells = pa.DictionaryArray.from_arrays(
        pa.array(codes, pa.int32()), pa.array(table.values(header).to_list(), pa.string())
    )
    return table.with_column(header, header, cells)
