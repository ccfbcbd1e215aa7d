"""Several files at once: overlapping months, refunds of earlier months, currencies, the same file twice."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cltv_core.errors import NotTransactions, UnreadableFile
from cltv_core.facts import Money
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Answer, Excluded, Note, Problem
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import TODAY, csv_bytes, exclusions, problem_of, read_one, refused, simple_rows

HEADER = ["Order ID", "Date", "Customer ID", "Item", "Total"]
JANUARY = [
    HEADER,
    ["A1", "2025-01-05 10:00", "C1", "Coat", "90.00"],
    ["A2", "2025-01-20 11:00", "C2", "Hat", "30.00"],
    ["A3", "2025-01-31 12:00", "C3", "Hat", "30.00"],
]
FEBRUARY = [
    HEADER,
    ["A3", "2025-01-31 12:00", "C3", "Hat", "25.00"],
    ["A4", "2025-02-03 09:00", "C1", "Scarf", "15.00"],
    ["A1", "2025-02-10 09:00", "C1", "Coat", "-40.00"],
    ["A9", "2025-02-11 09:00", "C9", "Sock", "-5.00"],
]


def read_rows(*files: Sequence[Sequence[object]], **options: object) -> Transactions:
    sources = [SourceFile(f"file {number}.csv", csv_bytes(rows)) for number, rows in enumerate(files)]
    return read(sources, ReadOptions(**{"today": TODAY, **options}))  # type: ignore[arg-type]


def revenue(transactions: Transactions) -> dict[str, float]:
    return transactions.orders.set_index("order_id")["revenue"].round(2).to_dict()


def closes(transactions: Transactions) -> bool:
    report = transactions.report
    every_file = all(
        round(file.used_amount + sum(part.amount for part in file.exclusions), 2) == file.file_amount
        and round(file.sales_amount - file.refunds_amount, 2) == file.used_amount
        for file in report.files
    )
    return every_file and round(float(transactions.orders["revenue"].sum()), 2) == report.used_amount


def test_a_refund_finds_its_purchase_in_an_earlier_file() -> None:
    transactions = read_rows(JANUARY, FEBRUARY)
    assert revenue(transactions) == {"A1": 50.0, "A2": 30.0, "A3": 25.0, "A4": 15.0}
    assert transactions.refunds.to_numpy().tolist() == [["A1", pd.Timestamp("2025-02-10 09:00"), 40.0]]
    january, february = transactions.report.files
    assert (january.file_amount, january.used_amount) == (150.0, 120.0)
    assert (february.file_amount, february.used_amount) == (-5.0, 0.0)
    assert exclusions(transactions) == {
        Excluded.REPEATED_ORDER: (1, 30.0),
        Excluded.REFUND_UNMATCHED: (1, -5.0),
    }
    assert Note.REFUNDS_ELSEWHERE(refunds=1) in february.notes
    assert closes(transactions)


def test_customer_numbers_of_two_programs_are_two_customers() -> None:
    other = [
        ["Receipt", "Sold on", "Client", "Paid"],
        ["R1", "2025-03-05 10:00", "C1", "9.00"],
        ["R2", "2025-03-06 10:00", "C2", "8.50"],
        ["R3", "2025-03-07 10:00", "C1", "7.00"],
        ["R4", "2025-03-08 10:00", "C4", "6.50"],
    ]
    transactions = read_rows(JANUARY, other)
    names = ["C1", "C1 (file 1.csv)", "C2", "C2 (file 1.csv)", "C3", "C4"]
    assert sorted(transactions.customers["customer_id"]) == names
    assert transactions.orders["customer_id"].value_counts()["C1 (file 1.csv)"] == 2


def test_what_is_told_of_customers_is_the_latest_of_all_files() -> None:
    header = [*HEADER, "Country"]
    january = [
        header,
        ["A1", "2025-01-05 10:00", "C1", "Coat", "90.00", "France"],
        ["A2", "2025-01-20 11:00", "C2", "Hat", "30.00", ""],
    ]
    february = [
        header,
        ["A3", "2025-02-05 10:00", "C2", "Coat", "91.00", "Spain"],
        ["A4", "2025-02-20 11:00", "C3", "Hat", "31.00", "Italy"],
        ["A5", "2025-02-21 11:00", "C1", "Hat", "31.00", "Malta"],
    ]
    for files in ((january, february), (february, january)):
        people = read_rows(*files).customers.set_index("customer_id")["country"]
        assert people.to_dict() == {"C1": "Malta", "C2": "Spain", "C3": "Italy"}


def test_a_refund_that_finds_all_it_gives_back_leaves_nothing_open() -> None:
    transactions = read_rows(JANUARY, [row for row in FEBRUARY if row[0] != "A9"])
    assert Excluded.REFUND_UNMATCHED not in exclusions(transactions)
    assert closes(transactions)


def test_a_refund_without_a_known_number_finds_the_product_in_an_earlier_file() -> None:
    january = [*JANUARY, ["A8", "2025-01-22 10:00", "C1", "Hat", "30.00"]]
    february = [
        HEADER,
        ["A4", "2025-02-03 09:00", "C2", "Scarf", "15.00"],
        ["A5", "2025-02-04 09:00", "C3", "Scarf", "15.00"],
        ["R9", "2025-02-10 09:00", "C1", "Coat", "-30.00"],
    ]
    found = revenue(read_rows(january, february))
    assert (found["A1"], found["A8"]) == (60.0, 30.0)


def test_a_few_cents_more_than_the_customer_ever_paid_stay_open() -> None:
    more = [[*row[:4], "-105.04"] if row[4] == "-40.00" else row for row in FEBRUARY if row[0] != "A9"]
    transactions = read_rows(JANUARY, more)
    assert [revenue(transactions)[order] for order in ("A1", "A4")] == [0.0, 0.0]
    assert exclusions(transactions)[Excluded.REFUND_UNMATCHED] == (1, -0.04)
    assert closes(transactions)


def test_the_newer_file_is_right_about_an_order_and_the_rows_left_out_are_there_to_see() -> None:
    for files in ((JANUARY, FEBRUARY), (FEBRUARY, JANUARY)):
        transactions = read_rows(*files)
        assert revenue(transactions)["A3"] == 25.0
        excluded = transactions.report.excluded.to_pandas()
        repeated = excluded[excluded["reason"] == Excluded.REPEATED_ORDER().key]
        assert repeated[["line", "Order ID", "amount left out"]].to_numpy().tolist() == [[4, "A3", 30.0]]
        unmatched = excluded[excluded["reason"] == Excluded.REFUND_UNMATCHED().key]
        assert unmatched["Order ID"].tolist() == ["A9"]


def test_a_refund_that_two_files_have_is_given_once() -> None:
    until_mid_february = [*JANUARY, FEBRUARY[3]]
    transactions = read_rows(until_mid_february, FEBRUARY)
    assert revenue(transactions)["A1"] == 50.0
    assert closes(transactions)


def test_a_refund_larger_than_what_is_left_stays_partly_open() -> None:
    february = [HEADER, *FEBRUARY[1:3], ["A2", "2025-02-10 09:00", "C2", "Hat", "-36.00"]]
    transactions = read_rows(JANUARY, february)
    assert revenue(transactions)["A2"] == 0.0
    assert exclusions(transactions)[Excluded.REFUND_UNMATCHED] == (1, -6.0)
    excluded = transactions.report.excluded.to_pandas()
    assert excluded.loc[excluded["Order ID"] == "A2", "amount left out"].tolist() == [-6.0]
    assert closes(transactions)


def test_each_file_says_what_it_brought() -> None:
    january, february = read_rows(JANUARY, FEBRUARY).report.files
    assert (january.orders, january.customers, february.orders, february.customers) == (2, 2, 2, 2)
    assert (str(january.first_day), str(january.last_day)) == ("2025-01-05", "2025-01-20")


def test_orders_without_a_time_need_the_same_customer_to_be_the_same() -> None:
    one = [["Order", "Date", "Customer ID", "Total"], ["7", "2025-01-05", "K1", "10"], ["8", "2025-01-06", "K2", "10"]]
    other = [one[0], ["7", "2025-01-05", "K3", "10"], ["8", "2025-01-06", "K2", "10"]]
    assert len(read_rows(one, other).orders) == 3


def test_the_same_file_twice_changes_nothing_but_the_exclusions() -> None:
    rows = [[*row[:1], *row[1:]] for row in simple_rows(4)]
    rows += [["", "2025-03-03", "C001", "4.00"]]
    once, twice = read_rows(rows), read_rows(rows, rows)
    pd.testing.assert_frame_equal(twice.orders, once.orders.sort_values(["ordered_at", "order_id"], ignore_index=True))
    assert exclusions(twice) == {Excluded.REPEATED_FILE: (13, 40.0)}
    assert closes(twice)


CURRENCY_HEADER = ["Order ID", "Date", "Customer ID", "Currency", "Total"]
EUROS = [CURRENCY_HEADER, *[[f"E{n}", f"2025-01-{n:02d} 10:00", f"C{n}", "EUR", "10"] for n in range(1, 6)]]
DOLLARS = [CURRENCY_HEADER, *[[f"D{n}", f"2025-01-{n:02d} 11:00", f"C{n}", "USD", "8"] for n in range(1, 4)]]


def test_files_in_two_currencies_are_kept_apart_and_asked_about() -> None:
    transactions = read_rows(DOLLARS, EUROS)
    assert transactions.currency == "EUR"
    assert set(transactions.orders["revenue"]) == {10.0}
    assert exclusions(transactions) == {Excluded.OTHER_CURRENCY(currency="USD"): (3, 24.0)}
    (question,) = transactions.report.questions
    assert (question.key, question.assumed) == ("currency", "EUR")
    assert [(option.value, option.example) for option in question.options] == [
        ("EUR", Answer.ORDERS_WORTH(orders=5, amount=Money(50.0, "EUR"))),
        ("USD", Answer.ORDERS_WORTH(orders=3, amount=Money(24.0, "USD"))),
    ]
    assert read_rows(DOLLARS, EUROS, currency="USD").orders["revenue"].tolist() == [8.0, 8.0, 8.0]


def test_a_mapping_counts_for_the_files_that_have_its_columns() -> None:
    odd = [["A", "B", "C"], *[[f"x{n % 5}", f"2025-02-{n:02d} 10:00", str(n)] for n in range(1, 9)]]
    mapping = {"customer_id": "A", "ordered_at": "B", "revenue": "C"}
    assert read_rows(odd, JANUARY, mapping=mapping).orders["revenue"].sum() == 36.0 + 150.0
    with pytest.raises(UnreadableFile) as refusal:
        read_rows(odd, JANUARY, mapping={"customer_id": "Z"})
    assert {problem_of(fault) for fault in refusal.value.faults} == {Problem.UNKNOWN_COLUMN}
    with refused(NotTransactions, Problem.UNKNOWN_COLUMN):
        read_rows(odd, mapping={**mapping, "customer_id": "Z"})


def test_columns_remembered_for_their_headers() -> None:
    odd = [["A", "B", "C"], *[[f"x{n % 5}", f"2025-02-{n:02d} 10:00", str(n)] for n in range(1, 9)]]
    mapping = {"customer_id": "A", "ordered_at": "B", "revenue": "C"}
    transactions = read_rows(odd, JANUARY, mappings={("A", "B", "C"): mapping})
    assert transactions.orders["revenue"].sum() == 36.0 + 150.0


def test_a_month_without_a_usable_sale_is_no_fault_among_others() -> None:
    transactions = read_rows(JANUARY, FEBRUARY, as_of=pd.Timestamp("2025-01-25").date())
    assert revenue(transactions) == {"A1": 90.0, "A2": 30.0}
    assert closes(transactions)


def test_numbers_that_two_programs_give_to_two_people_stay_two_people() -> None:
    till = [
        ["Receipt", "Date", "Customer number", "Total"],
        ["1", "2025-01-05", "17", "10"],
        ["2", "2025-01-06", "18", "7"],
    ]
    shop = [["Order", "Date", "Client ID", "Total"], ["1", "2025-01-07", "17", "30"], ["2", "2025-01-08", "19", "5"]]
    transactions = read_rows(till, shop)
    assert transactions.orders["customer_id"].nunique() == 4
    assert transactions.report.matches.merged == 0


SALES = st.tuples(
    st.sampled_from(["N1", "N2", "N3", "N4", "N5", "N6"]),
    st.integers(1, 28),
    st.sampled_from(["a@x.de", "b@x.de", "c@x.de"]),
    st.integers(-3_000, 9_000),
)
FILES = st.lists(st.lists(SALES, min_size=1, max_size=12), min_size=1, max_size=2)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter_and_all_close_to_the_cent(
    files: list[list[tuple[str, int, str, int]]], random: object
) -> None:
    tables = [
        [
            ["Order", "Date", "Email", "Amount"],
            [f"X{number}", f"2025-03-{number + 1:02d} 08:00", f"only{number}@x.de", "1.00"],
            *([order, f"2025-02-{day:02d} 10:00", who, f"{cents / 100:.2f}"] for order, day, who, cents in sales),
        ]
        for number, sales in enumerate([*files, [("N7", 1, "a@x.de", 700)]])
    ]
    options = ReadOptions(mapping={"order_id": "Order", "revenue": "Amount"}, today=TODAY)
    sources = [SourceFile(f"file {number}.csv", csv_bytes(rows)) for number, rows in enumerate(tables)]
    first = read(sources, options)
    assert closes(first)
    assert first.orders["order_id"].is_unique
    random.shuffle(sources)  # type: ignore[attr-defined]
    second = read(sources, options)
    pd.testing.assert_frame_equal(first.orders, second.orders)
    pd.testing.assert_frame_equal(first.customers, second.customers)
    assert first.report.used_amount == second.report.used_amount


def test_what_buys_under_many_addresses_is_no_person_and_joins_nobody() -> None:
    header = ["Order", "Date", "Customer ID", "Email", "Total"]
    rows = [
        [str(n), f"2025-03-{1 + n % 28:02d}", "Web" if n % 2 else "Market", f"p{n % 9}@example.com", "5.00"]
        for n in range(36)
    ]
    assert set(read_one(csv_bytes([header, *rows])).orders["customer_id"]) == {"Web", "Market"}


def test_files_that_number_their_orders_alike_keep_them_apart() -> None:
    till = [["Receipt", "Date", "Customer", "Product", "Total"], ["1", "2024-01-02", "Ann", "Tea", "3"]]
    till += [["2", "2024-01-03", "Bob", "Bun", "4"]]
    market = [["Order ID", "Day", "Buyer", "Article", "Amount"], ["1", "2024-02-02", "Cy", "Pie", "5"]]
    market += [["3", "2024-02-03", "Dee", "Jam", "6"]]
    both = read([SourceFile("till.csv", csv_bytes(till)), SourceFile("market.csv", csv_bytes(market))])
    assert both.orders["order_id"].tolist() == ["1", "2", "1 (market.csv)", "3"]
    products = both.lines.set_index("order_id")["product"].astype("str").to_dict()
    assert products == {"1": "Tea", "2": "Bun", "1 (market.csv)": "Pie", "3": "Jam"}


def test_three_files_without_order_numbers_have_each_order_once() -> None:
    rows = [["Date", "Customer", "Total"], ["2024-01-02", "Ann", "3"], ["2024-01-03", "Bob", "4"]]
    later = [[cell.replace("2024-01", f"2024-{month:02d}") for cell in row] for month in (2, 3) for row in rows]
    files = [("a.csv", rows), ("b.csv", later[:3]), ("b.csv", later[3:])]
    found = read([SourceFile(name, csv_bytes(table)) for name, table in files]).orders
    assert len(found) == 6
    assert found["order_id"].is_unique


TILL = [["Receipt", "Date", "Card", "Phone", "Total"], ["1", "2025-01-05", "C1", "0171 2053019", "12.00"]]
WEB = [
    ["Order ID", "Date", "Email", "Billing Phone", "Billing Country", "Total"],
    ["W1", "2025-01-07", "hans@post.example", "+491712053019", "DE", "30.00"],
    ["W2", "2025-01-08", "lars@post.example", "+491712031647", "DE", "20.00"],
]


@pytest.mark.parametrize("files", [(TILL, WEB), (WEB, TILL)])
def test_a_till_without_countries_reads_phones_as_of_the_country_of_the_web_shop(
    files: tuple[list[list[str]], ...],
) -> None:
    transactions = read_rows(*files)
    assert transactions.orders["customer_id"].nunique() == 2
    assert set(transactions.customers["phone"]) == {"+491712053019", "+491712031647"}


def test_a_list_of_people_without_countries_does_so_too() -> None:
    people = [["Name", "Phone", "Consent"], ["Hans Hofmann", "0171 2053019", "yes"], ["Lars", "0171 2031647", "no"]]
    customers = read_rows(WEB, people).customers.set_index("phone")
    assert customers["consent"].to_dict() == {"+491712053019": "yes", "+491712031647": "no"}
