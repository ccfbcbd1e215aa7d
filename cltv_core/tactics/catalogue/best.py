"""Exclusive treatment for the best customers; none of it is a discount."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

BEST: tuple[Idea, ...] = (
    Idea(
        key="early-access",
        audience=(Segment.CHAMPIONS,),
        channel="e-mail",
        lift=0.04,
        hours=2.0,
        tier=Tier.HIGH,
    ),
    Idea(
        key="birthday-gift",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.CANT_LOSE_THEM, Segment.PROMISING),
        channel="e-mail",
        lift=0.07,
        hours=2.0,
        gift=0.08,
        gift_to="everybody",
        tier=Tier.HIGH,
        requires=frozenset({"birthdays"}),
    ),
    Idea(
        key="bring-a-friend",
        audience=(Segment.CHAMPIONS, Segment.LOYAL),
        channel="e-mail",
        lift=0.025,
        hours=1.5,
        gift=0.2,
        gift_to="takers",
    ),
    Idea(
        key="ask-for-review",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING),
        channel="e-mail",
        lift=0.01,
        hours=1.0,
    ),
    Idea(
        key="taste-evening",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING),
        channel="e-mail",
        lift=0.04,
        hours=8.0,
        gift=0.3,
        gift_to="takers",
        tier=Tier.HIGH,
        requires=frozenset({"places", "store"}),
        boosted_by=("few_people",),
    ),
)
