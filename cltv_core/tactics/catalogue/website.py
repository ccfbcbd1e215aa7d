"""On the website, for those who come there anyway."""

from __future__ import annotations

from cltv_core.segments.rules import Segment
from cltv_core.tactics.catalogue.idea import Idea

WEBSITE: tuple[Idea, ...] = (
    Idea(
        key="order-again-button",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING, Segment.NEEDS_ATTENTION),
        channel="website",
        lift=0.02,
        hours=6.0,
        boosted_by=("short_rhythm",),
    ),
    Idea(
        key="delivery-step",
        audience=(Segment.LOYAL, Segment.PROMISING, Segment.DISCOUNT_ONLY, Segment.NEW),
        channel="website",
        lift=0.02,
        hours=3.0,
        gift=0.2,
        gift_to="takers",
        boosted_by=("small_orders",),
        weakened_by=("thin_margin",),
    ),
)
