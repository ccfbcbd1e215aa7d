"""Service before it is asked for; most of it needs no address."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import AWAY, COMING, Idea

SERVICE: tuple[Idea, ...] = (
    Idea(
        key="after-sale-check",
        audience=(Segment.NEW, Segment.ONE_OFF_BIG_SPENDER),
        channel="e-mail",
        lift=0.03,
        hours=1.0,
        minutes_each=0.5,
        tier=Tier.HIGH,
        boosted_by=("large_orders",),
    ),
    Idea(
        key="concierge",
        audience=(Segment.ONE_OFF_BIG_SPENDER,),
        channel="e-mail",
        lift=0.08,
        hours=0.5,
        minutes_each=5,
        most=40,
        tier=Tier.HIGH,
        requires=frozenset({"names"}),
        boosted_by=("few_people", "large_orders"),
    ),
    Idea(
        key="put-it-right",
        audience=(Segment.CANT_LOSE_THEM, Segment.AT_RISK),
        channel="e-mail",
        lift=0.05,
        hours=0.5,
        minutes_each=4,
        most=40,
        tier=Tier.HIGH,
    ),
    Idea(
        key="other-door",
        audience=(Segment.CHAMPIONS, Segment.LOYAL, Segment.PROMISING, Segment.NEEDS_ATTENTION),
        channel="service",
        lift=0.012,
        hours=2.0,
        requires=frozenset({"channels"}),
    ),
    Idea(
        key="their-usual",
        audience=(Segment.CHAMPIONS, Segment.LOYAL),
        channel="service",
        lift=0.05,
        hours=1.0,
        minutes_each=3,
        most=40,
        tier=Tier.HIGH,
        requires=frozenset({"products", "store"}),
        boosted_by=("short_rhythm",),
    ),
    Idea(
        key="begin-a-list",
        audience=COMING,
        channel="service",
        lift=0.005,
        hours=1.0,
        spoken=True,
        generic=True,
    ),
    Idea(
        key="find-the-reason",
        audience=AWAY,
        channel="service",
        lift=0.001,
        hours=2.0,
        spoken=True,
        generic=True,
    ),
    Idea(
        key="one-by-one",
        audience=(),
        channel="service",
        lift=0.005,
        hours=2.0,
        spoken=True,
        generic=True,
    ),
)
