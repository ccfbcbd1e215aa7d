"""A workbook of the kind that was written before 2007 (.xls), with numbers in any cells: BIFF8 in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Iterable

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST_STREAM = 4096
"""Bytes; shorter ones would stand in a stream of their own kind."""
_BOUNDS, _SHEET, _NUMBER, _END_OF_PART, _START = 0x85, 0x10, 0x203, 0x0A, 0x809


def old_workbook(cells: Iterable[tuple[int, int, float]]) -> bytes:
    """Write one sheet with these cells: row and column, counted from 0, and number."""
    stream = _stream(cells)
    stream += bytes(-len(stream) % SECTOR)
    stream += bytes(max(0, _SMALLEST_STREAM - len(stream)))
    sectors = len(stream) // SECTOR
    chain = [_FAT, _END, *range(3, sectors + 2), _END]
    fat = struct.pack(f"<{SECTOR // 4}I", *chain, *[_FREE] * (SECTOR // 4 - len(chain)))
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    return _head() + fat + folder + _entry("", 0, _FREE, 0, 0) * 2 + stream


def _stream(cells: Iterable[tuple[int, int, float]]) -> bytes:
    globals_start = _record(_START, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    name = b"\x05\x00Sheet"
    place = len(globals_start) + 4 + 6 + len(name) + 4
    sheet = _record(_BOUNDS, struct.pack("<IH", place, 0) + name) + _record(_END_OF_PART)
    numbers = b"".join(_record(_NUMBER, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells)
    return (
        globals_start
        + sheet
        + _record(_START, struct.pack("<HHHHII", 0x600, _SHEET, 0, 0, 0, 0))
        + numbers
        + _record(_END_OF_PART)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _head() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST_STREAM, _END, 0, _END, 0)
        + struct.pack("<109I", 0, *[_FREE] * 108)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le") if name else b""
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
