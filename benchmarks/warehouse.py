"""Processor seconds from lines to customer summary in DuckDB, next to hand-written SQL in the same engine and run.

Usage: warehouse.py [--lines 1000000 10000000] [--memory 2GB]

`PLAIN` is what an analyst would write: orders, days and one row a customer with frequency, recency, T, monetary value
and revenue; without reconciliation, refunds apart from sales, usual gaps or checks of cells. `ALIKE` is written by
hand for what our summary tells, as far as plain SQL does it at once: blanks trimmed, lines left out counted, refunds
apart, gaps of a sample of 200,000 customers.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

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

PLAIN = """
    CREATE TABLE orders AS SELECT customer, number, min(ordered) AS ordered, sum(amount) AS amount
        FROM read_parquet('{path}') GROUP BY ALL;
    CREATE TABLE days AS SELECT customer, ordered::DATE AS day, sum(amount) AS revenue FROM orders GROUP BY ALL;
    CREATE TABLE summary AS SELECT customer, count(*) - 1 AS frequency, max(day) - min(day) AS recency,
        DATE '2023-10-21' - min(day) AS T, sum(revenue) AS revenue,
        (sum(revenue) - arg_min(revenue, day)) / greatest(count(*) - 1, 1) AS monetary_value FROM days GROUP BY ALL"""

ALIKE = """
    CREATE TABLE orders AS SELECT customer, number, min(ordered) FILTER (amount >= 0) AS ordered,
        coalesce(sum(amount) FILTER (amount >= 0), 0) AS sold, coalesce(-sum(amount) FILTER (amount < 0), 0) AS back,
        count(*) AS lines, max(ordered) FILTER (amount < 0) AS refunded_on FROM (
            SELECT CASE WHEN fit THEN customer ELSE '' END AS customer, CASE WHEN fit THEN number ELSE 'left out' END
                AS number, ordered, amount FROM (
                SELECT trim(customer) AS customer, trim(number) AS number, ordered, amount,
                    coalesce(isfinite(ordered) AND isfinite(amount) AND trim(customer) <> '', false) AS fit
                FROM read_parquet('{path}'))) GROUP BY ALL;
    CREATE TABLE days AS SELECT customer, ordered::DATE - DATE '1970-01-01' AS day, sum(sold - least(back, sold))
        AS revenue, count(*) AS orders, sum(least(back, sold)) AS refunded FROM orders
        WHERE ordered IS NOT NULL AND customer <> '' AND NOT (back > 0 AND sold - back < 0.005) GROUP BY ALL;
    CREATE TABLE counted AS SELECT *, ('0x' || left(md5(customer), 8))::BIGINT AS hash FROM (
        SELECT customer, count(*) AS n, min(day) AS first, max(day) AS last, sum(revenue) AS revenue,
        sum(orders)::BIGINT AS orders, sum(refunded) AS refunded, arg_min(revenue, day) AS of_first
        FROM days GROUP BY customer);
    CREATE TABLE gaps AS SELECT gap, count(*) AS times FROM (SELECT day - lag(day) OVER (PARTITION BY customer
        ORDER BY day) AS gap FROM days SEMI JOIN (SELECT customer FROM counted
        WHERE hash % ceil((SELECT count(*) FROM counted) / 200000)::BIGINT = 0) USING (customer)) GROUP BY gap"""


def seconds(work: Callable[[], object]) -> float:
    """Processor time of all threads: what else runs on the machine does not count."""
    start = process_time()
    work()
    return process_time() - start


def by_hand(sql: str, path: Path, memory: str) -> float:
    with TemporaryDirectory() as folder, duckdb.connect(f"{folder}/hand.duckdb") as session:
        session.execute(f"SET memory_limit='{memory}'; SET preserve_insertion_order=false")
        return seconds(lambda: session.execute(sql.format(path=path)))


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
    print(
        "lines | plain SQL | SQL alike | orders | report | as of | days | summary | cohorts | kpis | to plain | alike"
    )
    for lines in given.lines:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "lines.parquet"
            duckdb.sql(LINES.format(lines=lines, path=path))
            plain, alike = (by_hand(sql, path, given.memory) for sql in (PLAIN, ALIKE))
            steps = ours(path, given.memory)
            told = " | ".join(f"{step:.2f}" for step in steps)
            times = " | ".join(f"{sum(steps[:5]) / hand:.2f}" for hand in (plain, alike))
            print(f"{lines:,} | {plain:.2f} | {alike:.2f} | {told} | {times}", flush=True)


if __name__ == "__main__":
    main()
