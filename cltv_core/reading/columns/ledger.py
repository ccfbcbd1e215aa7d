"""Numbers of a table's columns, and how they follow from each other: sums, products, running totals, a person's total.

What was paid is told from these relations first and from names second: a running total is one whatever it is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

ROWS = 5000
"""Rows looked at: relations of columns show in far fewer."""
NEARLY_ALL = 0.95
_CENT = 0.011
_FEWEST = 5
_FEWEST_RISING = 15
_SAME_STEP = 0.8
_FEWEST_PERSONS = 6
_PARTS_AT_ONCE = 4
_GROWS = 0.5
"""Correlation of what everybody spent with how often they came: above it in nearly all shops."""


@dataclass(frozen=True)
class Ledger:
    """Header -> its numbers in the first rows, NaN where it has none."""

    columns: Mapping[str, Floats]

    def __getitem__(self, header: str) -> Floats:
        return self.columns[header]

    @property
    def headers(self) -> tuple[str, ...]:
        """Headers of the columns of numbers."""
        return tuple(self.columns)


def ledger_of(table: RawTable, headers: Sequence[str]) -> Ledger:
    """Return the numbers of these columns."""
    return Ledger({header: money.parse_amounts(table.values(header))[table.codes(header)[:ROWS]] for header in headers})


def runs_on(total: Floats, step: Floats) -> bool:
    """Return whether `total` adds up `step` row by row, in whatever order the rows stand.

    Steps that are all alike, such as one piece a row, tell only where every row holds to them: prices that rise by one
    for some rows are no running total.
    """
    known = ~np.isnan(total + step)
    if known.sum() < _FEWEST or (np.abs(step[known]) > _CENT).mean() < 0.5 or np.allclose(total[known], step[known]):
        return False
    in_file = total[known], step[known]
    by_size = np.argsort(in_file[0], kind="stable")
    orders = (in_file, tuple(part[::-1] for part in in_file), tuple(part[by_size] for part in in_file))
    least = 0.9 if np.ptp(step[known]) > _CENT else 1.0
    return any(_share(np.abs(np.diff(sums) - steps[1:]) <= _CENT) >= least for sums, steps in orders)


def runs_on_of_person(total: Floats, step: Floats, people: Codes) -> bool:
    """Return whether `total` adds up `step` for each person apart, in whatever order the rows stand."""
    known = np.flatnonzero(~np.isnan(total + step) & (people >= 0))
    if np.allclose(total[known], step[known]) or _share(total[known] >= step[known] - _CENT) < NEARLY_ALL:
        return False
    rows = known[np.lexsort((total[known], people[known]))]
    again = people[rows][1:] == people[rows][:-1]
    steps = step[rows][1:][again]
    if len(steps) < _FEWEST or (np.abs(steps) > _CENT).mean() < 0.5:
        return False
    return _share(np.abs(np.diff(total[rows])[again] - steps) <= _CENT) >= (0.9 if np.ptp(steps) > _CENT else 1.0)


def only_rises(total: Floats, days: Floats) -> bool:
    """Return whether amounts rise by uneven steps with the days, as what runs on does and no sales do."""
    known = ~np.isnan(total) & ~np.isnan(days)
    sums, when = total[known], days[known]
    if known.sum() < _FEWEST_RISING or known.mean() < NEARLY_ALL or len(np.unique(when)) < _FEWEST:
        return False
    if when[0] > when[-1]:
        sums, when = sums[::-1], when[::-1]
    steps = np.diff(sums)
    rises = (np.diff(when) >= 0).all() and (steps > _CENT).all() and np.ptp(steps) > 1
    return bool(rises and np.unique(np.round(steps, 2), return_counts=True)[1].max() < _SAME_STEP * len(steps))


def is_of_each_person(total: Floats, people: Codes) -> bool:
    """Return whether everybody has an odd amount of their own on all rows that grows with the number of the rows.

    Neither the prices of a subscription nor those that were agreed with each customer do.
    """
    groups = _several(total, people)
    several, rows = (np.array([of(values) for values in groups], dtype=np.float64) for of in (_first, len))
    if len(several) < _FEWEST_PERSONS or len(np.unique(several)) < NEARLY_ALL * len(several) or np.ptp(rows) == 0:
        return False
    if np.corrcoef(several, rows)[0, 1] < _GROWS:
        return False
    cents = np.round(several * 100) % 10
    return bool(np.isin(cents, (0, 5, 9)).mean() < 0.7)


def is_of_person(total: Floats, people: Codes) -> bool:
    """Return whether everybody with several rows has the same number on each."""
    several = _several(total, people)
    if len(several) < 3 or len({float(values[0]) for values in several}) < 3:
        return False
    return _share(np.array([np.ptp(values) <= _CENT for values in several])) >= NEARLY_ALL


def adds_up_person(total: Floats, part: Floats, people: Codes) -> bool:
    """Return whether `total` is, for each person, the sum of `part` over all of their rows."""
    known = ~np.isnan(total + part) & (people >= 0)
    if not is_of_person(total, people):
        return False
    sums = np.bincount(people[known], part[known])
    return _share(np.abs(sums[people[known]] - total[known]) <= _CENT * 10) >= 0.9


def is_product(total: Floats, price: Floats, pieces: Floats) -> bool:
    """Return whether `total` is price times pieces, in enough rows with more than one piece to tell."""
    known = ~np.isnan(total + price + pieces)
    several = known & (np.abs(pieces) > 1) & (price != 0)
    close = np.abs(total - price * pieces) <= _CENT
    return bool(several.sum() >= 3 and _share(close[known]) >= NEARLY_ALL)


def is_of_one_piece(price: Floats, other: Floats, pieces: Floats) -> bool:
    """Return whether `price` stands in one proportion to another price, however many pieces are sold."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = price / other
    known = np.isfinite(ratio) & (ratio > 0) & ~np.isnan(pieces)
    one, several = known & (pieces == 1), known & (pieces > 1)
    if one.sum() < 3 or several.sum() < 3:
        return False
    return bool(abs(np.median(ratio[several]) / np.median(ratio[one]) - 1) < 0.05)


def grows_with_pieces(amount: Floats, pieces: Floats) -> float:
    """Return by which power of the pieces an amount grows.

    About 1 for the amount of a row, about 0 for the price of one piece; NaN where too few rows tell.
    """
    known = (amount > 0) & (pieces > 0)
    sizes = np.log(pieces[known])
    if known.sum() < 20 or np.std(sizes) < 0.2:
        return float("nan")
    return float(np.cov(np.log(amount[known]), sizes)[0, 1] / np.var(sizes, ddof=1))


def made_of(total: Floats, base: Floats, parts: Mapping[str, Floats]) -> tuple[str, ...]:
    """Return the parts that, added to `base`, make `total`.

    A part counts with the sign it has here. Empty where no parts do, or where they hardly ever change anything.
    """
    rest = total - base
    known = ~np.isnan(rest)
    moved = known & (np.abs(rest) > _CENT)
    if moved.sum() < 3 or moved.sum() < 0.05 * known.sum():
        return ()
    for size in range(1, min(_PARTS_AT_ONCE, len(parts)) + 1):
        for names in combinations(parts, size):
            whole = np.sum([np.nan_to_num(parts[name]) for name in names], axis=0)
            if _share(np.abs(rest - whole)[moved] <= _CENT * size) >= NEARLY_ALL:
                return names
    return ()


def _several(total: Floats, people: Codes) -> list[Floats]:
    known = ~np.isnan(total) & (people >= 0)
    order = np.argsort(people[known], kind="stable")
    codes, values = people[known][order], total[known][order]
    groups = np.split(values, np.flatnonzero(np.diff(codes)) + 1)
    return [group for group in groups if len(group) > 1]


def _first(values: Floats) -> float:
    return float(values[0])


def _share(hits: npt.NDArray[np.bool_]) -> float:
    return float(hits.mean()) if len(hits) else 0.0
