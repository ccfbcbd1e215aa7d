"""What each tactic is believed to do in each segment: by the shop's own campaigns, else by what is assumed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.analysis import Analysis
from cltv_core.arrays import Floats, Ints
from cltv_core.campaigns.learning.effects import Reading, noise
from cltv_core.campaigns.reading import read_receipts
from cltv_core.planning.codes import Basis
from cltv_core.project.campaigns import readings
from cltv_core.project.contents import Project
from cltv_core.tactics.catalogue import CATALOGUE
from cltv_core.tactics.effects import ASSUMED_SPREAD, NOTHING_WORKS, TRUST, Believed, Effects, Pair, special_variance
from cltv_core.transactions import Transactions


@dataclass(frozen=True)
class Beliefs:
    """Effects of `pairs`, as differences in the share of buyers: `means`, their `covariance`, and on what `basis`.

    `nothing_works`: the chance that all effects are 0, which means and covariance include; `campaigns`: of each pair.
    """

    pairs: tuple[Pair, ...]
    means: Floats
    covariance: Floats
    basis: tuple[Basis, ...]
    nothing_works: float
    campaigns: tuple[int, ...] = ()

    @property
    def effects(self) -> Effects:
        """The same, one pair apart from the others."""
        sds = np.sqrt(np.diag(self.covariance))
        counts = self.campaigns or (0,) * len(self.pairs)
        return {
            pair: Believed(float(mean), float(sd), count)
            for pair, mean, sd, count in zip(self.pairs, self.means, sds, counts, strict=True)
        }

    def place(self, pair: Pair) -> int:
        """Find a pair. Raises ValueError for one that is not among them."""
        return self.pairs.index(pair)


def beliefs_of(analysis: Analysis, project: Project) -> Beliefs:
    """Say what is believed of every tactic of the catalogue in every segment, and of all that campaigns tried."""
    told = measured(project, analysis.transactions)
    segments = dict.fromkeys([*analysis.segments.table["segment"].astype("str"), *(one.segment for one in told)])
    return believe(told, {(idea.key, segment): idea.lift for segment in segments for idea in CATALOGUE})


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
    number = len(assumed)
    return _mixed(
        tuple(assumed), means[:number], prior[:number, :number], np.bincount(places, minlength=number), nothing
    )


def _mixed(pairs: tuple[Pair, ...], means: Floats, covariance: Floats, tried: Ints, nothing: float) -> Beliefs:
    """Mix what is believed where something works with the chance that nothing does."""
    works = 1 - nothing
    counts = tuple(tried[: len(pairs)].tolist())
    basis = tuple(Basis.MEASURED if count else Basis.ASSUMED for count in counts)
    spread = works * covariance + works * nothing * np.outer(means, means)
    return Beliefs(pairs, works * means, spread, basis, nothing, counts)


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
    tactics, segments = (np.unique(names, return_inverse=True)[1] for names in zip(*pairs, strict=True))
    same_tactic, same_segment = (np.equal.outer(codes, codes).astype(np.float64) for codes in (tactics, segments))
    special = same_tactic + same_segment + np.eye(len(pairs))
    return ASSUMED_SPREAD**2 + special_variance() * special + TRUST**2 * np.outer(means, means), means
