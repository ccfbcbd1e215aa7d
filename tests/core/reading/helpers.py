"""Small files for the tests of the reading room."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from cltv_core.errors import CltvError
from cltv_core.facts import Code, Fact
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.transactions import FileReport, Transactions
from tests.support.refusals import refuses

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


def exclusions(transactions: Transactions) -> dict[Code | Fact, tuple[int, float]]:
    """Code, or with arguments the fact -> rows and amount."""
    return {
        part.reason if len(part.reason) else part.reason.code: (part.rows, part.amount)
        for part in transactions.report.exclusions
    }


def code_of(told: Fact | Code | str | CltvError) -> Code:
    """The code of what an error tells."""
    assert isinstance(told, Fact | Code)
    return told.code if isinstance(told, Fact) else told


def problem_of(fault: Fact | Code | str | CltvError) -> Code:
    """What is wrong in a fault that is an error itself."""
    assert isinstance(fault, CltvError)
    return code_of(fault.problem)


@contextmanager
def refused(error: type[CltvError], problem: Code, remedy: Code | None = None) -> Iterator[None]:
    """Expect an error of this kind that tells this."""
    with refuses(error, problem) as told:
        yield
    assert remedy is None or code_of(told.value.remedy) is remedy


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
