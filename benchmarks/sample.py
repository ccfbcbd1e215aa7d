"""What is lost by learning on a sample: totals, ranking and ranges next to those of everybody.

Usage: sample.py [--customers 300000] [--learn-on 60000] [--seed 1] [--folder DIR]

Customers are drawn from a Pareto/NBD with gamma spend, known for three years, and then live on for another
one that no forecast sees: actual spend and coverage are those of that year.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from cltv_core.analysis import analyse
from cltv_core.backtest.scores import gini
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.everybody import Everybody
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.warehouse import Warehouse

MAPPING = {"ordered_at": "day", "customer_id": "customer", "order_id": "number", "revenue": "amount"}
KNOWN, AHEAD = 1095, 365
START = np.datetime64("2022-01-01")
AS_OF = date(2024, 12, 30)


def sales(customers: int, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    born = rng.integers(0, KNOWN, customers)
    rate, leaving = rng.gamma(0.8, 1 / 60, customers), rng.gamma(0.7, 1 / 500, customers)
    ends = np.minimum(born + rng.exponential(1 / np.maximum(leaving, 1e-9)), KNOWN + AHEAD)
    again = rng.poisson(rate * (ends - born))
    who = np.concatenate([np.arange(customers), np.repeat(np.arange(customers), again)])
    when = np.concatenate([born, born[np.repeat(np.arange(customers), again)]])
    later = slice(customers, None)
    when[later] += (rng.random(len(who) - customers) * (ends - born)[who[later]]).astype(np.int64)
    usual = rng.gamma(3.0, 12.0, customers) + 3
    return pd.DataFrame(
        {
            "customer": np.char.add("c", who.astype(str)),
            "number": np.arange(len(who)).astype(str),
            "day": START + when.astype("timedelta64[D]"),
            "amount": (usual[who] * rng.gamma(4.0, 0.25, len(who))).round(2),
        }
    )


def forecast(file: Path, most: int) -> pd.DataFrame:
    """Return the forecast of everybody, indexed by customer, with the range of the total as attributes."""
    with TemporaryDirectory(dir=file.parent) as scratch:
        source = Source.of(f"duckdb:{file}")
        engine = DuckEngine(Path(scratch))
        with engine.session(source):
            shop = Warehouse(engine, source, Terms(MAPPING, as_of=AS_OF), most)
            everybody = shop.averages if shop.parts > 1 else None
            analysis = analyse(shop.sample, as_of=AS_OF, days=AHEAD, discount_rate=0.0, everybody=everybody)
            if shop.parts == 1:
                return analysis.forecast.frame
            whole = Everybody.of(shop, analysis.outlook, Path(scratch))
            return pd.concat([pd.read_parquet(part) for part in whole.files])


def told(name: str, found: pd.DataFrame, actual: pd.Series) -> str:
    came = actual.reindex(found.index).fillna(0.0).to_numpy()
    inside = ((found["value_low"] <= came) & (came <= found["value_high"])).mean()
    value = found["expected_value"].to_numpy()
    used = getrusage(RUSAGE_SELF)
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6
    return (
        f"{name} | {len(found):,} | {value.sum():,.0f} | {came.sum():,.0f} | {gini(came, value):.4f} | {inside:.3f} | "
        f"{seconds:.0f} | {memory:.1f}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--customers", type=int, default=300_000)
    asked.add_argument("--learn-on", type=int, default=60_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--folder", type=Path, default=None)
    given = asked.parse_args()
    with TemporaryDirectory(dir=given.folder) as folder:
        file, lines = Path(folder) / "lines.parquet", sales(given.customers, given.seed)
        lines.to_parquet(file)
        ahead = lines[lines["day"] > np.datetime64(AS_OF)]
        actual = ahead.groupby("customer")["amount"].sum()
        del lines
        print("learnt on | customers | expected | came | Gini | inside their range | CPU s so far | GB at most so far")
        for name, most in (("sample", given.learn_on), ("everybody", given.customers)):
            print(told(name, forecast(file, most), actual), flush=True)


if __name__ == "__main__":
    main()
