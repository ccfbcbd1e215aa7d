"""The division of money and hours: as good as trying everything, and what follows from its being a maximum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.planning.allocate import GAP, allocate, next_unit
from cltv_core.planning.option import Option, profit_of


def drawn(seed: int, groups: int = 4, tactics: int = 3, people: int = 20) -> list[Option]:
    """Options with falling gains, some of them free, some without work for each person."""
    rng = np.random.default_rng(seed)
    return [
        Option(
            group=f"group {group}",
            gains=np.sort(rng.gamma(1.0, 5.0, rng.integers(1, people + 1)) - rng.uniform(0, 4))[::-1],
            cost_each=float(rng.choice([0.0, rng.uniform(0.01, 3)])),
            hours_once=float(rng.uniform(0, 3)),
            hours_each=float(rng.choice([0.0, rng.uniform(0, 0.3)])),
        )
        for group in range(groups)
        for _ in range(rng.integers(1, tactics + 1))
    ]


def by_trying_everything(options: list[Option], money: float, hours: float) -> float:
    """The highest profit over every number of people of every option, at most one option a group."""
    total = np.zeros((1, 3))
    for group in dict.fromkeys(option.group for option in options):
        here = [option for option in options if option.group == group]
        ways = np.array(
            [
                (0.0, 0.0, 0.0),
                *(
                    (
                        option.gains[:number].sum(),
                        option.cost_each * number,
                        option.hours_once + option.hours_each * number,
                    )
                    for option in here
                    for number in range(1, len(option.gains) + 1)
                ),
            ]
        )
        total = (total[:, None] + ways[None]).reshape(-1, 3)
        total = total[(total[:, 1] <= money + 1e-9) & (total[:, 2] <= hours + 1e-9)]
    return float(total[:, 0].max())


@pytest.mark.parametrize("seed", range(60))
def test_it_is_as_good_as_trying_everything(seed: int) -> None:
    rng = np.random.default_rng(1000 + seed)
    options, money, hours = drawn(seed), rng.uniform(0, 30), rng.uniform(0, 8)
    best = by_trying_everything(options, money, hours)
    people = allocate(options, money, hours)
    assert profit_of(options, people) >= best * (1 - 0.005) - 1e-9
    assert sum(option.cost(number) for option, number in zip(options, people, strict=True)) <= money + 1e-6
    assert sum(option.hours(number) for option, number in zip(options, people, strict=True)) <= hours + 1e-6


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.0, 40.0), st.floats(0.0, 40.0))
def test_more_money_never_brings_less(seed: int, first: float, second: float) -> None:
    options = drawn(seed)
    less, more = (profit_of(options, allocate(options, money, 6.0)) for money in sorted((first, second)))
    assert more >= less * (1 - 2e-4) - 1e-9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_where_hours_suffice_and_a_group_has_one_tactic_each_further_sum_brings_less(seed: int) -> None:
    options = drawn(seed, tactics=1, people=60)
    hours = sum(option.hours(len(option.gains)) for option in options)
    profits = [profit_of(options, allocate(options, money, hours)) for money in np.linspace(0, 60, 9)]
    whole_people = max(option.gains[0] for option in options)
    assert (np.diff(profits, 2) <= 2 * whole_people).all()
    assert profits[-1] - profits[4] <= profits[4] - profits[0] + whole_people


@pytest.mark.parametrize("scale", [0.001, 100.0, 25_000.0])
def test_the_currency_does_not_matter(scale: float) -> None:
    options = drawn(7)
    scaled = [
        Option(one.group, one.gains * scale, one.cost_each * scale, one.hours_once, one.hours_each) for one in options
    ]
    assert allocate(options, 12.0, 5.0) == allocate(scaled, 12.0 * scale, 5.0)


def test_people_are_taken_best_first_and_nobody_who_costs_more_than_they_bring() -> None:
    option = Option("all", np.array([9.0, 4.0, 1.0, -0.5]), 1.0, 0.0)
    assert allocate([option], 2.5, 0.0) == (2,)
    assert allocate([option], 100.0, 0.0) == (3,)


def test_one_of_two_tactics_of_a_group_is_taken() -> None:
    mail = Option("all", np.full(100, 1.0), 0.0, 2.0)
    letter = Option("all", np.full(100, 3.0), 1.0, 2.0)
    assert allocate([mail, letter], 30.0, 10.0) == (100, 0)
    assert allocate([mail, letter], 40.0, 10.0) == (0, 40)


def test_nothing_is_done_where_nothing_pays_or_nothing_fits() -> None:
    assert allocate([Option("all", np.array([0.0, -1.0]), 1.0, 1.0)], 100.0, 10.0) == (0,)
    assert allocate([Option("all", np.array([5.0]), 1.0, 1.0)], 0.5, 10.0) == (0,)
    assert allocate([], 100.0, 10.0) == ()


def test_the_next_unit_of_money_is_worth_what_the_next_person_brings_for_it() -> None:
    option = Option("all", np.array([9.0, 6.0, 3.0, 1.0]), 2.0, 0.0)
    assert next_unit([option], (2,), 4.5, 0.0) == pytest.approx(3.0 / 2.0)
    assert next_unit([option], (4,), 100.0, 0.0) == 0.0
    assert next_unit([option], (0,), 0.0, 0.0) == 0.0


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("hours", [6.0, 1e6])
def test_further_money_brings_more_than_the_sum_before_only_where_it_does_in_the_best_of_all_plans(
    seed: int, hours: float
) -> None:
    """Setting up takes hours once, and a group hears of one tactic: so even the best plan's curve can bend upwards."""
    options = drawn(seed, groups=3)
    budgets = np.linspace(0, 60, 9)
    ours = np.array([profit_of(options, allocate(options, money, hours)) for money in budgets])
    best = np.array([by_trying_everything(options, money, hours) for money in budgets])
    assert np.diff(ours, 2).max() <= max(np.diff(best, 2).max(), 0.0) + 4 * GAP * best.max()
