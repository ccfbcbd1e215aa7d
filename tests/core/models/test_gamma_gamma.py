from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma

from cltv_core.arrays import Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die import gamma_gamma
from cltv_core.models.buy_till_you_die.gamma_gamma import (
    GammaGamma,
    GammaGammaLikelihood,
    RepeatSpend,
    ShrunkMeans,
    fit_gamma_gamma,
    fit_spend,
)
from cltv_core.models.codes import Refusal
from cltv_core.models.optimum import Optimum
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import from_frames
from tests.support.refusals import refuses

CDNOW = GammaGamma(p=6.2496, q=3.7443, v=15.4436)


def simulated_spend(customers: int, p: float, q: float, v: float, seed: int = 2) -> RepeatSpend:
    rng = np.random.default_rng(seed)
    frequency = rng.integers(1, 8, customers).astype(float)
    scale = 1 / rng.gamma(q, 1 / v, customers)
    return RepeatSpend(frequency, rng.gamma(p * frequency, scale) / frequency)


def fitted(seen: RepeatSpend) -> GammaGamma:
    return GammaGamma(*fit_gamma_gamma(seen).parameters)


def shop(spends: list[list[float]]) -> CustomerSummary:
    """One customer a list, an order of each amount every tenth day."""
    orders = [
        (f"{customer}-{order}", str(customer), pd.Timestamp(2024, 1, 1) + pd.Timedelta(days=10 * order), spend)
        for customer, amounts in enumerate(spends)
        for order, spend in enumerate(amounts)
    ]
    frame = pd.DataFrame(orders, columns=["order_id", "customer_id", "ordered_at", "revenue"])
    return summarise(from_frames(frame), date(2024, 12, 31))


def spend_of(summary: CustomerSummary) -> Floats:
    frame = summary.frame
    return fit_spend(summary).model.expected_spend(frame["frequency"].to_numpy(), frame["monetary_value"].to_numpy())


def test_expected_spends_of_cdnow_in_fader_and_hardie_2013() -> None:
    spend = CDNOW.expected_spend(np.array([2.0, 1.0, 0.0]), np.array([22.35, 11.77, 0.0]))
    assert spend == pytest.approx([24.6586, 18.9115, 35.1710], rel=2e-4)


def test_log_likelihood_of_cdnow_in_fader_and_hardie_2013(cdnow_published: pd.DataFrame) -> None:
    buyers = cdnow_published[cdnow_published["frequency"] > 0]
    columns = buyers["frequency"].to_numpy(), buyers["monetary_value"].to_numpy()
    model = fitted(RepeatSpend(*columns))
    assert (model.p, model.q, model.v) == pytest.approx((6.25, 3.74, 15.45), rel=2e-3)
    assert model.log_likelihood(*columns).sum() == pytest.approx(-4055.9232, abs=2e-4)


@given(logs=st.tuples(*[st.floats(-2, 3)] * 3))
def test_the_likelihood_that_is_searched_is_the_models_and_its_gradient_is_right(logs: tuple[float, ...]) -> None:
    seen = simulated_spend(50, p=6.0, q=4.0, v=15.0)
    likelihood, at = GammaGammaLikelihood(seen), np.array(logs)
    value, gradient = likelihood(at)
    model = GammaGamma(*np.exp(at))
    assert value == pytest.approx(model.log_likelihood(seen.frequency, seen.monetary_value).sum(), rel=1e-9)
    by_differences = [(likelihood(at + step)[0] - likelihood(at - step)[0]) / 2e-5 for step in np.eye(3) * 1e-5]
    assert gradient == pytest.approx(np.array(by_differences), rel=1e-4, abs=1e-3)


@pytest.mark.parametrize(("frequency", "spend"), [(1.0, 11.77), (2.0, 22.35), (9.0, 60.0)])
def test_likelihood_and_mean_agree_with_brute_force_over_scales(frequency: float, spend: float) -> None:
    def seen(scale: float) -> float:
        return float(gamma.pdf(spend, CDNOW.p * frequency, scale=1 / (scale * frequency)))

    def weight(scale: float) -> float:
        return float(gamma.pdf(scale, CDNOW.q, scale=1 / CDNOW.v)) * seen(scale)

    likelihood, _ = quad(weight, 0, 5, epsabs=0, limit=200)
    mean, _ = quad(lambda scale: weight(scale) * CDNOW.p / scale, 0, 5, epsabs=0, limit=200)
    columns = np.array([frequency]), np.array([spend])
    assert np.exp(CDNOW.log_likelihood(*columns)) == pytest.approx([likelihood], rel=1e-6)
    assert CDNOW.expected_spend(*columns) == pytest.approx([mean / likelihood], rel=1e-6)


def test_many_orders_speak_for_themselves_and_none_for_the_shop() -> None:
    spend = CDNOW.expected_spend(np.array([1000.0, 0.0]), np.array([80.0, 0.0]))
    assert spend == pytest.approx([80.0, CDNOW.mean], rel=1e-3)


def test_parameters_of_a_simulated_shop_are_recovered() -> None:
    model = fitted(simulated_spend(4000, p=6.0, q=4.0, v=15.0))
    assert (model.p, model.q, model.v) == pytest.approx((6.0, 4.0, 15.0), rel=0.2)
    assert model.mean == pytest.approx(30.0, rel=0.03)


@pytest.mark.parametrize("unit", [1e-3, 100.0, 1e6])
def test_the_currency_does_not_matter(unit: float) -> None:
    seen = simulated_spend(300, p=6.0, q=4.0, v=15.0)
    model, other = fitted(seen), fitted(RepeatSpend(seen.frequency, seen.monetary_value * unit))
    assert (other.p, other.q, other.v) == pytest.approx((model.p, model.q, model.v * unit), rel=1e-3)


def test_where_the_best_fit_has_no_mean_q_is_bounded() -> None:
    seen = simulated_spend(500, p=4.0, q=0.7, v=10.0, seed=2)
    model = fitted(seen)
    assert model.q == pytest.approx(gamma_gamma.MIN_Q)
    assert model.mean == pytest.approx(seen.mean, rel=0.3)


def test_where_not_even_that_has_the_mean_that_was_seen_it_is_refused() -> None:
    with refuses(ModelNotFitted, Refusal.UNEVEN_SPEND):
        fit_gamma_gamma(simulated_spend(500, p=4.0, q=0.7, v=10.0, seed=0))


def test_no_convergence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gamma_gamma, "maximise", lambda *_, **__: None)
    with refuses(ModelNotFitted, Refusal.NOT_CONVERGED):
        fit_gamma_gamma(simulated_spend(50, p=6.0, q=4.0, v=15.0))


def test_future_orders_are_worth_what_is_expected() -> None:
    frequency, spend, orders = (np.repeat(column, 40_000) for column in ([4.0, 0.0], [50.0, 0.0], [3.0, 2.0]))
    for model in (CDNOW, ShrunkMeans(mean=30.0, spread=0.5)):
        value = model.future_value(frequency, spend, orders, np.random.default_rng(4))
        expected = model.expected_spend(frequency, spend) * orders
        assert value[:40_000].mean() == pytest.approx(expected[0], rel=0.02)
        assert value[40_000:].mean() == pytest.approx(expected[-1], rel=0.02)
    assert not CDNOW.future_value(frequency, spend, np.zeros(80_000), np.random.default_rng(4)).any()


def test_the_spread_of_orders_around_their_customers_mean_is_found() -> None:
    rng = np.random.default_rng(5)
    fit = fit_spend(shop([(30.0 * rng.gamma(2.0, 0.5, 4)).tolist() for _ in range(8)]))
    assert isinstance(fit.model, ShrunkMeans)
    assert fit.model.spread == pytest.approx(0.5, rel=0.5)
    assert fit.possible_models(rng, 2) == [fit.model] * 2


def test_a_mean_that_nobody_has_seen_is_refused_for_shrunk_means(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = Optimum(np.log([2.0, 1.2, 10.0]), np.eye(3))
    monkeypatch.setattr(gamma_gamma, "maximise", lambda *_, **__: odd)
    summary = shop([[20.0, amount, amount] for amount in range(1, 21)])
    fit = fit_spend(summary)
    assert fit.note == Refusal.UNEVEN_SPEND()
    assert fit.report.parameters == {"mean": 10.5}
    assert spend_of(summary)[0] == pytest.approx((1 + 1 + 10.5) / 3)


def test_too_few_repeat_spends_are_told() -> None:
    fit = fit_spend(shop([[5.0, 6.0], [7.0]]))
    assert isinstance(fit.model, ShrunkMeans)
    assert fit.note == Refusal.TOO_FEW_SPENDERS(customers=1, needed=10)


def test_shrunk_means_by_hand() -> None:
    spend = ShrunkMeans(mean=10.0).expected_spend(np.array([0.0, 1.0, 4.0]), np.array([0.0, 20.0, 20.0]))
    assert spend == pytest.approx([10.0, 15.0, 18.0])


def test_one_price_for_all() -> None:
    assert spend_of(shop([[4.0] * 3] * 15 + [[4.0]] * 15)) == pytest.approx([4.0] * 30, rel=1e-3)


def test_nobody_ever_paid() -> None:
    assert spend_of(shop([[0.0] * 3] * 15)).tolist() == [0.0] * 15


def test_free_repeats_count_as_little_not_as_nothing() -> None:
    rng = np.random.default_rng(3)
    summary = shop([[10.0, *rng.gamma(5.0, 2.0, 3)] for _ in range(40)] + [[10.0, 0.0]])
    spend = pd.Series(spend_of(summary), index=summary.frame.index)
    assert 0 < spend["40"] < spend.drop("40").median()


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.floats(0, 1e6).map(lambda amount: round(amount, 2)), min_size=1, max_size=6),
        min_size=1,
        max_size=40,
    )
)
def test_any_shop_gets_a_finite_spend_for_everyone(spends: list[list[float]]) -> None:
    spend = spend_of(shop(spends))
    assert np.isfinite(spend).all()
    assert (spend >= 0).all()
