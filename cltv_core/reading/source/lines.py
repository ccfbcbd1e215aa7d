"""Counts the lines of a delimited text without parsing its cells, so that parsing can be checked against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_BLOCK_BYTES = 1 << 18
LONGEST_LINE = 5_000_000
"""Bytes; what stands in a longer line is not looked at, as that takes many times its memory, and it makes no row."""
_LINE_BREAK, _RETURN, _QUOTE = b'\n\r"'

Counts = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Offsets = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lines:
    """What was counted in each line of the file: arrays of one element a line, in their order.

    Attributes
    ----------
    starts, ends : array of int
        The bytes between which the line stands, without its line break.
    delimiters, outside, quotes : array of int32
        How many delimiters it has, how many of them outside quotes, and how many quotes; one array where text without
        quotes makes them the same, as there may be millions of lines.
    begins : array of bool
        Whether a record begins with it, as the quotes before it are even in number.
    strict : array of bool
        Whether each of its quotes stands at the edge of a cell.
    closed : bool
        Whether the last quote of the whole text is closed.
    """

    starts: Offsets
    ends: Offsets
    delimiters: Counts
    outside: Counts
    quotes: Counts
    begins: Mask
    strict: Mask
    closed: bool

    @property
    def blank(self) -> Mask:
        """Whether each line is empty."""
        blank: Mask = self.ends == self.starts
        return blank


def lines_of(data: bytes, start: int, delimiter: str) -> Lines:
    """Count the lines of a text from byte `start` on."""
    signs, sign = np.frombuffer(data, dtype=np.uint8), ord(delimiter)
    place = np.int32 if len(data) <= np.iinfo(np.int32).max else np.int64
    columns: list[list[npt.NDArray[np.generic]]] = [[] for _ in range(7)]
    is_inside = False
    for first, end in _blocks(data, start):
        count = _count_endless if end - first > LONGEST_LINE else _count
        part, is_inside = count(signs[first:end], sign, is_inside)
        starts, ends, *counts = part
        found = ((starts + first).astype(place), (ends + first).astype(place), *counts)
        for column, counted in zip(columns, found, strict=True):
            column.append(counted)
    if not columns[0]:
        columns = [[counted] for counted in _count(signs[:0], sign, False)[0]]
    if all(outside is delimiters for delimiters, outside in zip(columns[2], columns[3], strict=True)):
        columns[3] = columns[2]
    starts, ends, delimiters, outside, quotes, begins, strict = _whole(columns)
    return Lines(starts, ends, delimiters, outside, quotes, begins, strict, not is_inside)


def _whole(columns: list[list[npt.NDArray[np.generic]]]) -> list[np.ndarray]:
    """Put the parts of each column together, those of one after the other, which saves half of the memory."""
    whole: dict[int, np.ndarray] = {}
    found = []
    for parts in columns:
        if id(parts) not in whole:
            whole[id(parts)] = np.concatenate(parts)
            parts.clear()
        found.append(whole[id(parts)])
    return found


def _blocks(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of pieces of the text that end with a line."""
    while start < len(data):
        end = data.rfind(b"\n", start, start + _BLOCK_BYTES) + 1
        if not end:
            end = data.find(b"\n", start) + 1 or len(data)
        yield start, end
        start = end


def _count(block: npt.NDArray[np.uint8], delimiter: int, is_inside: bool) -> tuple[tuple[np.ndarray, ...], bool]:
    signs = np.flatnonzero((block == delimiter) | (block == _LINE_BREAK))
    ends = np.flatnonzero(block[signs] == _LINE_BREAK)
    breaks = signs[ends]
    if len(block) and (not len(breaks) or breaks[-1] != len(block) - 1):
        breaks, ends = np.append(breaks, len(block)), np.append(ends, len(signs))
    starts = np.append(0, breaks[:-1] + 1)[: len(breaks)]
    returns = (breaks > starts) & (block[np.maximum(breaks - 1, 0)] == _RETURN) if len(breaks) else breaks > 0
    delimiters = (np.diff(ends, prepend=-1) - 1).astype(np.int32)
    begins, strict, outside = np.full(len(starts), not is_inside), np.ones(len(starts), dtype=bool), delimiters
    quotes, places = np.zeros(len(starts), dtype=np.int32), np.flatnonzero(block == _QUOTE)
    if len(places) or is_inside:
        before = np.searchsorted(places, np.append(starts, len(block)))
        quotes = np.diff(before).astype(np.int32)
        begins = (before[:-1] % 2 == 1) == is_inside
        passed = np.searchsorted(signs, places) - np.searchsorted(breaks, places)
        outside = delimiters - _inside(delimiters, passed, before, is_inside)
        strict[np.searchsorted(breaks, _misplaced(block, places, is_inside, delimiter))] = False
        is_inside = is_inside != (len(places) % 2 == 1)
    return (starts, breaks - returns, delimiters, outside, quotes, begins, strict), is_inside


def _count_endless(line: npt.NDArray[np.uint8], delimiter: int, is_inside: bool) -> tuple[tuple[np.ndarray, ...], bool]:
    """Count one line that is far too long, in such a way that it is no whole row."""
    end = len(line) - int(line[-1] == _LINE_BREAK)
    end -= int(line[end - 1] == _RETURN)
    delimiters, quotes = np.count_nonzero(line == delimiter), np.count_nonzero(line == _QUOTE)
    counts = (np.array([number], dtype=np.int32) for number in (delimiters, -1, quotes))
    found = (np.array([0]), np.array([end]), *counts, np.array([not is_inside]), np.array([False]))
    return found, is_inside != (quotes % 2 == 1)


def _inside(delimiters: Counts, passed: Offsets, quotes_before: Offsets, is_inside: bool) -> Counts:
    """Count the delimiters of each line that stand within quotes.

    `passed`: the delimiters of the block before each quote; `quotes_before`: the quotes before each line, and all.
    """
    before_line, before_quote = np.append(0, np.cumsum(delimiters)), np.append(0, passed)
    opened = (np.arange(len(before_quote)) % 2 == 1) != is_inside
    hidden = np.append(0, np.cumsum(np.diff(before_quote) * opened[:-1]))
    since = (before_line - before_quote[quotes_before]) * opened[quotes_before]
    inside: Counts = np.diff(hidden[quotes_before] + since).astype(np.int32)
    return inside


def _misplaced(block: npt.NDArray[np.uint8], quotes: Offsets, is_inside: bool, delimiter: int) -> Offsets:
    """Find the quotes that open a cell elsewhere than at its start, or close it elsewhere than at its end."""
    opens = (np.arange(len(quotes)) % 2 == 0) != is_inside
    before = np.where(quotes > 0, block[quotes - 1], _LINE_BREAK)
    behind = np.where(quotes + 1 < len(block), block[np.minimum(quotes + 1, len(block) - 1)], _LINE_BREAK)
    starts_cell = (before == delimiter) | (before == _LINE_BREAK) | (before == _QUOTE)
    ends_cell = (behind == delimiter) | (behind == _LINE_BREAK) | (behind == _RETURN) | (behind == _QUOTE)
    misplaced: Offsets = quotes[np.where(opens, ~starts_cell, ~ends_cell)]
    return misplaced
