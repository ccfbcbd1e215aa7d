"""Parses delimited text into columns of text cells, dictionary-encoded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

_TEXT = pa.dictionary(pa.int32(), pa.string())
_BLOCKS_BYTES = (1 << 22, 1 << 28)
"""Bytes parsed at a time: few, which is lean and fast, and more only where a single cell is larger than that."""


def parse(body: memoryview, delimiter: str, width: int, wanted: Collection[int]) -> pa.Table:
    """Parse the `wanted` columns (counted from 0) of a text with `width` columns.

    Returns
    -------
    pyarrow.Table
        Columns named "0", "1", ..., text, dictionary-encoded, in several chunks.

    Raises
    ------
    pyarrow.ArrowInvalid
        Where a row has another width.
    """
    columns, chosen = [str(place) for place in range(width)], [str(place) for place in sorted(wanted)]
    if not len(body):
        return table_of([], columns).select(chosen)
    for block in _BLOCKS_BYTES:
        try:
            return _lean(_parse(body, delimiter, columns, chosen, min(len(body), block)))
        except pa.ArrowInvalid:
            if len(body) <= block or block == _BLOCKS_BYTES[-1]:
                raise
    raise AssertionError


def _lean(cells: pa.Table) -> pa.Table:
    """Let columns of one value share their codes, which saves memory: many columns of an export are empty."""
    zeros = pa.array(np.zeros(max((len(chunk) for chunk in cells.column(0).chunks), default=0), dtype=np.int32))
    for place, column in enumerate(cells.columns):
        if all(len(chunk.dictionary) == 1 for chunk in column.chunks):
            shared = [
                pa.DictionaryArray.from_arrays(zeros.slice(0, len(chunk)), chunk.dictionary) for chunk in column.chunks
            ]
            cells = cells.set_column(place, cells.field(place), pa.chunked_array(shared, column.type))
    pa.default_memory_pool().release_unused()
    return cells


def _parse(body: memoryview, delimiter: str, columns: list[str], chosen: list[str], block: int) -> pa.Table:
    """Parse on one processor: several need half as much memory again."""
    return arrow_csv.read_csv(
        pa.BufferReader(pa.py_buffer(body)),
        read_options=arrow_csv.ReadOptions(column_names=columns, use_threads=False, block_size=block),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(columns, _TEXT),
            strings_can_be_null=False,
            check_utf8=False,
            include_columns=chosen,
        ),
    )


def table_of(rows: Sequence[Sequence[str]], columns: list[str]) -> pa.Table:
    """Make a table of rows that are split already, each padded or cut to the number of columns."""
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
    """Join the chunks of each column, so that it has one dictionary; a table without rows gets one empty chunk."""
    return cells.unify_dictionaries().combine_chunks() if cells.num_rows else table_of([], cells.column_names)
