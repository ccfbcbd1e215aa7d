"""A file to its raw tables: unpacked, decoded, delimiter, sheets and header row found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.reading.columns import roles
from cltv_core.reading.source import decode, header
from cltv_core.reading.source.table import RawTable, from_cells, from_text
from cltv_core.reading.source.unpack import Payload, unpack
from cltv_core.reading.source.workbooks import Sheet, read_sheets
from cltv_core.text import sentences

MAX_COLUMNS = 2000
_TOP = 200
_SAME_TABLE = 0.6
"""Share of the main sheet's columns that another sheet must have to be another part of the same table."""


def open_tables(name: str, data: bytes) -> list[RawTable]:
    """All tables in a file: one a text file, one a sheet of a workbook.

    Raises UnreadableFile or NotTransactions where there is none.
    """
    payloads = unpack(name, data)
    if not payloads:
        raise sentences.empty_archive(name)
    return [
        table
        for part in payloads
        for table in (_open_workbook(part) if part.kind == "workbook" else [_open_text(part)])
    ]


def _open_text(payload: Payload) -> RawTable:
    utf8 = decode.repair_mojibake(decode.to_utf8(payload.data))
    utf8, lines_before, told = decode.without_sep_line(utf8)
    sample = decode.sample_text(utf8)
    delimiter = told or decode.sniff_delimiter(sample)
    if delimiter is None:
        utf8, delimiter = decode.blanks_to_tabs(utf8), "\t"
        sample = decode.sample_text(utf8)
    rows = decode.sample_rows(sample, delimiter)
    position, headers = _header_of(payload.name, rows)
    return from_text(payload.name, utf8, delimiter, skip_rows=position, headers=headers, lines_before=lines_before)


def _header_of(name: str, rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """How many records to skip, and the column names (empty ones where the file has none)."""
    position = header.find_header(rows)
    width = max((len(row) for row in rows), default=0)
    if width > MAX_COLUMNS:
        raise sentences.too_wide(name)
    if position is None:
        if width < 3:
            raise sentences.no_table(name)
        return 0, [""] * header.usual_width(rows)
    if len(rows[position]) < 2:
        raise sentences.no_table(name)
    if not any(any(cell.strip() for cell in row) for row in rows[position + 1 :]):
        raise sentences.headers_only(name)
    return position + 1, [*rows[position], *_nameless(rows[position], rows[position + 1 :])]


def _nameless(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Empty names for the columns that most rows have beyond the last name."""
    width = header.usual_width(rows)
    further = any(cell.strip() for row in rows for cell in row[len(headers) : width])
    return [""] * (width - len(headers)) if further else []


@dataclass(frozen=True)
class _Headed:
    """A sheet whose header stands before row `first_row` (counted from 0); no `headers` where it has none."""

    sheet: Sheet
    headers: list[str]
    first_row: int

    @property
    def names(self) -> frozenset[str]:
        return frozenset(roles.normalise(name) for name in self.headers) - {""}

    @property
    def worth(self) -> tuple[int, int]:
        known = header.known_names(self.headers)
        return min(known, 3), (self.sheet.cells.num_rows - self.first_row) * max(known, 1)


def _open_workbook(payload: Payload) -> list[RawTable]:
    """The sheet that is most like a table of sales, and those with the same columns: shops keep one a month."""
    sheets = read_sheets(payload, _TOP)
    if not sheets:
        raise sentences.empty_file(payload.name)
    headed = [found for sheet in sheets if (found := _headed(sheet)) is not None]
    if not headed:
        fullest = max(sheets, key=lambda sheet: sheet.cells.num_rows)
        _header_of(payload.name, fullest.first_rows)
        raise sentences.no_table(payload.name)
    main = max(headed, key=lambda found: found.worth)
    parts = [found for found in headed if found is main or _belongs_to(found, main)]
    return [_table_of(payload.name, found, main, alone=len(sheets) == 1) for found in parts]


def _headed(sheet: Sheet) -> _Headed | None:
    position = header.find_header(sheet.first_rows)
    if position is None:
        return _Headed(sheet, [""] * sheet.cells.num_columns, 0) if sheet.cells.num_columns >= 3 else None
    has_rows = sheet.cells.num_rows > position + 1
    return _Headed(sheet, list(sheet.first_rows[position]), position + 1) if has_rows else None


def _belongs_to(other: _Headed, main: _Headed) -> bool:
    if not other.names:
        return len(other.headers) == len(main.headers)
    return len(other.names & main.names) >= _SAME_TABLE * len(main.names | other.names)


def _table_of(file: str, found: _Headed, main: _Headed, *, alone: bool) -> RawTable:
    body = found.sheet.cells.slice(found.first_row)
    empty = np.ones(body.num_rows, dtype=bool)
    for column in body.columns:
        empty &= np.asarray(pc.equal(pc.binary_length(column.combine_chunks().dictionary), 0))[_codes(column)]
    filled = np.flatnonzero(~empty)
    headers = found.headers if found.names or not main.names else main.headers
    name = file if alone else f"{file}, sheet {found.sheet.name}"
    return from_cells(name, body.take(pa.array(filled)), headers, (filled + found.first_row + 1).astype(np.int32))


def _codes(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.combine_chunks().indices)
