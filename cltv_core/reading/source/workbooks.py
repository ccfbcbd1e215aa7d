"""Workbooks to text columns: each sheet column by column, every different cell written out once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa

from cltv_core.reading.source import bounds
from cltv_core.reading.source.unpack import Payload
from cltv_core.text import sentences

Cell = str | float | bool | date | datetime | time | timedelta
_ROWS_AT_ONCE = 20_000
_HALF_A_SECOND = timedelta(microseconds=500_000)


@dataclass(frozen=True)
class Sheet:
    """`first_rows`: the text of the rows at its top; `cells`: all its rows, dictionary-encoded, named "0", "1", ..."""

    name: str
    first_rows: Sequence[Sequence[str]]
    cells: pa.Table = field(repr=False)


def read_sheets(payload: Payload, top: int) -> list[Sheet]:
    """The sheets that hold anything.

    Raises UnreadableFile for a workbook that is damaged, protected or larger than memory.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # compiled, and needed for workbooks only

    bounds.refuse_huge_sheets(payload)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(payload.data))
        sheets = (_sheet(name, workbook.get_sheet_by_name(name).iter_rows(), top) for name in _tables_in(workbook))
        return [sheet for sheet in sheets if sheet.cells.num_rows]
    except CalamineError as fault:
        raise sentences.damaged_file(payload.name) from fault


def _tables_in(workbook: Any) -> list[str]:
    """Sheets with cells; charts and macros have none. Hidden ones too: exports hide nothing, owners do by mistake."""
    return [sheet.name for sheet in workbook.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]


def _sheet(name: str, rows: Iterator[list[Cell]], top: int) -> Sheet:
    first = list(islice(rows, top))
    columns = [_Column() for _ in range(max(map(len, first), default=0))]
    chunk = first
    while chunk:
        for column, cells in zip(columns, zip(*chunk, strict=True), strict=True):
            column.add(cells)
        chunk = list(islice(rows, _ROWS_AT_ONCE))
    arrays = {str(position): column.encoded() for position, column in enumerate(columns)}
    return Sheet(name, [[as_text(cell) for cell in row] for row in first], pa.table(arrays))


class _Numbers(dict[Cell, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: Cell) -> int:
        self[key] = number = len(self)
        return number


class _Column:
    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._codes: list[np.ndarray[Any, np.dtype[np.int32]]] = []

    def add(self, cells: Sequence[Cell]) -> None:
        if bool in set(map(type, cells)):  # True and 1.0 are the same key
            cells = [str(cell) if isinstance(cell, bool) else cell for cell in cells]
        self._codes.append(np.fromiter(map(self._numbers.__getitem__, cells), dtype=np.int32, count=len(cells)))

    def encoded(self) -> pa.DictionaryArray:
        texts = pa.array([as_text(cell) for cell in self._numbers], pa.string()).dictionary_encode()
        places = np.asarray(texts.indices)
        codes = np.concatenate(self._codes) if self._codes else np.empty(0, dtype=np.int32)
        return pa.DictionaryArray.from_arrays(places[codes] if len(places) else codes, texts.dictionary)


def as_text(cell: Cell) -> str:
    """A cell as a text file would have it; times to the nearest second: spreadsheets store fractions of days."""
    if isinstance(cell, str):
        return cell.replace("\x00", "")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        cell = (cell + _HALF_A_SECOND).replace(microsecond=0) if cell.year < 9999 else cell
        return cell.strftime("%Y-%m-%d %H:%M:%S") if cell.time() != time() else cell.strftime("%Y-%m-%d")
    return str(cell)
