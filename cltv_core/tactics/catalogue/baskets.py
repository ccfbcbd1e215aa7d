"""Bigger baskets, and prices that hold."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

BASKETS: tuple[Idea, ...] = (
    Idea(
        key="bundle",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.NEEDS_ATTENTION),
        channel="e-mail",
        lift=0.025,
        hours=2.0,
        gift=0.05,
        gift_to="takers",
        tier=Tier.MEDIUM,
        requires=frozenset({"products"}),
        boosted_by=("small_orders",),
        weakened_by=("thin_margin",),
    ),
    Idea(
        key="without-a-code",
        audience=(Segment.DISCOUNT_ONLY,),
        channel="e-mail",
        lift=0.03,
        hours=1.0,
        gift=0.08,
        gift_to="takers",
        requires=frozenset({"codes"}),
        boosted_by=("thin_margin", "codes_common"),
    ),
    Idea(
        key="clear-out-first",
        audience=(Segment.DISCOUNT_ONLY,),
        channel="e-mail",
        lift=0.025,
        hours=1.5,
        requires=frozenset({"codes", "products"}),
        weakened_by=("thin_margin",),
    ),
)
