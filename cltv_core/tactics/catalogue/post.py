"""Letters and cards: rare enough to be read."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

POST: tuple[Idea, ...] = (
    Idea(
        key="hand-written-card",
        audience=(Segment.CHAMPIONS, Segment.CANT_LOSE_THEM, Segment.ONE_OFF_BIG_SPENDER),
        channel="post",
        lift=0.09,
        hours=1.0,
        minutes_each=8,
        gift=0.06,
        gift_to="everybody",
        most=30,
        tier=Tier.HIGH,
        requires=frozenset({"names"}),
        boosted_by=("few_people", "long_rhythm"),
    ),
    Idea(
        key="season-postcard",
        audience=(Segment.LOYAL, Segment.HIBERNATING, Segment.CANT_LOSE_THEM),
        channel="post",
        lift=0.04,
        hours=4.0,
        minutes_each=0.5,
        gift=0.08,
        gift_to="everybody",
        most=200,
        requires=frozenset({"season"}),
        boosted_by=("season_ahead",),
    ),
    Idea(
        key="welcome-letter",
        audience=(Segment.NEW, Segment.ONE_OFF_BIG_SPENDER),
        channel="post",
        lift=0.05,
        hours=1.5,
        minutes_each=4,
        gift=0.08,
        gift_to="everybody",
        most=60,
        tier=Tier.HIGH,
        requires=frozenset({"names"}),
    ),
)
