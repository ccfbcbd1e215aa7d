"""The made-up shop with campaigns: its results find the truth by which its customers answer."""

from __future__ import annotations

import pytest

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.side_by_side import side_by_side
from cltv_core.planning.winning import cost_of_winning
from cltv_core.project.campaigns import CampaignsRead, read_campaigns
from cltv_core.project.contents import Project
from cltv_core.project.file import from_bytes
from cltv_core.project.sample import SENT, shop_with_campaigns
from cltv_core.reading.read import read
from cltv_core.transactions import Transactions


@pytest.fixture(scope="module")
def shop() -> tuple[Transactions, Project]:
    sales, project = shop_with_campaigns()
    return read([sales]), from_bytes(project.data)


@pytest.fixture(scope="module")
def campaigns(shop: tuple[Transactions, Project]) -> CampaignsRead:
    return read_campaigns(shop[1], shop[0])


MESSAGES = [
    message
    for sent in SENT
    for message in (
        (sent.name, sent.tactic, sent.segment, sent.effect),
        *([(sent.against.name, sent.against.tactic, sent.segment, sent.against.effect)] if sent.against else []),
    )
]


def test_five_are_read_and_one_still_runs(campaigns: CampaignsRead) -> None:
    names = [name for name, *_ in MESSAGES]
    assert [one.name for one in campaigns.in_state(State.READ)] == names[:-1]
    assert [one.name for one in campaigns.in_state(State.WAITING)] == names[-1:]
    assert len(SENT) == 6


def test_the_truth_lies_within_the_ranges(campaigns: CampaignsRead) -> None:
    for (name, _, _, truth), one in zip(MESSAGES[:-1], campaigns.found, strict=False):
        assert one.result is not None
        assert one.result.bought.adjusted.low95 <= truth <= one.result.bought.adjusted.high95, name
    truths = {(tactic, segment): truth for _, tactic, segment, truth in MESSAGES}
    for effect in campaigns.measured:
        assert abs(effect.mean - truths[effect.tactic, effect.segment]) <= 2.6 * effect.sd


def test_two_messages_are_compared_and_a_next_pair_and_rules_are_told(campaigns: CampaignsRead) -> None:
    first, second = (one for one in campaigns.found if one.trial)
    assert {first.segment, second.segment} == {"Loyal"}
    assert side_by_side(first, second) is not None
    assert any(one.contender is not None for one in campaigns.next)
    assert campaigns.rules


def test_what_winning_a_customer_costs_is_known_now_and_before(shop: tuple[Transactions, Project]) -> None:
    found = cost_of_winning(shop[1])
    assert found is not None
    assert found.likely is not None
    assert found.change_likely is not None


def test_every_member_of_a_campaign_is_among_the_customers(shop: tuple[Transactions, Project]) -> None:
    sales, project = shop
    known = set(person_keys(project.salt, sales.customers["customer_id"]).tolist())
    assert all(set(one.receipt.members.keys.tolist()) <= known for one in project.campaigns)
