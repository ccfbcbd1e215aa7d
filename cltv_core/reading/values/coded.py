"""A column as codes into its distinct values: the form in which half a million rows are handled at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.source.table import RawTable

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Coded:
    """`codes[i]` is the position in `values` of row i's value, -1 where it has none; `values` are distinct."""

    codes: Codes
    values: pd.Index

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Whether each row has a value."""
        return self.codes >= 0

    def text(self) -> pd.Index:
        """Return one value a row, "" where it has none."""
        return self.values.insert(len(self.values), "").take(self.codes)

    def first(self, rows: int) -> Coded:
        """Return the column of the first rows only."""
        kept, codes = np.unique(self.codes[:rows], return_inverse=True)
        return Coded(codes - int((kept < 0).sum()), self.values.take(kept[kept >= 0]))

    def numbers(self, parse: Callable[[pd.Index], npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
        """Return one number a row, each distinct value parsed once; NaN where there is none."""
        return np.append(parse(self.values), np.nan)[self.codes]


def nothing(rows: int) -> Coded:
    """Make a column of so many rows without a value, for a role that no column of the file plays."""
    return Coded(np.full(rows, -1, dtype=np.int64), pd.Index([], dtype="str"))


def coded(table: RawTable, header: str, clean: Callable[[pd.Index], pd.Index] | None = None) -> Coded:
    """Take a column of the file, `clean` applied to its distinct cells; what is empty then has no value."""
    codes, values = table.codes(header), table.values(header)
    cleaned = clean(values) if clean else values
    if table.is_trimmed(header) and (clean is None or cleaned.equals(values)):
        return _without_empty(codes, values)
    return recode(codes, cleaned)


def _without_empty(codes: npt.NDArray[np.integer], values: pd.Index) -> Coded:
    """Do as `recode` for values that are distinct already."""
    (empty,) = np.flatnonzero(values == "")[:1] if (values == "").any() else (len(values),)
    shifted = codes.astype(np.int64) - (codes > empty)
    shifted[codes == empty] = -1
    return Coded(shifted, values.delete(empty) if empty < len(values) else values)


def recode(codes: npt.NDArray[np.integer], values: pd.Index) -> Coded:
    """Point codes into values that may repeat or be empty at distinct ones that are not."""
    places, distinct = pd.factorize(values.where(values != "", None))
    return Coded(np.append(places, -1)[codes], pd.Index(distinct, dtype="str"))


def first_known(columns: Iterable[Coded], rows: int) -> Coded:
    """Take row by row the value of the first column that has one; columns are asked for only while rows have none."""
    left = iter(columns)
    first = next(left, None) or nothing(rows)
    codes, values = first.codes, [first.values]
    while (codes < 0).any() and (column := next(left, None)):
        gaps = (codes < 0) & column.known
        if gaps.any():
            codes = np.where(gaps, column.codes + sum(map(len, values)), codes)
            values.append(column.values)
    return recode(codes, values[0].append(values[1:])) if len(values) > 1 else first


def of_groups(column: Coded, groups: Codes, size: int, *, last: bool = False) -> Coded:
    """Return one value a group, the first (or last) that any of its rows has.

    `groups` has for each row the number of its group, below `size`, or -1 for none.
    """
    found = np.full(size, -1, dtype=np.int64)
    rows = np.flatnonzero(column.known & (groups >= 0))
    rows = rows if last else rows[::-1]
    found[groups[rows]] = column.codes[rows]
    return Coded(found, column.values)


def earliest(moments: npt.NDArray[np.datetime64], groups: Codes, size: int) -> npt.NDArray[np.datetime64]:
    """Return the first moment of each group, NaT where it has none; `groups` as for `of_groups`."""
    known = (groups >= 0) & ~np.isnat(moments)
    never = np.iinfo(np.int64).max
    found = np.full(size, never)
    np.minimum.at(found, groups[known], moments[known].view(np.int64))
    found[found == never] = np.datetime64("NaT").view(np.int64)
    return found.view(moments.dtype)
