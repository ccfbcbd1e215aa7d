"""Delimited text to columns of text cells, dictionary-encoded; ragged rows padded or cut, stray quotes forgiven."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

_TEXT = pa.dictionary(pa.int32(), pa.string())
_BLOCKS_BYTES = (1 << 22, 1 << 28)
"""How much is parsed at a time: little, which is lean and fast, and where a cell is larger than that, much."""


def parse(body: memoryview, delimiter: str, width: int, wanted: Collection[int]) -> pa.Table:
    """The `wanted` columns (counted from 0) of text with `width` columns, named "0", "1", ..."""
    columns, chosen = [str(place) for place in range(width)], [str(place) for place in sorted(wanted)]
    if not len(body):
        return table_of([], columns).select(chosen)
    for block in _BLOCKS_BYTES:
        ragged: list[tuple[int, str]] = []
        try:
            cells = _lean(_parse_fast(body, delimiter, columns, chosen, ragged, min(len(body), block)))
        except pa.ArrowInvalid:
            if len(body) <= block:
                break
        else:
            return _insert_ragged(one_chunk(cells), ragged, delimiter, columns) if ragged else cells
    return _parse_forgiving(bytes(body), delimiter, columns).select(chosen)


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


def _parse_fast(
    body: memoryview, delimiter: str, columns: list[str], chosen: list[str], ragged: list[tuple[int, str]], block: int
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
            column_types=dict.fromkeys(columns, _TEXT),
            strings_can_be_null=False,
            check_utf8=False,
            include_columns=chosen,
        ),
    )


def _parse_forgiving(body: bytes, delimiter: str, columns: list[str]) -> pa.Table:
    """For text that the fast parser refuses: stray quotes, cells of many megabytes."""
    csv.field_size_limit(1 << 30)
    text = io.StringIO(body.decode("utf-8", errors="replace"), newline="")
    return table_of([row for row in csv.reader(text, delimiter=delimiter) if row], columns)


def _insert_ragged(cells: pa.Table, ragged: list[tuple[int, str]], delimiter: str, columns: list[str]) -> pa.Table:
    """Rows with too few or too many cells, padded or cut, put back in their place."""
    rows = [next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []) for _, text in ragged]
    mended = table_of(rows, columns).select(cells.column_names)
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


def table_of(rows: Sequence[Sequence[str]], columns: list[str]) -> pa.Table:
    """Rows already split, padded or cut to the columns."""
    width = len(columns)
    padded = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    transposed = zip(*padded, strict=True) if padded else [()] * width
    return pa.table(
        {
            name: pa.array(list(cells), pa.string()).dictionary_encode()
            for name, cells in zip(columns, transposed, strict=True)
        }
    )


def one_chunk(cells: pa.Table) -> pa.Table:
    return cells.unify_dictionaries().combine_chunks() if cells.num_rows else table_of([], cells.column_names)
