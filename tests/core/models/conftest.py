"""CDNOW as it comes inside the lifetimes wheel, and shops simulated from known parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import Transactions, from_frames

DATASETS = files("lifetimes") / "datasets"


@pytest.fixture(scope="session")
def cdnow_published() -> pd.DataFrame:
    """The 2,357 customers as published: frequency, recency and T in weeks (two decimals), monetary_value."""
    with (DATASETS / "cdnow_customers_summary_with_transactions.csv").open() as file:
        frame = pd.read_csv(file, index_col="ID").astype(float)
    return frame.set_axis(["frequency", "recency", "T", "monetary_value"], axis=1)


@pytest.fixture(scope="session")
def cdnow_sample() -> Transactions:
    """The 6,919 purchases of these customers, January 1997 to June 1998."""
    names = ["master_id", "customer_id", "day", "discs", "revenue"]
    with (DATASETS / "CDNOW_sample.txt").open() as file:
        rows = pd.read_csv(file, sep=r"\s+", names=names, dtype={"customer_id": str, "day": str})
    return from_frames(rows.assign(order_id=rows.index.astype(str), ordered_at=pd.to_datetime(rows["day"])))


@pytest.fixture(scope="session")
def cdnow_summary(cdnow_sample: Transactions) -> CustomerSummary:
    """At the end of the published calibration period."""
    return summarise(cdnow_sample, date(1997, 9, 30))


@pytest.fixture(scope="session")
def simulate_histories() -> Callable[..., pd.DataFrame]:
    """Draws frequency, recency and T from the story of the BG/NBD, or of the MBG/NBD, one order at a time."""

    def simulate(
        customers: int, *, r: float, alpha: float, a: float, b: float, leaves_after_first: bool = False, seed: int = 1
    ) -> pd.DataFrame:
        rng = np.random.default_rng(seed)
        histories = []
        for _ in range(customers):
            rate, dropout, age = rng.gamma(r, 1 / alpha), rng.beta(a, b), rng.uniform(30, 80)
            frequency, now, last = 0, 0.0, 0.0
            alive = not (leaves_after_first and rng.random() < dropout)
            while alive:
                now += rng.exponential(1 / rate)
                if now > age:
                    break
                frequency, last = frequency + 1, now
                alive = rng.random() > dropout
            histories.append((float(frequency), last, age))
        return pd.DataFrame(histories, columns=["frequency", "recency", "T"]).assign(customers=1)

    return simulate
