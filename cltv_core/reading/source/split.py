"""Splits a line of delimited text into cells, in every way in which it may have been meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

MAX_CELL = 1 << 30


def strictly(text: str, delimiter: str) -> list[str] | None:
    """Split as the standard says (RFC 4180); None where a quote stands within a cell or is never closed."""
    if '"' not in text:
        return text.split(delimiter)
    csv.field_size_limit(MAX_CELL)
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def at_edges(text: str, delimiter: str) -> list[str]:
    """Split where quotes count at the edges of cells only: one in the midst of a cell is part of its text."""
    return [_unquoted(found) for found in _edges(delimiter).findall(text)]


def open_at(text: str, delimiter: str) -> int | None:
    """Find the first cell (from 0) whose quote is never closed, or that goes on over lines unquoted, else None."""
    for place, found in enumerate(_edges(delimiter).findall(text)):
        starts_open = "\n" in found or found.lstrip(" ").removeprefix("=")[:1] == '"'
        if starts_open and _unquoted(found) is found:
            return place
    return None


def ways(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield all ways to split a line, the most regular first."""
    strict = strictly(text, delimiter)
    if strict is not None:
        yield strict
    if '"' in text:
        yield at_edges(text, delimiter)
        yield text.split(delimiter)


@cache
def _edges(delimiter: str) -> re.Pattern[str]:
    """Match a cell between two quotes, or one that goes on to the next delimiter.

    Blanks before the first quote are not of the cell; some programs write numbers as formulas that give a text
    (="12.34").
    """
    sign = re.escape(delimiter)
    return re.compile(rf'(?:^|(?<={sign}))(?: *=?"(?:[^"]++|"(?!\s*(?:{sign}|$)))*+"\s*(?={sign}|$)|[^{sign}]*)')


def _unquoted(cell: str) -> str:
    text = cell.strip().removeprefix("=")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return cell


def written(cells: list[str], delimiter: str) -> str:
    """Write a row as the standard says (RFC 4180), the opposite of `strictly`."""
    return delimiter.join(_quoted(cell, delimiter) for cell in cells)


def _quoted(cell: str, delimiter: str) -> str:
    if delimiter in cell or '"' in cell or "\n" in cell or "\r" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
