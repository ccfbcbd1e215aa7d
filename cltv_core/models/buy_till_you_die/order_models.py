"""The families of buy till you die behind one protocol: fitted to histories, with what the fit leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Protocol

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die.beta_geo import BetaGeo
from cltv_core.models.buy_till_you_die.beta_geo_fit import fit_beta_geo
from cltv_core.models.buy_till_you_die.pareto import ParetoNBD
from cltv_core.models.buy_till_you_die.pareto_fit import fit_pareto
from cltv_core.models.codes import OrderFamily, Refusal, Remedy
from cltv_core.models.histories import Histories
from cltv_core.models.once import once_a_summary
from cltv_core.models.optimum import LogNormalPrior, Optimum
from cltv_core.summary import CustomerSummary

_PARAMETERS = {
    OrderFamily.BG_NBD: ("r", "alpha", "a", "b"),
    OrderFamily.MBG_NBD: ("r", "alpha", "a", "b"),
    OrderFamily.PARETO_NBD: ("r", "alpha", "s", "beta"),
}


def _prior(*published: float) -> LogNormalPrior:
    """Weak: a shop's r may well be 20 times smaller or larger, alpha 50 times, the parameters of leaving 7 times."""
    return LogNormalPrior(tuple(log(value) for value in published), (1.5, 2.0, 1.0, 1.0))


PRIORS: dict[OrderFamily, LogNormalPrior] = {
    OrderFamily.BG_NBD: _prior(0.243, 4.414, 0.793, 2.426),
    OrderFamily.MBG_NBD: _prior(0.525, 6.183, 0.891, 1.614),
    OrderFamily.PARETO_NBD: _prior(0.553, 10.578, 0.606, 11.668),
}
"""Times in weeks. Medians are those of CDNOW, to which all three are published (Fader, Hardie and Lee 2005; Wagner and
Hoppe 2008). At 300 customers and more they matter only where the likelihood is level: in small shops, and where it
rises towards nobody ever leaving."""


OTHER_SHOPS = LogNormalPrior((log(0.5), log(6.0), log(0.8), log(2.5)), (0.7, 1.0, 0.5, 0.5))
"""r, alpha, a and b of a BG/NBD from shop to shop, in weeks: what a shop of a few customers and weeks is drawn to. Held
against other priors by `benchmarks/accuracy.py` on small made-up shops and first weeks of real ones."""


class OrderModel(Protocol):
    """What parameters say of customers with a history; times in weeks, arrays hold one element a customer."""

    def log_likelihood(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """Return the log-likelihood of each history."""

    def p_alive(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """Return the chance that each customer is still one."""

    def p_order(self, frequency: Floats, recency: Floats, T: Floats, ahead: float) -> Floats:
        """Chance of at least one order in the time `ahead`."""

    def expected_orders(self, frequency: Floats, recency: Floats, T: Floats, ahead: Floats) -> Floats:
        """Expect orders of each customer (row) up to each time ahead (column)."""

    def expected_orders_of_newcomer(self, ahead: Floats) -> Floats:
        """Repeat orders of a customer on the day of the first order, up to each time ahead."""

    def future_orders(
        self, frequency: Floats, recency: Floats, T: Floats, ahead: float, rng: np.random.Generator
    ) -> Floats:
        """Orders of each customer in the time `ahead`, in one possible future."""


@dataclass(frozen=True, eq=False)
class OrderFit:
    """A family fitted to histories."""

    family: OrderFamily
    optimum: Optimum
    histories: Histories

    @cached_property
    def model(self) -> OrderModel:
        """The model with the best parameters."""
        return order_model(self.family, self.optimum.parameters)

    @property
    def parameters(self) -> dict[str, float]:
        """By their names in the literature, in weeks."""
        return dict(zip(_PARAMETERS[self.family], self.optimum.parameters, strict=True))

    @property
    def log_likelihood(self) -> float:
        """Return the log-likelihood of all customers, without the prior."""
        rows = self.histories.distinct
        return float(self.model.log_likelihood(*rows.columns) @ rows.customers)

    def possible_models(self, rng: np.random.Generator, size: int) -> list[OrderModel]:
        """Draw `size` models that the data leave possible, around the one that fits best."""
        return [order_model(self.family, tuple(map(float, row))) for row in self.optimum.draws(rng, size)]


def order_model(family: OrderFamily, parameters: tuple[float, ...]) -> OrderModel:
    """Make the model of a family from its parameters, in the order of the literature."""
    if family is OrderFamily.PARETO_NBD:
        return ParetoNBD(*parameters)
    r, alpha, a, b = parameters
    return BetaGeo(r, alpha, a, b, leaves_after_first=family is OrderFamily.MBG_NBD)


def fit_orders(
    family: OrderFamily, histories: Histories, *, weak_prior: bool = True, prior: LogNormalPrior | None = None
) -> OrderFit:
    """Find the most probable model of `family` under `prior`, or else under the weak prior of the family.

    Without `weak_prior` the maximum-likelihood fit, as published.

    Raises
    ------
    ModelNotFitted
        The search did not converge, which a prior all but rules out.
    """
    prior = prior or (PRIORS[family] if weak_prior else None)
    rows = histories.distinct
    if family is OrderFamily.PARETO_NBD:
        optimum = fit_pareto(rows, prior=prior)
    else:
        optimum = fit_beta_geo(rows, leaves_after_first=family is OrderFamily.MBG_NBD, prior=prior)
    if optimum is None:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=family), Remedy.SIMPLER_METHOD)
    return OrderFit(family, optimum, histories)


@once_a_summary
def fit_chances(summary: CustomerSummary) -> OrderFit:
    """Fit the MBG/NBD, by which other models tell who is still a customer and who will order.

    Raises ModelNotFitted as `fit_orders` does.
    """
    return fit_orders(OrderFamily.MBG_NBD, Histories.of(summary))
