"""Small shops with known contents, and forecasts made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
from hypothesis import strategies as st

from cltv_core.facts import Code, Fact
from cltv_core.models import ModelReport
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions, from_frames
from cltv_core.value.forecast import Forecast

Sale = tuple[str, str, float] | tuple[str, str, float, float]


def shop(
    sales: Sequence[Sale],
    *,
    channels: Sequence[str] = (),
    lines: Sequence[tuple[int, str, float]] = (),
    people: Mapping[str, Mapping[str, str]] | None = None,
    currency: str = "GBP",
) -> Transactions:
    """Sales are (customer, day, revenue[, refunded]); lines are (place of the sale, product, revenue)."""
    orders = pd.DataFrame(
        {
            "order_id": [f"O{place}" for place in range(len(sales))],
            "customer_id": [sale[0] for sale in sales],
            "ordered_at": pd.to_datetime([sale[1] for sale in sales], format="ISO8601"),
            "revenue": [float(sale[2]) for sale in sales],
            "refunded": [float(sale[3]) if len(sale) > 3 else 0.0 for sale in sales],
            "currency": currency,
            "channel": list(channels) or "",
        }
    )
    line_frame = pd.DataFrame(
        [(f"O{place}", product, 1.0, revenue) for place, product, revenue in lines],
        columns=["order_id", "product", "quantity", "revenue"],
    )
    customers = None
    if people is not None:
        customers = pd.DataFrame([{"customer_id": name, **facts} for name, facts in people.items()])
    return from_frames(orders, lines=line_frame if lines else None, customers=customers)


def many_sales(seed: int = 1, customers: int = 120, days: int = 500) -> list[Sale]:
    """Regulars, occasional and one-time buyers of a shop that opened on 1 January 2024."""
    rng = np.random.default_rng(seed)
    sales: list[Sale] = []
    for place in range(customers):
        day, leaves = int(rng.integers(0, days)), rng.uniform(0.05, 0.5)
        while day < days:
            when = date.fromordinal(date(2024, 1, 1).toordinal() + day)
            sales.append((f"C{place:03}", f"{when} 10:00", round(float(rng.gamma(3, 8)), 2)))
            if rng.random() < leaves:
                break
            day += 1 + int(rng.exponential(30))
    return sales


random_sales = st.lists(
    st.tuples(
        st.sampled_from([f"C{place}" for place in range(6)]),
        st.dates(date(2023, 1, 15), date(2024, 6, 20)).map(str),
        st.integers(0, 5000).map(lambda cents: cents / 100),
        st.sampled_from([0.0, 0.0, 0.0, 5.0]),
    ),
    min_size=1,
    max_size=40,
)


@dataclass(frozen=True)
class SteadyModel:
    """Every customer brings the same each day for ever; stands in for a fitted model."""

    value_a_day: npt.NDArray[np.float64]
    reports: Mapping[Code, ModelReport]
    notes: tuple[Fact, ...] = ()
    clock: Clock = EVEN

    def predict(self, horizon_days: float) -> pd.DataFrame:
        raise NotImplementedError

    def orders_path(self, days: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.outer(self.value_a_day, days)

    def value_path(self, days: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.outer(self.value_a_day, days)


def forecast_by_hand(
    summary: CustomerSummary,
    value: Sequence[float] | float = 100.0,
    *,
    orders: Sequence[float] | float = 4.0,
    p_alive: Sequence[float] | float = 0.5,
    p_order: Sequence[float] | float = 0.4,
    margin: float = 1.0,
    value_a_day: float = 1.0,
) -> Forecast:
    """A forecast with just these figures for the customers of the summary, in their order."""
    n = len(summary.frame)
    frame = pd.DataFrame(
        {
            "p_alive": p_alive,
            "p_order": p_order,
            "expected_orders": orders,
            "expected_value": value,
            "value_low": np.nan,
            "value_high": np.nan,
            "next_order_due": summary.frame["last_order"] + pd.Timedelta(days=30),
        },
        index=summary.frame.index,
    ).astype({"p_alive": float, "p_order": float, "expected_orders": float, "expected_value": float})
    return Forecast(
        frame=frame,
        methods=(Method.HISTORICAL_AVERAGE,),
        terms=Terms.of(summary.as_of, margin=margin),
        cautions=(),
        fitted=SteadyModel(np.full(n, value_a_day), {}),
    )


def summary_of(sales: Sequence[Sale], as_of: date | None = None) -> CustomerSummary:
    return summarise(shop(sales), as_of)
