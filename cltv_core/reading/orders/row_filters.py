"""Rows picked by what one of their cells says."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.formats import Match
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.coded import Coded, coded, of_groups

Mask = npt.NDArray[np.bool_]


def hits(table: RawTable, understanding: Understanding, match: Match | None) -> Mask:
    """Tell which rows have a cell that matches, an empty cell being ""; none where the file lacks the column."""
    found = np.zeros(len(table), dtype=bool)
    for header in understanding.headers(match.header) if match else ():
        found |= spelled(told(table, understanding, header), match) if match else False
    return found


def told(table: RawTable, understanding: Understanding, header: str) -> Coded:
    """Return a column with the words that its cells stand for.

    Dashes, which programs write where there is nothing, count as empty.
    """
    words = understanding.words.get(header, {})

    def in_words(cells: pd.Index) -> pd.Index:
        said = pd.Index([words.get(cell, cell) for cell in cells], dtype="str") if words else cells
        return said.where(~said.str.fullmatch(r"-+"), "")

    return coded(table, header, in_words)


def spelled(column: Coded, match: Match) -> Mask:
    """Tell which rows of a column match the whole pattern, in capitals or not."""
    pattern = re.compile(match.pattern, re.IGNORECASE)
    return of_values(column, [pattern.fullmatch(str(value)) is not None for value in [*column.values.tolist(), ""]])


def of_values(column: Coded, facts: list[bool]) -> Mask:
    """Spread what is known of each distinct value, and last of "no value", over the rows."""
    return np.array(facts, dtype=bool)[column.codes]


def filled_down(column: Coded, orders: npt.NDArray[np.int64], size: int) -> Coded:
    """Fill rows without an entry with the first entry of their order."""
    whole = of_groups(column, orders, size)
    gaps = ~column.known & (orders >= 0)
    return Coded(np.where(gaps, np.append(whole.codes, -1)[orders], column.codes), pd.Index(whole.values))
