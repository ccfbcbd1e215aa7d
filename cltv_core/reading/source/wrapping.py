"""Takes off signs that programs put around cells or whole lines of a text and that are no part of what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from cltv_core.reading.source.decode import DELIMITERS, SAMPLE_ROWS
from cltv_core.reading.source.split import strictly

_NEARLY_ALL = 0.95
_MOST = 0.8
_BLOCK_BYTES = 1 << 20
_TYPOGRAPHIC = "\u201c\u201d\u201e\u201f"


def lines_unwrapped(utf8: bytes, sample: str) -> bytes:
    """Take off the quotes around each line, where every line is one quoted cell; other text stays the same object."""
    lines = [line.rstrip("\r") for line in sample.split("\n") if line.strip()][:SAMPLE_ROWS]
    if not lines or sum(map(_is_one_cell, lines)) < _NEARLY_ALL * len(lines):
        return utf8
    return _replaced(rb'(?m)^"(.*?)"[,;\t|]*(\r?)$', lambda line: line[1].replace(b'""', b'"') + line[2], utf8)


def _replaced(pattern: bytes, with_: Callable[[re.Match[bytes]], bytes], utf8: bytes) -> bytes:
    """Replace within lines, some lines at a time: what millions of matches become is many times as large as a text."""
    found, replaced, start = re.compile(pattern), bytearray(), 0
    while start < len(utf8):
        end = utf8.find(b"\n", start + _BLOCK_BYTES) + 1 or len(utf8)
        replaced += found.sub(with_, utf8[start:end])
        start = end
    return bytes(replaced)


def _is_one_cell(line: str) -> bool:
    line = line.rstrip("".join(DELIMITERS))
    if not (line.startswith('"') and line.endswith('"') and any(sign in line for sign in DELIMITERS)):
        return False
    return all((cells := strictly(line, sign)) is not None and len(cells) == 1 for sign in DELIMITERS)


def cells_unwrapped(utf8: bytes, sample: str, delimiter: str) -> bytes:
    """Quote cells as RFC 4180 does: single quotes become double ones, formulas such as ="12.34" what they stand for."""
    utf8, sample = _doubled(utf8, sample, delimiter)
    sign = re.escape(delimiter.encode())
    lines = [line for line in sample.splitlines()[:SAMPLE_ROWS] if line.strip()]
    if '"' not in sample and _are_in_typographic_quotes(lines):
        for quote in _TYPOGRAPHIC:
            utf8 = utf8.replace(quote.encode(), b'"')
        return utf8
    if '"' not in sample and (_are_whole_in_single_quotes(lines, delimiter) or _are_in_single_quotes(lines, delimiter)):
        utf8 = _replaced(rb"(?m)(^|" + sign + rb")'|'(?=" + sign + rb"|\r?$)", _double_quote, utf8)
        return utf8.replace(b"''", b"'")
    if '="' in sample or '"=""' in sample:
        start, end = rb"(?m)(^|" + sign + rb")", rb"(?=" + sign + rb"|\r?$)"
        utf8 = _replaced(start + rb'(?:="([^"\r\n]*)"|"=""([^"\r\n]*)""")' + end, _formula, utf8)
    return utf8


def _doubled(utf8: bytes, sample: str, delimiter: str) -> tuple[bytes, str]:
    """Double the quotes that a backslash escapes, as databases write them, where that makes more lines whole."""
    if '\\"' not in sample:
        return utf8, sample
    doubled = sample.replace('\\"', '""')
    as_written, whole = (
        sum(strictly(line.rstrip("\r"), delimiter) is not None for line in text.split("\n")[:SAMPLE_ROWS])
        for text in (sample, doubled)
    )
    if whole <= as_written:
        return utf8, sample
    return utf8.replace(b'\\"', b'""'), doubled


def _are_in_typographic_quotes(lines: list[str]) -> bool:
    whole = sum(line[0] in _TYPOGRAPHIC and line.rstrip()[-1] in _TYPOGRAPHIC for line in lines)
    return bool(lines) and whole >= _NEARLY_ALL * len(lines)


def _are_whole_in_single_quotes(lines: list[str], delimiter: str) -> bool:
    """Tell whether all lines begin and end with a quote, and have some around the delimiter."""
    between = f"'{delimiter}'"
    whole = sum(line.startswith("'") and line.rstrip().endswith("'") and between in line for line in lines)
    return len(lines) > 1 and whole >= _NEARLY_ALL * len(lines)


def _are_in_single_quotes(lines: list[str], delimiter: str) -> bool:
    cells = [cell.strip() for line in lines for cell in line.split(delimiter)]
    marked = [cell for cell in cells if cell.startswith("'") or cell.endswith("'")]
    whole = sum(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in marked)
    return whole > _MOST * len(marked) and whole * 5 > len(cells)


def _double_quote(found: re.Match[bytes]) -> bytes:
    return (found[1] or b"") + b'"'


def _formula(found: re.Match[bytes]) -> bytes:
    inside = found[2] if found[2] is not None else found[3]
    return found[1] + b'"' + inside + b'"'
