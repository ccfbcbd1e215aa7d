"""BG/NBD and MBG/NBD: what the parameters say of customers with a history. One algebra for both.

Customers order at a rate of their own, Gamma(r, alpha), and leave for good at a chance to drop out, Beta(a, b). In the
BG/NBD (Fader, Hardie and Lee 2005, Marketing Science 24, 275-284) the chance comes after each repeat order; in the
MBG/NBD (Batislam, Denizel and Filiztekin 2007, IJRM 24, 201-209; Wagner and Hoppe 2008, IJRM 25, 225-226) also right
after the first one. A customer with frequency x has so survived x chances in the one and x + 1 in the other, and that
is the only difference. Times are in the unit of alpha; arrays hold one element a customer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.special import betaln, expit, gammaln

from cltv_core.arrays import Floats
from cltv_core.models.buy_till_you_die.quadrature import beta_rule

_RAREST = 1e-12


@dataclass(frozen=True)
class BetaGeo:
    """A fitted BG/NBD, or MBG/NBD where customers may leave after their first order (`leaves_after_first`)."""

    r: float
    alpha: float
    a: float
    b: float
    leaves_after_first: bool = False
    _rules: dict[float, tuple[Floats, Floats]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def log_likelihood(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """BG/NBD: equation 6; MBG/NBD: Wagner and Hoppe. Regrouped so that large counts stay finite."""
        shape = self.r + frequency
        survived = betaln(self.a, self.b + self._chances(frequency)) - betaln(self.a, self.b)
        pace = gammaln(shape) - gammaln(self.r) + self.r * np.log(self.alpha) - shape * np.log(self.alpha + T)
        either = np.logaddexp(0.0, self._log_odds_of_gone(frequency, recency, T))
        likelihood: Floats = survived + pace + either
        return likelihood

    def p_alive(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """BG/NBD: Hardie's note 21, 1 for every one-time buyer by construction; MBG/NBD: appendix A, equation 5."""
        alive: Floats = expit(-self._log_odds_of_gone(frequency, recency, T))
        return alive

    def p_order(self, frequency: Floats, recency: Floats, T: Floats, ahead: float) -> Floats:
        """Chance of at least one order in the time `ahead`: alive, and a Gamma rate does not stay silent."""
        order_if_alive = -np.expm1(-(self.r + frequency) * np.log1p(ahead / (self.alpha + T)))
        chance: Floats = self.p_alive(frequency, recency, T) * order_if_alive
        return chance

    def expected_orders(self, frequency: Floats, recency: Floats, T: Floats, ahead: Floats) -> Floats:
        """Expect orders of each customer (row) up to each time ahead (column).

        BG/NBD: equation 10; MBG/NBD: Wagner and Hoppe. Both without their Gaussian hypergeometric function, which is
        not finite at a = 1, nor for one-time buyers at a + b < 1.
        """
        alive = self.p_alive(frequency, recency, T)
        return alive[:, np.newaxis] * self._expected_orders_if_alive(frequency, T, ahead)

    def expected_orders_of_newcomer(self, ahead: Floats) -> Floats:
        """Repeat orders of a customer on the day of the first order, up to each time ahead (equation 9)."""
        zero = np.zeros(1)
        expected: Floats = self.expected_orders(zero, zero, zero, ahead)[0]
        return expected

    def future_orders(
        self, frequency: Floats, recency: Floats, T: Floats, ahead: float, rng: np.random.Generator
    ) -> Floats:
        """Orders of each customer in the time `ahead`, in one possible future."""
        alive = np.flatnonzero(rng.random(len(T)) < self.p_alive(frequency, recency, T))
        rate = rng.standard_gamma(self.r + frequency[alive]) / (self.alpha + T[alive])
        arrivals = rng.poisson(rate * ahead)
        active, arrivals = alive[arrivals > 0], arrivals[arrivals > 0]
        dropout = rng.beta(self.a, self.b + self._chances(frequency[active]))
        orders = np.zeros(len(T))
        orders[active] = np.minimum(arrivals, rng.geometric(np.clip(dropout, _RAREST, 1.0)))
        return orders

    def _chances(self, frequency: Floats) -> Floats:
        return frequency + self.leaves_after_first

    def _log_odds_of_gone(self, frequency: Floats, recency: Floats, T: Floats) -> Floats:
        """-inf where there was no chance to leave yet."""
        chances = self._chances(frequency)
        left_last_time = np.log(self.a) - np.log(self.b + np.maximum(chances, 1) - 1)
        silence = (self.r + frequency) * (np.log(self.alpha + T) - np.log(self.alpha + recency))
        return np.where(chances > 0, left_last_time + silence, -np.inf)

    def _expected_orders_if_alive(self, frequency: Floats, T: Floats, ahead: Floats) -> Floats:
        """Work each pair of frequency and T out once, on which alone it depends: a shop has few of them."""
        order = np.lexsort((T, frequency))
        is_new = np.append(True, (np.diff(frequency[order]) != 0) | (np.diff(T[order]) != 0))
        pair_frequency, pair_T = frequency[order][is_new], T[order][is_new]
        values, starts = np.unique(pair_frequency, return_index=True)
        blocks = [
            self._expected_orders_at(value, ages, ahead)
            for value, ages in zip(values, np.split(pair_T, starts[1:]), strict=True)
        ]
        pair = np.empty(len(order), dtype=np.int64)
        pair[order] = np.cumsum(is_new) - 1
        return np.concatenate(blocks)[pair]

    def _expected_orders_at(self, frequency: float, T: Floats, ahead: Floats) -> Floats:
        """Expect orders of customers of one frequency who are still there.

        Given p, a customer with rate ~ Gamma(r + x, alpha + T) makes (1 - ((alpha+T)/(alpha+T+p t))^(r+x)) / p
        orders in a time t before leaving; averaged over p ~ Beta(a, b + chances survived).
        """
        p, weight = self._rule(frequency)
        reach = ahead[:, np.newaxis] / (self.alpha + T)[:, np.newaxis, np.newaxis]
        orders = -np.expm1(-(self.r + frequency) * np.log1p(p * reach)) / p
        expected: Floats = orders @ weight
        return expected

    def _rule(self, frequency: float) -> tuple[Floats, Floats]:
        """Return the rule for customers of one frequency; kept, as finding it takes longest of all."""
        rule = self._rules.get(frequency)
        if rule is None:
            rule = self._rules[frequency] = beta_rule(self.a, self.b + frequency + self.leaves_after_first)
        return rule
