"""For each customer the products most likely to be bought next, each with a reason; for a group the best of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Ints
from cltv_core.facts import Code, Fact
from cltv_core.products.affinity import Past, Variant, best_columns
from cltv_core.products.baskets import read_baskets
from cltv_core.products.replay import NAMED, Replay, replays
from cltv_core.transactions import Transactions

COLUMNS = ("customer_id", "rank", "product", "score", "bought_before", "because", "both", "buyers", "reason")
GROUP_COLUMNS = ("product", "customers", "share", "bought_before", "reason")
_CHUNK = 2000


class Reason(Code):
    """Why a product is suggested.

    AGAIN: bought on so many `visits` of `of_visits`. ALSO and NEXT: of the `buyers` of `product`, `both` bought this
    too, or took it along or on their next visit. SELLS_NOW: on this `share` of recent receipts. BEFORE: so many
    (`number`) of the `customers` it is suggested to bought it before.
    """

    AGAIN = "again"
    ALSO = "also"
    NEXT = "next"
    SELLS_NOW = "sells_now"
    BEFORE = "before"


@dataclass(frozen=True)
class NextProducts:
    """What to suggest, and the replay that says whether to: where `shown` is False every table is empty.

    `replays`: that of new products only, and that in which products bought before may be named; `replay` is one.
    """

    past: Past
    replay: Replay
    replays: tuple[Replay, Replay]

    @property
    def shown(self) -> bool:
        """Return whether the suggestions beat the best sellers on the shop's own past."""
        return self.replay.beats_popular

    def naming(self, repeats: bool) -> NextProducts:
        """Return the suggestions with products bought before (`repeats`), or without."""
        return replace(self, replay=self.replays[repeats])

    @cached_property
    def frame(self) -> pd.DataFrame:
        """`of` for all customers."""
        return self.of(self.past.baskets.customers)

    def of(self, customers: pd.Index) -> pd.DataFrame:
        """Up to five products for each of these customers, those without a purchase left out, best first.

        Columns: `customer_id`, `rank` (from 1), `product`, `score` (comparable within a customer only),
        `bought_before`, `because` (the product bought that speaks most for it, "" where none does), `both` of its
        `buyers` (customers) bought the product too, `reason` (a fact, see `Reason`).
        """
        places = self._places(customers)
        parts = [self._named(part) for part in _chunks(places)] if self.shown else []
        return pd.concat(parts, ignore_index=True) if parts else _empty(COLUMNS)

    def best_for(self, customers: pd.Index, most: int = NAMED) -> pd.DataFrame:
        """Return the products that are among the five suggested to most of these customers.

        Columns: `product`, `customers`, `share` (of those with a purchase), `bought_before` (customers), `reason` (the
        most frequent one).
        """
        named = self.of(customers)
        if named.empty:
            return _empty(GROUP_COLUMNS)
        by_product = named.groupby("product", sort=True)
        table = pd.DataFrame(
            {
                "customers": by_product.size(),
                "share": by_product.size() / named["customer_id"].nunique(),
                "bought_before": by_product["bought_before"].sum(),
                "reason": _group_reasons(named),
            }
        )
        best = table.sort_values("customers", ascending=False, kind="stable").head(most).reset_index()
        return best[list(GROUP_COLUMNS)]

    def _places(self, customers: pd.Index) -> Ints:
        found = self.past.baskets.customers.get_indexer(customers.unique())
        found = found[found >= 0]
        return found[self.past.visits[found] > 0].astype(np.int64)

    def _named(self, customers: Ints) -> pd.DataFrame:
        scores = self.past.scores(self.replay.variant, customers)
        columns = best_columns(scores, NAMED)
        score = np.take_along_axis(scores, columns, axis=1)
        row, rank = np.nonzero(score > -np.inf)
        customer, column = customers[row], columns[row, rank]
        facts = _Evidence.of(self.past, self.replay.variant, customer, column)
        products = self.past.baskets.products[self.past.columns]
        return pd.DataFrame(
            {
                "customer_id": self.past.baskets.customers[customer],
                "rank": rank + 1,
                "product": products[column],
                "score": score[row, rank].astype(np.float64),
                "bought_before": facts.visits_with > 0,
                "because": np.where(facts.both > 0, products[facts.because], ""),
                "both": facts.both,
                "buyers": np.where(facts.both > 0, facts.buyers, 0),
                "reason": facts.reasons(self.past, self.replay.variant, customer, column, products),
            }
        ).astype({"because": "str"})


FactColumn = npt.NDArray[np.object_]


def _column(facts: list[Fact]) -> FactColumn:
    """Make a column of facts: numpy would take a list of them for a table."""
    return np.fromiter(facts, dtype=object, count=len(facts))


@dataclass(frozen=True)
class _Evidence:
    """Why each suggestion is made: arrays of shape (suggestions,).

    `visits_with`: visits on which the customer bought the product already; `because`: the product that is the best
    evidence for it, as a column of the past; `both`: how many customers bought both (0 where there is no evidence);
    `buyers`: how many bought that one.
    """

    visits_with: Ints
    because: Ints
    both: Ints
    buyers: Ints

    @classmethod
    def of(cls, past: Past, variant: Variant, customer: Ints, column: Ints) -> _Evidence:
        pairs = past.pairs(variant.evidence)
        owned = past.visits_with[customer].tocoo()
        strength = pairs.lift(owned.col, column[owned.row])
        strongest = np.lexsort((owned.col, -strength, owned.row))
        rows, first = np.unique(owned.row[strongest], return_index=True)
        because = np.zeros(len(customer), dtype=np.int64)
        because[rows] = owned.col[strongest[first]]
        both = np.where(pairs.lift(because, column) > 0, pairs.both[because, column], 0)
        visits_with = np.asarray(past.visits_with[customer, column]).ravel() if len(customer) else np.zeros(0)
        return cls(visits_with.astype(np.int64), because, both.astype(np.int64), pairs.buyers[because].astype(np.int64))

    def reasons(self, past: Past, variant: Variant, customer: Ints, column: Ints, products: pd.Index) -> FactColumn:
        together = Reason.ALSO if variant.evidence == "also" else Reason.NEXT
        popularity = past.popularity[column]
        return _column(
            [
                Reason.AGAIN(visits=with_it, of_visits=visits)
                if with_it
                else together(product=str(products[because]), both=both, buyers=buyers)
                if both
                else Reason.SELLS_NOW(share=part)
                for with_it, visits, because, both, buyers, part in zip(
                    self.visits_with.tolist(),
                    past.visits[customer].tolist(),
                    self.because.tolist(),
                    self.both.tolist(),
                    self.buyers.tolist(),
                    popularity.tolist(),
                    strict=True,
                )
            ]
        )


def next_products(transactions: Transactions, as_of: date | None = None, repeats: bool | None = None) -> NextProducts:
    """Suggest what customers are likely to buy next, from the visits up to the end of `as_of`.

    `repeats`: whether products that a customer bought before may be named again; by default as it gained more over the
    best sellers in the earlier part of the past (see `cltv_core.products.replay`).
    """
    as_of = as_of or transactions.last_day
    baskets = read_baskets(transactions, as_of)
    new, again = replays(baskets)
    gained_more = again.choice_gain > new.choice_gain
    replay = (new, again)[gained_more if repeats is None else repeats]
    return NextProducts(Past(baskets, _day_after(as_of)), replay, (new, again))


def _day_after(as_of: date) -> int:
    return int(np.datetime64(as_of + timedelta(days=1), "D").astype(np.int64))


def _chunks(places: Ints) -> Iterator[Ints]:
    return (places[start : start + _CHUNK] for start in range(0, len(places), _CHUNK))


def _group_reasons(named: pd.DataFrame) -> pd.Series:
    """Return the reason of each product that holds for most of the customers; of equally frequent ones the first.

    That it is a repeat counts as one reason.
    """
    customers = named["product"].value_counts().to_dict()
    repeats = named.loc[named["bought_before"], "product"].value_counts().to_dict()
    again = {product: Reason.BEFORE(number=of, customers=customers[product]) for product, of in repeats.items()}
    reasons = [
        again[product] if repeat else reason
        for product, repeat, reason in zip(named["product"], named["bought_before"], named["reason"], strict=True)
    ]
    counts: dict[str, Counter[Fact]] = {}
    for product, reason in zip(named["product"], reasons, strict=True):
        counts.setdefault(product, Counter())[reason] += 1
    most = {product: found.most_common(1)[0][0] for product, found in counts.items()}
    return pd.Series(_column(list(most.values())), index=pd.Index(list(most), name="product"))


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in columns})
