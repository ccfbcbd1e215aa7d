"""Small files for the tests of the reading room."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.transactions import FileReport, Transactions

TODAY = date(2026, 6, 30)


def csv_bytes(rows: Sequence[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def read_one(data: bytes, name: str = "sales.csv", **options: object) -> Transactions:
    return read([SourceFile(name, data)], ReadOptions(**{"today": TODAY, **options}))  # type: ignore[arg-type]


def only_file(transactions: Transactions) -> FileReport:
    (report,) = transactions.report.files
    return report


def exclusions(transactions: Transactions) -> dict[str, tuple[int, float]]:
    return {part.reason: (part.rows, part.amount) for part in transactions.report.exclusions}


def simple_rows(customers: int = 12, orders_each: int = 3) -> list[list[object]]:
    """A header and one row an order; customer c pays c + 0.5 on the orders_each first days of month c."""
    header: list[object] = ["Order ID", "Date", "Customer", "Total"]
    return [
        header,
        *(
            [f"#{customer}-{day}", f"2025-{customer:02d}-{day:02d}", f"C{customer:03d}", f"{customer}.50"]
            for customer in range(1, customers + 1)
            for day in range(1, orders_each + 1)
        ),
    ]
