"""Customers who came together, followed month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.describe.cohort_groups import TIME_GROUPINGS, Grouping, Pooled, cohort_of, pooled
from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

COLUMNS = (
    "cohort",
    "months_since",
    "customers",
    "active",
    "retention",
    "revenue",
    "cumulative_revenue_per_customer",
)
TOGETHER = (Pooled.SMALL.value, Pooled.ALL.value)
OLD_ENOUGH = 0.2
"""A group (product, channel) is followed as long as this share of its customers has been with the shop."""


@dataclass(frozen=True)
class CohortTable:
    """Cohorts by months since, as dense tables; `shown` says which cells can be told.

    `labels`: one a row of the tables. `members`: for each customer of the summary the row, `ages`: how many months
    after the first one are over (-1: not even that one).
    """

    labels: tuple[str, ...]
    members: Ints
    ages: Ints
    customers: Ints
    active: Ints
    revenue: Floats
    shown: Flags

    @property
    def revenue_per_customer(self) -> Floats:
        """Return the revenue of each cell a customer of the cohort: shape (cohorts, months), in money."""
        return self.revenue / np.maximum(self.customers, 1)


def cohorts(transactions: Transactions, summary: CustomerSummary, by: Grouping = "month") -> pd.DataFrame:
    """One row a cohort and calendar month since the first order, with the columns `COLUMNS`.

    A month without sales has 0; a month not over at the as-of day is absent. A cohort by time (labels 2011-01,
    2011-Q1) ends with the last age that all its customers have reached. In a group by product or channel `customers`
    are those who have reached the age, and `active` and `revenue` are theirs.
    """
    table = cohort_table(transactions, summary, by)
    cohort, age = np.nonzero(table.shown)
    customers, active = table.customers[cohort, age], table.active[cohort, age]
    values = (
        np.array(table.labels, dtype="str")[cohort],
        age,
        customers,
        active,
        active / customers,
        table.revenue[cohort, age],
        np.cumsum(table.revenue_per_customer, axis=1)[cohort, age],
    )
    return pd.DataFrame(dict(zip(COLUMNS, values, strict=True))).astype({"cohort": "str"})


def back_in_second_month(table: pd.DataFrame) -> float | None:
    """Return the share of customers who bought in the month after that of their first order.

    `table`: as `cohorts` makes it. None where no such month is over.
    """
    second = table[table["months_since"] == 1]
    return float(second["active"].sum() / second["customers"].sum()) if len(second) else None


def cohort_table(
    transactions: Transactions, summary: CustomerSummary, by: Grouping, least_customers: int = 0
) -> CohortTable:
    """`least_customers`: smaller cohorts are put together (see `cltv_core.describe.cohort_groups.pooled`)."""
    labels, members = pooled(cohort_of(transactions, summary, by), least_customers)
    last = last_complete_month(closing_day(summary))
    first = month_number(summary.frame["first_order"].to_numpy())
    ages = np.maximum(last - first, -1)
    shape = (len(labels), int(ages.max(initial=-1)) + 1)
    active, revenue = _what_happened(summary, members, first, last, shape)
    customers = _reached(members, ages, shape)
    came_together = np.array([by in TIME_GROUPINGS and label not in TOGETHER for label in labels])
    limit = np.where(came_together, _ages_common(members, ages, len(labels)), _ages_frequent(customers))
    return CohortTable(
        labels=labels,
        members=members,
        ages=ages,
        customers=customers,
        active=active,
        revenue=revenue,
        shown=np.arange(shape[1]) <= limit[:, None],
    )


def _what_happened(
    summary: CustomerSummary,
    members: Ints,
    first: Ints,
    last: int,
    shape: tuple[int, int],
) -> tuple[Ints, Floats]:
    """Return the customers who bought and the revenue, by cohort (row) and age (column); complete months only."""
    customer = customer_codes(summary)
    month = month_number(summary.days["day"].to_numpy())
    once_a_month = np.diff(customer, prepend=-1).astype(bool) | np.diff(month, prepend=-1).astype(bool)
    over = month <= last
    cell = members[customer] * shape[1] + month - first[customer]
    size = shape[0] * shape[1]
    active = np.bincount(cell[over & once_a_month], minlength=size)
    revenue = np.bincount(cell[over], weights=summary.days["revenue"].to_numpy()[over], minlength=size)
    return active.astype(np.int64).reshape(shape), revenue.astype(np.float64).reshape(shape)


def _reached(members: Ints, ages: Ints, shape: tuple[int, int]) -> Ints:
    """Count the customers of each cohort (row) who have been with the shop for that many months (column) or longer."""
    old = ages >= 0
    exactly = np.bincount(members[old] * shape[1] + ages[old], minlength=shape[0] * shape[1]).reshape(shape)
    return np.cumsum(exactly[:, ::-1], axis=1)[:, ::-1]


def _ages_common(members: Ints, ages: Ints, n_cohorts: int) -> Ints:
    """Return the last age, in months, that every customer of a cohort has reached."""
    limit = np.full(n_cohorts, np.iinfo(np.int64).max)
    np.minimum.at(limit, members, ages)
    return limit


def _ages_frequent(customers: Ints) -> Ints:
    """Return the last age, in months, that enough customers of a cohort have reached."""
    enough = np.maximum(customers[:, :1] * OLD_ENOUGH, 1)
    ages: Ints = (customers >= enough).sum(axis=1) - 1
    return ages
