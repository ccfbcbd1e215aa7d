"""Pareto/NBD: what the parameters say of customers with a history.

Customers order at a rate of their own, Gamma(r, alpha), and live for a time that is exponential at a rate of their own,
Gamma(s, beta) (Schmittlein, Morrison and Colombo 1987, Management Science 33, 1-24). Equations are those of Fader and
Hardie (2005), "A Note on Deriving the Pareto/NBD Model and Related Expressions", brucehardie.com/notes/009, regrouped
so that large counts stay finite. Times are in the unit of alpha and beta; arrays hold one element a customer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, gammaln

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.pareto_integral import overlap

_SLOWEST = 1e-200


@dataclass(frozen=True)
class ParetoNBD:
    """The Pareto/NBD with its parameters."""

    r: float
    alpha: float
    s: float
    beta: float

    def log_likelihood(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """Equation 18: alive until now, or gone at some time since the last order."""
        shape = self.r + frequency
        known = gammaln(shape) - gammaln(self.r) + self.r * np.log(self.alpha) + self.s * np.log(self.beta)
        alive = -shape * np.log(self.alpha + T) - self.s * np.log(self.beta + T)
        either = np.logaddexp(0.0, self._log_odds_of_gone(frequency, recency, T))
        likelihood: Floats = known + alive + either
        return likelihood

    def p_alive(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """Return the chance of being a customer still (equations 39 and 40), which falls for one-time buyers too."""
        alive: Floats = expit(-self._log_odds_of_gone(frequency, recency, T))
        return alive

    def p_order(self, frequency: Floats, recency: Floats, T: Floats, ahead: float) -> Floats:
        """Chance of at least one order in the time `ahead`: it comes at some moment before which nobody left."""
        shape = self.r + frequency
        known = np.log(shape) + shape * np.log(self.alpha + T) + self.s * np.log(self.beta + T)
        first = overlap(shape + 1, self.s, self.alpha, self.beta, T, T + ahead).log
        chance: Floats = self.p_alive(frequency, recency, T) * np.exp(np.minimum(known + first, 0.0))
        return chance

    def expected_orders(self, frequency: Floats, recency: Floats, T: Floats, ahead: Floats) -> Floats:
        """Expect orders of each customer (row) up to each time ahead (column), equation 41; finite at s = 1."""
        alive = self.p_alive(frequency, recency, T)
        rate = (self.r + frequency) / (self.alpha + T)
        lived = _mean_life(self.s, self.beta + T[:, np.newaxis], ahead)
        expected: Floats = (alive * rate)[:, np.newaxis] * lived
        return expected

    def expected_orders_of_newcomer(self, ahead: Floats) -> Floats:
        """Repeat orders of a customer on the day of the first order, up to each time ahead (equation 17)."""
        expected: Floats = self.r / self.alpha * _mean_life(self.s, self.beta, ahead)
        return expected

    def future_orders(
        self, frequency: Floats, recency: Floats, T: Floats, ahead: float, rng: np.random.Generator
    ) -> Floats:
        """Orders of each customer in the time `ahead`, in one possible future."""
        alive = np.flatnonzero(rng.random(len(T)) < self.p_alive(frequency, recency, T))
        ages = T[alive]
        leaving = np.maximum(rng.standard_gamma(self.s, len(alive)), _SLOWEST)
        life = rng.standard_exponential(len(alive)) * ((self.beta + ages) / leaving)
        rate = rng.standard_gamma(self.r + frequency[alive]) / (self.alpha + ages)
        orders = np.zeros(len(T))
        orders[alive] = rng.poisson(rate * np.minimum(life, ahead))
        return orders

    def _log_odds_of_gone(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """-inf for who ordered now."""
        shape = self.r + frequency
        gone = overlap(shape, self.s + 1, self.alpha, self.beta, recency, T).log
        odds: Floats = np.log(self.s) + gone + shape * np.log(self.alpha + T) + self.s * np.log(self.beta + T)
        return odds


def _mean_life(s: float, beta: Floats | float, ahead: Floats) -> Floats:
    """Return the mean of the time lived out of the time `ahead`, if the rate of leaving is Gamma(s, beta).

    beta / (s - 1) times (1 - (beta / (beta + ahead))^(s - 1)), and its limit beta log((beta + ahead) / beta) at s = 1.
    """
    longer = np.log1p(ahead / beta)
    power = (1 - s) * longer
    near_one = np.abs(power) < 1e-8
    lived: Floats = beta * longer * np.where(near_one, 1 + power / 2, np.expm1(power) / np.where(near_one, 1.0, power))
    return lived
