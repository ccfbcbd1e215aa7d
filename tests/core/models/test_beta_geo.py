from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import betaln
from scipy.stats import beta, gamma

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.beta_geo import BetaGeo

CDNOW = BetaGeo(r=0.2426, alpha=4.4135, a=0.7929, b=2.4258)
CDNOW_MBG = BetaGeo(r=0.525, alpha=6.183, a=0.891, b=1.614, leaves_after_first=True)

HISTORIES = [(0, 0.0, 30.0), (0, 0.0, 0.0), (1, 12.0, 30.0), (4, 29.0, 30.0), (4, 5.0, 30.0), (9, 20.0, 52.0)]
PARAMETERS = {
    "cdnow": (0.2426, 4.4135, 0.7929, 2.4258),
    "a + b under 1": (0.8, 6.0, 0.31, 0.5),
    "a = 1": (1.3, 9.0, 1.0, 2.0),
    "a over 1": (1.3, 9.0, 2.4, 6.0),
}


def arrays(*values: float) -> tuple[Floats, ...]:
    return tuple(np.array([float(value)]) for value in values)


def brute_force(model: BetaGeo, x: int, recency: float, T: float, ahead: float) -> tuple[float, float, float]:
    """Likelihood, P(alive) and expected orders, averaged over 640,000 customers drawn evenly from the population,
    each with a known rate and chance to leave."""
    even = (np.arange(800) + 0.5) / 800
    rate = gamma.ppf(even, model.r, scale=1 / model.alpha)[:, np.newaxis]
    leave = beta.ppf(even, model.a, model.b)[np.newaxis, :]
    chances = x + model.leaves_after_first
    alive = (1 - leave) ** chances * rate**x * np.exp(-rate * T)
    gone = leave * (1 - leave) ** (chances - 1) * rate**x * np.exp(-rate * recency) if chances else np.zeros(1)
    either = alive.mean() + gone.mean()
    orders = (1 - np.exp(-rate * leave * ahead)) / leave
    return float(either), float(alive.mean() / either), float((alive * orders).mean() / either)


@pytest.mark.parametrize("leaves_after_first", [False, True])
@pytest.mark.parametrize("parameters", PARAMETERS.values(), ids=PARAMETERS.keys())
@pytest.mark.parametrize("history", HISTORIES)
def test_agrees_with_brute_force_over_a_population(
    parameters: tuple[float, ...], history: tuple[int, float, float], leaves_after_first: bool
) -> None:
    model = BetaGeo(*parameters, leaves_after_first=leaves_after_first)
    likelihood, alive, orders = brute_force(model, *history, ahead=39.0)
    columns = arrays(*history)
    assert np.exp(model.log_likelihood(*columns))[0] == pytest.approx(likelihood, rel=5e-3)
    assert model.p_alive(*columns)[0] == pytest.approx(alive, rel=5e-3)
    assert model.expected_orders(*columns, np.array([39.0]))[0, 0] == pytest.approx(orders, rel=5e-3)


@pytest.mark.parametrize("history", [*HISTORIES, (2000, 300.0, 310.0)])
@pytest.mark.parametrize("parameters", PARAMETERS.values(), ids=PARAMETERS.keys())
def test_expectation_agrees_with_adaptive_quadrature(
    parameters: tuple[float, ...], history: tuple[int, float, float]
) -> None:
    model = BetaGeo(*parameters)
    x, _, T = history
    shape = model.b + x

    def orders(root: float) -> float:
        """At p = root^(1/a), which takes the pole at p = 0 out of the density."""
        p = root ** (1 / model.a)
        made = -np.expm1(-(model.r + x) * np.log1p(p * 52 / (model.alpha + T))) / p
        return made * np.exp((shape - 1) * np.log1p(-p) - betaln(model.a, shape)) / model.a

    end = min(1.0, 60.0 / shape) ** model.a
    expected, _ = quad(orders, 0, end, epsabs=0, epsrel=1e-10, limit=500)
    if end < 1:
        expected += quad(orders, end, 1, epsrel=1e-10, limit=500)[0]
    columns = arrays(*history)
    alive = model.p_alive(*columns)[0]
    assert model.expected_orders(*columns, np.array([52.0]))[0, 0] == pytest.approx(alive * expected, rel=1e-7)


def test_log_likelihood_of_hardie_note_27() -> None:
    model = BetaGeo(r=0.25, alpha=4.0, a=0.8, b=2.5)
    both = model.log_likelihood(np.array([0.0, 200.0]), np.array([0.0, 38.0]), np.array([40.0, 40.0]))
    assert both == pytest.approx([-0.59947382, 100.79569], rel=1e-7)


def test_log_likelihood_of_cdnow_in_fader_hardie_and_lee_2005(cdnow_published: pd.DataFrame) -> None:
    columns = (cdnow_published[name].to_numpy() for name in ("frequency", "recency", "T"))
    assert CDNOW.log_likelihood(*columns).sum() == pytest.approx(-9582.4256, abs=2e-4)


def test_expectations_of_cdnow_in_fader_hardie_and_lee_2005() -> None:
    assert CDNOW.expected_orders(*arrays(2, 30.43, 38.86), np.array([39.0]))[0, 0] == pytest.approx(1.226, abs=5e-4)
    assert CDNOW.expected_orders_of_newcomer(np.array([1.0, 10.0])) == pytest.approx([0.0532, 0.4318], abs=5e-5)


@pytest.mark.parametrize("family", ["BetaGeoFitter", "ModifiedBetaGeoFitter"])
def test_agrees_with_lifetimes_where_lifetimes_is_finite(family: str, cdnow_published: pd.DataFrame) -> None:
    model = CDNOW if family == "BetaGeoFitter" else CDNOW_MBG
    columns = [cdnow_published[name].to_numpy() for name in ("frequency", "recency", "T")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifetimes

        fitter = getattr(lifetimes, family)()
        fitter.params_ = pd.Series({name: getattr(model, name) for name in ("r", "alpha", "a", "b")})
        orders = fitter.conditional_expected_number_of_purchases_up_to_time(39.0, *columns)
        alive = fitter.conditional_probability_alive(*columns)
        newcomer = fitter.expected_number_of_purchases_up_to_time(10.0)
    assert model.expected_orders(*columns, np.array([39.0]))[:, 0] == pytest.approx(orders, rel=1e-9)
    assert model.p_alive(*columns) == pytest.approx(alive, rel=1e-12)
    assert model.expected_orders_of_newcomer(np.array([10.0])) == pytest.approx([newcomer], rel=1e-9)


def test_chance_of_an_order_agrees_with_simulated_futures() -> None:
    rng = np.random.default_rng(5)
    x, recency, T, ahead = 3, 20.0, 40.0, 26.0
    rate = rng.gamma(CDNOW.r + x, 1 / (CDNOW.alpha + T), 200_000)
    alive = rng.random(200_000) < CDNOW.p_alive(*arrays(x, recency, T))[0]
    orders = alive & (rng.exponential(1 / rate) < ahead)
    assert CDNOW.p_order(*arrays(x, recency, T), ahead)[0] == pytest.approx(orders.mean(), abs=4e-3)


def test_one_time_buyers_are_alive_for_certain_only_under_the_bg_nbd() -> None:
    ages = np.array([0.0, 52.0, 104.0, 520.0])
    never, zeros = np.zeros(4), np.zeros(4)
    assert CDNOW.p_alive(never, zeros, ages).tolist() == [1.0] * 4
    fading = CDNOW_MBG.p_alive(never, zeros, ages)
    assert (np.diff(fading) < 0).all()
    assert fading[1:] == pytest.approx([0.36, 0.29, 0.15], abs=5e-3)


def test_without_dropout_orders_come_at_the_posterior_rate() -> None:
    forever = BetaGeo(r=0.8, alpha=10.0, a=1e-7, b=5.0)
    orders = forever.expected_orders(*arrays(3, 40, 52), np.array([26.0]))[0, 0]
    assert orders == pytest.approx((0.8 + 3) / (10 + 52) * 26, rel=1e-5)


def test_each_order_being_the_last_there_is_at_most_one_more() -> None:
    once = BetaGeo(r=5.0, alpha=1.0, a=1e4, b=1e-3)
    assert once.expected_orders_of_newcomer(np.array([1e4]))[0] == pytest.approx(1.0, abs=1e-3)


def test_grows_with_the_horizon_from_nothing() -> None:
    orders = CDNOW.expected_orders(*arrays(2, 30, 38), np.array([0.0, 1.0, 10.0, 100.0]))[0]
    assert orders[0] == 0
    assert (np.diff(orders) > 0).all()


@given(
    logs=st.tuples(*[st.floats(-18, 18)] * 4),
    frequency=st.integers(0, 5000),
    recent=st.floats(0, 1),
    age=st.floats(0, 600, allow_subnormal=False),
    ahead=st.floats(0.1, 200),
    leaves_after_first=st.booleans(),
)
def test_every_figure_is_finite_and_in_range(
    logs: tuple[float, float, float, float],
    frequency: int,
    recent: float,
    age: float,
    ahead: float,
    leaves_after_first: bool,
) -> None:
    model = BetaGeo(*np.exp(logs), leaves_after_first=leaves_after_first)
    columns = arrays(frequency, age * recent if frequency else 0.0, age)
    alive, chance = model.p_alive(*columns)[0], model.p_order(*columns, ahead)[0]
    orders = model.expected_orders(*columns, np.array([ahead]))[0, 0]
    assert np.isfinite(model.log_likelihood(*columns)[0])
    assert 0 <= chance <= alive <= 1
    assert chance <= orders * (1 + 1e-4)
    assert orders <= (model.r + frequency) / (model.alpha + age) * ahead * (1 + 1e-9)
