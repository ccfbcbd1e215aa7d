from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cltv_core import wording
from cltv_core.errors import ModelNotFitted
from cltv_core.models import bgnbd
from cltv_core.models.beta_geo import BetaGeo
from cltv_core.models.bgnbd import BuyTillYouDie
from cltv_core.summary import CustomerSummary

Simulate = Callable[..., pd.DataFrame]


def test_cdnow_from_its_purchases_as_in_clvtools(cdnow_summary: CustomerSummary) -> None:
    """Parameters of the papers, log-likelihoods of CLVTools' tests (which, as we do, use unrounded weeks)."""
    reports = BuyTillYouDie("BG/NBD").fit(cdnow_summary).reports
    assert list(reports) == ["BG/NBD", "MBG/NBD", "Gamma-Gamma"]
    orders, activity, spend = reports.values()
    assert orders.parameters == pytest.approx({"r": 0.2426, "alpha": 4.4135, "a": 0.7929, "b": 2.4258}, rel=5e-4)
    assert orders.log_likelihood == pytest.approx(-9582.429, abs=1e-3)
    assert orders.time_unit == activity.time_unit == "weeks"
    assert activity.parameters == pytest.approx({"r": 0.525, "alpha": 6.183, "a": 0.891, "b": 1.614}, rel=1e-3)
    assert spend.parameters == pytest.approx({"p": 6.25, "q": 3.74, "v": 15.44}, rel=2e-3)
    assert spend.log_likelihood == pytest.approx(-4055.9177, abs=1e-4)


def test_expected_orders_come_from_the_family_and_chances_from_the_mbg_nbd(cdnow_summary: CustomerSummary) -> None:
    bg, mbg = (BuyTillYouDie(family).fit(cdnow_summary) for family in ("BG/NBD", "MBG/NBD"))
    by_bg, by_mbg = bg.predict(273), mbg.predict(273)
    assert list(mbg.reports) == ["MBG/NBD", "Gamma-Gamma"]
    assert by_bg["p_alive"].to_numpy() == pytest.approx(by_mbg["p_alive"].to_numpy())
    assert by_bg["expected_orders"].sum() / by_mbg["expected_orders"].sum() == pytest.approx(1.06, abs=0.02)
    one_time = cdnow_summary.frame["frequency"] == 0
    assert by_bg.loc[one_time, "p_alive"].max() < 0.7
    assert by_bg.loc[one_time, "expected_orders"].min() > 0


def test_chances_are_those_of_the_mbg_nbd_in_weeks(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie("BG/NBD").fit(cdnow_summary)
    mbg = BetaGeo(**fitted.reports["MBG/NBD"].parameters, leaves_after_first=True)
    frame = cdnow_summary.frame
    histories = frame["frequency"].to_numpy(), frame["recency"].to_numpy() / 7, frame["T"].to_numpy() / 7
    predicted = fitted.predict(39 * 7)
    assert predicted["p_alive"].to_numpy() == pytest.approx(mbg.p_alive(*histories))
    assert predicted["p_order"].to_numpy() == pytest.approx(mbg.p_order(*histories, 39.0))


def test_cdnow_holdout_of_39_weeks_in_fader_hardie_and_lee_2005(cdnow_summary: CustomerSummary) -> None:
    """Customer 0001 (2 repeats, last in week 30.43 of 38.86) is expected to make 1.226 orders, 1,653 come from all."""
    orders = BuyTillYouDie("BG/NBD").fit(cdnow_summary).predict(39 * 7)["expected_orders"]
    assert orders["0001"] == pytest.approx(1.226, abs=1e-3)
    assert orders.sum() == pytest.approx(1653, abs=3)


def test_paths_end_where_the_prediction_is(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie("BG/NBD").fit(cdnow_summary)
    days = np.array([30.0, 90.0, 365.0])
    predicted = fitted.predict(365)
    assert fitted.orders_path(days)[:, -1] == pytest.approx(predicted["expected_orders"].to_numpy())
    assert fitted.value_path(days)[:, -1] == pytest.approx(predicted["expected_value"].to_numpy())
    assert (np.diff(fitted.orders_path(days), axis=1) > 0).all()


def test_a_fit_answers_for_other_customers_too(cdnow_summary: CustomerSummary) -> None:
    fitted = BuyTillYouDie("BG/NBD").fit(cdnow_summary)
    few = replace(cdnow_summary, frame=cdnow_summary.frame.head(5))
    assert replace(fitted, summary=few).predict(90).equals(fitted.predict(90).head(5))


def test_too_few_repeat_customers_are_told(cdnow_summary: CustomerSummary) -> None:
    frame = cdnow_summary.frame
    thin = replace(cdnow_summary, frame=frame[(frame["frequency"] == 0) | (frame.index <= "0002")])
    with pytest.raises(ModelNotFitted, match="Only 2 customers have come back so far"):
        BuyTillYouDie().fit(thin)


def test_a_fit_that_misses_the_past_is_refused(cdnow_summary: CustomerSummary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bgnbd, "fit_beta_geo", lambda *_: (5.0, 0.1, 0.1, 90.0))
    with pytest.raises(ModelNotFitted, match="would have expected"):
        BuyTillYouDie().fit(cdnow_summary)


def test_without_an_mbg_nbd_one_time_buyers_still_fade(
    cdnow_summary: CustomerSummary, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit = bgnbd.fit_beta_geo

    def only_bg(family: bgnbd.BetaGeoFamily, rows: pd.DataFrame) -> tuple[float, float, float, float]:
        if family == "MBG/NBD":
            raise ModelNotFitted(wording.not_converged(family), wording.SIMPLER_METHOD)
        return fit(family, rows)

    monkeypatch.setattr(bgnbd, "fit_beta_geo", only_bg)
    fitted = BuyTillYouDie("BG/NBD").fit(cdnow_summary)
    assert list(fitted.reports) == ["BG/NBD", "Gamma-Gamma"]
    one_time = cdnow_summary.frame["frequency"] == 0
    assert fitted.predict(90).loc[one_time, "p_alive"].max() < 1


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
