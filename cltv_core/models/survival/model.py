"""Survival analysis: how long after an order the next one comes, by what was known of the customer at the order.

A Cox model (Cox 1972, JRSS B 34, 187-220) of the waits between orders, those still open counted as censored. It is told
how many orders there were, how long the gaps were, and what was spent; the shape of waiting, and how many never come
back, is the shop's own (Breslow's baseline). Orders after the next one are a renewal process of the same waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models.activity import Presence
from cltv_core.models.buy_till_you_die.gamma_gamma import SpendFit, fit_spend
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method, Refusal, Remedy
from cltv_core.models.protocol import Futures, ModelReport, prediction_frame
from cltv_core.models.survival.cox import Cox, fit_cox
from cltv_core.models.survival.renewal import one_and_renewals, renewals
from cltv_core.models.survival.waits import FEATURES, Waits, after_one_more
from cltv_core.summary import CustomerSummary

MIN_WAITS = 50
STEPS = 120
GROUPS = 40
"""Orders after the next one are worked out on so many steps, for so many groups of customers who wait alike."""

RIDGE = 1.0
"""Draws the weights of a shop with few waits towards 0; see `fit_cox`."""


@dataclass(frozen=True)
class Survival:
    """The survival model; see the module."""

    method: ClassVar[Method] = Method.SURVIVAL

    def fit(self, summary: CustomerSummary) -> FittedSurvival:
        """Fit the waits between orders.

        Raises ModelNotFitted for too few waits, or where the search finds no end.
        """
        waits = Waits.of(summary)
        ended = int(waits.ended.sum())
        if ended < MIN_WAITS:
            raise ModelNotFitted(Refusal.TOO_FEW_WAITS(waits=ended, needed=MIN_WAITS), Remedy.SIMPLER_METHOD)
        cox = fit_cox(waits.features, waits.days, waits.ended, RIDGE)
        if cox is None:
            raise ModelNotFitted(Refusal.NOT_CONVERGED(method=Method.SURVIVAL), Remedy.SIMPLER_METHOD)
        return FittedSurvival(summary, cox, ended, Presence(summary), fit_spend(summary))


@dataclass(frozen=True)
class FittedSurvival:
    """A Cox model of so many ended `waits`, renewals after the next order, and Gamma-Gamma spend."""

    summary: CustomerSummary
    cox: Cox
    waits: int
    presence: Presence
    spend: SpendFit
    clock: Clock = EVEN

    @property
    def notes(self) -> tuple[Fact, ...]:
        """Tell what the owner should know about the fit."""
        return (self.spend.note,) if self.spend.note else ()

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        parameters = dict(zip(FEATURES, self.cox.weights.tolist(), strict=True))
        return {Method.SURVIVAL: ModelReport(parameters), self.spend.family: self.spend.report}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        return prediction_frame(
            self.summary,
            orders=self.orders_path(np.array([horizon_days]))[:, 0],
            spend=self._spend,
            p_alive=self.presence.activity.p_alive(self.summary),
            p_order=self._chance_of_next(horizon_days),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        features = Waits.of(self.summary).still_open
        risk, later = self.cox.risk(features), self.cox.risk(after_one_more(features))
        silence = self._silence
        grid = np.linspace(0.0, float(days.max()), STEPS + 1)
        groups = np.array_split(np.argsort(later, kind="stable"), min(GROUPS, len(later)))
        typical = np.array([np.exp(np.log(later[members]).mean()) for members in groups])
        expected = renewals(self.cox.ended(typical, np.zeros(len(groups)), grid))
        path = np.empty((len(risk), len(days)))
        for members, orders in zip(groups, expected, strict=True):
            chance = np.diff(self.cox.ended(risk[members], silence[members], grid), axis=1)
            path[members] = chance @ one_and_renewals(orders, grid, days)
        return path

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        return self.orders_path(days) * self._spend[:, np.newaxis]

    def draws(self, horizon_days: float, rng: np.random.Generator, size: int = 200) -> Futures:
        """Draw possible futures.

        The next order comes or not; later ones are Poisson. How many waits were seen says how sure the pace is.
        """
        predicted = self.predict(horizon_days)
        comes = self._chance_of_next(horizon_days)
        more = np.maximum(predicted["expected_orders"].to_numpy() / np.maximum(comes, 1e-12) - 1, 0.0)
        frequency, spent = (self.summary.frame[name].to_numpy() for name in ("frequency", "monetary_value"))
        futures = Futures(*np.zeros((2, size, len(comes)), dtype=np.float32))
        pace = rng.lognormal(0.0, 1 / np.sqrt(self.waits), size)
        for future, spend in enumerate(self.spend.possible_models(rng, size)):
            some = rng.random(len(comes)) < 1 - (1 - comes) ** pace[future]
            made = some * (1.0 + rng.poisson(more * pace[future]))
            futures.orders[future] = made
            futures.value[future] = spend.future_value(frequency, spent, made, rng)
        return futures

    def _chance_of_next(self, horizon_days: float) -> Floats:
        risk = self.cox.risk(Waits.of(self.summary).still_open)
        return self.cox.ended(risk, self._silence, np.array([horizon_days]))[:, 0]

    @property
    def _silence(self) -> Floats:
        frame = self.summary.frame
        silence: Floats = frame["T"].to_numpy() - frame["recency"].to_numpy()
        return silence

    @property
    def _spend(self) -> Floats:
        frame = self.summary.frame
        return self.spend.model.expected_spend(frame["frequency"].to_numpy(), frame["monetary_value"].to_numpy())
