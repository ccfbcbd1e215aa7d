"""Rhythms are told from purchases that came when expected; whoever is due is due by the own rhythm."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.products.replenishment import DUE_COLUMNS, RHYTHM_COLUMNS, Replenishment, replenishment
from cltv_core.reading import read
from cltv_core.samples.shops import bakery
from cltv_core.text.products import due
from cltv_core.transactions import Transactions
from tests.core.shops import Sale, shop

AS_OF = date(2024, 12, 31)


def shop_of(buys: list[tuple[str, int, str]]) -> Transactions:
    """Customer, days before the end of 2024, product."""
    sales: list[Sale] = [(who, str(AS_OF - timedelta(days=ago)), 10.0) for who, ago, _ in buys]
    return shop(sales, lines=[(place, name, 10.0) for place, (_, _, name) in enumerate(buys)])


def steady(customers: int = 12, gap: int = 30, times: int = 6, last: int = 10) -> list[tuple[str, int, str]]:
    return [(f"C{who:02}", last + gap * nth, "coffee beans") for who in range(customers) for nth in range(times)]


def found(buys: list[tuple[str, int, str]]) -> Replenishment:
    return replenishment(shop_of(buys), AS_OF)


def test_a_monthly_product_is_due_a_month_after_the_last_time() -> None:
    seen = found(steady())
    assert seen.rhythms.to_dict("records") == [
        {"product": "coffee beans", "gap": 30.0, "customers": 12, "expected": 48, "kept": 1.0}
    ]
    assert len(seen.due) == 12
    assert set(seen.due["days_until"]) == {20}
    assert set(seen.due["due"]) == {pd.Timestamp("2025-01-20")}
    assert set(seen.due["days_since"]) == {10}
    assert due(seen.due).iloc[0] == "Usually buys coffee beans every 30 days, last time 10 days ago."
    assert seen.due_within(7).empty
    assert len(seen.due_within(20)) == 12


def test_who_has_stopped_is_not_reminded_and_counts_against_the_rhythm() -> None:
    stopped = [("gone", 60 + 30 * nth, "coffee beans") for nth in range(4)]
    seen = found([*steady(), *stopped])
    assert "gone" not in set(seen.due["customer_id"])
    assert seen.rhythms["expected"].tolist() == [48 + 3]
    assert seen.rhythms["kept"].tolist() == [pytest.approx((48 + 2) / 51)]


def test_the_own_pace_counts_more_the_more_is_known_of_it() -> None:
    slow = [("slow", 10 + 45 * nth, "coffee beans") for nth in range(4)]
    due = found([*steady(), *slow]).due.set_index("customer_id")
    assert due.loc["slow", "gap"] == round((3 * 45 + 30) / 4)


@pytest.mark.parametrize("customers", [3, 9])
def test_few_customers_make_no_rhythm(customers: int) -> None:
    seen = found(steady(customers, times=20))
    assert seen.rhythms.empty
    assert seen.due.empty


def test_purchases_at_random_make_no_rhythm() -> None:
    rng = np.random.default_rng(5)
    buys = [(f"C{who:02}", int(ago), "bread") for who in range(40) for ago in np.cumsum(rng.exponential(25, 15))]
    assert found(buys).rhythms.empty


def test_nobody_is_reminded_in_the_sample_bakery_where_people_come_at_random() -> None:
    assert replenishment(read([bakery()])).due.empty


def test_nothing_after_the_day_is_known() -> None:
    transactions = shop_of(steady())
    earlier = replenishment(transactions, AS_OF - timedelta(days=30))
    assert set(earlier.due["days_until"]) == {20}
    assert earlier.rhythms["expected"].tolist() == [36]


def test_a_shop_without_products_or_repeats() -> None:
    for transactions in (shop([("ann", "2024-01-01", 1)]), shop_of([("ann", 5, "tea"), ("bob", 3, "tea")])):
        seen = replenishment(transactions)
        assert tuple(seen.rhythms.columns) == RHYTHM_COLUMNS
        assert tuple(seen.due.columns) == DUE_COLUMNS
        assert seen.due_within().empty


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 300), st.sampled_from(["tea", "pan"])), min_size=1, max_size=30
    )
)
def test_whatever_else_is_sold_the_steady_product_stays_and_every_due_is_possible(
    other: list[tuple[str, int, str]],
) -> None:
    seen = found([*steady(), *other])
    assert "coffee beans" in set(seen.rhythms["product"])
    assert seen.rhythms["kept"].between(0.5, 1).all()
    assert (seen.due["gap"] >= 1).all()
    assert not seen.due.duplicated(["customer_id", "product"]).any()
    assert (seen.due["due"] > seen.due["last_bought"]).all()
    assert seen.due["days_until"].is_monotonic_increasing
