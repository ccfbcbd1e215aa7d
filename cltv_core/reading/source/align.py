"""A row with more cells than the table has columns: which of them belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cltv_core.reading.source.shape import Shape, class_of

MOST_SURPLUS = 6
_KEPT = 6
"""How many of the best ways are kept at each cell; the arithmetic of the row chooses among them."""
_MARGIN = math.log(8)
"""A way counts when it is so many times as likely as the next."""
_SLACK = 7.0
"""How much less likely than usual a mended row may be (log-likelihood): some of its values were never seen."""
_DROPPED = -1.0
_LEAST_RARER = -2 * _MARGIN
"""How much less likely joined cells are, at most, in a column that holds the delimiter more rarely than another."""
_MOST_WEIGHED = 400_000
"""Ways to join two cells that are weighed in one file; rows beyond that are excluded unmended."""
_NUMBERS = frozenset({"number", "amount"})


Counts = tuple[int, ...]
"""How many cells of a row each column takes."""


@dataclass(frozen=True)
class Aligned:
    """A row brought to the width of its table.

    `certain`: whether nothing else was nearly as likely; `dropped`: whether words beyond the last column were left out.
    """

    cells: list[str]
    certain: bool
    dropped: bool = False


class Aligner:
    """Rejoins the cells of rows where the shape of the columns and the arithmetic of the row decide how."""

    def __init__(self, delimiter: str, shape: Shape, width: int) -> None:
        self._delimiter, self._shape, self._width = delimiter, shape, width
        most = max(shape.holding, default=0)
        self._rarer = [max(_LEAST_RARER, math.log((held + 1) / (most + 1))) for held in shape.holding]
        self._numbers: dict[tuple[str, ...], Counts] = {}
        self._budget = _MOST_WEIGHED

    def align(self, cells: Sequence[str]) -> Aligned:
        """Bring a row to the width of the table; where nothing is certain, its first cells."""
        while len(cells) > self._width and not cells[-1].strip():
            cells = cells[:-1]
        surplus = len(cells) - self._width
        if not surplus:
            return Aligned(list(cells), True)
        known = self.as_before(cells)
        if known:
            return Aligned(known, True)
        self._budget -= self._width * (surplus + 1) ** 2
        if surplus > MOST_SURPLUS or self._budget < 0:
            return Aligned(list(cells[: self._width]), False)
        return self._weighed(cells)

    def _weighed(self, cells: Sequence[str]) -> Aligned:
        cut = list(cells[: self._width])
        found: list[tuple[float, list[str], Counts]] = []
        for fit, counts in self._ways(cells):
            row = self._join(cells, counts)
            found.append((fit + self._shape.arithmetic(row), row, counts))
        beyond_words = all(class_of(cell) in {"words", "empty"} for cell in cells[self._width :])
        if beyond_words and class_of(cut[-1]) != "words":
            found.append((self._shape.fit(cut) + _DROPPED, cut, ()))
        found.sort(reverse=True)
        best, row, counts = found[0]
        others = [fit for fit, other, _ in found[1:] if other != row]
        certain = best >= self._shape.usual - _SLACK and (not others or best - others[0] >= _MARGIN)
        if certain and counts:
            self._remember(cells, row, counts)
        return Aligned(row if certain else cut, certain, dropped=certain and not counts)

    def _ways(self, cells: Sequence[str]) -> list[tuple[float, Counts]]:
        """Find the likeliest ways to make as many cells of these as there are columns, each with its log-likelihood."""
        surplus = len(cells) - self._width
        ways: list[list[tuple[float, Counts]]] = [[(0.0, ())], *([] for _ in range(surplus))]
        for column in range(self._width):
            further: list[list[tuple[float, Counts]]] = [[] for _ in ways]
            for joined, known in enumerate(ways):
                for more in range(surplus - joined + 1 if known else 0):
                    text = self._together(cells[column + joined : column + joined + more + 1])
                    fit = self._shape.cell(column, text) + (self._rarer[column] if more else 0.0)
                    further[joined + more] += [(before + fit, (*counts, more + 1)) for before, counts in known]
            ways = [sorted(known, reverse=True)[:_KEPT] for known in further]
        return ways[surplus]

    def _join(self, cells: Sequence[str], counts: Counts) -> list[str]:
        ends = list(accumulate(counts))
        return [self._together(cells[end - count : end]) for end, count in zip(ends, counts, strict=True)]

    def _together(self, cells: Sequence[str]) -> str:
        """Join cells by the delimiter; an empty one, which a delimiter too many leaves, adds nothing."""
        return cells[0] if len(cells) == 1 else self._delimiter.join(cells).strip(self._delimiter)

    def _remember(self, cells: Sequence[str], row: Sequence[str], counts: Counts) -> None:
        """Remember how numbers were torn by their thousands or decimal sign, as all rows that look the same are."""
        if all(class_of(row[column]) in _NUMBERS for column, count in enumerate(counts) if count > 1):
            self._numbers[tuple(map(class_of, cells))] = counts

    def as_before(self, cells: Sequence[str]) -> list[str] | None:
        """Put the cells together as in an earlier row whose numbers were torn in the same places, if there was one."""
        counts = self._numbers.get(tuple(map(class_of, cells))) if self._numbers else None
        if counts is None:
            return None
        row = self._join(cells, counts)
        numbers = all(class_of(row[column]) in _NUMBERS for column, count in enumerate(counts) if count > 1)
        return row if numbers and self._shape.arithmetic(row) >= 0 else None
