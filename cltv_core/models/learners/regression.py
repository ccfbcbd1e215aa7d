"""Regression: a generalised linear model of money with many zeros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.models.codes import Method
from cltv_core.models.learners.tweedie import MAX_LOG_MEAN, Slopes, deviance

RIDGE = 0.02
"""Of the mean curvature of a coefficient: what a fit to few customers is drawn towards no effect by."""

MIN_RIDGE = 100.0
"""The same in customers: so many with no effect at all are added to those there are."""

_MAX_STEPS = 30
_PRECISION = 1e-7


@dataclass(frozen=True)
class Regression:
    """log E[spent] = intercept + features x coefficients, spent being Tweedie; coefficients drawn towards 0."""

    method: ClassVar[Method] = Method.REGRESSION

    def learn(self, features: Floats, spent: Floats) -> LogLinear:
        """Newton's method with step halving on the penalised deviance, which is convex for a power between 1 and 2."""
        design = np.column_stack([np.ones(len(spent)), features])
        mean = max(float(spent.mean()), 1e-9)
        penalty: Floats = np.full(design.shape[1], max(MIN_RIDGE, RIDGE * len(spent)) * mean**0.5)
        penalty[0] = 0.0
        coefficients = np.zeros(design.shape[1])
        coefficients[0] = np.log(mean)
        loss = _loss(design, spent, coefficients, penalty)
        for _ in range(_MAX_STEPS):
            step = _newton_step(design, spent, coefficients, penalty)
            coefficients, new_loss = _downhill(design, spent, coefficients, step, penalty, loss)
            if loss - new_loss < _PRECISION * abs(loss):
                break
            loss = new_loss
        return LogLinear(coefficients)


@dataclass(frozen=True, eq=False)
class LogLinear:
    """A fitted regression: the constant, then a coefficient a feature."""

    coefficients: Floats

    def score(self, features: Floats) -> Floats:
        """Logarithm of what is expected of each customer (row)."""
        score: Floats = self.coefficients[0] + features @ self.coefficients[1:]
        return score

    def value(self, features: Floats) -> Floats:
        """Return the expected spend of each customer."""
        value: Floats = np.exp(np.clip(self.score(features), -MAX_LOG_MEAN, MAX_LOG_MEAN))
        return value


def _loss(design: Floats, spent: Floats, coefficients: Floats, penalty: Floats) -> float:
    return float(deviance(design @ coefficients, spent).sum() + (penalty * coefficients**2).sum() / 2)


def _newton_step(design: Floats, spent: Floats, coefficients: Floats, penalty: Floats) -> Floats:
    slopes = Slopes.of(design @ coefficients, spent)
    curvature = (design * slopes.second[:, np.newaxis]).T @ design + np.diag(penalty + 1e-9)
    uphill = slopes.first @ design + penalty * coefficients
    return np.asarray(-np.linalg.solve(curvature, uphill), dtype=np.float64)


def _downhill(
    design: Floats, spent: Floats, coefficients: Floats, step: Floats, penalty: Floats, loss: float
) -> tuple[Floats, float]:
    for halvings in range(12):
        tried = coefficients + step / 2**halvings
        new_loss = _loss(design, spent, tried, penalty)
        if new_loss < loss:
            return tried, new_loss
    return coefficients, loss
