"""The campaigns of a project, read from the sales: results, what they teach, and what to try next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.learning.effects import Effect, Learned, Reading, learn
from cltv_core.campaigns.learning.next_trial import NextTrial, next_trial
from cltv_core.campaigns.learning.policy import RuleValue, rule_values, trials_of
from cltv_core.campaigns.learning.readings import reading_of
from cltv_core.campaigns.lists import WITHHELD
from cltv_core.campaigns.outcomes import people_by
from cltv_core.campaigns.reading import CampaignRead, read_receipts
from cltv_core.campaigns.receipt import Receipt
from cltv_core.project.contents import Campaign, KeptResult, Project
from cltv_core.tactics.catalogue import CATALOGUE
from cltv_core.tactics.effects import Effects
from cltv_core.transactions import Transactions


@dataclass(frozen=True)
class CampaignsRead:
    """All campaigns of a project, read from the sales there are now.

    `found`: every campaign in the project's order, with what the sales say of it; `learned`: what those that were read
    teach together; `next`: a proposal for each segment that was written to; `rules`: what would have come had every
    list got what a fixed rule says.
    """

    found: tuple[CampaignRead, ...]
    learned: Learned
    next: tuple[NextTrial, ...]
    rules: tuple[RuleValue, ...] = ()

    @property
    def measured(self) -> tuple[Effect, ...]:
        """The pairs of tactic and segment with results of their own."""
        return tuple(one for one in self.learned.effects if one.campaigns)

    def learnt_of(self, one: CampaignRead, known: Effects) -> Effect | None:
        """Return what is believed of what a campaign with a result tried, as cards and plan count it."""
        pairs = {(effect.tactic, effect.segment): effect for effect in self.measured}
        found = pairs.get((one.tactic, one.segment)) if one.result and one.result.state is State.READ else None
        return None if found is None else found.as_believed(known)

    def in_state(self, state: State) -> tuple[CampaignRead, ...]:
        """Return the campaigns that are so far; one that has not begun in the sales is waiting."""
        return tuple(one for one in self.found if (one.result.state if one.result else State.WAITING) is state)


def read_campaigns(project: Project, transactions: Transactions, margin: float | None = None) -> CampaignsRead:
    """Read every campaign of a project; `margin`: instead of the one of each receipt."""
    receipts = [one.receipt for one in project.campaigns]
    found = read_receipts(receipts, transactions, project.salt, margin=margin)
    learned = _all_learned(project, found)
    sizes = _list_sizes(receipts)
    proposed = [_next(learned, segment, size, len(project.campaigns)) for segment, size in sizes.items()]
    return CampaignsRead(
        found, learned, tuple(one for one in proposed if one is not None), _rules(project, found, transactions)
    )


def with_results(project: Project, found: Sequence[CampaignRead], today: date) -> tuple[Campaign, ...]:
    """Return the campaigns with the results that were read now.

    A campaign that was read before keeps its result where the sales no longer reach it.
    """
    return tuple(
        replace(campaign, result=_kept_result(one, today) or campaign.result)
        for campaign, one in zip(project.campaigns, found, strict=True)
    )


def readings(project: Project, found: Sequence[CampaignRead]) -> tuple[Reading, ...]:
    """Collect the results that count, of campaigns with a tactic: as they were read now, else as they were kept."""
    both = zip(project.campaigns, found, strict=True)
    return tuple(
        told for campaign, one in both if one.tactic and one.segment and (told := _reading(campaign, one)) is not None
    )


def propose(
    project: Project, found: Sequence[CampaignRead], segment: str, tactics: Sequence[str], people: int, chosen: str
) -> NextTrial:
    """Propose which of some tactics meets the one that the owner has chosen for a list of so many people."""
    told = readings(project, found)
    segments = list(dict.fromkeys([segment, *(reading.segment for reading in told)]))
    learned = _learned(told, tactics, segments)
    return next_trial(learned, segment, tactics, people, len(project.campaigns), chosen)


def suited(segment: str) -> list[str]:
    """Return the tactics of the catalogue that suit a segment and from which people may be left out."""
    return [
        idea.key
        for idea in CATALOGUE
        if idea.channel in WITHHELD and segment in [suiting.value for suiting in idea.audience]
    ]


def _rules(project: Project, found: Sequence[CampaignRead], transactions: Transactions) -> tuple[RuleValue, ...]:
    """Value the rules by the campaigns that were read now; none where no segment had two tactics."""
    read = [
        (campaign.receipt, one.result)
        for campaign, one in zip(project.campaigns, found, strict=True)
        if one.result is not None and one.result.state is State.READ
    ]
    pairs = {(receipt.segment, receipt.tactic) for receipt, _ in read if receipt.tactic}
    if len(pairs) == len({segment for segment, _ in pairs}):
        return ()
    return rule_values(trials_of(read, people_by(transactions, partial(person_keys, project.salt))))


def _list_sizes(receipts: Sequence[Receipt]) -> dict[str, int]:
    """Return how many people the latest list of each segment had, over all messages of its trial."""
    latest = {one.segment: one for one in receipts if one.segment}
    return {
        segment: sum(
            int(np.count_nonzero(~other.members.held_out))
            for other in receipts
            if other.id == one.id or (one.trial and other.trial == one.trial)
        )
        + int(np.count_nonzero(one.members.held_out))
        for segment, one in latest.items()
    }


def _next(learned: Learned, segment: str, people: int, seed: int) -> NextTrial | None:
    tactics = suited(segment) or learned.tactics
    return next_trial(learned, segment, tactics, people, seed) if tactics else None


def _all_learned(project: Project, found: Sequence[CampaignRead]) -> Learned:
    """Pool what is known of every segment that was written to, and of every tactic that suits one of them."""
    told = readings(project, found)
    segments = list(dict.fromkeys(one.receipt.segment for one in project.campaigns if one.receipt.segment))
    return _learned(told, {key for name in segments for key in suited(name)}, segments)


def _learned(told: Sequence[Reading], suiting: Collection[str], segments: Sequence[str]) -> Learned:
    """Pool results over these segments, for these tactics and those that were used."""
    used = {reading.tactic for reading in told}
    known: Mapping[str, float] = {idea.key: idea.lift for idea in CATALOGUE}
    tactics = [key for key in known if key in used or key in suiting]
    tactics += sorted(used - set(tactics))
    return learn(told, tactics, segments, [known.get(key, 0.0) for key in tactics])


def _reading(campaign: Campaign, one: CampaignRead) -> Reading | None:
    """Return the result of now, or the one that was kept where the sales no longer reach back to it."""
    receipt, kept = campaign.receipt, campaign.result
    now = reading_of(one)
    if now is not None or kept is None or kept.se <= 0:
        return now
    return Reading(receipt.tactic, receipt.segment, kept.effect, kept.se, receipt.trial, kept.control_variance)


def _kept_result(one: CampaignRead, today: date) -> KeptResult | None:
    told = reading_of(one)
    if told is None or one.result is None or one.result.verdict is None:
        return None
    return KeptResult(
        read_on=today,
        verdict=one.result.verdict.value,
        effect=told.effect,
        se=told.se,
        control_variance=told.control_variance,
        profit_per_person=one.result.profit.per_person,
        people=one.result.sent.people + one.result.held_out.people,
    )
