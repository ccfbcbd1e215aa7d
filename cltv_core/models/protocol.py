"""What every family of model offers, so that they can be tried in turn, compared and replaced.

A family is a frozen dataclass with what it needs to know besides the customers (nothing, or for a family trained on
the shop's own past, the horizon it is to be trained for). Fitted to a summary it answers for the customers of that
summary, at any horizon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.facts import Code, Fact
from cltv_core.models.clock import Clock
from cltv_core.models.codes import Method
from cltv_core.summary import CustomerSummary


@dataclass(frozen=True)
class ModelReport:
    """What was fitted: parameters by their names in the literature, in `time_unit` where they have one.

    `log_likelihood` is that of the data in the same unit, None for a method without one.
    """

    parameters: Mapping[str, float]
    log_likelihood: float | None = None
    time_unit: str | None = None


class Fitted(Protocol):
    """A model fitted to a shop; every number it gives is finite and not negative.

    `reports` has one entry for each part, `notes` what the owner should know about the fit, `clock` how fast the year
    runs by this model: `EVEN` where it knows no seasons.
    """

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""

    @property
    def notes(self) -> tuple[Fact, ...]:
        """Tell what the owner should know about the fit."""

    @property
    def clock(self) -> Clock:
        """Return how fast the year runs by this model."""

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """One row a customer, as in the summary's frame; columns as `prediction_frame` makes them."""

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders of each customer (row) from the as-of day up to each of `days` ahead (column)."""

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue of each customer by each day ahead.

        The same for expected revenue: before margin, not discounted.
        """


@dataclass(frozen=True)
class Futures:
    """What may come, in simulated futures.

    `orders`, and their `value` (money, before margin, not discounted), have the shape (futures, customers).

    Each future has parameters of its own, drawn from what the fit leaves open, so that sums over the customers of a row
    carry what is not known of the shop as a whole. float32, which is enough for quantiles.
    """

    orders: npt.NDArray[np.float32]
    value: npt.NDArray[np.float32]


@runtime_checkable
class Foresees(Protocol):
    """A fitted model with a predictive distribution of its own."""

    def draws(self, horizon_days: float, rng: np.random.Generator, size: int = 200) -> Futures:
        """`size` possible futures of `horizon_days` from the as-of day."""


class Model(Protocol):
    """A family of model, ready to be fitted."""

    @property
    def method(self) -> Method:
        """Name the method."""

    def fit(self, summary: CustomerSummary) -> Fitted:
        """Fit the model to a shop.

        Raises ModelNotFitted, with the reason, where this shop's data cannot carry the model.
        """


def prediction_frame(
    summary: CustomerSummary, *, orders: Floats, spend: Floats, p_alive: Floats, p_order: Floats
) -> pd.DataFrame:
    """Make the frame of a prediction, one row a customer.

    `expected_orders`, `expected_spend` (an order), `expected_value` (not discounted), `p_alive`, `p_order` (chance
    of an order within the horizon).

    However a model comes by its figures: who is gone does not order, and the chance of an order is at most the expected
    number of them (Markov's inequality).
    """
    return pd.DataFrame(
        {
            "expected_orders": orders,
            "expected_spend": spend,
            "expected_value": orders * spend,
            "p_alive": p_alive,
            "p_order": np.minimum(p_order, np.minimum(p_alive, orders)),
        },
        index=summary.frame.index,
    )
