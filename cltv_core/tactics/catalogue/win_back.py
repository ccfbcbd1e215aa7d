"""Customers who stay away: a word before a price, once or twice, then peace."""

from __future__ import annotations

from cltv_core.segments.rules import Segment, Tier
from cltv_core.tactics.catalogue.idea import Idea

WIN_BACK: tuple[Idea, ...] = (
    Idea(
        key="personal-note",
        audience=(Segment.CANT_LOSE_THEM, Segment.AT_RISK),
        channel="e-mail",
        lift=0.06,
        hours=0.5,
        minutes_each=1.5,
        most=150,
        tier=Tier.HIGH,
        boosted_by=("few_people", "large_orders"),
    ),
    Idea(
        key="what-they-liked",
        audience=(Segment.CANT_LOSE_THEM, Segment.AT_RISK, Segment.HIBERNATING),
        channel="e-mail",
        lift=0.03,
        hours=1.5,
        tier=Tier.MEDIUM,
        requires=frozenset({"products"}),
    ),
    Idea(
        key="new-since",
        audience=(Segment.AT_RISK, Segment.HIBERNATING, Segment.CANT_LOSE_THEM),
        channel="e-mail",
        lift=0.02,
        hours=1.0,
        tier=Tier.LOW,
    ),
    Idea(
        key="second-step-offer",
        audience=(Segment.AT_RISK, Segment.HIBERNATING),
        channel="e-mail",
        lift=0.045,
        hours=1.5,
        gift=0.1,
        gift_to="takers",
        tier=Tier.MEDIUM,
        requires=frozenset({"margin"}),
        weakened_by=("thin_margin",),
        follow_up=True,
    ),
    Idea(
        key="season-return",
        audience=(Segment.HIBERNATING, Segment.LOST),
        channel="e-mail",
        lift=0.012,
        hours=1.0,
        requires=frozenset({"season"}),
        boosted_by=("season_ahead",),
    ),
    Idea(
        key="one-question",
        audience=(Segment.LOST, Segment.HIBERNATING),
        channel="e-mail",
        lift=0.008,
        hours=1.0,
        tier=Tier.LOW,
    ),
    Idea(
        key="stay-in-touch",
        audience=(Segment.LOST,),
        channel="e-mail",
        lift=0.006,
        hours=1.0,
        tier=Tier.LOW,
    ),
)
