"""From the first order to a habit: messages at the customer's own rhythm."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

GROWING: tuple[Idea, ...] = (
    Idea(
        key="second-order",
        audience=(Segment.NEW,),
        channel="e-mail",
        lift=0.05,
        hours=2.0,
        tier=Tier.MEDIUM,
        requires=frozenset({"second_orders", "products"}),
        boosted_by=("second_orders_due",),
    ),
    Idea(
        key="third-order",
        audience=(Segment.PROMISING,),
        channel="e-mail",
        lift=0.04,
        hours=1.0,
        gift=0.08,
        gift_to="takers",
        boosted_by=("second_orders_due",),
    ),
    Idea(
        key="next-favourite",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING, Segment.NEEDS_ATTENTION),
        channel="e-mail",
        lift=0.03,
        hours=1.5,
        tier=Tier.MEDIUM,
        requires=frozenset({"products"}),
        boosted_by=("small_orders",),
    ),
    Idea(
        key="reorder-reminder",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING, Segment.NEEDS_ATTENTION),
        channel="e-mail",
        lift=0.06,
        hours=3.0,
        requires=frozenset({"rhythms", "products"}),
        boosted_by=("short_rhythm",),
    ),
    Idea(
        key="due-note",
        audience=(Segment.NEEDS_ATTENTION,),
        channel="e-mail",
        lift=0.04,
        hours=1.0,
    ),
)
