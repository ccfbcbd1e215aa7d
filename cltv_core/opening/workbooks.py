"""Workbooks to text columns: each sheet column by column, every different cell written out once.

The reader holds the whole rectangle from the first to the last cell, empty ones too; what that may take is not guessed
from what the workbook claims: the process ends where it takes too much.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
from python_calamine import CalamineWorkbook

from cltv_core.opening import limits
from cltv_core.opening.codes import Refusal, Unopened
from cltv_core.opening.parts import Table

Cell = str | float | bool | date | datetime | time | timedelta
_ROWS_AT_ONCE = 20_000
_HALF_A_SECOND = timedelta(microseconds=500_000)


def sheets_of(name: str, data: bytes) -> Iterator[Table]:
    """Yield the sheets that hold anything, hidden ones too: exports hide nothing, owners do by mistake.

    Raises
    ------
    Refusal
        Where a sheet has more cells or columns than `limits` allow.
    """
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for title in [sheet.name for sheet in workbook.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]:
        sheet = workbook.get_sheet_by_name(title)
        rows, columns = sheet.total_height + 1, sheet.total_width + 1  # they count from 0 up to the last cell
        if columns > limits.MAX_COLUMNS or rows * columns > limits.MAX_CELLS:
            raise Refusal(Unopened.TOO_MANY_CELLS, name)
        cells = _cells(sheet.iter_rows(), _merged_down(sheet))
        if cells.num_rows:
            yield Table(name, title, None, cells)


def _merged_down(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """For each column the ranges of rows that one merged cell spans, counted from 0; ends are included."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom > top:
            spans.setdefault(left, []).append((top, bottom))
    return spans


def _cells(rows: Iterator[list[Cell]], merged: dict[int, list[tuple[int, int]]]) -> pa.Table:
    first = next(rows, None)
    columns = [_Column() for _ in first or ()]
    chunk = [] if first is None else [first, *islice(rows, _ROWS_AT_ONCE)]
    while chunk:
        for column, cells in zip(columns, zip(*chunk, strict=True), strict=True):
            column.add(cells)
        chunk = list(islice(rows, _ROWS_AT_ONCE))
    return pa.table({str(place): column.encoded(merged.get(place, ())) for place, column in enumerate(columns)})


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

    def encoded(self, merged: Sequence[tuple[int, int]]) -> pa.DictionaryArray:
        """Return the column dictionary-encoded, the text of each merged cell in every row that it spans."""
        texts = pa.array([_as_text(cell) for cell in self._numbers], pa.string()).dictionary_encode()
        places = np.asarray(texts.indices)
        codes = np.concatenate(self._codes) if self._codes else np.empty(0, dtype=np.int32)
        for top, bottom in merged:
            codes[top : bottom + 1] = codes[top : top + 1]
        return pa.DictionaryArray.from_arrays(places[codes] if len(places) else codes, texts.dictionary)


def _as_text(cell: Cell) -> str:
    """Write a cell as a text file would; times, which sheets store as fractions of days, to the nearest second."""
    if isinstance(cell, str):
        return cell.replace("\x00", "")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        cell = (cell + _HALF_A_SECOND).replace(microsecond=0) if cell.year < 9999 else cell
        return cell.strftime("%Y-%m-%d %H:%M:%S") if cell.time() != time() else cell.strftime("%Y-%m-%d")
    return str(cell)
