"""What all campaigns together say of each tactic in each segment.

A linear-Gaussian model with known standard errors: the effect of a tactic in a segment is the shop's own level, plus
what is special about the tactic, the segment, and the two together. The posterior is exact; campaigns of one trial
share the people left out, so their errors move together, and that covariance is part of the likelihood. How far
tactics, segments and pairs differ is learnt from the marginal likelihood on a grid (empirical Bayes with a prior; see
Gelman et al., Bayesian Data Analysis, 3rd edition, sections 5.4 and 14.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import special

from cltv_core.intervals import Z80, Z95
from cltv_core.tactics.effects import ASSUMED_SPREAD, EXPECTED_SPREAD, SPREADS, Effects

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reading:
    """One result that counts.

    `effect` is a difference in the share of buyers, with standard error `se`. Campaigns of one `trial` share the people
    left out, whose share of buyers has the variance `control_variance`.
    """

    tactic: str
    segment: str
    effect: float
    se: float
    trial: str = ""
    control_variance: float = 0.0


@dataclass(frozen=True)
class Effect:
    """What is believed of a tactic in a segment.

    `mean` and `sd` of the difference in the share of buyers. `campaigns`: results of this very pair; 0 means that the
    effect is inferred from other pairs.
    """

    tactic: str
    segment: str
    mean: float
    sd: float
    campaigns: int

    @property
    def range80(self) -> tuple[float, float]:
        """Return the ends of the central 80 % interval."""
        return self.mean - Z80 * self.sd, self.mean + Z80 * self.sd

    def as_believed(self, known: Effects) -> Effect:
        """Return the same pair as cards and plan believe it, where they know it (see docs/decisions.md, *One gain*)."""
        found = known.get((self.tactic, self.segment))
        return self if found is None else replace(self, mean=found.effect, sd=found.sd)

    @property
    def shown(self) -> bool:
        """Whether results of the shop's own show that it works: 19 of 20 such claims hold, over all pairs together."""
        return self.campaigns > 0 and self.mean - Z95 * self.sd > 0


@dataclass(frozen=True)
class Learned:
    """The posterior over all pairs of `tactics` and `segments` (row-major): `means` and their `covariance`."""

    tactics: tuple[str, ...]
    segments: tuple[str, ...]
    means: npt.NDArray[np.float64]
    covariance: Matrix
    counts: npt.NDArray[np.int64] = field(repr=False)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Every pair, those of one tactic together."""
        sds = np.sqrt(np.diag(self.covariance))
        pairs = product(self.tactics, self.segments)
        return tuple(
            Effect(tactic, segment, float(mean), float(sd), int(count))
            for (tactic, segment), mean, sd, count in zip(pairs, self.means, sds, self.counts, strict=True)
        )

    def effect(self, tactic: str, segment: str) -> Effect:
        """Return one pair. Raises ValueError for a tactic or a segment that is not part of it."""
        return self.effects[self._place(tactic, segment)]

    def _place(self, tactic: str, segment: str) -> int:
        return self.tactics.index(tactic) * len(self.segments) + self.segments.index(segment)

    def chance_better(self, tactic: str, other: str, segment: str) -> float:
        """Return the chance that a tactic is better in a segment than another one."""
        one, two = (self._place(name, segment) for name in (tactic, other))
        spread = self.covariance[one, one] + self.covariance[two, two] - 2 * self.covariance[one, two]
        return float(special.ndtr((self.means[one] - self.means[two]) / np.sqrt(max(spread, 1e-18))))

    def drawn(self, rng: np.random.Generator) -> npt.NDArray[np.float64]:
        """Draw one set of effects that could be true, as an array of tactics by segments."""
        draw: npt.NDArray[np.float64] = rng.multivariate_normal(self.means, self.covariance, method="eigh")
        return np.asarray(draw.reshape(len(self.tactics), len(self.segments)))


def learn(
    readings: Sequence[Reading], tactics: Sequence[str], segments: Sequence[str], assumed: Sequence[float] | None = None
) -> Learned:
    """Pool the results of all campaigns.

    Parameters
    ----------
    tactics, segments
        All that something is wanted about, with results or without; those of `readings` must be among them.
    assumed
        The effect assumed of each tactic before any result; 0 by default.
    """
    pairs = len(tactics) * len(segments)
    prior = np.repeat(
        np.zeros(len(tactics)) if assumed is None else np.asarray(assumed, dtype=np.float64), len(segments)
    )
    places = np.array(
        [tactics.index(one.tactic) * len(segments) + segments.index(one.segment) for one in readings], dtype=np.int64
    )
    errors = noise(readings)
    surprise = np.array([one.effect for one in readings]) - prior[places]
    parts = [_posterior(_prior(len(tactics), len(segments), *spreads), places, errors, surprise) for spreads in _grid()]
    weights = np.array([part[0] for part in parts]) + np.array([_log_prior(*spreads) for spreads in _grid()])
    weights = np.exp(weights - weights.max())
    weights /= weights.sum()
    shifts = np.array([part[1] for part in parts])
    shift = weights @ shifts
    within = np.einsum("g,gij->ij", weights, np.array([part[2] for part in parts]))
    between = np.einsum("g,gi,gj->ij", weights, shifts - shift, shifts - shift)
    counts = np.bincount(places, minlength=pairs).astype(np.int64)
    return Learned(tuple(tactics), tuple(segments), prior + shift, within + between, counts)


def _grid() -> list[tuple[float, float, float]]:
    return list(product(SPREADS, SPREADS, SPREADS))


def _log_prior(tactic: float, segment: float, pair: float) -> float:
    return -(tactic**2 + segment**2 + pair**2) / (2 * EXPECTED_SPREAD**2)


@cache
def _prior(tactics: int, segments: int, tactic: float, segment: float, pair: float) -> Matrix:
    """Covariance of all pairs before any result."""
    same_tactic = np.kron(np.eye(tactics), np.ones((segments, segments)))
    same_segment = np.kron(np.ones((tactics, tactics)), np.eye(segments))
    level = np.ones((tactics * segments, tactics * segments))
    own = np.eye(tactics * segments)
    covariance: Matrix = ASSUMED_SPREAD**2 * level + tactic**2 * same_tactic + segment**2 * same_segment + pair**2 * own
    return covariance


def noise(readings: Sequence[Reading]) -> Matrix:
    """Covariance of the errors of the results: those of one trial share the error of the people left out."""
    errors: Matrix = np.diag([one.se**2 for one in readings]) if readings else np.zeros((0, 0))
    for first, one in enumerate(readings):
        for second, other in enumerate(readings[:first]):
            if one.trial and one.trial == other.trial:
                errors[first, second] = errors[second, first] = min(one.control_variance, other.control_variance)
    return errors


def _posterior(
    prior: Matrix, places: npt.NDArray[np.int64], noise: Matrix, surprise: npt.NDArray[np.float64]
) -> tuple[float, npt.NDArray[np.float64], Matrix]:
    """Return the log marginal likelihood, the shift of the means, and the posterior covariance.

    Rasmussen and Williams (2006), Gaussian Processes for Machine Learning, equations 2.25, 2.26 and 2.30.
    """
    if not len(places):
        return 0.0, np.zeros(len(prior)), prior
    seen = prior[np.ix_(places, places)] + noise
    root = np.linalg.cholesky(seen + 1e-12 * np.eye(len(seen)))
    half = np.linalg.solve(root, prior[places])
    told = np.linalg.solve(root, surprise)
    evidence = -0.5 * float(told @ told) - float(np.log(np.diag(root)).sum())
    return evidence, half.T @ told, prior - half.T @ half
