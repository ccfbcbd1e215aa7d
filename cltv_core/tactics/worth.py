"""Which tactics suit a segment of this shop, and what each is worth there if its assumption holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cltv_core.intervals import Z80
from cltv_core.segments.rules import Segment
from cltv_core.tactics.catalogue import Channel, Idea, Signal
from cltv_core.tactics.discounts import largest_discount, orders_anyway
from cltv_core.tactics.shop_facts import ShopFacts

BOOST, PENALTY = 1.5, 0.6
"""A signal for or against a tactic multiplies its assumed effect by so much, in comparisons only."""
NOTHING_AT_STAKE = 0.05
"""Where nothing is at stake, tactics are compared by so large a share of what is expected."""
SET_UP_HOURS = 2.0
"""What any action takes beside its own work."""
LISTS: Mapping[Channel, str] = {"e-mail": "e-mail", "text message": "phone", "phone": "phone", "post": "post"}
"""Channel -> column of `cltv_core.tactics.shop_facts.reach`; by any other channel everybody is reached who comes."""
PAY_AN_HOUR: Mapping[str, float] = {
    **dict.fromkeys(("EUR", "USD", "GBP", "CHF"), 15.0),
    **dict.fromkeys(("AUD", "CAD", "NZD", "SGD"), 20.0),
    **dict.fromkeys(("DKK", "NOK", "SEK"), 150.0),
    "JPY": 1_500.0,
}
"""About what an hour of help costs, currency -> amount; an action that wins less is not worth the owner's hour."""
MOST_PAYS = 3
ANSWER_SHARE, ANSWER_MINUTES = 0.01, 3.0
"""One customer in a hundred answers whatever is done, and an answer takes so long: work grows with people."""
LIFT_SPREAD = 0.02
"""Standard deviation of the effect in a shop around what a tactic is assumed to do: what results of campaigns are held
against before there are any (see `cltv_core.campaigns.learning.effects`)."""
EFFORT_HOURS = (1.0, 2.5, 5.0, 10.0)
"""Up to so many hours are an effort of 1, 2, 3 or 4; more are 5."""


@dataclass(frozen=True)
class Place:
    """A segment of this shop: its row of the segment table, and how many can be reached by which channel."""

    row: pd.Series
    reach: Mapping[str, int]

    def reached_by(self, idea: Idea) -> int:
        """Return how many customers of the segment the tactic reaches through its channel."""
        listed = LISTS.get(idea.channel)
        people = int(self.row["customers"]) if listed is None else int(self.reach.get(listed, 0))
        return min(people, idea.most) if idea.most else people

    def with_address(self, idea: Idea) -> int:
        """Count those whose address for this channel the files hold; of e-mail, also those who said no."""
        listed = LISTS.get(idea.channel)
        if listed is None:
            return int(self.row["customers"])
        return int(self.reach.get("email_known" if listed == "e-mail" else listed, self.reach.get(listed, 0)))


@dataclass(frozen=True)
class Case:
    """One tactic for one segment.

    `worth`: money won back of what is at stake, after `cost`, if the assumption of the tactic holds; `worth_range`:
    between what it lies 8 times in 10; `rank`: the same an hour of work, with what the shop's numbers say for or
    against it. `reached`: customers; `anyway`: orders of each that would come without an offer; `discount`: the largest
    share of the price that still pays.
    """

    idea: Idea
    place: Place
    reached: int
    worth: float
    worth_range: tuple[float, float]
    rank: float
    cost: float
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


def cases(place: Place, shop: ShopFacts, catalogue: Sequence[Idea]) -> list[Case]:
    """Return the tactics that suit everybody in the segment, the most worthwhile first.

    Only those for which the shop has the data; where none suits, those for any mixture of customers.
    """
    kinds = {Segment(kind) for kind in place.row["kinds"]}
    possible = [idea for idea in catalogue if idea.needs <= shop.has and place.reached_by(idea)]
    suiting = [idea for idea in possible if idea.audience and kinds <= set(idea.audience)]
    found = [_case(idea, place, shop) for idea in suiting or [idea for idea in possible if not idea.audience]]
    return sorted(found, key=lambda case: (case.idea.follow_up, -case.rank))


def _case(idea: Idea, place: Place, shop: ShopFacts) -> Case:
    row, reached = place.row, place.reached_by(idea)
    stake = float((row["at_stake"] or NOTHING_AT_STAKE * row["expected_value"]) * reached / row["customers"])
    anyway = orders_anyway(float(row["expected_orders"] / row["customers"]), shop.horizon_days)
    present = idea.gift * float(row["average_order"])

    def cost_at(lift: float) -> float:
        return _presents(idea, lift, reached, anyway) * present

    cost = cost_at(idea.lift)
    hours = idea.hours + (idea.minutes_each + ANSWER_SHARE * ANSWER_MINUTES) * reached / 60
    worth = stake * idea.lift - cost
    likely = idea.measured.likely if idea.measured else likely_lifts(idea.lift, reached)
    ends = [stake * lift - cost_at(lift) for lift in likely]
    spoken = float(stake * idea.lift * _signal_multiplier(idea, row, shop) - cost)
    return Case(
        idea=idea,
        place=place,
        reached=reached,
        worth=worth,
        worth_range=(min(ends), max(ends)),
        rank=spoken / (hours + SET_UP_HOURS),
        cost=cost,
        hours=hours,
        anyway=anyway,
        discount=largest_discount(idea.lift, shop.kept, anyway),
    )


def least_an_hour(shop: ShopFacts) -> float:
    """Return what an hour of work has to win, in money.

    One order that would not have come, but no less than an hour of help costs, and where orders are dear no more than a
    few such hours.
    """
    order = shop.average_order * shop.kept
    pay = PAY_AN_HOUR.get(shop.currency)
    return order if pay is None else max(pay, min(order, MOST_PAYS * pay))


def likely_lifts(lift: float, reached: int) -> tuple[float, float]:
    """Find between which shares of those reached the extra orders lie 8 times in 10.

    Shops differ around the assumption, and of few customers it is luck how many come (Poisson). Nobody stays away
    because of it.
    """
    spread = Z80 * math.sqrt(LIFT_SPREAD**2 + lift / max(reached, 1))
    return max(lift - spread, 0.0), min(lift + spread, 1.0)


def _presents(idea: Idea, lift: float, reached: int, anyway: float) -> float:
    """How many are given away; who would have come anyway takes one too."""
    if idea.gift_to == "takers":
        return min(lift + anyway, 1.0) * reached
    return float(reached) if idea.gift_to == "everybody" else 0.0


def _signal_multiplier(idea: Idea, row: pd.Series, shop: ShopFacts) -> float:
    """Weigh what the shop's numbers say: above 1 for the tactic, below 1 against it."""
    found = {signal: present(row, shop) for signal, present in SIGNALS.items()}
    boosts = sum(found[signal] for signal in idea.boosted_by)
    penalties = sum(found[signal] for signal in idea.weakened_by)
    meant_for = 0.5 + row[idea.tier.value.lower()] / row["customers"] if idea.tier else 1.0
    return float(BOOST**boosts * PENALTY**penalties * meant_for)


def _second_orders_due(row: pd.Series, shop: ShopFacts) -> bool:
    second = shop.second_orders
    return second.known and bool(0.5 * second.median_days <= row["days_since"] <= second.most_days)


SIGNALS: Mapping[Signal, Callable[[pd.Series, ShopFacts], bool]] = {
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
