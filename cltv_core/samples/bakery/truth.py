"""What the bakery was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cltv_core.samples.simulator import PurchaseTruth, SpendTruth


@dataclass(frozen=True)
class BakeryTruth:
    """Money in pounds, time in days of average business: the truth holds on the clock of the calendar's pace.

    Customers won since `newer_since`, when the web shop began to advertise, leave sooner. `market_share` of all
    customers come to the market stall only. `walk_ins` are tickets without a customer.
    """

    first_day: date
    last_day: date
    newer_since: date
    older_customers: int
    newer_customers: int
    market_share: float
    walk_ins: int
    refund_share: float
    older: PurchaseTruth
    newer: PurchaseTruth
    spending: SpendTruth
    seed: int

    @property
    def days(self) -> int:
        """Return how many days the sample spans."""
        return (self.last_day - self.first_day).days + 1

    @property
    def customers(self) -> int:
        """Return how many customers there are to draw, older and newer ones."""
        return self.older_customers + self.newer_customers


BAKERY_TRUTH = BakeryTruth(
    first_day=date(2024, 7, 1),
    last_day=date(2026, 6, 30),
    newer_since=date(2025, 7, 1),
    older_customers=1450,
    newer_customers=1550,
    market_share=0.12,
    walk_ins=2600,
    refund_share=0.012,
    older=PurchaseTruth(r=0.6, alpha=22.0, a=0.6, b=6.0),
    newer=PurchaseTruth(r=0.6, alpha=22.0, a=1.5, b=6.0),
    spending=SpendTruth(p=6.0, q=4.0, v=7.5),
    seed=20240701,
)
