"""How large a workbook would become in memory, told before it is opened: a few bytes can claim a billion cells."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from cltv_core.reading.source.unpack import MAX_UNPACKED_BYTES, Payload
from cltv_core.text import sentences

MAX_CELLS = 40_000_000
"""Of the rectangle from the first to the last cell: calamine holds all of it, empty ones too."""
MAX_COLUMNS = 2000
NARROW = MAX_CELLS // 1_000_000

_CHUNK = 1 << 22
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml")
_PLAIN_ROW = b'<row r="'
_ROW = re.compile(rb'<row r="(\d+)"')
_ROW_BEYOND_A_MILLION = re.compile(rb'<row r="(\d{7,})"')
_ODD_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
_LONG_PLACE = re.compile(rb' r="([A-Z]{2,})\d')
_FAR_PLACE = re.compile(rb' r="[A-Z]{1,3}(\d{6,})"')
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d+)"([^>]*)')


def refuse_huge_sheets(payload: Payload) -> None:
    """Raises UnreadableFile for a workbook whose sheets span more than memory should hold."""
    if not payload.data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(payload.data)) as archive:
            for member in archive.infolist():
                if _SHEET.fullmatch(member.filename):
                    _refuse_huge(payload.name, archive, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as fault:
        raise sentences.damaged_file(payload.name) from fault


def _refuse_huge(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    rows, columns, read, tail = 0, 26, 0, b""
    is_excel = member.filename.startswith("xl/")
    with archive.open(member) as opened:
        while chunk := opened.read(_CHUNK):
            read += len(chunk)
            block = tail + chunk
            if is_excel:
                far = _largest(_FAR_PLACE, block) if rows < 100_000 else 0
                columns = max(columns, *map(_number_of, set(_LONG_PLACE.findall(block))), 0)
                rows = max(rows, _highest_row(block, columns), far)
            if read > MAX_UNPACKED_BYTES:
                raise sentences.too_large(name, MAX_UNPACKED_BYTES)
            if rows * columns > MAX_CELLS or columns > MAX_COLUMNS or (not is_excel and _repeats_too_much(block)):
                raise sentences.too_wide(name)
            tail = block[-200:]


def _highest_row(block: bytes, columns: int) -> int:
    """Rows stand in order, so the last one is the highest; a sheet that hides a higher one is looked at row by row
    where it is wide enough to matter below the millionth."""
    last = block.rfind(_PLAIN_ROW)
    if last < 0:
        return _largest(_ODD_ROW, block)
    match = _ROW.match(block, last)
    hidden = _ROW if columns > NARROW else _ROW_BEYOND_A_MILLION
    return max(int(match[1]) if match else 0, _largest(hidden, block))


def _largest(pattern: re.Pattern[bytes], block: bytes) -> int:
    return max(map(int, pattern.findall(block)), default=0)


def _number_of(letters: bytes) -> int:
    """Of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repeats_too_much(block: bytes) -> bool:
    """OpenDocument writes a run of equal cells or rows once; only empty ones may run on to the edge of the sheet."""
    return any(
        int(match[2]) > (MAX_COLUMNS if match[1] == b"columns" else 100_000) and b"value" in match[3]
        for match in _REPEATED.finditer(block)
    )
