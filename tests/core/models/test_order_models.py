"""The fits against the papers, against lifetimes, and against shops whose truth is known."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die import order_models
from cltv_core.models.buy_till_you_die.beta_geo_fit import BetaGeoLikelihood
from cltv_core.models.buy_till_you_die.order_models import PRIORS, fit_orders, order_model
from cltv_core.models.buy_till_you_die.pareto_fit import ParetoLikelihood
from cltv_core.models.codes import OrderFamily, Refusal
from cltv_core.models.histories import Histories
from tests.support.refusals import refuses

Simulate = Callable[..., pd.DataFrame]

FAMILIES: tuple[OrderFamily, ...] = (OrderFamily.BG_NBD, OrderFamily.MBG_NBD, OrderFamily.PARETO_NBD)
FITTERS = {
    OrderFamily.BG_NBD: "BetaGeoFitter",
    OrderFamily.MBG_NBD: "ModifiedBetaGeoFitter",
    OrderFamily.PARETO_NBD: "ParetoNBDFitter",
}


def histories_of(frame: pd.DataFrame) -> Histories:
    return Histories(*(frame[name].to_numpy(dtype=float) for name in ("frequency", "recency", "T")))


def likelihood_of(family: OrderFamily, histories: Histories) -> BetaGeoLikelihood | ParetoLikelihood:
    if family is OrderFamily.PARETO_NBD:
        return ParetoLikelihood(histories.distinct)
    return BetaGeoLikelihood(histories.distinct, leaves_after_first=family is OrderFamily.MBG_NBD)


@pytest.fixture(scope="module")
def cdnow(cdnow_published: pd.DataFrame) -> Histories:
    return histories_of(cdnow_published)


@pytest.mark.parametrize(
    ("family", "published"),
    [
        pytest.param(OrderFamily.BG_NBD, (0.2426, 4.4135, 0.7929, 2.4258), id="fader_hardie_and_lee_2005"),
        pytest.param(OrderFamily.MBG_NBD, (0.525, 6.183, 0.891, 1.614), id="wagner_and_hoppe_2008"),
        pytest.param(OrderFamily.PARETO_NBD, (0.553, 10.578, 0.606, 11.668), id="fader_hardie_and_lee_2005_pareto"),
    ],
)
def test_parameters_of_cdnow_as_published(family: OrderFamily, published: tuple[float, ...], cdnow: Histories) -> None:
    fit = fit_orders(family, cdnow, weak_prior=False)
    assert tuple(fit.parameters.values()) == pytest.approx(published, rel=1e-3)


def test_log_likelihood_of_cdnow_in_fader_hardie_and_lee_2005(cdnow: Histories) -> None:
    assert fit_orders(OrderFamily.BG_NBD, cdnow, weak_prior=False).log_likelihood == pytest.approx(-9582.4256, abs=1e-4)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_less_likely_than_what_lifetimes_finds(family: OrderFamily, cdnow: Histories) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifetimes

        theirs: Any = getattr(lifetimes, FITTERS[family])().fit(*cdnow.columns).params_
    ours = fit_orders(family, cdnow, weak_prior=False)
    likelihood = float(order_model(family, tuple(theirs)).log_likelihood(*cdnow.columns).sum())
    assert ours.log_likelihood >= likelihood - 1e-6
    assert tuple(ours.parameters.values()) == pytest.approx(tuple(theirs), rel=1e-3)


@pytest.mark.parametrize("family", [OrderFamily.BG_NBD, OrderFamily.MBG_NBD])
def test_standard_errors_are_those_of_lifetimes(family: OrderFamily, cdnow: Histories) -> None:
    """Of the logarithms, to a first order; lifetimes has none for the Pareto/NBD."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifetimes

        summary = getattr(lifetimes, FITTERS[family])().fit(*cdnow.columns).summary
    ours = np.sqrt(np.diag(fit_orders(family, cdnow, weak_prior=False).optimum.covariance))
    assert ours == pytest.approx((summary["se(coef)"] / summary["coef"]).to_numpy(), rel=2e-3)


@settings(max_examples=30, deadline=None)
@given(logs=st.tuples(*[st.floats(-3, 3)] * 4), family=st.sampled_from(FAMILIES))
def test_the_likelihood_that_is_searched_is_the_models_and_its_gradient_is_right(
    logs: tuple[float, ...], family: OrderFamily
) -> None:
    rng = np.random.default_rng(1)
    frequency = rng.integers(0, 9, 60).astype(float)
    T = rng.uniform(5, 80, 60)
    histories = Histories(frequency, np.where(frequency > 0, T * rng.uniform(0.1, 1, 60), 0.0), T)
    at, likelihood = np.array(logs), likelihood_of(family, histories)
    value, gradient = likelihood(at)
    model = order_model(family, tuple(np.exp(at)))
    assert value == pytest.approx(model.log_likelihood(*histories.columns).sum(), rel=1e-9)
    by_differences = [(likelihood(at + step)[0] - likelihood(at - step)[0]) / 2e-5 for step in np.eye(4) * 1e-5]
    assert gradient == pytest.approx(np.array(by_differences), rel=1e-4, abs=1e-3)


def test_customers_with_one_history_are_counted_as_often_as_they_are(cdnow: Histories) -> None:
    rows = cdnow.distinct
    assert rows.customers.sum() == 2357 > len(rows.T)
    each = pd.DataFrame(dict(zip(("x", "t_x", "T"), cdnow.columns, strict=True))).value_counts().sort_index()
    frame = pd.DataFrame(dict(zip(("x", "t_x", "T"), rows.columns, strict=True))).assign(customers=rows.customers)
    assert (frame.set_index(["x", "t_x", "T"])["customers"].sort_index() == each).all()


@pytest.mark.parametrize("unit", [1 / 7, 1 / 365, 24.0])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_unit_of_time_does_not_matter(family: OrderFamily, unit: float, cdnow: Histories) -> None:
    other = Histories(cdnow.frequency, cdnow.recency / unit, cdnow.T / unit)
    weeks, units = (fit_orders(family, histories, weak_prior=False) for histories in (cdnow, other))
    times = [unit if name in ("alpha", "beta") else 1.0 for name in weeks.parameters]
    expected = np.array([*weeks.parameters.values()]) / times
    assert tuple(units.parameters.values()) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize("family", [OrderFamily.BG_NBD, OrderFamily.MBG_NBD])
def test_parameters_of_a_simulated_shop_are_recovered(family: OrderFamily, simulate_histories: Simulate) -> None:
    truth = {"r": 0.6, "alpha": 5.0, "a": 0.9, "b": 3.0}
    histories = histories_of(
        simulate_histories(4000, **truth, leaves_after_first=family is OrderFamily.MBG_NBD, seed=3)
    )
    fit = fit_orders(family, histories)
    away = np.log(list(fit.parameters.values())) - np.log(list(truth.values()))
    assert np.abs(away).max() < 0.25
    assert away @ np.linalg.solve(fit.optimum.covariance, away) < 18.5  # 0.999 of a chi-square of 4


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", range(4))
def test_small_shops_where_nobody_leaves_stay_near_what_is_published(
    family: OrderFamily, seed: int, simulate_histories: Simulate
) -> None:
    """Their likelihood rises towards an infinite parameter."""
    histories = histories_of(simulate_histories(30, r=2.0, alpha=30.0, a=0.05, b=3.0, seed=seed))
    fit = fit_orders(family, histories)
    away = np.log(list(fit.parameters.values())) - np.array(PRIORS[family].means)
    assert np.abs(away / np.array(PRIORS[family].deviations)).max() < 4
    freely = fit_orders(family, histories, weak_prior=False)
    assert fit.log_likelihood > freely.log_likelihood - 6


@pytest.mark.parametrize("family", FAMILIES)
def test_where_everybody_bought_once_little_is_expected(family: OrderFamily) -> None:
    T = np.linspace(10, 100, 200)
    fit = fit_orders(family, Histories(np.zeros(200), np.zeros(200), T))
    assert fit.model.expected_orders(np.zeros(200), np.zeros(200), T, np.array([52.0])).sum() < 5


@pytest.mark.parametrize("family", FAMILIES)
def test_one_customer_of_today(family: OrderFamily) -> None:
    fit = fit_orders(family, Histories(*np.zeros((3, 1))))
    orders = fit.model.expected_orders(*np.zeros((3, 1)), np.array([52.0]))
    assert 0 < orders[0, 0] < 10


@pytest.mark.parametrize("family", FAMILIES)
def test_futures_hold_what_is_expected(family: OrderFamily, cdnow: Histories) -> None:
    fit = fit_orders(family, cdnow)
    rng = np.random.default_rng(6)
    expected = fit.model.expected_orders(*cdnow.columns, np.array([39.0])).sum()
    known = [fit.model.future_orders(*cdnow.columns, 39.0, rng).sum() for _ in range(60)]
    assert np.mean(known) == pytest.approx(expected, rel=0.02)
    possible = [model.future_orders(*cdnow.columns, 39.0, rng).sum() for model in fit.possible_models(rng, 60)]
    assert np.mean(possible) == pytest.approx(expected, rel=0.04)
    assert np.std(possible) > np.std(known)


def test_no_convergence_is_told(cdnow: Histories, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_models, "fit_beta_geo", lambda *_, **__: None)
    with refuses(ModelNotFitted, Refusal.NOT_CONVERGED):
        fit_orders(OrderFamily.BG_NBD, cdnow)
