from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cltv_core.errors import ModelNotFitted
from cltv_core.models.activity import fit_activity
from cltv_core.models.buy_till_you_die import order_models
from cltv_core.models.buy_till_you_die.beta_geo import BetaGeo
from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
from cltv_core.models.codes import OrderFamily, Refusal, SpendFamily
from cltv_core.models.optimum import Optimum
from cltv_core.summary import CustomerSummary
from tests.support.refusals import refuses

Simulate = Callable[..., pd.DataFrame]


def test_cdnow_from_its_purchases_as_in_clvtools(cdnow_summary: CustomerSummary) -> None:
    """Parameters of the papers, log-likelihoods of CLVTools' tests (which, as we do, use unrounded weeks)."""
    reports = BuyTillYouDie(OrderFamily.BG_NBD).fit(cdnow_summary).reports
    assert list(reports) == [OrderFamily.BG_NBD, OrderFamily.MBG_NBD, SpendFamily.GAMMA_GAMMA]
    orders, activity, spend = reports.values()
    assert orders.parameters == pytest.approx({"r": 0.2426, "alpha": 4.4135, "a": 0.7929, "b": 2.4258}, rel=5e-4)
    assert orders.log_likelihood == pytest.approx(-9582.429, abs=1e-3)
    assert orders.time_unit == activity.time_unit == "weeks"
    assert activity.parameters == pytest.approx({"r": 0.525, "alpha": 6.183, "a": 0.891, "b": 1.614}, rel=1e-3)
    assert spend.parameters == pytest.approx({"p": 6.25, "q": 3.74, "v": 15.44}, rel=2e-3)
    assert spend.log_likelihood == pytest.approx(-4055.9177, abs=1e-4)


def test_expected_orders_come_from_the_family_and_p_alive_from_the_customers_rhythm(
    cdnow_summary: CustomerSummary,
) -> None:
    bg, mbg, pareto = (
        BuyTillYouDie(family).fit(cdnow_summary)
        for family in (OrderFamily.BG_NBD, OrderFamily.MBG_NBD, OrderFamily.PARETO_NBD)
    )
    by_bg, by_mbg, by_pareto = (fitted.predict(273) for fitted in (bg, mbg, pareto))
    assert list(mbg.reports) == [OrderFamily.MBG_NBD, SpendFamily.GAMMA_GAMMA]
    alive = fit_activity(cdnow_summary).p_alive(cdnow_summary)
    for predicted in (by_bg, by_mbg, by_pareto):
        assert predicted["p_alive"].to_numpy() == pytest.approx(alive)
    assert by_bg["expected_orders"].sum() / by_mbg["expected_orders"].sum() == pytest.approx(1.06, abs=0.02)
    assert by_pareto["expected_orders"].sum() / by_mbg["expected_orders"].sum() == pytest.approx(1.05, abs=0.05)
    one_time = cdnow_summary.frame["frequency"] == 0
    assert by_bg.loc[one_time, "p_alive"].max() < 0.8
    assert by_bg.loc[one_time, "expected_orders"].min() > 0


def test_chances_are_those_of_the_mbg_nbd_in_weeks(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie(OrderFamily.BG_NBD).fit(cdnow_summary)
    mbg = BetaGeo(**fitted.reports[OrderFamily.MBG_NBD].parameters, leaves_after_first=True)
    frame = cdnow_summary.frame
    histories = frame["frequency"].to_numpy(), frame["recency"].to_numpy() / 7, frame["T"].to_numpy() / 7
    predicted = fitted.predict(39 * 7)
    expected = np.minimum(mbg.p_order(*histories, 39.0), predicted[["p_alive", "expected_orders"]].min(axis=1))
    assert predicted["p_order"].to_numpy() == pytest.approx(expected)


def test_cdnow_holdout_of_39_weeks_in_fader_hardie_and_lee_2005(cdnow_summary: CustomerSummary) -> None:
    """Customer 0001 (2 repeats, last in week 30.43 of 38.86) is expected to make 1.226 orders, 1,653 come from all."""
    orders = BuyTillYouDie(OrderFamily.BG_NBD).fit(cdnow_summary).predict(39 * 7)["expected_orders"]
    assert orders["0001"] == pytest.approx(1.226, abs=1e-3)
    assert orders.sum() == pytest.approx(1653, abs=3)


def test_paths_end_where_the_prediction_is(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie(OrderFamily.BG_NBD).fit(cdnow_summary)
    days = np.array([30.0, 90.0, 365.0])
    predicted = fitted.predict(365)
    assert fitted.orders_path(days)[:, -1] == pytest.approx(predicted["expected_orders"].to_numpy())
    assert fitted.value_path(days)[:, -1] == pytest.approx(predicted["expected_value"].to_numpy())
    assert (np.diff(fitted.orders_path(days), axis=1) > 0).all()


def test_a_fit_answers_for_other_customers_too(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie(OrderFamily.BG_NBD).fit(cdnow_summary)
    frame = cdnow_summary.frame.head(5)
    few = replace(cdnow_summary, frame=frame, days=cdnow_summary.days.head(int(frame["frequency"].sum()) + 5))
    assert replace(fitted, summary=few).predict(90).equals(fitted.predict(90).head(5))


def test_too_few_repeat_customers_are_told(cdnow_summary: CustomerSummary) -> None:
    frame = cdnow_summary.frame
    thin = replace(cdnow_summary, frame=frame[(frame["frequency"] == 0) | (frame.index <= "0002")])
    with refuses(ModelNotFitted, Refusal.TOO_FEW_REPEATS) as refusal:
        BuyTillYouDie().fit(thin)
    assert refusal.value.problem["customers"] == 2


def test_a_fit_that_misses_the_past_is_refused(cdnow_summary: CustomerSummary, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = Optimum(np.log([5.0, 0.1, 0.1, 90.0]), np.eye(4))
    monkeypatch.setattr(order_models, "fit_beta_geo", lambda *_, **__: odd)
    with refuses(ModelNotFitted, Refusal.MISSES_PAST):
        BuyTillYouDie().fit(cdnow_summary)


@pytest.mark.parametrize("family", [OrderFamily.BG_NBD, OrderFamily.MBG_NBD, OrderFamily.PARETO_NBD])
def test_futures_hold_what_is_expected_and_vary_by_more_than_luck(
    family: OrderFamily, cdnow_summary: CustomerSummary
) -> None:
    fitted = BuyTillYouDie(family).fit(cdnow_summary)
    futures = fitted.draws(273, np.random.default_rng(7), size=100)
    predicted = fitted.predict(273)
    assert futures.orders.shape == futures.value.shape == (100, 2357)
    assert futures.orders.sum(axis=1).mean() == pytest.approx(predicted["expected_orders"].sum(), rel=0.04)
    assert futures.value.sum(axis=1).mean() == pytest.approx(predicted["expected_value"].sum(), rel=0.04)
    assert ((futures.orders > 0) == (futures.value > 0)).all()
    if family is not OrderFamily.BG_NBD:
        assert (futures.orders > 0).mean() == pytest.approx(predicted["p_order"].mean(), rel=0.05)


def test_expected_orders_come_true_in_simulated_futures(simulate_histories: Simulate) -> None:
    """Fifty futures of 52 weeks for each of 1,000 customers."""
    truth = BetaGeo(r=0.6, alpha=5.0, a=0.9, b=3.0)
    rng = np.random.default_rng(8)
    histories = simulate_histories(1000, r=0.6, alpha=5.0, a=0.9, b=3.0)
    frequency, recency, T = (np.repeat(histories[name].to_numpy(), 50) for name in ("frequency", "recency", "T"))
    alive = rng.random(len(T)) < truth.p_alive(frequency, recency, T)
    rate = rng.gamma(truth.r + frequency, 1 / (truth.alpha + T))
    last_order = rng.geometric(rng.beta(truth.a, truth.b + frequency))
    orders = alive * np.minimum(rng.poisson(rate * 52), last_order)
    expected = truth.expected_orders(frequency, recency, T, np.array([52.0]))
    assert expected.sum() == pytest.approx(orders.sum(), rel=0.02)
