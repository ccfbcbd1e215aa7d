"""What hangs on one customer: how much of a forecast, and how much of the past that is not expected again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.facts import Fact
from cltv_core.models.large_customers import Bounded
from cltv_core.value.codes import Caution

TELLING_SHARE = 0.15
"""Of the total, from which one customer is worth a word."""

FEWEST_CUSTOMERS = 10
"""Among fewer, one of a large share is nothing out of the common."""

COUNTED_ON = 0.5
"""How far custom must last (see `Bounded.lasting`) for it to be expected again: two separate months do not do."""


@dataclass(frozen=True)
class LargestCustomer:
    """Who is expected to bring most: `value`, the `share` of the total, and what is expected `without` them."""

    customer_id: str
    value: float
    share: float
    without: float


def largest_customer(expected: pd.Series[float]) -> LargestCustomer | None:
    """Find it in the expected value by customer; None where too few, or no value, to speak of."""
    total = float(expected.sum())
    if len(expected) < FEWEST_CUSTOMERS or total <= 0:
        return None
    customer = str(expected.idxmax())
    value = float(expected[customer])
    return LargestCustomer(customer, value, value / total, total - value)


def large_customers(expected: pd.Series[float], bounded: Bounded) -> tuple[Fact, ...]:
    """Tell what hangs on one customer, if much does."""
    told: list[Fact] = []
    largest = largest_customer(expected)
    if largest is None:
        return ()
    if largest.share >= TELLING_SHARE:
        told.append(Caution.LARGEST_CUSTOMER(value=largest.value, share=largest.share, without=largest.without))
    brought = bounded.whole.frame["revenue"].to_numpy()
    share = float(brought.max() / brought.sum()) if brought.sum() > 0 else 0.0
    place = int(np.argmax(brought))
    if share >= TELLING_SHARE and bounded.large[place] and bounded.lasting[place] < COUNTED_ON:
        told.append(Caution.LARGE_BUT_RARE(revenue=float(brought.max()), share=share))
    return tuple(told)
