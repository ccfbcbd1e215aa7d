"""How much hangs on one customer, by hand."""

from __future__ import annotations

from unittest.mock import Mock

import numpy as np
import pandas as pd
import pytest

from cltv_core.models.large_customers import Bounded
from cltv_core.value.codes import Caution
from cltv_core.value.largest import LargestCustomer, large_customers, largest_customer
from tests.core.shops import Sale, summary_of

NAMES = [f"C{place}" for place in range(10)]


def expected(largest: float, others: float = 10.0) -> pd.Series:
    return pd.Series([*[others] * 9, largest], index=NAMES)


def shop_in_which_one_brought(revenue: float, *, large: bool, lasting: float) -> Bounded:
    sales: list[Sale] = [(name, "2024-01-05", revenue if name == "C3" else 10.0) for name in NAMES]
    flags, lasts = np.zeros(10, dtype=bool), np.ones(10)
    flags[3], lasts[3] = large, lasting
    return Mock(spec=Bounded, whole=summary_of(sales), large=flags, lasting=lasts)


def test_the_largest_and_what_is_left_without() -> None:
    assert largest_customer(expected(30.0)) == LargestCustomer("C9", 30.0, 0.25, 90.0)


def test_of_few_customers_or_of_nothing_none_is_the_largest() -> None:
    assert largest_customer(expected(30.0).head(9)) is None
    assert largest_customer(expected(0.0, 0.0)) is None
    assert largest_customer(expected(0.003, 0.001)) is not None


def test_a_word_is_said_of_one_who_is_expected_to_bring_a_lot() -> None:
    usual = shop_in_which_one_brought(10.0, large=False, lasting=1.0)
    assert large_customers(expected(30.0), usual) == (Caution.LARGEST_CUSTOMER(value=30.0, share=0.25, without=90.0),)
    assert large_customers(expected(15.0), usual) == ()


@pytest.mark.parametrize(
    ("revenue", "large", "lasting", "said"),
    [(30.0, True, 0.2, True), (30.0, False, 0.2, False), (30.0, True, 0.5, False), (15.0, True, 0.2, False)],
)
def test_a_word_is_said_of_one_who_brought_a_lot_and_may_not_come_again(
    revenue: float, large: bool, lasting: float, said: bool
) -> None:
    found = large_customers(expected(10.0), shop_in_which_one_brought(revenue, large=large, lasting=lasting))
    assert found == ((Caution.LARGE_BUT_RARE(revenue=30.0, share=0.25),) if said else ())
