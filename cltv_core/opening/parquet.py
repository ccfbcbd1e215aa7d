"""Parquet to text columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from cltv_core.opening import limits
from cltv_core.opening.codes import Refusal, Unopened
from cltv_core.opening.parts import Table

_ROWS_AT_ONCE = 100_000


def table_of_parquet(name: str, data: bytes) -> Table:
    """Read the columns that hold one value a row; those of a structure stand beside each other ("customer.email").

    Raises
    ------
    Refusal
        Where there are no rows, or more cells than `limits` allow.
    """
    file = parquet.ParquetFile(pa.BufferReader(data))
    cells_left, batches = limits.MAX_CELLS, []
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
        flat = _flat(pa.table(batch))
        cells_left -= flat.num_rows * flat.num_columns
        if cells_left < 0 or flat.num_columns > limits.MAX_COLUMNS:
            raise Refusal(Unopened.TOO_MANY_CELLS, name)
        batches.append(pa.table([_as_text(column) for column in flat.columns], names=flat.column_names))
    if not batches:
        raise Refusal(Unopened.EMPTY, name)
    whole = pa.concat_tables(batches).unify_dictionaries().combine_chunks()
    return Table(name, "", tuple(whole.column_names), whole.rename_columns([str(n) for n in range(whole.num_columns)]))


def _flat(rows: pa.Table) -> pa.Table:
    while any(pa.types.is_struct(field.type) for field in rows.schema):
        rows = rows.flatten()
    single = [n for n, field in enumerate(rows.schema) if not pa.types.is_nested(field.type)]
    return rows.select(single)


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    text = _written(column)
    return pc.fill_null(text, "").cast(pa.string()).dictionary_encode()


def _written(column: pa.ChunkedArray) -> Any:
    kind = column.type
    if pa.types.is_timestamp(kind):
        return _moments(column)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return _one_by_one(column, lambda cell: cell.decode("utf-8", "replace"))
    if pa.types.is_floating(kind):
        return _one_by_one(column, _number)
    text = column.cast(pa.string())
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:  # bytes that are no text; nobody checks them when they are written
        return _written(text.cast(pa.binary()))
    return text


def _moments(column: pa.ChunkedArray) -> Any:
    """To the second; those that tell their zone in UTC."""
    zone = "UTC" if column.type.tz else None
    seconds = column.cast(pa.timestamp("s", zone), safe=False)
    return pc.strftime(seconds, "%Y-%m-%d %H:%M:%SZ" if zone else "%Y-%m-%d %H:%M:%S")


def _one_by_one(column: pa.ChunkedArray, write: Callable[[Any], str | None]) -> pa.ChunkedArray:
    cells = [None if cell is None else write(cell) for cell in column.to_pylist()]
    return pa.chunked_array([pa.array(cells, pa.string())])


def _number(cell: float) -> str | None:
    """Whole numbers without a point: a column of them becomes one of floats where it has gaps."""
    if cell != cell:
        return None
    return str(int(cell)) if abs(cell) < 1e15 and cell == int(cell) else repr(cell)
