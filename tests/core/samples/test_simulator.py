"""The simulator against the papers' formulas and against a slow second implementation."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import betaln

from cltv_core.samples.simulator import (
    Calendar,
    ParetoTruth,
    Purchases,
    PurchaseTruth,
    SpendTruth,
    SubscriptionTruth,
    as_transactions,
    simulate,
)

TRUTH = PurchaseTruth(r=0.8, alpha=15.0, a=0.9, b=3.0)
SPENDING = SpendTruth(p=6.0, q=4.0, v=7.5)
CUSTOMERS, DAYS = 20_000, 400.0


@pytest.fixture(scope="module")
def shop() -> Purchases:
    rng = np.random.default_rng(1)
    return simulate(rng.random(CUSTOMERS) * 100, DAYS, TRUTH, SPENDING, rng)


def repeat_orders(shop: Purchases) -> np.ndarray:
    return np.bincount(shop.customer, minlength=CUSTOMERS) - 1


def within_noise(sample: np.ndarray, expected: float) -> bool:
    return abs(sample.mean() - expected) < 4 * sample.std() / np.sqrt(len(sample))


def one_at_a_time(first: float, end: float, rng: np.random.Generator) -> int:
    """Repeat orders of one customer, told as the story in Fader, Hardie and Lee (2005), section 3."""
    rate, dropout = rng.gamma(TRUTH.r, 1 / TRUTH.alpha), rng.beta(TRUTH.a, TRUTH.b)
    orders, clock = 0, first + rng.exponential(1 / rate)
    while clock < end:
        orders += 1
        if rng.random() < dropout:
            break
        clock += rng.exponential(1 / rate)
    return orders


def test_one_time_buyers_are_as_many_as_fader_hardie_lee_2005_equation_8_says(shop: Purchases) -> None:
    expected = (TRUTH.alpha / (TRUTH.alpha + shop.exposure)) ** TRUTH.r
    assert within_noise((repeat_orders(shop) == 0) - expected, 0.0)


@pytest.mark.parametrize("days", [5, 20, 80])
def test_the_first_repeat_order_comes_as_soon_as_equation_8_says(shop: Purchases, days: int) -> None:
    by_then = shop.clock - (DAYS - shop.exposure)[shop.customer] <= days
    none_yet = np.bincount(shop.customer, weights=by_then) == 1
    assert within_noise(none_yet, (TRUTH.alpha / (TRUTH.alpha + days)) ** TRUTH.r)


def test_repeat_orders_are_as_many_as_fader_hardie_lee_2005_equation_5_says(shop: Purchases) -> None:
    expected = (1 - np.exp(-shop.rate * shop.dropout * shop.exposure)) / shop.dropout
    assert within_noise(repeat_orders(shop) - expected, 0.0)


def test_each_repeat_order_is_the_last_one_with_the_customers_own_chance(shop: Purchases) -> None:
    assert within_noise(shop.left - shop.dropout * repeat_orders(shop), 0.0)


def test_rates_and_dropouts_have_the_means_of_their_mixtures(shop: Purchases) -> None:
    assert within_noise(shop.rate, TRUTH.r / TRUTH.alpha)
    assert within_noise(shop.dropout, TRUTH.a / (TRUTH.a + TRUTH.b))


def test_repeat_orders_are_spread_as_in_a_story_told_one_customer_at_a_time(shop: Purchases) -> None:
    rng = np.random.default_rng(2)
    told = np.array([one_at_a_time(first, DAYS, rng) for first in DAYS - shop.exposure[:8000]])
    for most in (0, 1, 2, 5, 10, 20, 40):
        assert np.mean(repeat_orders(shop) <= most) == pytest.approx(np.mean(told <= most), abs=0.025)


def test_spend_has_the_mean_and_spread_of_gamma_gamma(shop: Purchases) -> None:
    assert SPENDING.mean == 15.0
    assert within_noise(shop.usual_spend, SPENDING.mean)
    around = shop.spend / shop.usual_spend[shop.customer]
    assert within_noise(around, 1.0)
    assert around.var() == pytest.approx(1 / SPENDING.p, rel=0.05)


def test_orders_are_sorted_and_none_is_after_the_end(shop: Purchases) -> None:
    assert np.all(np.diff(shop.customer) >= 0)
    assert np.all((np.diff(shop.clock) >= 0) | (np.diff(shop.customer) > 0))
    assert shop.clock.max() <= DAYS
    assert set(shop.customer) == set(range(CUSTOMERS))


paces = arrays(float, st.integers(1, 60), elements=st.sampled_from([0.0, 0.5, 1.0, 2.5])).filter(np.any)


@given(pace=paces, passed=st.floats(0.001, 0.999))
def test_the_calendar_finds_every_open_day_again(pace: np.ndarray, passed: float) -> None:
    open_days = np.flatnonzero(pace)
    calendar = Calendar(pace)
    day, gone = calendar.day_of(calendar.clock_of(open_days, np.full(len(open_days), passed)))
    assert list(day) == list(open_days)
    assert gone == pytest.approx(passed, abs=1e-9)


@given(pace=paces, share=st.floats(0.0, 1.0, exclude_max=True))
def test_no_moment_falls_on_a_closed_day(pace: np.ndarray, share: float) -> None:
    calendar = Calendar(pace)
    day, passed = calendar.day_of(np.array([share * calendar.end]))
    assert pace[day[0]] > 0
    assert 0 <= passed[0] <= 1


PARETO = ParetoTruth(r=0.8, alpha=15.0, s=0.9, beta=60.0)


def test_repeat_orders_of_a_life_are_as_many_as_schmittlein_morrison_colombo_1987_says() -> None:
    """Orders per customer given both rates: rate / leaving (1 - exp(-leaving t))."""
    rng = np.random.default_rng(3)
    shop = simulate(rng.random(CUSTOMERS) * 100, DAYS, PARETO, SPENDING, rng)
    expected = shop.rate / shop.dropout * -np.expm1(-shop.dropout * shop.exposure)
    assert within_noise(repeat_orders(shop) - expected, 0.0)
    assert within_noise(shop.left - -np.expm1(-shop.dropout * shop.exposure), 0.0)


def test_subscribers_order_every_interval_and_survive_as_fader_hardie_2007_equation_5_says() -> None:
    rng = np.random.default_rng(4)
    truth = SubscriptionTruth(interval=30.0, a=0.7, b=3.8)
    shop = simulate(np.zeros(CUSTOMERS), DAYS, truth, SPENDING, rng)
    gaps = np.diff(shop.clock)[np.diff(shop.customer) == 0]
    assert gaps == pytest.approx(np.full(len(gaps), 30.0))
    renewals = repeat_orders(shop)
    assert renewals.max() == 13
    for so_many in (1, 2, 6, 13):
        survived = np.exp(betaln(0.7, 3.8 + so_many) - betaln(0.7, 3.8))
        assert within_noise(renewals >= so_many, survived)
    assert list(shop.left) == list(renewals < 13)


def test_a_shop_has_its_orders_on_the_days_of_its_calendar() -> None:
    rng = np.random.default_rng(5)
    calendar = Calendar(np.tile([1.0, 1.5, 0.5, 1.0, 2.0, 2.0, 0.0], 60))
    first = calendar.clock_of(rng.choice([0, 1, 2, 3, 4, 5], 300), rng.random(300))
    shop = simulate(first, calendar.end, TRUTH, SPENDING, rng)
    orders = as_transactions(shop, date(2024, 1, 1), calendar).orders
    assert len(orders) == len(shop.clock)
    assert orders["revenue"].sum() == pytest.approx(shop.spend.sum(), abs=0.01 * len(orders))
    assert 6 not in set(orders["ordered_at"].dt.day_of_week)
    assert orders["customer_id"].nunique() == 300
    plain = as_transactions(shop, date(2024, 1, 1)).orders
    assert plain["ordered_at"].max() < pd.Timestamp("2024-01-01") + pd.Timedelta(days=calendar.end)
