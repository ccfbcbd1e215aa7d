"""What an order of each customer is worth: Gamma-Gamma, or shrunk averages where it does not fit.

Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value", brucehardie.com/notes/025. A repeat day of a
customer is worth Gamma(p, nu), with nu ~ Gamma(q, v) over customers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import gammaln

from cltv_core import wording
from cltv_core.errors import ModelNotFitted
from cltv_core.models.arrays import Floats
from cltv_core.models.lifetimes_adapter import LOG_BOUND, fit_gamma_gamma
from cltv_core.models.protocol import ModelReport
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary

MIN_CUSTOMERS = 10
MIN_Q = 1.05
"""At q <= 1 the mean over customers does not exist; just above, it is ruled by customers nobody has seen."""

MAX_MISS = 2.0
"""Largest factor between the model's mean over customers and the one seen."""

_PAID = 1e-6
"""Share of the mean under which a spend is what rounding left of a refund."""

_GAMMA_GAMMA = "Gamma-Gamma"
_MEANS = "average spend"


class SpendModel(Protocol):
    def expected_spend(self, frequency: Floats, monetary_value: Floats) -> Floats:
        """Expected revenue of an order of each customer; those without a repeat (frequency 0) get the mean."""


@dataclass(frozen=True)
class GammaGamma:
    p: float
    q: float
    v: float

    @property
    def mean(self) -> float:
        """Mean worth of an order over customers; q must be above 1."""
        return self.p * self.v / (self.q - 1)

    def expected_spend(self, frequency: Floats, monetary_value: Floats) -> Floats:
        """Equation 5."""
        return shrunk_mean(monetary_value * frequency, frequency, towards=self.mean, weight=(self.q - 1) / self.p)

    def log_likelihood(self, frequency: Floats, monetary_value: Floats) -> Floats:
        """Equation 1a; both arguments must be above 0."""
        shape = self.p * frequency
        spent = frequency * monetary_value
        likelihood: Floats = (
            gammaln(shape + self.q)
            - gammaln(shape)
            - gammaln(self.q)
            + self.q * (np.log(self.v) - np.log(spent + self.v))
            + shape * (np.log(spent) - np.log(spent + self.v))
            - np.log(monetary_value)
        )
        return likelihood


@dataclass(frozen=True)
class ShrunkMeans:
    """Each customer's own mean of repeat days, and one day more at the mean of all."""

    mean: float

    def expected_spend(self, frequency: Floats, monetary_value: Floats) -> Floats:
        return shrunk_mean(monetary_value * frequency, frequency, towards=self.mean, weight=1.0)


@dataclass(frozen=True)
class SpendFit:
    """`note` says why a simpler model than Gamma-Gamma had to do, "" where it did not."""

    model: SpendModel
    name: str
    report: ModelReport
    note: str = ""


def fit_spend(summary: CustomerSummary) -> SpendFit:
    """Gamma-Gamma on the customers with a paid repeat, where it can be trusted; else shrunk means. Never raises."""
    rows = _repeat_spend(summary)
    try:
        model = fit_gamma_gamma_where_sound(rows)
    except ModelNotFitted as refusal:
        means = ShrunkMeans(_mean_spend(summary))
        report = ModelReport({"mean": means.mean}, wording.MODEL_SENTENCES[_MEANS])
        return SpendFit(means, _MEANS, report, note=refusal.problem)
    likelihood = model.log_likelihood(rows["frequency"].to_numpy(), rows["monetary_value"].to_numpy())
    report = ModelReport(
        {"p": model.p, "q": model.q, "v": model.v},
        wording.MODEL_SENTENCES[_GAMMA_GAMMA],
        log_likelihood=float(likelihood @ rows["customers"].to_numpy()),
    )
    return SpendFit(model, _GAMMA_GAMMA, report)


def fit_gamma_gamma_where_sound(rows: pd.DataFrame) -> GammaGamma:
    """The maximum-likelihood fit with q of `MIN_Q` or more. `rows` as for `fit_gamma_gamma`.

    Raises ModelNotFitted for too few customers, without convergence, or if the mean over customers is off by more than
    `MAX_MISS` times.
    """
    customers = int(rows["customers"].sum())
    if customers < MIN_CUSTOMERS:
        raise ModelNotFitted(wording.too_few_spenders(customers, MIN_CUSTOMERS), wording.SIMPLER_METHOD)
    model = _free_fit(rows) or _bounded_fit(rows)
    seen = _mean_over_customers(rows)
    if not seen / MAX_MISS <= model.mean <= seen * MAX_MISS:
        raise ModelNotFitted(wording.UNEVEN_SPEND, wording.SIMPLER_METHOD)
    return model


def _free_fit(rows: pd.DataFrame) -> GammaGamma | None:
    try:
        model = GammaGamma(*fit_gamma_gamma(rows))
    except ModelNotFitted:
        return None
    return model if model.q > MIN_Q else None


def _bounded_fit(rows: pd.DataFrame) -> GammaGamma:
    mean = _mean_over_customers(rows)
    frequency = rows["frequency"].to_numpy()
    spend = rows["monetary_value"].to_numpy() / mean
    weight = rows["customers"].to_numpy() / rows["customers"].sum()

    def loss(log_params: Floats) -> float:
        return -float(GammaGamma(*np.exp(log_params)).log_likelihood(frequency, spend) @ weight)

    free = (-LOG_BOUND, LOG_BOUND)
    start = np.log([2.0, 3.0, 1.0])
    found = minimize(loss, start, method="L-BFGS-B", bounds=[free, (np.log(MIN_Q), LOG_BOUND), free])
    if not found.success:
        raise ModelNotFitted(wording.not_converged(_GAMMA_GAMMA), wording.SIMPLER_METHOD)
    p, q, v = (float(value) for value in np.exp(found.x))
    return GammaGamma(p, q, v * mean)


def _repeat_spend(summary: CustomerSummary) -> pd.DataFrame:
    """Distinct frequency and monetary_value of those who paid for a repeat, with the number of customers."""
    spend = summary.frame.loc[summary.frame["frequency"] > 0, ["frequency", "monetary_value"]]
    paid = spend[spend["monetary_value"] > _PAID * spend["monetary_value"].mean()]
    return paid.groupby(["frequency", "monetary_value"]).size().rename("customers").reset_index()


def _mean_over_customers(rows: pd.DataFrame) -> float:
    return float(np.average(rows["monetary_value"], weights=rows["customers"]))


def _mean_spend(summary: CustomerSummary) -> float:
    """Mean revenue of a repeat day; of any purchase day where there is no repeat."""
    frequency = summary.frame["frequency"]
    if frequency.sum() == 0:
        return float(summary.days["revenue"].mean())
    return float(np.average(summary.frame["monetary_value"], weights=frequency))
