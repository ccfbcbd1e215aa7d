"""Loyalty rewards, paid for when the customer has come again."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

LOYALTY: tuple[Idea, ...] = (
    Idea(
        key="stamp-card",
        audience=(Segment.LOYAL, Segment.PROMISING, Segment.NEEDS_ATTENTION),
        channel="loyalty",
        lift=0.04,
        hours=4.0,
        gift=0.06,
        gift_to="takers",
        tier=Tier.MEDIUM,
        requires=frozenset({"store"}),
        boosted_by=("short_rhythm",),
        weakened_by=("thin_margin", "long_rhythm"),
    ),
    Idea(
        key="vip-circle",
        audience=(Segment.CHAMPIONS,),
        channel="loyalty",
        lift=0.04,
        hours=6.0,
        gift=0.03,
        gift_to="everybody",
        tier=Tier.HIGH,
    ),
    Idea(
        key="bigger-basket-perk",
        audience=(Segment.LOYAL, Segment.DISCOUNT_ONLY, Segment.NEEDS_ATTENTION, Segment.PROMISING),
        channel="loyalty",
        lift=0.025,
        hours=2.0,
        gift=0.06,
        gift_to="takers",
        tier=Tier.MEDIUM,
        boosted_by=("small_orders",),
        weakened_by=("thin_margin",),
    ),
)
