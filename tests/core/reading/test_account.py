"""No byte of a text file is lost: torn rows are mended by the rows around them, or named with their lines."""

from __future__ import annotations

import csv
import io
import os
import random
from collections import Counter

import numpy as np
import pytest

from cltv_core.errors import CltvError, UnreadableFile
from cltv_core.opening.codes import Unopened
from cltv_core.reading.codes import Problem
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.source import account
from cltv_core.reading.source.lines import lines_of
from cltv_core.reading.source.table import end_of_records, from_text
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import csv_bytes, only_file, read_one, refused

FILES = int(os.environ.get("CLTV_FUZZ", "60"))
NAMES = ("Ann Berg", "Bob Diaz", "Chloe Roy", "Dan O'Hara", "Ed (shop)", "Fay & Co", "Gus Åberg", "Hal Ito")
GOODS = ("Tea", "Coffee", 'Pipe 5"', "Mug, blue", "Cake")
NOTES = ("", "", "", "Ring twice", "Leave it\nat the door, please", 'He said "thanks"')


def shop(seed: int, rows: int = 60) -> list[list[str]]:
    """Sales as shops have them: one row each, the amount told once, some with notes over two lines."""
    chance = random.Random(seed)
    layout = chance.sample(["Order ID", "Date", "Customer", "Product", "Total", "Note"], 6)
    table = [layout]
    for number in range(rows):
        cells = {
            "Order ID": f"{1000 + number}",
            "Date": f"2025-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}",
            "Customer": chance.choice(NAMES),
            "Product": chance.choice(GOODS),
            "Total": f"{chance.randint(100, 99999) / 100:.2f}",
            "Note": chance.choice(NOTES),
        }
        table.append([cells[name] for name in layout])
    return table


def paid(table: list[list[str]]) -> dict[str, float]:
    order, total = table[0].index("Order ID"), table[0].index("Total")
    return {row[order]: float(row[total]) for row in table[1:]}


def named_lines(transactions: Transactions) -> set[int]:
    excluded = transactions.report.excluded
    return set(excluded["line"].to_pylist()) if excluded.num_rows else set()


@pytest.mark.parametrize("seed", range(FILES))
def test_stray_quotes_lose_no_sale_in_silence(seed: int) -> None:
    """Every sale is read with its amount, or its line is named; the file may be refused as a whole."""
    chance = random.Random(seed)
    table = shop(seed)
    whole = csv_bytes(table, chance.choice(",;\t"))
    places = [chance.randrange(whole.index(b"\n") + 1, len(whole)) for _ in range(chance.choice((1, 1, 2, 3, 8)))]
    torn = bytearray(whole)
    for place in sorted(places, reverse=True):
        torn[place:place] = b'"'
    try:
        transactions = read_one(bytes(torn))
    except CltvError:
        return
    read = dict(zip(transactions.orders["order_id"], transactions.orders["revenue"], strict=True))
    expected = paid(table)
    lost = {number for number, amount in expected.items() if read.get(number) != amount}
    assert len(lost) <= len(named_lines(transactions))
    invented = sum(amount for number, amount in read.items() if number not in expected)
    assert invented <= sum(expected[number] for number in lost) + 0.001
    assert len(lost) <= len(places) * 4
    report = only_file(transactions)
    assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


def test_two_quotes_far_apart_do_not_swallow_what_is_between() -> None:
    rows = [["Order ID", "Date", "Customer", "Total"]]
    rows += [[f"{n}", f"2025-{1 + n % 12:02d}-01", f"C{n % 7}", "5.00"] for n in range(3000)]
    lines = csv_bytes(rows).split(b"\r\n")
    lines[500] = lines[500].replace(b",C", b',"C')
    lines[1500] = lines[1500] + b'"'
    transactions = read_one(b"\r\n".join(lines))
    assert len(transactions.orders) == 3000
    assert transactions.orders["revenue"].sum() == 15_000
    assert set(transactions.orders["customer_id"]) == {f"C{n}" for n in range(7)}


def torn_by_commas(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def test_amounts_torn_by_a_thousands_comma_are_put_together_also_before_other_columns() -> None:
    for tail in ([], ["Paid"]):
        rows = [["Order ID", "Date", "Customer", "Total", *(["Status"] if tail else [])]]
        amounts = [f"{n * 397 / 10:,.2f}" for n in range(1, 60)]
        rows += [
            [f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 5}", amount, *tail] for n, amount in enumerate(amounts)
        ]
        transactions = read_one(torn_by_commas(rows))
        assert transactions.orders["revenue"].sum() == pytest.approx(sum(n * 39.7 for n in range(1, 60)))


def torn_amounts(rows: int, separators: int = 1) -> bytes:
    """Customers whose names could as well end in digits behind a comma."""
    table = [["Order ID", "Date", "Customer", "Total", "Status"]]
    for n in range(rows):
        amount = f"{1000 * 1000 ** (separators - 1) + n}.25"
        text = f"{float(amount):,.2f}" if separators else amount
        table.append([f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Table {n}", text, "Paid"])
    return torn_by_commas(table)


@pytest.mark.parametrize("separators", [1, 2])
def test_amounts_are_put_together_behind_names_that_end_in_digits(separators: int) -> None:
    transactions = read_one(torn_amounts(600, separators))
    first = 1000**separators
    assert sorted(transactions.orders["revenue"]) == [first + n + 0.25 for n in range(600)]
    assert transactions.orders["customer_id"].nunique() == 600


def test_a_large_file_is_refused_where_most_rows_are_torn_beyond_what_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows would all be excluded, which takes more memory than all else and helps nobody."""
    monkeypatch.setattr(account, "_MOST_MENDED", 100)
    table = [["Order ID", "Date", "Customer", "Total"]]
    table += [[f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 7}", "5.00"] for n in range(600)]
    torn = [[*row, "x", f"{place}"] if place > 150 else row for place, row in enumerate(table)]
    with refused(UnreadableFile, Problem.MOSTLY_TORN):
        read_one(torn_by_commas(torn))
    some = [[*row, "x", f"{place}"] if place > 450 else row for place, row in enumerate(table)]
    transactions = read_one(torn_by_commas(some))
    assert len(transactions.orders) == 450
    assert named_lines(transactions) == set(range(452, 602))


def test_amounts_torn_as_before_are_put_together_however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "_MOST_MENDED", 20)
    assert len(read_one(torn_amounts(600)).orders) == 600


def test_short_rows_beyond_what_is_tried_are_filled_up_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of ten million would take a minute row by row."""
    monkeypatch.setattr(account, "_MOST_MENDED", 20)
    rows = [[f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 7}", "5.00", "x", "y"] for n in range(3030)]
    lines = [",".join(row[: 4 + n % 3]) for n, row in enumerate(rows[:3000])]
    lines[2500] = '2500,2025-01-05,Ann "B" C,5.00'
    whole = csv_bytes([["Order ID", "Date", "Customer", "Total", "Note", "Mark"], *rows[3000:]]).decode()
    one_by_one = 0

    def counted(self: account._Mender, place: int, last: int) -> account._Row:
        nonlocal one_by_one
        one_by_one += 1
        return row_of(self, place, last)

    row_of = account._Mender._row
    monkeypatch.setattr(account._Mender, "_row", counted)
    transactions = read_one((whole + "\r\n".join(lines)).encode())
    assert one_by_one == 21
    assert len(transactions.orders) == 3030
    assert transactions.orders["revenue"].sum() == 15_150.0


def test_short_rows_between_torn_ones_are_filled_up_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "_MOST_MENDED", 20)
    rows = [[f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 7}", "5.00", "x"] for n in range(2000)]
    lines = [",".join(row[:4] if n % 2 else row) + ",y,z" * (n % 8 == 0) for n, row in enumerate(rows[1000:])]
    whole = csv_bytes([["Order ID", "Date", "Customer", "Total", "Note"], *rows[:1000]]).decode()
    transactions = read_one((whole + "\r\n".join(lines)).encode())
    torn = {n for n in range(1000) if n % 8 == 0}
    assert len(transactions.orders) >= 2000 - len(torn)
    assert set(transactions.orders["order_id"]) >= {f"{1000 + n}" for n in range(1000) if n not in torn}
    assert transactions.orders["revenue"].eq(5.0).all()


def test_rows_that_lack_too_many_cells_are_refused() -> None:
    """A file of 100 kB would become one of 45 MB, and one of 20 MB more than any memory holds."""
    header = ",".join(["Order ID", "Date", "Customer", "Total", *(f"c{n}" for n in range(990))])
    whole = [",".join([f"{n}", "2025-01-02", f"Ann {n % 7}", "5.00", *["1"] * 990]) for n in range(9)]
    with refused(UnreadableFile, Unopened.TOO_MANY_CELLS):
        read_one("\n".join([header, *whole, *["1"] * 45_000]).encode())


def test_a_text_of_more_lines_than_a_table_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "MAX_LINES", 50)
    rows = [[f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 7}", "5.00"] for n in range(60)]
    header = ["Order ID", "Date", "Customer", "Total"]
    assert len(read_one(csv_bytes([header, *rows[:45]])).orders) == 45
    with refused(UnreadableFile, Unopened.TOO_MANY_CELLS):
        read_one(csv_bytes([header, *rows]))


class Looked(bytes):
    """A text that knows how many of its bytes were looked through for quotes."""

    at = 0

    def count(self, sign: bytes, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        found = bytes(self)[start:end]
        self.at += len(found)
        return found.count(sign)


def test_a_cell_of_very_many_lines_is_looked_through_once() -> None:
    """For each of its lines the quotes before it were counted again, a megabyte each time."""
    rows = b"1,a\n2,b\n"
    text = Looked(rows + b'3,"x\n' + b"y\n" * 2000)
    assert end_of_records(text, len(text)) == len(rows)
    assert text.at <= 2 * len(text)
    assert end_of_records(rows, len(rows)) == len(rows)


def test_the_arithmetic_of_the_row_decides_where_the_columns_do_not() -> None:
    """2 x 1,234 = 2,468: by their looks alone, the commas could be anywhere."""
    rows = [["Order ID", "Date", "Customer", "Quantity", "Price", "Amount"]]
    for n in range(1, 50):
        price = 111 * n
        rows.append(
            [
                f"{n}",
                f"2025-02-{n % 28 + 1:02d}",
                f"Ann {n % 5}",
                f"{n % 3 + 1}",
                f"{price:,}",
                f"{(n % 3 + 1) * price:,}",
            ]
        )
    transactions = read_one(torn_by_commas(rows))
    assert transactions.orders["revenue"].sum() == sum((n % 3 + 1) * 111 * n for n in range(1, 50))


def test_names_torn_by_a_comma_are_put_together() -> None:
    rows = [["Order ID", "Date", "Product", "Customer", "Total"]]
    goods = ["Tea, green", "Coffee", "Coffee", "Rolls, brown, large"]
    rows += [
        [f"{n}", f"2025-03-{n % 28 + 1:02d}", goods[n % 4], f"Ann {'BCDEF'[n % 5]}", f"{n}.50"] for n in range(1, 61)
    ]
    transactions = read_one(torn_by_commas(rows))
    assert transactions.orders["revenue"].sum() == sum(n + 0.5 for n in range(1, 61))
    assert transactions.orders["customer_id"].nunique() == 5


def test_what_cannot_be_told_is_named_with_its_line() -> None:
    rows = [["Order ID", "Date", "Customer", "Total"]]
    rows += [[f"{n}", f"2025-03-{n % 28 + 1:02d}", f"Ann {n % 5}", f"{n}.50"] for n in range(1, 41)]
    data = torn_by_commas(rows) + b"\n41,2025-04-01,Ann 1,7.50,12.75,3\n"
    transactions = read_one(data)
    assert len(transactions.orders) == 40
    assert named_lines(transactions) == {42}


def test_a_cell_of_thousands_of_letters_is_a_fault_and_no_name() -> None:
    rows = [["Order ID", "Date", "Customer", "Total"]]
    rows += [[f"{n}", f"2025-03-{n % 28 + 1:02d}", f"Ann {n % 5}", "1.50"] for n in range(1, 41)]
    transactions = read_one(csv_bytes([*rows, ["41", "2025-04-01", "x" * 30_000, "5.00"]]))
    assert len(transactions.orders) == 40
    assert only_file(transactions).exclusions[0].amount == 5.0


def test_a_row_broken_in_a_cell_that_nobody_quoted_is_one_row() -> None:
    rows = shop(1)
    lines = csv_bytes(rows).replace(b"Fay & Co", b"Fay\r\n& Co").split(b"\r\n")
    transactions = read_one(b"\r\n".join(lines))
    assert dict(zip(transactions.orders["order_id"], transactions.orders["revenue"], strict=True)) == paid(rows)


@pytest.mark.parametrize("seed", range(20))
def test_the_count_of_the_lines_is_that_of_the_csv_module(seed: int) -> None:
    """On files without a fault: as many records, lines and delimiters as a naive count finds, and nothing mended."""
    data = csv_bytes(shop(seed, rows=200))
    (table,) = open_tables("f.csv", data)
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
    assert [list(row.values()) for row in table.rows(np.arange(len(table))).to_pylist()] == rows
    assert not any(len(getattr(table.account, kind)) for kind in ("mended", "rejoined", "dropped", "unsure"))
    lines = lines_of(data, 0, ",")
    assert len(lines.starts) == data.count(b"\n")
    assert lines.delimiters.sum() == data.count(b",")
    assert lines.quotes.sum() == data.count(b'"')
    assert lines.begins.sum() == len(rows) + 1


@pytest.mark.parametrize("seed", range(FILES // 2))
def test_no_digit_of_a_file_is_lost(seed: int) -> None:
    """Counted by hand: the digits of the file are those of its cells, whatever delimiters and quotes were put in."""
    chance = random.Random(seed)
    data = bytearray(csv_bytes(shop(seed)))
    body = data.index(b"\n") + 1
    for _ in range(chance.randint(1, 6)):
        place = data.index(b",", chance.randrange(body, len(data) - 80))
        data[place:place] = chance.choice((b'"', b",", b"\n", b'""'))
    table = from_text("f.csv", bytes(data), ",", skip_rows=1, headers=shop(seed)[0])
    cells = "".join(cell for row in table.rows(np.flatnonzero(~table.unsure)).to_pylist() for cell in row.values())
    lines, starts = bytes(data).split(b"\n"), [*table.lines.tolist(), data.count(b"\n") + 2]
    unsure = b"".join(b"".join(lines[starts[row] - 1 : starts[row + 1] - 1]) for row in np.flatnonzero(table.unsure))
    in_file = Counter(sign for sign in data[body:].decode() if sign.isdigit())
    found = Counter(sign for sign in cells + unsure.decode(errors="replace") if sign.isdigit())
    assert found == in_file
