"""A whole shop in an engine: its exact figures, the sample that the house learns on, and everybody in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import narwhals as nw
import numpy as np
import pandas as pd

from cltv_core.describe.kpis import Kpis
from cltv_core.describe.periods import last_complete_month
from cltv_core.errors import NotEnoughData
from cltv_core.summary import CustomerSummary, NoSales
from cltv_core.transactions import FileReport, Transactions
from cltv_core.warehouse.cohorts import cohorts_by_month
from cltv_core.warehouse.customers import customer_days, customers, typical_gaps
from cltv_core.warehouse.duckdb_engine import DuckEngine, Frame
from cltv_core.warehouse.kpis import engine_kpis
from cltv_core.warehouse.orders import at_the_day, file_report, judged, orders_of
from cltv_core.warehouse.sample import transactions_of
from cltv_core.warehouse.source import Source, Terms

SAMPLE = 200_000
"""Customers that are learnt on: the mean value of so many is known to about 1%."""

EPOCH = date(1970, 1, 1)
_DAYS = ("first_order", "last_order")


@dataclass(frozen=True, eq=False)
class Warehouse:
    """Sales in an engine; every table is worked out once, when it is first asked for, and kept by the engine.

    `most`: customers that the sample holds, about.
    """

    engine: DuckEngine
    source: Source
    terms: Terms
    most: int = SAMPLE

    @cached_property
    def lines(self) -> Frame:
        """The lines, each with the reason for which it is left out."""
        return judged(self.engine.lines(self.source, self.terms), self.terms)

    @cached_property
    def all_orders(self) -> Frame:
        """The orders, also those of refunds alone."""
        return self.engine.keep(orders_of(self.lines), "all_orders")

    @cached_property
    def report(self) -> FileReport:
        """What the lines held, and what became of their money."""
        return file_report(self.engine, self.source, self.terms, self.lines, self.all_orders)

    @cached_property
    def as_of(self) -> date:
        """The day at whose end the shop is looked at. Raises NotEnoughData where nothing was sold."""
        if self.report.last_day is None:
            raise NotEnoughData(NoSales.NONE, NoSales.REMEDY)
        return self.terms.as_of or self.report.last_day

    @cached_property
    def orders(self) -> Frame:
        """The sales as they stood at the as-of day (see `at_the_day`)."""
        last = self.engine.arrow(self.all_orders.select(nw.col("last_back").max()))[0][0].as_py()
        lines = self.lines if last is not None and last > self._day else None
        return self.engine.keep(at_the_day(self.all_orders, lines, self._day), "orders")

    @cached_property
    def days(self) -> Frame:
        """The customer days (see `customer_days`)."""
        return self.engine.keep(customer_days(self.orders), "customer_days")

    @cached_property
    def customers(self) -> Frame:
        """One row a customer (see `customers`), with the `hash` that batches are made by."""
        found = customers(self.days, self.orders, typical_gaps(self.engine, self.days), self._day)
        return self.engine.keep(self.engine.with_hash(found, "customer_id"), "customers")

    @cached_property
    def count(self) -> int:
        """How many customers there are."""
        return int(self.engine.arrow(self.customers.select(nw.len()))[0][0].as_py())

    @property
    def batches(self) -> int:
        """Into how many batches the customers are split by their hash; the first is the sample."""
        return -(-self.count // self.most)

    @cached_property
    def sample(self) -> Transactions:
        """The sales of the first batch, of everybody where there is only one."""
        among = self._batch(0).select("customer_id") if self.batches > 1 else None
        return transactions_of(self.engine, self.all_orders, self.lines, self.report, among)

    @cached_property
    def cohorts(self) -> pd.DataFrame:
        """Every customer's cohort by month."""
        return cohorts_by_month(self.engine, self.days, last_complete_month(self.as_of))

    @cached_property
    def kpis(self) -> Kpis:
        """Work out the six figures."""
        assert self.report.first_day
        return engine_kpis(self.engine, self.days, self.as_of, self.report.first_day)

    def summaries(self) -> Iterator[CustomerSummary]:
        """Yield the customers batch by batch; each once."""
        for batch in range(self.batches):
            yield self._summary(batch)

    def _summary(self, batch: int) -> CustomerSummary:
        rows = self._batch(batch)
        frame = self.engine.arrow(rows.drop("hash")).to_pandas().set_index("customer_id").sort_index()
        columns = ["customer_id", "day", "revenue", "orders"]
        days = self.days.join(rows.select("customer_id"), on="customer_id", how="semi").select(columns)
        sorted_days = self.engine.arrow(days).to_pandas().sort_values(["customer_id", "day"], ignore_index=True)
        frame = frame.assign(**{name: _moments(frame[name]) for name in _DAYS})
        return CustomerSummary(frame, sorted_days.assign(day=_moments(sorted_days["day"])), self.as_of)

    def _batch(self, batch: int) -> Frame:
        return self.customers.filter(nw.col("hash") % self.batches == batch)

    @property
    def _day(self) -> int:
        return (self.as_of - EPOCH) // timedelta(days=1)


def _moments(days: pd.Series) -> pd.Series:
    return pd.Series(days.to_numpy().astype(np.int64).astype("datetime64[D]").astype("datetime64[us]"), days.index)
