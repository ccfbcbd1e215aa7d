"""The sales from which everything is worked out, in five figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cltv_core.summary import CustomerSummary


@dataclass(frozen=True)
class Basis:
    """How many customers placed how many orders, from `first_day` to `as_of`, and what they paid."""

    as_of: date
    first_day: date
    customers: int
    orders: int
    revenue: float


def basis(summary: CustomerSummary, first_day: date) -> Basis:
    """Sum up the customers of a shop whose first order came on `first_day`."""
    customers = summary.frame
    return Basis(
        as_of=summary.as_of,
        first_day=first_day,
        customers=len(customers),
        orders=int(customers["orders"].sum()),
        revenue=float(customers["revenue"].sum()),
    )
