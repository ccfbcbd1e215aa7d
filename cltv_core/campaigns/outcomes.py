"""What became of the people of a campaign: their purchases within its window, and in the echo after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.transactions import Transactions

NAMES = ("customer_id", "email", "phone")
"""Columns of the customers by any of which a list may know a person."""

_HALF_A_CENT = 0.005


@dataclass(frozen=True)
class People:
    """The customers of an export, to be found by key. `customers`: their ids; `by_key`: key -> position among them."""

    transactions: Transactions
    customers: pd.Index
    by_key: pd.Series

    def rows(self, keys: Any) -> Ints:
        """Return the position of each key among `customers`, -1 where nobody has it."""
        place = self.by_key.index.get_indexer(pd.Index(keys))
        return np.where(place >= 0, self.by_key.to_numpy()[place], -1).astype(np.int64)


@dataclass(frozen=True)
class Outcomes:
    """One element a person of a list. Who is not known to the files bought nothing."""

    orders: Ints
    revenue: Floats

    @property
    def bought(self) -> Flags:
        """Return who ordered within the window."""
        return self.orders > 0


def people_by(transactions: Transactions, *keys_of: Callable[[Sequence[str]], Any]) -> People:
    """Index the customers by the keys of all names they are known by; a key that two share is the first one's."""
    table = transactions.customers
    customers = pd.Index(table["customer_id"].unique())
    parts = []
    for name in NAMES:
        known = table[table[name] != ""]
        rows = customers.get_indexer(pd.Index(known["customer_id"]))
        parts += [pd.Series(rows, index=pd.Index(keys(known[name].tolist()))) for keys in keys_of if len(known)]
    together = pd.concat(parts)
    return People(transactions, customers, together[~together.index.duplicated()])


def outcomes(people: People, rows: Ints, first: date, last: date) -> Outcomes:
    """Count what the people at `rows` bought from the first to the last day, both included; money given back is off.

    What was free, or given back in full, is no purchase: exports of everybody who was written to have rows of 0.
    """
    orders = people.transactions.orders
    start, end = pd.Timestamp(first), pd.Timestamp(last + timedelta(days=1))
    within = orders[(orders["ordered_at"] >= start) & (orders["ordered_at"] < end)]
    within = within[within["revenue"] >= _HALF_A_CENT]
    place = people.customers.get_indexer(pd.Index(within["customer_id"]))
    number = np.bincount(place, minlength=len(people.customers))
    money = np.bincount(place, weights=within["revenue"].to_numpy(), minlength=len(people.customers))
    found = rows >= 0
    return Outcomes(np.where(found, number[rows], 0).astype(np.int64), np.where(found, money[rows], 0.0))
