"""Finds the sign that separates the columns of a text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from cltv_core.reading.source.split import at_edges, strictly

SAMPLE_BYTES = 1 << 17
SAMPLE_ROWS = 500
_FEW_LINES, _FIRST_LINES = 20, 60
_LONG_QUOTED, _LONG_CELL = re.compile(rb'"([^"\n]{200})[^"\n]*"'), re.compile(rb'([^,;\t|"\n]{200})[^,;\t|"\n]+')
_LONGEST_RECORD = 30
"""Lines of one record in the sample."""
DELIMITERS = (",", ";", "\t", "|")

_SEPARATOR_LINE = re.compile(rb'"?sep=(.)"?[,;\t|]*\r?\n', re.IGNORECASE)


def without_sep_line(utf8: bytes) -> tuple[bytes, int, str | None]:
    """Take off a first line such as "sep=;": return the rest, how many lines went (0 or 1), and the delimiter named."""
    match = _SEPARATOR_LINE.match(utf8)
    return (utf8[match.end() :], 1, match[1].decode("latin-1")) if match else (utf8, 0, None)


def sample_text(utf8: bytes) -> str:
    """Return the first lines, whole ones; where cells are long, only their beginnings."""
    sample = utf8[:SAMPLE_BYTES]
    if len(utf8) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1]
    if len(utf8) > len(sample) and sample.count(b"\n") < _FEW_LINES:
        sample = b"".join(_beginnings(utf8))
    return sample.decode("utf-8", errors="replace")


def _beginnings(utf8: bytes) -> Iterator[bytes]:
    """Yield the first lines with the beginnings of long cells."""
    place = 0
    for _ in range(_FIRST_LINES):
        end = utf8.find(b"\n", place)
        line = utf8[place : end if end >= 0 else len(utf8)]
        yield _LONG_CELL.sub(rb"\1", _LONG_QUOTED.sub(rb'"\1"', line))[:SAMPLE_BYTES] + b"\n"
        if end < 0:
            return
        place = end + 1


def sniff_delimiter(sample: str) -> str | None:
    """Find the delimiter under which most lines have the same number of columns.

    None where blanks separate the columns; a comma for a file of one column.
    """
    scores = {delimiter: _regularity(sample, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    if scores[best] > 0:
        return best
    return None if _blank_separated(sample) else ","


def _regularity(sample: str, delimiter: str) -> float:
    widths = Counter(len(row) for row in sample_rows(sample, delimiter) if any(cell.strip() for cell in row))
    total = sum(widths.values())
    wide = {width: lines for width, lines in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, lines = max(wide.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
    return lines / total * math.sqrt(width - 1)


def sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    """Split the sample into rows of cells, one a line unless a quoted cell goes on over lines."""
    return [cells for cells, _ in sample_records(sample, delimiter)]


def sample_records(sample: str, delimiter: str) -> list[tuple[list[str], int]]:
    """Split the sample into rows, each with the number of lines up to its end.

    A quote that is never closed spoils its own line only.
    """
    lines = sample.removesuffix("\n").split("\n")
    found: list[tuple[list[str], int]] = []
    place = 0
    while place < len(lines) and len(found) < SAMPLE_ROWS:
        cells, taken = _record(lines, place, delimiter)
        place += taken
        found.append((cells, place))
    return found


def _record(lines: list[str], place: int, delimiter: str) -> tuple[list[str], int]:
    line = lines[place].removesuffix("\r")
    cells = strictly(line, delimiter)
    text, end = line, place + 1
    while cells is None and end < min(len(lines), place + _LONGEST_RECORD):
        text += "\n" + lines[end].removesuffix("\r")
        end += 1
        if '"' in lines[end - 1]:
            cells = strictly(text, delimiter)
    return (cells, end - place) if cells is not None else (at_edges(line, delimiter), 1)


def _blank_separated(sample: str) -> bool:
    widths = Counter(len(line.split()) for line in sample.splitlines()[:SAMPLE_ROWS] if line.strip())
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return width >= 3 and lines >= 0.95 * sum(widths.values())


def blanks_to_tabs(utf8: bytes) -> bytes:
    """Turn blank-separated columns into tab-separated ones."""
    return re.sub(rb"[ \t]+", b"\t", re.sub(rb"(?m)^[ \t]+|[ \t\r]+$", b"", utf8))
