"""Pooling is the exact posterior, and claims nothing from noise."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.campaigns.learning import effects as room
from cltv_core.campaigns.learning.effects import Reading, learn
from cltv_core.campaigns.learning.next_trial import next_trial

TACTICS, SEGMENTS = ("note", "card", "call"), ("At risk", "Loyal")


def readings(seed: int, campaigns: int = 10, effect: float = 0.03) -> list[Reading]:
    rng = np.random.default_rng(seed)
    return [
        Reading(
            TACTICS[rng.integers(3)],
            SEGMENTS[rng.integers(2)],
            effect + 0.04 * rng.standard_normal(),
            0.04,
            f"t{n // 2}",
            5e-4,
        )
        for n in range(campaigns)
    ]


def test_one_scale_gives_the_conditional_normal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The textbook formula on the joint distribution of effects and results, written with an explicit inverse."""
    monkeypatch.setattr(room, "SPREADS", (0.01,))
    told = readings(1)
    prior = room._prior(3, 2, 0.01, 0.01, 0.01)
    design = np.zeros((len(told), 6))
    for row, one in enumerate(told):
        design[row, TACTICS.index(one.tactic) * 2 + SEGMENTS.index(one.segment)] = 1
    noise = room.noise(told)
    gain = prior @ design.T @ np.linalg.inv(design @ prior @ design.T + noise)
    found = learn(told, TACTICS, SEGMENTS)
    assert found.means == pytest.approx(gain @ np.array([one.effect for one in told]))
    assert found.covariance == pytest.approx(prior - gain @ design @ prior, abs=1e-9)


def test_campaigns_of_one_trial_share_the_error_of_those_left_out() -> None:
    one, other, third = (
        Reading("note", "Loyal", 0, 0.04, "t", 5e-4),
        Reading("card", "Loyal", 0, 0.04, "t", 5e-4),
        Reading("note", "Loyal", 0, 0.04),
    )
    assert room.noise([one, other, third]) == pytest.approx(
        np.array([[0.0016, 5e-4, 0], [5e-4, 0.0016, 0], [0, 0, 0.0016]])
    )


def test_without_results_there_are_only_assumptions() -> None:
    found = learn([], TACTICS, SEGMENTS, [0.01, 0.02, 0.03])
    assert [effect.mean for effect in found.effects] == pytest.approx([0.01, 0.01, 0.02, 0.02, 0.03, 0.03])
    assert not any(effect.shown or effect.campaigns for effect in found.effects)


def test_results_draw_what_is_not_measured_along() -> None:
    told = [Reading("note", "At risk", 0.10, 0.01), Reading("card", "At risk", 0.10, 0.01)]
    found = learn(told, TACTICS, SEGMENTS)
    assert 0.02 < found.effect("call", "Loyal").mean < found.effect("note", "At risk").mean
    assert found.effect("call", "Loyal").sd > found.effect("note", "At risk").sd


def test_where_nothing_works_nothing_is_claimed() -> None:
    shops = [learn(readings(seed, campaigns=16, effect=0.0), TACTICS, SEGMENTS) for seed in range(40)]
    assert sum(any(effect.shown for effect in shop.effects) for shop in shops) <= 4


def test_the_best_guess_meets_one_contender_and_the_page_does_not_change_its_mind() -> None:
    found = learn(readings(3), TACTICS, SEGMENTS)
    first = next_trial(found, "Loyal", TACTICS, 400, seed=5)
    assert first == next_trial(found, "Loyal", TACTICS, 400, seed=5)
    assert first.contender is not None
    assert first.contender.tactic != first.best_guess.tactic
    assert first.best_guess.mean == max(found.effect(tactic, "Loyal").mean for tactic in TACTICS)
    assert next_trial(found, "Loyal", TACTICS, 80, seed=5).contender is None
