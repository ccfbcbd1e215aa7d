"""The Cox model against published figures and against a second, slow implementation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from cltv_core.arrays import Flags, Floats
from cltv_core.models.survival.cox import PartialLikelihood, fit_cox

TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
CONTROL = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def leukaemia() -> tuple[Floats, Floats, Flags]:
    """Weeks of remission with 6-MP and with a placebo (Freireich et al. 1963, Blood 21, 699-716); + is censored."""
    told = [(0.0, one) for one in TREATED.split()] + [(1.0, one) for one in CONTROL.split()]
    weeks = np.array([float(one.rstrip("+")) for _, one in told])
    return np.array([[control] for control, _ in told]), weeks, np.array([not one.endswith("+") for _, one in told])


def slow_loss(weights: Floats, features: Floats, days: Floats, ended: Flags, ridge: float) -> float:
    """Less the log-likelihood, wait by wait (Breslow 1974, equation 7)."""
    score = features @ weights
    terms = [score[one] - np.log(np.exp(score[days >= days[one]]).sum()) for one in np.flatnonzero(ended)]
    return float(-sum(terms) + ridge / 2 * weights @ weights)


def drawn(seed: int) -> tuple[Floats, Floats, Flags]:
    rng = np.random.default_rng(seed)
    waits = int(rng.integers(20, 120))
    features = rng.normal(size=(waits, 3))
    days = np.ceil(rng.exponential(20 / np.exp(features @ [0.5, -0.4, 0.0])))
    return features, days, rng.random(waits) < 0.7


def test_the_remissions_of_freireich_as_published() -> None:
    """Breslow's coefficient, standard error and likelihood ratio, as SAS and R (`ties = "breslow"`) print them."""
    features, weeks, ended = leukaemia()
    cox = fit_cox(features, weeks, ended)
    assert cox is not None
    likelihood = PartialLikelihood.of(features, weeks, ended, 0.0)
    assert cox.weights[0] == pytest.approx(1.5092, abs=5e-5)
    assert np.sqrt(1 / likelihood.slopes(cox.weights)[1][0, 0]) == pytest.approx(0.4096, abs=5e-5)
    ratio = 2 * (likelihood.value(cox.weights) - likelihood.value(np.zeros(1)))
    assert ratio == pytest.approx(15.21, abs=5e-3)


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.sampled_from([0.1, 1.0, 10.0]))
def test_the_slow_way_finds_the_same_weights_and_baseline(seed: int, ridge: float) -> None:
    features, days, ended = drawn(seed)
    cox = fit_cox(features, days, ended, ridge)
    assert cox is not None
    slow = minimize(slow_loss, np.zeros(3), args=(features, days, ended, ridge), options={"gtol": 1e-8}).x
    assert cox.weights == pytest.approx(slow, abs=1e-5)
    risk = np.exp(features @ cox.weights)
    by_hand = [
        sum(1 / risk[days >= days[one]].sum() for one in np.flatnonzero(ended & (days <= day))) for day in cox.days[1:]
    ]
    assert cox.hazard[1:] == pytest.approx(by_hand)


@given(st.integers(0, 10**6))
def test_the_gradient_is_that_of_the_likelihood(seed: int) -> None:
    features, days, ended = drawn(seed)
    likelihood = PartialLikelihood.of(features, days, ended, 1.0)
    weights = np.random.default_rng(seed).normal(size=3) / 3
    steps = np.eye(3) * 1e-5
    gradient, curvature = likelihood.slopes(weights)
    assert gradient == pytest.approx(
        [(likelihood.value(weights + step) - likelihood.value(weights - step)) / 2e-5 for step in steps], abs=1e-4
    )
    rows = [(likelihood.slopes(weights - step)[0] - likelihood.slopes(weights + step)[0]) / 2e-5 for step in steps]
    assert curvature == pytest.approx(np.array(rows), abs=1e-3)


def test_a_feature_that_tells_everything_has_no_end_without_a_ridge_and_one_with_it() -> None:
    features, days = np.arange(40.0)[:, np.newaxis], np.arange(40.0, 0.0, -1.0)
    ended = np.ones(40, dtype=bool)
    assert fit_cox(features, days, ended) is None
    with_ridge = fit_cox(features, days, ended, 1.0)
    assert with_ridge is not None
    assert np.isfinite(with_ridge.weights).all()
