"""What the order models know of each customer, in weeks, in which their fits are well scaled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats, Ints, dot
from cltv_core.models.once import once_a_summary
from cltv_core.summary import CustomerSummary
from cltv_core.threads import own_property

DAYS_A_WEEK = 7.0


@dataclass(frozen=True, eq=False)
class Histories:
    """The histories of customers, in weeks.

    One element a customer: `frequency` (repeats), `recency` and `T` (weeks from the first order to the last one and
    to now). `weights`: for how many customers each stands; None where for one.
    """

    frequency: Floats
    recency: Floats
    T: Floats
    weights: Floats | None = None

    @classmethod
    def of(cls, summary: CustomerSummary) -> Histories:
        """Take the histories of a summary."""
        return _histories(summary)

    @property
    def columns(self) -> tuple[Floats, Floats, Floats]:
        """Return frequency, recency and T."""
        return self.frequency, self.recency, self.T

    @own_property
    def distinct(self) -> WeightedHistories:
        """Each history once. The longest part of a fit to many customers is their logarithms, and most are alike."""
        frequency, recency, age = (np.unique(column, return_inverse=True) for column in self.columns)
        key = (frequency[1] * len(recency[0]) + recency[1]) * len(age[0]) + age[1]
        rows, row = np.unique(key, return_inverse=True)
        rest, age_at = np.divmod(rows, len(age[0]))
        frequency_at, recency_at = np.divmod(rest, len(recency[0]))
        return WeightedHistories(
            counts=frequency[0],
            count_at=frequency_at,
            recency=recency[0][recency_at],
            T=age[0][age_at],
            customers=np.bincount(row, self.weights).astype(np.float64, copy=False),
        )


@once_a_summary
def _histories(summary: CustomerSummary) -> Histories:
    frame = summary.frame
    return Histories(
        frequency=frame["frequency"].to_numpy(),
        recency=frame["recency"].to_numpy() / DAYS_A_WEEK,
        T=frame["T"].to_numpy() / DAYS_A_WEEK,
        weights=summary.weights,
    )


@dataclass(frozen=True, eq=False)
class WeightedHistories:
    """Distinct histories, one element each, and how many `customers` have it; frequency is `counts[count_at]`."""

    counts: Floats
    count_at: Ints
    recency: Floats
    T: Floats
    customers: Floats

    @property
    def frequency(self) -> Floats:
        """Return the repeats of each history."""
        return self.counts[self.count_at]

    @property
    def columns(self) -> tuple[Floats, Floats, Floats]:
        """Return frequency, recency and T."""
        return self.frequency, self.recency, self.T

    def total(self, values: Floats) -> Floats:
        """Sum over the customers, of `values` of each history (last axis)."""
        return dot(values, self.customers)

    @own_property
    def customers_by_count(self) -> Floats:
        """Count the customers with each of `counts`."""
        return np.bincount(self.count_at, self.customers, len(self.counts)).astype(np.float64, copy=False)

    @property
    def pace(self) -> float:
        """Repeat orders a customer and week, above 0 even where there are none yet."""
        return float((self.total(self.frequency) + 0.5) / (self.total(self.T) + 1.0))
