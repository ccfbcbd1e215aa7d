"""What is expected of customers before it is put in money: the same under any margin and discount rate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.blend import Blend
from cltv_core.backtest.race import Winner
from cltv_core.backtest.totals import TotalSpread
from cltv_core.backtest.verdict import Verdict
from cltv_core.facts import Fact
from cltv_core.models import Fitted
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, eq=False)
class Expectation:
    """What a race found, without the replays by which it did.

    `horizons`: so many replayed horizons the forecast looks ahead. `cautions`: what holds in any money. `ranged`:
    whether ranges were learnt for this horizon.
    """

    blend: Blend
    verdict: Verdict
    rhythm: CustomerSummary
    horizons: float
    history_days: int
    cautions: tuple[Fact, ...]
    ranged: bool = True

    @classmethod
    def of(cls, winner: Winner) -> Expectation:
        """Take it from the winner of a race."""
        plan, blend = winner.start.plan, winner.blend
        horizons = blend.horizon_days / plan.horizon_days
        return cls(blend, winner.verdict, winner.rhythm, horizons, plan.history_days, winner.start.cautions)

    def range_of_customers(self, money: Floats) -> tuple[Floats, Floats]:
        """Return the ends of each customer's range, 8 times in 10, where this `money` is expected; NaN if not known."""
        if not self.ranged:
            unknown = np.full_like(money, np.nan)
            return unknown, unknown
        rate = np.divide(money, self.blend.revenue, out=np.zeros_like(money), where=self.blend.revenue > 0)
        low, high = self._ends
        return low * rate, high * rate

    def total_spread(self, money: Floats) -> TotalSpread | None:
        """Return how far totals may be off, where this `money` is expected of each customer; None if not known."""
        if not self.ranged:
            return None
        blend = self.blend
        spread = self.verdict.total_spread(blend.p_order, money, blend.horizon_days, self.horizons)
        return spread.knowing(blend.bounded)

    @cached_property
    def _ends(self) -> tuple[Floats, Floats]:
        """In revenue."""
        return self.verdict.spread.range_of_customers(self.blend.p_order, self.blend.revenue)


def money_of(revenue: Floats, terms: Terms) -> Floats:
    """Put revenue in money of the terms: today's, after the cost of what is sold.

    `revenue`: what comes until each of `terms.steps`, along the last axis. Each month's is taken to come in its middle.
    """
    ends = terms.steps
    middles = (ends + np.append(0.0, ends[:-1])) / 2
    factors = (1 + terms.discount_rate) ** -(middles / _DAYS_A_YEAR)
    with np.errstate(invalid="ignore"):
        money: Floats = np.diff(revenue, axis=-1, prepend=0.0) @ factors * terms.margin
    return money


def expected_money(fitted: Fitted, terms: Terms) -> Floats:
    """Return what a fitted model expects of each customer, in money of the terms."""
    return money_of(fitted.value_path(terms.steps), terms)
