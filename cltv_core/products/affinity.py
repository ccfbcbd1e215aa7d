"""What the visits so far tell of the next purchase: what sells at present, and what goes with what.

The score of a product for a customer is a naive Bayes estimate in logarithms: how well the product sells at present,
plus, for what the customer has bought, how much more often than by chance its buyers buy this product too. The chance
of buying j having bought i is drawn towards the share of all who buy j, (C_ij + k p_j) / (n_i + k); the logarithm of
its ratio to p_j is log(1 + C_ij / (k p_j)) but for a term that is the same for every j, so pairs that were never seen
together cost nothing. Where repeats count, what the customer bought so far is drawn towards popularity alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from cltv_core.arrays import Flags, Ints
from cltv_core.products.baskets import Baskets, ones

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Evidence = Literal["also", "next"]
Scores = npt.NDArray[np.float32]

RECENT_DAYS = (7, 14, 28)
"""What sells at present: the mean of the shares of visits in the last so many days."""
MOST_PRODUCTS = 2000
"""Only so many products, those bought on most visits, are recommended or reasoned from."""
LEAST_TOGETHER = 5
"""Two products go together only if so many customers bought both."""
DOUBT = 100.0
"""k above: evidence counts half where it is that of so many customers."""
HABIT_DOUBT = 3.0
"""What a customer bought so far is drawn towards popularity as if by so many visits."""
_RECENT_DOUBT = 20.0
"""The sales of the last days are drawn towards those of all time as if by so many visits."""


@dataclass(frozen=True)
class Variant:
    """`repeats`: products bought before may be named again. `weight`: how much the evidence counts beside popularity.

    `evidence`: "also" counts customers who ever bought both, "next" those who bought the second with their first of
    the other or on the next visit.
    """

    repeats: bool
    evidence: Evidence
    weight: float


@dataclass(frozen=True)
class Pairs:
    """`both` (products x products): customers who bought the column's product too; `buyers` of the row's product."""

    both: Scores
    buyers: Scores

    @cached_property
    def pull(self) -> Scores:
        """log(1 + C_ij / (k p_j)), 0 on the diagonal and where too few customers bought both."""
        total = self.both.sum(axis=0) - self.both.diagonal()
        chance = (total + 0.5) / (self.buyers.sum() - self.buyers + 1.0)
        row, column = np.nonzero(self.both >= LEAST_TOGETHER)
        pull = np.zeros_like(self.both)
        pull[row, column] = np.log1p(self.both[row, column] / (DOUBT * chance[column]))
        np.fill_diagonal(pull, 0.0)
        return pull

    def lift(self, row: Ints, column: Ints) -> Scores:
        """log((C_ij + k p_j) / ((n_i + k) p_j)), the whole of the estimate for single pairs; -inf where pull is 0."""
        pull = self.pull[row, column]
        lift: Scores = np.where(pull > 0, pull - np.log1p(self.buyers[row] / DOUBT), -np.inf)
        return lift


@dataclass(frozen=True)
class Past:
    """The visits before `day` (days since 1970), and what is learnt from them.

    `baskets` holds customers, products and visits; scores are about the most bought products only, `columns`.
    """

    baskets: Baskets
    day: int

    @cached_property
    def columns(self) -> Ints:
        """Return the products that are scored, as places in `baskets.products`, ascending."""
        visits = np.asarray(self.baskets.bought.sum(axis=0)).ravel()
        most = np.argsort(-visits, kind="stable")[:MOST_PRODUCTS]
        return np.sort(most[visits[most] > 0]).astype(np.int64)

    @cached_property
    def bought(self) -> csr_matrix:
        """Return visits x scored products, 1 where the product was bought."""
        return self.baskets.bought[:, self.columns]

    @cached_property
    def visits_with(self) -> csr_matrix:
        """Customers x products: visits on which the product was bought."""
        return _by_customer(self.baskets) @ self.bought

    @cached_property
    def owned(self) -> csr_matrix:
        """Return customers x scored products, 1 where the customer ever bought the product."""
        owned = self.visits_with.copy()
        owned.data[:] = 1
        return owned

    @cached_property
    def visits(self) -> Ints:
        """Visits of each customer."""
        return np.bincount(self.baskets.customer, minlength=len(self.baskets.customers))

    @cached_property
    def popularity(self) -> Scores:
        """Return how well each scored product sells at present: its share of recent visits, shape (columns,)."""
        return self.popular(RECENT_DAYS)

    def popular(self, days: Sequence[int]) -> Scores:
        """Share of visits with each product, the mean over the last so many days each; never 0."""
        shares = [self._share_of_visits(self.baskets.day >= self.day - last) for last in days]
        popular: Scores = np.mean(shares, axis=0, dtype=np.float32)
        return popular

    def _share_of_visits(self, recent: Flags) -> Scores:
        always = (_column_sums(self.bought) + 0.1) / max(self.bought.shape[0], 1)
        share: Scores = (_column_sums(self.bought[recent]) + _RECENT_DOUBT * always) / (recent.sum() + _RECENT_DOUBT)
        return share

    def pairs(self, evidence: Evidence) -> Pairs:
        """Return who bought which two products, together or one after the other."""
        return self._also if evidence == "also" else self._next

    @cached_property
    def _also(self) -> Pairs:
        return Pairs(_cross(self.owned, self.owned), _column_sums(self.owned))

    @cached_property
    def _next(self) -> Pairs:
        followed = np.flatnonzero(self.baskets.has_next)
        then = _rows_moved(self.bought, followed)
        first = _first_visits(self.baskets, self.bought)
        both = np.asarray((first.T @ then).todense(), dtype=np.float32)
        return Pairs(both, _column_sums(first))

    def evidence(self, kind: Evidence, customers: Ints) -> Scores:
        """Return the mean pull of what each customer has bought, weighed by visits: shape (customers, columns)."""
        with_it = self.visits_with[customers]
        total = np.maximum(np.asarray(with_it.sum(axis=1)), 1.0)
        pulled: Scores = np.asarray(with_it @ self.pairs(kind).pull) / total
        return pulled.astype(np.float32)

    def scores(self, variant: Variant, customers: Ints, evidence: Scores | None = None) -> Scores:
        """Score products for customers: shape (customers, columns), -inf for what is not to be named.

        `evidence`: that of these customers, if it is known already.
        """
        if evidence is None:
            evidence = self.evidence(variant.evidence, customers)
        habits = self.visits_with[customers].toarray() if variant.repeats else np.float32(0.0)
        base = np.log(habits + HABIT_DOUBT * self.popularity)
        return self.allowed(base + variant.weight * evidence, variant.repeats, customers)

    def allowed(self, scores: Scores, repeats: bool, customers: Ints) -> Scores:
        """Set the scores of products bought before to -inf, in place, unless repeats may be named."""
        if not repeats:
            scores[self.owned[customers].nonzero()] = -np.inf
        return scores


def best_columns(scores: Scores, most: int) -> Ints:
    """Places of the `most` best scores of each row, best first; ties in the order of the columns."""
    most = min(most, scores.shape[1])
    if scores.shape[1] > most:
        found = np.sort(np.argpartition(-scores, most - 1, axis=1)[:, :most], axis=1)
    else:
        found = np.tile(np.arange(most), (len(scores), 1))
    order = np.argsort(-np.take_along_axis(scores, found, axis=1), axis=1, kind="stable")
    best: Ints = np.take_along_axis(found, order, axis=1)
    return best


def _by_customer(baskets: Baskets) -> csr_matrix:
    return ones(baskets.customer, np.arange(len(baskets.customer)), (len(baskets.customers), len(baskets.customer)))


def _rows_moved(bought: csr_matrix, followed: Ints) -> csr_matrix:
    """Return what was bought on each visit or on the one after it."""
    after = ones(followed, followed + 1, (bought.shape[0], bought.shape[0]))
    either = (bought + after @ bought).tocsr()
    either.data[:] = 1
    return either


def _first_visits(baskets: Baskets, bought: csr_matrix) -> csr_matrix:
    """1 only on the visit on which the customer bought the product for the first time."""
    table = bought.tocoo()
    rows, columns = table.row.astype(np.int64), table.col.astype(np.int64)
    key = baskets.customer[rows] * bought.shape[1] + columns
    in_time = np.lexsort((rows, key))
    first = in_time[np.unique(key[in_time], return_index=True)[1]]
    return ones(rows[first], columns[first], bought.shape)


def _cross(left: csr_matrix, right: csr_matrix) -> Scores:
    """left.T @ right, dense: by sparse steps, or in blocks where the tables are so full that this is quicker."""
    sizes = np.diff(left.indptr).astype(np.float64)
    if (sizes**2).sum() * 20 < left.shape[0] * float(left.shape[1]) ** 2:
        return np.asarray((left.T @ right).todense(), dtype=np.float32)
    total = np.zeros((left.shape[1], right.shape[1]), dtype=np.float32)
    for start in range(0, left.shape[0], 4096):
        total += left[start : start + 4096].toarray().T @ right[start : start + 4096].toarray()
    return total


def _column_sums(table: csr_matrix) -> Scores:
    sums: Scores = np.asarray(table.sum(axis=0), dtype=np.float32).ravel()
    return sums
