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


def group(rows: Rows, use_cards: bool) -> Grouped:
    size = len(rows.orders.values)
    moments = pd.Series(rows.at).groupby(rows.orders.codes).min().reindex(range(size))
    ways = [way for way in rows.understanding.format.identity if use_cards or not needs_consent(way)]
    alternatives = [of_groups(identified_by(rows, way), rows.orders.codes, size) for way in ways]
    return Grouped(size, moments.to_numpy(), first_known(alternatives, size))


def needs_consent(way: str) -> bool:
    """Whether the owner is asked before customers are told apart in this way."""
    return way.endswith("?")


def identified_by(rows: Rows, way: str) -> Coded:
    """The column of one way to know a customer; "name + postcode" joins two, and needs both."""
    parts = [rows.text(role.strip()) for role in way.removesuffix("?").split("+")]
    if len(parts) == 1:
        return parts[0]
    known = np.logical_and.reduce([part.known for part in parts])
    places, distinct = pd.factorize(pd.MultiIndex.from_arrays([part.codes[known] for part in parts]))
    names = [
        ", ".join(str(part.values[code]).lower() for part, code in zip(parts, key, strict=True)) for key in distinct
    ]
    codes = np.full(len(known), -1, dtype=np.int64)
    codes[known] = places
    return recode(codes, pd.Index(names, dtype="str"))


def of_rows(per_order: npt.NDArray[_Scalar], rows: Rows) -> npt.NDArray[_Scalar]:
    """What is known of an order, for each of its rows (rows without an order get that of the last)."""
    return per_order[rows.orders.codes] if len(per_order) else np.zeros(len(rows.table), per_order.dtype)


def day_of(moments: npt.NDArray[np.datetime64]) -> npt.NDArray[np.datetime64]:
    return moments.astype("datetime64[D]")
