"""A whole shop in an engine: its exact figures, the sample that the house learns on, and everybody in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from threading import RLock

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.arrays import Floats
from cltv_core.backtest.weights import Averages, Controls
from cltv_core.country import holidays_near
from cltv_core.describe.kpis import Kpis
from cltv_core.describe.periods import closing_day_of, days_left, last_complete_month
from cltv_core.describe.second_order import SecondOrders
from cltv_core.errors import NotEnoughData
from cltv_core.reading.values.identity import clean_consent
from cltv_core.segments.rules import BIG_PERCENT
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import FileReport, Transactions
from cltv_core.warehouse.averages import averages
from cltv_core.warehouse.codes import Remedy, Unusable
from cltv_core.warehouse.cohorts import cohorts_by_month
from cltv_core.warehouse.customers import (
    alone,
    counted_customers,
    customer_days,
    customers,
    exact_second_orders,
    typical_gaps,
    undone,
    with_undone,
    yearly,
)
from cltv_core.warehouse.engine import BESIDE_LEARNING, Engine, Frame
from cltv_core.warehouse.kpis import engine_kpis
from cltv_core.warehouse.orders import USED, file_report, judged, orders_of, sales_of, zone_not_said
from cltv_core.warehouse.products import owned_products, product_pairs
from cltv_core.warehouse.sample import transactions_of
from cltv_core.warehouse.source import Source, Terms

SAMPLE = 200_000
"""Customers that are learnt on: the mean value of so many is known to about 1%."""

_DAYS = ("first_order", "last_order")
_EXACT = ("kpis", "second_orders", "cohorts", "purchases", "pairs", "_days_in_parts")
_NOT_OF_A_SUMMARY = ("hash", "part", "coded")


@dataclass(frozen=True, eq=False)
class Warehouse:
    """Sales in an engine; every table is worked out once, when it is first asked for, and kept by the engine.

    `most`: customers that the sample holds, about. Several threads may ask for parts; the engine is asked by one.
    """

    engine: Engine
    source: Source
    terms: Terms
    most: int = SAMPLE
    _asking: RLock = field(default_factory=RLock, init=False, repr=False)

    @cached_property
    def lines(self) -> Frame:
        """The lines, each with the reason for which it is left out."""
        return judged(self.engine.lines(self.source, self.terms), self.terms)

    @cached_property
    def all_orders(self) -> Frame:
        """The orders, also those of refunds alone, and what is left out (see `orders_of`)."""
        return self.engine.keep(orders_of(self.lines, self.terms), "all_orders")

    @cached_property
    def report(self) -> FileReport:
        """What the lines held, and what became of their money."""
        return file_report(self.engine, self.source, self.terms, self.all_orders)

    @cached_property
    def as_of(self) -> date:
        """The day at whose end the shop is looked at. Raises NotEnoughData where nothing was sold."""
        if self.report.last_day is None:
            raise _nothing_used(self.report)
        return self.terms.as_of or self.report.last_day

    @cached_property
    def orders(self) -> Frame:
        """The sales with their `day`, less what was given back for them."""
        found = self.engine.with_day(sales_of(self.all_orders))
        if "coded" in self._counts:
            found = found.with_columns(coded=(nw.col("discount_code") != "").cast(nw.Int64))
        return found

    @cached_property
    def days(self) -> Frame:
        """The customer days (see `customer_days`)."""
        return self.engine.keep(customer_days(self.orders, self._alone, self._counts), "customer_days")

    @cached_property
    def customers(self) -> Frame:
        """One row a customer (see `customers`), with the `hash` that parts are made by.

        The shop's usual gaps are those of the customers that are learnt on.
        """
        sample = self.days
        if self.parts > 1:
            sample = self.days.join(self._sampled.select("customer_id"), on="customer_id", how="semi")
        by_year = self.engine.keep(yearly(self._counted, self.days), "yearly")
        each = self._counted.join(by_year, on="customer_id", how="left")
        if self._undone is not None and self._alone is not None:
            each = with_undone(each, self._undone, self._alone, self._counts)
        return customers(each, typical_gaps(self.engine, sample), self.as_of)

    @property
    def _sampled(self) -> Frame:
        return self._counted.filter(nw.col("hash") % self.parts == 0)

    @cached_property
    def count(self) -> int:
        """How many customers there are."""
        return self._rows(self._counted)

    @property
    def parts(self) -> int:
        """Into how many parts the customers are split by their hash; the first is the sample."""
        return -(-self.count // self.most)

    @cached_property
    def sample(self) -> Transactions:
        """The sales of the first part, of everybody where there is only one."""
        among = self._part(0).select("customer_id") if self.parts > 1 else None
        report = replace(self.report, customers=self.count)
        people, cautions = self.people(0), zone_not_said(self.engine, self.source, self.terms)
        return transactions_of(self.engine, self.all_orders, self.lines, report, people, among, cautions)

    @cached_property
    def cohorts(self) -> pd.DataFrame:
        """Every customer's cohort by month."""
        return cohorts_by_month(self.engine, self.days, self.customers, last_complete_month(self._closing_day))

    @cached_property
    def kpis(self) -> Kpis:
        """Work out the six figures."""
        assert self.report.first_day
        return engine_kpis(self.engine, self.days, self.as_of, self.report.first_day)

    @cached_property
    def second_orders(self) -> SecondOrders:
        """How many came a second time, and after how long."""
        return exact_second_orders(self.engine, self.days, self._counted)

    @cached_property
    def pairs(self) -> pd.DataFrame | None:
        """Which products the same customers bought (see `product_pairs`); None where no product is mapped."""
        if "product" not in self.terms.mapping:
            return None
        return product_pairs(self.engine, owned_products(self.engine, self.lines, self.all_orders))

    @cached_property
    def purchases(self) -> tuple[float, float]:
        """What a purchase day brings: the least of the largest tenth, and the middle one."""
        spent = nw.col("revenue")
        found = self.days.select(
            bar=spent.quantile(1 - BIG_PERCENT / 100, interpolation="linear"), middle=spent.median()
        )
        row = self.engine.arrow(found).to_pylist()[0]
        return float(row["bar"]), float(row["middle"])

    def averages(self, controls: Controls) -> Floats:
        """Return the mean over everybody of each figure that replays add up (see `cltv_core.backtest.weights`)."""
        with self._asking:
            return averages(self.engine, self.days, self._counted, controls)

    def people(self, part: int) -> pd.DataFrame:
        """Return how the customers of a part are reached, as rows of `Transactions.customers`."""
        with self._asking:
            ids = self._part(part).select("customer_id")
            told = ids if self._contacts is None else self._contacts.join(ids, on="customer_id", how="semi")
            found = self.engine.arrow(told)
        people: pd.DataFrame = found.sort_by("customer_id").to_pandas()
        if "consent" in people:
            people["consent"] = clean_consent(pd.Index(people["consent"])).to_numpy()
        return people

    def summary(self, part: int) -> CustomerSummary:
        """Return the customers of a part."""
        with self._asking:
            found = self.engine.arrow(self._part(part).drop(*_NOT_OF_A_SUMMARY, strict=False)).sort_by("customer_id")
            days = self.engine.arrow(
                self._part(part, self._days_in_parts).select("customer_id", "day", "revenue", "orders")
            )
        frame = found.to_pandas().set_index("customer_id")
        frame = frame.assign(**{name: _moments(frame[name]) for name in _DAYS})
        return CustomerSummary(frame, _in_order(days, found["customer_id"]), self.as_of)

    def coded(self, part: int) -> pd.Series | None:
        """Return the share of a part's orders with a discount code, None where there are none."""
        if "coded" not in self._counts:
            return None
        with self._asking:
            found = self.engine.arrow(self._part(part).select("customer_id", "coded", "orders"))
        frame = found.sort_by("customer_id").to_pandas().set_index("customer_id")
        return frame["coded"] / frame["orders"] if frame["coded"].any() else None

    @contextmanager
    def counting(self) -> Iterator[Averages]:
        """Work out what is exact for everybody beside what the block does, which may ask nothing but for averages.

        They are told as soon as the figure is there that is being worked out.
        """
        self.engine.make_room(BESIDE_LEARNING)
        counted: Future[None] = Future()
        with ThreadPoolExecutor(1) as aside:
            aside.submit(self._count, _EXACT, aside, counted)
            yield lambda controls: aside.submit(self.averages, controls).result()
            counted.result()

    def _count(self, names: Sequence[str], aside: Executor, counted: Future[None]) -> None:
        """Work out one figure after the other, and let what was asked meanwhile come in between."""
        try:
            getattr(self, names[0])
            if names[1:]:
                aside.submit(self._count, names[1:], aside, counted)
            else:
                counted.set_result(None)
        except BaseException as fault:  # told to who waits for the figures
            counted.set_exception(fault)

    @property
    def _closing_day(self) -> date:
        """The day up to which everything has been sold; in which country the shop is, those learnt on tell."""
        if not days_left(self.as_of):
            return self.as_of
        sold = self.engine.arrow(self.days.select("day").unique()).to_pandas()["day"]
        days = sold.to_numpy(np.int64).astype("datetime64[D]")
        return closing_day_of(self.as_of, days, holidays_near(self.sample, self.as_of))

    def _part(self, part: int, among: Frame | None = None) -> Frame:
        return (self._customers_in_parts if among is None else among).filter(nw.col("part") == part)

    @cached_property
    def _customers_in_parts(self) -> Frame:
        """The customers in the order of their parts, so that one is found without a look at all."""
        return self._in_parts(self.customers, "customers_in_parts")

    @cached_property
    def _days_in_parts(self) -> Frame:
        hashed = self.days.join(self._counted.select("customer_id", "hash"), on="customer_id", how="inner")
        return self._in_parts(hashed, "days_in_parts")

    def _in_parts(self, frame: Frame, name: str) -> Frame:
        marked = frame.with_columns(part=nw.col("hash") % self.parts)
        return self.engine.keep(marked.sort("part"), name) if self.parts > 1 else marked

    @cached_property
    def _counts(self) -> tuple[str, ...]:
        return ("refunded", "coded") if "discount_code" in self.terms.mapping else ("refunded",)

    @cached_property
    def _undone(self) -> Frame | None:
        """Orders of which nothing was kept, where there are any."""
        found = self.engine.keep(undone(self.orders), "undone")
        return found if self._rows(found) else None

    @cached_property
    def _alone(self) -> Frame | None:
        return None if self._undone is None else self.engine.keep(alone(self._undone, self.orders), "alone")

    @cached_property
    def _counted(self) -> Frame:
        counted = counted_customers(self.engine, self.days, self._counts)
        return self.engine.keep(self.engine.with_hash(counted, "customer_id"), "counted")

    @cached_property
    def _contacts(self) -> Frame | None:
        """The latest contacts of each customer, where the mapping has some."""
        if not self.terms.contacts:
            return None
        used = self.lines.filter(nw.col("reason") == USED)
        return self.engine.keep(self.engine.latest(used, self.terms.contacts), "contacts")

    def _rows(self, frame: Frame) -> int:
        return int(self.engine.arrow(frame.select(nw.len()))[0][0].as_py())


def _nothing_used(report: FileReport) -> NotEnoughData:
    """Say for which reasons no line is used, that of most lines first."""
    if not report.rows:
        return NotEnoughData(Unusable.NOTHING_IN_IT(given=report.name), Remedy.CHECK_SALES)
    parts = sorted(report.exclusions, key=lambda part: -part.rows)
    reasons = [Unusable.LEFT_OUT(reason=part.reason, rows=part.rows) for part in parts]
    return NotEnoughData(Unusable.NOTHING_USED(rows=report.rows), Remedy.CHECK_SPELLING, reasons)


def _in_order(days: pa.Table, customers: pa.ChunkedArray) -> pd.DataFrame:
    """Sort days by customer and day; places of customers are numbers, which are sorted much faster than names."""
    place = pc.index_in(days["customer_id"], value_set=customers).to_numpy().astype(np.int64)
    day = days["day"].to_numpy()
    since = day - day.min(initial=0)
    frame: pd.DataFrame = days.take(np.argsort(place * (since.max(initial=0) + 1) + since)).to_pandas()
    return frame.assign(day=_moments(frame["day"]))


def _moments(days: pd.Series) -> pd.Series:
    return pd.Series(days.to_numpy().astype(np.int64).astype("datetime64[D]").astype("datetime64[us]"), days.index)
