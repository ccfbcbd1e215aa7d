"""Ranges against shops whose distribution is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.backtest.chances import Calibration
from cltv_core.backtest.scores import coverage, winkler
from cltv_core.backtest.spread import Outcomes, Spread, chance_to_spend
from cltv_core.backtest.totals import (
    DRIFT_A_YEAR,
    LONGER_LOOK,
    NEVER_TESTED,
    PRIOR_CUTS,
    USUAL_SHOCK,
    Record,
    TotalSpread,
)

Floats = npt.NDArray[np.float64]


def happened(size: int, seed: int, sigma: float = 0.6) -> Outcomes:
    """Customers who order with their chance and then spend a lognormal amount around what is expected of buyers."""
    rng = np.random.default_rng(seed)
    p_order, value = rng.beta(0.8, 1.2, size), rng.gamma(2, 50, size)
    amount = value / p_order * np.exp(sigma * rng.standard_normal(size) - sigma**2 / 2)
    return Outcomes(p_order, value, np.where(rng.random(size) < p_order, amount, 0.0))


def test_ranges_hold_as_often_as_they_say_in_a_shop_not_seen_before() -> None:
    spread, new = Spread.of([happened(20_000, 1)]), happened(20_000, 2)
    low, high = spread.range_of_customers(new.p_order, new.value)
    reaching, sure = high > 0, low > 0
    assert coverage(new.spent[sure], low[sure], high[sure]) == pytest.approx(0.82, abs=0.03)
    assert coverage(new.spent[reaching], low[reaching], high[reaching]) == pytest.approx(0.865, abs=0.02)


def test_ranges_beat_the_plain_quantiles_of_what_came_by_tenth_of_prediction() -> None:
    old, new = happened(20_000, 1), happened(20_000, 2)
    low, high = Spread.of([old]).range_of_customers(new.p_order, new.value)
    edges = np.quantile(old.value, np.linspace(0.1, 0.9, 9))
    tenth, new_tenth = (np.searchsorted(edges, one.value) for one in (old, new))
    plain_low, plain_high = (
        np.array([np.quantile(old.spent[tenth == place], share) for place in range(10)])[new_tenth]
        for share in (0.1, 0.9)
    )
    assert winkler(new.spent, low, high) < 0.95 * winkler(new.spent, plain_low, plain_high)


def test_who_hardly_comes_has_a_range_of_nothing_and_who_surely_comes_one_above_it() -> None:
    low, high = Spread.of([]).range_of_customers(np.array([0.0, 0.05, 1.0]), np.array([0.0, 50.0, 50.0]))
    np.testing.assert_array_equal(high[:2], 0)
    assert 0 < low[2] < 50 < high[2]


def test_one_customer_whose_models_disagree_does_not_blur_the_total_of_all() -> None:
    p_order, value = np.append(np.full(1000, 0.5), 1e-11), np.full(1001, 20.0)
    variance = Spread.of([]).variance(p_order, value)
    assert variance[-1] < variance[:-1].sum()


def test_buyers_of_whom_next_to_nothing_was_expected_do_not_blur_the_total_of_all() -> None:
    usual = happened(5000, 1)
    unexpected = np.arange(5000) % 20 == 0
    odd = replace(usual, value=np.where(unexpected, 1e-6, usual.value))
    spread, total = Spread.of([odd]), usual.value.sum()
    deviation = np.sqrt(spread.variance(odd.p_order, odd.value).sum()) / total
    assert deviation == pytest.approx(
        np.sqrt(Spread.of([usual]).variance(usual.p_order, usual.value).sum()) / total, rel=0.1
    )


def test_the_variance_of_a_customer_is_that_of_what_customers_of_that_kind_spend() -> None:
    shop = happened(200_000, 3)
    alike = (np.abs(shop.p_order - 0.725) < 0.02) & (np.abs(shop.value - 100) < 5)
    said = Spread.of([shop]).variance(np.array([0.725]), np.array([100.0]))
    assert said[0] == pytest.approx(shop.spent[alike].var(), rel=0.15)


@given(st.floats(0, 1), st.floats(0, 1e9), st.integers(0, 3))
def test_ranges_are_finite_not_negative_and_in_order(p_order: float, value: float, seed: int) -> None:
    spread = Spread.of([happened(200, seed)] if seed else [])
    low, high = spread.range_of_customers(np.array([p_order]), np.array([value]))
    variance = spread.variance(np.array([p_order]), np.array([value]))
    assert np.isfinite([low[0], high[0], variance[0]]).all()
    assert 0 <= low[0] <= high[0]
    assert variance[0] >= 0


def test_before_there_are_replays_ranges_are_those_the_model_foresees() -> None:
    narrow, wide = (Spread.of([], happened(20_000, 3, sigma)) for sigma in (0.1, 1.5))
    sure, hundred = np.ones(1), np.array([100.0])
    widths = [np.diff(np.concatenate(one.range_of_customers(sure, hundred))) for one in (narrow, wide)]
    assert 3 * widths[0] < widths[1]


def test_ranges_reach_to_both_ends_of_what_all_customers_share_and_none_has_seen() -> None:
    seen = happened(20_000, 1)
    plain, shared = Spread.of([seen]), Spread.of([seen], unseen=0.3**2)
    (low, high), (lower, higher) = (one.range_of_customers(seen.p_order, seen.value) for one in (plain, shared))
    np.testing.assert_allclose(higher, high * np.exp(1.2816 * 0.3), rtol=1e-4)
    np.testing.assert_allclose(lower, low / np.exp(1.2816 * 0.3), rtol=1e-4)


def test_ranges_hold_in_good_days_and_in_bad_ones_that_were_foreseen() -> None:
    spread, new = Spread.of([happened(20_000, 1)], unseen=0.3**2), happened(20_000, 2)
    low, high = spread.range_of_customers(new.p_order, new.value)
    for days in (-0.3, 0.3):
        assert coverage(new.spent * np.exp(days), low, high) > 0.8


def test_variance_is_that_of_the_outcomes() -> None:
    seen = happened(200_000, 4)
    like = (seen.p_order > 0.45) & (seen.p_order < 0.55)
    share = seen.spent[like] / seen.value[like]
    assert Spread.of([seen]).variance(np.array([0.5]), np.ones(1))[0] == pytest.approx(share.var(), rel=0.1)


def test_chances_said_twice_too_high_are_halved() -> None:
    rng = np.random.default_rng(0)
    said = rng.uniform(0.1, 0.6, 50_000)
    came = (rng.random(50_000) < said / 2).astype(np.float64)
    right = Calibration.of([said], [came])
    assert right.apply(np.array([0.2, 0.5])) == pytest.approx([0.1, 0.25], abs=0.02)


def test_chances_stay_as_they_are_without_a_record_and_nearly_so_with_a_short_one() -> None:
    chances = np.array([0.0, 0.1, 0.9, 1.0])
    np.testing.assert_allclose(Calibration.of([], []).apply(chances), chances, atol=1e-3)
    short = Calibration.of([np.full(5, 0.5)], [np.zeros(5)])
    assert short.apply(np.array([0.5]))[0] == pytest.approx(0.47, abs=0.03)


def test_total_range_without_a_common_shock_is_that_of_a_sum_of_independent_customers() -> None:
    rng = np.random.default_rng(1)
    value, variance = np.full(400, 50.0), np.full(400, 900.0)
    low, high = TotalSpread(value, variance, np.ones(400), 0.0).range_of()
    totals = rng.normal(50, 30, (20_000, 400)).sum(axis=1)
    assert (low, high) == (
        pytest.approx(np.quantile(totals, 0.1), rel=0.002),
        pytest.approx(np.quantile(totals, 0.9), rel=0.002),
    )


def test_a_common_shock_does_not_average_out_over_customers() -> None:
    value = np.full(100_000, 50.0)
    low, high = TotalSpread(value, value**2, np.ones(100_000), 0.2**2).range_of()
    assert np.log([low / 5e6, high / 5e6]) == pytest.approx([-0.256, 0.256], abs=0.002)


def test_the_range_of_a_group_is_wider_for_its_size_than_that_of_all() -> None:
    spread = TotalSpread(np.full(100, 10.0), np.full(100, 400.0), np.full(100, 0.5), 0.01)
    few, everyone = spread.range_of(np.arange(100) < 5), spread.range_of()
    assert few[1] / 50 > everyone[1] / 1000
    assert spread.range_of(np.zeros(100, dtype=bool)) == (0.0, 0.0)


LUCK_ALONE = 0.0


@pytest.mark.parametrize(
    ("customers", "p_order"), [(3, 0.2), (5, 0.9), (10, 0.1), (21, 0.05), (21, 0.3), (60, 0.02), (200, 0.1)]
)
def test_the_total_of_a_group_of_any_size_lies_in_its_range_8_times_in_10_by_luck_drawn_apart(
    customers: int, p_order: float
) -> None:
    chance, value = np.full(customers, p_order), np.full(customers, 42.0 * p_order)
    variance = Spread.of([happened(50_000, 5)]).variance(chance, value)
    low, high = TotalSpread(value, variance, chance, LUCK_ALONE).range_of()
    rng = np.random.default_rng(6)
    amounts = 42.0 * np.exp(0.6 * rng.standard_normal((20_000, customers)) - 0.18)
    totals = np.where(rng.random((20_000, customers)) < p_order, amounts, 0.0).sum(axis=1)
    assert 0.765 < coverage(totals, np.full(20_000, low), np.full(20_000, high)) < 0.96


def test_the_range_of_a_few_who_may_bring_one_order_or_none_holds_both() -> None:
    regulars, gone = np.full(50, 0.95), np.full(20, 1e-8)
    p_order, value = np.append(regulars, gone), np.append(np.full(50, 300.0), np.full(20, 3.0))
    one_order_mistrusted = Spread(np.zeros((9, 50)), np.full(9, 1e-6))
    variance, chance = one_order_mistrusted.variance(p_order, value), chance_to_spend(p_order, value)
    low, high = TotalSpread(value, variance, chance, 0.02).range_of(np.arange(50, 70))
    assert low == 0
    assert high > 150


def test_no_customer_is_surer_than_one_who_comes_or_not_and_knows_what_to_spend() -> None:
    surest = Spread(np.zeros((9, 50)), np.zeros(9)).variance(np.array([0.5, 0.2]), np.array([50.0, 20.0]))
    np.testing.assert_allclose(surest, [100.0**2 * 0.5 * 0.5, 100.0**2 * 0.2 * 0.8])


def test_misses_beyond_luck_widen_the_common_shock_and_so_does_a_longer_look() -> None:
    calm, wild = (Record(misses, (0.01, 0.01), 2.0) for misses in ((0.01, -0.02), (0.5, -0.4)))
    usual = USUAL_SHOCK**2 + DRIFT_A_YEAR**2 * 91 / 365
    assert calm.common_shock(91) == pytest.approx(usual * PRIOR_CUTS / (PRIOR_CUTS + 2))
    assert wild.common_shock(91) > 2 * usual
    assert calm.common_shock(91, horizons=3.0) == pytest.approx((1 + 2 * LONGER_LOOK) * calm.common_shock(91))


def test_a_shop_drifts_further_in_a_year_than_in_a_month() -> None:
    assert Record().common_shock(365) - Record().common_shock(30) == pytest.approx(DRIFT_A_YEAR**2 * 335 / 365)


def test_a_shop_never_tested_is_least_certain_of_all() -> None:
    tested = Record((0.0,), (0.0,), 1.0)
    assert Record().common_shock(91) == pytest.approx(USUAL_SHOCK**2 + DRIFT_A_YEAR**2 * 91 / 365 + NEVER_TESTED**2)
    assert Record().common_shock(91) > tested.common_shock(91)
