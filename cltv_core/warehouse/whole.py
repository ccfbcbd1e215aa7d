"""The analysis of everybody: exact figures of all customers, beside what was learnt on a sample of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.describe.cohort_groups import Grouping
from cltv_core.describe.kpis import Kpis
from cltv_core.segments.placing import Segments
from cltv_core.summary import CustomerSummary
from cltv_core.tactics.catalogue import Need
from cltv_core.tactics.shop_facts import ShopFacts
from cltv_core.value.forecast import Forecast
from cltv_core.warehouse.everybody import Everybody


@dataclass(frozen=True)
class WholeAnalysis(Analysis):
    """As `Analysis`, where `outlook` is that of the sample and whatever is counted is counted of `everybody`.

    What needs single orders (value curves, products, whether newer customers are better) is that of the sample: it
    tells of a customer, not of how many there are. `placed`: the segments of everybody; `reached`: how many can be
    reached, by segment.
    """

    everybody: Everybody = field(kw_only=True, repr=False)
    placed: Segments = field(kw_only=True, repr=False)
    reached: pd.DataFrame = field(kw_only=True, repr=False)

    @property
    def summary(self) -> CustomerSummary:
        """Return orders and revenue of everybody; without ids and days."""
        frame = pd.DataFrame({"orders": self.everybody.orders, "revenue": self.everybody.revenue}, copy=False)
        return CustomerSummary(frame, pd.DataFrame(), self.history.as_of)

    @property
    def first_day(self) -> date:
        """Return the day of the first order."""
        found = self.everybody.shop.report.first_day
        assert found
        return found

    @property
    def shop(self) -> ShopFacts:
        """Return what tactics need to know, the orders being everybody's."""
        known, second = self.outlook.shop, self.everybody.shop.second_orders
        step: frozenset[Need] = frozenset({"second_orders"})
        has = known.has | step if second.known else known.has - step
        average = float(self.everybody.revenue.sum() / max(self.everybody.orders.sum(), 1))
        return replace(known, second_orders=second, average_order=average, has=has)

    @property
    def kpis(self) -> Kpis:
        """Return the six figures."""
        return self.everybody.shop.kpis

    @property
    def forecast(self) -> Forecast:
        """Return what is expected of everybody; without ids."""
        return self.everybody.forecast

    @property
    def modest(self) -> None:
        """Return None: only the forecast of the whole horizon is that of everybody."""
        return None

    @cached_property
    def segments(self) -> Segments:
        """The segments by the rules."""
        return self.placed

    @cached_property
    def reach(self) -> pd.DataFrame:
        """How many of each segment can be reached."""
        return self.reached

    def cohorts(self, by: Grouping = "month") -> pd.DataFrame:
        """Return the cohorts: by month of everybody, else of the sample."""
        return self.everybody.shop.cohorts if by == "month" else self.history.cohorts(by)

    @property
    def _placed_sales(self) -> pd.Series:
        """The segment of the customers whose orders are at hand."""
        return self.outlook.segments.frame["segment"]
