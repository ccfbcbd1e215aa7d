"""Finds the one customer that stands for everybody, whom a till writes on sales to people it does not know."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.coded import Coded

LEAST_SHARE = 0.2
TIMES_THE_SECOND = 20
LEAST_ORDERS = 50
LEAST_OTHERS = 5
ORDERS_A_DAY = 3


def till_customer(customer: Coded, at: npt.NDArray[np.datetime64]) -> int:
    """Return the code of the one customer who cannot be a person, -1 where there is none.

    Such a customer has over a fifth of all orders, twenty times as many as anybody else, and several on most days on
    which the shop sold anything. `customer` and `at` have one element an order.
    """
    if not customer.known.any():
        return -1
    counts = np.bincount(customer.codes[customer.known], minlength=len(customer.values))
    most = int(counts.argmax())
    others = np.delete(counts, most)
    if counts[most] < max(LEAST_ORDERS, LEAST_SHARE * counts.sum()) or (others > 0).sum() < LEAST_OTHERS:
        return -1
    return most if counts[most] > TIMES_THE_SECOND * others.max() and _every_day(customer.codes == most, at) else -1


def _every_day(theirs: npt.NDArray[np.bool_], at: npt.NDArray[np.datetime64]) -> bool:
    days = pd.Series(at.astype("datetime64[D]"))
    a_day = pd.Series(theirs).groupby(days.to_numpy()).sum()
    return bool((a_day >= ORDERS_A_DAY).mean() > 0.5)


def without(customer: Coded, code: int) -> Coded:
    """Take this customer's value from all rows; a `code` of -1 changes nothing."""
    return customer if code < 0 else Coded(np.where(customer.codes == code, -1, customer.codes), customer.values)
