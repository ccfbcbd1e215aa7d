"""What a small shop is told of its past, counted once more in plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.describe.small_shop import FEW_DAYS, WhenReady, is_small, past, when_ready
from cltv_core.reading.merge.warnings import FEW_CUSTOMERS
from cltv_core.summary import summarise
from cltv_core.text.say import say
from tests.core.shops import Sale, shop

START = date(2024, 1, 1)
"""A Monday."""

sales_of_a_small_shop = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.integers(0, 80), st.integers(1, 90)), min_size=1, max_size=40
)


def sales(rows: list[tuple[str, int, int]]) -> list[Sale]:
    return [(who, (START + timedelta(days=day)).isoformat(), float(amount)) for who, day, amount in rows]


@given(sales_of_a_small_shop)
def test_past_is_what_counting_finds(rows: list[tuple[str, int, int]]) -> None:
    transactions = shop(sales(rows))
    found = past(transactions, summarise(transactions))
    days: dict[str, set[int]] = defaultdict(set)
    for who, day, _amount in rows:
        days[who].add(day)
    gaps = [later - earlier for own in days.values() for earlier, later in pairwise(sorted(own))]
    assert found.customers == len(days)
    assert found.came_back == sum(len(own) > 1 for own in days.values())
    assert found.orders == len(rows)
    assert found.revenue == sum(amount for *_others, amount in rows)
    assert found.usual_gap == (median(gaps) if gaps else None)


@given(sales_of_a_small_shop)
def test_weeks_and_weekdays_are_what_counting_finds(rows: list[tuple[str, int, int]]) -> None:
    transactions = shop(sales(rows))
    found = past(transactions, summarise(transactions))
    first, last = min(day for _who, day, _a in rows), max(day for _who, day, _a in rows)
    sold: Counter[int] = Counter()
    for _who, day, amount in rows:
        sold[day] += amount
    mondays = [day for day in range(first, last - 5) if day % 7 == 0]
    assert list(found.weeks["revenue"]) == [sum(sold[day + ahead] for ahead in range(7)) for day in mondays]
    for weekday, mean in zip(found.weekdays["weekday"], found.weekdays["revenue"], strict=True):
        open_days = [day for day in range(first, last + 1) if day % 7 == weekday]
        assert mean == pytest.approx(sum(sold[day] for day in open_days) / max(len(open_days), 1))


def test_best_sellers_leave_out_what_was_refunded_in_full() -> None:
    transactions = shop(
        [("a", "2024-01-01", 9), ("b", "2024-01-02", 8), ("a", "2024-01-03", 0, 50)],
        lines=[(0, "Bread", 5), (0, "Cake", 4), (1, "Bread", 8), (2, "Cake", 50)],
    )
    found = past(transactions, summarise(transactions)).products
    assert found.to_dict("records") == [
        {"product": "Bread", "orders": 2, "revenue": 13.0},
        {"product": "Cake", "orders": 1, "revenue": 4.0},
    ]


@pytest.mark.parametrize(
    ("customers", "days", "small"),
    [
        (FEW_CUSTOMERS, FEW_DAYS, False),
        (FEW_CUSTOMERS - 1, FEW_DAYS, True),
        (FEW_CUSTOMERS, FEW_DAYS - 1, True),
    ],
)
def test_a_shop_is_small_with_few_customers_or_few_days(customers: int, days: int, small: bool) -> None:
    last = (START + timedelta(days=days - 1)).isoformat()
    assert is_small(shop([*((f"c{n}", "2024-01-01", 5.0) for n in range(customers)), ("c0", last, 5.0)])) is small


def test_whole_months_begin_with_the_first_one_that_the_sales_cover() -> None:
    transactions = shop([("a", "2024-01-02", 5), ("b", "2024-04-30", 5)])
    assert past(transactions, summarise(transactions)).whole_months == 3


def test_a_young_shop_of_many_customers_is_ready_when_its_days_suffice() -> None:
    transactions = shop([*((f"c{n}", "2024-01-01", 5.0) for n in range(60)), ("c1", "2024-01-31", 5.0)])
    ready = START + timedelta(days=FEW_DAYS - 1)
    assert when_ready(transactions, summarise(transactions)) == WhenReady.DAY(
        day=ready, customers=FEW_CUSTOMERS, known=60
    )


def test_a_day_that_is_past_is_no_day_to_come_back() -> None:
    transactions = shop([*((f"c{n}", "2024-01-01", 5.0) for n in range(60)), ("c1", "2024-01-31", 5.0)])
    ready, summary = START + timedelta(days=FEW_DAYS - 1), summarise(transactions)
    before, after = (when_ready(transactions, summary, ready - timedelta(days=back)) for back in (1, 0))
    assert before.code is WhenReady.DAY
    assert after == WhenReady.NOW(customers=FEW_CUSTOMERS, known=60)
    assert "newer export" in say(after)


def test_a_shop_that_grows_too_slowly_is_not_told_a_day() -> None:
    transactions = shop([("a", "2020-01-01", 5), ("b", "2024-01-01", 5)])
    told = when_ready(transactions, summarise(transactions))
    assert told == WhenReady.CUSTOMERS(customers=FEW_CUSTOMERS, known=2)
