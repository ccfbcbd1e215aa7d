"""What each tactic is believed to do in each segment: by the shop's own campaigns, else by what is assumed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.campaigns.codes import State
from cltv_core.campaigns.learned import Learned, Reading, learn
from cltv_core.campaigns.memory import reading_of
from cltv_core.campaigns.reading import read_receipts
from cltv_core.planning.codes import Basis
from cltv_core.project.contents import Campaign, Project
from cltv_core.transactions import Transactions

TRUST = 0.5
"""Standard deviation of the factor by which effects in this shop differ from what is assumed of tactics anywhere."""

Pair = tuple[str, str]
"""A tactic and a segment."""


@dataclass(frozen=True)
class Beliefs:
    """Effects of `pairs`, as differences in the share of buyers: `means`, their `covariance`, and on what `basis`."""

    pairs: tuple[Pair, ...]
    means: Floats
    covariance: Floats
    basis: tuple[Basis, ...]

    def place(self, pair: Pair) -> int:
        """Find a pair. Raises ValueError for one that is not among them."""
        return self.pairs.index(pair)


def measured(project: Project, transactions: Transactions) -> tuple[Reading, ...]:
    """Collect the results of a project's campaigns that count: from these sales, else as they were kept."""
    receipts = [campaign.receipt for campaign in project.campaigns]
    if not receipts:
        return ()
    found = read_receipts(receipts, transactions, project.salt)
    told = [
        reading_of(one, campaign.receipt.trial)
        if one.result is not None and one.result.state is State.READ
        else _kept(campaign)
        for one, campaign in zip(found, project.campaigns, strict=True)
    ]
    return tuple(reading for reading in told if reading is not None and reading.tactic)


def believe(readings: Sequence[Reading], assumed: Mapping[Pair, float]) -> Beliefs:
    """Pool what campaigns told and what is assumed.

    Parameters
    ----------
    assumed
        Tactic and segment -> the effect assumed before any result; what campaigns measured scales all of these first.
    """
    pairs = tuple(assumed)
    known = {tactic: effect for (tactic, _), effect in assumed.items()}
    factor = _factor(readings, known)
    tactics = tuple(dict.fromkeys([*known, *(one.tactic for one in readings)]))
    segments = tuple(dict.fromkeys([*(segment for _, segment in pairs), *(one.segment for one in readings)]))
    learned = learn(readings, tactics, segments, [factor * known.get(tactic, 0.0) for tactic in tactics])
    places = np.array(
        [tactics.index(tactic) * len(segments) + segments.index(segment) for tactic, segment in pairs], dtype=np.int64
    )
    basis = [Basis.MEASURED if learned.counts[place] else Basis.ASSUMED for place in places.tolist()]
    return Beliefs(pairs, *_of(learned, places), tuple(basis))


def _of(learned: Learned, places: np.ndarray) -> tuple[Floats, Floats]:
    if not len(places):
        return np.zeros(0), np.zeros((0, 0))
    return learned.means[places], learned.covariance[np.ix_(places, places)]


def _factor(readings: Sequence[Reading], known: Mapping[str, float]) -> float:
    """Tell how much of what is assumed this shop's campaigns showed.

    A weighted regression through the origin, drawn towards 1 (ridge; Gelman et al. 2013, section 14.8).
    """
    tried = [one for one in readings if one.tactic in known and one.se > 0]
    assumed = np.array([known[one.tactic] for one in tried])
    weight = np.array([one.se**-2 for one in tried])
    seen = np.array([one.effect for one in tried])
    return float((TRUST**-2 + (weight * assumed * seen).sum()) / (TRUST**-2 + (weight * assumed**2).sum()))


def _kept(campaign: Campaign) -> Reading | None:
    kept, receipt = campaign.result, campaign.receipt
    if kept is None or kept.se <= 0:
        return None
    return Reading(receipt.tactic, receipt.segment, kept.effect, kept.se, receipt.trial, kept.control_variance)
