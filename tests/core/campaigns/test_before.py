"""Leaving people out is offered as on only where the effect could show in a list of that size."""

from __future__ import annotations

from datetime import date

import pytest

from cltv_core.campaigns.assignment import default_share
from cltv_core.campaigns.before import Hope, Outlook, outlook

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
