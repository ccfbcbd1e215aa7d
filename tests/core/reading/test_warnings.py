"""What is warned of: when more than a fiftieth is left out that may be sales, and when a day was only assumed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cltv_core.facts import Code, Fact
from cltv_core.reading.codes import Warned
from tests.core.reading.helpers import csv_bytes, only_file, read_one

HEADER = ["Order ID", "Date", "Customer", "Item", "Total"]
ABOUT_WHAT_IS_LEFT_OUT = {
    Warned.SOME_UNNAMED,
    Warned.MOST_UNNAMED,
    Warned.DATES_UNREAD,
    Warned.AMOUNTS_UNREAD,
    Warned.DATED_LATER,
    Warned.REFUNDS_UNMATCHED,
}


def sixty(*others: Sequence[object], **changed: Sequence[str]) -> list[Sequence[object]]:
    """Sixty orders of 10.00 by as many customers; the first entries of a column changed, and other rows behind."""
    columns = {
        "Order ID": [f"A{place}" for place in range(60)],
        "Date": [f"2025-{1 + place % 6:02}-{13 + place // 6:02} 10:00" for place in range(60)],
        "Customer": [f"C{place:02}" for place in range(60)],
        "Item": ["Bun"] * 60,
        "Total": ["10.00"] * 60,
    }
    for name, entries in changed.items():
        columns[name][: len(entries)] = entries
    return [HEADER, *zip(*columns.values(), strict=True), *others]


def warned(rows: Sequence[Sequence[object]]) -> dict[Code, Fact]:
    found = read_one(csv_bytes(rows)).report.warnings
    return {fact.code: fact for fact in found if fact.code in ABOUT_WHAT_IS_LEFT_OUT}


PRICES = [f"{place}.00" for place in range(11, 40)]
REFUNDS = [[f"R{place}", "2025-06-25 10:00", f"X{place}", "Bun", "-10.00"] for place in range(4)]


@pytest.mark.parametrize(
    ("little", "much", "fact"),
    [
        (sixty(Date=["soon"]), sixty(Date=["soon"] * 2), Warned.DATES_UNREAD(share=20 / 600)),
        (
            sixty(Total=["free", *PRICES]),
            sixty(Total=["free", "?", *PRICES]),
            Warned.AMOUNTS_UNREAD(rows=2, share=2 / 60),
        ),
        (sixty(Date=["2031-01-15"]), sixty(Date=["2031-01-15"] * 2), Warned.DATED_LATER(share=20 / 600)),
        (sixty(Customer=[""] * 2), sixty(Customer=[""] * 3), Warned.SOME_UNNAMED(share=30 / 600)),
        (sixty(*REFUNDS[:1]), sixty(*REFUNDS[:2]), Warned.REFUNDS_UNMATCHED(share=20 / 580)),
    ],
    ids=["days", "amounts", "future", "nobody", "refunds"],
)
def test_what_is_left_out_is_warned_of_where_it_matters(
    little: list[Sequence[object]], much: list[Sequence[object]], fact: Fact
) -> None:
    assert warned(little) == {}
    found = warned(much)
    assert list(found) == [fact.code]
    assert dict(found[fact.code]) == pytest.approx(dict(fact))


def test_where_refunds_take_back_all_there_is_no_share_of_nothing() -> None:
    refunds = [[f"A{place}", "2025-06-25 10:00", f"C{place:02}", "Bun", "-10.00"] for place in range(60)]
    transactions = read_one(csv_bytes(sixty(*refunds)))
    assert only_file(transactions).file_amount == 0.0
    assert not {fact.code for fact in transactions.report.warnings} & ABOUT_WHAT_IS_LEFT_OUT


EITHER_WAY = [(1 + place % 9, 1 + place % 7) for place in range(36)]
TWELVE_DAYS_OF_THREE_MONTHS = [(1 + place // 12, 1 + place % 12) for place in range(36)]


@pytest.mark.parametrize(
    ("days", "told", "assumed"),
    [
        (EITHER_WAY, None, {Warned.DAY_FIRST_ASSUMED}),
        (TWELVE_DAYS_OF_THREE_MONTHS, None, {Warned.MONTH_FIRST_ASSUMED}),
        (EITHER_WAY, True, set()),
        (TWELVE_DAYS_OF_THREE_MONTHS, False, set()),
    ],
)
def test_whether_the_day_or_the_month_comes_first_is_told_where_it_is_assumed(
    days: list[tuple[int, int]], told: bool | None, assumed: set[Code]
) -> None:
    rows = [
        HEADER,
        *([f"A{n}", f"{a:02}/{b:02}/2025", f"C{n}", "Bun", f"{n + 5}.00"] for n, (a, b) in enumerate(days)),
    ]
    notes = {note.code for note in only_file(read_one(csv_bytes(rows), day_first=told)).notes}
    assert notes & {Warned.DAY_FIRST_ASSUMED, Warned.MONTH_FIRST_ASSUMED} == assumed


def test_the_first_rows_are_shown_with_what_the_file_has_and_no_more() -> None:
    preview = only_file(read_one(csv_bytes(sixty()))).preview
    assert len(preview) == 8
    assert set(preview.columns) == {"ordered_at", "order_id", "amount", "customer_id", "product"}
