"""Everybody in segments: part by part, by bars that all customers set together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.analysis import Outlook
from cltv_core.arrays import Floats, Ints
from cltv_core.backtest.totals import TotalSpread
from cltv_core.destinations.lists import everyone
from cltv_core.facts import Fact
from cltv_core.segments.placing import (
    MEDIANS,
    Bars,
    Placed,
    Segments,
    TierBars,
    definitions,
    in_order,
    placed_by,
    standing_out,
)
from cltv_core.segments.rules import BEST_FIRST, TIERS, size_for
from cltv_core.summary import CustomerSummary
from cltv_core.tactics.shop_facts import may_be_written_to, reach, reachable
from cltv_core.threads import side_by_side
from cltv_core.transactions import Transactions, from_frames
from cltv_core.value.codes import Caution as Valued
from cltv_core.value.forecast import Forecast
from cltv_core.value.largest import TELLING_SHARE
from cltv_core.warehouse.codes import Caution
from cltv_core.warehouse.engine import FOR_PARTS
from cltv_core.warehouse.scoring import Scored, Scorer
from cltv_core.warehouse.warehouse import Warehouse

AT_ONCE = 2
"""Parts that are scored at the same time."""

_OF_THE_SAMPLE = (Valued.LARGEST_CUSTOMER, Valued.LARGE_BUT_RARE)
"""Cautions of single customers, whose share in the sample is not that in the shop."""


def customer_rows(
    summary: CustomerSummary, forecast: Forecast, placed: pd.DataFrame, people: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a customer: summary, forecast, placement (as of `Segments.frame`) and how they are reached.

    `people`: rows as of `Transactions.customers`; what nobody of them has is no column.
    """
    known = people.set_index("customer_id").reindex(summary.frame.index)
    told = known[[name for name in known if (known[name] != "").any()]]
    return pd.concat([summary.frame, forecast.frame, placed.drop(columns=["like", "usual_gap"]), told], axis=1)


@dataclass(frozen=True, eq=False)
class PlacedPart:
    """Some customers with forecast and segment; `sales` hold only how they are reached."""

    summary: CustomerSummary
    forecast: Forecast
    placed: Placed
    sales: Transactions

    @cached_property
    def everyone(self) -> pd.DataFrame:
        """The customers as lists are made of them (see `cltv_core.destinations.lists.everyone`)."""
        return everyone(self.sales, self.summary, self.forecast, self._segments)

    @property
    def reach(self) -> pd.DataFrame:
        """Return how many of each segment can be reached how."""
        return reach(reachable(self.sales, self.summary.frame.index), self._segments)

    @property
    def customers(self) -> pd.DataFrame:
        """Return one row a customer (see `customer_rows`)."""
        return customer_rows(self.summary, self.forecast, self.placed.frame, self.sales.customers)

    @property
    def _segments(self) -> Segments:
        return Segments(self.placed.frame, pd.DataFrame())


@dataclass(frozen=True, eq=False)
class Everybody:
    """All customers, scored; one element a customer in each array, in the order of the parts.

    `files`: of each part the summary and forecast, kept on disk. `forecast`: of all, its frame holding nothing but
    `expected_value`; `usual_gap` in days, `bars`: what all set together.
    """

    shop: Warehouse
    files: Sequence[Path]
    forecast: Forecast
    orders: npt.NDArray[np.int32]
    revenue: Floats
    usual_gap: npt.NDArray[np.float32]
    bars: Bars

    @classmethod
    def of(cls, shop: Warehouse, outlook: Outlook, scratch: Path) -> Everybody:
        """Score everybody, part by part, and keep the parts in `scratch` (a folder)."""
        scorer = Scorer.of(outlook)
        files = [scratch / f"scored-{number:05}.parquet" for number in range(shop.parts)]

        shop.engine.make_room(FOR_PARTS)

        def scored(number: int) -> Scored:
            found = scorer.score(shop.summary(number)) if number else scorer.of_sample()
            coded = shop.coded(number)
            frame = pd.concat([found.summary.frame, found.frame], axis=1)
            frame.assign(coded=0.0 if coded is None else coded).to_parquet(files[number])
            return found

        told = _Told(shop.count)
        for part in side_by_side(scored, range(shop.parts), AT_ONCE):
            told.add(part)
        orders, revenue, usual_gap = (told.of_all(name) for name in ("orders", "revenue", "usual_gap"))
        forecast = _of_all(outlook.forecast, told.spread, shop)
        bars = Bars(
            expected=TierBars.of(forecast.frame["expected_value"].to_numpy()),
            brought=TierBars.of(revenue),
            big=standing_out(*shop.purchases),
            size=size_for(int(orders.sum()), len(orders)),
            second_orders=shop.second_orders.customers > 0,
        )
        return cls(shop, files, forecast, orders, revenue, usual_gap, bars)

    def part(self, number: int) -> PlacedPart:
        """Return a part of everybody in segments."""
        frame = pd.read_parquet(self.files[number])
        known = frame.drop(columns=["coded", *_FORECAST])
        summary = CustomerSummary(known, _NO_DAYS, self.shop.as_of)
        forecast = replace(self.forecast, frame=frame[list(_FORECAST)], spread=None)
        placed = placed_by(self.bars, summary, forecast, frame["coded"])
        sales = from_frames(pd.DataFrame(columns=["order_id"]), customers=self.shop.people(number))
        return PlacedPart(summary, forecast, placed, sales)


_FORECAST = ("p_alive", "p_order", "expected_orders", "expected_value", "value_low", "value_high", "next_order_due")
_REMEMBERED = {
    "orders": np.int32,
    "usual_gap": np.float32,
    **dict.fromkeys(("revenue", "value", "variance", "chance"), np.float64),
}
_NO_DAYS = pd.DataFrame({"customer_id": pd.Series(dtype="str"), "revenue": pd.Series(dtype="float64")})


class _Told:
    """Holds what is remembered of `customers`, who are told part by part: few bytes for each."""

    def __init__(self, customers: int) -> None:
        self._columns = {name: np.empty(customers, kind) for name, kind in _REMEMBERED.items()}
        self._customers, self._shock = 0, 0.0

    def add(self, part: Scored) -> None:
        """Remember a part."""
        start, self._customers = self._customers, self._customers + len(part.summary.frame)
        self._shock = part.spread.shock
        for name, column in self._columns.items():
            told = part.summary.frame[name] if name in part.summary.frame else getattr(part.spread, name)
            column[start : self._customers] = told

    def of_all(self, name: str) -> npt.NDArray[Any]:
        """Return one element a customer, in the order of the parts."""
        return self._columns[name][: self._customers]

    @property
    def spread(self) -> TotalSpread:
        """Return how far totals of all may be off."""
        return TotalSpread(self.of_all("value"), self.of_all("variance"), self.of_all("chance"), self._shock)


def _of_all(forecast: Forecast, spread: TotalSpread, shop: Warehouse) -> Forecast:
    """Return the forecast of everybody, with the cautions that hold for them."""
    total = float(spread.value.sum())
    rate = total / forecast.total if forecast.total > 0 else 1.0
    kept = [_scaled(fact, rate) for fact in forecast.cautions if fact.code not in _OF_THE_SAMPLE]
    largest = float(spread.value.max())
    if total > 0 and largest >= TELLING_SHARE * total:
        kept.append(Valued.LARGEST_CUSTOMER(value=largest, share=largest / total, without=total - largest))
    learnt = Caution.LEARNT_ON(customers=shop.count, learnt_on=len(forecast.frame))
    frame = pd.DataFrame({"expected_value": spread.value}, copy=False)
    return replace(forecast, frame=frame, spread=spread, cautions=(learnt, *kept))


def _scaled(fact: Fact, rate: float) -> Fact:
    """Return the fact with the money of the sample as that of everybody."""
    if fact.code is Valued.NEARER_HORIZON:
        return Valued.NEARER_HORIZON(**{**fact, "value": fact["value"] * rate})
    return fact


class Tally:
    """Adds up parts to what the whole shop's segments come to."""

    def __init__(self) -> None:
        self._codes: dict[str, list[Ints]] = {"segment": [], "tier": []}
        self._figures: dict[str, list[npt.NDArray[np.float32]]] = {name: [] for name in MEDIANS}
        self._sums: list[pd.DataFrame] = []
        self._reach: list[pd.DataFrame] = []

    def add(self, part: PlacedPart) -> None:
        """Count a part."""
        frame, figures = part.placed.frame, part.placed.figures
        for name, known in (("segment", BEST_FIRST), ("tier", TIERS)):
            self._codes[name].append(pd.Index(known).get_indexer(pd.Index(frame[name])).astype(np.int8))
        for name in MEDIANS:
            self._figures[name].append(figures[name].to_numpy(np.float32))
        added = figures.drop(columns=list(MEDIANS)).assign(customers=1)
        self._sums.append(added.groupby(frame["segment"]).sum())
        self._reach.append(part.reach)

    def segments(self, whole: Everybody) -> Segments:
        """Return the segments of everybody; the frame holds segment and tier alone."""
        frame = pd.DataFrame({name: self._categories(name) for name in self._codes})
        table = pd.concat(self._sums).groupby(level=0).sum()
        table = table.assign(**{name: self._middles(name, table.index) for name in MEDIANS})
        kinds = pd.Series([(name,) for name in table.index], index=table.index)
        gap = float(np.median(whole.usual_gap))
        told = definitions(whole.bars, gap, frame["tier"], whole.forecast)
        return Segments(frame, in_order(table, kinds), size=whole.bars.size, definitions=told)

    @property
    def reach(self) -> pd.DataFrame:
        """Return how many of each segment can be reached how."""
        return may_be_written_to(pd.concat(self._reach).groupby(level=0).sum())

    def _middles(self, name: str, segments: pd.Index) -> list[float]:
        """Return the median of a figure in each segment, one segment after the other, which takes least memory."""
        figures, codes = np.concatenate(self._figures[name]), np.concatenate(self._codes["segment"])
        places = pd.Index(BEST_FIRST).get_indexer(segments)
        return [float(np.float32(np.median(figures[codes == place].astype(np.float64)))) for place in places]

    def _categories(self, name: str) -> pd.Series:
        known = pd.Index(BEST_FIRST if name == "segment" else TIERS)
        kind = pd.CategoricalDtype(known)
        codes = cast("Sequence[int]", np.concatenate(self._codes[name]))
        return pd.Series(pd.Categorical.from_codes(codes, dtype=kind))
