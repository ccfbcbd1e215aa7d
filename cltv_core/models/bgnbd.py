"""Buy till you die: BG/NBD or MBG/NBD for the orders, Gamma-Gamma for what they are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from cltv_core import wording
from cltv_core.errors import ModelNotFitted
from cltv_core.models.arrays import Floats
from cltv_core.models.beta_geo import BetaGeo
from cltv_core.models.gamma_gamma import SpendModel, fit_spend
from cltv_core.models.lifetimes_adapter import BetaGeoFamily, fit_beta_geo
from cltv_core.models.protocol import ModelReport, prediction
from cltv_core.summary import CustomerSummary

MIN_REPEAT_CUSTOMERS = 10
MAX_MISS = 2.0
"""Largest factor between the repeat orders the model would have expected so far and those there were."""

_DAYS_A_WEEK = 7.0


@dataclass(frozen=True)
class BuyTillYouDie:
    """Expected orders by `family`, fitted in weeks, times the expected spend of each customer.

    Under the BG/NBD a one-time buyer is alive for certain, however long ago the order was. So the chances (`p_alive`,
    `p_order`) always come from an MBG/NBD fitted to the same customers or, where that one cannot be fitted, with the
    parameters of the BG/NBD.
    """

    family: BetaGeoFamily = "BG/NBD"

    @property
    def name(self) -> str:
        return f"{self.family} with Gamma-Gamma"

    def fit(self, summary: CustomerSummary) -> FittedBuyTillYouDie:
        """Raises ModelNotFitted for too few repeat customers, without convergence, or if the fit misses the past."""
        histories = _Histories.of(summary)
        _check_counts(histories)
        fits: dict[BetaGeoFamily, BetaGeo] = {self.family: _fit_orders(self.family, histories)}
        if self.family != "MBG/NBD":
            fits |= _fit_activity(histories)
        spend = fit_spend(summary)
        orders = fits[self.family]
        reports: dict[str, ModelReport] = {name: _report(name, model, histories) for name, model in fits.items()}
        return FittedBuyTillYouDie(
            summary=summary,
            orders=orders,
            activity=fits.get("MBG/NBD", replace(orders, leaves_after_first=True)),
            spend=spend.model,
            reports={**reports, spend.name: spend.report},
            notes=(spend.note,) if spend.note else (),
        )


@dataclass(frozen=True)
class FittedBuyTillYouDie:
    summary: CustomerSummary
    orders: BetaGeo
    activity: BetaGeo
    spend: SpendModel
    reports: Mapping[str, ModelReport]
    notes: tuple[str, ...] = ()

    def predict(self, horizon_days: float) -> pd.DataFrame:
        histories = self._histories
        return prediction(
            self.summary,
            orders=self.orders_path(np.array([horizon_days]))[:, 0],
            spend=self._spend,
            p_alive=self.activity.p_alive(*histories.columns),
            p_order=self.activity.p_order(*histories.columns, horizon_days / _DAYS_A_WEEK),
        )

    def orders_path(self, days: Floats) -> Floats:
        return self.orders.expected_orders(*self._histories.columns, days / _DAYS_A_WEEK)

    def value_path(self, days: Floats) -> Floats:
        return self.orders_path(days) * self._spend[:, np.newaxis]

    @property
    def _histories(self) -> _Histories:
        return _Histories.of(self.summary)

    @property
    def _spend(self) -> Floats:
        frame = self.summary.frame
        return self.spend.expected_spend(frame["frequency"].to_numpy(), frame["monetary_value"].to_numpy())


@dataclass(frozen=True)
class _Histories:
    """What the order models know of each customer; times in weeks, in which the fits are well scaled."""

    frequency: Floats
    recency: Floats
    T: Floats

    @classmethod
    def of(cls, summary: CustomerSummary) -> _Histories:
        frame = summary.frame
        return cls(
            frequency=frame["frequency"].to_numpy(),
            recency=frame["recency"].to_numpy() / _DAYS_A_WEEK,
            T=frame["T"].to_numpy() / _DAYS_A_WEEK,
        )

    @property
    def columns(self) -> tuple[Floats, Floats, Floats]:
        return self.frequency, self.recency, self.T

    @cached_property
    def distinct(self) -> pd.DataFrame:
        """Each history once, with the number of `customers` who have it."""
        frame = pd.DataFrame({"frequency": self.frequency, "recency": self.recency, "T": self.T})
        return frame.groupby(list(frame.columns)).size().rename("customers").reset_index()


def _check_counts(histories: _Histories) -> None:
    repeat_customers = int((histories.frequency > 0).sum())
    if repeat_customers < MIN_REPEAT_CUSTOMERS:
        raise ModelNotFitted(wording.too_few_repeats(repeat_customers, MIN_REPEAT_CUSTOMERS), wording.SIMPLER_METHOD)


def _fit_orders(family: BetaGeoFamily, histories: _Histories) -> BetaGeo:
    parameters = fit_beta_geo(family, histories.distinct)
    model = BetaGeo(*parameters, leaves_after_first=family == "MBG/NBD")
    seen = float(histories.frequency.sum())
    expected = _expected_so_far(model, histories)
    if not seen / MAX_MISS <= expected <= seen * MAX_MISS:
        raise ModelNotFitted(wording.misses_past(family, expected, seen), wording.SIMPLER_METHOD)
    return model


def _expected_so_far(model: BetaGeo, histories: _Histories) -> float:
    ages, customers = np.unique(histories.T, return_counts=True)
    return float(model.expected_orders_of_newcomer(ages) @ customers)


def _fit_activity(histories: _Histories) -> dict[BetaGeoFamily, BetaGeo]:
    try:
        return {"MBG/NBD": _fit_orders("MBG/NBD", histories)}
    except ModelNotFitted:
        return {}


def _report(name: str, model: BetaGeo, histories: _Histories) -> ModelReport:
    rows = histories.distinct
    likelihood = model.log_likelihood(*(rows[column].to_numpy() for column in ("frequency", "recency", "T")))
    return ModelReport(
        parameters={"r": model.r, "alpha": model.alpha, "a": model.a, "b": model.b},
        sentence=wording.MODEL_SENTENCES[name],
        log_likelihood=float(likelihood @ rows["customers"].to_numpy()),
        time_unit="weeks",
    )
