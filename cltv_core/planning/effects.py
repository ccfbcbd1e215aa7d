"""What each tactic is believed to do in each segment: by the shop's own campaigns, else by what is assumed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.campaigns.learning.effects import Reading, learn, noise
from cltv_core.campaigns.reading import read_receipts
from cltv_core.planning.codes import Basis
from cltv_core.project.campaigns import readings
from cltv_core.project.contents import Project
from cltv_core.transactions import Transactions

NOTHING_WORKS = 0.1
"""The chance, before any result, that messages change nothing in a shop, whatever is assumed of them."""
TRUST = 0.5
"""Standard deviation of the factor by which effects in this shop differ from what is assumed of tactics anywhere."""

Pair = tuple[str, str]
"""A tactic and a segment."""


@dataclass(frozen=True)
class Beliefs:
    """Effects of `pairs`, as differences in the share of buyers: `means`, their `covariance`, and on what `basis`.

    `nothing_works`: the chance that all effects are 0, which means and covariance include.
    """

    pairs: tuple[Pair, ...]
    means: Floats
    covariance: Floats
    basis: tuple[Basis, ...]
    nothing_works: float

    def place(self, pair: Pair) -> int:
        """Find a pair. Raises ValueError for one that is not among them."""
        return self.pairs.index(pair)


def measured(project: Project, transactions: Transactions) -> tuple[Reading, ...]:
    """Collect the results of a project's campaigns that count: from these sales, else as they were kept."""
    receipts = [campaign.receipt for campaign in project.campaigns]
    if not receipts:
        return ()
    return readings(project, read_receipts(receipts, transactions, project.salt))


def believe(told: Sequence[Reading], assumed: Mapping[Pair, float]) -> Beliefs:
    """Pool what campaigns told and what is assumed.

    Either nothing works here, or effects are spread around what is assumed; results weigh the two against each other
    (spike and slab, Mitchell and Beauchamp 1988). Where something works, the prior is that of
    `cltv_core.campaigns.learning.effects` before any result, widened by a factor common to all that is assumed
    (Rasmussen and Williams 2006, equation 2.25).

    Parameters
    ----------
    assumed
        Tactic and segment -> the effect assumed before any result.
    """
    pairs = tuple(dict.fromkeys([*assumed, *((one.tactic, one.segment) for one in told)]))
    prior, means = _prior(pairs, assumed)
    places = np.array([pairs.index((one.tactic, one.segment)) for one in told], dtype=np.int64)
    nothing = NOTHING_WORKS
    if len(places):
        errors, effects = noise(told), np.array([one.effect for one in told])
        seen = prior[np.ix_(places, places)] + errors
        odds = (
            nothing
            / (1 - nothing)
            * np.exp(_log_density(effects, errors) - _log_density(effects - means[places], seen))
        )
        nothing = float(odds / (1 + odds))
        gain = np.linalg.solve(seen, prior[places]).T
        means = means + gain @ (effects - means[places])
        prior = prior - gain @ prior[places]
    tried = {pairs[place] for place in places.tolist()}
    basis = [Basis.MEASURED if pair in tried else Basis.ASSUMED for pair in assumed]
    return _mixed(tuple(assumed), means[: len(assumed)], prior[: len(assumed), : len(assumed)], tuple(basis), nothing)


def _mixed(
    pairs: tuple[Pair, ...], means: Floats, covariance: Floats, basis: tuple[Basis, ...], nothing: float
) -> Beliefs:
    """Mix what is believed where something works with the chance that nothing does."""
    works = 1 - nothing
    return Beliefs(pairs, works * means, works * covariance + works * nothing * np.outer(means, means), basis, nothing)


def _log_density(effects: Floats, covariance: Floats) -> float:
    """Return the logarithm of a normal density around 0, without its constant."""
    root = np.linalg.cholesky(covariance)
    told = np.linalg.solve(root, effects)
    return -0.5 * float(told @ told) - float(np.log(np.diag(root)).sum())


def _prior(pairs: Sequence[Pair], assumed: Mapping[Pair, float]) -> tuple[Floats, Floats]:
    """Return the covariance of the effects where something works, before any result, and their means."""
    means = np.array([assumed.get(pair, 0.0) for pair in pairs], dtype=np.float64) / (1 - NOTHING_WORKS)
    if not pairs:
        return np.zeros((0, 0)), means
    tactics, segments = (list(dict.fromkeys(names)) for names in zip(*pairs, strict=True))
    whole = learn((), tactics, segments)
    places = [tactics.index(tactic) * len(segments) + segments.index(segment) for tactic, segment in pairs]
    return whole.covariance[np.ix_(places, places)] + TRUST**2 * np.outer(means, means), means
