"""The account from the amount in the files to the amount used."""

from __future__ import annotations

import math
from dataclasses import replace

from cltv_core.describe.reconciliation import Account, accounts
from cltv_core.reading.codes import Excluded
from cltv_core.text.describe import rows_of
from cltv_core.transactions import Exclusion, FileReport, ReadingReport

SALES = FileReport(
    name="a.csv",
    format="generic",
    rows=10,
    headers=(),
    columns={},
    currency="GBP",
    file_amount=100.0,
    used_amount=95.5,
    exclusions=(),
)
PEOPLE = replace(SALES, name="people.csv", kind="people", rows=340, currency="", file_amount=0.0, used_amount=0.0)


def account(file: FileReport, *others: FileReport) -> Account:
    (found,) = accounts(ReadingReport(files=(file, *others)))
    return found


def amounts(found: Account) -> list[float]:
    return [line.amount for line in found.lines]


def rows(found: Account) -> list[int]:
    return [line.rows for line in found.lines]


def test_it_goes_from_the_file_to_what_is_used() -> None:
    found = account(
        replace(SALES, exclusions=(Exclusion(Excluded.FEE(), 1, 10.0), Exclusion(Excluded.BOOKING(), 2, -5.5)))
    )
    assert amounts(found) == [100.0, -10.0, 5.5, 95.5]
    assert rows(found) == [10, -1, -2, 7]


def test_rows_of_which_some_was_refunded_are_used_and_counted() -> None:
    found = account(replace(SALES, exclusions=(Exclusion(Excluded.REFUND_GIVEN(), 2, 4.5),)))
    assert rows(found) == [10, 0, 10]
    assert [rows_of(line) for line in found.lines] == ["10", "2 in part", "10"]


def test_rows_of_refunds_without_a_purchase_are_left_out() -> None:
    found = account(replace(SALES, exclusions=(Exclusion(Excluded.REFUND_UNMATCHED(), 2, -4.5),)))
    assert rows(found) == [10, -2, 8]
    assert [rows_of(line) for line in found.lines] == ["10", "-2", "8"]


def test_a_file_of_people_is_in_no_account() -> None:
    found = account(SALES, PEOPLE)
    assert found.files == ("a.csv",)
    assert rows(found) == [10, 10]


def test_nothing_taken_off_is_not_minus_zero() -> None:
    found = account(replace(SALES, exclusions=(Exclusion(Excluded.EMPTY_ROW(), 1, 0.0),)))
    assert not [line for line in found.lines if line.amount == 0 and math.copysign(1, line.amount) < 0]


def test_files_of_one_currency_are_added_up_and_others_stand_apart() -> None:
    files = (SALES, replace(SALES, name="b.csv"), replace(SALES, name="c.csv", currency="EUR"))
    pounds, euros = accounts(ReadingReport(files=files))
    assert (pounds.currency, pounds.files, rows(pounds)) == ("GBP", ("a.csv", "b.csv"), [20, 20])
    assert (euros.currency, euros.files, amounts(euros)) == ("EUR", ("c.csv",), [100.0, 95.5])
