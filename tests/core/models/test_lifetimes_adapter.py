from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import OptimizeResult

from cltv_core.errors import ModelNotFitted
from cltv_core.models.beta_geo import BetaGeo
from cltv_core.models.lifetimes_adapter import BetaGeoFamily, fit_beta_geo, fit_gamma_gamma

Simulate = Callable[..., pd.DataFrame]

FAMILIES: tuple[BetaGeoFamily, ...] = ("BG/NBD", "MBG/NBD")


@pytest.fixture
def cdnow_rows(cdnow_published: pd.DataFrame) -> pd.DataFrame:
    histories = cdnow_published[["frequency", "recency", "T"]]
    return histories.groupby(list(histories.columns)).size().rename("customers").reset_index()


def loss(family: BetaGeoFamily, parameters: tuple[float, ...], rows: pd.DataFrame) -> float:
    model = BetaGeo(*parameters, leaves_after_first=family == "MBG/NBD")
    histories = (rows[name].to_numpy() for name in ("frequency", "recency", "T"))
    return -float(model.log_likelihood(*histories) @ rows["customers"].to_numpy())


def test_bg_nbd_of_cdnow_in_fader_hardie_and_lee_2005(cdnow_rows: pd.DataFrame) -> None:
    assert fit_beta_geo("BG/NBD", cdnow_rows) == pytest.approx((0.2426, 4.4135, 0.7929, 2.4258), rel=5e-4)


def test_mbg_nbd_of_cdnow_in_wagner_and_hoppe_2008(cdnow_rows: pd.DataFrame) -> None:
    assert fit_beta_geo("MBG/NBD", cdnow_rows) == pytest.approx((0.525, 6.183, 0.891, 1.614), rel=2e-3)


def test_gamma_gamma_of_cdnow_in_fader_and_hardie_2013(cdnow_published: pd.DataFrame) -> None:
    spend = cdnow_published.loc[cdnow_published["frequency"] > 0, ["frequency", "monetary_value"]]
    assert fit_gamma_gamma(spend.assign(customers=1)) == pytest.approx((6.25, 3.74, 15.45), rel=2e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_rows_with_a_weight_are_as_good_as_customers(family: BetaGeoFamily, cdnow_rows: pd.DataFrame) -> None:
    one_each = cdnow_rows.loc[cdnow_rows.index.repeat(cdnow_rows["customers"])].assign(customers=1)
    assert len(one_each) == 2357
    assert fit_beta_geo(family, cdnow_rows) == pytest.approx(fit_beta_geo(family, one_each), rel=1e-3)


@pytest.mark.parametrize("unit", [1 / 7, 1 / 365, 24.0])
def test_the_unit_of_time_does_not_matter(unit: float, cdnow_rows: pd.DataFrame) -> None:
    r, alpha, a, b = fit_beta_geo("BG/NBD", cdnow_rows)
    other = cdnow_rows.assign(recency=cdnow_rows["recency"] / unit, T=cdnow_rows["T"] / unit)
    assert fit_beta_geo("BG/NBD", other) == pytest.approx((r, alpha / unit, a, b), rel=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_parameters_of_a_simulated_shop_are_recovered(family: BetaGeoFamily, simulate_histories: Simulate) -> None:
    truth = {"r": 0.6, "alpha": 5.0, "a": 0.9, "b": 3.0}
    rows = simulate_histories(4000, **truth, leaves_after_first=family == "MBG/NBD", seed=3)
    assert fit_beta_geo(family, rows) == pytest.approx(tuple(truth.values()), rel=0.25)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", range(4))
def test_small_shops_where_nobody_leaves_get_an_optimum_within_bounds(
    family: BetaGeoFamily, seed: int, simulate_histories: Simulate
) -> None:
    """Their likelihood rises towards an infinite parameter; it must still come out no worse than at the truth."""
    truth = {"r": 2.0, "alpha": 30.0, "a": 0.05, "b": 3.0}
    rows = simulate_histories(30, **truth, seed=seed)
    found = fit_beta_geo(family, rows)
    assert np.isfinite(found).all()
    assert loss(family, found, rows) <= loss(family, tuple(truth.values()), rows) + 1e-6


def test_no_convergence_is_told_and_nothing_is_printed(
    cdnow_rows: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lifetimes.fitters.minimize", lambda *_, **__: OptimizeResult(success=False))
    with pytest.raises(ModelNotFitted, match="BG/NBD"):
        fit_beta_geo("BG/NBD", cdnow_rows)
    spend = pd.DataFrame({"frequency": [1.0, 2.0], "monetary_value": [3.0, 4.0], "customers": 1})
    with pytest.raises(ModelNotFitted, match="Gamma-Gamma"):
        fit_gamma_gamma(spend)
    assert capsys.readouterr() == ("", "")


_FRESH_PROCESS = """
import warnings
warnings.simplefilter("error")
import pandas as pd
from cltv_core.models.lifetimes_adapter import fit_beta_geo
filters = list(warnings.filters)
rows = pd.DataFrame({"frequency": [0.0, 1.0, 3.0], "recency": [0.0, 4.0, 9.0], "T": 12.0, "customers": [9, 5, 3]})
fit_beta_geo("BG/NBD", rows)
assert warnings.filters == filters, warnings.filters
try:
    warnings.warn("still heard", FutureWarning)
except FutureWarning:
    print("raised")
warnings.simplefilter("ignore")
print(pd.get_option("mode.chained_assignment"))
"""


def test_the_process_that_imports_lifetimes_keeps_its_warnings_and_options() -> None:
    done = subprocess.run([sys.executable, "-c", _FRESH_PROCESS], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == ["raised", "warn"]


def test_fits_at_the_same_time_leave_the_warnings_as_they_were(simulate_histories: Simulate) -> None:
    rows = simulate_histories(100, r=0.6, alpha=5.0, a=0.9, b=3.0)
    before = list(warnings.filters)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda family: fit_beta_geo(family, rows), FAMILIES * 2))
    assert warnings.filters == before
    assert found[:2] * 2 == found
