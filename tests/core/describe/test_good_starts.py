"""Which start leads to better customers: worked by hand, held against scipy, and silent where chance would do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from cltv_core.describe.good_starts import FOLLOWED_DAYS, LEAST_CUSTOMERS, GoodStart, good_start
from cltv_core.summary import summarise
from cltv_core.transactions import Transactions
from tests.core.shops import Sale, shop

LAST_DAY = ("late", "2024-12-31", 1.0)


def by_channel(later: dict[str, list[float]]) -> Transactions:
    """Customers of each channel, each with a first order in January and one of so much in February (0: none)."""
    sales: list[Sale] = [LAST_DAY]
    channels = ["web"]
    for channel, amounts in later.items():
        for place, amount in enumerate(amounts):
            name = f"{channel}{place}"
            sales += [(name, "2024-01-10", 99.0), *([(name, "2024-02-10", amount)] if amount else [])]
            channels += [channel] * (2 if amount else 1)
    return shop(sales, channels=channels)


def found(transactions: Transactions) -> GoodStart | None:
    return good_start(transactions, summarise(transactions), "channel")


def test_worked_by_hand() -> None:
    better, worse = [10.0, 20.0] * 20, [0.0, 10.0] * 20
    assert found(by_channel({"fair": better, "web": worse})) == GoodStart("fair", 40, 15.0, 5.0)


def test_what_came_later_than_the_days_followed_does_not_count() -> None:
    amounts = {"fair": [10.0, 20.0] * 20, "web": [0.0, 10.0] * 20}
    transactions = by_channel(amounts)
    moved = transactions.orders["ordered_at"].dt.month == 2
    transactions.orders.loc[moved, "ordered_at"] += np.timedelta64(FOLLOWED_DAYS, "D")
    assert found(transactions) is None


def test_few_customers_prove_nothing() -> None:
    few = LEAST_CUSTOMERS - 1
    assert found(by_channel({"fair": [50.0, 51.0] * (few // 2), "web": [0.0, 1.0] * 40})) is None


def test_equal_groups_prove_nothing() -> None:
    assert found(by_channel({"fair": [10.0, 20.0] * 20, "web": [10.0, 20.0] * 20})) is None


def test_one_channel_alone_is_no_better_than_itself() -> None:
    assert found(by_channel({"web": [10.0, 20.0] * 20})) is None


@pytest.mark.filterwarnings("ignore:Precision loss")
@settings(max_examples=25)
@given(st.lists(st.integers(0, 30), min_size=30, max_size=40), st.lists(st.integers(0, 30), min_size=30, max_size=40))
def test_a_lead_is_told_only_where_scipys_welch_test_finds_one(one: list[int], other: list[int]) -> None:
    told = found(by_channel({"fair": [float(x) for x in one], "web": [float(x) for x in other]}))
    if told is None:
        return
    first, second = (one, other) if told.name == "fair" else (other, one)
    assert ttest_ind(first, second, equal_var=False, alternative="greater").pvalue < 0.05
