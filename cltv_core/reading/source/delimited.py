"""Delimited text, every line of it accounted for, to columns of text cells, dictionary-encoded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

_TEXT = pa.dictionary(pa.int32(), pa.string())
_BLOCKS_BYTES = (1 << 22, 1 << 28)
"""How much is parsed at a time: little, which is lean and fast, and where a cell is larger than that, much."""


def parse(body: memoryview, delimiter: str, width: int, wanted: Collection[int]) -> pa.Table:
    """The `wanted` columns (counted from 0) of text with `width` columns, named "0", "1", ...

    Raises pyarrow.ArrowInvalid where a row has another width.
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


def _parse(body: memoryview, delimiter: str, columns: list[str], chosen: list[str], block: int) -> pa.Table:
    """On one processor: several need half as much memory again."""
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
