"""Newer customers against older ones: in the money of the terms, at the same age, and only where it is no chance."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from cltv_core.describe.newer_customers import newer_customers
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from tests.core.shops import Sale, random_sales, shop, summary_of

TERMS = Terms(date(2024, 7, 31), 365, margin=1.0, discount_rate=0.0)


def months_of(first: int, each: float, customers: int) -> list[Sale]:
    """Customers who come in a month of 2024 and spend so much in that one and the two after it."""
    return [
        (f"{first}-{who}", f"2024-{month:02}-05", each + who % 2)
        for who in range(customers)
        for month in range(first, first + 3)
    ]


SALES = [*months_of(1, 10, 20), *months_of(2, 10, 20), *months_of(3, 20, 20), *months_of(4, 20, 20)]


def test_halves_of_the_months_are_compared_over_three_months_in_the_money_of_the_terms() -> None:
    found = newer_customers(summarise(shop(SALES), TERMS.as_of), TERMS)
    assert found is not None
    assert (found.months, found.newer, found.older, found.clear) == (3, 61.5, 31.5, True)
    half_margin = newer_customers(summarise(shop(SALES), TERMS.as_of), Terms(TERMS.as_of, 365, 0.5, 0.0))
    assert half_margin is not None
    assert (half_margin.newer, half_margin.older) == (30.75, 15.75)


def test_later_months_are_discounted_to_the_first() -> None:
    found = newer_customers(summarise(shop(SALES), TERMS.as_of), Terms(TERMS.as_of, 365, 1.0, 0.1))
    assert found is not None
    assert found.older == pytest.approx(10.5 * (1 + 1.1 ** (-1 / 12) + 1.1 ** (-2 / 12)))


def test_a_young_shop_is_compared_over_what_two_months_of_customers_have_lived_through() -> None:
    young = [*months_of(1, 10, 20), *months_of(2, 30, 20)]
    found = newer_customers(summarise(shop(young), date(2024, 2, 29)), Terms(date(2024, 2, 29), 365, 1.0, 0.0))
    assert found is not None
    assert (found.months, found.newer, found.older) == (1, 30.5, 10.5)


def test_one_month_of_customers_is_compared_with_nothing() -> None:
    assert newer_customers(summary_of(months_of(1, 10, 20)), TERMS) is None


def test_a_difference_that_may_be_chance_is_not_clear() -> None:
    few: list[Sale] = [
        *(("a", "2024-01-05", 10.0), ("b", "2024-01-06", 90.0)),
        *(("c", "2024-02-05", 20.0), ("d", "2024-02-06", 99.0)),
    ]
    found = newer_customers(summarise(shop(few), TERMS.as_of), TERMS)
    assert found is not None
    assert not found.clear


def test_what_a_longer_time_says_otherwise_is_told() -> None:
    """All come alike for three months; those of the first months come for five more."""
    stayed = [
        (f"{first}-{who}", f"2023-{first + month:02}-05", 10.0 + who % 2)
        for first in (1, 2, 3, 4)
        for who in range(20)
        for month in range(8 if first < 3 else 3)
    ]
    as_of = date(2023, 12, 31)
    terms = Terms(as_of, 365, 1.0, 0.0)
    found = newer_customers(summarise(shop(stayed), as_of), terms)
    assert found is not None
    assert (found.months, found.newer, found.older, found.clear) == (3, 31.5, 31.5, False)
    assert found.later is not None
    assert (found.later.newer, found.later.older, found.later.clear) == (31.5, 84.0, True)
    assert found.later.months == 9


@settings(max_examples=40)
@given(random_sales)
def test_any_shop_gets_finite_figures_or_none(sales: list[Sale]) -> None:
    summary = summary_of(sales)
    found = newer_customers(summary, Terms(summary.as_of, 365))
    assert found is None or bool(np.isfinite([found.newer, found.older]).all())
