"""Rows to orders: when each order was placed, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded, earliest, first_known, of_groups, recode
from cltv_core.reading.values.till_customer import till_customer, without

_Scalar = TypeVar("_Scalar", bound=np.generic)


@dataclass(frozen=True)
class Grouped:
    """Moment and customer of each order, one element an order code.

    `at`: the moment of the order; `customer`: who placed it. `stands_for_nobody`: the customer under whose name a till
    books those it does not know, and the share of orders that have it. `by_name`: whether a way to know customers was
    needed that is used only where the others know few.
    """

    size: int
    at: npt.NDArray[np.datetime64]
    customer: Coded
    stands_for_nobody: tuple[str, float] | None = None
    by_name: bool = False


def group(rows: Rows, use_cards: bool) -> Grouped:
    """Find the moment and the customer of each order; cards count as customers only with `use_cards`."""
    size = len(rows.orders.values)
    ways = [way for way in rows.understanding.format.identity if use_cards or not needs_consent(way)]
    customer = _known_by(rows, [way for way in ways if not _is_last_resort(way)])
    at = earliest(rows.at, rows.orders.codes, size)
    last = [way for way in ways if _is_last_resort(way)] if customer.known.sum() < 0.5 * size else []
    if last:
        customer = first_known([customer, _known_by(rows, last)], size)
    till = till_customer(customer, at)
    nobody = (str(customer.values[till]), float((customer.codes == till).mean())) if till >= 0 else None
    return Grouped(size, at, without(customer, till), nobody, bool(last))


def _known_by(rows: Rows, ways: Sequence[str]) -> Coded:
    size = len(rows.orders.values)
    return first_known((of_groups(identified_by(rows, way), rows.orders.codes, size) for way in ways), size)


def _is_last_resort(way: str) -> bool:
    """Tell whether it is used only where the other ways know less than half of the orders."""
    return way.endswith("~")


def needs_consent(way: str) -> bool:
    """Tell whether the owner is asked before customers are told apart in this way."""
    return way.endswith("?")


def identified_by(rows: Rows, way: str) -> Coded:
    """Return the column of one way to know a customer; "name + postcode" joins two, and needs both."""
    parts = [rows.text(role) for role in _roles_of(way)]
    if len(parts) == 1:
        return parts[0]
    known = has_identity(rows, way)
    places = np.ravel_multi_index([part.codes[known] for part in parts], [max(len(part.values), 1) for part in parts])
    found, distinct = pd.factorize(places)
    keys = np.unravel_index(distinct, [max(len(part.values), 1) for part in parts])
    names = [part.values.take(key).str.lower() for part, key in zip(parts, keys, strict=True)]
    joined: pd.Index = reduce(lambda left, right: left + ", " + right, names)
    codes = np.full(len(known), -1, dtype=np.int64)
    codes[known] = found
    return recode(codes, joined)


def has_identity(rows: Rows, way: str) -> npt.NDArray[np.bool_]:
    """Tell which rows have an entry for a way to know a customer."""
    return reduce(np.logical_and, [rows.text(role).known for role in _roles_of(way)])


def _roles_of(way: str) -> list[str]:
    return [role.strip() for role in way.rstrip("?~").split("+")]


def cards_of(rows: Rows, use_cards: bool) -> frozenset[str]:
    """Return the customers who are known by a card, as they are called."""
    ways = [
        way for way in rows.understanding.format.identity if "card" in way and (use_cards or not needs_consent(way))
    ]
    return frozenset(str(name) for way in ways for name in identified_by(rows, way).values)


def of_rows(per_order: npt.NDArray[_Scalar], rows: Rows) -> npt.NDArray[_Scalar]:
    """Spread what is known of each order over its rows (rows without an order get that of the last)."""
    return per_order[rows.orders.codes] if len(per_order) else np.zeros(len(rows.table), per_order.dtype)


def day_of(moments: npt.NDArray[np.datetime64]) -> npt.NDArray[np.datetime64]:
    """Cut moments to their day."""
    return moments.astype("datetime64[D]")
