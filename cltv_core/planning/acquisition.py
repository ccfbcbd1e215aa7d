"""Winning new customers: what one is worth by channel, and what more money for it would bring."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.arrays import Floats
from cltv_core.describe.cohort_groups import sources
from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.intervals import Z80
from cltv_core.planning.option import Option
from cltv_core.purchases import customer_codes

MONTHS = 12
"""What a new customer brings within so many months counts."""
FEWEST = 30
"""Of fewer customers nothing is said."""
YEARS_BACK = 3
"""Customers who first came longer ago say little of those to come."""
CEILING = 3.0
"""An assumption: whatever is spent, no more than so many times today's new customers can be won."""
STEPS = 40
GROUP = "new customers"


@dataclass(frozen=True)
class NewCustomer:
    """What a new customer brings in the first `months`, in the money of the terms.

    `mean`, with the ends of its 80 % range; `sd`: from customer to customer. `channel`: what brought them, "" for all
    together. `in_sales`: the margin is not known, so that what they bring is no profit to pay from.
    """

    channel: str
    customers: int
    months: int
    mean: float
    low80: float
    high80: float
    sd: float
    in_sales: bool = False

    @property
    def most_to_pay(self) -> float:
        """Return the most that winning one should cost: the lower end of the range, never below 0."""
        return max(self.low80, 0.0)


@dataclass(frozen=True)
class Spending:
    """Today's `customers` a month at a `cost` each, and the ceiling of what money can do.

    New customers = ceiling x (1 - exp(-k x money)), through today's point (Blattberg and Deighton 1996).
    """

    customers: float
    cost: float

    @property
    def today(self) -> float:
        """Return the money of a month."""
        return self.customers * self.cost

    def won(self, money: Floats | float) -> Floats | float:
        """Return the new customers of a month at so much money."""
        won: Floats | float = CEILING * self.customers * -np.expm1(-self._k * money)
        return won

    def more(self, money: Floats | float) -> Floats | float:
        """Return the customers won by money on top of today's."""
        return self.won(self.today + money) - self.won(self.today)

    def pays_up_to(self, value: float) -> float:
        """Return the money on top of today's at which winning one more customer costs the `value` of one.

        Marginal cost equals value (Pfeifer 2005); 0 where today's money is too much already.
        """
        first = CEILING * self.customers * self._k * value
        return max(float(np.log(first) / self._k) - self.today, 0.0) if first > 0 else 0.0

    @property
    def _k(self) -> float:
        return float(-np.log1p(-1.0 / CEILING) / self.today)


def new_customers(analysis: Analysis) -> tuple[NewCustomer, ...]:
    """Tell what new customers have brought, all together first, then by what brought them.

    That is the source where the files tell it of most customers, else the channel of the first order. Counts customers
    whose first months are over, of the last years; groups of fewer than `FEWEST` are left out.
    """
    frame, months = _first_months(analysis)
    if len(frame) < FEWEST:
        return ()
    groups = [("", frame), *((str(name), part) for name, part in frame.groupby("channel") if name)]
    told = [_told(name, part["value"].to_numpy(), months) for name, part in groups if len(part) >= FEWEST]
    found = [replace(one, in_sales=analysis.terms.margin == 1) for one in told]
    return tuple(sorted(found, key=lambda one: (one.channel != "", -one.low80)))


def won_a_month(analysis: Analysis) -> float:
    """Count the new customers of an average month of the last year."""
    first = month_number(analysis.summary.frame["first_order"].to_numpy())
    last = last_complete_month(closing_day(analysis.summary))
    months = int(np.clip(last - first.min() + 1, 1, 12))
    return float(np.count_nonzero((first > last - months) & (first <= last)) / months)


def acquisition_option(new: NewCustomer, spending: Spending, money: float) -> Option:
    """See more money for new customers as an option: each step of money wins fewer than the one before."""
    step = min(money, spending.pays_up_to(new.mean)) / STEPS
    won = np.diff(np.asarray(spending.more(np.linspace(0.0, STEPS * step, STEPS + 1))))
    return Option(group=GROUP, gains=won * new.mean - step, cost_each=step, hours_once=0.0)


def _first_months(analysis: Analysis) -> tuple[pd.DataFrame, int]:
    """One row a customer: what the first months brought, and the channel of the first order."""
    summary, terms = analysis.summary, analysis.terms
    first = month_number(summary.frame["first_order"].to_numpy())
    age = last_complete_month(closing_day(summary)) - first
    months = int(np.clip(np.quantile(age[age >= 0], 0.75), 1, MONTHS)) if (age >= 0).any() else 1
    customer = customer_codes(summary)
    since = month_number(summary.days["day"].to_numpy()) - first[customer]
    revenue = summary.days["revenue"].to_numpy() * (1 + terms.discount_rate) ** -(since / 12)
    brought = np.bincount(customer[since < months], revenue[since < months], len(first)) * terms.margin
    frame = pd.DataFrame({"value": brought, "channel": _channels(analysis)}, index=summary.frame.index)
    return frame[(age >= months) & (age < YEARS_BACK * 12 + months)], months


def _channels(analysis: Analysis) -> pd.Series:
    told = sources(analysis.transactions, analysis.summary)
    if (told != "").mean() > 0.5:
        return told
    orders = analysis.transactions.orders.sort_values("ordered_at", kind="stable").drop_duplicates("customer_id")
    return orders.set_index("customer_id")["channel"].reindex(analysis.summary.frame.index).astype("str").fillna("")


def _told(channel: str, values: Floats, months: int) -> NewCustomer:
    mean, sd = float(values.mean()), float(values.std(ddof=1))
    se = sd / np.sqrt(len(values))
    return NewCustomer(channel, len(values), months, mean, mean - Z80 * se, mean + Z80 * se, sd)
