"""Scores against hand-worked figures and slow second implementations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from cltv_core.backtest.scores import coverage, gini, order_lead, scores, spearman, top_share, winkler

Floats = npt.NDArray[np.float64]

money = st.lists(st.integers(0, 5).map(float), min_size=2, max_size=25)


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


def test_scores_of_three_customers_worked_by_hand() -> None:
    found = scores(floats(0, 10, 30), floats(5, 10, 15))
    assert found.bias == pytest.approx(30 / 40 - 1)
    assert found.mae == pytest.approx((5 + 0 + 15) / 3)
    assert found.rmse == pytest.approx(np.sqrt((25 + 0 + 225) / 3))
    assert (found.spearman, found.gini) == (pytest.approx(1.0), pytest.approx(1.0))
    assert found.top20 == pytest.approx(0.6 * 30 / 40)


def test_gini_is_minus_one_for_the_reverse_of_a_perfect_order_and_0_if_all_are_predicted_alike() -> None:
    actual = floats(1, 2, 3, 4)
    assert gini(actual, -actual) == pytest.approx(-1.0)
    assert gini(actual, np.ones(4)) == pytest.approx(0.0)


def test_scores_that_need_sales_are_unknown_without_any() -> None:
    found = scores(np.zeros(3), floats(1, 2, 3))
    assert (found.bias, found.gini, found.top20, found.spearman) == (None, None, None, None)


@given(money)
def test_gini_is_the_area_under_the_lorenz_curve_of_every_way_to_break_ties_on_average(amounts: list[float]) -> None:
    actual = np.array(amounts)
    predicted = np.array([int(amount) % 3 for amount in amounts], dtype=np.float64)
    if actual.std() == 0:
        assert gini(actual, predicted) is None
        return
    areas = []
    for seed in range(400):
        rng = np.random.default_rng(seed)
        order = np.lexsort((rng.random(len(actual)), -predicted))
        curve = np.append(0.0, np.cumsum(actual[order])) / actual.sum()
        areas.append(np.trapezoid(curve, dx=1 / len(actual)) - 0.5)
    best = np.append(0.0, np.cumsum(np.sort(actual)[::-1])) / actual.sum()
    perfect = np.trapezoid(best, dx=1 / len(actual)) - 0.5
    assert gini(actual, predicted) == pytest.approx(np.mean(areas) / perfect, abs=0.12)


@given(money)
def test_spearman_agrees_with_scipy(amounts: list[float]) -> None:
    actual = np.array(amounts)
    predicted = np.array([amount % 4 for amount in amounts])
    if actual.std() == 0 or predicted.std() == 0:
        assert spearman(actual, predicted) is None
    else:
        assert spearman(actual, predicted) == pytest.approx(spearmanr(actual, predicted).statistic)


def test_top_share_of_ten_customers_is_what_the_best_two_brought() -> None:
    actual = floats(1, 1, 1, 1, 1, 1, 1, 1, 5, 7)
    assert top_share(actual, actual) == pytest.approx(12 / 20)
    assert top_share(actual, np.ones(10)) == pytest.approx(0.2)


def test_winkler_adds_ten_times_what_lies_outside_at_eighty_per_cent() -> None:
    assert winkler(floats(5, 1, 12), floats(2, 2, 2), floats(8, 8, 8)) == pytest.approx((6 + 16 + 46) / 3)
    assert coverage(floats(5, 1, 12), floats(2, 2, 2), floats(8, 8, 8)) == pytest.approx(1 / 3)


def test_a_ranking_does_not_lead_itself() -> None:
    actual, predicted = np.arange(50.0), np.sqrt(np.arange(50.0))
    assert order_lead(actual, predicted, predicted) == (0.0, 0.0)


def test_the_noise_of_a_lead_shrinks_with_the_number_of_customers() -> None:
    rng = np.random.default_rng(0)
    errors = []
    for size in (200, 20_000):
        truth = rng.gamma(1, 1, size)
        actual = truth * rng.exponential(1, size)
        lead = order_lead(actual, truth, truth * rng.exponential(1, size))
        assert lead is not None
        assert lead[0] > 0
        errors.append(lead[1])
    assert errors[1] < errors[0] / 3
