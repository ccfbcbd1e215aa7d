"""What winning a new customer costs now, what it cost before, and what a new customer brings for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scipy import special

from cltv_core.analysis import Analysis
from cltv_core.planning.acquisition import NewCustomer, new_customers
from cltv_core.project.contents import Project, Spending, WinningCost
from cltv_core.value.curves import Payback, payback

LOW, HIGH = 0.10, 0.90
PRIOR = 0.5
"""Jeffreys' prior: ranges of counts whose coverage is nearest to what they say in the mean over true rates (Brown, Cai
and DasGupta 2003, Statistica Sinica 13:19)."""


@dataclass(frozen=True)
class Range:
    """Between what a figure lies 8 times in 10."""

    low80: float
    high80: float


@dataclass(frozen=True)
class Earned:
    """What a new customer brings for that: in the first months, and when the cost is earned back.

    `new`: None where too few are known; `times`: the value of one as a multiple of the cost; `paid`: None where the
    margin is not known, as without it a cost looks earned back too soon.
    """

    new: NewCustomer | None
    times: float | None
    paid: Payback | None


@dataclass(frozen=True)
class CostOfWinning:
    """What a new customer costs `now`, and what they cost `before`, None where that was never told.

    `likely`: the range of the cost where it follows from what was spent, as new customers come by chance; None where
    it was said. `change`: as a share of the cost before; `change_likely`: its range where both were worked out;
    `earned`: what one brings for it, where that is known.
    """

    now: WinningCost
    likely: Range | None
    before: WinningCost | None = None
    change: float | None = None
    change_likely: Range | None = None
    earned: Earned | None = None


def cost_of_winning(project: Project) -> CostOfWinning | None:
    """See what winning a customer costs and how that changed; None where it was not told, or taken back.

    A cost that follows from what was spent is set against the last such cost, where there is one.
    """
    if not project.costs or project.preferences.acquisition_cost is None:
        return None
    *earlier, now = project.costs
    if not earlier:
        return of_one(now)
    alike = [one for one in earlier if (one.spending is None) == (now.spending is None)]
    before = (alike or earlier)[-1]
    change = now.cost / before.cost - 1 if before.cost > 0 else None if now.cost > 0 else 0.0
    return replace(of_one(now), before=before, change=change, change_likely=_change(now.spending, before.spending))


def with_earned(project: Project, analysis: Analysis) -> CostOfWinning | None:
    """See the same with what a new customer brings for it."""
    found = cost_of_winning(project)
    return replace(found, earned=earned(analysis, found.now.cost)) if found else None


def of_one(told: WinningCost) -> CostOfWinning:
    """See one cost, with the range of what was worked out."""
    return CostOfWinning(told, _range_of(told.spending) if told.spending else None)


def earned(analysis: Analysis, cost: float) -> Earned | None:
    """Set the cost of a new customer against what one brings; None where winning one is free."""
    if cost <= 0:
        return None
    new = next(iter(new_customers(analysis)), None)
    paid = payback(analysis.curves("all"), cost) if analysis.terms.margin < 1 else ()
    return Earned(new, new.mean / cost if new else None, paid[0] if paid else None)


def _range_of(spent: Spending) -> Range:
    """Return the range of money for each customer, if customers come as a Poisson process."""
    low, high = (float(special.gammaincinv(spent.customers + PRIOR, end)) for end in (LOW, HIGH))
    return Range(spent.money / high, spent.money / low)


def _change(now: Spending | None, before: Spending | None) -> Range | None:
    """Return the range of the change: of all customers of both times, the part of now is binomial."""
    if now is None or before is None or before.money <= 0:
        return None
    parts = (special.betaincinv(now.customers + PRIOR, before.customers + PRIOR, end) for end in (HIGH, LOW))
    low, high = (now.money / before.money * float((1 - part) / part) - 1 for part in parts)
    return Range(low, high)
