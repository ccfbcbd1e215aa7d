"""Survival analysis: how long after an order the next one comes, by what was known of the customer at the order.

A Cox model (Cox 1972, JRSS B 34, 187-220) of the waits between orders, those still open counted as censored. It is told
how many orders there were, how long the gaps were, and what was spent; the shape of waiting, and how many never come
back, is the shop's own (Breslow's baseline). Orders after the next one are a renewal process of the same waits.

scikit-survival fits it: kept up to date, 46 MB of memory and 0.6 s to load. lifelines 0.30 holds pandas below 3 and
brings matplotlib.
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
from cltv_core.models.activity import Activity, fit_activity
from cltv_core.models.buy_till_you_die.gamma_gamma import SpendFit, fit_spend
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method, Refusal, Remedy
from cltv_core.models.protocol import Futures, ModelReport, prediction_frame
from cltv_core.models.survival.renewal import one_and_renewals, renewals
from cltv_core.models.survival.waits import FEATURES, Waits, after_one_more
from cltv_core.summary import CustomerSummary

MIN_WAITS = 50
MAX_WAITS = 3000
"""So many are drawn by chance to weigh the features: 10,000 take a second and teach little more. The baseline, on
which the level depends, is of all."""

STEPS = 120
GROUPS = 40
"""Orders after the next one are worked out on so many steps, for so many groups of customers who wait alike."""

_RIDGE = 1.0


@dataclass(frozen=True)
class Survival:
    method: ClassVar[Method] = Method.SURVIVAL

    def fit(self, summary: CustomerSummary) -> FittedSurvival:
        """Raises ModelNotFitted for too few waits, or where scikit-survival is not installed or finds no fit."""
        waits = Waits.of(summary)
        ended = int(waits.ended.sum())
        if ended < MIN_WAITS:
            raise ModelNotFitted(Refusal.TOO_FEW_WAITS(waits=ended, needed=MIN_WAITS), Remedy.SIMPLER_METHOD)
        return FittedSurvival(
            summary, _fit_cox(waits), min(ended, MAX_WAITS), fit_activity(summary), fit_spend(summary)
        )


@dataclass(frozen=True, eq=False)
class Cox:
    """A wait ends at the rate exp(features @ `weights`) times a baseline, which adds up to `hazard` by so many `days`.
    Behind the last of these the rate falls as 1 / time: ever fewer come back."""

    weights: Floats
    days: Floats
    hazard: Floats

    @classmethod
    def with_baseline(cls, weights: Floats, waits: Waits) -> Cox:
        """Breslow's: of each number of days, waits that ended over the rates of all that had lasted so long."""
        days, at = np.unique(waits.days, return_inverse=True)
        ended = np.bincount(at, waits.ended, len(days))
        exposed = np.bincount(at, _risk(waits.features, weights), len(days))[::-1].cumsum()[::-1]
        return cls(weights, np.append(0.0, days), np.append(0.0, np.cumsum(ended / exposed)))

    def risk(self, features: Floats) -> Floats:
        return _risk(features, self.weights)

    def ended(self, risk: Floats, silence: Floats, ahead: Floats) -> Floats:
        """Chance that a wait (row) which has lasted through `silence` ends up to each time `ahead` (column)."""
        more = self._added_up(silence[:, np.newaxis] + ahead) - self._added_up(silence)[:, np.newaxis]
        chance: Floats = -np.expm1(-risk[:, np.newaxis] * more)
        return chance

    def _added_up(self, days: Floats) -> Floats:
        last = self.days[-1]
        fading = (self.hazard[-1] - np.interp(last / 2, self.days, self.hazard)) / np.log(2)
        beyond = np.log(np.maximum(days, last) / last)
        return np.asarray(np.interp(days, self.days, self.hazard) + fading * beyond, dtype=np.float64)


@dataclass(frozen=True)
class FittedSurvival:
    summary: CustomerSummary
    cox: Cox
    waits: int
    activity: Activity
    spend: SpendFit
    clock: Clock = EVEN

    @property
    def notes(self) -> tuple[Fact, ...]:
        return (self.spend.note,) if self.spend.note else ()

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        parameters = dict(zip(FEATURES, self.cox.weights.tolist(), strict=True))
        return {Method.SURVIVAL: ModelReport(parameters), self.spend.family: self.spend.report}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        return prediction_frame(
            self.summary,
            orders=self.orders_path(np.array([horizon_days]))[:, 0],
            spend=self._spend,
            p_alive=self.activity.p_alive(self.summary),
            p_order=self._chance_of_next(horizon_days),
        )

    def orders_path(self, days: Floats) -> Floats:
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
        return self.orders_path(days) * self._spend[:, np.newaxis]

    def draws(self, horizon_days: float, rng: np.random.Generator, size: int = 200) -> Futures:
        """The next order comes or not; later ones are Poisson. How many waits were seen says how sure the pace is."""
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


def _risk(features: Floats, weights: Floats) -> Floats:
    risk: Floats = np.exp(np.clip(np.einsum("ij,j->i", features, weights), -20.0, 20.0))
    return risk


def _fit_cox(waits: Waits) -> Cox:
    try:
        from sksurv.linear_model import CoxPHSurvivalAnalysis
    except ModuleNotFoundError:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=Method.SURVIVAL), Remedy.SIMPLER_METHOD) from None
    rng = np.random.default_rng(len(waits.days))
    drawn = np.sort(rng.permutation(len(waits.days))[:MAX_WAITS])
    outcome = np.empty(len(drawn), dtype=[("ended", np.bool_), ("days", np.float64)])
    outcome["ended"], outcome["days"] = waits.ended[drawn], waits.days[drawn]
    try:
        fit = CoxPHSurvivalAnalysis(alpha=_RIDGE).fit(waits.features[drawn], outcome)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=Method.SURVIVAL), Remedy.SIMPLER_METHOD) from None
    return Cox.with_baseline(fit.coef_, waits)
