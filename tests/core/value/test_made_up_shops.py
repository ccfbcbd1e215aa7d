"""Forecasts of made-up shops held against what came: shops with a whale, of a few weeks, and usual ones.

The seeds are fixed, so the figures are the same on every run; `benchmarks/accuracy.py` has the same for hundreds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pytest

from cltv_core.backtest.cutoffs import outcome
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.value.forecast import first_forecast
from tests.core.made_up_shops import MadeUpShop, shop_with_a_whale, small_shop, usual_shop

MOST = 3.0
"""Times what comes, beyond which a forecast of a small shop is no help."""


@dataclass(frozen=True)
class Told:
    """Of one shop: predicted / actual total, that of one who knows the shop's parameters, whether the range held, and
    how many customers of different histories have the same value.
    """

    ratio: float
    known: float
    held: bool
    alike: int


def told(shop: MadeUpShop) -> Told:
    summary = summarise(shop.sales, shop.cut)
    came = float(outcome(summary, summarise(shop.sales, shop.cut + timedelta(days=shop.horizon)))[0].sum())
    found = first_forecast(shop.sales, Terms.of(shop.cut, days=shop.horizon, discount_rate=0.0))
    ends = found.range_of()
    assert ends is not None
    histories = summary.frame[["frequency", "recency", "T", "revenue"]].drop_duplicates()
    alike = len(histories) - len(np.unique(found.frame["expected_value"].to_numpy().round(9)))
    return Told(found.total / came, shop.expected(summary) / came, ends[0] <= came <= ends[1], alike)


def of_all(make: Callable[[int], MadeUpShop], seeds: range) -> Sequence[Told]:
    return [told(make(seed)) for seed in seeds]


@pytest.fixture(scope="module")
def whales() -> Sequence[Told]:
    return of_all(shop_with_a_whale, range(12))


@pytest.fixture(scope="module")
def small() -> Sequence[Told]:
    return of_all(small_shop, range(30))


@pytest.fixture(scope="module")
def usual() -> Sequence[Told]:
    return of_all(usual_shop, range(12))


def misses(shops: Sequence[Told]) -> np.ndarray:
    return np.log([one.ratio for one in shops])


def test_one_customer_does_not_break_the_total(whales: Sequence[Told]) -> None:
    assert np.mean(np.abs(misses(whales)) < np.log(1.5)) >= 0.9
    assert abs(misses(whales).mean()) < 0.1


def test_totals_of_usual_shops_are_near(usual: Sequence[Told]) -> None:
    assert np.sqrt((misses(usual) ** 2).mean()) < 0.35
    assert abs(misses(usual).mean()) < 0.2


def test_small_shops_are_neither_flattered_nor_talked_down(small: Sequence[Told]) -> None:
    assert np.mean([one.ratio for one in small]) == pytest.approx(1.0, abs=0.25)


def test_far_too_much_is_said_only_where_the_truth_itself_would_have_said_it(small: Sequence[Told]) -> None:
    """Twenty customers may all leave at once: who knows the parameters to the last digit expects them back, too."""
    assert [one for one in small if one.ratio > MOST >= one.known] == []


def test_customers_of_different_histories_have_values_of_their_own(small: Sequence[Told]) -> None:
    assert {one.alike for one in small} == {0}


@pytest.mark.parametrize("kind", ["whales", "small", "usual"])
def test_ranges_hold_for_most_shops_and_not_for_all(kind: str, request: pytest.FixtureRequest) -> None:
    held = np.mean([one.held for one in request.getfixturevalue(kind)])
    assert 0.65 <= held < 1.0
