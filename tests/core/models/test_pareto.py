from __future__ import annotations

import warnings
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.pareto import ParetoNBD
from cltv_core.models.buy_till_you_die.pareto_integral import overlap

CDNOW = ParetoNBD(r=0.553, alpha=10.578, s=0.606, beta=11.668)
HISTORIES = [(0, 0.0, 30.0), (0, 0.0, 0.0), (1, 12.0, 30.0), (4, 30.0, 30.0), (4, 5.0, 30.0), (9, 20.0, 52.0)]
PARAMETERS = {
    "cdnow": (0.553, 10.578, 0.606, 11.668),
    "s = 1": (1.3, 9.0, 1.0, 4.0),
    "alpha = beta": (2.0, 8.0, 1.7, 8.0),
}


def arrays(*values: float) -> tuple[Floats, ...]:
    return tuple(np.array([float(value)]) for value in values)


def brute_force(model: ParetoNBD, x: int, recency: float, T: float, ahead: float) -> tuple[float, ...]:
    """Likelihood, P(alive), expected orders and chance of one, over 640,000 customers with known rates of ordering and
    of leaving."""
    even = (np.arange(800) + 0.5) / 800
    rate = gamma.ppf(even, model.r, scale=1 / model.alpha)[:, np.newaxis]
    leave = gamma.ppf(even, model.s, scale=1 / model.beta)[np.newaxis, :]
    either = rate + leave
    alive = rate**x * np.exp(-either * T)
    gone = rate**x * leave / either * (np.exp(-either * recency) - np.exp(-either * T))
    orders = rate / leave * -np.expm1(-leave * ahead)
    order = rate / either * -np.expm1(-either * ahead)
    total = alive.mean() + gone.mean()
    return tuple(
        float(value / total) if value is not total else float(total)
        for value in (total, alive.mean(), (alive * orders).mean(), (alive * order).mean())
    )


@pytest.mark.parametrize("parameters", PARAMETERS.values(), ids=PARAMETERS.keys())
@pytest.mark.parametrize("history", HISTORIES)
def test_agrees_with_brute_force_over_a_population(
    parameters: tuple[float, ...], history: tuple[int, float, float]
) -> None:
    model = ParetoNBD(*parameters)
    likelihood, alive, orders, order = brute_force(model, *history, ahead=39.0)
    columns = arrays(*history)
    assert np.exp(model.log_likelihood(*columns))[0] == pytest.approx(likelihood, rel=5e-3)
    assert model.p_alive(*columns)[0] == pytest.approx(alive, rel=5e-3)
    assert model.expected_orders(*columns, np.array([39.0]))[0, 0] == pytest.approx(orders, rel=5e-3)
    assert model.p_order(*columns, 39.0)[0] == pytest.approx(order, rel=5e-3)


def test_agrees_with_lifetimes_where_lifetimes_is_finite(cdnow_published: pd.DataFrame) -> None:
    columns = [cdnow_published[name].to_numpy() for name in ("frequency", "recency", "T")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifetimes

        fitter = lifetimes.ParetoNBDFitter()
        fitter.params_ = pd.Series({name: getattr(CDNOW, name) for name in ("r", "alpha", "s", "beta")})
        orders = fitter.conditional_expected_number_of_purchases_up_to_time(39.0, *columns)
        alive = fitter.conditional_probability_alive(*columns)
        none = fitter.conditional_probability_of_n_purchases_up_to_time(0, 39.0, *columns)
        newcomer = fitter.expected_number_of_purchases_up_to_time(10.0)
    assert CDNOW.expected_orders(*columns, np.array([39.0]))[:, 0] == pytest.approx(orders, rel=1e-9)
    assert CDNOW.p_alive(*columns) == pytest.approx(np.asarray(alive), rel=1e-9)
    assert CDNOW.p_order(*columns, 39.0) == pytest.approx(1 - np.asarray(none), rel=1e-9)
    assert CDNOW.expected_orders_of_newcomer(np.array([10.0])) == pytest.approx([newcomer], rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    p=st.floats(0.05, 1500),
    q=st.floats(0.05, 60),
    alpha=st.floats(0.05, 500),
    beta=st.floats(0.05, 500),
    start=st.floats(0, 300),
    length=st.floats(0.5, 300),
)
def test_the_integral_agrees_with_adaptive_quadrature(
    p: float, q: float, alpha: float, beta: float, start: float, length: float
) -> None:
    first = -p * np.log(alpha + start) - q * np.log(beta + start)

    def integrand(u: float) -> float:
        return float(np.exp(-p * np.log(alpha + u) - q * np.log(beta + u) - first))

    ends = start + length * np.concatenate([[0.0], np.logspace(-6, 0, 13)])
    pieces = [quad(integrand, low, high, epsabs=0, epsrel=1e-10)[0] for low, high in pairwise(ends)]
    ours = overlap(np.array([p]), q, alpha, beta, np.array([start]), np.array([start + length]))
    assert ours.log[0] - first == pytest.approx(np.log(sum(pieces)), abs=1e-6)


@settings(deadline=None)
@given(
    logs=st.tuples(*[st.floats(-9, 9)] * 4),
    frequency=st.integers(0, 5000),
    recent=st.floats(0, 1),
    age=st.floats(0, 600, allow_subnormal=False),
    ahead=st.floats(0.1, 200),
)
def test_every_figure_is_finite_and_in_range_also_for_thousands_of_orders(
    logs: tuple[float, float, float, float], frequency: int, recent: float, age: float, ahead: float
) -> None:
    model = ParetoNBD(*np.exp(logs))
    columns = arrays(frequency, age * recent if frequency else 0.0, age)
    alive, chance = model.p_alive(*columns)[0], model.p_order(*columns, ahead)[0]
    orders = model.expected_orders(*columns, np.array([ahead]))[0, 0]
    assert np.isfinite(model.log_likelihood(*columns)[0])
    assert 0 <= chance <= alive <= 1
    assert chance <= orders * (1 + 1e-6) + 1e-300
    assert orders <= (model.r + frequency) / (model.alpha + age) * ahead * (1 + 1e-9)
    assert np.isfinite(model.future_orders(*columns, ahead, np.random.default_rng(1))).all()


def test_one_time_buyers_fade_and_who_ordered_now_is_there() -> None:
    zeros = np.zeros(4)
    fading = CDNOW.p_alive(zeros, zeros, np.array([0.0, 52.0, 104.0, 520.0]))
    assert fading[0] == 1
    assert (np.diff(fading) < 0).all()
    assert CDNOW.p_alive(*arrays(3, 20, 20))[0] == 1
