"""The Cox proportional hazards model, by Newton's method on the penalised partial likelihood.

Written here because the packages that fit it are GPL-3.0 (scikit-survival), hold pandas below 3 (lifelines), or weigh
more than a hundred lines are worth (statsmodels).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints

MAX_STEPS = 50
MAX_HALVINGS = 20
TOLERANCE = 1e-9
"""Of the penalised log-likelihood a wait, gained by a step: less is no gain."""

_MAX_LOG_RISK = 20.0


@dataclass(frozen=True, eq=False)
class Cox:
    """A fitted proportional hazards model of waits.

    A wait ends at the rate exp(features @ `weights`) times a baseline, which adds up to `hazard` by so many `days`.
    Behind the last of these the rate falls as 1 / time: ever fewer come back.
    """

    weights: Floats
    days: Floats
    hazard: Floats

    def risk(self, features: Floats) -> Floats:
        """Rate against the baseline, of each wait (row of `features`)."""
        return _relative_risk(features, self.weights)

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


def fit_cox(features: Floats, days: Floats, ended: Flags, ridge: float = 0.0) -> Cox | None:
    """Fit weights by the partial likelihood, ties as in Breslow (1974), and Breslow's baseline.

    Parameters
    ----------
    features
        One row a wait, one column a feature.
    days
        How long each wait lasted.
    ended
        Whether it ended then; otherwise it is censored.
    ridge
        `ridge` / 2 times the sum of the squared weights is taken off the log-likelihood.

    Returns
    -------
    Cox | None
        None where the search finds no end.

    References
    ----------
    Cox (1972), "Regression Models and Life-Tables", JRSS B 34, 187-220, equation 12.
    Breslow (1974), "Covariance Analysis of Censored Survival Data", Biometrics 30, 89-99, equations 7 and 9.
    """
    likelihood = PartialLikelihood.of(features, days, ended, ridge)
    weights = _maximum(likelihood)
    return None if weights is None else Cox(weights, np.append(0.0, likelihood.days), likelihood.baseline(weights))


@dataclass(frozen=True, eq=False)
class PartialLikelihood:
    """The penalised partial log-likelihood of weights.

    `days`: the distinct lengths of the waits, rising; `at`: the place among them of each wait (row of `features`);
    `events`: how many waits ended at each; `total`: sum of the features of all that ended.
    """

    features: Floats
    days: Floats
    at: Ints
    events: Floats
    total: Floats
    ridge: float

    @classmethod
    def of(cls, features: Floats, days: Floats, ended: Flags, ridge: float) -> PartialLikelihood:
        """Group the waits by their length."""
        distinct, at = np.unique(days, return_inverse=True)
        events = np.bincount(at, ended, len(distinct)).astype(np.float64)
        return cls(features, distinct, at, events, features[ended].sum(axis=0), ridge)

    def value(self, weights: Floats) -> float:
        """Return the log-likelihood less the penalty."""
        risk, highest = self._risk(weights)
        with np.errstate(divide="ignore"):
            exposed = np.log(self._exposed(risk)) + highest
        return float(self.total @ weights - self.events @ exposed - self.ridge / 2 * weights @ weights)

    def slopes(self, weights: Floats) -> tuple[Floats, Floats]:
        """Gradient, and the curvature downwards (the negative Hessian)."""
        risk, _ = self._risk(weights)
        exposed, count = self._exposed(risk), len(weights)
        columns = self.features.T
        mean = np.array([self._exposed(risk * column) / exposed for column in columns])
        curvature = np.diag(np.full(count, self.ridge))
        for row, column in zip(*np.triu_indices(count), strict=True):
            square = self._exposed(risk * columns[row] * columns[column]) / exposed - mean[row] * mean[column]
            curvature[row, column] += self.events @ square
            curvature[column, row] = curvature[row, column]
        return self.total - mean @ self.events - self.ridge * weights, curvature

    def baseline(self, weights: Floats) -> Floats:
        """Cumulative baseline hazard by 0 and by each of `days`."""
        rates = self.events / self._exposed(_relative_risk(self.features, weights))
        return np.append(0.0, np.cumsum(rates))

    def _risk(self, weights: Floats) -> tuple[Floats, float]:
        """Of each wait, against the highest one; and the logarithm of that."""
        score = self.features @ weights
        highest = float(score.max())
        return np.exp(score - highest), highest

    def _exposed(self, values: Floats) -> Floats:
        """Sum of `values` over the waits that lasted at least so long, at each of `days`."""
        return np.bincount(self.at, values, len(self.days))[::-1].cumsum()[::-1]


def _relative_risk(features: Floats, weights: Floats) -> Floats:
    """exp(features @ weights), within e^20 either way."""
    risk: Floats = np.exp(np.clip(np.einsum("ij,j->i", features, weights), -_MAX_LOG_RISK, _MAX_LOG_RISK))
    return risk


def _maximum(likelihood: PartialLikelihood) -> Floats | None:
    weights = np.zeros(likelihood.features.shape[1])
    value = likelihood.value(weights)
    for _ in range(MAX_STEPS):
        gradient, curvature = likelihood.slopes(weights)
        try:
            step: Floats = np.linalg.solve(curvature, gradient).astype(np.float64)
        except np.linalg.LinAlgError:
            return None
        found = _uphill(likelihood, weights, step, value)
        if found is None:
            return None
        weights, gained, value = found[0], found[1] - value, found[1]
        if gained <= TOLERANCE * max(len(likelihood.at), 1):
            return weights
    return None


def _uphill(likelihood: PartialLikelihood, weights: Floats, step: Floats, value: float) -> tuple[Floats, float] | None:
    """Return the step, halved until it does not lead down; None where it leads nowhere."""
    for halvings in range(MAX_HALVINGS):
        tried = weights + step / 2**halvings
        new = likelihood.value(tried)
        if np.isfinite(new) and new >= value - 1e-12 * abs(value):
            return tried, new
    return None
