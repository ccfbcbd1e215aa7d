"""Who speaks, on replays made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.backtest.choice import BASELINE_SHARE, SHARES, Choice, blended, choose
from cltv_core.backtest.level import Level
from cltv_core.models.codes import Method
from tests.core.backtest.made_replays import replays

BG, REGRESSION, TREES = Method.BG_NBD, Method.REGRESSION, Method.BOOSTED_TREES


def test_without_replays_the_baseline_speaks_alone() -> None:
    assert choose([], BG) == Choice({BG: 1.0}, Level({BG: 1.0}))


def test_a_method_that_orders_customers_better_speaks_on_the_order_and_not_on_the_level() -> None:
    choice = choose(replays({BG: (2.0, 1.0), REGRESSION: (0.1, 1.4)}), BG)
    assert choice.ranking[REGRESSION] > 0.8
    assert sum(choice.ranking.values()) == pytest.approx(1.0)
    assert choice.level is BG
    assert choice.methods == (REGRESSION, BG)


def test_a_method_that_is_worse_has_less_of_a_say_the_worse_it_is() -> None:
    near, far = (choose(replays({BG: (0.5, 1.0), REGRESSION: (noise, 1.0)}), BG) for noise in (1.0, 3.0))
    in_general = SHARES[REGRESSION] / (SHARES[REGRESSION] + BASELINE_SHARE)
    assert far.ranking[REGRESSION] < near.ranking[REGRESSION] < in_general
    assert far.ranking[REGRESSION] < in_general / 2


def test_a_lead_within_the_noise_of_few_customers_leaves_what_holds_in_general() -> None:
    choice = choose(replays({BG: (1.0, 1.0), REGRESSION: (0.97, 1.0)}, customers=20, days=2), BG)
    in_general = SHARES[REGRESSION] / (SHARES[REGRESSION] + BASELINE_SHARE)
    assert choice.ranking[REGRESSION] == pytest.approx(in_general, abs=0.2)


def test_two_methods_as_good_as_each_other_share_as_they_do_in_general() -> None:
    models = {BG: (3.0, 1.0), REGRESSION: (0.1, 1.0), TREES: (0.1, 1.0)}
    ranking = choose(replays(models, customers=4000), BG).ranking
    assert ranking[REGRESSION] / ranking[TREES] == pytest.approx(SHARES[REGRESSION] / SHARES[TREES], rel=0.2)


def test_a_blend_has_the_total_of_the_level_and_the_order_of_the_ranking() -> None:
    said = {
        REGRESSION: np.array([1.0, 2.0, 3.0]),
        BG: np.array([30.0, 20.0, 10.0]),
    }
    value = Choice({REGRESSION: 1.0}, Level({BG: 1.0}, float(np.log(1.5)))).blend(said)
    np.testing.assert_allclose(value, [15.0, 30.0, 45.0])


def test_a_blend_of_methods_that_expect_nothing_is_nothing() -> None:
    nothing = {BG: np.zeros(3)}
    np.testing.assert_array_equal(Choice({BG: 1.0}, Level({BG: 1.0})).blend(nothing), 0)


def test_no_method_counts_more_for_predicting_more() -> None:
    one, other = np.array([1.0, 3.0]), np.array([3.0, 1.0])
    mixed = blended({BG: 0.5, TREES: 0.5}, {BG: one, TREES: 1000 * other})
    np.testing.assert_allclose(mixed, [1.0, 1.0])
