"""Text in any common encoding to UTF-8 bytes, and the sign that separates its columns."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from collections import Counter
from itertools import islice

SAMPLE_BYTES = 1 << 17
SAMPLE_ROWS = 500
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def to_utf8(data: bytes) -> bytes:
    """`data` as UTF-8 without a byte order mark and without NUL characters; the same object where nothing changes."""
    encoding = _encoding(data)
    if encoding != "utf-8":
        data = data.decode(encoding, errors="replace").encode("utf-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\x00", b"") if b"\x00" in data else data


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    zeros_even, zeros_odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    if max(zeros_even, zeros_odd) > 300 or (len(data) < 1000 and max(zeros_even, zeros_odd) > len(data) // 4):
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    return "utf-8" if _is_utf8(data) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    """Decodes piecemeal, so that no second copy of a large file is ever held."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(view), 1 << 20):
            decoder.decode(view[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def sample_text(utf8: bytes) -> str:
    """The first lines, whole ones only."""
    sample = utf8[:SAMPLE_BYTES]
    if len(utf8) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return sample.decode("utf-8", errors="replace")


def sniff_delimiter(sample: str) -> str | None:
    """The delimiter under which most lines have the same number of columns, or None for blank-separated columns.

    A file of one column comes back as a comma file.
    """
    scores = {delimiter: _regularity(sample, delimiter) for delimiter in _DELIMITERS}
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
    """The rows of the sample as a forgiving CSV parser sees them."""
    try:
        return list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), SAMPLE_ROWS))
    except csv.Error:
        return [line.split(delimiter) for line in sample.splitlines()[:SAMPLE_ROWS]]


def _blank_separated(sample: str) -> bool:
    widths = Counter(len(line.split()) for line in sample.splitlines()[:SAMPLE_ROWS] if line.strip())
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return width >= 3 and lines >= 0.95 * sum(widths.values())


def blanks_to_tabs(utf8: bytes) -> bytes:
    """Blank-separated columns as tab-separated ones."""
    return re.sub(rb"[ \t]+", b"\t", re.sub(rb"(?m)^[ \t]+|[ \t\r]+$", b"", utf8))
