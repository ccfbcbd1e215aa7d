"""The table of a file exactly as it stands: every cell text, nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.errors import UnreadableFile
from cltv_core.opening.codes import REMEDIES
from cltv_core.reading.codes import Problem, Remedy
from cltv_core.reading.source.account import Account, accounted
from cltv_core.reading.source.decode import SAMPLE_BYTES, sample_rows, sample_text
from cltv_core.reading.source.delimited import one_chunk, parse
from cltv_core.reading.source.records import Records, records_of
from cltv_core.reading.source.shape import Shape

Codes = npt.NDArray[np.int32]
_HEAD_BYTES = 1 << 20
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class _Text:
    """Delimited text whose columns are parsed when they are asked for: a table of sales needs a third of them."""

    body: memoryview
    delimiter: str
    first_line: int
    records: int
    name: str = field(compare=False)

    def columns(self, width: int, wanted: Collection[int]) -> pa.Table:
        """Parse the columns; raise UnreadableFile where parsing finds another number of rows than counting did."""
        try:
            cells = parse(self.body, self.delimiter, width, wanted)
        except pa.ArrowInvalid as fault:
            raise self._disagreement() from fault
        if cells.num_rows != self.records:
            raise self._disagreement()
        return cells

    def _disagreement(self) -> UnreadableFile:
        return UnreadableFile(Problem.COUNT_DISAGREES(file=self.name), Remedy.EXPORT_SALES, file=self.name)

    def head(self, width: int) -> pa.Table:
        """Parse all columns of the first rows."""
        start = bytes(self.body[:_HEAD_BYTES])
        end = len(start) if len(start) == len(self.body) else start.rfind(b"\n") + 1
        return parse(memoryview(start)[: end_of_records(start, end)], self.delimiter, width, range(width))

    def rows(self, width: int, records: Records, places: Places) -> pa.Table:
        text = memoryview(records.text(self.body, places))
        return parse(text, self.delimiter, width, range(width))


class Cells:
    """The columns of a table, counted from 0, and the line of the file on which each row starts.

    Columns of a text are parsed when they are first asked for.
    """

    def __init__(self, width: int, columns: pa.Table | None, lines: Codes | None, text: _Text | None = None) -> None:
        self._width, self._text, self._lines = width, text, lines
        self._columns: dict[int, pa.ChunkedArray] = {}
        self._records: Records | None = None
        self._head: pa.Table | None = None
        if columns is not None:
            self._columns = dict(enumerate(columns.columns))

    def read(self, wanted: Iterable[int]) -> None:
        """Parse those of these columns that are not there yet, all in one pass."""
        missing = set(wanted) - set(self._columns)
        if missing and self._text is not None:
            found = self._text.columns(self._width, missing)
            self._columns |= dict(zip(map(int, found.column_names), found.columns, strict=True))

    def first(self, place: int, size: int) -> list[str]:
        """Return the first `size` distinct cells of a column that are not empty, stripped of surrounding blanks.

        Where the first rows of a text hold so many, the rest of it is not parsed for them.
        """
        if place not in self._columns and self._text is not None:
            if self._head is None:
                self._head = self._text.head(self._width)
            found = _first_cells(self._head.column(place), size)
            if len(found) == size:
                return found
            self.read([place])
        return _first_cells(self.chunks(place), size)

    def chunks(self, place: int) -> pa.ChunkedArray:
        """Return a column as it was parsed.

        One that `read` was not told of makes all columns be parsed, as whoever asks for one more will ask for others.
        """
        if place not in self._columns:
            self.read(range(self._width))
        return self._columns[place]

    def whole(self, place: int) -> pa.DictionaryArray:
        """Join the chunks of a column; the whole takes their place, so that memory never holds both for long."""
        column = self.chunks(place)
        if column.num_chunks != 1:
            column = pa.chunked_array([_in_one_piece(column)])
            self._columns[place] = column
        return column.chunk(0)

    def __len__(self) -> int:
        if not self._columns:
            self.read(range(self._width))
        return len(next(iter(self._columns.values())))

    @property
    def table(self) -> pa.Table:
        """The whole columns, named "0", "1", ..., dictionary-encoded."""
        return pa.table({str(place): self.whole(place) for place in range(self._width)})

    @property
    def lines(self) -> Codes:
        """The line of the file, counted from 1, on which each row starts."""
        if self._lines is None:
            first = self._text.first_line if self._text else 1
            records = self._known_records()
            self._lines = first + records.breaks if records else _line_numbers(self.table, first)
        return self._lines

    def same(self, other: Cells) -> bool:
        """Tell whether the other has the same cells in every row; columns parsed in both tell most files apart."""
        both = self._columns.keys() & other._columns.keys()
        alike = len(self) == len(other) and all(_equal(self._columns[place], other._columns[place]) for place in both)
        return alike and (self._text == other._text is not None or self.table.equals(other.table))

    def rows(self, places: Places) -> pa.Table:
        """Return all cells of these rows, for few of which parsing their lines again beats parsing further columns."""
        if len(places) * 2 >= len(self):
            return self._most(places)
        again = self._parsed_again(places) if len(self._columns) < self._width else None
        return again if again is not None else self._taken(range(self._width), places)

    def _most(self, places: Places) -> pa.Table:
        """Return most rows of the table: they share the values of its columns, hardly any of which they lack."""
        rows, columns = pa.array(places), (self.whole(column) for column in range(self._width))
        found = [pa.DictionaryArray.from_arrays(column.indices.take(rows), column.dictionary) for column in columns]
        return pa.table(found, names=[str(column) for column in range(self._width)])

    def _taken(self, columns: Iterable[int], places: Places) -> pa.Table:
        order = np.argsort(places, kind="stable")
        found = pa.table({str(column): _at(self.chunks(column), places[order]) for column in columns})
        return found.take(pa.array(np.argsort(order)))

    def _parsed_again(self, places: Places) -> pa.Table | None:
        """None where the rows cannot be found in the text, or are not the same there."""
        records = self._known_records()
        if self._text is None or records is None:
            return None
        distinct, order = np.unique(places, return_inverse=True)
        found = one_chunk(self._text.rows(self._width, records, distinct))
        if found.num_rows != len(distinct):
            return None
        known = self._taken(sorted(self._columns), distinct)
        same = all(_equal(known.column(name), found.column(name)) for name in known.column_names)
        return found.take(pa.array(order)) if same else None

    def _known_records(self) -> Records | None:
        """Where the rows stand in the text; None where quotes without a partner hide it."""
        if self._records is None and self._text is not None:
            self._records = records_of(self._text.body)
        return self._records if self._records and len(self._records.starts) == len(self) else None


def end_of_records(text: bytes, end: int) -> int:
    """Go back from the end of a line to where no quote is open; a cell may have hundreds of thousands of lines."""
    quotes = text.count(b'"', 0, end)
    while end and quotes % 2:
        before = text.rfind(b"\n", 0, end - 1) + 1
        quotes -= text.count(b'"', before, end)
        end = before
    return end


def _in_one_piece(column: pa.ChunkedArray) -> pa.DictionaryArray:
    if not column.num_chunks:
        return pa.array([], pa.string()).dictionary_encode()
    return column.unify_dictionaries().combine_chunks()


def _equal(left: pa.ChunkedArray, right: pa.ChunkedArray) -> bool:
    return bool(left.cast(pa.string()).equals(right.cast(pa.string())))


@dataclass(frozen=True)
class RawTable:
    """Text cells, column by column, each column dictionary-encoded, as most cells of an export repeat.

    Attributes
    ----------
    name : str
        The file, with the sheet or the archive's member where it has several.
    headers : tuple of str
        The file's own column names, made distinct; all methods take a column by its header.
    cells : Cells
        The columns by their place.
    account : Account
        What became of lines that were no whole rows.
    """

    name: str
    headers: tuple[str, ...]
    cells: Cells = field(repr=False, compare=False)
    account: Account = field(default_factory=Account, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def lines(self) -> Codes:
        """The line of the file, counted from 1, on which each row starts."""
        return self.cells.lines

    @property
    def unsure(self) -> npt.NDArray[np.bool_]:
        """Whether each row's cells may stand in the wrong columns, so that it must be excluded."""
        if not len(self.account.unsure):
            return np.zeros(len(self), dtype=bool)
        return np.isin(self.lines, self.account.unsure)

    def read_ahead(self, headers: Iterable[str]) -> None:
        """Parse these columns together, which is faster than one by one, and no others."""
        self.cells.read(map(self.headers.index, headers))

    def codes(self, header: str) -> Codes:
        """Return for each row the position of its cell in `values`."""
        return np.asarray(self._column(header).indices)

    def values(self, header: str) -> pd.Index:
        """Return the distinct cells of a column, stripped of surrounding blanks (so two may be equal)."""
        return distinct_cells(self._column(header))

    def is_trimmed(self, header: str) -> bool:
        """Tell whether no cell has surrounding blanks or the like, so that `values` are distinct."""
        raw = self._column(header).dictionary
        return bool(pc.all(pc.equal(_plain(raw), raw)).as_py() is not False)

    def sample(self, header: str, size: int = 300) -> list[str]:
        """Return the first `size` distinct cells of a column that are not empty."""
        return self.cells.first(self.headers.index(header), size)

    def rows(self, places: Places) -> pa.Table:
        """Return these rows as they stand in the file, under its own headers."""
        return self.cells.rows(places).rename_columns(self.headers)

    def same_cells(self, other: RawTable) -> bool:
        """Tell whether the other table has the same headers and cells, as a file that was uploaded twice has."""
        return self.headers == other.headers and self.cells.same(other.cells)

    def with_column(self, header: str, name: str, cells: pa.DictionaryArray) -> RawTable:
        """Replace the cells under this header, which is called `name` from then on."""
        place = self.headers.index(header)
        columns = self.cells.table.set_column(place, str(place), cells)
        headers = tuple(name if known == header else known for known in self.headers)
        return RawTable(self.name, headers, Cells(len(headers), columns, self.lines), self.account)

    def with_repeats(self, sheets: tuple[str, ...]) -> RawTable:
        """Note in the account that these sheets were left out because this table has all of their rows."""
        return replace(self, account=replace(self.account, sheets=sheets)) if sheets else self

    def _column(self, header: str) -> pa.DictionaryArray:
        return self.cells.whole(self.headers.index(header))


def distinct_cells(column: pa.DictionaryArray) -> pd.Index:
    """Strip the dictionary of a column of surrounding blanks and of apostrophes that keep numbers as texts."""
    return pd.Index(pd.Series(_plain(column.dictionary).to_pandas(), dtype="str"))


def _plain(values: pa.StringArray) -> pa.StringArray:
    trimmed = pc.utf8_trim_whitespace(values)
    if pc.any(pc.starts_with(trimmed, "'")).as_py():
        trimmed = pc.replace_substring_regex(trimmed, r"^'([-+(]?\d[^']*)$", r"\1")
    return trimmed


def _first_cells(column: pa.ChunkedArray, size: int) -> list[str]:
    parts = (_plain(chunk.dictionary.slice(0, size + 1)).to_pylist() for chunk in column.chunks)
    return [value for value in dict.fromkeys(value for part in parts for value in part) if value][:size]


def _at(column: pa.ChunkedArray, places: Places) -> pa.Array:
    """Take the cells at these places, which ascend, with a dictionary of their own: few rows need few values."""
    ends = np.cumsum([len(chunk) for chunk in column.chunks])
    pieces = [
        chunk.take(
            pa.array(places[(places >= end - len(chunk)) & (places < end)] - (end - len(chunk)))
        ).dictionary_decode()
        for chunk, end in zip(column.chunks, ends, strict=True)
    ]
    return pa.chunked_array(pieces, pa.string()).combine_chunks().dictionary_encode()


def _distinct_headers(names: Sequence[str]) -> tuple[str, ...]:
    """Strip column names of blanks; an empty one gets its number ("Column 3"), a repeated one a counter ("X (2)")."""
    seen: dict[str, int] = {}
    distinct = []
    for position, raw in enumerate(names, start=1):
        name = " ".join(raw.split()) or f"Column {position}"
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(distinct)


def from_text(
    name: str,
    utf8: bytes,
    delimiter: str,
    *,
    skip_rows: int,
    headers: Sequence[str],
    lines_before: int = 0,
    known_rows: Sequence[Sequence[str]] | None = None,
) -> RawTable:
    """Make a table of the rows of delimited text behind the first `skip_rows` lines.

    Parameters
    ----------
    utf8 : bytes
        The text; `lines_before` lines of the file stood above it.
    headers : sequence of str
        The column names; their number is the width that every row must have.
    known_rows : sequence of rows, optional
        Rows beyond doubt, from which is learnt what a row looks like; the first rows of the text by default.

    Raises
    ------
    UnreadableFile
        Where most rows of a large text are torn, or they lack too many cells.
    """
    start, width, first_line = _offset_of_line(utf8, skip_rows), len(headers), lines_before + skip_rows + 1
    if known_rows is None:
        known_rows = sample_rows(sample_text(utf8[start : start + SAMPLE_BYTES + 1]), delimiter)
    shape = Shape([row for row in known_rows if len(row) == width], width, delimiter)
    found = accounted(utf8, start, delimiter, shape, width, first_line)
    if found.given_up:
        remedy = REMEDIES.get(found.given_up, Remedy.EXPORT_QUOTED)
        raise UnreadableFile(found.given_up(file=name), remedy, file=name)
    text = _Text(found.body, delimiter, first_line, found.records, name)
    return RawTable(name, _distinct_headers(headers), Cells(width, None, None, text), found.account)


def from_cells(name: str, cells: pa.Table, headers: Sequence[str], lines: Codes) -> RawTable:
    """Make a table of columns that are dictionary-encoded already; `lines` has the line of each row."""
    whole = one_chunk(cells)
    compact = {
        name: _without_unused(column.chunk(0)) for name, column in zip(whole.column_names, whole.columns, strict=True)
    }
    return RawTable(name, _distinct_headers(headers), Cells(len(headers), pa.table(compact), lines))


def _without_unused(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Drop values from the dictionary that no cell has."""
    codes = np.asarray(column.indices)
    used = np.bincount(codes, minlength=len(column.dictionary)) > 0
    if used.all():
        return column
    places = (np.cumsum(used) - 1).astype(np.int32)
    return pa.DictionaryArray.from_arrays(places[codes], column.dictionary.filter(pa.array(used)))


def _offset_of_line(utf8: bytes, number: int) -> int:
    """Find the byte at which line `number` (from 0) starts."""
    offset = 0
    for _ in range(number):
        offset = utf8.find(b"\n", offset) + 1 or len(utf8)
    return offset


def _line_numbers(cells: pa.Table, first: int) -> Codes:
    """Return the line on which each row starts: count the rows before it and the line breaks in their cells."""
    breaks = np.zeros(cells.num_rows, dtype=np.int32)
    for column in cells.columns:
        start = 0
        for chunk in column.chunks:
            inside = np.asarray(pc.count_substring(chunk.dictionary, "\n"))
            if inside.any():
                breaks[start : start + len(chunk)] += inside.astype(np.int32)[np.asarray(chunk.indices)]
            start += len(chunk)
    numbers: Codes = first + np.arange(cells.num_rows, dtype=np.int32)
    numbers[1:] += np.cumsum(breaks[:-1], dtype=np.int32)
    return numbers
