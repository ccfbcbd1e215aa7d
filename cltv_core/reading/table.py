"""A file's table exactly as it stands: every cell text, nothing interpreted yet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

Codes = npt.NDArray[np.int32]

_TEXT = pa.dictionary(pa.int32(), pa.string())
_BLOCKS_BYTES = (1 << 21, 1 << 28)
"""How much is parsed at a time: little, which is lean and fast, and where a cell is larger than that, much."""
_WHOLE_BYTES = 1 << 26
"""Smaller files have each column in one piece; of larger ones a column is put together when it is asked for."""


@dataclass(frozen=True)
class RawTable:
    """Text cells, column by column, each column dictionary-encoded: most cells of an export repeat.

    `cells`: arrow table of dictionary<int32, string>, columns named "0", "1", ...; `headers`: the file's own column
    names, made distinct; `lines`: the line of the file on which each row starts.
    """

    name: str
    headers: tuple[str, ...]
    cells: pa.Table = field(repr=False)
    lines: Codes = field(repr=False)

    def __len__(self) -> int:
        return int(self.cells.num_rows)

    def codes(self, header: str) -> Codes:
        """For each row the position of its cell in `values`."""
        return np.asarray(self._column(header).indices)

    def values(self, header: str) -> pd.Index:
        """The distinct cells of a column, stripped of surrounding blanks (so two may be equal)."""
        trimmed: pa.StringArray = pc.utf8_trim_whitespace(self._column(header).dictionary)
        return pd.Index(pd.Series(trimmed.to_pandas(), dtype="str"))

    def is_trimmed(self, header: str) -> bool:
        """Whether no cell has surrounding blanks, so that `values` are distinct."""
        raw = self._column(header).dictionary
        return bool(pc.all(pc.equal(pc.utf8_trim_whitespace(raw), raw)).as_py() is not False)

    def sample(self, header: str, size: int = 300) -> list[str]:
        """The first distinct cells of a column that are not empty."""
        chunks = self.cells.column(self.headers.index(header)).chunks
        first = dict.fromkeys(
            value.strip() for chunk in chunks for value in chunk.dictionary.slice(0, size + 1).to_pylist() if value
        )
        return [value for value in first if value][:size]

    def rows(self, places: npt.NDArray[np.intp]) -> pa.Table:
        """These rows as they stand in the file, under its own headers."""
        found = pa.table(
            {name: _at(column, places) for name, column in zip(self.headers, self.cells.columns, strict=True)}
        )
        return found.take(pa.array(np.argsort(np.argsort(places, kind="stable"), kind="stable")))

    def _column(self, header: str) -> pa.DictionaryArray:
        place = self.headers.index(header)
        column = self.cells.column(place)
        if column.num_chunks != 1:
            column = pa.chunked_array([column.unify_dictionaries().combine_chunks()])
            # The same cells in one piece take the place of the pieces, lest memory hold both.
            object.__setattr__(self, "cells", self.cells.set_column(place, self.cells.field(place), column))
        return column.chunk(0)


def _at(column: pa.ChunkedArray, places: npt.NDArray[np.intp]) -> pa.Array:
    """The cells at these places, in the order of the column, coded anew: few rows need few of the different cells."""
    ends = np.cumsum([len(chunk) for chunk in column.chunks])
    pieces = [
        chunk.take(
            pa.array(places[(places >= end - len(chunk)) & (places < end)] - (end - len(chunk)))
        ).dictionary_decode()
        for chunk, end in zip(column.chunks, ends, strict=True)
    ]
    return pa.chunked_array(pieces, pa.string()).combine_chunks().dictionary_encode()


def distinct_headers(names: Sequence[str]) -> tuple[str, ...]:
    """Column names without surrounding blanks; an empty one gets its number, a repeated one a counter."""
    seen: dict[str, int] = {}
    distinct = []
    for position, raw in enumerate(names, start=1):
        name = " ".join(raw.split()) or f"Column {position}"
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(distinct)


def from_text(
    name: str, utf8: bytes, delimiter: str, *, skip_rows: int, headers: Sequence[str], lines_before: int = 0
) -> RawTable:
    """The rows of delimited text behind the first `skip_rows` records, ragged ones padded or cut to `headers`;
    `lines_before` stood above `utf8` in the file."""
    columns = [str(position) for position in range(len(headers))]
    body_at, lines_skipped = _offset_of_record(utf8, delimiter, skip_rows)
    cells = _read(memoryview(utf8)[body_at:], delimiter, columns)
    if len(utf8) < _WHOLE_BYTES:
        cells = _one_chunk(cells)
    return RawTable(name, distinct_headers(headers), cells, _line_numbers(cells, lines_before + lines_skipped + 1))


def from_rows(name: str, rows: Sequence[Sequence[str]], headers: Sequence[str], first_line: int) -> RawTable:
    """A table of rows already split into text cells."""
    cells = _one_chunk(_table_of(rows, [str(position) for position in range(len(headers))]))
    lines = np.arange(first_line, first_line + len(rows), dtype=np.int32)
    return RawTable(name, distinct_headers(headers), cells, lines)


def from_cells(name: str, cells: pa.Table, headers: Sequence[str], lines: Codes) -> RawTable:
    """A table of columns that are dictionary-encoded already."""
    whole = _one_chunk(cells)
    compact = {
        name: _without_unused(column.chunk(0)) for name, column in zip(whole.column_names, whole.columns, strict=True)
    }
    return RawTable(name, distinct_headers(headers), pa.table(compact), lines)


def _without_unused(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """The same cells, coded by those values only that they have."""
    codes = np.asarray(column.indices)
    used = np.bincount(codes, minlength=len(column.dictionary)) > 0
    if used.all():
        return column
    places = (np.cumsum(used) - 1).astype(np.int32)
    return pa.DictionaryArray.from_arrays(places[codes], column.dictionary.filter(pa.array(used)))


def take(table: RawTable, rows: npt.NDArray[np.intp]) -> RawTable:
    """The same table with these rows only."""
    return RawTable(table.name, table.headers, _one_chunk(table.cells.take(pa.array(rows))), table.lines[rows])


def _read(body: memoryview, delimiter: str, columns: list[str]) -> pa.Table:
    if not len(body):
        return _table_of([], columns)
    for block in _BLOCKS_BYTES:
        ragged: list[tuple[int, str]] = []
        try:
            cells = _lean(_read_arrow(body, delimiter, columns, ragged, min(len(body), block)))
        except pa.ArrowInvalid:
            if len(body) <= block:
                break
        else:
            return _insert_ragged(_one_chunk(cells), ragged, delimiter) if ragged else cells
    return _read_python(bytes(body), delimiter, columns)


def _lean(cells: pa.Table) -> pa.Table:
    """The same cells in less memory: columns that never change share their codes, as many of an export's are empty."""
    zeros = pa.array(np.zeros(max((len(chunk) for chunk in cells.column(0).chunks), default=0), dtype=np.int32))
    for place, column in enumerate(cells.columns):
        if all(len(chunk.dictionary) == 1 for chunk in column.chunks):
            shared = [
                pa.DictionaryArray.from_arrays(zeros.slice(0, len(chunk)), chunk.dictionary) for chunk in column.chunks
            ]
            cells = cells.set_column(place, cells.field(place), pa.chunked_array(shared, column.type))
    pa.default_memory_pool().release_unused()
    return cells


def _read_arrow(
    body: memoryview, delimiter: str, columns: list[str], ragged: list[tuple[int, str]], block: int
) -> pa.Table:
    """On one processor: several need half as much memory again, and cannot tell where ragged rows stood."""

    def keep(row: arrow_csv.InvalidRow) -> str:
        ragged.append((row.number or 0, row.text))
        return "skip"

    return arrow_csv.read_csv(
        pa.BufferReader(pa.py_buffer(body)),
        read_options=arrow_csv.ReadOptions(column_names=columns, use_threads=False, block_size=block),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=keep),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(columns, _TEXT), strings_can_be_null=False, check_utf8=False
        ),
    )


def _read_python(body: bytes, delimiter: str, columns: list[str]) -> pa.Table:
    """The forgiving road for text that the fast parser refuses: stray quotes, cells of many megabytes."""
    csv.field_size_limit(1 << 30)
    text = io.StringIO(body.decode("utf-8", errors="replace"), newline="")
    rows = [row for row in csv.reader(text, delimiter=delimiter) if row]
    return _table_of(rows, columns)


def _insert_ragged(cells: pa.Table, ragged: list[tuple[int, str]], delimiter: str) -> pa.Table:
    """Rows with too few or too many cells, padded or cut, put back in their place."""
    rows = [next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []) for _, text in ragged]
    mended = _table_of(rows, cells.column_names)
    places = np.array([number for number, _ in ragged], dtype=np.int64)
    total = cells.num_rows + len(rows)
    is_ragged = np.zeros(total, dtype=bool)
    is_ragged[np.clip(places - 1, 0, total - 1)] = True
    if is_ragged.sum() != len(rows):
        is_ragged = np.arange(total) >= cells.num_rows
    order = np.empty(total, dtype=np.int64)
    order[~is_ragged] = np.arange(cells.num_rows)
    order[is_ragged] = cells.num_rows + np.arange(len(rows))
    return pa.concat_tables([cells, mended]).unify_dictionaries().take(pa.array(order))


def _table_of(rows: Sequence[Sequence[str]], columns: list[str]) -> pa.Table:
    width = len(columns)
    padded = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    transposed = zip(*padded, strict=True) if padded else [()] * width
    return pa.table(
        {
            name: pa.array(list(cells), pa.string()).dictionary_encode()
            for name, cells in zip(columns, transposed, strict=True)
        }
    )


def _one_chunk(cells: pa.Table) -> pa.Table:
    return cells.unify_dictionaries().combine_chunks() if cells.num_rows else _table_of([], cells.column_names)


def _offset_of_record(utf8: bytes, delimiter: str, records: int) -> tuple[int, int]:
    """The byte at which record number `records` (from 0) starts, and the lines before it."""
    if records == 0:
        return 0, 0
    text = utf8[: 1 << 20].decode("utf-8", errors="replace")
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    for _ in range(records):
        next(reader, None)
    return len(text[: lines.tell()].encode("utf-8")), reader.line_num


def _line_numbers(cells: pa.Table, first: int) -> Codes:
    """The line on which each row starts: rows before it, and the line breaks inside their cells."""
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
