"""Whether a campaign's groups can be compared at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from cltv_core.arrays import Flags, Floats
from cltv_core.campaigns.codes import Stop
from cltv_core.facts import Fact

UNLIKELY = 0.001
"""Chance below which the sizes of the groups are no luck."""

LARGEST_IMBALANCE = 0.25
"""Standard deviations by which the groups may differ before the sending (Rubin 2001), or what luck allows if that is
more: small groups differ by chance."""

_LUCK = 3.3
MOST_CONTAMINATED = 0.05
"""Of the people left out who were written to all the same."""


@dataclass(frozen=True)
class Checks:
    """Whether the two groups of a campaign are as alike as a draw makes them.

    `sample_ratio_p`: chance of groups so unlike in size, None where no share was planned; `largest_imbalance`: in
    standard deviations of what was expected; `contaminated`: people left out who were written to all the same.
    """

    sample_ratio_p: float | None
    largest_imbalance: float
    contaminated: int
    stops: tuple[Fact, ...] = ()


def check(sent: Flags, expectations: tuple[Floats, ...], planned_share: float | None, contaminated: int = 0) -> Checks:
    """Check the groups of a campaign before its result is read.

    Parameters
    ----------
    sent
        One element a person.
    expectations
        What was expected of each person before the sending, in one or more ways.
    planned_share
        The share that was to be left out.
    """
    ratio = _sample_ratio(sent, planned_share)
    imbalance = max((_imbalance(expected, sent) for expected in expectations), default=0.0)
    held_out = np.count_nonzero(~sent)
    allowed = max(LARGEST_IMBALANCE, _LUCK * np.sqrt(1 / np.count_nonzero(sent) + 1 / held_out))
    stops = []
    if ratio is not None and ratio < UNLIKELY:
        stops.append(Stop.SAMPLE_RATIO(held_out=held_out, planned=round((planned_share or 0.0) * len(sent))))
    if imbalance > allowed:
        stops.append(Stop.UNBALANCED(imbalance=imbalance))
    if contaminated > MOST_CONTAMINATED * held_out:
        stops.append(Stop.CONTAMINATED(people=contaminated, held_out=held_out))
    return Checks(ratio, imbalance, contaminated, tuple(stops))


def _sample_ratio(sent: Flags, planned_share: float | None) -> float | None:
    if planned_share is None or not 0 < planned_share < 1:
        return None
    return _binomial_p(int(np.count_nonzero(~sent)), len(sent), planned_share)


def _binomial_p(seen: int, people: int, share: float) -> float:
    """Return the chance of a count no likelier than this one: the exact two-sided binomial test.

    By hand, as the library of tests takes half a second to load.
    """
    counts = np.arange(people + 1, dtype=np.float64)
    ways = special.gammaln(people + 1) - special.gammaln(counts + 1) - special.gammaln(people - counts + 1)
    chances = np.exp(ways + special.xlogy(counts, share) + special.xlog1py(people - counts, -share))
    return min(float(chances[chances <= chances[seen] * (1 + 1e-7)].sum()), 1.0)


def _imbalance(expected: Floats, sent: Flags) -> float:
    """Return the standardised difference of the means of logs, as a few large customers say little of the rest."""
    size = np.log1p(expected / (expected.mean() or 1.0))
    spread = float(np.sqrt((size[sent].var() + size[~sent].var()) / 2))
    return abs(float(size[sent].mean() - size[~sent].mean())) / spread if spread > 1e-9 else 0.0
