"""Subscriptions: who has not cancelled renews when the next renewal is due, or cancels then.

The shifted beta-geometric model of Fader and Hardie (2007, "How to project customer retention", Journal of Interactive
Marketing 21, 76-90): at each renewal a customer cancels with a chance that is Beta(a, b) over customers. Customers who
order when they please go by another model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import ClassVar

import numpy as np
import pandas as pd
from scipy.special import betaln, digamma

from cltv_core.arrays import Flags, Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models.clock import Clock
from cltv_core.models.codes import Method, Refusal, Remedy
from cltv_core.models.contractual.subscriptions import Subscriptions, subscriptions
from cltv_core.models.optimum import LogNormalPrior, Optimum, maximise
from cltv_core.models.protocol import Fitted, Foresees, Futures, Model, ModelReport, prediction_frame
from cltv_core.summary import CustomerSummary

MIN_SUBSCRIBERS = 10

CANCELLING = LogNormalPrior((log(0.7), log(2.5)), (1.0, 1.0))
"""Medians of a and b lie between those of the two segments of Fader and Hardie 2007 (0.67, 3.81 and 0.70, 1.18)."""

_RAREST = 1e-12


@dataclass(frozen=True)
class Contractual:
    """`rest`: the model of customers who do not subscribe."""

    rest: Model
    method: ClassVar[Method] = Method.SUBSCRIPTIONS

    def fit(self, summary: CustomerSummary) -> FittedContractual:
        """Tell the subscribers, and fit their cancelling.

        Raises ModelNotFitted for too few subscribers, or where `rest` does.
        """
        seen = subscriptions(summary)
        subscribers = int(seen.subscribes.sum())
        if subscribers < MIN_SUBSCRIBERS:
            too_few = Refusal.TOO_FEW_SUBSCRIBERS(customers=subscribers, needed=MIN_SUBSCRIBERS)
            raise ModelNotFitted(too_few, Remedy.SIMPLER_METHOD)
        optimum = fit_cancelling(seen.renewals[seen.subscribes], seen.running[seen.subscribes])
        return FittedContractual(summary, seen, optimum, self.rest.fit(summary))


@dataclass(frozen=True)
class FittedContractual:
    """Renewals of those who subscribe, and the `rest` by another model."""

    summary: CustomerSummary
    subscriptions: Subscriptions
    optimum: Optimum
    rest: Fitted

    @property
    def notes(self) -> tuple[Fact, ...]:
        """Tell what the owner should know about the fit."""
        return self.rest.notes

    @property
    def clock(self) -> Clock:
        """Return how fast the year runs by this model."""
        return self.rest.clock

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        a, b = self.optimum.parameters
        return {Method.SUBSCRIPTIONS: ModelReport({"a": a, "b": b}), **self.rest.reports}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        rest = self.rest.predict(horizon_days)
        subscribes = self.subscriptions.subscribes
        orders = self.orders_path(np.array([horizon_days]))[:, 0]
        alive = np.where(subscribes, self._p_alive, rest["p_alive"])
        first_due = self._dues(np.array([horizon_days]))[:, 0] > 0
        renews_once = alive * np.where(self.subscriptions.overdue > 0, 1.0, self._survival(1)) * first_due
        return prediction_frame(
            self.summary,
            orders=orders,
            spend=np.where(subscribes, self.subscriptions.amount, rest["expected_spend"]),
            p_alive=alive,
            p_order=np.where(subscribes, renews_once, rest["p_order"]),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        subscribes = self.subscriptions.subscribes[:, np.newaxis]
        return np.where(subscribes, self._renewals_ahead(self._dues(days)), self.rest.orders_path(days))

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        renewed = self._renewals_ahead(self._dues(days)) * self.subscriptions.amount[:, np.newaxis]
        return np.where(self.subscriptions.subscribes[:, np.newaxis], renewed, self.rest.value_path(days))

    def draws(self, horizon_days: float, rng: np.random.Generator, size: int = 200) -> Futures:
        """Draw possible futures.

        Each future has its own chance to cancel; who does not subscribe goes by the draws of `rest`, or as
        expected where it has none.
        """
        members = np.flatnonzero(self.subscriptions.subscribes)
        futures = _draws_of(self.rest, horizon_days, rng, size)
        dues = self._dues(np.array([horizon_days]))[members, 0]
        alive, late = self._p_alive[members], self.subscriptions.overdue[members] > 0
        for future, (a, b) in enumerate(self.optimum.draws(rng, size).tolist()):
            cancels = rng.beta(a, b + self.subscriptions.renewals[members] + late)
            made = np.minimum(dues, rng.geometric(np.clip(cancels, _RAREST, 1.0)) - 1 + late)
            made *= rng.random(len(members)) < alive
            futures.orders[future, members] = made
            futures.value[future, members] = made * self.subscriptions.amount[members]
        return futures

    @property
    def _p_alive(self) -> Floats:
        """Return the chance that each subscriber has not cancelled.

        1 until a renewal is due; then it falls through the days of grace, in which a late one comes evenly; after
        them it is the share of those who came back.
        """
        late = np.minimum(self.subscriptions.overdue / np.maximum(self.subscriptions.grace, 1.0), 1.0)
        renews = self._survival(1)
        silent: Floats = renews * (1 - late) / (renews * (1 - late) + 1 - renews)
        alive = np.where(self.subscriptions.overdue > 0, silent, 1.0)
        return np.where(self.subscriptions.running, alive, self.subscriptions.comeback_share)

    def _survival(self, renewals: int) -> Floats:
        """Chance that each customer makes so many more renewals, given those so far (equation 5, conditioned)."""
        a, b = self.optimum.parameters
        so_far = b + self.subscriptions.renewals
        chance: Floats = np.exp(betaln(a, so_far + renewals) - betaln(a, so_far))
        return chance

    def _dues(self, days: Floats) -> Floats:
        """Renewals due for each customer (row) up to each of `days` ahead (column); a late one is due at once."""
        seen = self.subscriptions
        first = np.maximum(seen.interval - seen.silence, 1.0)[:, np.newaxis]
        dues = np.floor((days - first) / seen.interval[:, np.newaxis]) + 1
        whole: Floats = np.nan_to_num(np.maximum(dues, 0.0))
        return whole

    def _renewals_ahead(self, dues: Floats) -> Floats:
        """Return how many renewals are expected out of so many that are due.

        A customer who is late and still there is renewing right now.
        """
        already = np.where(self.subscriptions.overdue > 0, self._survival(1), 1.0)
        ahead = np.zeros_like(dues)
        for nth in range(1, int(dues.max(initial=0.0)) + 1):
            ahead += (dues >= nth) * (self._survival(nth) / already)[:, np.newaxis]
        expected: Floats = ahead * self._p_alive[:, np.newaxis]
        return expected


def _draws_of(fitted: Fitted, horizon_days: float, rng: np.random.Generator, size: int) -> Futures:
    """Draw possible futures of a model, by its expectation alone where it foresees none itself."""
    if isinstance(fitted, Foresees):
        return fitted.draws(horizon_days, rng, size)
    expected = fitted.predict(horizon_days)
    orders = rng.poisson(np.tile(expected["expected_orders"].to_numpy(), (size, 1)))
    value = orders * expected["expected_spend"].to_numpy()
    return Futures(orders.astype(np.float32), value.astype(np.float32))


def fit_cancelling(renewals: Floats, running: Flags) -> Optimum:
    """Find the most probable a and b of cancelling (equation 7).

    `renewals`: how often each customer has renewed; `running`: whether the next renewal was not missed.
    """
    counts, at = np.unique(renewals, return_inverse=True)
    stays = np.bincount(at, running, len(counts))
    leaves = np.bincount(at, ~running, len(counts))

    def log_likelihood(logs: Floats) -> tuple[float, Floats]:
        a, b = np.exp(logs)
        nothing, all_of_it, total = digamma(a + b), digamma(a + b + counts), digamma(a + b + counts + 1)
        value = stays @ betaln(a, b + counts) + leaves @ betaln(a + 1, b + counts) - len(renewals) * betaln(a, b)
        survived = digamma(b + counts) - digamma(b)
        slope_a = stays @ (nothing - all_of_it) + leaves @ (1 / a + nothing - total)
        slope_b = stays @ (survived + nothing - all_of_it) + leaves @ (survived + nothing - total)
        return float(value), np.array([slope_a * a, slope_b * b])

    found = maximise(log_likelihood, list(np.exp(CANCELLING.means)), prior=CANCELLING)
    if found is None:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=Method.SUBSCRIPTIONS), Remedy.SIMPLER_METHOD)
    return found
