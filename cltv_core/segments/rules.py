"""Who belongs to which segment, as data: the first rule that a customer fulfils decides.

The names are those that practitioners use for groups by recency, frequency and monetary value; the thresholds are in
units of the customer's own usual gap between orders, not in fixed days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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

    name: str
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
        "Discount-only", {"orders": CAME_BACK, "with_code": YES, "lateness": IN_TIME, "best": NO}, sizes=(ELEVEN,)
    ),
    SegmentRule("One-off big spender", {"orders": ONE_ORDER, "big": YES, "lateness": NOT_LOST}, sizes=(ELEVEN,)),
    SegmentRule("Champions", {"orders": CAME_BACK, "best": YES, "lateness": IN_TIME}),
    SegmentRule(
        "Can't lose them",
        {"orders": CAME_BACK, "brought_most": YES, "lateness": (SLIPPING_FROM, GONE_FROM)},
        sizes=(EIGHT, ELEVEN),
    ),
    SegmentRule("Needs attention", {"orders": CAME_BACK, "lateness": (DUE_FROM, SLIPPING_FROM)}, sizes=(ELEVEN,)),
    SegmentRule("Promising", {"orders": TWO_ORDERS, "lateness": IN_TIME}, sizes=(EIGHT, ELEVEN)),
    SegmentRule("Loyal", {"orders": CAME_BACK, "lateness": IN_TIME}),
    SegmentRule("New", {"orders": ONE_ORDER, "lateness": IN_TIME}),
    SegmentRule("At risk", {"lateness": NOT_LOST}, sizes=(FIVE,)),
    SegmentRule("At risk", {"orders": CAME_BACK, "lateness": NOT_LOST}, sizes=(EIGHT, ELEVEN)),
    SegmentRule("Hibernating", {"lateness": NOT_LOST}, sizes=(EIGHT, ELEVEN)),
    SegmentRule(
        "Hibernating",
        {"orders": CAME_BACK, "alive": _at_least(STILL_ALIVE), "lateness": _below(GONE_FROM)},
        sizes=(EIGHT, ELEVEN),
    ),
    SegmentRule("Lost", {}),
)

BEST_FIRST = (
    *("Champions", "Loyal", "Promising", "New", "One-off big spender", "Discount-only", "Needs attention"),
    *("Can't lose them", "At risk", "Hibernating", "Lost"),
)
"""From the best standing to the worst: silence alone never moves a customer to an earlier one."""


def size_for(orders: int, customers: int) -> int:
    """How many segments a shop's history can tell apart."""
    for size in (ELEVEN, EIGHT):
        if orders >= ORDERS_FOR[size] and customers >= CUSTOMERS_FOR[size]:
            return size
    return FIVE
