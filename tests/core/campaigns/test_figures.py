"""The figures of all campaigns together, held against a truth that is known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.campaigns.checks import Checks
from cltv_core.campaigns.learning.figures import campaign_figures
from cltv_core.campaigns.outcomes import Outcomes
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.receipt import Members, Receipt
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


def test_an_extra_buyer_costs_what_was_spent_for_all() -> None:
    rng = np.random.default_rng(3)
    members = Members.drawn(np.arange(4, dtype=np.uint64), np.zeros(4, np.bool_), np.ones(4), np.ones(4))
    receipt = Receipt("a", "A", "Loyal", "t", date(2026, 1, 1), 30, 0.3, members, 1.0, 0.1, 2.0)
    for effect in (0.0, 0.3):
        read = campaign("Loyal", effect, rng, 2_000)
        found = campaign_figures([read], [receipt])
        assert read.result is not None
        sent, lift = read.result.sent, read.result.bought.adjusted
        if found.buyer_cost is None:
            assert lift.lift <= 0
            continue
        spent = 0.1 * sent.people + 2.0 * sent.buyers
        assert found.buyer_cost.value == pytest.approx(spent / (lift.lift * sent.people))
        assert found.buyer_cost.low80 < found.buyer_cost.value < found.buyer_cost.high80
    assert campaign_figures([read]).buyer_cost is None


def test_engagement_is_the_share_of_messages_clicked_with_a_range_over_people() -> None:
    rng, held = np.random.default_rng(4), []
    for _ in range(300):
        chance = rng.beta(1, 4, 150)
        sizes = rng.integers(1, 12, 150)
        clicks = [rng.random(size) < each for size, each in zip(sizes, chance, strict=True)]
        mailings = pd.DataFrame(
            {
                "customer_id": np.repeat([f"c{number}" for number in range(150)], sizes),
                "campaign": "Spring",
                "delivered": True,
                "clicked": np.concatenate(clicks),
            }
        )
        returned = mailings.assign(delivered=False, clicked=False)
        found = campaign_figures([], mailings=pd.concat([mailings, returned])).engagement
        assert found is not None
        assert found.value == pytest.approx(mailings["clicked"].mean())
        held.append(found.low80 <= 0.2 <= found.high80)
    assert 0.73 < np.mean(held) < 0.87
    assert campaign_figures([], mailings=returned).engagement is None
