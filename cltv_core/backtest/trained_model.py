"""Models trained on the shop's own past: what was known of a customer then, and what the customer spent after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.backtest.cutoffs import Cutoff, ReplayPlan, Window
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models.clock import Clock
from cltv_core.models.codes import Method, Refusal, Remedy
from cltv_core.models.protocol import Fitted, ModelReport, prediction_frame
from cltv_core.summary import CustomerSummary

MAX_ROWS = 40_000
MAX_WINDOWS = 4
"""The latest earlier days that a model learns from; those long ago were of another shop."""

MIN_ROWS = 60
MIN_BUYERS = 30
"""Customers, and those of them who bought in the horizon, without whom there is nothing to learn from."""

LARGEST = 0.995
"""Share of the buyers whose spend is taken as it was; beyond, one customer would rule the fit."""

WIDEST = 4.0
"""Standard deviations from the mean beyond which a feature does not count further."""

_LEAST_VALUE = 1e-6


class Trained(Protocol):
    """What a learner has learned."""

    def value(self, features: Floats) -> Floats:
        """Return the spend expected of each customer (row of `features`) in the horizon."""


class Learner(Protocol):
    """A way to learn what customers spend from features of mean 0 and deviation 1, one row a customer."""

    @property
    def method(self) -> Method:
        """Name the method."""

    def learn(self, features: Floats, spent: Floats) -> Trained:
        """Learn what customers spent, one row of features each."""


@dataclass(frozen=True)
class TrainedModel:
    """`learner` on the earlier days of `plan`, for customers whose summary is that of one of its cut-offs.

    Beyond the horizon of the plan, value goes on at the pace that the base model expects of each customer.
    """

    learner: Learner
    plan: ReplayPlan

    @property
    def method(self) -> Method:
        """Name the method."""
        return self.learner.method

    def fit(self, summary: CustomerSummary) -> FittedTrained:
        """Learn from the earlier days known at the as-of day.

        Raises ModelNotFitted where too few customers were seen for a whole horizon by then.
        """
        windows = self.plan.before(summary.as_of)[:MAX_WINDOWS]
        stand = self.plan.cutoff(summary)
        lesson = Lesson.of(windows)
        trained = self.learner.learn(lesson.features, lesson.spent)
        value = trained.value(lesson.standardised(stand.features.values)) * stand.features.scale
        return FittedTrained(self.method, stand, _usable(value))


@dataclass(frozen=True, eq=False)
class Lesson:
    """What there is to learn from.

    Customers of several earlier days (rows): standardised `features`, and what they `spent`, in multiples of the
    mean purchase of their day.
    """

    features: Floats
    spent: Floats
    centre: Floats
    spread: Floats

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Lesson:
        """Collect what earlier windows teach, scaled and standardised.

        Raises
        ------
        ModelNotFitted
            There are too few examples, or too few of them bought.
        """
        spent = [window.counted / window.cutoff.features.scale for window in windows]
        rows, buyers = sum(map(len, spent)), sum(int((one > 0).sum()) for one in spent)
        if rows < MIN_ROWS or buyers < MIN_BUYERS:
            raise ModelNotFitted(Refusal.TOO_FEW_EXAMPLES(), Remedy.SIMPLER_METHOD)
        drawn = _draw(rows)
        raw = np.concatenate([window.cutoff.features.values for window in windows])[drawn]
        centre, spread = raw.mean(axis=0), raw.std(axis=0)
        spread[spread < 1e-9] = np.inf
        lesson = cls(raw, _capped(np.concatenate(spent)[drawn]), centre, spread)
        return cls(lesson.standardised(raw), lesson.spent, centre, spread)

    def standardised(self, raw: Floats) -> Floats:
        """Bring features to the mean and deviation of the lesson."""
        values: Floats = np.clip((raw - self.centre) / self.spread, -WIDEST, WIDEST)
        return values


@dataclass(frozen=True, eq=False)
class FittedTrained:
    """`value`: expected revenue of each customer over the horizon of the cutoff."""

    method: Method
    cutoff: Cutoff
    value: Floats
    notes: tuple[Fact, ...] = ()

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        return {self.method: ModelReport({})}

    @property
    def clock(self) -> Clock:
        """Return how fast the year runs by this model."""
        return self._base.clock

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        trained_for = horizon_days == self.cutoff.horizon_days
        base = self.cutoff.expected if trained_for else self._base.predict(horizon_days)
        value = self.value if trained_for else self.value_path(np.array([horizon_days]))[:, 0]
        orders = base["expected_orders"].to_numpy()
        return prediction_frame(
            self.cutoff.summary,
            orders=orders,
            spend=np.divide(value, orders, out=np.zeros_like(value), where=orders > 0),
            p_alive=base["p_alive"].to_numpy(),
            p_order=base["p_order"].to_numpy(),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        return self._base.orders_path(days)

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        horizon = float(self.cutoff.horizon_days)
        path = self._base.value_path(np.append(days, horizon))
        return path[:, :-1] * (self.value / np.maximum(path[:, -1], _LEAST_VALUE))[:, np.newaxis]

    @property
    def _base(self) -> Fitted:
        return self.cutoff.base


def _draw(rows: int) -> Ints:
    everyone = np.arange(rows)
    return everyone if rows <= MAX_ROWS else np.random.default_rng(0).choice(everyone, MAX_ROWS, replace=False)


def _capped(spent: Floats) -> Floats:
    buyers = spent[spent > 0]
    return np.minimum(spent, np.quantile(buyers, LARGEST)) if len(buyers) else spent


def _usable(value: Floats) -> Floats:
    if not (np.isfinite(value) & (value >= 0)).all():
        raise ModelNotFitted(Refusal.UNUSABLE_NUMBERS(), Remedy.SIMPLER_METHOD)
    return value
