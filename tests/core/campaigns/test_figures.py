"""The figures of all campaigns together, held against a truth that is known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cltv_core.campaigns.checks import Checks
from cltv_core.campaigns.learning.figures import campaign_figures
from cltv_core.campaigns.outcomes import Outcomes
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.result import Trial, read_result


def campaign(segment: str, effect: float, rng: np.random.Generator, people: int = 400) -> CampaignRead:
    sent = rng.permutation(people) >= people // 3
    bought = (rng.random(people) < np.where(sent, 0.2 + effect, 0.2)).astype(np.int64)
    trial = Trial(sent, np.full(people, 0.2), np.full(people, 4.0), margin=0.5, cost_per_contact=0.1)
    result = read_result(trial, Outcomes(bought, 20.0 * bought), Checks(None, 0.0, 0))
    return CampaignRead("a", "A", "t", segment, date(2026, 1, 1), date(2026, 2, 1), result)


def test_figures_are_means_over_the_people_written_to() -> None:
    rng = np.random.default_rng(1)
    read = [campaign("Loyal", 0.0, rng), campaign("At risk", 0.1, rng, 900)]
    found = campaign_figures(read)
    results = [one.result for one in read if one.result]
    people = [one.sent.people for one in results]
    lifts = [one.bought.adjusted.lift for one in results]
    assert found.conversion is not None
    assert found.conversion.value == pytest.approx(np.average(lifts, weights=people))
    assert (found.conversion.campaigns, found.conversion.people) == (2, sum(people))
    assert found.won_back is not None
    assert found.won_back.value == pytest.approx(lifts[1])
    assert found.profit is not None
    assert found.profit.value == pytest.approx(sum(one.profit.total for one in results))


def test_ranges_hold_8_times_in_10() -> None:
    rng, held = np.random.default_rng(2), []
    for _ in range(400):
        found = campaign_figures([campaign("Loyal", 0.05, rng), campaign("New", 0.0, rng, 200)]).conversion
        assert found is not None
        truth = 0.05 * 267 / (267 + 134)
        held.append(found.low80 <= truth <= found.high80)
    assert 0.75 < np.mean(held) < 0.85


def test_without_a_campaign_that_was_read_nothing_is_claimed() -> None:
    found = campaign_figures([])
    assert (found.conversion, found.won_back, found.profit) == (None, None, None)
