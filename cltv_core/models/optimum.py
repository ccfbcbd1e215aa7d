"""The best parameters of a likelihood, searched in their logarithms with the gradient at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from cltv_core.arrays import Floats

LOG_BOUND = 12.0
"""Parameters are searched between e^-12 and e^12 times their start. The likelihood often rises towards an infinite
parameter in small shops and where nobody leaves; by then it is level."""

_STEP = 1e-4
_FLATTEST = 1e-2

LogLikelihood = Callable[[Floats], tuple[float, Floats]]
"""Of logarithms of parameters: the log-likelihood of all customers, and its gradient."""


@dataclass(frozen=True)
class LogNormalPrior:
    """Independent lognormal beliefs: means and standard deviations of the logarithms."""

    means: tuple[float, ...]
    deviations: tuple[float, ...]

    def log_density(self, logs: Floats) -> tuple[float, Floats]:
        """Up to a constant, with its gradient."""
        away = (logs - np.array(self.means)) / np.array(self.deviations)
        return -float(away @ away) / 2, -away / np.array(self.deviations)


@dataclass(frozen=True, eq=False)
class Optimum:
    """`logs`: logarithms of the best parameters; `covariance`: of these logarithms, by the curvature (Laplace)."""

    logs: Floats
    covariance: Floats

    @property
    def parameters(self) -> tuple[float, ...]:
        """Return the best parameters."""
        return tuple(float(value) for value in np.exp(self.logs))

    def draws(self, rng: np.random.Generator, size: int) -> Floats:
        """`size` rows of parameters that the data leave possible."""
        return np.exp(rng.multivariate_normal(self.logs, self.covariance, size=size, method="eigh"))


def maximise(
    log_likelihood: LogLikelihood,
    start: Sequence[float],
    *,
    prior: LogNormalPrior | None = None,
    lowest: Sequence[float] | None = None,
) -> Optimum | None:
    """Return the most likely parameters from `start` (all above 0), or the most probable ones given `prior`.

    `lowest`: bounds from below, where a parameter has one. None where the search does not end.
    """

    def loss(logs: Floats) -> tuple[float, Floats]:
        value, gradient = _posterior(log_likelihood, prior, logs)
        return -value, -gradient

    around = np.log(np.asarray(start, dtype=np.float64))
    floor = around - LOG_BOUND if lowest is None else np.maximum(around - LOG_BOUND, np.log(lowest))
    bounds = list(zip(floor, around + LOG_BOUND, strict=True))
    scale = max(1.0, abs(loss(around)[0]))

    def scaled(logs: Floats) -> tuple[float, Floats]:
        value, gradient = loss(logs)
        return value / scale, gradient / scale

    found = minimize(
        scaled,
        around,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 1e-13, "gtol": 1e-8, "maxiter": 500},
    )
    if not (np.isfinite(found.fun) and np.isfinite(found.x).all()):
        return None
    logs: Floats = found.x
    return Optimum(logs, _covariance(loss, logs))


def _posterior(log_likelihood: LogLikelihood, prior: LogNormalPrior | None, logs: Floats) -> tuple[float, Floats]:
    value, gradient = log_likelihood(logs)
    if prior is None:
        return value, gradient
    belief, slope = prior.log_density(logs)
    return value + belief, gradient + slope


def _covariance(loss: LogLikelihood, logs: Floats) -> Floats:
    """Inverse of the curvature, by central differences of the gradient; directions without any get a wide spread."""
    steps = np.eye(len(logs)) * _STEP
    rows = [(loss(logs + step)[1] - loss(logs - step)[1]) / (2 * _STEP) for step in steps]
    curvature = np.array(rows)
    values, vectors = np.linalg.eigh((curvature + curvature.T) / 2)
    covariance: Floats = (vectors / np.maximum(values, _FLATTEST)) @ vectors.T
    return covariance
