"""Which column is what was paid, in which unit and currency, before or after which discount."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np
import pytest

from cltv_core.errors import CltvError
from cltv_core.reading.codes import Choice, Decided, Excluded, NotSales, Problem
from cltv_core.reading.columns import ledger
from cltv_core.reading.orders.odd_orders import odd_orders
from tests.core.reading.helpers import csv_bytes, exclusions, problem_of, read_one
from tests.core.reading.kinds.shop import HEADERS, SALES, Sale, found, read_sales, truth

TRUE = truth()
RUNNING = dict(zip([sale.number for sale in SALES], accumulate(sale.paid for sale in SALES), strict=True))
OF_PERSON = {person: sum(sale.paid for sale in SALES if sale.person == person) for person in {s.person for s in SALES}}
OF_DAYS = {
    sale.number: sum(one.paid for one in SALES if one.person == sale.person and one.number <= sale.number)
    for sale in SALES
}
"""What a customer has spent up to a sale."""

Cells = Callable[[Sale], Sequence[object]]
AMOUNTS: list[tuple[Sequence[str], Cells]] = [
    (("Amount", "Balance"), lambda s: (s.paid, round(RUNNING[s.number], 2))),
    (("Total", "Value"), lambda s: (round(RUNNING[s.number], 2), s.paid)),
    (("Cumulative Sales", "Amount"), lambda s: (round(RUNNING[s.number], 2), s.paid)),
    (("Laufende Summe", "Betrag"), lambda s: (round(RUNNING[s.number], 2), s.paid)),
    (("Total", "Paid"), lambda s: (round(OF_PERSON[s.person], 2), s.paid)),
    (("Total Spent", "Amount"), lambda s: (round(OF_PERSON[s.person], 2), s.paid)),
    (("Price", "Cost"), lambda s: (s.paid, s.paid / 2)),
    (("Retail Price", "Wholesale Price"), lambda s: (s.paid, s.paid / 2)),
    (("Retail Price", "Sale price"), lambda s: (s.paid * 1.5, s.paid)),
    (("list_price", "standard_cost"), lambda s: (s.paid, s.paid / 2)),
    (("Net", "VAT", "Gross"), lambda s: (round(s.paid - 1.5 - s.number % 3, 2), 1.5 + s.number % 3, s.paid)),
    (("Total", "Tax", "Total"), lambda s: (round(s.paid - 1.5 - s.number % 3, 2), 1.5 + s.number % 3, s.paid)),
    (("Montant HT", "TVA", "Net à payer"), lambda s: (round(s.paid - 2.0, 2), 2.0, s.paid)),
    (("CENA BEZ DPH", "CELKEM S DPH"), lambda s: (round(s.paid / 1.21, 2), s.paid)),
    (("Total", "Total (incl. VAT)"), lambda s: (round(s.paid / 1.2, 2), s.paid)),
    (("Amount", "Fee", "Net"), lambda s: (s.paid, 1.5, round(s.paid - 1.5, 2))),
    (("Gross", "Fee", "Total"), lambda s: (s.paid, -1.5, round(s.paid - 1.5, 2))),
    (("Charged", "Processing fee", "Payout amount"), lambda s: (s.paid, 1.5, round(s.paid - 1.5, 2))),
    (("Subtotal", "Discount", "Final Amount"), lambda s: (round(s.paid + s.number % 4, 2), s.number % 4, s.paid)),
    (("Items total", "Delivery fee", "GST", "Amount payable"), lambda s: (round(s.paid - 6, 2), 4, 2, s.paid)),
    (("Merchandise", "Promo discount", "Postage", "Charged to card"), lambda s: (round(s.paid - 3, 2), 2, 5, s.paid)),
    (("Total", "Cash given", "Change"), lambda s: (s.paid, s.paid + 10, 10.0)),
    (("Spent so far", "Value"), lambda s: (round(OF_DAYS[s.number], 2), s.paid)),
    (("Total", "Value"), lambda s: (round(OF_DAYS[s.number], 2), s.paid)),
    (("Netto", "MwSt", "Brutto"), lambda s: (round(s.paid / 1.19, 2), s.paid - round(s.paid / 1.19, 2), s.paid)),
    (("총 주문금액", "총 실결제금액"), lambda s: (s.paid + s.number % 2 * 3, s.paid)),
    (("Order Total", "Amount Due", "Gift card"), lambda s: (s.paid, round(s.paid - s.number % 3, 2), s.number % 3)),
]


@pytest.mark.parametrize(("headers", "cells"), AMOUNTS, ids=[" | ".join(headers) for headers, _ in AMOUNTS])
def test_what_was_paid_is_told_by_the_arithmetic_of_the_rows(headers: Sequence[str], cells: Cells) -> None:
    read = read_sales([*HEADERS[:3], *headers], lambda sale: [*sale[:3], *cells(sale)])
    assert found(read) == TRUE


@pytest.mark.parametrize(
    "header",
    [
        "amount_cents",
        "Total (cents)",
        "total_in_pence",
        "totalCents",
        "amount_minor_units",
        "Montant (centimes)",
        *(
            "amount_paise",
            "Betrag (Rappen)",
            "Iznos u lipama",
            "Kwota w groszach",
            "Beløb (øre)",
            "Summa i öre",
            "total_money.amount",
            "Total (p)",
            "金额(分)",
        ),
    ],
)
def test_smallest_units_are_told_by_their_name(header: str) -> None:
    read = read_sales([*HEADERS[:3], header], lambda sale: [*sale[:3], round(sale.paid * 100)])
    assert found(read) == TRUE
    (decision,) = read.report.decisions
    assert (decision.what.code, decision.chosen.code, decision.certain) == (Decided.UNITS, Choice.SMALLEST_UNIT, True)


@pytest.mark.parametrize(("currency", "scale"), [("usd", 100), ("jpy", 1)])
def test_rows_of_a_payment_interface_count_in_smallest_units(currency: str, scale: int) -> None:
    headers = ["id", "object", "amount", "currency", "created", "customer", "livemode", "status"]
    read = read_sales(
        headers,
        lambda sale: [
            *(f"ch_3Nf{sale.number}aB", "charge", round(sale.paid * 100), currency),
            *(1735980000 + (sale.day - SALES[0].day).days * 86400, f"cus_{sale.person[:3]}", "true", "succeeded"),
        ],
    )
    assert read.report.used_amount == pytest.approx(TRUE.revenue * 100 / scale)


def test_large_whole_numbers_are_asked_about_and_an_answer_changes_them() -> None:
    headers = [*HEADERS[:3], "Total EUR"]
    read = read_sales(headers, lambda sale: [*sale[:3], round(sale.paid * 100) + 1000])
    (question,) = [one for one in read.report.questions if one.key == "minor_units"]
    assert question.assumed is False
    again = read_sales(headers, lambda sale: [*sale[:3], round(sale.paid * 100) + 1000], minor_units=True)
    assert again.report.used_amount == pytest.approx(read.report.used_amount / 100)


@pytest.mark.parametrize(("thousandths", "choice"), [(True, Choice.DECIMALS), (False, Choice.THOUSANDS)])
def test_numbers_that_may_be_thousands_are_told(thousandths: bool, choice: Choice) -> None:
    sales = [sale._replace(paid=round(sale.paid + sale.number % 37 / 100, 2)) for sale in SALES]
    read = read_sales(
        HEADERS, lambda sale: [*sale[:3], f"{sale.paid:.3f}" if thousandths else f"{round(sale.paid)}.990"], sales
    )
    worth = sum(sale.paid if thousandths else round(sale.paid) * 1000 + 990 for sale in sales)
    assert read.report.used_amount == pytest.approx(worth)
    (decision,) = [one for one in read.report.decisions if one.what.code is Decided.SEPARATOR]
    assert (decision.chosen.code, decision.certain) == (choice, False)


def test_thousands_beside_a_currency_are_none_of_three_decimals() -> None:
    read = read_sales(HEADERS, lambda sale: [*sale[:3], f"Rp {sale.paid:.3f}"])
    assert read.report.used_amount == pytest.approx(TRUE.revenue * 1000)


SOLD = [(1001 + n, SALES[n].day, SALES[n].person, (1, 2, 4, 3)[n % 4], (12.5, 10.0, 8.75)[n % 3]) for n in range(40)]
SHARES, OFF = (0, 0.1, 0.2, 0.25), (0.0, 1.5, 2.0, 2.5)


def read_goods(headers: Sequence[str], cells: Callable[[int, int, float], Sequence[object]]) -> float:
    rows = [[*sold[:3], "Tea", *cells(n, *sold[3:])] for n, sold in enumerate(SOLD)]
    return read_one(csv_bytes([["Order ID", "Date", "Customer", "Product", *headers], *rows])).report.used_amount


@pytest.mark.parametrize(
    ("header", "said"),
    [
        *(("Discount", lambda share: share), ("Discount Rate", lambda share: share)),
        *(("Discount", lambda share: f"{share:.0%}"), ("Discount %", lambda share: round(share * 100))),
        *(("discount_percent", lambda share: round(share * 100)), ("Rabatt %", lambda share: round(share * 100))),
        *(("Discount", lambda share: round(share * 100)), ("Remise (%)", lambda share: round(share * 100))),
    ],
)
def test_discounts_that_are_shares_of_the_price(header: str, said: Callable[[float], object]) -> None:
    read = read_goods(["Quantity", "Unit Price", header], lambda n, pieces, price: (pieces, price, said(SHARES[n % 4])))
    assert read == pytest.approx(sum(q * p * (1 - SHARES[n % 4]) for n, (*_, q, p) in enumerate(SOLD)), abs=0.01)


@pytest.mark.parametrize("header", ["Discount Amount", "Coupon discount", "Rabattbetrag", "Descuento", "Rabais"])
def test_discounts_that_are_amounts(header: str) -> None:
    read = read_goods(["Quantity", "Price", header], lambda n, pieces, price: (pieces, price, OFF[n % 4]))
    assert read == pytest.approx(sum(q * p - OFF[n % 4] for n, (*_, q, p) in enumerate(SOLD)), abs=0.01)


@pytest.mark.parametrize("header", ["Discount per unit", "Rabatt je Stück"])
def test_discounts_on_each_piece(header: str) -> None:
    read = read_goods(["Quantity", "Price", header], lambda n, pieces, price: (pieces, price, OFF[n % 4]))
    assert read == pytest.approx(sum(q * (p - OFF[n % 4]) for n, (*_, q, p) in enumerate(SOLD)), abs=0.01)


@pytest.mark.parametrize(
    ("list_price", "paid"), [("MSRP", "Price Paid"), ("Regular price", "Sale price"), ("RRP", "Price")]
)
def test_a_price_paid_that_does_not_grow_with_the_pieces_is_of_one(list_price: str, paid: str) -> None:
    read = read_goods(["Quantity", list_price, paid], lambda _, pieces, price: (pieces, price, round(price * 0.8, 2)))
    assert read == pytest.approx(sum(q * round(p * 0.8, 2) for *_, q, p in SOLD), abs=0.01)


@pytest.mark.parametrize(
    ("pieces_name", "price_name", "beside"),
    [
        *(("stuks", "stukprijs", "inkoopprijs"), ("Menge", "Stückpreis", "Katalogpreis"), ("개수", "단가", "정가")),
        ("Antal", "Pris", "Inköpspris"),
    ],
)
def test_the_price_of_one_piece_beside_what_it_cost_the_shop(pieces_name: str, price_name: str, beside: str) -> None:
    read = read_goods(
        [beside, pieces_name, price_name], lambda _, pieces, price: (round(price * 0.4, 2), pieces, price)
    )
    assert read == pytest.approx(sum(q * p for *_, q, p in SOLD))


@pytest.mark.parametrize("number", ["Order ID", "Zorp"])
def test_a_total_that_repeats_the_sum_of_the_prices_is_of_the_order(number: str) -> None:
    rows: list[list[object]] = [[number, "Date", "Customer", "Item", "Qty", "Price", "Total"]]
    for at in range(0, 40, 2):
        lines, total = SOLD[at : at + 2], sum(q * p for *_, q, p in SOLD[at : at + 2]) + 4.9 * (at % 4 == 0)
        rows += [[f"#{lines[0][0]}", *lines[0][1:3], "Tea", q, p, round(total, 2)] for *_, q, p in lines]
    expected = sum(q * p for *_, q, p in SOLD) + 4.9 * 10
    assert read_one(csv_bytes(rows)).report.used_amount == pytest.approx(expected)


@pytest.mark.parametrize("other", ["Total do cliente", "Whole", "Umsatz"])
def test_an_amount_that_is_neither_product_nor_its_sum_was_not_paid(other: str) -> None:
    def cells(n: int, pieces: int, price: float) -> Sequence[object]:
        return pieces, price, OFF[n % 4], round(pieces * price - OFF[n % 4], 2), round(900 + n * 37.7 % 411, 2)

    read = read_goods(["Quantity", "Price", "Discount", "Row total", other], cells)
    assert read == pytest.approx(sum(q * p - OFF[n % 4] for n, (*_, q, p) in enumerate(SOLD)), abs=0.01)


@pytest.mark.parametrize("header", ["Qty returned", "Lineitem quantity refunded", "Retournierte Menge"])
def test_returned_pieces_of_a_row_were_not_paid(header: str) -> None:
    read = read_goods(["Quantity", "Price", header], lambda n, pieces, price: (pieces, price, int(n % 8 == 2)))
    assert read == pytest.approx(sum((q - (n % 8 == 2)) * p for n, (*_, q, p) in enumerate(SOLD)))


LINES = [[*sale[:3], f"P{n}", 10.25 + sale.number % 3] for sale in SALES for n in range(1 + sale.number % 3)]


@pytest.mark.parametrize("header", ["Product Subtotal", "Item Price", "Line Total", "Artikelpreis"])
def test_equal_prices_of_an_order_are_of_its_rows(header: str) -> None:
    read = read_one(csv_bytes([["Order ID", "Date", "Customer", "Product", header], *LINES]))
    assert read.report.used_amount == pytest.approx(sum(line[4] for line in LINES))  # type: ignore[misc]


def test_equal_totals_of_an_order_count_once_and_are_told() -> None:
    read = read_one(csv_bytes([["Order ID", "Date", "Customer", "Product", "Amount"], *LINES]))
    once = sum(10.25 + sale.number % 3 for sale in SALES)
    assert read.report.used_amount == pytest.approx(once)
    (decision,) = [one for one in read.report.decisions if one.what.code is Decided.TOTALS]
    assert decision.revenue == pytest.approx(sum(line[4] for line in LINES) - once)  # type: ignore[misc]


RATES = (("USD", 1.0), ("EUR", 1.1), ("GBP", 1.25))


def _rated(sale: Sale) -> tuple[str, float]:
    return RATES[sale.number % 3]


@pytest.mark.parametrize(
    ("headers", "further"),
    [
        (("Total", "Currency", "Total USD"), lambda s: (s.paid,)),
        (("Amount", "Currency", "Rate", "Amount (USD)"), lambda s: (_rated(s)[1], s.paid)),
        (("total", "currency", "base_total", "base_currency"), lambda s: (s.paid, "USD")),
        (
            ("Presentment amount", "Presentment currency", "Settlement amount", "Settlement currency"),
            lambda s: (s.paid, "USD"),
        ),
        (("fiatAmount", "fiatCurrency", "usdAmount"), lambda s: (s.paid,)),
    ],
)
def test_one_currency_beside_several_loses_nothing(headers: Sequence[str], further: Cells) -> None:
    read = read_sales(
        [*HEADERS[:3], *headers],
        lambda sale: [*sale[:3], round(sale.paid / _rated(sale)[1], 2), _rated(sale)[0], *further(sale)],
    )
    assert (found(read), read.currency) == (TRUE, "USD")


def test_the_amount_at_home_loses_nothing_and_is_asked_about() -> None:
    read = read_sales(
        [*HEADERS[:3], "Amount", "Currency", "Amount (home currency)"],
        lambda sale: [*sale[:3], round(sale.paid / _rated(sale)[1], 2), _rated(sale)[0], sale.paid],
    )
    assert found(read) == TRUE
    assert read.report.questions


def test_a_choice_between_amounts_that_no_row_proves_is_asked() -> None:
    headers = [*HEADERS, "Net"]
    read = read_sales(headers, lambda sale: [*sale, round(sale.paid * 0.7, 2)])
    (question,) = [one for one in read.report.questions if one.key == "amount_column"]
    assert (question.assumed, [option.value for option in question.options]) == ("Total", ["Total", "Net"])
    other = read_sales(headers, lambda sale: [*sale, round(sale.paid * 0.7, 2)], amount_column="Net")
    assert other.report.used_amount == pytest.approx(sum(round(sale.paid * 0.7, 2) for sale in SALES))


NO_SALES: list[tuple[NotSales | Problem, Sequence[str], Cells]] = [
    (NotSales.PURCHASES, ("Date", "Supplier", "Invoice No", "Amount"), lambda s: (s.day, s.person, s.number, s.paid)),
    (
        NotSales.PURCHASES,
        ("PO Number", "PO Date", "Vendor Name", "Total"),
        lambda s: (s.number, s.day, s.person, s.paid),
    ),
    (NotSales.PURCHASES, ("Datum", "Lieferant", "Betrag"), lambda s: (s.day, s.person, s.paid)),
    (
        NotSales.PURCHASES,
        ("Date", "Expense Category", "Paid to", "Amount"),
        lambda s: (s.day, "Rent", s.person, s.paid),
    ),
    (NotSales.WAGES, ("Employee Name", "Pay Date", "Gross Pay"), lambda s: (s.person, s.day, s.paid)),
    (NotSales.CLAIMS_AND_LOANS, ("Policy Number", "Claim Date", "Customer", "Claim Amount"), lambda s: s),
    (
        NotSales.ABOUT_PEOPLE,
        ("Customer", "Effective To Date", "Income", "Gender", "Total Claim"),
        lambda s: (f"C{s.number}", s.day, 50000 + s.number, "F", s.paid),
    ),
    (
        Problem.COLUMNS_MISSING,
        ("Date", "Customer", "Running Total"),
        lambda s: (s.day, s.person, round(RUNNING[s.number], 2)),
    ),
    (
        Problem.COLUMNS_MISSING,
        ("Date", "Customer", "Balance"),
        lambda s: (s.day, s.person, round(RUNNING[s.number], 2)),
    ),
    (
        Problem.COLUMNS_MISSING,
        ("Date", "Customer", "Total Spent"),
        lambda s: (s.day, s.person, round(OF_PERSON[s.person], 2)),
    ),
]


@pytest.mark.parametrize(("what", "headers", "cells"), NO_SALES, ids=[", ".join(headers) for _, headers, _ in NO_SALES])
def test_what_is_no_sale_is_refused_with_what_it_is(
    what: NotSales | Problem, headers: Sequence[str], cells: Cells
) -> None:
    with pytest.raises(CltvError) as refusal:
        read_sales(headers, cells)
    assert problem_of(refusal.value) is what


def test_an_impossible_order_is_left_out_until_the_owner_says_that_it_is_right() -> None:
    odd = Sale(9000, SALES[7].day, SALES[7].person, 250000.0)
    read = read_sales(HEADERS, lambda sale: sale, [*SALES, odd])
    assert found(read) == TRUE
    assert exclusions(read)[Excluded.ODD_AMOUNT] == (1, 250000.0)
    assert [question.key for question in read.report.questions] == ["count_odd"]
    counted = read_sales(HEADERS, lambda sale: sale, [*SALES, odd], count_odd=True)
    assert counted.report.used_amount == pytest.approx(TRUE.revenue + 250000.0)


def test_only_few_orders_above_a_gap_are_odd() -> None:
    usual = np.array([5.0 + n % 45 for n in range(400)])
    assert not odd_orders(usual).any()
    assert not odd_orders(np.append(usual, 2000.0)).any()
    assert odd_orders(np.append(usual, [3e5, 9e6])).sum() == 2
    assert not odd_orders(np.append(usual, [3e5] * 5)).any()
    assert not odd_orders(np.array([1.0, 900.0])).any()


@pytest.mark.parametrize("pence", [0.0, 0.37])
def test_amounts_that_rise_all_the_time_are_a_running_total(pence: float) -> None:
    with pytest.raises(CltvError):
        read_sales(HEADERS, lambda sale: [*sale[:3], f"{int(RUNNING[sale.number]) + pence:.2f}"])


def agreed(sale: Sale) -> float:
    return round(31.17 + 7.31 * len(sale.person) + ord(sale.person[0]), 2)


@pytest.mark.parametrize(
    "paid",
    [
        *(lambda _: 9.99, agreed, lambda sale: 10 + sale.number - 1001, lambda sale: 10.0 + (sale.number % 3) * 5),
        lambda sale: round(20 * 1.01 ** (sale.number - 1001), 2),
    ],
    ids=["subscription", "agreed with each", "dearer by one", "few prices", "inflation"],
)
def test_regular_amounts_are_read_without_a_word(paid: Callable[[Sale], float]) -> None:
    sales = [sale._replace(paid=paid(sale)) for sale in SALES]
    for size in (40, 12, 6):
        read = read_sales(HEADERS, lambda sale: sale, sales[:size])
        assert (found(read), read.report.questions) == (truth(sales[:size]), ())


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (("Betrag", "Saldo"), lambda s: (s.paid, round(RUNNING[s.number], 2))),
        (("Total", "Sale"), lambda s: (round(RUNNING[s.number], 2), s.paid)),
        (("Kundenumsatz gesamt", "Betrag"), lambda s: (round(OF_PERSON[s.person], 2), s.paid)),
        (("Subtotal", "Total"), lambda s: (round(s.paid / 1.2, 2), s.paid)),
        (("Netto", "MwSt", "Brutto"), lambda s: (round(s.paid / 1.19, 2), s.paid - round(s.paid / 1.19, 2), s.paid)),
        (
            ("Amount", "Currency", "Base amount", "Base currency"),
            lambda s: (round(s.paid / _rated(s)[1], 2), _rated(s)[0], s.paid, "USD"),
        ),
    ],
)
def test_what_is_proven_is_not_asked(headers: Sequence[str], cells: Cells) -> None:
    read = read_sales([*HEADERS[:3], *headers], lambda sale: [*sale[:3], *cells(sale)])
    assert (found(read), read.report.questions) == (TRUE, ())


def test_a_total_with_tips_is_asked_about() -> None:
    headers = [*HEADERS[:3], "Bill amount", "Tip", "Total charged"]
    read = read_sales(headers, lambda s: [*s[:3], s.paid, s.number % 4 * 1.5, s.paid + s.number % 4 * 1.5])
    assert [question.key for question in read.report.questions] == ["amount_column"]


def test_a_running_total_is_known_in_any_order_of_its_rows() -> None:
    steps = np.array([sale.paid for sale in SALES])
    shuffled = np.random.default_rng(5).permutation(len(steps))
    assert ledger.runs_on(np.cumsum(steps)[shuffled], steps[shuffled])
    assert not ledger.runs_on(steps[::-1], steps)


def test_prices_that_rise_by_one_are_no_running_total_of_single_pieces() -> None:
    prices, pieces = np.arange(3000) % 90 + 1.5, np.ones(3000)
    assert not ledger.runs_on(prices, pieces)
    assert ledger.runs_on(np.cumsum(pieces), pieces)


def test_a_lone_total_runs_on_where_it_rises_by_uneven_steps() -> None:
    days = np.arange(24.0)
    steps = np.array([sale.paid for sale in SALES[:24]])
    assert ledger.only_rises(np.cumsum(steps), days[: len(steps)])
    assert not ledger.only_rises(np.arange(24.0) + 10.5, days)
    assert not ledger.only_rises(np.append(np.arange(10.0) + 10.5, np.arange(14.0) + 110.5), days)


def test_one_price_for_everything_is_the_amount_though_a_cell_says_none() -> None:
    rows = [
        (f"2024-0{1 + n // 28}-{1 + n % 28:02d}", f"Customer {n % 9}", "n/k" if n == 7 else "10.00") for n in range(60)
    ]
    sales = read_one(csv_bytes([("Date", "Customer", "Total"), *rows]))
    assert sales.orders["revenue"].sum() == 590
    assert exclusions(sales) == {Excluded.NO_AMOUNT: (1, 0.0)}
