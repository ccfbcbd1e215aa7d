"""Refunds of an order that are listed in one cell."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money
from cltv_core.reading.values.coded import Coded, coded, nothing, recode


def listed_refunds(table: RawTable, understanding: Understanding) -> tuple[npt.NDArray[np.float64], Coded]:
    """Add up the list of refunds in each row, and find the day of the last one as the file writes it."""
    declared = understanding.format.refund_list
    header = understanding.header(declared.header) if declared else None
    if declared is None or header is None:
        return np.zeros(len(table)), nothing(len(table))
    cells = coded(table, header)
    found = [
        (cell, match.group("amount"), match.groupdict().get("date") or "")
        for cell, text in enumerate(cells.values)
        for match in re.finditer(declared.pattern, text)
    ]
    listed = pd.DataFrame(found, columns=["cell", "amount", "date"])
    amounts = np.nan_to_num(np.abs(money.parse_amounts(pd.Index(listed["amount"], dtype="str"))))
    sums = np.bincount(listed["cell"].to_numpy(dtype=np.int64), amounts, minlength=len(cells.values) + 1)
    days = listed.groupby("cell")["date"].last().reindex(range(len(cells.values))).fillna("")
    return sums.astype(np.float64)[cells.codes], recode(cells.codes, pd.Index(days, dtype="str"))
