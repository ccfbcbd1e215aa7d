"""Rows to orders: when each order was placed, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns import Coded, first_known, of_groups, recode
from cltv_core.reading.rows import Rows

_Scalar = TypeVar("_Scalar", bound=np.generic)


@dataclass(frozen=True)
class Grouped:
    """One element an order code: `at` the moment of the order, `customer` who placed it."""

    size: int
    at: npt.NDArray[np.datetime64]
    customer: Coded


def group(rows: Rows) -> Grouped:
    size = len(rows.orders.values)
    moments = pd.Series(rows.at).groupby(rows.orders.codes).min().reindex(range(size))
    alternatives = [
        of_groups(_identity(rows, wanted), rows.orders.codes, size) for wanted in rows.understanding.format.identity
    ]
    return Grouped(size, moments.to_numpy(), first_known(alternatives, size))


def _identity(rows: Rows, wanted: str) -> Coded:
    """The column of one way to know a customer; "name + postcode" joins two, and needs both."""
    parts = [rows.text(role.strip()) for role in wanted.split("+")]
    if len(parts) == 1:
        return parts[0]
    left, right = (part.text().str.lower() for part in parts)
    both = parts[0].known & parts[1].known
    return recode(np.arange(len(left)), (left + ", " + right).where(both, ""))


def of_rows(per_order: npt.NDArray[_Scalar], rows: Rows) -> npt.NDArray[_Scalar]:
    """What is known of an order, for each of its rows (rows without an order get that of the last)."""
    return per_order[rows.orders.codes] if len(per_order) else np.zeros(len(rows.table), per_order.dtype)


def day_of(moments: npt.NDArray[np.datetime64]) -> npt.NDArray[np.datetime64]:
    return moments.astype("datetime64[D]")
