"""Text messages: read at once, so used rarely."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

TEXTS: tuple[Idea, ...] = (
    Idea(
        key="put-aside-text",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.NEEDS_ATTENTION),
        channel="text message",
        lift=0.04,
        hours=0.5,
        minutes_each=1,
        most=60,
        tier=Tier.MEDIUM,
        requires=frozenset({"products", "store"}),
        boosted_by=("short_rhythm",),
    ),
    Idea(
        key="short-text",
        audience=(Segment.AT_RISK, Segment.CANT_LOSE_THEM),
        channel="text message",
        lift=0.04,
        hours=1.0,
        minutes_each=1,
        most=100,
        tier=Tier.MEDIUM,
    ),
)
