"""What an order of each customer is worth: Gamma-Gamma, or shrunk averages where it does not fit.

Fader and Hardie (2013), "The Gamma-Gamma Model of Monetary Value", brucehardie.com/notes/025. A repeat day of a
customer is worth Gamma(p, nu), with nu ~ Gamma(q, v) over customers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import digamma, gammaln

from cltv_core.arrays import Floats, dot
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Fact
from cltv_core.models.codes import Refusal, Remedy, SpendFamily
from cltv_core.models.once import once_a_summary
from cltv_core.models.optimum import Optimum, maximise
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

_LEAST_SPREAD = 1e-3


class SpendModel(Protocol):
    """What an order of each customer is worth."""

    def expected_spend(self, frequency: Floats, monetary_value: Floats) -> Floats:
        """Return expected revenue of an order of each customer; those without a repeat (frequency 0) get the mean."""

    def future_value(
        self, frequency: Floats, monetary_value: Floats, orders: Floats, rng: np.random.Generator
    ) -> Floats:
        """Revenue of so many future `orders` of each customer, in one possible future."""


@dataclass(frozen=True)
class GammaGamma:
    """The Gamma-Gamma model with its parameters; `v` is in the money of the data."""

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

    def future_value(
        self, frequency: Floats, monetary_value: Floats, orders: Floats, rng: np.random.Generator
    ) -> Floats:
        """Given the past, nu is Gamma(q + p x, v + spent) (section 3), and orders add up to Gamma(p orders, nu)."""
        buying = np.flatnonzero(orders)
        past = frequency[buying]
        spent = past * monetary_value[buying]
        scale = (self.v + spent) / np.maximum(rng.standard_gamma(self.q + self.p * past), _PAID)
        value = np.zeros(len(orders))
        value[buying] = rng.standard_gamma(self.p * orders[buying]) * scale
        return value

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
    """Each customer's own mean of repeat days, and one day more at the mean of all.

    `spread`: variance of a purchase day as a share of its customer's squared mean.
    """

    mean: float
    spread: float = 1.0

    def expected_spend(self, frequency: Floats, monetary_value: Floats) -> Floats:
        """Draw the mean of each customer towards that of all."""
        return shrunk_mean(monetary_value * frequency, frequency, towards=self.mean, weight=1.0)

    def future_value(
        self, frequency: Floats, monetary_value: Floats, orders: Floats, rng: np.random.Generator
    ) -> Floats:
        """Draw what orders are worth.

        The usual spend is as unsure as a mean of so many days is; orders vary around it like a Gamma.
        """
        buying = np.flatnonzero(orders)
        usual = self.expected_spend(frequency[buying], monetary_value[buying])
        usual = usual * _unit_gamma((frequency[buying] + 1) / self.spread, rng)
        value = np.zeros(len(orders))
        value[buying] = usual * orders[buying] * _unit_gamma(orders[buying] / self.spread, rng)
        return value


def _unit_gamma(shape: Floats, rng: np.random.Generator) -> Floats:
    return rng.standard_gamma(shape) / shape


@dataclass(frozen=True)
class SpendFit:
    """`note` says why a simpler model than Gamma-Gamma had to do, None where it did not; then there is no `optimum`."""

    model: SpendModel
    family: SpendFamily
    report: ModelReport
    note: Fact | None = None
    optimum: Optimum | None = None

    def possible_models(self, rng: np.random.Generator, size: int) -> list[SpendModel]:
        """Draw `size` models that the data leave possible, around the one that fits best."""
        if self.optimum is None:
            return [self.model] * size
        return [GammaGamma(p, max(q, MIN_Q), v) for p, q, v in self.optimum.draws(rng, size).tolist()]


@dataclass(frozen=True, eq=False)
class RepeatSpend:
    """One element a customer who paid for a repeat: `frequency` and `monetary_value`, both above 0."""

    frequency: Floats
    monetary_value: Floats

    @classmethod
    def of(cls, summary: CustomerSummary) -> RepeatSpend:
        """Take the customers who paid for a repeat."""
        spend = summary.frame.loc[summary.frame["frequency"] > 0, ["frequency", "monetary_value"]]
        paid = spend[spend["monetary_value"] > _PAID * spend["monetary_value"].mean()]
        return cls(paid["frequency"].to_numpy(), paid["monetary_value"].to_numpy())

    @property
    def mean(self) -> float:
        """Return the mean over customers."""
        return float(self.monetary_value.mean())


@once_a_summary
def fit_spend(summary: CustomerSummary) -> SpendFit:
    """Gamma-Gamma on the customers with a paid repeat, where it can be trusted; else shrunk means. Never raises."""
    seen = RepeatSpend.of(summary)
    try:
        optimum = fit_gamma_gamma(seen)
    except ModelNotFitted as refusal:
        means = ShrunkMeans(_mean_spend(summary), _spread(summary))
        return SpendFit(means, SpendFamily.MEANS, ModelReport({"mean": means.mean}), note=refusal.problem)
    model = GammaGamma(*optimum.parameters)
    report = ModelReport(
        {"p": model.p, "q": model.q, "v": model.v},
        log_likelihood=float(model.log_likelihood(seen.frequency, seen.monetary_value).sum()),
    )
    return SpendFit(model, SpendFamily.GAMMA_GAMMA, report, optimum=optimum)


def fit_gamma_gamma(seen: RepeatSpend) -> Optimum:
    """Return the most likely p, q (`MIN_Q` or more) and v.

    Raises ModelNotFitted for too few customers, without convergence, or if the mean over customers is off by more than
    `MAX_MISS` times.
    """
    customers = len(seen.frequency)
    if customers < MIN_CUSTOMERS:
        too_few = Refusal.TOO_FEW_SPENDERS(customers=customers, needed=MIN_CUSTOMERS)
        raise ModelNotFitted(too_few, Remedy.SIMPLER_METHOD)
    optimum = maximise(GammaGammaLikelihood(seen), (2.0, 3.0, seen.mean), lowest=(1e-3, MIN_Q, 1e-6 * seen.mean))
    if optimum is None:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=SpendFamily.GAMMA_GAMMA), Remedy.SIMPLER_METHOD)
    if not seen.mean / MAX_MISS <= GammaGamma(*optimum.parameters).mean <= seen.mean * MAX_MISS:
        raise ModelNotFitted(Refusal.UNEVEN_SPEND(), Remedy.SIMPLER_METHOD)
    return optimum


class GammaGammaLikelihood:
    """The log-likelihood of `GammaGamma` and its gradient; terms of the counts alone once a distinct count."""

    def __init__(self, seen: RepeatSpend) -> None:
        self.frequency = seen.frequency
        self.spent = seen.frequency * seen.monetary_value
        self.log_spent = np.log(self.spent)
        self.log_value = float(np.log(seen.monetary_value).sum())
        self.counts, self.customers = np.unique(seen.frequency, return_counts=True)

    def __call__(self, logs: Floats) -> tuple[float, Floats]:
        """Return the log-likelihood and its gradient in the logarithms of the parameters."""
        p, q, v = np.exp(logs)
        shape = p * self.counts
        log_all = np.log(self.spent + v)
        share = self.log_spent - log_all
        counted = gammaln(shape + q) - gammaln(shape) - gammaln(q)
        value = counted @ self.customers + (q * (logs[2] - log_all) + p * self.frequency * share).sum() - self.log_value
        slope = digamma(shape + q)
        slopes = [
            (self.counts * (slope - digamma(shape))) @ self.customers + dot(self.frequency, share),
            (slope - digamma(q)) @ self.customers + (logs[2] - log_all).sum(),
            (q / v - (q + p * self.frequency) / (self.spent + v)).sum(),
        ]
        return float(value), np.array(slopes) * np.exp(logs)


def _mean_spend(summary: CustomerSummary) -> float:
    """Mean revenue of a repeat day; of any purchase day where there is no repeat."""
    frequency = summary.frame["frequency"]
    if frequency.sum() == 0:
        return float(summary.days["revenue"].mean())
    return float(np.average(summary.frame["monetary_value"], weights=frequency))


def _spread(summary: CustomerSummary) -> float:
    """Of the purchase days of those who came back around their own mean; 1 where nobody did."""
    days = summary.frame["frequency"].to_numpy().astype(np.int64) + 1
    own = np.repeat(summary.frame["revenue"].to_numpy() / days, days)
    back = np.repeat(days > 1, days) & (own > 0)
    if not back.any():
        return 1.0
    around = summary.days["revenue"].to_numpy()[back] / own[back] - 1
    freedom = back.sum() - (days > 1).sum()
    return float(np.clip((around @ around) / max(freedom, 1), _LEAST_SPREAD, 1 / _LEAST_SPREAD))
