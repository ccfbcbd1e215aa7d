"""Every line of a text is accounted for: lines that quotes or delimiters have torn are mended or named.

The lines are counted first, without parsing (`lines`). Those that make a whole row by themselves, or with others by
quotes that stand where they should, are left as they are. All others are put right by the rows around them, whose
columns tell what a row looks like (`shape`); what cannot be put right beyond doubt is named, with its line.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from cltv_core.facts import Code, Fact
from cltv_core.opening.codes import Unopened
from cltv_core.opening.limits import MAX_CELLS, MAX_LINES
from cltv_core.reading.codes import Note, Problem
from cltv_core.reading.source.align import Aligner
from cltv_core.reading.source.body import Body, short_lines
from cltv_core.reading.source.lines import LONGEST_LINE, Lines, lines_of
from cltv_core.reading.source.shape import Shape
from cltv_core.reading.source.split import at_edges, open_at, strictly, ways, written

LONGEST_CELL = 10_000
"""Characters; a longer cell in a column that has no other of a tenth of that is a torn row, not a long text."""
_LONGEST_SPAN = 100
"""Lines over which a quoted cell may go on where something else is wrong."""
_IS_ROW, _LIKELY = 4.0, 12.0
"""In units of log-likelihood, how much less likely than usual a line may be to count as a row, and a mended row to be
believed."""
_ENDS_TRIED = 4
_MOST_MENDED = 100_000
"""Torn rows of one file; further ones are excluded unmended, or filled up where they are short and have no quotes, as
mending a million would take minutes."""
_SHOWN_LINES = 5
_RUNS_AT_ONCE = 100_000

LineNumbers = npt.NDArray[np.int32]


def _none() -> LineNumbers:
    return np.empty(0, dtype=np.int32)


@dataclass(frozen=True)
class Account:
    """What became of the lines of a text that were no whole rows.

    Attributes
    ----------
    mended, rejoined, dropped, unsure : array of int32
        The line of the file, from 1, on which each such row starts: rows whose quotes were put right; whose cells were
        put together again; that lost words beyond the last column; and rows that may be wrong, which must be excluded.
    sheets : tuple of str
        Sheets of a workbook that were left out because all of their rows are in this table.
    encoding : str
        The encoding of the letters where it had to be guessed, else "".
    """

    mended: LineNumbers = field(default_factory=_none)
    rejoined: LineNumbers = field(default_factory=_none)
    dropped: LineNumbers = field(default_factory=_none)
    unsure: LineNumbers = field(default_factory=_none)
    sheets: tuple[str, ...] = ()
    encoding: str = ""

    def facts(self) -> tuple[Fact, ...]:
        """Return what the owner should know of it; `unsure` rows are told with the other exclusions."""
        told = {
            Note.TORN_ROWS_MENDED: np.union1d(self.mended, self.rejoined),
            Note.WORDS_BEYOND_HEADER: self.dropped,
        }
        repeats = (Note.SHEETS_REPEATED(sheets=self.sheets),) if self.sheets else ()
        return repeats + tuple(
            note(rows=len(lines), lines=tuple(map(str, lines[:_SHOWN_LINES].tolist())))
            for note, lines in told.items()
            if len(lines)
        )


@dataclass(frozen=True)
class Accounted:
    """A text whose every record has as many cells as the table has columns, and the number of its `records`.

    `given_up`: why it is read no further: so many of them are torn that most could not even be tried, or lack so many
    cells that there were too many of these.
    """

    body: memoryview
    records: int
    account: Account
    given_up: Code | None = None


def accounted(data: bytes, start: int, delimiter: str, shape: Shape, width: int, first_line: int) -> Accounted:
    """Put right the rows of a text from byte `start` on, where line `first_line` of the file begins.

    `width` is the number of columns, `shape` what their cells look like. Line breaks stay where they are, so that a row
    starts on the same line as before.
    """
    if data.count(b"\n", start) > MAX_LINES:
        return Accounted(memoryview(b""), 0, Account(), Unopened.TOO_MANY_CELLS)
    lines = lines_of(data, start, delimiter)
    torn, whole = _torn(lines, width)
    if not torn.any():
        return Accounted(memoryview(data)[start:], whole, Account())
    short = short_lines(data, lines, width) & torn
    if int((width - 1 - lines.delimiters[short]).sum()) > MAX_CELLS:
        return Accounted(memoryview(b""), 0, Account(), Unopened.TOO_MANY_CELLS)
    mender, body = _Mender(data, lines, delimiter, shape, width), Body(data, lines, start)
    _write(body, mender, torn)
    if mender.is_tired:
        torn[: mender.reached] = short[: mender.reached] = False
        torn &= ~short
        mender.stop_trying(int(short.sum()))
        body.fill_up(short, delimiter, width)
        _write(body, mender, torn)
    body.copy(len(lines.starts))
    records = whole + mender.rows
    given_up = Problem.MOSTLY_TORN if 2 * mender.untried > records else None
    return Accounted(memoryview(body.text), records, mender.account(first_line), given_up)


def _write(body: Body, mender: _Mender, torn: npt.NDArray[np.bool_]) -> None:
    """Write the text up to its last torn row, or to where mending these is enough."""
    for first, last in _runs(torn):
        body.copy(first)
        for row in mender.mend(first, last):
            body.put(row)
        body.skip(mender.reached)
        if mender.is_tired or mender.is_hopeless:
            return


def _runs(torn: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each run of torn ones; there may be millions."""
    edges = np.flatnonzero(np.diff(torn.view(np.int8), prepend=0, append=0)).astype(np.int32)
    for start in range(0, len(edges), _RUNS_AT_ONCE):
        some = edges[start : start + _RUNS_AT_ONCE].tolist()
        yield from zip(some[::2], (end - 1 for end in some[1::2]), strict=True)


def _torn(lines: Lines, width: int) -> tuple[npt.NDArray[np.bool_], int]:
    """Tell which lines make no whole rows, and count the whole rows."""
    wrong = ~lines.strict | _swallowed(lines, width) | _long(lines)
    if lines.begins.all():  # records of one line each: millions of them take half of the memory
        whole, blank, sizes = (lines.outside == width - 1) & ~wrong, lines.blank, None
    else:
        first = np.flatnonzero(lines.begins)
        last = np.append(first[1:], len(lines.starts)) - 1
        sizes = last - first + 1
        blank = lines.blank[first] & (sizes == 1)
        whole = (np.add.reduceat(lines.outside, first) == width - 1) & ~np.logical_or.reduceat(wrong, first)
        whole &= (sizes == 1) | (lines.delimiters[first] < width - 1) | (lines.delimiters[last] < width - 1)
    whole[-1:] &= lines.closed
    torn = ~(whole | blank)
    return torn if sizes is None else np.repeat(torn, sizes), int((whole & ~blank).sum())


def _swallowed(lines: Lines, width: int) -> npt.NDArray[np.bool_]:
    """Lines within a quoted cell that would make a row by themselves."""
    inside: npt.NDArray[np.bool_] = ~lines.begins & (lines.quotes == 0) & (lines.delimiters == width - 1)
    return inside


def _long(lines: Lines) -> npt.NDArray[np.bool_]:
    long: npt.NDArray[np.bool_] = (lines.ends - lines.starts) > LONGEST_CELL
    return long


@dataclass(frozen=True)
class _Row:
    """One row and the lines it takes; `joined`: whether cells of it were put together."""

    cells: list[str]
    lines: int = 1
    certain: bool = True
    joined: bool = False
    dropped: bool = False


class _Mender:
    def __init__(self, data: bytes, lines: Lines, delimiter: str, shape: Shape, width: int) -> None:
        self._data, self._lines, self._delimiter = data, lines, delimiter
        self._shape, self._width = shape, width
        self._left = _MOST_MENDED
        self._endless = lines.ends - lines.starts > LONGEST_LINE
        self._quoted = np.flatnonzero((lines.quotes > 0) & ~self._endless)
        self._aligner = Aligner(delimiter, shape, width)
        self._named = {name: array("i") for name in ("mended", "rejoined", "dropped", "unsure")}
        self.rows = 0
        self.untried = 0
        self.reached = 0

    @property
    def is_tired(self) -> bool:
        """Whether as many rows were tried as may be."""
        return self._left == 0

    @property
    def is_hopeless(self) -> bool:
        """Whether most rows that there can be were not even tried."""
        return 2 * self.untried > len(self._lines.starts)

    def stop_trying(self, filled: int) -> None:
        """Leave all further rows as they stand; so many are short, and filled up elsewhere."""
        self._left = -1
        self.rows += filled

    def mend(self, first: int, last: int) -> Iterator[str]:
        """Yield the rows of these lines as they should have been written; blank lines stay.

        `reached` is the line behind those rows: not all, where enough were tried or there is no hope.
        """
        place = self.reached = first
        while place <= last and not self.is_tired and not self.is_hopeless:
            if not self._text(place):
                yield ""
                place = self.reached = place + 1
                continue
            row = self._row(place, last)
            self._note(place, row)
            self.rows += 1
            text = written(row.cells, self._delimiter)
            yield text + "\n" * (row.lines - 1 - text.count("\n"))
            place = self.reached = place + row.lines

    def account(self, first_line: int) -> Account:
        shift = np.int32(first_line)
        named = {name: np.array(places, dtype=np.int32) + shift for name, places in self._named.items()}
        return Account(named["mended"], named["rejoined"], named["dropped"], named["unsure"])

    def _text(self, place: int) -> str:
        start, end = self._lines.starts[place], self._lines.ends[place]
        return self._data[start:end].decode("utf-8", errors="replace")

    def _note(self, place: int, row: _Row) -> None:
        if not row.certain:
            self._named["unsure"].append(place)
        elif row.dropped:
            self._named["dropped"].append(place)
        elif row.joined:
            self._named["rejoined"].append(place)
        elif not self._is_regular(place, row):
            self._named["mended"].append(place)

    def _is_regular(self, place: int, row: _Row) -> bool:
        """Whether the row is what stands there, but for cells that were missing at its end."""
        text = "\n".join(map(self._text, range(place, place + row.lines)))
        cells = strictly(text, self._delimiter)
        return cells is not None and cells == row.cells[: len(cells)]

    def _row(self, place: int, last: int) -> _Row:
        text = self._text(place)
        if self._endless[place]:
            return self._beginnings(text)
        known = self._aligner.as_before(text.split(self._delimiter)) if '"' not in text else None
        if known is not None:
            return _Row(known, joined=True)
        self._left -= 1
        if self._left < 0:
            return self._as_it_stands(text)
        if '"' not in text:
            return self._other_width(text, place, last)
        single = self._single(text)
        if single and self._stands_alone(text, single):
            return self._checked(place, single)
        span = self._span(place, last) if open_at(text, self._delimiter) is not None else None
        return self._checked(place, span or single or self._other_width(text, place, last))

    def _beginnings(self, text: str) -> _Row:
        """Name a line that is far too long without carrying it along."""
        cells = text.split(self._delimiter, self._width)[: self._width]
        return _Row([cell[:LONGEST_CELL] for cell in self._padded(cells)], certain=False)

    def _as_it_stands(self, text: str) -> _Row:
        cells = strictly(text, self._delimiter)
        if cells is not None and len(cells) <= self._width:
            return _Row(self._padded(cells))
        self.untried += 1
        return _Row(self._padded(text.split(self._delimiter)[: self._width]), certain=False)

    def _stands_alone(self, text: str, row: _Row) -> bool:
        """Whether the line is a row although a quote is open: only the last cell may go on in further lines."""
        place = open_at(text, self._delimiter)
        return place is None or (place < self._width - 1 and self._is_row(row.cells))

    def _single(self, text: str) -> _Row | None:
        """Split the line into one row of the right width in the likeliest way; None where no way has that width."""
        found = [self._cleaned(cells) for cells in ways(text, self._delimiter) if len(cells) == self._width]
        return _Row(max(found, key=self._shape.fit)) if found else None

    def _span(self, place: int, last: int) -> _Row | None:
        """Put together a row with a cell that goes on over lines, up to where its quote closes.

        The row has the right width, or else its quotes are regular and cells are missing at its end.
        """
        shorter = None
        for end in self._ends(place, last):
            text = "\n".join(map(self._text, range(place, end + 1)))
            strict = strictly(text, self._delimiter)
            cells = strict or ([] if open_at(text, self._delimiter) is not None else at_edges(text, self._delimiter))
            row = _Row(self._cleaned(cells), end - place + 1)
            if self._are_rows(place + 1, end + 1) or self._holds_row(cells):
                continue
            if len(cells) == self._width and self._is_likely(row.cells):
                return row
            if shorter is None and strict and len(strict) < self._width:
                shorter = _Row(self._padded(row.cells), row.lines)
        return shorter

    def _holds_row(self, cells: Sequence[str]) -> bool:
        """Whether a cell that goes on over lines has as many delimiters in it as a row."""
        return any("\n" in cell and cell.count(self._delimiter) >= self._width - 1 for cell in cells)

    def _ends(self, place: int, last: int) -> list[int]:
        """Find the next few lines with a quote, which may close one that is open."""
        at = int(np.searchsorted(self._quoted, place, side="right"))
        return [end for end in self._quoted[at : at + _ENDS_TRIED].tolist() if end <= min(last, place + _LONGEST_SPAN)]

    def _is_likely(self, cells: list[str]) -> bool:
        return self._shape.fit(cells) >= self._shape.usual - _LIKELY

    def _are_rows(self, first: int, end: int) -> bool:
        """Whether an open quote has swallowed whole rows.

        It has where a line within it that has no quotes is like the rows around it, or at least half of the lines are.
        """
        texts = [text for text in map(self._text, range(first, end)) if text.strip()]
        rows = [text for text in texts if (row := self._single(text)) and self._is_row(row.cells)]
        return any('"' not in text for text in rows) or (bool(rows) and len(rows) * 2 >= len(texts))

    def _is_row(self, cells: list[str]) -> bool:
        return self._shape.fit(cells) >= self._shape.usual - _IS_ROW

    def _other_width(self, text: str, place: int, last: int) -> _Row:
        """Make a row of a line that is none by itself: it is too long, too short, or torn by a line break."""
        strict = strictly(text, self._delimiter)
        found = list(ways(text, self._delimiter)) if strict is None else [strict]
        if len(found[0]) == self._width:
            return self._checked(place, _Row(found[0]))
        longer = [cells for cells in found if len(cells) > self._width]
        if longer:
            return self._aligned(longer)
        broken = self._broken(found[0], place, last)
        return broken or _Row(self._cleaned(self._padded(found[0])))

    def _padded(self, cells: list[str]) -> list[str]:
        return [*cells, *[""] * (self._width - len(cells))]

    def _aligned(self, found: Sequence[list[str]]) -> _Row:
        """Take the first way to split the line whose cells can be put together beyond doubt."""
        for cells in found:
            aligned = self._aligner.align(self._cleaned(cells))
            if aligned.certain:
                joined = len(cells) > self._width and bool("".join(cells[self._width :]).strip())
                return _Row(aligned.cells, joined=joined, dropped=aligned.dropped)
        return _Row(found[0][: self._width], certain=False)

    def _broken(self, cells: list[str], place: int, last: int) -> _Row | None:
        """Join a row with the next line, where a line break stands in a cell that is not quoted."""
        if place == last or len(cells) < 2 or self._endless[place + 1] or self._single(self._text(place + 1)):
            return None
        for further in ways(self._text(place + 1), self._delimiter):
            if len(cells) + len(further) - 1 == self._width:
                row = [*cells[:-1], f"{cells[-1]}\n{further[0]}", *further[1:]]
                if self._is_row(row):
                    return _Row(row, lines=2, joined=True)
        return None

    def _cleaned(self, cells: list[str]) -> list[str]:
        """Drop quotes from cells whose column has no quotes elsewhere."""
        return [
            self._without_stray(column, cell) if '"' in cell and column < self._width else cell
            for column, cell in enumerate(cells)
        ]

    def _without_stray(self, column: int, cell: str) -> str:
        choices = [cell.strip().strip('"'), cell, cell.replace('"', "")]
        if self._shape.quoted[column] or choices[0][-1:].isdigit():
            choices[:2] = reversed(choices[:2])
        return max(choices, key=lambda text: self._shape.cell(column, text))

    def _checked(self, place: int, row: _Row) -> _Row:
        """Mark the row as unsure where a cell is far longer than others of its column, or mending made it unlikely."""
        known = zip(row.cells, self._shape.longest, strict=True)
        torn = any(len(cell) > LONGEST_CELL > 10 * longest for cell, longest in known)
        if torn or not (row.joined or self._is_likely(row.cells) or self._is_regular(place, row)):
            return _Row(row.cells, row.lines, certain=False)
        return row
