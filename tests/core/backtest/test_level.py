"""How much all customers bring together, on replays made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.backtest.level import BASELINE, NOISE, OFFSET, OTHERS, Level, level_of, luck
from cltv_core.models.codes import Method
from tests.core.backtest.made_replays import replays

BG, COHORT, SEASONAL = Method.BG_NBD, Method.COHORT_AVERAGE, Method.SEASONAL_BG_NBD
MANY = 40_000
"""Customers whose own luck is next to nothing."""


def level(shocks: Sequence[float], customers: int = MANY, apart: int = 90) -> Level:
    days = replays({BG: (0.5, 1.0)}, days=len(shocks), customers=customers, shock=shocks, apart=apart)
    return level_of(days, BG)


def test_without_a_replay_the_baseline_speaks_alone_and_uncorrected() -> None:
    assert level_of([], BG) == Level({BG: 1.0})


def test_a_miss_is_carried_on_by_the_share_that_offsets_have_of_offsets_and_noise() -> None:
    """Efron and Morris (1975): variance between shops over itself plus that of the mean miss."""
    noise = (NOISE**2 + luck(replays({BG: (0.5, 1.0)}, days=1, customers=MANY)[0].counted)) / 1
    assert level([0.3]).correction == pytest.approx(0.3 * OFFSET**2 / (OFFSET**2 + noise), rel=1e-6)


@given(st.lists(st.floats(-1.5, 1.5), min_size=1, max_size=6))
def test_a_correction_is_never_larger_than_the_evidence_nor_against_it(shocks: list[float]) -> None:
    found = level(shocks, customers=50)
    assert min(0.0, *found.misses) <= found.correction <= max(0.0, *found.misses)


def test_days_looked_at_twice_teach_little_more_than_once() -> None:
    once, again, apart = level([0.3]), level([0.3, 0.3], apart=5), level([0.3, 0.3])
    assert once.correction < again.correction < apart.correction < 0.3


def test_the_luck_of_few_customers_makes_a_miss_worth_less() -> None:
    assert level([0.3], customers=20).correction < 0.8 * level([0.3]).correction


def test_misses_that_change_sign_are_not_followed() -> None:
    assert abs(level([0.4, -0.4]).correction) < 1e-6


def test_a_correction_proved_on_one_horizon_is_not_repeated_over_several() -> None:
    found = Level({BG: 1.0}, correction=0.2)
    assert found.total({BG: 100.0}, horizons=4.0) == pytest.approx(100 * np.exp(0.05))
    assert found.total({BG: 100.0}, horizons=0.5) == pytest.approx(100 * np.exp(0.2))


def test_methods_that_miss_alike_count_as_they_do_in_shops_in_general() -> None:
    weights = level_of(replays({BG: (0.5, 1.0), COHORT: (0.5, 1.0)}, customers=MANY), BG).weights
    assert weights[COHORT] == pytest.approx(OTHERS[COHORT] / (BASELINE + OTHERS[COHORT]), rel=0.02)


def test_of_few_customers_the_baseline_tells_more_than_what_they_have_shown() -> None:
    few, many = (
        level_of(replays({BG: (0.5, 1.0), COHORT: (0.5, 1.0)}, customers=customers), BG).weights
        for customers in (30, 3000)
    )
    assert few[COHORT] < 0.06 < 0.3 < many[COHORT]


def test_the_total_moves_to_a_method_that_is_nearer_day_after_day() -> None:
    models = {BG: (0.5, 0.6), COHORT: (0.5, 0.98)}
    one, four = (level_of(replays(models, days=days, customers=MANY), BG).weights[COHORT] for days in (1, 4))
    assert 0.3 / 0.9 < one < four
    assert four > 0.9


def test_a_method_tried_on_few_of_the_days_does_not_count() -> None:
    days = replays({BG: (0.5, 1.0)}, days=3) + replays({BG: (0.5, 1.0), SEASONAL: (0.5, 1.0)}, days=1)
    assert level_of(days, BG).weights == {BG: 1.0}


def test_a_pool_is_the_weighted_geometric_mean_of_the_totals_there_are() -> None:
    pool = Level({BG: 0.75, COHORT: 0.25})
    assert pool.total({BG: 100.0, COHORT: 1600.0}) == pytest.approx(200.0)
    assert pool.total({BG: 100.0}) == pytest.approx(100.0)
    assert pool.total({}) == 0.0


def test_the_pace_is_that_of_a_method_which_knows_who_comes() -> None:
    assert Level({BG: 0.3, COHORT: 0.7}).method is COHORT
    assert Level({BG: 0.3, COHORT: 0.7}).pace is BG
