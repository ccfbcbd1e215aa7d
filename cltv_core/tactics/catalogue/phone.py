"""By telephone: for few, and worth the time."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

PHONE: tuple[Idea, ...] = (
    Idea(
        key="owner-call",
        audience=(Segment.CANT_LOSE_THEM,),
        channel="phone",
        lift=0.12,
        hours=0.5,
        minutes_each=10,
        gift=0.25,
        gift_to="takers",
        most=20,
        tier=Tier.HIGH,
        boosted_by=("large_orders", "few_people"),
    ),
    Idea(
        key="thank-you-call",
        audience=(Segment.CHAMPIONS, Segment.ONE_OFF_BIG_SPENDER),
        channel="phone",
        lift=0.06,
        hours=0.5,
        minutes_each=6,
        most=20,
        tier=Tier.HIGH,
        boosted_by=("few_people",),
    ),
)
