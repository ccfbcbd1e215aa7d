"""Leaving people out is offered as on only where the effect could show in a list of that size."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from cltv_core.campaigns.assignment import default_share
from cltv_core.campaigns.before import Hope, Outlook, outlook
from cltv_core.campaigns.lift import Estimate
from cltv_core.text.pages.campaigns import small_print, too_short

MONDAY = date(2026, 11, 30)


def told(people: int, base: float, most: float) -> Outlook:
    return outlook(people, round(default_share(people) * people), base, MONDAY, 30, Hope(66.0, 40, most))


@pytest.mark.parametrize("base", [0.05, 0.3, 0.5])
@pytest.mark.parametrize("most", [0.06, 0.1, 0.15])
def test_a_longer_list_shows_what_a_shorter_one_cannot(base: float, most: float) -> None:
    found = [told(people, base, most) for people in (20, 37, 59, 115, 205, 344, 1_000, 2_500)]
    assert [one.worth_it for one in found] == [one.noticed <= most for one in found]
    assert not found[1].worth_it
    assert found[-1].worth_it
    enough = found[0].enough
    if enough > 300:
        assert told(round(enough * 1.02), base, most).worth_it
        assert not told(round(enough * 0.95), base, most).worth_it


def test_leaving_out_never_costs_more_than_the_idea_is_expected_to_gain() -> None:
    """Of 40 who are called, on a list of 111, half are left out: half of the gain goes."""
    assert told(111, 0.2, 0.15).cost == pytest.approx(66 * 56 / 111)
    assert told(30, 0.2, 0.15).cost == pytest.approx(66 * 15 / 40)


def test_of_a_long_list_of_which_few_are_left_out_it_is_not_said_that_it_is_short() -> None:
    few_left_out = told(10_000, 0.05, 0.02)
    assert not few_left_out.worth_it
    assert few_left_out.enough < few_left_out.people
    assert "Leave a third out" in too_short(few_left_out)
    assert "this short" in too_short(told(100, 0.05, 0.02))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-0.05, -0.01, "3.0 in 100 fewer bought: some only bought earlier"),
        (0.01, 0.05, "more bought, so orders did not just come earlier"),
        (-0.01, 0.03, "1.0 in 100 more bought, which may be chance"),
        (-0.03, 0.01, "1.0 in 100 fewer bought, which may be chance"),
        (-0.03, 0.0301, "as many bought as of those left out"),
    ],
)
def test_what_came_after_the_window_is_told_by_its_range(low: float, high: float, said: str) -> None:
    after = Estimate((low + high) / 2, 0.01, low, high, low, high)
    result = SimpleNamespace(bought=SimpleNamespace(adjusted=after), echo=after)
    assert said in small_print(result)  # type: ignore[arg-type]
