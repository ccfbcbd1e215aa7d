"""The made-up shop with campaigns: its results find the truth by which its customers answer."""

from __future__ import annotations

import pytest

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.keys import person_keys
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


def test_five_are_read_and_one_still_runs(campaigns: CampaignsRead) -> None:
    assert [one.name for one in campaigns.in_state(State.READ)] == [sent.name for sent in SENT[:5]]
    assert [one.name for one in campaigns.in_state(State.WAITING)] == [SENT[5].name]


def test_the_truth_lies_within_the_ranges(campaigns: CampaignsRead) -> None:
    for sent, one in zip(SENT[:5], campaigns.found, strict=False):
        assert one.result is not None
        assert one.result.bought.adjusted.low95 <= sent.effect <= one.result.bought.adjusted.high95, sent.name
    for effect in campaigns.measured:
        truth = next(sent.effect for sent in SENT if (sent.tactic, sent.segment) == (effect.tactic, effect.segment))
        assert abs(effect.mean - truth) <= 2.6 * effect.sd


def test_every_member_of_a_campaign_is_among_the_customers(shop: tuple[Transactions, Project]) -> None:
    sales, project = shop
    known = set(person_keys(project.salt, sales.customers["customer_id"]).tolist())
    assert all(set(one.receipt.members.keys.tolist()) <= known for one in project.campaigns)
