"""A file to its raw table: unpacked, decoded, delimiter and header row found."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from cltv_core.reading import decode, header, sentences
from cltv_core.reading.table import RawTable, from_rows, from_text
from cltv_core.reading.unpack import Payload, unpack

MAX_COLUMNS = 2000


def open_tables(name: str, data: bytes) -> list[RawTable]:
    """All tables in a file.

    Raises UnreadableFile or NotTransactions where there is none.
    """
    payloads = unpack(name, data)
    if not payloads:
        raise sentences.empty_archive(name)
    return [_open_workbook(part) if part.kind == "workbook" else _open_text(part) for part in payloads]


def _open_text(payload: Payload) -> RawTable:
    utf8 = decode.to_utf8(payload.data)
    sample = decode.sample_text(utf8)
    delimiter = decode.sniff_delimiter(sample)
    if delimiter is None:
        utf8, delimiter = decode.blanks_to_tabs(utf8), "\t"
        sample = decode.sample_text(utf8)
    rows = decode.sample_rows(sample, delimiter)
    position, headers = _header_of(payload.name, rows)
    return from_text(payload.name, utf8, delimiter, skip_rows=position, headers=headers)


def _header_of(name: str, rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """How many records to skip, and the column names (empty ones where the file has none)."""
    position = header.find_header(rows)
    width = max((len(row) for row in rows), default=0)
    if position is None:
        if width < 3:
            raise sentences.no_table(name)
        return 0, [""] * width
    if len(rows[position]) < 2 or width > MAX_COLUMNS:
        raise sentences.no_table(name)
    if not any(any(cell.strip() for cell in row) for row in rows[position + 1 :]):
        raise sentences.headers_only(name)
    return position + 1, list(rows[position])


def _open_workbook(payload: Payload) -> RawTable:
    """The fullest sheet of a workbook."""
    rows = max(_sheets(payload), key=len, default=[])
    if not rows:
        raise sentences.empty_file(payload.name)
    position, headers = _header_of(payload.name, rows[:200])
    body = [row for row in rows[position:] if any(row)]
    return from_rows(payload.name, body, headers, first_line=position + 1)


def _sheets(payload: Payload) -> list[list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook  # compiled, and needed for workbooks only

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(payload.data))
        return [
            [[_as_text(cell) for cell in row] for row in workbook.get_sheet_by_name(sheet).iter_rows()]
            for sheet in workbook.sheet_names
        ]
    except CalamineError as fault:
        raise sentences.damaged_file(payload.name) from fault


def _as_text(cell: str | float | bool | date | datetime | time | timedelta) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S") if cell.time() != time() else cell.strftime("%Y-%m-%d")
    return str(cell)
