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
    """The rows whose cell matches, an empty cell being ""; none where the file lacks the column."""
    found = np.zeros(len(table), dtype=bool)
    for header in understanding.headers(match.header) if match else ():
        found |= spelled(told(table, understanding, header), match) if match else False
    return found


def told(table: RawTable, understanding: Understanding, header: str) -> Coded:
    """A column with the words that its cells stand for; dashes, which programs write where there is nothing, say
    nothing."""
    words = understanding.words.get(header, {})

    def in_words(cells: pd.Index) -> pd.Index:
        said = pd.Index([words.get(cell, cell) for cell in cells], dtype="str") if words else cells
        return said.where(~said.str.fullmatch(r"-+"), "")

    return coded(table, header, in_words)


def spelled(column: Coded, match: Match) -> Mask:
    pattern = re.compile(match.pattern, re.IGNORECASE)
    return of_values(column, [pattern.fullmatch(str(value)) is not None for value in [*column.values.tolist(), ""]])


def of_values(column: Coded, facts: list[bool]) -> Mask:
    """What is known of each distinct value, and last of "no value", for each row."""
    return np.array(facts, dtype=bool)[column.codes]


def filled_down(column: Coded, orders: npt.NDArray[np.int64], size: int) -> Coded:
    """A column in which rows without an entry take the first of their order."""
    whole = of_groups(column, orders, size)
    gaps = ~column.known & (orders >= 0)
    return Coded(np.where(gaps, np.append(whole.codes, -1)[orders], column.codes), pd.Index(whole.values))
