"""On which day of the week and at which hour each customer usually buys: when a message finds them in the mood."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.transactions import Transactions

SHOPS_WEIGHT = 3.0
"""The habit of the whole shop counts as much as so many orders of the customer's own."""
TIMED_ENOUGH = 0.5
"""Files hold times if this share of the orders is not at midnight sharp."""
DAYS, HOURS = 7, 24


@dataclass(frozen=True)
class UsualTimes:
    """`frame`, indexed by customer_id: `weekday` (0 is Monday) and `hour` (0 to 23).

    `days` and `hours`: orders of each customer (row) by day of the week and by hour of the day.
    """

    frame: pd.DataFrame = field(repr=False)
    days: Floats = field(repr=False)
    hours: Floats = field(repr=False)

    def of(self, customers: pd.Index) -> tuple[int, int]:
        """Return the day and the hour at which a group of customers buys most."""
        rows = self.frame.index.get_indexer(customers)
        rows = rows[rows >= 0]
        return int(self.days[rows].sum(axis=0).argmax()), int(_smoothed(self.hours[rows]).sum(axis=0).argmax())


def usual_times(transactions: Transactions) -> UsualTimes | None:
    """Tell when each customer usually buys; None where the files have no times of day."""
    at = transactions.orders["ordered_at"]
    timed = ((at.dt.hour > 0) | (at.dt.minute > 0) | (at.dt.second > 0)).to_numpy()
    if not len(at) or timed.mean() < TIMED_ENOUGH:
        return None
    codes, customers = pd.factorize(transactions.orders["customer_id"], sort=True)
    days = _counts(codes, at.dt.day_of_week.to_numpy(), len(customers), DAYS, np.ones(len(at), dtype=np.bool_))
    hours = _counts(codes, at.dt.hour.to_numpy(), len(customers), HOURS, timed)
    frame = pd.DataFrame({"weekday": _habit(days), "hour": _habit(_smoothed(hours))}, index=pd.Index(customers))
    return UsualTimes(frame, days, hours)


def _counts(codes: Ints, values: Ints, customers: int, size: int, counted: np.ndarray) -> Floats:
    places = codes[counted] * size + values[counted]
    return np.bincount(places, minlength=customers * size).reshape(customers, size).astype(np.float64)


def _habit(counts: Floats) -> Ints:
    """Find the most usual value of each row, drawn towards that of all rows (a Dirichlet prior)."""
    total = counts.sum(axis=0)
    return np.asarray((counts + SHOPS_WEIGHT * total / max(total.sum(), 1.0)).argmax(axis=1), dtype=np.int64)


def _smoothed(hours: Floats) -> Floats:
    """Add half of the hours beside each: someone who comes at 16:50 and at 17:10 comes at about 17."""
    smoothed: Floats = hours + 0.5 * (np.roll(hours, 1, axis=1) + np.roll(hours, -1, axis=1))
    return smoothed
