"""The tactics that a plan chooses from: of each segment the recommended one and its alternatives, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import NormalDist

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.arrays import Floats
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.lists import left_out, open_on
from cltv_core.campaigns.receipt import Receipt
from cltv_core.planning.economics import Offer, People, Worth, break_even, worth
from cltv_core.planning.effects import Beliefs, Pair
from cltv_core.planning.engagement import Engagement, mailed_and_clicked
from cltv_core.planning.option import Option
from cltv_core.planning.orders import chance_anyway, usual_orders
from cltv_core.project.contents import Project
from cltv_core.tactics.catalogue import CATALOGUE, Channel, Idea
from cltv_core.tactics.playbook import Tactic
from cltv_core.tactics.worth import ANSWER_MINUTES, ANSWER_SHARE, LISTS

CONTACT_SHARES: Mapping[Channel, float] = {"e-mail": 0.0002, "text message": 0.002, "post": 0.03}
"""What a message is assumed to cost as a share of a usual order, where nobody has said it in money."""

FATIGUE_DAYS = 60
"""Messages of so many days back still tire."""

IDEAS: Mapping[str, Idea] = {idea.key: idea for idea in CATALOGUE}


@dataclass(frozen=True)
class Candidate:
    """A tactic for a segment.

    `people`: best first at the mean effect; `worth`: what each of them brings; `sd`: of the effect; `place`: among the
    beliefs; `nothing_works`: the chance that no tactic has an effect here, which `effect` and `sd` include.
    """

    tactic: Tactic
    idea: Idea
    people: People
    worth: Worth
    offer: Offer
    effect: float
    sd: float
    place: int
    nothing_works: float = 0.0

    @property
    def pair(self) -> Pair:
        """Name the tactic and the segment."""
        return self.tactic.key, self.tactic.segment

    def chance_above(self, effect: float) -> float:
        """Return the chance that the effect is larger than one above 0."""
        works = 1 - self.nothing_works
        mean = self.effect / works
        variance = self.sd**2 / works - self.nothing_works * mean**2
        if variance <= 0:
            return works * float(mean > effect)
        return works * NormalDist(mean, variance**0.5).cdf(2 * mean - effect)

    def option(self, effect: float | None = None) -> Option:
        """See it as numbers at an effect, by default the mean one; at another, others may be best."""
        mean = self.effect if effect is None else effect
        return Option(
            group=self.tactic.segment,
            gains=np.sort(self.worth.profit(mean))[::-1],
            cost_each=self._cost_each(mean),
            hours_once=self.idea.hours,
            hours_each=(self.idea.minutes_each + ANSWER_SHARE * ANSWER_MINUTES) / 60,
        )

    def _cost_each(self, effect: float) -> float:
        """Return contact, present, and the discount given to all who buy: of each person written to, on average."""
        takers = np.clip(self.people.anyway + np.minimum(effect, self.worth.most), 0.0, 1.0)
        given = self.offer.discount * float((takers * self.people.order).mean()) if len(self.people) else 0.0
        return self.offer.contact + self.offer.present + given

    @property
    def break_even(self) -> float:
        """Return the share of extra buyers from which on it pays, for its people on average."""
        if not len(self.people):
            return float("inf")
        anyway, order = float(self.people.anyway.mean()), float(self.people.order.mean())
        contact = self.offer.contact + self.offer.present
        return break_even(anyway, self.offer.discount, order, contact, self.offer.margin)


@dataclass(frozen=True)
class Pool:
    """Everybody who may be written to.

    Who is part of an open campaign is not among them, nor who shares an address with somebody left out of one.

    `frame`, indexed by customer_id: `order`, `anyway`, `messages` (see `People`), `segment`, and a column for each
    channel that takes an address.
    """

    frame: pd.DataFrame = field(repr=False)

    @classmethod
    def of(
        cls, analysis: Analysis, project: Project, day: date | None = None, clicks: Engagement | None = None
    ) -> Pool:
        """Look at the customers on the day on which lists are made, by default the day after the analysis.

        `clicks`: what a replay told of clicks in messages, which are used where they help.
        """
        summary, forecast, day = analysis.summary, analysis.forecast, day or analysis.history.as_of + timedelta(days=1)
        anyway = chance_anyway(forecast.frame["expected_orders"].to_numpy(), analysis.terms.horizon_days)
        if clicks is not None and clicks.helps:
            lately = mailed_and_clicked(analysis.transactions.mailings, summary.frame.index, analysis.history.as_of)
            anyway = clicks.chances(anyway, *lately)
        frame = analysis.history.reachable.assign(
            segment=analysis.segments.frame["segment"], order=usual_orders(summary), anyway=anyway
        )
        keys = person_keys(project.salt, summary.frame.index)
        receipts = [campaign.receipt for campaign in project.campaigns]
        frame = frame.assign(messages=_messages(keys, receipts, day))
        busy = _among(keys, [one.members.keys for one in open_on(receipts, day)])
        everybody = analysis.everyone
        withheld = everybody["customer_id"][left_out(everybody, receipts, project.salt, day)]
        return cls(frame[~busy & ~frame.index.isin(withheld)])

    @property
    def can_be_written_to(self) -> bool:
        """Whether a message reaches anybody at all."""
        return bool(self.frame[sorted(set(LISTS.values()))].to_numpy().any())

    def people(self, segment: str, idea: Idea) -> People:
        """Return those of a segment whom a tactic reaches."""
        listed = LISTS.get(idea.channel)
        here = self.frame["segment"] == segment
        rows = self.frame[here & self.frame[listed]] if listed else self.frame[here]
        return People(
            rows.index.to_numpy(), *(rows[name].to_numpy(np.float64) for name in ("order", "anyway", "messages"))
        )


def considered(tactics: Sequence[Tactic]) -> Iterator[Tactic]:
    """Go through all that may be planned: whatever can be a campaign, and needs no other tactic before it."""
    for first in tactics:
        for tactic in (first, *first.alternatives):
            idea = IDEAS[tactic.key]
            if idea.channel != "service" and not idea.follow_up:
                yield replace(tactic, alternatives=())


def candidates(
    analysis: Analysis, pool: Pool, beliefs: Beliefs, contact_costs: Mapping[Channel, float]
) -> tuple[Candidate, ...]:
    """Weigh every tactic of the playbook for the people it reaches."""
    sds = np.sqrt(np.diag(beliefs.covariance))
    found = []
    for tactic in considered(analysis.tactics):
        idea, place = IDEAS[tactic.key], beliefs.place((tactic.key, tactic.segment))
        offer = _offer(idea, tactic, analysis, contact_costs)
        people = pool.people(tactic.segment, idea)
        brought = worth(people, offer)
        effect = float(beliefs.means[place])
        best = np.argsort(-brought.profit(effect), kind="stable")[: idea.most or None]
        told = Worth(brought.an_effect[best], brought.regardless[best], brought.most[best])
        sd, nothing = float(sds[place]), beliefs.nothing_works
        found.append(Candidate(tactic, idea, people.take(best), told, offer, effect, sd, place, nothing))
    return tuple(found)


def contact_costs(analysis: Analysis, project: Project, given: Mapping[Channel, float]) -> dict[Channel, float]:
    """Find what a message costs by channel: as the owner says, as the last campaign says, else as assumed."""
    assumed = {channel: share * analysis.shop.average_order for channel, share in CONTACT_SHARES.items()}
    told = {
        IDEAS[one.tactic].channel: one.cost_per_contact
        for one in sorted((campaign.receipt for campaign in project.campaigns), key=lambda one: one.sent_on)
        if one.tactic in IDEAS and one.cost_per_contact > 0
    }
    return {**assumed, **told, **given}


def _offer(idea: Idea, tactic: Tactic, analysis: Analysis, costs: Mapping[Channel, float]) -> Offer:
    order = float(tactic.figures["average"])
    return Offer(
        margin=analysis.terms.margin,
        contact=costs.get(idea.channel, 0.0),
        discount=idea.gift if idea.gift_to == "takers" else 0.0,
        present=idea.gift * order if idea.gift_to == "everybody" else 0.0,
    )


def _messages(keys: np.ndarray, receipts: Sequence[Receipt], day: date) -> Floats:
    lately = [one.members for one in receipts if day - timedelta(days=FATIGUE_DAYS) <= one.sent_on <= day]
    number = np.zeros(len(keys))
    for members in lately:
        number += np.isin(keys, members.keys[~members.held_out])
    return number


def _among(keys: np.ndarray, groups: Sequence[np.ndarray]) -> np.ndarray:
    return np.isin(keys, np.concatenate(groups)) if groups else np.zeros(len(keys), dtype=np.bool_)
