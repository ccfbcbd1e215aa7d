"""Who speaks, on replays made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt
import pytest

from cltv_core.backtest.choice import Choice, blended, choose
from cltv_core.backtest.replays import Prediction, Replay

Floats = npt.NDArray[np.float64]
HORIZON = 90


@dataclass(frozen=True, eq=False)
class Day:
    """An earlier day, with just what a choice looks at."""

    predictions: Mapping[str, Prediction]
    actual: Floats
    cut: date
    history_days: float = 200.0

    @property
    def window(self) -> SimpleNamespace:
        return SimpleNamespace(cutoff=SimpleNamespace(horizon_days=HORIZON), swing=0.0)


def replays(
    models: Mapping[str, tuple[float, float]], days: int = 4, customers: int = 400, shock: Sequence[float] = ()
) -> list[Replay]:
    """`models`: for each the noise of its opinion on a customer and the factor on its total; `shock`: on what came."""
    made = []
    for place in range(days):
        rng = np.random.default_rng(place)
        truth = rng.gamma(0.5, 100, customers)
        actual = truth * rng.exponential(1, customers)
        said = {}
        for name, (noise, factor) in models.items():
            value = truth * np.exp(noise * rng.standard_normal(customers))
            said[name] = Prediction(value * actual.sum() / value.sum() * factor, np.full(customers, 0.5))
        moved = actual * np.exp(shock[place]) if shock else actual
        made.append(Day(said, moved, date(2024, 1, 1) - timedelta(days=HORIZON * place)))
    return cast(list[Replay], made)


def test_without_replays_the_simple_model_speaks_alone() -> None:
    assert choose([], "simple") == Choice({"simple": 1.0}, "simple", 0.0)


def test_a_model_that_orders_customers_better_speaks_on_the_order_and_not_on_the_level() -> None:
    choice = choose(replays({"simple": (2.0, 1.0), "better": (0.1, 1.4)}), "simple")
    assert choice.ranking["better"] > 0.8
    assert sum(choice.ranking.values()) == pytest.approx(1.0)
    assert choice.level == "simple"


def test_a_model_that_is_no_better_is_not_heard() -> None:
    assert choose(replays({"simple": (0.5, 1.0), "other": (1.5, 1.0)}), "simple").ranking == {"simple": 1.0}


def test_a_lead_within_the_noise_of_few_customers_is_no_lead() -> None:
    choice = choose(replays({"simple": (1.0, 1.0), "other": (0.97, 1.0)}, customers=20, days=2), "simple")
    assert choice.ranking["simple"] > 0.5


def test_two_models_as_good_as_each_other_share_and_one_far_behind_does_not() -> None:
    models = {"simple": (3.0, 1.0), "one": (0.1, 1.0), "two": (0.1, 1.0), "late": (2.0, 1.0)}
    ranking = choose(replays(models, customers=4000), "simple").ranking
    assert ranking["one"] == pytest.approx(ranking["two"], abs=0.25)
    assert ranking.get("late", 0.0) < 0.05


def test_the_level_is_corrected_by_most_of_a_miss_that_comes_back_every_time() -> None:
    choice = choose(replays({"simple": (0.5, 0.8)}), "simple")
    assert 0.7 * np.log(1 / 0.8) < choice.correction < np.log(1 / 0.8)


def test_misses_that_change_sign_are_not_followed() -> None:
    choice = choose(replays({"simple": (0.5, 1.0)}, days=2, shock=[0.4, -0.35]), "simple")
    assert abs(choice.correction) < 0.02


def test_one_miss_is_trusted_by_less_than_half() -> None:
    choice = choose(replays({"simple": (0.5, 0.8)}, days=1), "simple")
    assert 0.1 * np.log(1 / 0.8) < choice.correction < 0.5 * np.log(1 / 0.8)


def test_the_level_goes_to_another_model_only_if_it_is_nearer_day_after_day() -> None:
    steady = replays({"simple": (0.5, 0.6), "nearer": (0.5, 0.95)})
    assert choose(steady, "simple").level == "nearer"
    assert choose(steady[:2], "simple").level == "simple"


def test_a_blend_has_the_total_of_the_level_and_the_order_of_the_ranking() -> None:
    said = {
        "a": Prediction(np.array([1.0, 2.0, 3.0]), np.ones(3)),
        "b": Prediction(np.array([30.0, 20.0, 10.0]), np.ones(3)),
    }
    value = Choice({"a": 1.0}, "b", np.log(1.5)).blend(said)
    np.testing.assert_allclose(value, [15.0, 30.0, 45.0])


def test_a_blend_of_models_that_expect_nothing_is_nothing() -> None:
    nothing = {"a": Prediction(np.zeros(3), np.zeros(3))}
    np.testing.assert_array_equal(Choice({"a": 1.0}, "a").blend(nothing), 0)


def test_no_model_counts_more_for_saying_more() -> None:
    one, other = np.array([1.0, 3.0]), np.array([3.0, 1.0])
    np.testing.assert_allclose(blended({"a": 0.5, "b": 0.5}, {"a": one, "b": 1000 * other}), [1.0, 1.0])


def test_where_no_model_of_weight_spoke_the_level_orders_the_customers_too() -> None:
    said = {"a": Prediction(np.array([1.0, 2.0]), np.ones(2)), "b": Prediction(np.array([5.0, 4.0]), np.ones(2))}
    np.testing.assert_allclose(Choice({"a": 0.0, "late": 1.0}, "b").blend(said), [5.0, 4.0])
