"""Replay the past: are suggested products bought next more often than the best sellers are.

The visits are cut by time. The variant is chosen on the earlier cuts; what is reported comes from the later ones, which
the choice has not seen, against the list of best sellers that turns out to be the strongest on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.facts import Code, Fact
from cltv_core.products.affinity import RECENT_DAYS, Evidence, Past, Scores, Variant, best_columns
from cltv_core.products.baskets import Baskets

NAMED = 5
BEST_SELLERS: tuple[tuple[int, ...], ...] = ((7,), (14,), (28,), RECENT_DAYS, (182,))
"""Lists of best sellers: of the sales of so many days, averaged."""
EVIDENCE: tuple[Evidence, ...] = ("also", "next")
WEIGHTS = {False: (4.0, 8.0), True: (0.0, 0.5, 1.0)}
"""Without and with repeats, where the customer's own habits speak too; 0 leaves these and the best sellers alone."""
CHOICE_CUTS = (0.4, 0.55, 0.7)
TEST_CUTS = (0.7, 0.8, 0.9, 1.0)
"""Shares of all visits; each pair of neighbours is a past and the time in which the next purchase is awaited."""
MOST_FOR_THE_CHOICE = 1500
MOST_FOR_THE_TEST = 5000
"""Customers of each cut who are replayed; of more, every so manieth."""
LEAST_PURCHASES = 100
"""Fewer next purchases than this tell too little."""
SURE = 2.0
"""The gain has to be so many standard errors above nothing."""


class Verdict(Code):
    """Whether suggestions beat naming the best sellers, on `purchases` that came later.

    TOO_FEW: `needed` would tell. BETTER and NO_GAIN: `hit_rate`, `popular_rate` (shares), `repeats` (whether products
    bought before were named).
    """

    TOO_FEW = "too_few"
    BETTER = "better"
    NO_GAIN = "no_gain"


@dataclass(frozen=True)
class Replay:
    """How often suggestions, and best sellers, were bought on the next visit.

    `hit_rate`: share of the next `purchases` that held at least one of five named products; `popular_rate`: the same
    for the strongest list of best sellers, under the same treatment of products bought before.

    `gain_error` is the standard error of their difference, a customer's purchases counting as one draw. All are 0 where
    there was nothing to replay. `choice_gain`: the difference on the earlier cuts, by which the variant was chosen.
    """

    variant: Variant
    hit_rate: float = 0.0
    popular_rate: float = 0.0
    gain_error: float = 0.0
    purchases: int = 0
    customers: int = 0
    choice_gain: float = 0.0

    @property
    def gain(self) -> float:
        """Return by how much the hit rate is above that of best sellers."""
        return self.hit_rate - self.popular_rate

    @property
    def beats_popular(self) -> bool:
        """Return whether the gain is more than chance."""
        return self.purchases >= LEAST_PURCHASES and self.gain > SURE * self.gain_error

    @property
    def verdict(self) -> Fact:
        """Tell whether to suggest products, and why."""
        if self.purchases < LEAST_PURCHASES:
            return Verdict.TOO_FEW(purchases=self.purchases, needed=LEAST_PURCHASES)
        return (Verdict.BETTER if self.beats_popular else Verdict.NO_GAIN)(
            hit_rate=self.hit_rate,
            popular_rate=self.popular_rate,
            purchases=self.purchases,
            repeats=self.variant.repeats,
        )


@dataclass(frozen=True)
class _Cut:
    """`customers` (positions) with a past who came again in time; `bought` (customers x scored products) then."""

    past: Past
    customers: Ints
    bought: Flags

    def hits(self, variant: Variant) -> Flags:
        return self.hits_with(variant, self.past.evidence(variant.evidence, self.customers))

    def popular_hits(self, repeats: bool, days: Sequence[int]) -> Flags:
        popular = self.past.popular(days)[np.newaxis]
        if repeats:
            hit: Flags = np.any(self.bought[:, best_columns(popular, NAMED)[0]], axis=1)
            return hit
        alike = np.tile(popular, (len(self.customers), 1))
        return _hits(self.past.allowed(alike, repeats, self.customers), self.bought)

    def hits_with(self, variant: Variant, evidence: Scores) -> Flags:
        return _hits(self.past.scores(variant, self.customers, evidence), self.bought)


def _hits(scores: Scores, bought: Flags) -> Flags:
    named = best_columns(scores, NAMED)
    may_be_named = np.take_along_axis(scores, named, axis=1) > -np.inf
    hit: Flags = np.any(np.take_along_axis(bought, named, axis=1) & may_be_named, axis=1)
    return hit


def replays(baskets: Baskets) -> tuple[Replay, Replay]:
    """Replay suggestions of new products only, and those that may name products bought before."""
    earlier = list(_cuts(baskets, CHOICE_CUTS, MOST_FOR_THE_CHOICE))
    later = list(_cuts(baskets, TEST_CUTS, MOST_FOR_THE_TEST))
    new, again = (_replay(*_choice(earlier, repeats), later) for repeats in (False, True))
    return new, again


def _cuts(baskets: Baskets, shares: Sequence[float], most: int) -> Iterator[_Cut]:
    if not len(baskets.day):
        return
    days = np.quantile(baskets.day, shares).astype(np.int64) + 1
    for day, until in pairwise(days.tolist()):
        earlier = Past(baskets.of(baskets.day < day), day)
        visit = _next_visits(baskets, day, until)
        if len(visit) > most:
            visit = visit[np.linspace(0, len(visit) - 1, most).astype(np.int64)]
        if len(visit) and len(earlier.columns):
            yield _Cut(earlier, baskets.customer[visit], baskets.bought[visit][:, earlier.columns].toarray() > 0)


def _next_visits(baskets: Baskets, day: int, until: int) -> Ints:
    """Return the first visit from `day` to before `until` of each customer who had been there before `day`."""
    within = np.flatnonzero((baskets.day >= day) & (baskets.day < until))
    first = within[np.unique(baskets.customer[within], return_index=True)[1]]
    known = np.zeros(len(baskets.customers), dtype=bool)
    known[baskets.customer[baskets.day < day]] = True
    visits: Ints = first[known[baskets.customer[first]]]
    return visits


def _choice(cuts: Sequence[_Cut], repeats: bool) -> tuple[Variant, float]:
    """Return the variant with most hits, and its gain over the strongest list of best sellers."""
    if not cuts:
        return Variant(repeats, EVIDENCE[0], WEIGHTS[repeats][0]), 0.0
    rates = {
        variant: float(np.concatenate([cut.hits_with(variant, pull) for cut, pull in evidence]).mean())
        for variant, evidence in _variants(cuts, repeats)
    }
    best = max(rates, key=rates.__getitem__)
    return best, rates[best] - float(_popular_hits(cuts, repeats).mean())


def _variants(cuts: Sequence[_Cut], repeats: bool) -> Iterator[tuple[Variant, list[tuple[_Cut, Scores]]]]:
    for kind in EVIDENCE:
        evidence = [(cut, cut.past.evidence(kind, cut.customers)) for cut in cuts]
        for weight in WEIGHTS[repeats]:
            yield Variant(repeats, kind, weight), evidence


def _replay(variant: Variant, choice_gain: float, cuts: Sequence[_Cut]) -> Replay:
    if not cuts:
        return Replay(variant, choice_gain=choice_gain)
    hits = np.concatenate([cut.hits(variant) for cut in cuts])
    popular = _popular_hits(cuts, variant.repeats)
    customer = np.concatenate([cut.customers for cut in cuts])
    return Replay(
        variant=variant,
        hit_rate=float(hits.mean()),
        popular_rate=float(popular.mean()),
        gain_error=_clustered_error(hits.astype(np.float64) - popular, customer),
        purchases=len(hits),
        customers=len(np.unique(customer)),
        choice_gain=choice_gain,
    )


def _popular_hits(cuts: Sequence[_Cut], repeats: bool) -> Flags:
    """Return the hits of that list of best sellers which, looking back, hit most."""
    return max(
        (np.concatenate([cut.popular_hits(repeats, days) for cut in cuts]) for days in BEST_SELLERS), key=np.mean
    )


def _clustered_error(difference: Floats, customer: Ints) -> float:
    """Return the standard error of the mean, where the purchases of one customer may be alike."""
    off = np.bincount(customer, weights=difference - difference.mean())
    return float(np.sqrt((off**2).sum()) / len(difference))
