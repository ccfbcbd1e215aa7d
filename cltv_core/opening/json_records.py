"""JSON to text columns: a list of records, one record a line, or an object around such a list."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from json import JSONDecoder
from typing import Any

import numpy as np
import pyarrow as pa

from cltv_core.opening import limits
from cltv_core.opening.codes import Foreign, Refusal, Unopened
from cltv_core.opening.encodings import to_utf8
from cltv_core.opening.parts import Table

Record = Mapping[str, Any]
_LINES = ("line_items", "lineitems", "items", "order_items", "order_lines", "lines", "products", "positions")
"""Lists within an order that hold what was bought, one row each; other lists are left aside."""
_DEEPEST = 4
_FEWEST_LISTS = 2
_ROWS_AT_ONCE = 50_000
_BLANKS = re.compile(r"[ \t\n\r]*")


def table_of_json(name: str, data: bytes) -> Table:
    """Read the records, one row each; where a record has a list of what was bought, one row an item.

    Raises
    ------
    Refusal
        Where the text is no JSON, holds no records, or has more cells than `limits` allow.
    """
    text = to_utf8(data).decode("utf-8", errors="replace")
    if (table := _one_by_one(name, text)) is not None:
        return table
    records = _records(_parsed(name, text))
    if not records:
        raise Refusal(Foreign.JSON, name)
    return _table_of(name, records)


class _NoRecords(Exception):
    """The text is no list of objects, and no object a line."""


def _one_by_one(name: str, text: str) -> Table | None:
    """Read a list of records, a record a line, or a list within an object: all at once take ten times their text."""
    is_list = text.startswith("[", _behind_blanks(text, 0))
    ways = (_of_list,) if is_list else (_of_lines, _of_object)
    for way in ways:
        try:
            return way(name, text)
        except (_NoRecords, ValueError, RecursionError):
            continue
    return None


def _of_list(name: str, text: str) -> Table:
    entries = _Entries(text, text.index("["))
    table = _table_of(name, entries)
    if _behind_blanks(text, entries.end) < len(text) or not entries.are_records:
        raise _NoRecords
    return table


def _of_lines(name: str, text: str) -> Table:
    return _table_of(name, _in_lines(text))


def _of_object(name: str, text: str) -> Table:
    """Read the longest list of records within an object."""
    search = _Search(name, text)
    end = search.in_object(_behind_blanks(text, 0), _DEEPEST)
    if _behind_blanks(text, end) < len(text):
        raise _NoRecords
    if search.longest is None:
        raise Refusal(Foreign.JSON, name)
    return search.longest


def _table_of(name: str, records: Iterable[Record]) -> Table:
    columns = _Columns()
    for row in (row for record in records for row in _rows(record)):
        columns.add(row)
        width = len(columns.headers)
        if width > limits.MAX_COLUMNS or columns.rows * width > limits.MAX_CELLS:
            raise Refusal(Unopened.TOO_MANY_CELLS, name)
    return Table(name, "", tuple(columns.headers), columns.table())


class _Columns:
    """The cells of each column, packed every so many rows: as objects, those of a million take ten times as much."""

    def __init__(self) -> None:
        self._cells: dict[str, list[str]] = {}
        self._packed: dict[str, list[pa.Array]] = {}
        self._packed_rows = self.rows = 0

    @property
    def headers(self) -> Collection[str]:
        return self._cells.keys()

    def add(self, row: Mapping[str, str]) -> None:
        """Add a row, with empty cells in the columns that it lacks."""
        place = self.rows - self._packed_rows
        for header, cell in row.items():
            cells = self._cells.get(header)
            if cells is None:
                cells = self._cells[header] = []
                self._packed[header] = [_empty(self._packed_rows)]
            if len(cells) < place:
                cells.extend([""] * (place - len(cells)))
            cells.append(cell)
        self.rows += 1
        if place + 1 == _ROWS_AT_ONCE:
            self._pack()

    def table(self) -> pa.Table:
        self._pack()
        columns = [pa.chunked_array(parts).unify_dictionaries().combine_chunks() for parts in self._packed.values()]
        return pa.table(columns, names=[str(place) for place in range(len(columns))])

    def _pack(self) -> None:
        rows = self.rows - self._packed_rows
        for header, cells in self._cells.items():
            cells.extend([""] * (rows - len(cells)))
            self._packed[header].append(pa.array(cells, pa.string()).dictionary_encode())
            cells.clear()
        self._packed_rows = self.rows


def _empty(rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(rows, dtype=np.int32)), pa.array([""] * (rows > 0), pa.string())
    )


class _Entries:
    """Decodes one entry of a list, which starts at `place`, at a time, and yields those that are records.

    Once all are decoded, `end` is the place behind the list, `found` the number of its records.
    """

    def __init__(self, text: str, place: int) -> None:
        self._text, self._start = text, place
        self.end, self.found, self._entries, self._first_lists = place, 0, 0, list[Any]()

    def __iter__(self) -> Iterator[Record]:
        decode, text, place, sign = JSONDecoder().raw_decode, self._text, self._start + 1, ","
        if text.startswith("]", _behind_blanks(text, place)):
            self.end, sign = _behind_blanks(text, place) + 1, "]"
        while sign == ",":
            entry, place = decode(text, _behind_blanks(text, place))
            self._entries += 1
            if isinstance(entry, dict):
                self.found += 1
                yield entry
            elif isinstance(entry, list) and len(self._first_lists) < _FEWEST_LISTS:
                self._first_lists.append(entry)
            place = _behind_blanks(text, place)
            sign, self.end = text[place : place + 1], place + 1
            place = self.end
        if sign != "]":
            raise _NoRecords

    @property
    def are_records(self) -> bool:
        return self.found * 2 > self._entries

    @property
    def may_be_rows(self) -> bool:
        """Whether lists stand in the list, so that the first may hold the names of the others' cells."""
        return len(self._first_lists) == _FEWEST_LISTS and bool(_with_names(self._first_lists))


class _Search:
    """Looks through an object, and those within it, for the `longest` list of records, decoding one entry at a time."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text
        self._decode, self._most = JSONDecoder().raw_decode, 0
        self.longest: Table | None = None

    def in_object(self, place: int, depth: int) -> int:
        """Look through the object at this place and `depth` - 1 more within it; return the place behind it."""
        if not self._text.startswith("{", place):
            raise _NoRecords
        text, place, sign = self._text, _behind_blanks(self._text, place + 1), ","
        if text.startswith("}", place):
            return place + 1
        while sign == ",":
            key, place = self._decode(text, _behind_blanks(text, place))
            place = _behind_blanks(text, place)
            if not isinstance(key, str) or not text.startswith(":", place):
                raise _NoRecords
            place = _behind_blanks(text, self._in_value(_behind_blanks(text, place + 1), depth - 1))
            sign, place = text[place : place + 1], place + 1
        if sign != "}":
            raise _NoRecords
        return place

    def _in_value(self, place: int, depth: int) -> int:
        if self._text.startswith("[", place):
            return self._in_list(place)
        if self._text.startswith("{", place) and depth:
            return self.in_object(place, depth)
        end: int = self._decode(self._text, place)[1]
        return end

    def _in_list(self, place: int) -> int:
        entries = _Entries(self._text, place)
        table = _table_of(self._name, entries)
        if entries.are_records:
            self._keep(entries.found, table)
        elif entries.may_be_rows:
            records = _with_names(self._decode(self._text, place)[0])
            self._keep(len(records), _table_of(self._name, records))
        return entries.end

    def _keep(self, records: int, table: Table) -> None:
        if records > self._most:
            self._most, self.longest = records, table


def _in_lines(text: str) -> Iterator[Record]:
    """Decode one line at a time; a single one is an object around a list."""
    place, found, entries = _behind_blanks(text, 0), 0, 0
    if text.find("\n", place) < 0 or text.find("\n", place) == len(text) - 1:
        raise _NoRecords
    while place < len(text):
        end = text.find("\n", place) % (len(text) + 1)
        line, place = text[place:end], end + 1
        if line.strip():
            entries += 1
            entry = json.loads(line)
            if isinstance(entry, dict):
                found += 1
                yield entry
    if entries < 2 or found * 2 <= entries:
        raise _NoRecords


def _behind_blanks(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found else place


def _parsed(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as fault:
        raise Refusal(Unopened.DAMAGED if text.count("\n") else Foreign.JSON, name) from fault


def _records(value: Any) -> Sequence[Record]:
    """Return the records of a list, also those whose names its first list holds; none of anything else."""
    if not isinstance(value, list):
        return []
    records = [entry for entry in value if isinstance(entry, dict)]
    return records if len(records) * 2 > len(value) else _with_names(value)


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
