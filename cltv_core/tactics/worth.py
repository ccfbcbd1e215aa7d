"""Which tactics suit a segment of this shop, and what each is likely to gain there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cltv_core.intervals import Z80
from cltv_core.segments.rules import Segment
from cltv_core.tactics.catalogue import Channel, Idea, Signal
from cltv_core.tactics.discounts import largest_discount
from cltv_core.tactics.economics import People, Worth, best_first, given_away, likely_range, offer_of, spread
from cltv_core.tactics.effects import Believed
from cltv_core.tactics.experience import NONE, Crowd, Experience
from cltv_core.tactics.orders import chance_anyway
from cltv_core.tactics.prices import PAY_AN_HOUR
from cltv_core.tactics.shop_facts import ShopFacts

BOOST, PENALTY = 1.5, 0.6
"""A signal for or against a tactic multiplies its assumed effect by so much, in comparisons only."""
SET_UP_HOURS = 2.0
"""What any action takes beside its own work."""
LISTS: Mapping[Channel, str] = {"e-mail": "e-mail", "text message": "phone", "phone": "phone", "post": "post"}
"""Channel -> column of `cltv_core.tactics.shop_facts.reach`; by any other channel everybody is reached who comes."""
MOST_PAYS = 3
ANSWER_SHARE, ANSWER_MINUTES = 0.01, 3.0
"""One customer in a hundred answers whatever is done, and an answer takes so long: work grows with people."""
ALIKE = 1_000
"""Where no customers are at hand, so many stand for all of a segment."""
EFFORT_HOURS = (1.0, 2.5, 5.0, 10.0)
"""Up to so many hours are an effort of 1, 2, 3 or 4; more are 5."""


@dataclass(frozen=True)
class Place:
    """A segment of this shop: its row of the segment table, and how many can be reached by which channel.

    `crowd`: its customers as far as they are at hand.
    """

    row: Mapping[str, Any]
    reach: Mapping[str, int]
    crowd: Crowd | None = field(default=None, repr=False)

    def listed(self, idea: Idea) -> int:
        """Return how many customers of the segment the tactic reaches through its channel."""
        listed = LISTS.get(idea.channel)
        return int(self.row["customers"]) if listed is None else int(self.reach.get(listed, 0))

    def in_campaign(self, idea: Idea) -> int:
        """Return how many of these are in a running campaign; help is withheld from nobody."""
        if self.crowd is None or idea.channel == "service":
            return 0
        listed = LISTS.get(idea.channel)
        return int(np.count_nonzero(self.crowd.busy if listed is None else self.crowd.busy & self.crowd.listed[listed]))

    def people(self, idea: Idea, horizon_days: int) -> People:
        """Return the customers at hand whom the tactic reaches; where there are none, some like the usual one."""
        listed = LISTS.get(idea.channel)
        if self.crowd is not None:
            people = self.crowd.reached(listed)
            if len(people):
                return people
        everybody = int(self.row["customers"])
        number = min(everybody if listed is None else int(self.reach.get(listed, 0)), ALIKE)
        expected = np.array([self.row["expected_orders"] / everybody])
        return People.alike(number, float(self.row["average_order"]), float(chance_anyway(expected, horizon_days)[0]))

    def free(self, idea: Idea) -> People:
        """Return the customers at hand whom the tactic reaches and who are in no running campaign."""
        assert self.crowd is not None, "nobody is in a campaign whose orders are not at hand"
        return self.crowd.free(LISTS.get(idea.channel))

    def with_address(self, idea: Idea) -> int:
        """Count those whose address for this channel the files hold; of e-mail, also those who said no."""
        listed = LISTS.get(idea.channel)
        if listed is None:
            return int(self.row["customers"])
        return int(self.reach.get("email_known" if listed == "e-mail" else listed, self.reach.get(listed, 0)))


@dataclass(frozen=True)
class Case:
    """One tactic for one segment.

    `believed`: of its effect. `listed`: whom its channel reaches; of these `in_campaign`: those in a running campaign,
    who count for nothing else here but `rank`. `worth`: money that it is expected to gain after all costs (see
    `cltv_core.tactics.economics`); `worth_range`: between what it lies 8 times in 10; `rank`: the same an hour of work,
    with what the shop's numbers say for or against it. `reached`: of the customers left, as many as it is for;
    `anyway`: the share of them who order in the days of an offer without one; `contacts` and `presents`: what messages
    cost, and what is given away; `discount`: the largest share of the price that still pays.
    """

    idea: Idea
    place: Place
    believed: Believed
    listed: int
    in_campaign: int
    reached: int
    worth: float
    worth_range: tuple[float, float]
    rank: float
    contacts: float
    presents: float
    hours: float
    anyway: float
    discount: float

    @property
    def worth_each_hour(self) -> float:
        """Of the work that the owner is told of; no action takes less than an hour in all."""
        return self.worth / max(self.hours, 1.0)

    @property
    def effort(self) -> int:
        """Return the effort in steps from 1, by hours of work."""
        return 1 + sum(self.hours > bar for bar in EFFORT_HOURS)


def cases(place: Place, shop: ShopFacts, catalogue: Sequence[Idea], known: Experience = NONE) -> list[Case]:
    """Return the tactics that suit everybody in the segment, the most worthwhile first.

    Only those for which the shop has the data; where none suits, those for any mixture of customers.
    """
    kinds = {Segment(kind) for kind in place.row["kinds"]}
    signals = {signal: present(place.row, shop) for signal, present in SIGNALS.items()}
    possible = [idea for idea in catalogue if idea.needs <= shop.has and place.listed(idea)]
    suiting = [idea for idea in possible if idea.audience and kinds <= set(idea.audience)]
    ideas = suiting or [idea for idea in possible if not idea.audience]
    found = [_case(idea, place, shop, known, _multiplier(idea, place.row, signals)) for idea in ideas]
    return sorted(found, key=lambda case: (case.idea.follow_up, -case.rank))


def _case(idea: Idea, place: Place, shop: ShopFacts, known: Experience, multiplier: float) -> Case:
    row, listed, busy = place.row, place.listed(idea), place.in_campaign(idea)
    believed = known.believed(idea, str(row["segment"]))
    effect = believed.effect
    contact = known.contact_cost(idea.channel, shop.currency)
    offer = offer_of(idea, float(row["average_order"]), shop.kept, contact)
    everybody = best_first(place.people(idea, shop.horizon_days), offer, effect, idea.most or None)
    people, brought = best_first(place.free(idea), offer, effect, idea.most or None) if busy else everybody
    reached = min(listed - busy, idea.most or listed)
    stand_for = reached / max(len(people), 1)
    gain = float(brought.profit(effect).sum())
    weight, luck = spread(brought, effect)
    off = Z80 * math.hypot(weight * believed.sd, math.sqrt(luck / stand_for)) if reached else 0.0
    low, high = likely_range(gain, off, brought)
    anyway = float(people.anyway.mean()) if reached else 0.0
    return Case(
        idea=idea,
        place=place,
        believed=believed,
        listed=listed,
        in_campaign=busy,
        reached=reached,
        worth=gain * stand_for,
        worth_range=(low * stand_for, high * stand_for),
        rank=_rank(idea, listed, everybody[1], effect * multiplier),
        contacts=contact * reached,
        presents=given_away(people, brought, offer, effect) * reached,
        hours=_hours(idea, reached),
        anyway=anyway,
        discount=largest_discount(effect, shop.kept, anyway),
    )


def _rank(idea: Idea, listed: int, brought: Worth, effect: float) -> float:
    """Work out what an hour brings with all whom a tactic reaches: a running campaign does not change what suits."""
    profit, reached = brought.profit(effect), min(listed, idea.most or listed)
    return float(profit.sum()) * reached / len(profit) / (_hours(idea, reached) + SET_UP_HOURS)


def _hours(idea: Idea, people: int) -> float:
    return idea.hours + (idea.minutes_each + ANSWER_SHARE * ANSWER_MINUTES) * people / 60


def least_an_hour(shop: ShopFacts) -> float:
    """Return what an hour of work has to win, in money.

    One order that would not have come, but no less than an hour of help costs, and where orders are dear no more than a
    few such hours.
    """
    order = shop.average_order * shop.kept
    pay = PAY_AN_HOUR.get(shop.currency)
    return order if pay is None else max(pay, min(order, MOST_PAYS * pay))


def _multiplier(idea: Idea, row: Mapping[str, Any], signals: Mapping[Signal, bool]) -> float:
    """Weigh what the shop's numbers say: above 1 for the tactic, below 1 against it."""
    boosts = sum(signals[signal] for signal in idea.boosted_by)
    penalties = sum(signals[signal] for signal in idea.weakened_by)
    meant_for = 0.5 + row[idea.tier.value.lower()] / row["customers"] if idea.tier else 1.0
    return float(BOOST**boosts * PENALTY**penalties * meant_for)


def _second_orders_due(row: Mapping[str, Any], shop: ShopFacts) -> bool:
    second = shop.second_orders
    return second.known and bool(0.5 * second.median_days <= row["days_since"] <= second.most_days)


SIGNALS: Mapping[Signal, Callable[[Mapping[str, Any], ShopFacts], bool]] = {
    "season_ahead": lambda _row, shop: shop.season is not None,
    "small_orders": lambda row, shop: bool(row["average_order"] < 0.8 * shop.average_order),
    "large_orders": lambda row, shop: bool(row["average_order"] > 1.25 * shop.average_order),
    "short_rhythm": lambda row, _shop: bool(row["usual_gap"] <= 35),
    "long_rhythm": lambda row, _shop: bool(row["usual_gap"] >= 120),
    "thin_margin": lambda _row, shop: shop.margin is not None and shop.margin < 0.35,
    "codes_common": lambda _row, shop: shop.share_with_code >= 0.2,
    "second_orders_due": _second_orders_due,
    "few_people": lambda row, _shop: bool(row["customers"] <= 50),
}
