"""What a tactic is, before it is filled with the numbers of a shop.

Words in braces are filled by `cltv_core.tactics.phrases`; words in square brackets are for the owner. Lateness, not a
calendar, decides when to write; nobody is hurried; price comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Channel = Literal["e-mail", "text message", "phone", "post", "in the shop", "website", "loyalty", "service"]
"""How the customer hears of it. Loyalty and service need no address: they work when the customer comes."""
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
Tone = Literal["warm", "plain", "cheerful"]
TONES: tuple[Tone, ...] = get_args(Tone)
GiftTo = Literal["nobody", "takers", "everybody"]

COMING = ("Champions", "Loyal", "Promising", "New", "One-off big spender", "Discount-only", "Needs attention")
AWAY = ("Can't lose them", "At risk", "Hibernating", "Lost")
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
class Draft:
    """The heart of a message; greeting and signature of its tone are put around it."""

    subject: str
    text: str


@dataclass(frozen=True)
class Idea:
    """A tactic as a template.

    `audience`: segments of the rules it suits; none where it is for a mixture that nothing else suits. `lift`: the
    share of those reached that is assumed to order who would not have otherwise; an assumption to compare tactics by,
    not a measurement. `gift`: what it gives away, as a share of a usual order, and to whom. `hours` once and
    `minutes_each` a customer: the work. `most`: as many customers as one person manages (0: any number). `tier`: the
    value it is meant for. `louder` and `quieter`: what in the shop's numbers speaks for it and against it. `spoken`:
    its drafts are said, not written. `follow_up`: comes after another one, so it is never the first. `generic`: good
    for any shop, and worth little to each.
    """

    key: str
    title: str
    goal: str
    audience: tuple[str, ...]
    channel: Channel
    action: str
    when: str
    why: str
    offer: str
    cost: str
    avoid: str
    measure: str
    message: str
    drafts: Mapping[Tone, Draft]
    lift: float
    hours: float
    minutes_each: float = 0.0
    gift: float = 0.0
    gift_to: GiftTo = "nobody"
    most: int = 0
    tier: str = ""
    requires: frozenset[Need] = field(default_factory=frozenset)
    louder: tuple[Signal, ...] = ()
    quieter: tuple[Signal, ...] = ()
    spoken: bool = False
    follow_up: bool = False
    generic: bool = False

    @property
    def needs(self) -> frozenset[Need]:
        """What it takes, the address of its channel included."""
        return self.requires | NEEDED_BY.get(self.channel, frozenset())


def drafts(warm: tuple[str, str], plain: tuple[str, str], cheerful: tuple[str, str]) -> Mapping[Tone, Draft]:
    """Subject and text in each tone."""
    return {"warm": Draft(*warm), "plain": Draft(*plain), "cheerful": Draft(*cheerful)}


TIME_ONLY = "Your time, and nothing else."
FOR_TAKERS = "{gift} for each who takes it up; about {gift_all} a month, counting those who would come anyway."
FOR_EVERYBODY = "About {gift_for_all}."
COMES_BACK_IN_GAP = "The share that orders within {gap} of your message, next to a few you left alone."
