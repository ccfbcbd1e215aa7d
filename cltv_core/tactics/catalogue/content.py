"""Content worth reading: cheap to send, for as many as like."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import EVERYBODY, Idea

CONTENT: tuple[Idea, ...] = (
    Idea(
        key="newsletter",
        audience=EVERYBODY,
        channel="e-mail",
        lift=0.005,
        hours=1.0,
        generic=True,
    ),
    Idea(
        key="welcome-series",
        audience=(Segment.NEW,),
        channel="e-mail",
        lift=0.02,
        hours=4.0,
        tier=Tier.LOW,
        generic=True,
    ),
    Idea(
        key="useful-guide",
        audience=(
            Segment.LOYAL,
            Segment.PROMISING,
            Segment.NEEDS_ATTENTION,
            Segment.DISCOUNT_ONLY,
            Segment.HIBERNATING,
        ),
        channel="e-mail",
        lift=0.02,
        hours=2.0,
        tier=Tier.LOW,
        boosted_by=("long_rhythm",),
    ),
    Idea(
        key="first-use-tips",
        audience=(Segment.NEW, Segment.PROMISING),
        channel="e-mail",
        lift=0.03,
        hours=3.0,
        requires=frozenset({"products"}),
        boosted_by=("second_orders_due",),
    ),
    Idea(
        key="their-pictures",
        audience=(Segment.CHAMPIONS, Segment.LOYAL),
        channel="e-mail",
        lift=0.015,
        hours=3.0,
    ),
    Idea(
        key="season-preview",
        audience=(
            Segment.CHAMPIONS,
            Segment.LOYAL,
            Segment.PROMISING,
            Segment.NEEDS_ATTENTION,
            Segment.AT_RISK,
            Segment.HIBERNATING,
            Segment.ONE_OFF_BIG_SPENDER,
        ),
        channel="e-mail",
        lift=0.035,
        hours=2.0,
        requires=frozenset({"season"}),
        boosted_by=("season_ahead",),
    ),
)
