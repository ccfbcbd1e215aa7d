"""Exports of programs that no format declares, as they really look, with what they come to worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cltv_core.errors import ColumnsUnclear, NotTransactions, OnlyCards
from cltv_core.reading.codes import Excluded
from cltv_core.reading.vocabulary.roles import worth_of_name
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import csv_bytes, exclusions, only_file, read_one

PEOPLE = ("Ada Berg", "Bob Diaz", "Chloe Roy", "Dan Ott", "Eva Nowak", "Finn Lee")


def days(n: int) -> str:
    return f"{n + 10}/03/2025"


def read_rows(header: str, rows: Sequence[str], delimiter: str = ";", **options: object) -> Transactions:
    return read_one(csv_bytes([line.split("|") for line in (header, *rows)], delimiter), **options)


def came_to(transactions: Transactions) -> tuple[int, float, int]:
    """Orders, revenue, customers."""
    orders = transactions.orders
    return len(orders), round(float(orders["revenue"].sum()), 2), orders["customer_id"].nunique()


def columns(transactions: Transactions) -> dict[str, str]:
    return dict(only_file(transactions).columns)


@pytest.mark.parametrize(
    ("flag", "no", "yes"),
    [("Voided", "false", "true"), ("Storniert", "Nein", "Ja"), ("Storno", "", "x"), ("cancelled_at", "", "2025-03-12 09:00")],
)  # fmt: skip
def test_a_column_of_yes_and_no_tells_what_was_cancelled(flag: str, no: str, yes: str) -> None:
    rows = [f"R{n}|{days(n)}|{PEOPLE[n % 6]}|10.00|{yes if n == 2 else no}" for n in range(12)]
    found = read_rows(f"Receipt number|Date|Customer|Total|{flag}", rows)
    assert came_to(found) == (11, 110.0, 6)
    assert exclusions(found) == {Excluded.CANCELLED: (1, 10.0)}


def test_an_order_that_is_paid_may_still_be_cancelled() -> None:
    states = {3: "Canceled", 7: "Canceled by customer"}
    rows = [f"{n}|{days(n)}|{PEOPLE[n % 6]}|10.00|Paid|{states.get(n, 'Completed')}" for n in range(12)]
    found = read_rows("Order ID|Date|Customer|Total|Payment status|Status", rows)
    assert came_to(found) == (10, 100.0, 6)


@pytest.mark.parametrize(
    ("kind", "sale", "refund"),
    [("Type", "Sale", "Refund"), ("Belegart", "Rechnung", "Gutschrift"), ("Type de document", "Facture", "Avoir")],
)
@pytest.mark.parametrize("minus", ["", "-"])
def test_refund_rows_are_told_by_their_kind_whether_they_have_a_minus_or_not(
    kind: str, sale: str, refund: str, minus: str
) -> None:
    """Twelve orders of 10, of which the last is given back by half a day later."""
    rows = [f"{n}|{sale}|{days(n)}|{PEOPLE[n % 6]}|10.00" for n in range(12)]
    rows.append(f"11|{refund}|{days(12)}|{PEOPLE[5]}|{minus}5.00")
    found = read_rows(f"Receipt number|{kind}|Date|Customer|Amount", rows)
    assert came_to(found) == (12, 115.0, 6)
    assert float(found.orders["refunded"].sum()) == 5.0


def test_payouts_and_fees_between_the_payments_are_no_sales() -> None:
    kinds = {4: "Payout", 9: "Fee", 11: "Refund"}
    rows = [f"T{n}|{days(n)}|{PEOPLE[n % 6]}|{kinds.get(n, 'Payment')}|{'-10.00' if n in kinds else '10.00'}" for n in range(12)]  # fmt: skip
    found = read_rows("Transaction ID|Date|Customer|Type|Amount", rows)
    assert came_to(found) == (9, 80.0, 6)
    assert exclusions(found)[Excluded.OWN_TRANSFER] == (2, -20.0)


def test_the_total_of_an_invoice_counts_not_the_sum_of_its_items_before_tax() -> None:
    """Two items of 10 and 20, 3 of tax: each invoice is 33, written on both of its rows."""
    rows = [
        f"INV-{n}|{days(n)}|{PEOPLE[n % 6]}|30.00|33.00|Item {item}|1|{item}0.00|{item}0.00"
        for n in range(8)
        for item in (1, 2)
    ]
    found = read_rows(
        "Invoice Number|Invoice Date|Customer Name|SubTotal|Total|Item Name|Quantity|Item Price|Item Total", rows
    )
    assert came_to(found) == (8, 264.0, 6)


def test_a_total_with_tax_counts_before_net_sales_after_discounts() -> None:
    rows = [f"{n}|{days(n)}|{PEOPLE[n % 6]}|12.00|2.00|10.00|1.90|11.90" for n in range(10)]
    found = read_rows("Sale no.|Sale date|Client|Gross sales|Discounts|Net sales|Tax|Total sales", rows)
    assert came_to(found) == (10, 119.0, 6)


@pytest.mark.parametrize(
    ("without", "tax", "with_tax"),
    [
        ("Totaal excl. btw", "Btw", "Totaal incl. btw"),
        ("Total hors taxes", "TVA", "Total avec TVA"),
        ("Summe ohne MwSt.", "MwSt.", "Summe inkl. MwSt."),
        ("Total ex VAT", "VAT", "Total inc VAT"),
        ("Totale senza IVA", "IVA", "Totale con IVA"),
    ],
)
def test_what_was_paid_is_the_total_with_tax(without: str, tax: str, with_tax: str) -> None:
    rows = [f"{n}|{days(n)}|{PEOPLE[n % 6]}|10.00|2.10|12.10" for n in range(10)]
    found = read_rows(f"Invoice number|Date|Customer|{without}|{tax}|{with_tax}", rows)
    assert columns(found)["revenue"] == with_tax
    assert came_to(found) == (10, 121.0, 6)


def test_an_order_number_under_an_unknown_name_keeps_a_repeated_total_from_counting_twice() -> None:
    rows = [f"2025{n:03d}|{days(n)}|Hotovo|{PEOPLE[n % 6]}|Cup {line}|15.00" for n in range(8) for line in (1, 2)]
    found = read_rows("code|date|statusName|billFullName|itemName|totalPriceWithVat", rows)
    assert columns(found)["order_id"] == "code"
    assert came_to(found) == (8, 120.0, 6)


def test_a_reference_that_is_the_same_on_every_row_is_no_order_number() -> None:
    rows = [f"{n}|XKBKNABJK|{PEOPLE[n % 6]}|€10.00|{days(n)}" for n in range(12)]
    found = read_rows("ID|Reference|Customer|Total|Date", rows)
    assert columns(found)["order_id"] == "ID"
    assert came_to(found) == (12, 120.0, 6)


@pytest.mark.parametrize("constant", ["User ID", "E-Mail"])
def test_what_is_the_same_on_every_row_is_no_customer(constant: str) -> None:
    cell = "owner@shop.example" if constant == "E-Mail" else "1"
    rows = [f"{cell}|{n}|{days(n)}|D{n % 6}|10.00" for n in range(12)]
    found = read_rows(f"{constant}|Receipt number|Date|Donor ID|Total", rows)
    assert came_to(found) == (12, 120.0, 6)


def test_the_day_a_bill_is_due_is_no_phone_number() -> None:
    rows = [f"{n}|{days(n)}|{PEOPLE[n % 6]}|0{n % 9 + 1}/04/2025|10.00" for n in range(12)]
    found = read_rows("Num|Date|Name|Due date|Amount", rows)
    assert "phone" not in columns(found)
    assert came_to(found) == (12, 120.0, 6)


def test_a_state_that_is_a_region_is_no_status() -> None:
    states = ("Texas", "Ohio", "Kentucky")
    rows = [f"O{n}|{days(n)}|C{n % 6}|{states[n % 3]}|10.00" for n in range(12)]
    assert "status" not in columns(read_rows("Order ID|Order Date|Customer ID|State|Sales", rows))
    rows = [row.replace("Texas", "cancelled") for row in rows]
    assert came_to(read_rows("Order ID|Order Date|Customer ID|State|Sales", rows)) == (8, 80.0, 4)


def test_an_amount_of_small_whole_numbers_beside_larger_prices_is_pieces() -> None:
    """One product; three pieces cost three times as much as one, so the price is that of the row."""
    rows = [f"{days(n)}|{n % 6 + 1:03d}|4711|{n % 3 + 1}|{(n % 3 + 1) * 50}" for n in range(12)]
    found = read_rows("TRANSACTION_DT|CUSTOMER_ID|PRODUCT_ID|AMOUNT|SALES_PRICE", rows)
    assert (columns(found)["quantity"], columns(found)["revenue"]) == ("AMOUNT", "SALES_PRICE")
    assert round(float(found.orders["revenue"].sum()), 2) == 4 * (50 + 100 + 150)


def test_a_price_that_stays_the_same_for_several_pieces_is_that_of_one() -> None:
    rows = [f"{days(n)}|{n % 6 + 1:03d}|4711|{n % 3 + 1}|50" for n in range(12)]
    found = read_rows("TRANSACTION_DT|CUSTOMER_ID|PRODUCT_ID|AMOUNT|SALES_PRICE", rows)
    assert round(float(found.orders["revenue"].sum()), 2) == 4 * (50 + 100 + 150)


def test_goods_and_cards_of_a_till_name_no_customer() -> None:
    """The only thing that comes back is the card, which is the owner's to decide."""
    header = "Date|Receipt number|Name|Variant|SKU|Quantity|Final price (GBP)|Staff|Card issuer|Card last digits"
    rows = [f"{days(n)}|{n}|Coffee {n % 2}||K{n % 2}|1|10.00|Ann|VISA|{1000 + n % 6}" for n in range(12)]
    with pytest.raises(OnlyCards):
        read_rows(header, rows)
    found = read_rows(header, rows, use_cards=True)
    assert columns(found)["product"] == "Name"
    assert came_to(found) == (12, 120.0, 6)


def test_a_file_without_money_is_asked_for_nothing_else() -> None:
    rows = [f"{n % 6}|2025-03-{n + 10}" for n in range(12)]
    with pytest.raises(ColumnsUnclear) as unclear:
        read_rows("cust|date", rows)
    assert tuple(unclear.value.missing) == ("revenue",)


@pytest.mark.parametrize(
    "header",
    [
        "ID|Date|Amount|Currency|Status|Description|Consumer name|Amount refunded",
        "Date|Receipt number|Category|SKU|Item|Modifiers applied|Quantity|Gross sales|Net sales|Dining option|Customer name",
    ],
)
def test_names_that_many_programs_use_give_none_of_them_away(header: str) -> None:
    names = header.split("|")
    cells = {
        "Date": days,
        "Amount": lambda _: "10.00",
        "Gross sales": lambda _: "10.00",
        "Net sales": lambda _: "10.00",
    }
    cells |= {"Currency": lambda _: "EUR", "Status": lambda _: "paid", "Amount refunded": lambda _: "0.00"}
    cells |= {"ID": lambda n: f"tr{n}", "Receipt number": lambda n: f"2-{n}", "Quantity": lambda _: "1"}
    cells |= {name: (lambda n: PEOPLE[n % 6]) for name in ("Consumer name", "Customer name")}
    rows = ["|".join(cells.get(name, lambda n: f"thing {n % 2}")(n) for name in names) for n in range(12)]
    found = read_rows(header, rows)
    assert only_file(found).format == "by_meaning"
    assert came_to(found) == (12, 120.0, 6)


def test_days_written_with_dots_put_the_day_first_and_need_no_question() -> None:
    rows = [f"{n}|0{n % 9 + 1}.0{n % 5 + 1}.2025|{PEOPLE[n % 6]}|10,00" for n in range(12)]
    found = read_rows("Rechnungsnummer|Datum|Kunde|Brutto", rows)
    assert not found.report.questions
    first = found.orders.set_index("order_id")["ordered_at"].loc["1"]
    assert f"{first:%Y-%m-%d}" == "2025-02-02"


def test_a_day_with_midnight_beside_a_time_of_its_own_takes_that_time() -> None:
    rows = [f"{n}|2025-03-{n + 10} 00:00:00|09:{n + 10}|{PEOPLE[n % 6]}|10.00" for n in range(12)]
    found = read_rows("Receipt number|Date|Time|Customer|Total", rows)
    assert f"{found.orders['ordered_at'].min():%Y-%m-%d %H:%M}" == "2025-03-10 09:10"


def test_deals_that_were_lost_are_no_sales() -> None:
    rows = [f"{n}|{PEOPLE[n % 6]}|{'Closed Lost' if n == 3 else 'Closed Won'}|10.00|{days(n)}|01/01/2025" for n in range(12)]  # fmt: skip
    found = read_rows("Opportunity ID|Account Name|Stage|Amount|Close Date|Created Date", rows)
    assert columns(found)["ordered_at"] == "Close Date"
    assert came_to(found) == (11, 110.0, 6)


@pytest.mark.parametrize(("gross", "fee", "net"), [("Brut", "Frais", "Net"), ("Brutto", "Gebühr", "Netto")])
def test_what_was_paid_is_the_amount_before_the_fees_of_the_payment(gross: str, fee: str, net: str) -> None:
    rows = [f"R{n}|{days(n)}|{PEOPLE[n % 6]}|10.00|-0.50|9.50" for n in range(12)]
    found = read_rows(f"Référence|Date|Client|{gross}|{fee}|{net}", rows)
    assert came_to(found) == (12, 120.0, 6)


@pytest.mark.parametrize("header", ["Payment type", "Type", "Zahlungsart"])
def test_how_a_sale_was_paid_makes_it_no_refund_and_no_transfer(header: str) -> None:
    ways = ("Credit", "Cash", "Bank transfer", "Transfer", "Überweisung", "Virement")
    rows = [f"R{n}|{days(n)}|{PEOPLE[n % 6]}|{ways[n % 6]}|10.00" for n in range(12)]
    found = read_rows(f"Receipt number|Date|Customer|{header}|Total", rows)
    assert came_to(found) == (12, 120.0, 6)


def test_kinds_of_goods_and_ways_to_pay_are_no_customers() -> None:
    """The receipts of a till: everything that comes back on them is a thing, and the ratings are numbers."""
    kinds, paid = ("Sports", "Food", "Health"), ("Cash", "Card", "Wallet")
    rows = [
        f"{n}|{('A', 'B', 'C')[n % 3]}|{kinds[n % 3]}|{paid[n % 3]}|{4 + n % 17 / 10}|{n + 1}.50|{days(n % 18)}"
        for n in range(60)
    ]
    for payment in ("Payment", "Payment Method", "Tender"):
        with pytest.raises(ColumnsUnclear) as unclear:
            read_rows(f"Invoice ID|Branch|Product line|{payment}|Rating|Total|Date", rows)
        assert tuple(unclear.value.missing) == ("customer_id",)


@pytest.mark.parametrize("header", ["Card Number", "Kartennummer", "Credit card"])
def test_the_number_of_a_card_is_for_the_owner_to_decide_about(header: str) -> None:
    rows = [f"{days(n)} 10:00|************{1001 + n % 6}|10.00" for n in range(12)]
    with pytest.raises(OnlyCards):
        read_rows(f"Date|{header}|Total", rows)
    assert came_to(read_rows(f"Date|{header}|Total", rows, use_cards=True)) == (12, 120.0, 6)


def test_the_number_of_a_loyalty_card_is_a_customer() -> None:
    rows = [f"{days(n)} 10:00|{1001 + n % 6}|10.00" for n in range(12)]
    assert came_to(read_rows("Date|Loyalty card number|Total", rows)) == (12, 120.0, 6)


def test_signs_of_two_currencies_beside_the_amounts_keep_them_apart_and_are_asked_about() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|{'£' if n % 3 else '€'}10.00" for n in range(12)]
    found = read_rows("Date|Customer|Total", rows)
    assert found.currency == "GBP"
    assert came_to(found) == (8, 80.0, 4)
    assert exclusions(found) == {Excluded.OTHER_CURRENCY(currency="EUR"): (4, 40.0)}
    (question,) = found.report.questions
    assert (question.key, [option.value for option in question.options]) == ("currency", ["GBP", "EUR"])
    assert came_to(read_rows("Date|Customer|Total", rows, currency="EUR")) == (4, 40.0, 2)


def test_amounts_without_a_sign_are_in_the_currency_of_the_others() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|{('£', '', '€')[n % 3] if n < 6 else '£'}10.00" for n in range(12)]
    assert came_to(read_rows("Date|Customer|Total", rows)) == (10, 100.0, 6)


@pytest.mark.parametrize(
    ("header", "amount", "country", "code"),
    [
        ("Total", "$10.00", "Canada", "CAD"),
        ("Total", "$10.00", "US", "USD"),
        ("Total", "10,00 kr", "Sweden", "SEK"),
        ("Total ($)", "10.00", "Australia", "AUD"),
        ("Total", "$10.00", "", ""),
    ],
)
def test_a_sign_of_several_currencies_is_that_of_the_country_in_the_file(
    header: str, amount: str, country: str, code: str
) -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|{amount}|{country}" for n in range(12)]
    assert read_rows(f"Date|Customer|{header}|Country", rows).currency == code


def test_dollars_beside_euros_are_kept_apart_though_nothing_tells_which_dollars() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|{'$' if n % 3 else '€'}10.00" for n in range(12)]
    found = read_rows("Date|Customer|Total", rows)
    assert (found.currency, came_to(found)) == ("$", (8, 80.0, 4))


def test_currencies_that_nobody_knows_are_kept_apart_as_well() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|{'QQQ' if n % 4 else 'ZZY'}|10.00" for n in range(12)]
    found = read_rows("Date|Customer|Currency|Total", rows)
    assert (found.currency, came_to(found)) == ("QQQ", (9, 90.0, 6))


def test_a_column_of_currency_codes_counts_under_any_name() -> None:
    """Of two such columns the one beside the amount that was paid."""
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|EUR|7.00|{'USD' if n % 4 else 'CAD'}|10.00" for n in range(12)]
    found = read_rows("Date|Customer|Ticker|Tax|Paid in|Total", rows)
    assert columns(found)["currency"] == "Paid in"
    assert (found.currency, came_to(found)) == ("USD", (9, 90.0, 6))


def test_columns_beyond_the_last_name_are_read_as_well() -> None:
    """A form whose answers go on where its column names end."""
    names = "Entry|Date created|Payment amount|Payment status"
    rows = [f"{n}|{days(n)}|10.00|Paid|||x|||||person{n % 6}@example.com" for n in range(12)]
    assert came_to(read_rows(names, rows)) == (12, 120.0, 6)


def test_goods_without_order_number_and_buyer_name_no_customer() -> None:
    header = (
        "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Order Shipping,Order Sales Tax,Item Total,"
        "Currency,Transaction ID,Listing ID,Ship Name,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type"
    )
    row = "03/{day:02d}/25,Print,,1,10.00,,0,0,0,10.00,EUR,{day},7,,,,,,online,listing"
    text = "\n".join([header, *(row.format(day=day) for day in range(1, 13))])
    with pytest.raises(NotTransactions) as refusal:
        read_one(text.encode())
    assert refusal.value.faults == (Excluded.NO_CUSTOMER(),)


def test_a_price_that_grows_with_the_pieces_is_that_of_the_row() -> None:
    """A mall that calls the whole row its price: five shirts at 300.08 stand there as 1500.40."""
    pieces = [(n % 5) + 1 for n in range(20)]
    rows = [
        f"I{n}|C{n % 6}|{'Clothing' if n % 2 else 'Shoes'}|{pieces[n]}|{pieces[n] * (300.08 if n % 2 else 600.17):.2f}|{days(n)}"
        for n in range(20)
    ]
    header = "invoice_no|customer_id|category|quantity|price|invoice_date"
    assert columns(read_rows(header, rows))["revenue"] == "price"
    rows = [row.replace(row.split("|")[4], "300.08" if n % 2 else "600.17") for n, row in enumerate(rows)]
    assert columns(read_rows(header, rows))["unit_price"] == "price"


def test_how_many_boxes_were_shipped_is_no_customer() -> None:
    rows = [f"Tea {n % 3}|{days(n % 18)}|{n + 5}.00|{n * 7 % 23 + 1}" for n in range(60)]
    with pytest.raises(ColumnsUnclear) as unclear:
        read_rows("Product|Date|Amount|Boxes shipped", rows)
    assert tuple(unclear.value.missing) == ("customer_id",)


def test_an_order_that_was_never_paid_counts_from_the_day_it_was_placed() -> None:
    rows = [f"{n}|{days(n)}|{days(n) if n % 4 else ''}|processing|C{n % 6}|10.00" for n in range(12)]
    found = read_rows("Order ID|Date created|Date paid|Status|Customer ID|Total", rows)
    assert came_to(found) == (12, 120.0, 6)


def test_column_names_in_capitals_are_read_without_blanks() -> None:
    """A wholesaler's list: 10 orders of two lines, each line with its own amount."""
    rows = [
        f"{10100 + n}|{line}|95.70|{line + n}|{(line + n) * 95.7:.2f}|2/{n + 10}/2003 0:00|Shipped|Cars {line}|{PEOPLE[n % 6]} Ltd."
        for n in range(10)
        for line in (1, 2)
    ]
    header = "ORDERNUMBER|ORDERLINENUMBER|PRICEEACH|QUANTITYORDERED|SALES|ORDERDATE|STATUS|PRODUCTLINE|CUSTOMERNAME"
    found = read_rows(header, rows)
    assert columns(found)["order_id"] == "ORDERNUMBER"
    assert columns(found)["name"] == "CUSTOMERNAME"
    assert came_to(found) == (10, round(sum((line + n) * 95.7 for n in range(10) for line in (1, 2)), 2), 6)


@pytest.mark.parametrize(
    ("header", "role"),
    [("Received", "revenue"), ("Sale gross", "revenue"), ("Sipariş Statüsü", "status"), ("Date issued", "ordered_at")],
)
def test_what_payment_providers_call_their_columns(header: str, role: str) -> None:
    assert worth_of_name(role, header) > 0.6


def test_what_was_paid_online_is_a_part_of_the_price() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|40.00|{'0.00' if n % 2 else '40.00'}" for n in range(12)]
    found = read_rows("Start Time|Client|Appointment Price|Amount Paid Online", rows)
    assert came_to(found) == (12, 480.0, 6)


def test_an_argentine_shop_with_the_total_on_the_first_row_of_an_order() -> None:
    """Seven orders, the third of two lines, the fifth cancelled: 7 x 1500 less 1500; a house number is no order number."""
    header = (
        "Número de orden;Email;Fecha;Estado de la orden;Estado del pago;Moneda;Total;Nombre del comprador;DNI / CUIT;Teléfono;"
        "Dirección;Número;Código postal;Nombre del producto;Precio del producto;Cantidad del producto;SKU;Fecha de pago"
    )
    rows = [
        f"{6000 + n};p{n % 5}@example.com;{n + 13}/10/2025;{'Cancelada' if n == 4 else 'Abierta'};Recibido;ARS;1500.00;"
        f"{PEOPLE[n % 5]};3000000{n % 5};+5411400000{n % 5:02d};Calle;{n % 3 + 100};1414;Mate;1500.00;1;M1;{n + 13}/10/2025"
        for n in range(7)
    ]
    rows.insert(3, "6002;p2@example.com;;;;;;;;;;;;Bombilla;0.00;1;B1;")
    found = read_one("\n".join([header, *rows]).encode("cp1252"))
    assert columns(found)["order_id"] == "Número de orden"
    assert came_to(found) == (6, 9000.0, 4)
    assert exclusions(found) == {Excluded.CANCELLED: (1, 1500.0)}
    assert found.currency == "ARS"


def test_the_takings_of_a_machine_know_cards_only() -> None:
    """The day and the moment stand side by side; cash names nobody, and what was drunk is nobody either."""
    rows = [
        f"{days(n)}|2025-03-{n + 10} 1{n % 9}:15:50.520|{'card' if n % 3 else 'cash'}|{f'ANON-0000-000{n % 4}' if n % 3 else ''}"
        f"|38.70|{('Latte', 'Hot Chocolate', 'Americano', 'Cocoa')[n % 4]}"
        for n in range(12)
    ]
    header = "date|datetime|cash_type|card|money|coffee_name"
    with pytest.raises(OnlyCards):
        read_rows(header, rows)
    found = read_rows(header, rows, use_cards=True)
    assert columns(found)["ordered_at"] == "datetime"
    assert came_to(found) == (8, 309.6, 4)
    with pytest.raises(ColumnsUnclear):
        read_rows(
            "date|cash_type|money|coffee_name", ["|".join(row.split("|")[i] for i in (0, 2, 4, 5)) for row in rows]
        )


def test_amounts_are_shortened_in_names() -> None:
    rows = [f"{days(n)}|{PEOPLE[n % 6]}|2|10.00|19.50" for n in range(12)]
    assert came_to(read_rows("DATE|CUSTOMER|PCS|RATE|GROSS AMT", rows)) == (12, 234.0, 6)


def test_a_statement_of_payments_names_who_sent_them() -> None:
    """Money in from four people, money out to a supplier and to the bank, below two lines of title."""
    rows = [
        ["Account Statement - (@my-bakery)", *[""] * 8],
        ["Account Activity", *[""] * 8],
        ["", "ID", "Datetime", "Type", "Status", "From", "To", "Amount (total)", "Amount (fee)"],
        *[
            [
                "",
                f"37{n}",
                f"2025-01-{n + 10}T15:00:00",
                "Payment",
                "Complete",
                PEOPLE[n % 4],
                "My Bakery",
                f"+ ${n + 10}.00",
                "- $0.48",
            ]
            for n in range(8)
        ],
        ["", "3790", "2025-01-19T15:00:00", "Payment", "Complete", "My Bakery", "Mill Co", "- $30.00", ""],
        ["", "3791", "2025-01-20T15:00:00", "Standard Transfer", "Issued", "", "", "- $60.00", ""],
    ]
    found = read_one(csv_bytes(rows))
    assert columns(found)["name"] == "From"
    assert came_to(found) == (8, 108.0, 4)
    assert only_file(found).file_amount == 18.0


def test_the_account_that_the_money_went_to_is_no_customer() -> None:
    rows = [f"rt{n}|{days(n)}|Received P2P|USD|${n + 10}.00|Cake|{PEOPLE[n % 6]}|Your Cash {n % 2}" for n in range(12)]
    header = "Transaction ID|Date|Transaction Type|Currency|Amount|Notes|Name of sender/receiver|Account"
    assert came_to(read_rows(header, rows)) == (12, 186.0, 6)


@pytest.mark.parametrize(
    ("before", "discount", "after"),
    [
        ("Total Amount", "Discount Amount", "Final Amount"),
        ("Bill Amount", "Discount", "Net Bill Amount"),
        ("Total Price", "Rabatt", "Price after discount"),
    ],
)
def test_what_is_left_after_discounts_was_paid(before: str, discount: str, after: str) -> None:
    rows = [f"{n}|{days(n)}|C{n % 6}|30.00|{n % 4}.00|{30 - n % 4}.00" for n in range(12)]
    found = read_rows(f"Order ID|Date|Customer|{before}|{discount}|{after}", rows)
    assert columns(found)["revenue"] == after
    assert came_to(found) == (12, 342.0, 6)
