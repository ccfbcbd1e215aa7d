"""A text written anew: whole lines as they stand, torn rows as they were mended, and short ones filled up."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cltv_core.reading.source.lines import LONGEST_LINE, Lines

Mask = npt.NDArray[np.bool_]
_LINES_AT_ONCE = 1 << 18
_CELLS_AT_ONCE = 1 << 20
_FEW_LINES = 16
"""So many are quicker copied one by one."""
_LINE_BREAK, _RETURN = b"\n\r"


class Body:
    """Grows from the first line to the last."""

    def __init__(self, data: bytes, lines: Lines, start: int) -> None:
        self._data, self._lines, self._start = memoryview(data), lines, start
        self._place = 0
        self._short: Mask | None = None
        self._missing, self._delimiter = lines.delimiters, 0
        self.text = bytearray()

    def fill_up(self, short: Mask, delimiter: str, width: int) -> None:
        """Give the `short` lines empty cells at their end from now on."""
        self._short, self._delimiter = short, ord(delimiter)
        self._missing = np.where(short, width - 1 - self._lines.delimiters, 0)

    def copy(self, place: int) -> None:
        """Copy the lines before this one."""
        while self._short is not None and self._place < place:
            end = min(place, self._place + _LINES_AT_ONCE)
            most = _CELLS_AT_ONCE // max(1, int(self._missing[self._place : end].max()))
            end = min(end, self._place + max(1, most))
            self._copy_filled(self._place, end)
            self._place = end
        self.text += self._data[self._offset(self._place) : self._offset(place)]
        self._place = max(self._place, place)

    def put(self, row: str) -> None:
        """Add a row in place of lines that are skipped."""
        self.text += row.encode("utf-8")
        self.text += b"\n"

    def skip(self, place: int) -> None:
        """Leave out the lines before this one that were not copied."""
        self._place = place

    def _offset(self, place: int) -> int:
        """Return the byte at which a line starts."""
        if place >= len(self._lines.starts):
            return len(self._data)
        return int(self._lines.starts[place]) if place else self._start

    def _copy_filled(self, first: int, end: int) -> None:
        if end - first <= _FEW_LINES:
            for line in range(first, end):
                self._copy_line(line)
            return
        start = self._offset(first)
        signs = np.frombuffer(self._data[start : self._offset(end)], dtype=np.uint8)
        missing = self._missing[first:end]
        if missing.any():
            places = np.repeat(self._lines.ends[first:end] - np.int64(start), missing)
            signs = np.insert(signs, places, np.uint8(self._delimiter))
        self.text += signs.data

    def _copy_line(self, line: int) -> None:
        start, end, behind = self._offset(line), int(self._lines.ends[line]), self._offset(line + 1)
        self.text += self._data[start:end]
        self.text += chr(self._delimiter).encode() * int(self._missing[line])
        self.text += self._data[end:behind]


def short_lines(data: bytes, lines: Lines, width: int) -> Mask:
    """Find the lines that lack nothing but cells at their end: without quotes, and without breaks of another kind."""
    short: Mask = (lines.delimiters < width - 1) & (lines.quotes == 0) & ~lines.blank
    short &= lines.ends - lines.starts <= LONGEST_LINE
    short[_with_returns(data, lines)] = False
    return short


def _with_returns(data: bytes, lines: Lines) -> npt.NDArray[np.intp]:
    """Return the lines with a carriage return elsewhere than at their end."""
    found = [np.empty(0, dtype=np.intp)]
    for first in range(0, len(lines.starts), _LINES_AT_ONCE):
        last = min(first + _LINES_AT_ONCE, len(lines.starts)) - 1
        start = int(lines.starts[first])
        signs = np.frombuffer(data, dtype=np.uint8)[start : int(lines.ends[last])]
        places = np.flatnonzero(signs == _RETURN)
        alone = places[(places + 1 >= len(signs)) | (signs[np.minimum(places + 1, len(signs) - 1)] != _LINE_BREAK)]
        found.append(np.searchsorted(lines.starts, alone + start, side="right") - 1)
    return np.concatenate(found)
