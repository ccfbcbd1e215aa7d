"""A rule is valued without bias, its range holds, and choosing by results does not flatter it."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.campaigns.codes import Rule
from cltv_core.campaigns.learning.policy import Trial, chosen_by, gain_of, rule_values

TRUTH = {("note", "Loyal"): 0.02, ("card", "Loyal"): 0.10, ("note", "At risk"): 0.12, ("card", "At risk"): 0.0}


def trial(rng: np.random.Generator, segment: str, truth: dict[tuple[str, str], float], people: int = 300) -> Trial:
    """One list of which a third is left alone and a third gets each of two messages."""
    tactics = ("note", "card")
    arm = rng.permutation(np.arange(people) % 3)
    expected = rng.uniform(0.05, 0.3, people)
    effects = np.array([0.0, *(truth[tactic, segment] for tactic in tactics)])
    bought = (rng.random(people) < expected + effects[arm]).astype(np.float64)
    keys = rng.integers(0, 2**40, people).astype(np.uint64)
    return Trial(segment, tactics, np.full(3, 1 / 3), keys, arm, bought, 0.8 * expected)


def shop(seed: int, truth: dict[tuple[str, str], float] = TRUTH, lists: int = 4) -> list[Trial]:
    rng = np.random.default_rng(seed)
    return [trial(rng, ("Loyal", "At risk")[number % 2], truth) for number in range(lists)]


@pytest.mark.parametrize(
    ("choices", "true"),
    [
        ({"Loyal": "card", "At risk": "note"}, 0.11),
        ({"Loyal": "card", "At risk": "card"}, 0.05),
        ({}, 0.06),
    ],
)
def test_a_fixed_rule_is_valued_without_bias_and_its_range_holds(choices: dict[str, str], true: float) -> None:
    found = [gain_of(Rule.BEST_FOR_EACH, choices, [(shop(seed), choices)]) for seed in range(200)]
    told = [one for one in found if one is not None]
    assert len(told) == len(found)
    assert np.mean([one.gain for one in told]) == pytest.approx(true, abs=0.005)
    assert 0.72 < np.mean([one.low80 <= true <= one.high80 for one in told]) < 0.88


def test_the_best_of_each_segment_is_found_and_worth_more_than_one_for_all() -> None:
    values = {one.rule: one for one in rule_values(shop(3, lists=8))}
    assert values[Rule.BEST_FOR_EACH].choices == {"Loyal": "card", "At risk": "note"}
    assert values[Rule.BEST_FOR_EACH].gain > values[Rule.BEST_FOR_ALL].gain
    assert values[Rule.AS_WAS].choices == {}


def test_where_nothing_works_choosing_by_results_promises_nothing() -> None:
    nothing = dict.fromkeys(TRUTH, 0.0)
    found = [one for seed in range(100) for one in rule_values(shop(seed, nothing)) if one.rule is Rule.BEST_FOR_EACH]
    flattered = [gain_of(one.rule, one.choices, [(shop(seed, nothing), one.choices)]) for seed, one in enumerate(found)]
    assert len(found) == 100
    assert np.mean([one.gain for one in found]) == pytest.approx(0.0, abs=0.01)
    assert np.mean([one.gain for one in flattered if one]) > 0.01


def test_nothing_is_said_of_a_rule_for_which_too_few_people_speak() -> None:
    rng = np.random.default_rng(1)
    few = [trial(rng, "Loyal", TRUTH, people=90)]
    assert gain_of(Rule.BEST_FOR_EACH, {"Loyal": "card"}, [(few, {"Loyal": "card"})]) is None
    assert rule_values([]) == ()


def test_one_idea_leaves_no_choice() -> None:
    rng = np.random.default_rng(1)
    one = trial(rng, "Loyal", TRUTH)
    lone = Trial("Loyal", ("note",), np.array([0.5, 0.5]), one.keys, np.minimum(one.arm, 1), one.bought, one.expected)
    assert rule_values([lone]) == ()


def test_only_what_was_tried_in_a_segment_is_chosen_for_it() -> None:
    rng = np.random.default_rng(4)
    one, other = trial(rng, "Loyal", TRUTH), trial(rng, "At risk", TRUTH)
    lone = Trial(
        "At risk",
        ("note",),
        np.array([1 / 3, 2 / 3]),
        other.keys,
        np.minimum(other.arm, 1),
        other.bought,
        other.expected,
    )
    assert chosen_by(Rule.BEST_FOR_EACH, [one, lone])["At risk"] == "note"


def test_no_idea_for_everybody_where_none_was_tried_in_every_segment() -> None:
    rng = np.random.default_rng(5)
    one, other = trial(rng, "Loyal", TRUTH), trial(rng, "At risk", TRUTH)
    elsewhere = Trial("At risk", ("call", "gift"), *(getattr(other, name) for name in list(vars(other))[2:]))
    assert chosen_by(Rule.BEST_FOR_ALL, [one, elsewhere]) == {}
    assert [value.rule for value in rule_values([one, elsewhere])] == [Rule.AS_WAS, Rule.BEST_FOR_EACH]
