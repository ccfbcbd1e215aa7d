"""Files with known contents: what they come to, worked out by hand."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.describe.reconciliation import accounts
from cltv_core.errors import NotTransactions
from cltv_core.facts import Fact
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Excluded, Note, Problem, Remedy
from cltv_core.reading.orders import leave_out
from tests.core.reading.helpers import TODAY, csv_bytes, exclusions, only_file, read_one, refused, simple_rows

RETAIL_HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
RETAIL = f"""{RETAIL_HEADER}
536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
536365,POST,POSTAGE,1,2010-12-01 08:26:00,4.00,17850.0,United Kingdom
536366,22633,WARMER,10,2010-12-02 08:28:00,1.85,13047.0,United Kingdom
C536379,85123A,HOLDER,-2,2010-12-03 09:41:00,2.55,17850.0,United Kingdom
C536380,D,Discount,-1,2010-12-03 10:00:00,1.00,13047.0,United Kingdom
C536381,99999,UNKNOWN,-1,2010-11-30 10:00:00,3.00,13047.0,United Kingdom
536370,22633,WARMER,4,2010-12-04 08:00:00,1.85,,United Kingdom
536371,22633,,-30,2010-12-04 09:00:00,0.0,,United Kingdom
A536372,B,Adjust bad debt,1,2010-12-05 09:00:00,-11.00,,United Kingdom
536373,BANK CHARGES,Bank Charges,1,2010-12-05 10:00:00,15.00,13047.0,United Kingdom
536374,85123A,HOLDER,1,2010-12-06 08:00:00,2.55,17850.0,United Kingdom
C536375,85123A,HOLDER,-9,2010-12-07 08:00:00,2.55,17850.0,United Kingdom
536376,22633,WARMER,2,2010-12-08 08:00:00,1.85,12583.0,France
"""

SHOPIFY_HEADER = (
    "Name,Email,Financial Status,Created at,Cancelled at,Currency,Total,Discount Code,Refunded Amount,"
    "Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Zip,Phone,Accepts Marketing,Source,Note"
)
SHOPIFY = f"""{SHOPIFY_HEADER}
#1001,ada@example.com,paid,2026-01-01 10:00:00 +0100,,EUR,25.00,HI,0.00,1,Mug,10.00,Ada L,'01234,'+49 170 1234567,yes,web,
#1001,ada@example.com,,2026-01-01 10:00:00 +0100,,,,,,2,Cup,5.00,,,,,,
#1002,,partially_refunded,2026-01-02 10:00:00 +0100,,EUR,20.00,,5.00,1,Mug,20.00,Bob B,5000,,no,pos,
#1003,cara@example.com,paid,2026-01-03 10:00:00 +0100,2026-01-04 10:00:00 +0100,EUR,30.00,,30.00,1,Mug,30.00,C,1,,no,web,
#1004,,paid,2026-01-05 10:00:00 +0100,,EUR,8.00,,0.00,1,Mug,8.00,,,,,pos,
#1005,ADA@example.com ,pending,2026-01-06 10:00:00 +0100,,EUR,12.00,,0.00,1,"Mug, large",12.00,,,,,web,"UTM source: a
UTM medium: b"
#1006,ada@example.com,paid,2026-02-06 10:00:00 +0100,,EUR,12.00,,0.00,1,Mug,12.00,Ada L,,,no,web,
#1007,,paid,2026-02-07 10:00:00 +0100,,EUR,7.50,,0.00,1,Cup,7.50,,,'+49 170 1234567,,web,
#1008,dan@example.com,voided,2026-02-08 10:00:00 +0100,,EUR,9.00,,0.00,1,Cup,9.00,,,,,web,
#1009,eva@example.com,paid,2026-02-09 10:00:00 +0100,,USD,11.00,,0.00,1,Cup,11.00,,,,yes,web,
"""


def test_invoice_lines_with_returns_become_orders_net_of_refunds() -> None:
    transactions = read_one(RETAIL.encode())
    orders = transactions.orders.set_index("order_id")
    assert only_file(transactions).format == "online_retail"
    assert orders["revenue"].round(2).to_dict() == {"536365": 0.0, "536366": 17.5, "536374": 0.0, "536376": 3.7}
    assert orders["refunded"].round(2).to_dict() == {"536365": 19.3, "536366": 1.0, "536374": 2.55, "536376": 0.0}
    assert orders.loc["536365", "customer_id"] == "17850"
    assert transactions.currency == "GBP"


def test_invoice_lines_reconcile() -> None:
    transactions = read_one(RETAIL.encode())
    report = only_file(transactions)
    sold = 15.30 + 4 + 18.50 + 7.40 + 15 + 2.55 + 3.70
    assert report.file_amount == round(sold - 5.10 - 1 - 3 - 11 - 22.95, 2)
    assert report.used_amount == round(17.5 + 3.7, 2)
    assert report.sales_amount - report.refunds_amount == pytest.approx(report.used_amount)
    assert exclusions(transactions) == {
        Excluded.ADJUSTMENT: (1, -11.0),
        Excluded.FEE: (1, 15.0),
        Excluded.FREE_STOCK: (1, 0.0),
        Excluded.NO_CUSTOMER: (1, 7.4),
        Excluded.REFUND_UNMATCHED: (2, -9.2),
    }


def test_a_return_larger_than_the_last_purchase_reaches_back_to_earlier_ones_only() -> None:
    refunds = read_one(RETAIL.encode()).refunds
    by_order = refunds.groupby("order_id")["amount"].sum().round(2).to_dict()
    assert by_order == {"536365": 19.3, "536366": 1.0, "536374": 2.55}
    assert (refunds["refunded_at"] >= pd.Timestamp("2010-12-03")).all()


def test_postage_counts_in_the_order_but_is_no_product() -> None:
    lines = read_one(RETAIL.encode()).lines
    assert "POSTAGE" not in set(lines["product"])
    assert lines.loc[lines["order_id"] == "536365", "quantity"].tolist() == [6.0]


def test_nothing_after_the_chosen_day_is_used() -> None:
    transactions = read_one(RETAIL.encode(), as_of=date(2010, 12, 2))
    assert transactions.orders.set_index("order_id")["refunded"].to_dict() == {"536365": 0.0, "536366": 0.0}
    assert exclusions(transactions)[Excluded.AFTER_AS_OF][0] == 7


def test_excluded_rows_keep_their_line_their_cells_and_what_was_left_out() -> None:
    excluded = read_one(RETAIL.encode()).report.excluded.to_pandas()
    unmatched = excluded[excluded["reason"] == Excluded.REFUND_UNMATCHED().key]
    assert unmatched["line"].tolist() == [7, 13]
    assert unmatched["amount left out"].tolist() == [-3.0, -6.2]
    assert unmatched["InvoiceNo"].tolist() == ["C536381", "C536375"]


def test_shopify_order_fields_on_the_first_row() -> None:
    transactions = read_one(SHOPIFY.encode())
    orders = transactions.orders.set_index("order_id")
    assert only_file(transactions).format == "shopify_orders"
    assert orders["revenue"].to_dict() == {"#1001": 25.0, "#1002": 15.0, "#1006": 12.0, "#1007": 7.5}
    assert orders["customer_id"].tolist() == ["ada@example.com", "bob b, 5000", "ada@example.com", "ada@example.com"]
    assert orders.loc["#1001", ["channel", "discount_code"]].tolist() == ["web", "HI"]
    lines = transactions.lines
    assert lines.loc[lines["order_id"] == "#1001", ["product", "quantity", "revenue"]].to_numpy().tolist() == [
        ["Mug", 1.0, 10.0],
        ["Cup", 2.0, 10.0],
    ]


def test_shopify_reconciles_and_the_latest_consent_counts() -> None:
    transactions = read_one(SHOPIFY.encode())
    assert only_file(transactions).file_amount == 134.5
    assert only_file(transactions).used_amount == 59.5
    assert exclusions(transactions) == {
        Excluded.CANCELLED: (2, 39.0),
        Excluded.NOT_PAID_YET: (1, 12.0),
        Excluded.OTHER_CURRENCY(currency="USD"): (1, 11.0),
        Excluded.NO_CUSTOMER: (1, 8.0),
        Excluded.REFUND_GIVEN: (1, 5.0),
    }
    people = transactions.customers.set_index("customer_id")
    assert people.loc["ada@example.com", ["first_name", "last_name", "phone", "consent"]].tolist() == [
        "Ada",
        "L",
        "+491701234567",
        "no",
    ]
    assert people.loc["bob b, 5000", "consent"] == "no"
    assert "+491701234567" not in people.index


def test_pending_is_kept_where_most_orders_are_paid_on_delivery() -> None:
    delivery = SHOPIFY.replace(",paid,", ",pending,").replace(",partially_refunded,", ",pending,")
    assert Excluded.NOT_PAID_YET not in exclusions(read_one(delivery.encode()))


ORDER_LINES = [
    ["Order", "Date", "Email", "Order total", "Item", "Qty"],
    ["1", "2025-01-01", "a@x.org", "30.00", "Cut", "1"],
    ["1", "2025-01-01", "a@x.org", "30.00", "Wax", "2"],
    ["2", "2025-01-02", "b@x.org", "12.00", "Cut", "1"],
    ["2", "2025-01-02", "b@x.org", "12.00", "Gel", "1"],
    ["3", "2025-01-03", "c@x.org", "40.00", "Cut", "1"],
    ["3", "2025-01-03", "c@x.org", "40.00", "Dye", "1"],
    ["4", "2025-01-04", "c@x.org", "9.00", "Gel", "1"],
]


def test_totals_repeated_on_every_row_count_once() -> None:
    transactions = read_one(csv_bytes(ORDER_LINES))
    assert transactions.orders["revenue"].tolist() == [30.0, 12.0, 40.0, 9.0]
    assert only_file(transactions).file_amount == 91.0
    assert Note.TOTALS_ONCE() in only_file(transactions).notes


def test_totals_on_the_first_row_only_are_found_by_the_data() -> None:
    first = {"1", "2", "3", "4"}
    rows = [ORDER_LINES[0]]
    for row in ORDER_LINES[1:]:
        rows.append(row if row[0] in first else [*row[:3], "", *row[4:]])
        first.discard(row[0])
    assert read_one(csv_bytes(rows)).orders["revenue"].tolist() == [30.0, 12.0, 40.0, 9.0]


def test_line_amounts_add_up() -> None:
    rows = [row if n == 0 else [*row[:3], str(n), *row[4:]] for n, row in enumerate(ORDER_LINES)]
    assert read_one(csv_bytes(rows)).orders["revenue"].tolist() == [3.0, 7.0, 11.0, 7.0]


def test_price_times_pieces_where_there_is_no_amount() -> None:
    rows = [
        ["Date", "Customer", "Price", "Quantity"],
        ["2025-01-01", "A1", "2.50", "4"],
        ["2025-01-02", "B1", "3.00", "1"],
    ]
    assert read_one(csv_bytes(rows)).orders["revenue"].tolist() == [10.0, 3.0]


def test_without_order_numbers_rows_of_one_customer_and_moment_are_one_order() -> None:
    rows = [
        ["Date", "Customer", "Item", "Amount"],
        ["2025-01-01 09:00", "A1", "Bread", "3"],
        ["2025-01-01 09:00", "A1", "Bun", "1"],
        ["2025-01-01 09:00", "B1", "Bun", "1"],
        ["2025-01-01 17:00", "A1", "Bun", "1"],
    ]
    assert sorted(read_one(csv_bytes(rows)).orders["revenue"]) == [1.0, 1.0, 4.0]


def test_a_sale_without_an_order_number_is_kept() -> None:
    rows = [*simple_rows(), ["", "2025-05-05", "C001", "4.00"]]
    assert read_one(csv_bytes(rows)).orders["revenue"].sum() == 3 * (78 + 6) + 4


def test_nobody_is_grouped_on_a_placeholder() -> None:
    rows = [
        *simple_rows(),
        *[[f"#w{n}", "2025-05-05", who, "4.00"] for n, who in enumerate(["Walk-In", "0", "guest", "-"])],
    ]
    assert exclusions(read_one(csv_bytes(rows)))[Excluded.NO_CUSTOMER] == (4, 16.0)


def test_the_owner_can_say_what_a_column_means() -> None:
    rows = [["A", "B", "C", "D"], *[[f"x{n % 5}", f"0{n}/02/2025", str(n), "9"] for n in range(1, 9)]]
    mapping = {"customer_id": "A", "ordered_at": "B", "revenue": "C"}
    transactions = read_one(csv_bytes(rows), mapping=mapping, day_first=True)
    assert transactions.orders["revenue"].sum() == 36.0
    assert str(transactions.last_day) == "2025-02-08"
    with refused(NotTransactions, Problem.UNKNOWN_COLUMN, Remedy.CHOOSE_COLUMN):
        read_one(csv_bytes(rows), mapping={**mapping, "revenue": "Z"})
    with refused(NotTransactions, Problem.UNKNOWN_FORMAT, Remedy.CHOOSE_FORMAT):
        read_one(csv_bytes(rows), format="nonsense")


def test_a_mapped_amount_replaces_price_times_pieces() -> None:
    rows = [
        ["Date", "Customer", "Price", "Qty", "Paid"],
        *[[f"2025-01-0{n}", f"A{n}", "9", "9", "1.25"] for n in range(1, 5)],
    ]
    assert read_one(csv_bytes(rows), mapping={"revenue": "Paid"}).orders["revenue"].sum() == 5.0


def test_an_order_in_two_files_counts_once() -> None:
    january, both = simple_rows(2), simple_rows(4)
    files = [SourceFile("january.csv", csv_bytes(january)), SourceFile("both.csv", csv_bytes(both))]
    transactions = read(files, ReadOptions(today=TODAY))
    assert transactions.orders["order_id"].is_unique
    assert transactions.orders["revenue"].sum() == 3 * (10 + 2)
    assert exclusions(transactions)[Excluded.REPEATED_ORDER] == (6, 12.0)
    report = transactions.report
    assert report.file_amount == round(report.used_amount + sum(part.amount for part in report.exclusions), 2)


def test_cdnow_from_the_lifetimes_wheel_is_read_without_any_choice() -> None:
    wheel = importlib.metadata.distribution("lifetimes")
    master = wheel.locate_file("lifetimes/datasets/CDNOW_master.txt").read_bytes()  # type: ignore[attr-defined]
    transactions = read_one(master, "CDNOW_master.txt")
    assert len(transactions.orders) == 69_659
    assert transactions.orders["customer_id"].nunique() == 23_570
    assert only_file(transactions).format == "cdnow"
    assert only_file(transactions).file_amount == only_file(transactions).used_amount == 2_500_315.63


MONEY = st.integers(-5_000, 20_000).map(lambda thousandths: thousandths / 1000)


@given(
    st.lists(st.tuples(st.sampled_from("ABC-"), MONEY, st.integers(1, 28)), min_size=1, max_size=40).filter(
        lambda sales: len({who for who, paid, _ in sales if who != "-" and paid > 0}) > 1
    )
)
def test_every_file_closes_to_the_cent(sales: list[tuple[str, float, int]]) -> None:
    rows = [["Order", "Date", "Customer", "Amount"]]
    rows += [[f"#{n}", f"2025-01-{day:02d}", who, f"{paid:.4f}"] for n, (who, paid, day) in enumerate(sales)]
    transactions = read_one(csv_bytes(rows), mapping={"customer_id": "Customer", "revenue": "Amount"})
    report = only_file(transactions)
    in_cents = [round(100 * amount) for amount in (report.used_amount, *(part.amount for part in report.exclusions))]
    assert sum(in_cents) == round(100 * report.file_amount)
    assert report.file_amount == pytest.approx(sum(paid for _, paid, _ in sales), abs=0.0051)
    assert (transactions.orders["revenue"] >= 0).all()
    assert transactions.orders["revenue"].sum() == pytest.approx(report.used_amount, abs=0.0051)


def test_an_exchange_that_gives_back_more_than_it_sells_reaches_back_to_the_purchase() -> None:
    rows = [
        ["Order", "Date", "Customer", "Item", "Amount"],
        ["1", "2025-01-01", "A1", "Coat", "90.00"],
        ["2", "2025-01-09", "A1", "Coat", "-90.00"],
        ["2", "2025-01-09", "A1", "Hat", "60.00"],
        ["3", "2025-01-10", "B1", "Hat", "60.00"],
    ]
    transactions = read_one(csv_bytes(rows))
    assert transactions.orders[["revenue", "refunded"]].to_numpy().tolist() == [[60.0, 30.0], [0.0, 60.0], [60.0, 0.0]]
    assert only_file(transactions).file_amount == only_file(transactions).used_amount == 120.0


def test_a_later_refund_under_the_same_number_belongs_to_that_order() -> None:
    rows = [
        ["Order", "Date", "Customer", "Amount"],
        ["1", "2025-01-01", "A1", "0.10"],
        ["1", "2025-01-01", "A1", "0.20"],
        ["1", "2025-01-09", "A1", "-0.30"],
        ["2", "2025-01-10", "B1", "7.00"],
    ]
    transactions = read_one(csv_bytes(rows))
    assert transactions.orders["revenue"].tolist() == [0.0, 7.0]
    assert transactions.refunds["refunded_at"].tolist() == [pd.Timestamp("2025-01-09")]
    assert Note.REFUNDS_MATCHED() not in only_file(transactions).notes


LINES = st.tuples(st.integers(1, 9), st.integers(-3_000, 6_000), st.integers(1, 28))


@given(st.lists(LINES, min_size=2, max_size=40))
def test_orders_of_several_lines_close_to_the_cent(sales: list[tuple[int, int, int]]) -> None:
    rows: list[list[object]] = [
        ["Order", "Date", "Customer", "Amount"],
        ["a", "2025-01-01", "A", 1],
        ["b", "2025-01-01", "B", 1],
    ]
    rows += [[order, f"2025-01-{day:02d}", "ABC"[order % 3], f"{cents / 100:.2f}"] for order, cents, day in sales]
    report = only_file(
        read_one(csv_bytes(rows), mapping={"customer_id": "Customer", "revenue": "Amount", "order_id": "Order"})
    )
    assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


SALON = """Beleg-Nr.;Datum;Kundennr.;Kunde;E-Mail;Leistung;Menge;Einzelpreis;Betrag
1001;02.01.2025;K1;Petra Müller;p1@salon.example;Schnitt;1;42,50;42,50
1001;02.01.2025;K1;Petra Müller;p1@salon.example;Farbe;1;1.250,00;1.250,00
1002;13.01.2025;K2;Petra Müller;p2@salon.example;Schnitt;1;42,50;42,50
1003;14.01.2025;;;;Gel;2;9,90;19,80
;;;;;;;Summe;1.354,80
"""


def test_a_salon_two_customers_of_one_name_and_a_total_row() -> None:
    transactions = read_one(SALON.encode("cp1252"))
    orders = transactions.orders
    assert orders[["order_id", "customer_id", "revenue"]].to_numpy().tolist() == [
        ["1001", "K1", 1292.5],
        ["1002", "K2", 42.5],
    ]
    assert transactions.customers["first_name"].tolist() == ["Petra", "Petra"]
    assert only_file(transactions).file_amount == 1354.8
    assert exclusions(transactions) == {Excluded.EMPTY_ROW: (1, 0.0), Excluded.NO_CUSTOMER: (1, 19.8)}


def test_a_column_called_customer_is_the_name_where_there_is_an_email() -> None:
    without_number = "\n".join(";".join(line.split(";")[:2] + line.split(";")[3:]) for line in SALON.splitlines())
    orders = read_one(without_number.encode()).orders
    assert orders["customer_id"].tolist() == ["p1@salon.example", "p2@salon.example"]


def test_status_words_of_any_language_tell_what_is_no_sale() -> None:
    header = ["Order", "Date", "Email", "Total", "Status"]
    said = [
        "Completed",
        "Cancelado",
        "storniert",
        "No-show",
        "Annulée",
        "iptal edildi",
        "Failed",
        "Opłacone",
        "Bezahlt",
    ]
    rows = [[str(n), f"2025-01-{n + 1:02d}", f"p{n}@example.com", "10.00", status] for n, status in enumerate(said)]
    transactions = read_one(csv_bytes([header, *rows]))
    assert sorted(transactions.orders["order_id"]) == ["0", "7", "8"]
    assert exclusions(transactions) == {Excluded.CANCELLED: (6, 60.0)}


def test_an_order_whose_status_says_refunded_keeps_its_place_and_brings_nothing() -> None:
    header = ["Order", "Date", "Email", "Total", "Status"]
    rows = [
        ["1", "2025-01-01", "ann@example.com", "10.00", "paid"],
        ["2", "2025-01-02", "bob@example.com", "20.00", "Remboursé"],
    ]
    orders = read_one(csv_bytes([header, *rows])).orders.set_index("order_id")
    assert orders["revenue"].to_dict() == {"1": 10.0, "2": 0.0}
    assert orders["refunded"].to_dict() == {"1": 0.0, "2": 20.0}


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (("Quantity", "Unit Price"), Note.PRICE_TIMES_QUANTITY()),
        (("Quantity", "Total"), Note.WITH_TAX_AND_SHIPPING()),
        (("Quantity", "Unit Price", "Total"), Note.WITH_TAX_AND_SHIPPING()),
    ],
)
def test_the_report_says_whether_amounts_are_totals_or_prices_times_pieces(
    amounts: tuple[str, ...], said: Fact
) -> None:
    cells = {"Quantity": 2, "Unit Price": "4.50", "Total": "9.00"}
    rows = [
        (f"#{n}", f"2026-01-{n:02d}", f"c{n % 4}@example.com", *(cells[name] for name in amounts)) for n in range(1, 13)
    ]
    notes = only_file(read_one(csv_bytes([("Order ID", "Date", "Email", *amounts), *rows]))).notes
    assert [note for note in notes if note in {Note.PRICE_TIMES_QUANTITY(), Note.WITH_TAX_AND_SHIPPING()}] == [said]


def test_of_thousands_of_currencies_the_most_frequent_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each took a pass over all rows and all earlier reasons: a file of 650 kB took a minute."""
    monkeypatch.setattr(leave_out, "_MOST_CURRENCIES", 3)
    codes = ["EUR"] * 20 + ["USD"] * 5 + ["GBP"] * 4 + ["AAA", "BBB", "CCC", "AAB"]
    rows = [[f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 3}", "2.00", code] for n, code in enumerate(codes)]
    transactions = read_one(csv_bytes([["Order ID", "Date", "Customer", "Total", "Currency"], *rows]))
    assert exclusions(transactions) == {
        Excluded.OTHER_CURRENCY(currency="USD"): (5, 10.0),
        Excluded.OTHER_CURRENCY(currency="GBP"): (4, 8.0),
        Excluded.FURTHER_CURRENCIES: (4, 8.0),
    }
    (question,) = [one for one in transactions.report.questions if one.key == "currency"]
    assert [option.value for option in question.options] == ["EUR", "USD", "GBP"]


def test_nothing_is_said_of_totals_that_the_file_of_a_program_does_not_have() -> None:
    cells = [
        line.split(",")
        for line in SHOPIFY.replace('"Mug, large"', "Mug").splitlines()
        if line.startswith(("#", "Name"))
    ]
    place = cells[0].index("Total")
    without = "\n".join(",".join(row[:place] + row[place + 1 :]) for row in cells if len(row) == len(cells[0]))
    notes = only_file(read_one(without.encode())).notes
    assert Note.PRICE_TIMES_QUANTITY() in notes
    assert not {Note.TOTALS_FIRST(), Note.WITH_TAX_AND_SHIPPING()} & set(notes)


@pytest.mark.parametrize("text", [RETAIL, SHOPIFY], ids=["returns in rows", "a column of refunds"])
def test_the_account_counts_the_rows_that_the_file_of_excluded_rows_lists(text: str) -> None:
    report = read_one(text.encode()).report
    listed = Counter(report.excluded.column("reason").to_pylist())
    (account,) = accounts(report)
    counted = {line.what.key: line.in_part or -line.rows for line in account.lines[1:-1] if isinstance(line.what, Fact)}
    assert counted == dict(listed)
    assert account.lines[-1].rows == sum(line.rows for line in account.lines[:-1])
