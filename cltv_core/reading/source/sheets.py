"""Sheets of one workbook that repeat each other: a sheet of all sales beside one for each month."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.source.table import RawTable

Hashes = npt.NDArray[np.uint64]


def repeated(tables: Sequence[RawTable]) -> dict[int, int]:
    """Map each table whose rows are all in a larger one to that one, both by their place in `tables`."""
    if len(tables) < 2:
        return {}
    hashes = [_row_hashes(table, tables[0].headers) for table in tables]
    found: dict[int, int] = {}
    for place in sorted(range(len(tables)), key=lambda place: len(tables[place])):
        for other, rows in enumerate(hashes):
            if other != place and other not in found and _are_within(hashes[place], rows):
                found[place] = other
                break
    return found


def _row_hashes(table: RawTable, headers: Sequence[str]) -> Hashes | None:
    """Make a number of each row's cells in these columns, the same for the same cells; None where columns differ."""
    if set(headers) != set(table.headers):
        return None
    hashes = np.zeros(len(table), dtype=np.uint64)
    for header in headers:
        cells = pd.util.hash_array(np.asarray(table.values(header), dtype=object), categorize=False)
        hashes = hashes * np.uint64(1_000_003) ^ cells[table.codes(header)]
    return hashes


def _are_within(rows: Hashes | None, others: Hashes | None) -> bool:
    """Whether all rows are among the others, each as often as it is there."""
    if rows is None or others is None or not 0 < len(rows) <= len(others) or not np.isin(rows, others).all():
        return False
    values, counts = np.unique(rows, return_counts=True)
    known, available = np.unique(others, return_counts=True)
    return bool((available[np.searchsorted(known, values)] >= counts).all())
