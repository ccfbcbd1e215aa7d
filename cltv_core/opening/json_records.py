"""JSON to text columns: a list of records, one record a line, or an object around such a list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from cltv_core.opening import limits
from cltv_core.opening.codes import Foreign, Refusal, Unopened
from cltv_core.opening.encodings import to_utf8
from cltv_core.opening.parts import Table

Record = Mapping[str, Any]
_LINES = ("line_items", "lineitems", "items", "order_items", "order_lines", "lines", "products", "positions")
"""Lists within an order that hold what was bought, one row each; other lists are left aside."""
_DEEPEST = 4


def table_of_json(name: str, data: bytes) -> Table:
    """Read the records, one row each; where a record has a list of what was bought, one row an item.

    Raises
    ------
    Refusal
        Where the text is no JSON, holds no records, or has more cells than `limits` allow.
    """
    records = _records(_parsed(name, to_utf8(data).decode("utf-8", errors="replace")), _DEEPEST)
    if not records:
        raise Refusal(Foreign.JSON, name)
    columns: dict[str, list[str]] = {}
    rows = 0
    for row in (row for record in records for row in _rows(record)):
        for header, cell in row.items():
            cells = columns.setdefault(header, [])
            cells.extend([""] * (rows - len(cells)))
            cells.append(cell)
        rows += 1
        if len(columns) > limits.MAX_COLUMNS or rows * len(columns) > limits.MAX_CELLS:
            raise Refusal(Unopened.TOO_MANY_CELLS, name)
    arrays = [
        pa.array([*cells, *[""] * (rows - len(cells))], pa.string()).dictionary_encode() for cells in columns.values()
    ]
    return Table(name, "", tuple(columns), pa.table(arrays, names=[str(place) for place in range(len(arrays))]))


def _parsed(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as fault:
        raise Refusal(Unopened.DAMAGED if text.count("\n") else Foreign.JSON, name) from fault


def _records(value: Any, depth: int) -> Sequence[Record]:
    """Find the longest list of objects, at most `depth` objects within each other."""
    if isinstance(value, list):
        records = [entry for entry in value if isinstance(entry, dict)]
        return records if len(records) * 2 > len(value) else _with_names(value)
    if not isinstance(value, dict) or not depth:
        return []
    return max((_records(inner, depth - 1) for inner in value.values()), key=len, default=[])


def _with_names(rows: list[Any]) -> Sequence[Record]:
    """Make records of lists within a list, the first of which holds the names."""
    lists = [row for row in rows if isinstance(row, list)]
    if len(lists) < 2 or not all(isinstance(name, str) for name in lists[0]):
        return []
    return [dict(zip(lists[0], row, strict=False)) for row in lists[1:]]


def _rows(record: Record) -> Iterator[dict[str, str]]:
    own = dict(_fields(record, ""))
    items = next((record[key] for key in record if key.lower() in _LINES and _is_records(record[key])), None)
    if not items:
        yield own
        return
    for item in items:
        yield {**own, **dict(_fields(item, "item."))}


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _fields(record: Record, prefix: str) -> Iterator[tuple[str, str]]:
    """Names and values; those of an object within the record under both names ("customer.email")."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{prefix}{name}.")
        elif not isinstance(value, list):
            yield f"{prefix}{name}", _as_text(value)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
