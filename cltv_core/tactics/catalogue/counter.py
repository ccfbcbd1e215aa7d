"""In the shop, face to face."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

COUNTER: tuple[Idea, ...] = (
    Idea(
        key="know-by-name",
        audience=(Segment.CHAMPIONS, Segment.LOYAL),
        channel="in the shop",
        lift=0.03,
        hours=1.0,
        minutes_each=1,
        most=60,
        tier=Tier.HIGH,
        requires=frozenset({"names"}),
        boosted_by=("short_rhythm",),
    ),
    Idea(
        key="taste-at-the-till",
        audience=(Segment.NEW, Segment.PROMISING, Segment.LOYAL, Segment.NEEDS_ATTENTION),
        channel="in the shop",
        lift=0.02,
        hours=2.0,
        gift=0.1,
        gift_to="takers",
        requires=frozenset({"products"}),
        boosted_by=("small_orders",),
    ),
)
