"""What a tactic is, before it is filled with the numbers of a shop. Its sentences stand in `cltv_core.text.tactics`.

Lateness, not a calendar, decides when to write; nobody is hurried; price comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cltv_core.segments.rules import LATE, Segment, Tier

Channel = Literal["e-mail", "text message", "phone", "post", "in the shop", "website", "loyalty", "service"]
"""How the customer hears of it. Loyalty and service need no address: they work when the customer comes."""
MESSAGES: tuple[Channel, ...] = ("e-mail", "text message", "phone", "post")
"""Channels by which one decides person by person who hears of something."""
Need = Literal[
    "emails",
    "phones",
    "addresses",
    "names",
    "products",
    "rhythms",
    "codes",
    "margin",
    "season",
    "second_orders",
    "channels",
    "birthdays",
    "places",
    "store",
    "website",
]
"""What the shop's files must hold for the tactic to be offered (see `cltv_core.tactics.shop_facts`)."""
Signal = Literal[
    "season_ahead",
    "small_orders",
    "large_orders",
    "short_rhythm",
    "long_rhythm",
    "thin_margin",
    "codes_common",
    "second_orders_due",
    "few_people",
]
"""What in the shop's numbers speaks for or against a tactic."""
GiftTo = Literal["nobody", "takers", "everybody"]

COMING = tuple(segment for segment in Segment if segment not in LATE)
AWAY = LATE
EVERYBODY = (*COMING, *AWAY)

NEEDED_BY: Mapping[Channel, frozenset[Need]] = {
    "e-mail": frozenset({"emails"}),
    "text message": frozenset({"phones"}),
    "phone": frozenset({"phones"}),
    "post": frozenset({"addresses"}),
    "in the shop": frozenset({"store"}),
    "website": frozenset({"website"}),
}


@dataclass(frozen=True)
class Idea:
    """A tactic: whom it suits, what it takes, and what it is assumed to do.

    `audience`: segments of the rules it suits; none where it is for a mixture that nothing else suits. `lift`: the
    share of those reached that is assumed to order who would not have otherwise; an assumption to compare tactics by,
    not a measurement. `gift`: what it gives away, as a share of a usual order, and to whom. `hours` once and
    `minutes_each` a customer: the work. `most`: as many customers as one person manages (0: any number). `tier`: the
    value it is meant for. `boosted_by` and `weakened_by`: what in the shop's numbers speaks for it and against it.
    `spoken`: its drafts are said, not written. `follow_up`: comes after another one, so it is never the first.
    `generic`: good for any shop, and worth little to each.
    """

    key: str
    audience: tuple[Segment, ...]
    channel: Channel
    lift: float
    hours: float
    minutes_each: float = 0.0
    gift: float = 0.0
    gift_to: GiftTo = "nobody"
    most: int = 0
    tier: Tier | None = None
    requires: frozenset[Need] = field(default_factory=frozenset)
    boosted_by: tuple[Signal, ...] = ()
    weakened_by: tuple[Signal, ...] = ()
    spoken: bool = False
    follow_up: bool = False
    generic: bool = False

    @property
    def needs(self) -> frozenset[Need]:
        """What it takes, the address of its channel included."""
        return self.requires | NEEDED_BY.get(self.channel, frozenset())
