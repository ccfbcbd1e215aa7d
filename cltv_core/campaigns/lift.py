"""What sending brought more than not sending: differences between two groups drawn by chance, each with its ranges.

All arrays have one element a person; `sent` says who was in the group that was written to, whoever opened it
(intention to treat).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from cltv_core.arrays import Flags, Floats

FEW_BUYERS = 5.0
"""Buyers expected in the smaller group below which nothing but the counts themselves is relied on."""

EVENTS_TO_TRUST = 25.0
"""Purchases in a group at which its own variance counts as much as that of both groups together."""

SMALLEST_GROUP = 8
"""People a group must have before its outcomes are set against what was expected."""

WIDEST = 1.02
"""Standard errors of the plain difference beyond which the adjusted one is left aside. To take the smaller of the two
each time took luck for precision: at 60 people it claimed a difference in 6.3 of 100 campaigns without one."""

CUT = 0.979
"""Quantile at which the 95 % range of an adjusted difference ends: a hair beyond .975, so that no kind of list claims
more than 5 times in 100 what is not there."""

_ROUNDS_OF_BISECTION = 40


@dataclass(frozen=True)
class Estimate:
    """A difference a person, sent less held out, with its standard error and its central 80 and 95 % ranges."""

    lift: float
    se: float
    low80: float
    high80: float
    low95: float
    high95: float

    def scaled(self, factor: float) -> Estimate:
        """Return the same difference in other units. `factor` is not negative."""
        return Estimate(*(factor * value for value in (self.lift, self.se, *self.range80, *self.range95)))

    def shifted(self, amount: float) -> Estimate:
        """Return the difference plus a known amount."""
        return Estimate(self.lift + amount, self.se, *(end + amount for end in (*self.range80, *self.range95)))

    def covering(self, other: Estimate) -> Estimate:
        """Return the same difference, no surer than another estimate of it."""
        return Estimate(
            self.lift,
            max(self.se, other.se),
            *(min(self.low80, other.low80), max(self.high80, other.high80)),
            *(min(self.low95, other.low95), max(self.high95, other.high95)),
        )

    @property
    def range80(self) -> tuple[float, float]:
        """Return the ends of the 80 % confidence interval."""
        return self.low80, self.high80

    @property
    def range95(self) -> tuple[float, float]:
        """Return the ends of the 95 % confidence interval."""
        return self.low95, self.high95


def difference_of_shares(bought: Flags, sent: Flags) -> Estimate:
    """Compare the shares of buyers.

    The ranges are score intervals (Miettinen and Nurminen 1985, equation 4; Statistics in Medicine 4:213), which hold
    their level with few buyers as well; the standard error is that of the unpooled shares. With one buyer and more to
    be expected in the smaller group, the 80 % range also covers the hybrid score interval (Newcombe 1998, Statistics in
    Medicine 17:873, method 10): counts come in steps, and where the one falls short of 80 % the other does not.
    """
    buyers = np.array([np.count_nonzero(bought & sent), np.count_nonzero(bought & ~sent)], dtype=np.float64)
    people = np.array([np.count_nonzero(sent), np.count_nonzero(~sent)], dtype=np.float64)
    shares = buyers / people
    lift = float(shares[0] - shares[1])
    se = float(np.sqrt((shares * (1 - shares) / people).sum()))
    counts = (float(buyers[0]), float(people[0])), (float(buyers[1]), float(people[1]))
    found = Estimate(lift, se, *_score_interval(*counts, 0.80), *_score_interval(*counts, 0.95))
    if buyers.sum() * people.min() < people.sum():
        return found
    low, high = _hybrid_interval(*counts, 0.80)
    return replace(found, low80=min(found.low80, low), high80=max(found.high80, high))


def difference_of_means(outcome: Floats, sent: Flags) -> Estimate:
    """Compare the means of an outcome, without anything else known (Welch 1947: unequal variances)."""
    groups = [_Fit.of_mean(outcome[group]) for group in (sent, ~sent)]
    return _difference(groups)


def adjusted_difference(outcome: Floats, sent: Flags, expected: Floats) -> Estimate:
    """Compare the means of an outcome, given what was expected of each person before anything was sent.

    Lin (2013, Annals of Applied Statistics 7:295): a regression on the centred expectation within each group, which
    is never worse than the plain difference in large groups whatever the truth; HC3 variances (MacKinnon and White
    1985), which are those of HC2 in large groups and hold their level in small ones, degrees of freedom after Welch.
    Where the expectation widens the range, the plain difference stands.
    """
    plain = difference_of_means(outcome, sent)
    if min(np.count_nonzero(sent), np.count_nonzero(~sent)) < SMALLEST_GROUP or np.ptp(expected) == 0:
        return plain
    centred = expected - expected.mean()
    adjusted = _difference([_Fit.of_line(outcome[group], centred[group]) for group in (sent, ~sent)], CUT)
    return adjusted if 0 < adjusted.se <= WIDEST * plain.se else plain


@dataclass(frozen=True)
class _Fit:
    """The mean outcome of one group, and how sure it is.

    `level`: the mean; `spread`: residual variance a person; `pull`: variance of the level for each unit of `spread`;
    `freedom`: degrees of freedom left; `events`: outcomes above 0.
    """

    level: float
    spread: float
    pull: float
    freedom: int
    events: int

    @classmethod
    def of_mean(cls, outcome: Floats) -> _Fit:
        spread = float(outcome.var(ddof=1)) if len(outcome) > 1 else 0.0
        return cls(
            float(outcome.mean()), spread, 1 / len(outcome), max(len(outcome) - 1, 1), int(np.count_nonzero(outcome))
        )

    @classmethod
    def of_line(cls, outcome: Floats, centred: Floats) -> _Fit:
        own = centred - centred.mean()
        squares = float(own @ own)
        if squares == 0:
            return cls.of_mean(outcome)
        slope = float(own @ outcome) / squares
        residuals = outcome - outcome.mean() - slope * own
        leverage = 1 / len(outcome) + own**2 / squares
        weights = 1 / len(outcome) - centred.mean() * own / squares
        hc3 = float((weights**2 * residuals**2 / np.maximum(1 - leverage, 1e-9) ** 2).sum())
        pull = float(weights @ weights)
        level = float(outcome.mean() - slope * centred.mean())
        return cls(level, hc3 / pull, pull, len(outcome) - 2, int(np.count_nonzero(outcome)))


def _difference(fits: Sequence[_Fit], cut: float = 0.975) -> Estimate:
    """Return the first level less the second, with ranges by Student's t (Welch-Satterthwaite degrees of freedom).

    A group in which few bought cannot show how far apart purchases lie: its variance is drawn towards that of both
    groups, which counts as `EVENTS_TO_TRUST` purchases.
    """
    freedom = np.array([fit.freedom for fit in fits], dtype=np.float64)
    spreads = np.array([fit.spread for fit in fits])
    events = np.array([fit.events for fit in fits], dtype=np.float64)
    together = float((freedom * spreads).sum() / freedom.sum())
    drawn = (events * spreads + EVENTS_TO_TRUST * together) / (events + EVENTS_TO_TRUST)
    return _with_ranges(fits[0].level - fits[1].level, drawn * [fit.pull for fit in fits], freedom, cut)


def _with_ranges(lift: float, variances: Floats, freedoms: Floats, cut: float) -> Estimate:
    """Add ranges by Student's t with Welch-Satterthwaite degrees of freedom, at most those of both groups together."""
    total = float(variances.sum())
    spare = freedoms + EVENTS_TO_TRUST
    freedom = total**2 / float((variances**2 / spare).sum()) if total > 0 else 1.0
    freedom = min(freedom, float(freedoms.sum()))
    se = float(np.sqrt(total))
    z80, z95 = (float(special.stdtrit(freedom, end)) for end in (0.90, cut))
    return Estimate(lift, se, lift - z80 * se, lift + z80 * se, lift - z95 * se, lift + z95 * se)


_Counts = tuple[float, float]
"""Buyers and people of a group, as plain numbers: an interval asks 120 times what is likely."""


def _score_interval(sent: _Counts, held_out: _Counts, level: float) -> tuple[float, float]:
    """Where the score statistic reaches the quantile, on either side of the observed difference."""
    if not (sent[1] and held_out[1]):
        return math.nan, math.nan
    z = float(special.ndtri((1 + level) / 2))
    observed = sent[0] / sent[1] - held_out[0] / held_out[1]
    return _crossing(sent, held_out, observed, -1.0, z), _crossing(sent, held_out, observed, 1.0, z)


def _hybrid_interval(sent: _Counts, held_out: _Counts, level: float) -> tuple[float, float]:
    """Put Wilson's intervals of the two shares together, each at its end that lies towards the other."""
    (share1, low1, high1), (share0, low0, high0) = (_wilson(*group, level) for group in (sent, held_out))
    difference = share1 - share0
    return (
        difference - math.hypot(share1 - low1, high0 - share0),
        difference + math.hypot(high1 - share1, share0 - low0),
    )


def _wilson(buyers: float, people: float, level: float) -> tuple[float, float, float]:
    """Return a share with the ends of its score interval (Wilson 1927)."""
    z, share = float(special.ndtri((1 + level) / 2)), buyers / people
    middle = share + z**2 / (2 * people)
    reach = z * math.sqrt(share * (1 - share) / people + z**2 / (4 * people**2))
    scale = 1 + z**2 / people
    return share, (middle - reach) / scale, (middle + reach) / scale


def _crossing(sent: _Counts, held_out: _Counts, inside: float, outside: float, z: float) -> float:
    for _ in range(_ROUNDS_OF_BISECTION):
        middle = (inside + outside) / 2
        if _score(sent, held_out, middle) < z:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2


def _score(sent: _Counts, held_out: _Counts, difference: float) -> float:
    """Return the absolute score statistic of Miettinen and Nurminen (1985) at a supposed difference."""
    (x1, n1), (x0, n0) = sent, held_out
    first = _first_share_given(sent, held_out, difference)
    second = min(max(first - difference, 0.0), 1.0)
    everybody = n1 + n0
    variance = (first * (1 - first) / n1 + second * (1 - second) / n0) * everybody / (everybody - 1)
    off = abs(x1 / n1 - x0 / n0 - difference)
    return off / math.sqrt(variance) if variance > 0 else (math.inf if off > 0 else 0.0)


def _first_share_given(sent: _Counts, held_out: _Counts, difference: float) -> float:
    """Return the maximum-likelihood share of those written to, the other being less by `difference`.

    Farrington and Manning 1990, appendix.
    """
    (x1, n1), (x0, n0) = sent, held_out
    theta = n0 / n1
    a = 1 + theta
    b = -(1 + theta + x1 / n1 + theta * x0 / n0 + difference * (theta + 2))
    c = difference**2 + difference * (2 * x1 / n1 + theta + 1) + x1 / n1 + theta * x0 / n0
    d = -x1 / n1 * difference * (1 + difference)
    v = b**3 / (27 * a**3) - b * c / (6 * a**2) + d / (2 * a)
    u = math.copysign(math.sqrt(max(b**2 / (9 * a**2) - c / (3 * a), 0.0)), v)
    cosine = min(max(v / u**3, -1.0), 1.0) if u**3 else 0.0
    angle = (math.pi + math.acos(cosine)) / 3
    share = min(max(2 * u * math.cos(angle) - b / (3 * a), 0.0, difference), 1.0, 1.0 + difference)
    return min(max(share, 0.0), 1.0)
