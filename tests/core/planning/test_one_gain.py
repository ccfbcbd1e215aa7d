"""A tactic has one likely gain: the card's is the plan's, for the same people and terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pandas as pd
import pytest

from cltv_core.analysis import Analysis, analyse
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.lists import open_on
from cltv_core.planning.candidates import Pool, candidates
from cltv_core.planning.codes import Caution
from cltv_core.planning.effects import beliefs_of
from cltv_core.planning.experience import experience_of
from cltv_core.planning.lines import line
from cltv_core.planning.plan import Means, make_plan
from cltv_core.project.contents import Campaign, Project
from cltv_core.project.file import from_bytes
from cltv_core.project.sample import shop_with_campaigns
from cltv_core.reading import ReadOptions, read
from cltv_core.samples.shops import bakery
from cltv_core.tactics.catalogue import CATALOGUE
from cltv_core.tactics.worth import LISTS
from cltv_core.text.tactics import tell


@cache
def shop(name: str) -> tuple[Analysis, Project]:
    if name == "bakery":
        return analyse(read([bakery()], ReadOptions()), margin=0.4), Project(salt=b"0" * 32)
    sales, kept = shop_with_campaigns()
    project = from_bytes(kept.data)
    if name == "garden with running campaigns":
        return analyse(read([sales]), margin=0.45), project
    over = tuple(one for one in project.campaigns if not open_on([one.receipt], project.forecasts[0].as_of))
    return analyse(read([sales]), margin=0.45), Project(salt=project.salt, campaigns=over[:6])


@pytest.mark.parametrize("name", ["bakery", "garden", "garden with running campaigns"])
def test_every_tactic_gains_on_its_card_what_a_plan_counts_for_the_same_people(name: str) -> None:
    analysis, project = shop(name)
    beliefs = beliefs_of(analysis, project)
    analysis = analysis.with_experience(experience_of(analysis, project, beliefs=beliefs))
    found = candidates(analysis, Pool.of(analysis), beliefs)
    assert len(found) > 20
    for one in found:
        planned, _ = line(one, len(one.people), beliefs)
        assert len(planned.people) == one.tactic.reachable
        assert planned.profit == pytest.approx(one.tactic.worth)
        assert (planned.low80, planned.high80) == pytest.approx(one.tactic.worth_range)
        assert planned.cost == pytest.approx(one.tactic.contacts + one.tactic.presents)
        assert planned.hours == pytest.approx(one.tactic.hours)


def test_who_is_in_a_running_campaign_counts_neither_on_a_card_nor_in_a_plan() -> None:
    analysis, project = shop("garden with running campaigns")
    day = analysis.history.as_of + timedelta(days=1)
    members = {key for one in open_on([one.receipt for one in project.campaigns], day) for key in one.members.keys}
    known = analysis.with_experience(experience_of(analysis, project))
    crowd = known.crowd
    inside = pd.Series(person_keys(project.salt, crowd.index), index=crowd.index).isin(members)
    assert 0 < inside.sum() < len(crowd)
    plan = make_plan(analysis, project, Means(1_000.0, 40.0))
    assert not {name for one in (*plan.lines, *plan.trials) for name in one.people} & set(crowd.index[inside])
    cards = [one for first in known.tactics for one in (first, *first.alternatives)]
    for card in cards:
        listed = crowd[crowd["segment"] == card.segment]
        if card.channel in LISTS:
            listed = listed[listed[LISTS[card.channel]]]
        busy = 0 if card.channel == "service" else int(inside[listed.index].sum())
        assert (card.listed, card.in_campaign) == (len(listed), busy)
        assert ("in a running campaign" in tell(card).counts) is bool(busy)
        assert ("in a running campaign" in tell(card).brief) is bool(busy and not card.waits)
    assert any(card.in_campaign and not card.waits for card in cards)
    effects = analysis.with_experience(replace(experience_of(analysis, project), busy=None))
    assert [one.key for one in known.tactics] == [one.key for one in effects.tactics]


def test_nobody_is_advised_to_do_this_week_what_must_wait_for_a_campaign() -> None:
    analysis, project = shop("garden with running campaigns")
    everybody = pd.Series(True, index=analysis.crowd.index)
    known = analysis.with_experience(replace(experience_of(analysis, project), busy=everybody))
    waiting = [one for first in known.tactics for one in (first, *first.alternatives) if one.channel != "service"]
    assert waiting
    for card in waiting:
        assert card.waits
        assert (card.worth, card.worth_range, card.contacts, card.presents) == (0, (0, 0), 0, 0)
        told = tell(card)
        assert all((told.action, told.likely_gain, told.gain, told.counts, told.cost))
        assert not card.as_many_as_one_can
    assert all(one.channel == "service" for one in known.this_week)


def test_before_any_campaign_a_card_believes_what_a_plan_does() -> None:
    analysis, project = shop("bakery")
    told = beliefs_of(analysis, project).effects
    for tactic in (other for one in analysis.tactics for other in (one, *one.alternatives)):
        believed = told[tactic.key, tactic.segment]
        assert (tactic.believed.effect, tactic.believed.sd) == pytest.approx((believed.effect, believed.sd))


def test_results_of_campaigns_reach_the_cards() -> None:
    analysis, project = shop("garden")
    known = experience_of(analysis, project)
    told = known.effects["personal-note", "At risk"]
    assert told.campaigns == 2
    assert told.effect != pytest.approx(0.06)
    cards = {one.key: one for first in analysis.with_experience(known).tactics for one in (first, *first.alternatives)}
    assert cards["personal-note"].believed == told


def test_a_present_that_went_with_a_message_is_not_taken_for_the_price_of_the_message() -> None:
    analysis, project = shop("garden")
    first = project.campaigns[0]
    for tactic, cost in (("newsletter", 1.1), ("birthday-gift", 9.0)):
        sent = replace(first.receipt, tactic=tactic, sent_on=analysis.history.as_of, cost_per_contact=cost)
        project = replace(project, campaigns=(*project.campaigns, Campaign(sent)))
    gift = next(idea.gift_to for idea in CATALOGUE if idea.key == "birthday-gift")
    assert gift == "everybody"
    assert experience_of(analysis, project).costs["e-mail"] == 1.1


@pytest.mark.parametrize(("name", "assumed"), [("bakery", True), ("garden", False)])
def test_effects_are_said_to_be_assumed_only_where_no_campaign_was_read(name: str, assumed: bool) -> None:
    plan = make_plan(*shop(name), Means(300.0, 6.0))
    assert (Caution.EFFECTS_ASSUMED() in plan.cautions) is assumed
