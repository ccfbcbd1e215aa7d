"""The fixtures of the export formats, what was read of them, and the same files as owners vary them."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cltv_core.reading import ReadOptions, SourceFile
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import TODAY, csv_bytes, read_one
from tests.support import once

FIXTURES = Path(__file__).parent / "fixtures"

Order = tuple[str, str, float, float]
"""Customer, day, revenue, refunded."""


def fixture(key: str) -> bytes:
    (file,) = FIXTURES.glob(f"{key}.*")
    return file.read_bytes()


def cells(key: str) -> list[list[str]]:
    """A fixture that is separated by commas, header first."""
    return list(csv.reader(io.StringIO(fixture(key).decode("utf-8-sig"), newline="")))


def read_fixture(key: str, **options: object) -> Transactions:
    """What is read of a fixture, which several tests look at."""
    (file,) = FIXTURES.glob(f"{key}.*")
    said = ReadOptions(**{"today": TODAY, **options})  # type: ignore[arg-type]
    read: Transactions = once.READINGS([SourceFile(file.name, file.read_bytes())], said)
    return read


def read_cells(rows: Sequence[Sequence[str]], **options: object) -> Transactions:
    return read_one(csv_bytes(rows), **options)


def orders_of(transactions: Transactions) -> dict[str, Order]:
    orders = transactions.orders
    days = orders["ordered_at"].dt.strftime("%Y-%m-%d")
    facts = zip(orders["customer_id"], days, orders["revenue"].round(2), orders["refunded"].round(2), strict=True)
    return dict(zip(orders["order_id"], facts, strict=True))


def lines_of(transactions: Transactions) -> list[tuple[str, str, float, float]]:
    """Order, product, pieces, amount."""
    lines = transactions.lines
    return sorted(
        zip(
            lines["order_id"].astype(str),
            lines["product"].astype(str),
            lines["quantity"],
            lines["revenue"],
            strict=True,
        )
    )


def refunds_of(transactions: Transactions) -> list[tuple[str, str, float]]:
    """Order, day, amount."""
    refunds = transactions.refunds
    return sorted(
        zip(refunds["order_id"], refunds["refunded_at"].dt.strftime("%Y-%m-%d"), refunds["amount"], strict=True)
    )


def customers_of(transactions: Transactions, *columns: str) -> dict[str, tuple[str, ...]]:
    people = transactions.customers
    return dict(zip(people["customer_id"], people[list(columns)].itertuples(index=False, name=None), strict=True))


def assert_closes(transactions: Transactions) -> None:
    """What is in the file is what was used and what was left out, to the cent."""
    for file in transactions.report.files:
        left_out = sum(round(part.amount * 100) for part in file.exclusions)
        assert round(file.file_amount * 100) == round(file.used_amount * 100) + left_out


def only_columns(rows: list[list[str]], *headers: str) -> list[list[str]]:
    places = [rows[0].index(header) for header in headers]
    return [[row[place] for place in places] for row in rows]


def without_columns(rows: list[list[str]], *headers: str) -> list[list[str]]:
    return only_columns(rows, *[header for header in rows[0] if header not in headers])


def with_header(rows: list[list[str]], old: str, new: str) -> list[list[str]]:
    return [[new if header == old else header for header in rows[0]], *rows[1:]]


def changed(rows: list[list[str]], header: str, change: Callable[[str], str]) -> list[list[str]]:
    """The cells of one column written otherwise."""
    place = rows[0].index(header)
    return [rows[0], *([*row[:place], change(row[place]), *row[place + 1 :]] for row in rows[1:])]


def shuffled_columns(rows: list[list[str]]) -> list[list[str]]:
    headers = list(rows[0])
    random.Random(3).shuffle(headers)
    return only_columns(rows, *headers)


def shuffled_rows(rows: list[list[str]]) -> list[list[str]]:
    body = rows[1:]
    random.Random(5).shuffle(body)
    return [rows[0], *body]


def with_extra_columns(rows: list[list[str]]) -> list[list[str]]:
    """Columns that an app or the owner added, one of them twice."""
    return [["My notes", *rows[0], "App id", "App id"], *(["checked", *row, "77", "78"] for row in rows[1:])]


VARIATIONS: Mapping[str, Callable[[list[list[str]]], list[list[str]]]] = {
    "columns in another order": shuffled_columns,
    "more columns": with_extra_columns,
    "rows in another order": shuffled_rows,
}
