"""The tactics that a plan chooses from: of each segment the recommended one and its alternatives, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import NormalDist

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.planning.effects import Beliefs
from cltv_core.planning.experience import IDEAS
from cltv_core.planning.option import Option
from cltv_core.tactics.catalogue import Idea
from cltv_core.tactics.economics import Offer, People, Worth, best_first, break_even, given_away, offer_of
from cltv_core.tactics.effects import Pair
from cltv_core.tactics.experience import Crowd, crowds_of
from cltv_core.tactics.playbook import Tactic
from cltv_core.tactics.worth import ANSWER_MINUTES, ANSWER_SHARE, LISTS

NOBODY = People.alike(0, 0.0, 0.0)


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
        return self.offer.contact + given_away(self.people, self.worth, self.offer, effect)

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
    """Everybody whom a plan may count: nobody who is in an open campaign (see `cltv_core.campaigns.lists.busy`).

    `frame`: see `cltv_core.tactics.experience.crowd`, with the `segment`.
    """

    frame: pd.DataFrame = field(repr=False)

    @classmethod
    def of(cls, analysis: Analysis) -> Pool:
        """Look at the customers, as far as what the analysis knows of campaigns leaves them free."""
        busy = analysis.crowd["busy"]
        return cls(analysis.crowd[~busy] if busy.any() else analysis.crowd)

    @property
    def can_be_written_to(self) -> bool:
        """Whether a message reaches anybody at all."""
        return bool(self.frame[sorted(set(LISTS.values()))].to_numpy().any())

    def people(self, segment: str, idea: Idea) -> People:
        """Return those of a segment whom a tactic reaches."""
        return self._crowds[segment].reached(LISTS.get(idea.channel)) if segment in self._crowds else NOBODY

    @cached_property
    def _crowds(self) -> dict[str, Crowd]:
        return crowds_of(self.frame)


def considered(tactics: Sequence[Tactic]) -> Iterator[Tactic]:
    """Go through all that may be planned: whatever can be a campaign, and needs no other tactic before it."""
    for first in tactics:
        for tactic in (first, *first.alternatives):
            idea = IDEAS[tactic.key]
            if idea.channel != "service" and not idea.follow_up:
                yield replace(tactic, alternatives=())


def candidates(analysis: Analysis, pool: Pool, beliefs: Beliefs) -> tuple[Candidate, ...]:
    """Weigh every tactic of the playbook for the people it reaches."""
    sds, found = np.sqrt(np.diag(beliefs.covariance)), []
    for tactic in considered(analysis.tactics):
        idea, place = IDEAS[tactic.key], beliefs.place((tactic.key, tactic.segment))
        contact = analysis.known.contact_cost(idea.channel, analysis.currency)
        offer = offer_of(idea, float(tactic.figures["average"]), analysis.terms.margin, contact)
        effect = float(beliefs.means[place])
        people, told = best_first(pool.people(tactic.segment, idea), offer, effect, idea.most or None)
        sd, nothing = float(sds[place]), beliefs.nothing_works
        found.append(Candidate(tactic, idea, people, told, offer, effect, sd, place, nothing))
    return tuple(found)
