"""What the reading room tells: every code has its sentence, and errors are said whole."""

from __future__ import annotations

import pickle

import pytest

from cltv_core.errors import NotTransactions, UnreadableFile
from cltv_core.facts import Code
from cltv_core.reading import codes
from cltv_core.reading.codes import Excluded, NotSales, Problem, Remedy, Warned
from cltv_core.reading.faults import several
from cltv_core.text.reading import SENTENCES
from cltv_core.text.say import say, say_error
from tests.core.reading.helpers import csv_bytes, read_one, simple_rows

KINDS = [
    kind for kind in vars(codes).values() if isinstance(kind, type) and issubclass(kind, Code) and kind is not Code
]
ALL = [code for kind in KINDS for code in kind]


@pytest.mark.parametrize("code", ALL, ids=str)
def test_every_code_has_its_sentence(code: Code) -> None:
    assert code in SENTENCES


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(ALL)


@pytest.mark.parametrize(("customers", "said"), [(1, "Only 1 customer:"), (23, "Only 23 customers:")])
def test_one_customer_is_no_plural(customers: int, said: str) -> None:
    assert say(Warned.FEW_CUSTOMERS(customers=customers)).startswith(said)


def wrong(file: str, what: NotSales) -> NotTransactions:
    return NotTransactions(what(file=file), Remedy.EXPORT_WITH_CUSTOMERS, file=file)


def test_an_error_of_several_files_says_what_is_wrong_with_each_and_names_them() -> None:
    error = several([wrong("a.csv", NotSales.PRICE_LIST), wrong("b.csv", NotSales.INVENTORY)])
    assert error.files == ("a.csv", "b.csv")
    problem, first, second, remedy = say_error(error)
    assert problem == "Some of the files cannot be used, so nothing was changed."
    assert first.startswith("a.csv is a list of products and prices, not of sales. Export orders or sales")
    assert second.startswith("b.csv is a stock list")
    assert remedy == "Fix or remove these files."


def test_what_to_do_is_said_once_where_it_is_the_same_for_all() -> None:
    outer = UnreadableFile(Problem.SEVERAL_FILES, Remedy.EXPORT_WITH_CUSTOMERS, [wrong("a.csv", NotSales.PRICE_LIST)])
    assert " ".join(say_error(outer)).count("Export orders or sales") == 1


def test_an_error_survives_the_way_between_processes() -> None:
    error = NotTransactions(
        Problem.HEADERS_ONLY(file="a.csv"), Remedy.EXPORT_LONGER, file="a.csv", row=3, column="Total"
    )
    again = pickle.loads(pickle.dumps(error))
    assert say_error(again) == say_error(error)
    assert "".join(say_error(again)[:1]) == "a.csv has column names but no rows."
    assert (again.file, again.row, again.column) == ("a.csv", 3, "Total")


def test_rows_that_were_left_out_carry_a_key_until_they_are_written_out() -> None:
    from cltv_core.text.reading.exclusions import excluded_table

    rows = [[*simple_rows()[0], "Currency"], *([*row, "EUR"] for row in simple_rows()[1:])]
    rows += [["#x", "not a day", "C1", "3.00", "EUR"], ["#y", "2025-01-01", "C1", "4.00", "USD"]]
    report = read_one(csv_bytes(rows)).report
    assert report.excluded.column("reason").to_pylist() == ["no_date", "other_currency:USD"]
    assert [part.reason for part in report.exclusions] == [
        Excluded.NO_DATE(),
        Excluded.OTHER_CURRENCY(currency="USD"),
    ]
    assert excluded_table(report).column("reason").to_pylist() == [
        "No readable date",
        "In USD, which cannot be added to the other amounts",
    ]
