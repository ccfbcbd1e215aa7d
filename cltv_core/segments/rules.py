"""Who belongs to which segment, as data: the first rule that a customer fulfils decides.

The segments are those that practitioners use for groups by recency, frequency and monetary value; the thresholds are in
units of the customer's own usual gap between orders, not in fixed days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cltv_core.facts import Code


class Segment(Code):
    """The groups, from the best standing to the worst: silence alone never moves a customer to an earlier one.

    The values stand in every file that is written and in saved choices.
    """

    CHAMPIONS = "Champions"
    LOYAL = "Loyal"
    PROMISING = "Promising"
    NEW = "New"
    ONE_OFF_BIG_SPENDER = "One-off big spender"
    DISCOUNT_ONLY = "Discount-only"
    NEEDS_ATTENTION = "Needs attention"
    CANT_LOSE_THEM = "Can't lose them"
    AT_RISK = "At risk"
    HIBERNATING = "Hibernating"
    LOST = "Lost"


class Tier(Code):
    """By expected value: the best fifth of the customers, the next three tenths, and all others."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


class Standing(Code):
    """How late a customer is, and nothing else."""

    ACTIVE = "active"
    NEW = "new"
    SLIPPING = "slipping"
    LOST = "lost"


BEST_FIRST = tuple(segment.value for segment in Segment)
TIERS = tuple(tier.value for tier in Tier)
STANDINGS = tuple(standing.value for standing in Standing)
LATE = (Segment.CANT_LOSE_THEM, Segment.AT_RISK, Segment.HIBERNATING, Segment.LOST)
"""The segments of customers who are late, those who brought most first."""

FIVE, EIGHT, ELEVEN = 5, 8, 11
ORDERS_FOR = {ELEVEN: 5_000, EIGHT: 500}
CUSTOMERS_FOR = {ELEVEN: 500, EIGHT: 100}
"""So many orders and customers make so many segments worth telling apart."""

DUE_FROM = 1.0
SLIPPING_FROM = 1.5
LOST_FROM = 3.0
GONE_FROM = 6.0
"""In usual gaps since the last order. Slipping: the threshold practitioners use."""
STILL_ALIVE = 0.2
"""Below this chance of still being a customer, and late beyond LOST_FROM, somebody is lost."""
BIG_PERCENT = 10
"""A big order is among the largest so many percent."""

Range = tuple[float, float]


@dataclass(frozen=True)
class SegmentRule:
    """`facts`: fact -> (least, below), all of which hold; `sizes`: with so many segments the rule is used."""

    segment: Segment
    facts: Mapping[str, Range]
    sizes: tuple[int, ...] = (FIVE, EIGHT, ELEVEN)


def _at_least(least: float) -> Range:
    return (least, float("inf"))


def _below(below: float) -> Range:
    return (float("-inf"), below)


ONE_ORDER: Range = (1, 2)
TWO_ORDERS: Range = (2, 3)
CAME_BACK = _at_least(2)
IN_TIME = _below(SLIPPING_FROM)
NOT_LOST = _below(LOST_FROM)
YES: Range = (1, 2)
NO: Range = (0, 1)

RULES: tuple[SegmentRule, ...] = (
    SegmentRule(
        Segment.DISCOUNT_ONLY, {"orders": CAME_BACK, "with_code": YES, "lateness": IN_TIME, "best": NO}, sizes=(ELEVEN,)
    ),
    SegmentRule(Segment.ONE_OFF_BIG_SPENDER, {"orders": ONE_ORDER, "big": YES, "lateness": NOT_LOST}, sizes=(ELEVEN,)),
    SegmentRule(Segment.CHAMPIONS, {"orders": CAME_BACK, "best": YES, "lateness": IN_TIME}),
    SegmentRule(
        Segment.CANT_LOSE_THEM,
        {"orders": CAME_BACK, "brought_most": YES, "lateness": (SLIPPING_FROM, GONE_FROM)},
        sizes=(EIGHT, ELEVEN),
    ),
    SegmentRule(Segment.NEEDS_ATTENTION, {"orders": CAME_BACK, "lateness": (DUE_FROM, SLIPPING_FROM)}, sizes=(ELEVEN,)),
    SegmentRule(Segment.PROMISING, {"orders": TWO_ORDERS, "lateness": IN_TIME}, sizes=(EIGHT, ELEVEN)),
    SegmentRule(Segment.LOYAL, {"orders": CAME_BACK, "lateness": IN_TIME}),
    SegmentRule(Segment.NEW, {"orders": ONE_ORDER, "lateness": IN_TIME}),
    SegmentRule(Segment.AT_RISK, {"lateness": NOT_LOST}, sizes=(FIVE,)),
    SegmentRule(Segment.AT_RISK, {"orders": CAME_BACK, "lateness": NOT_LOST}, sizes=(EIGHT, ELEVEN)),
    SegmentRule(Segment.HIBERNATING, {"lateness": NOT_LOST}, sizes=(EIGHT, ELEVEN)),
    SegmentRule(
        Segment.HIBERNATING,
        {"orders": CAME_BACK, "alive": _at_least(STILL_ALIVE), "lateness": _below(GONE_FROM)},
        sizes=(EIGHT, ELEVEN),
    ),
    SegmentRule(Segment.LOST, {}),
)


def used_with(size: int) -> tuple[Segment, ...]:
    """Return the segments that are told apart where so many are."""
    return tuple(dict.fromkeys(rule.segment for rule in RULES if size in rule.sizes))


def size_for(orders: int, customers: int) -> int:
    """Tell how many segments a shop's history can tell apart."""
    for size in (ELEVEN, EIGHT):
        if orders >= ORDERS_FOR[size] and customers >= CUSTOMERS_FOR[size]:
            return size
    return FIVE
