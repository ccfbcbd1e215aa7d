"""Shops as odd as they come, drawn from a seed: for the tests a few, for the benchmarks hundreds."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.transactions import Transactions, from_frames

Ints = npt.NDArray[np.int64]

KINDS = ("usual", "once", "every month", "whale", "identical prices", "closed", "one day", "tiny prices", "free")


def random_shop(seed: int, most: int = 400) -> tuple[Transactions, int]:
    """A shop of a kind, a size and an age drawn from `seed`, with refunds and channels; and a horizon."""
    rng = np.random.default_rng(seed)
    kind = KINDS[seed % len(KINDS)]
    customers = int(np.exp(rng.uniform(np.log(5), np.log(most))))
    age = 0 if kind == "one day" else int(np.exp(rng.uniform(np.log(5), np.log(2000))))
    first = rng.integers(0, max(age // (3 if kind == "closed" else 1), 1), customers)
    repeats = rng.poisson(rng.gamma(0.8, 1 / 40, customers) * np.minimum(age - first, rng.exponential(300, customers)))
    repeats = np.minimum(repeats * (kind != "once"), 60)
    customer = np.repeat(np.arange(customers), repeats + 1)
    nth = np.arange(len(customer)) - np.repeat(np.cumsum(repeats + 1) - (repeats + 1), repeats + 1)
    later = nth * 30 if kind == "every month" else np.where(nth > 0, rng.integers(0, age + 1, len(customer)), 0)
    day = np.minimum(first[customer] + later, age)
    return from_frames(orders_of(rng, kind, customer, day)), int(rng.choice([1, 30, 91, 365, 800]))


def orders_of(rng: np.random.Generator, kind: str, customer: Ints, day: Ints) -> pd.DataFrame:
    price = np.full(len(customer), 9.99) if kind == "identical prices" else rng.gamma(2, 20, len(customer)).round(2)
    if kind == "every month":
        price = price[customer]
    if kind == "whale":
        price[rng.integers(0, len(price))] *= 1e5
    price = price * (1e-3 if kind == "tiny prices" else 1.0) * (rng.random(len(price)) > 0.7 * (kind == "free"))
    refunded = rng.random(len(price)) < 0.03
    return pd.DataFrame(
        {
            "order_id": np.arange(len(price)).astype(str),
            "customer_id": customer.astype(str),
            "ordered_at": pd.Timestamp(2022, 1, 1) + pd.to_timedelta(day, unit="D"),
            "revenue": np.where(refunded, 0.0, price),
            "refunded": np.where(refunded, price, 0.0),
            "channel": rng.choice(["", "web", "till"], len(price)),
        }
    )
