"""Seconds from lines to customer summary in DuckDB, next to hand-written SQL in the same engine and the same run.

Usage: warehouse.py [--lines 1000000 10000000] [--memory 2GB]

The SQL is what an analyst would write: orders, days and one row a customer with frequency, recency, T, monetary value
and revenue; without reconciliation, refunds since the as-of day, usual gaps or checks of cells.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.warehouse import Warehouse

MAPPING = {"ordered_at": "ordered", "customer_id": "customer", "order_id": "number", "revenue": "amount"}

LINES = """COPY (
    SELECT 'c' || floor(power(hash(i // 3) / 18446744073709551615.0, 2) * {lines} / 12)::BIGINT AS customer,
           (i // 3)::VARCHAR AS number,
           TIMESTAMP '2020-01-01' + to_minutes((hash(i // 3 + 7) % 2000000)::BIGINT) AS ordered,
           round(CASE WHEN hash(i + 1) % 40 = 0 THEN -1 ELSE 1 END * (1 + (hash(i + 2) % 9000) / 100.0), 2) AS amount
    FROM range({lines}) t(i)
) TO '{path}'"""

BY_HAND = """
    CREATE TABLE orders AS SELECT customer, number, min(ordered) AS ordered, sum(amount) AS amount
        FROM read_parquet('{path}') GROUP BY ALL;
    CREATE TABLE days AS SELECT customer, ordered::DATE AS day, sum(amount) AS revenue FROM orders GROUP BY ALL;
    CREATE TABLE summary AS SELECT customer, count(*) - 1 AS frequency, max(day) - min(day) AS recency,
        DATE '2023-10-21' - min(day) AS T, sum(revenue) AS revenue,
        (sum(revenue) - arg_min(revenue, day)) / greatest(count(*) - 1, 1) AS monetary_value FROM days GROUP BY ALL"""


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def by_hand(path: Path, memory: str) -> float:
    with TemporaryDirectory() as folder, duckdb.connect(f"{folder}/hand.duckdb") as session:
        session.execute(f"SET memory_limit='{memory}'; SET preserve_insertion_order=false")
        return seconds(lambda: session.execute(BY_HAND.format(path=path)))


def ours(path: Path, memory: str) -> list[float]:
    with TemporaryDirectory() as folder:
        source = Source.of(f"duckdb:{path}")
        engine = DuckEngine(Path(folder), memory)
        shop = Warehouse(engine, source, Terms(MAPPING))
        with engine.session(source):
            steps = ("all_orders", "report", "orders", "days", "customers", "cohorts", "kpis")
            return [seconds(lambda name=step: getattr(shop, name)) for step in steps]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, nargs="+", default=[1_000_000, 10_000_000])
    asked.add_argument("--memory", default="2GB")
    given = asked.parse_args()
    print("lines | by hand s | orders | report | as of | days | summary | cohorts | kpis | summary / by hand")
    for lines in given.lines:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "lines.parquet"
            duckdb.sql(LINES.format(lines=lines, path=path))
            hand, steps = by_hand(path, given.memory), ours(path, given.memory)
            told = " | ".join(f"{step:.2f}" for step in steps)
            print(f"{lines:,} | {hand:.2f} | {told} | {sum(steps[:5]) / hand:.2f}", flush=True)


if __name__ == "__main__":
    main()
