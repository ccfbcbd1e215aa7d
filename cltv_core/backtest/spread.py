"""How far a customer may be off what is expected: what the models foresee, corrected by what the replays showed.

A customer orders with a chance p or spends nothing. One who does spends (value / p) times a ratio, distributed as it
was among customers of about the same chance at earlier days (a conformal predictive distribution, Vovk, Gammerman
and Shafer 2005, section 7, with customers of like chance as the group), and before there are many, that foreseen by the
model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.intervals import Z80

CHANCES = np.array([0.0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 1.0])
"""Edges of the groups of customers of about the same chance."""

LEVELS = np.linspace(0.01, 0.99, 50)
FORESEEN_WEIGHT = 40.0
"""What the model foresees counts as much as so many customers of each group."""

TAIL = 0.1
"""Share of cases meant to lie under the range, and over it."""

TAIL_FROM_ZERO = 0.15
"""The share over it where the range starts at 0, under which nobody can lie: half of what is free is taken."""


USUAL_SPREAD = 0.8
"""Deviation of the logarithm of what customers spend against what was expected, for a shop nothing is known of."""

FAINTEST = 0.01
"""Least chance by which a value is spread: one far below says that the value is another model's opinion, and not that
the customer would spend a fortune once in a thousand years."""

_LEAST = 1e-12


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What was expected of customers and what came, one element a customer: `p_order`, `value`, `spent`."""

    p_order: Floats
    value: Floats
    spent: Floats

    @property
    def of_buyers(self) -> tuple[Floats, Floats, Floats]:
        """Return what those who bought spent against what was expected of them.

        Three arrays, one element a buyer: the chance of an order; the logarithm of the spend against (value / chance);
        and the square of value / chance, by which a buyer counts where the spread of totals is asked for. Buyers of
        whom nothing was expected add nothing to that.
        """
        bought = (self.spent > 0) & (self.value > 0) & (self.p_order > 0)
        chance, value = self.p_order[bought], self.value[bought]
        ratio: Floats = np.log(self.spent[bought] * chance / value)
        return chance, ratio, np.maximum(value / np.maximum(chance, FAINTEST), _LEAST) ** 2


@dataclass(frozen=True, eq=False)
class Spread:
    """How far a customer may be off what is expected.

    By group of chance (row): quantiles of the logarithm of the ratio at `LEVELS`, and the mean `square` of the ratio
    itself, in which customers count by what was expected of them. `unseen`: variance of the logarithm of what all
    customers share and no earlier day could show.
    """

    quantiles: Floats
    square: Floats
    unseen: float = 0.0

    @classmethod
    def of(cls, seen: Sequence[Outcomes], foreseen: Outcomes | None = None, unseen: float = 0.0) -> Spread:
        """Learn from earlier days (`seen`), and from futures that the model simulates (`foreseen`)."""
        chance, ratio, weight = _together(seen)
        prior_chance, prior_ratio, prior_weight = _together([foreseen] if foreseen else [])
        usual = _usual()
        quantiles, squares = [], []
        for low, high in pairwise(CHANCES.tolist()):
            own, prior = ((one > low) & (one <= high) for one in (chance, prior_chance))
            trust = own.sum() / (own.sum() + FORESEEN_WEIGHT)
            expected = (prior_ratio[prior], prior_weight[prior]) if prior.sum() >= FORESEEN_WEIGHT else usual
            known = (ratio[own], weight[own]) if own.any() else usual
            quantiles.append(trust * np.quantile(known[0], LEVELS) + (1 - trust) * np.quantile(expected[0], LEVELS))
            squares.append(trust * _square(*known) + (1 - trust) * _square(*expected))
        return cls(np.array(quantiles), np.array(squares), unseen)

    def quantile(self, p_order: Floats, value: Floats, share: Floats) -> Floats:
        """Value under which each customer lies in `share` of cases."""
        given_order = (share - (1 - p_order)) / np.maximum(p_order, _LEAST)
        ratio = self._ratio(p_order, np.clip(given_order, 0.0, 1.0))
        spent: Floats = np.where(given_order > 0, value / np.maximum(p_order, _LEAST) * np.exp(ratio), 0.0)
        return spent

    def range_of_customers(self, p_order: Floats, value: Floats) -> tuple[Floats, Floats]:
        """Return the low and high end of each customer's range, in money.

        As all customers move together, the ranges must hold whether these are good days or bad: they reach to where the
        customer's own lie at either end of four fifths of such days.
        """
        nothing = 1 - p_order
        from_zero = np.clip((nothing - TAIL) / TAIL, 0.0, 1.0)
        low = self.quantile(p_order, value, np.full(len(value), TAIL))
        high = self.quantile(p_order, value, 1 - TAIL - from_zero * (TAIL_FROM_ZERO - TAIL))
        shared = float(np.exp(Z80 * np.sqrt(self.unseen)))
        return low / shared, np.maximum(low, high) * shared

    def variance(self, p_order: Floats, value: Floats) -> Floats:
        """Return the variance of what each customer spends, in money squared.

        As seen in replays, and at least that of a customer who comes with `chance_to_spend` and then spends exactly
        what is expected of those who come (a lower bound by Jensen's inequality).
        """
        group, part = self._group(p_order)
        square = self.square[group] * (1 - part) + self.square[group + 1] * part
        seen = np.where(p_order > 0, square / np.maximum(p_order, FAINTEST), 0.0)
        variance: Floats = value**2 * (np.maximum(seen, 1 / chance_to_spend(p_order, value)) - 1)
        return variance

    def _ratio(self, p_order: Floats, share: Floats) -> Floats:
        """Interpolated between groups and between levels."""
        group, part = self._group(p_order)
        place = np.clip((share - LEVELS[0]) / (LEVELS[1] - LEVELS[0]), 0.0, len(LEVELS) - 1 - 1e-9)
        level = place.astype(np.int64)
        rest = place - level
        table = self.quantiles
        below, above = (table[group, at] * (1 - part) + table[group + 1, at] * part for at in (level, level + 1))
        ratio: Floats = below * (1 - rest) + above * rest
        return ratio

    @staticmethod
    def _group(p_order: Floats) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Floats]:
        """Return the group below each chance, and the way to the next, by the middles of the groups."""
        middles = (CHANCES[1:] + CHANCES[:-1]) / 2
        place = np.interp(p_order, middles, np.arange(len(middles), dtype=np.float64))
        group = np.minimum(place.astype(np.int64), len(middles) - 2)
        return group, place - group


def chance_to_spend(p_order: Floats, value: Floats) -> Floats:
    """Return the chance by which the value of each customer is spread.

    The chance of an order; where the value is far too large for it, being another model's opinion, the chance at which
    a customer who comes would spend as those of this shop usually do.
    """
    usual = float(value.sum()) / max(float(p_order.sum()), _LEAST)
    by_value = value / usual if usual > 0 else np.zeros_like(value)
    chance: Floats = np.clip(np.maximum(p_order, by_value), FAINTEST, 1.0)
    return chance


def _together(seen: Sequence[Outcomes]) -> tuple[Floats, Floats, Floats]:
    if not seen:
        return np.empty(0), np.empty(0), np.empty(0)
    chances, ratios, weights = zip(*(outcomes.of_buyers for outcomes in seen), strict=True)
    return np.concatenate(chances), np.concatenate(ratios), np.concatenate(weights)


def _square(ratio: Floats, weight: Floats) -> float:
    """Weighted mean square of what was spent against what was expected, the very largest cut off."""
    largest = np.quantile(ratio, LEVELS[-1])
    return float(np.average(np.exp(2 * np.minimum(ratio, largest)), weights=weight))


def _usual() -> tuple[Floats, Floats]:
    """Logarithms of ratios and their weights."""
    from scipy.special import ndtri

    normal = ndtri((np.arange(400) + 0.5) / 400)
    usual: Floats = USUAL_SPREAD * normal - USUAL_SPREAD**2 / 2
    return usual, np.ones(len(usual))
