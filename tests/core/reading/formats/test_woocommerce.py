"""WooCommerce: net sales with refunds in rows of their own, products packed or side by side, totals repeated."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded, Note
from tests.core.reading.formats.expected import (
    VARIATIONS,
    assert_closes,
    cells,
    changed,
    customers_of,
    lines_of,
    only_columns,
    orders_of,
    read_cells,
    read_fixture,
    refunds_of,
    with_header,
    without_columns,
)
from tests.core.reading.helpers import exclusions, only_file

ANALYTICS = {
    "498": ("李 娜", "2026-02-14", 30.0, 0.0),
    "501": ("Ann Example", "2026-03-05", 70.0, 30.0),
    "505": ("Bea O'Hara", "2026-03-07", 20.0, 0.0),
    "506": ("Bea O'Hara", "2026-03-12", 40.0, 20.0),
    "508": ("Carl Größe", "2026-03-20", 1200.0, 0.0),
    "511": ("Bea O'Hara", "2026-03-28", 0.0, 0.0),
    "512": ("Ann Example", "2026-03-30", 60.0, 0.0),
}
BROWSER = {
    "1035": ("Ann Example", "2026-03-02", 37.5, 12.5),
    "1036": ("Ann Example", "2026-03-15", 12.5, 0.0),
    "1038": ("Cleo Exemple", "2026-03-21", 27.0, 0.0),
    "1041": ("Bob Beispiel", "2026-03-31", 0.0, 20.0),
    "1042": ("Bob Beispiel", "2026-04-01", 43.0, 0.0),
    "1043": ("Ann Example", "2026-04-02", 12.5, 0.0),
}
WEBTOFFEE = {
    "9002": ("+919899999999", "2025-03-02", 55.0, 0.0),
    "9004": ("uma@example.in", "2025-03-03", 120.0, 0.0),
    "9005": ("uma@example.in", "2025-03-10", 0.0, 80.0),
    "9006": ("ravi, k, 611003", "2025-03-12", 150.0, 50.0),
    "9010": ("lena@example.de", "2025-03-20", 64.5, 0.0),
    "9013": ("+919899999999", "2025-04-01", 40.0, 0.0),
    "9015": ("ravi, k, 611003", "2025-04-03", 18.0, 0.0),
}
ADVANCED = {
    "2001": ("ida@example.at", "2025-11-02", 44.9, 0.0),
    "2002": ("max@example.at", "2025-11-03", 14.4, 0.0),
    "2004": ("ida@example.at", "2025-11-09", 0.0, 98.0),
    "2005": ("+31612345678", "2025-11-12", 34.65, 21.0),
    "2007": ("+31612345678", "2025-11-20", 17.4, 0.0),
    "2010": ("max@example.at", "2025-12-02", 98.4, 0.0),
}
SKYVERGE = {
    "#4415": ("lorenzo@example.com", "2014-09-15", 58.14, 0.0),
    "#4416": ("ada@example.com", "2014-09-16", 30.0, 0.0),
    "#4418": ("ada@example.com", "2014-09-18", 0.0, 25.0),
    "#4421": ("ёлка, иванова, 101000", "2014-09-22", 12.0, 0.0),
    "#4422": ("ёлка, иванова, 101000", "2014-10-01", 14.0, 0.0),
    "#4424": ("bob@example.com", "2014-10-05", 1250.0, 0.0),
    "#4426": ("ada@example.com", "2014-10-07", 0.0, 0.0),
}
ORDERS = {
    "woocommerce_analytics_orders": ANALYTICS,
    "woocommerce_analytics_orders_browser": BROWSER,
    "woocommerce_webtoffee_export": WEBTOFFEE,
    "woocommerce_advanced_order_export": ADVANCED,
    "woocommerce_skyverge_legacy": SKYVERGE,
}
LEFT_OUT = {
    "woocommerce_analytics_orders": {
        Excluded.CANCELLED: (2, 40.0 + 50.0),
        Excluded.NOT_PAID_YET: (1, 25.0),
        Excluded.NO_CUSTOMER: (1, 12.0),
        Excluded.REFUND_UNMATCHED: (1, -10.0),
    },
    "woocommerce_analytics_orders_browser": {
        Excluded.CANCELLED: (1, 20.0),
        Excluded.TRIAL: (1, 9.0),
        Excluded.NOT_PAID_YET: (1, 9.0),
        Excluded.NO_CUSTOMER: (1, 12.5),
    },
    "woocommerce_webtoffee_export": {
        Excluded.CANCELLED: (2, 45.0 + 45.0),
        Excluded.TRIAL: (1, 10.0),
        Excluded.NOT_PAID_YET: (2, 99.0),
        Excluded.OTHER_CURRENCY(currency="EUR"): (1, 70.0),
        Excluded.NO_CUSTOMER: (1, 15.0),
        Excluded.REFUND_GIVEN: (2, 80.0 + 20.0 + 30.0),
    },
    "woocommerce_advanced_order_export": {
        Excluded.CANCELLED: (3, 45.4 + 89.0),
        Excluded.NOT_PAID_YET: (1, 93.9),
        Excluded.NO_CUSTOMER: (1, 9.5),
        Excluded.REFUND_GIVEN: (2, 98.0 + 21.0),
    },
    "woocommerce_skyverge_legacy": {
        Excluded.CANCELLED: (2, 15.0 + 25.0),
        Excluded.NOT_PAID_YET: (2, 12.0 + 20.0),
        Excluded.NO_CUSTOMER: (1, 9.99),
        Excluded.REFUND_GIVEN: (1, 25.0),
    },
}
AMOUNTS = {
    "woocommerce_analytics_orders": 60 + 0 + 25 + 40 + 1200 + 12 - 20 - 30 + 20 + 60 + 50 + 100 - 10 + 30,
    "woocommerce_analytics_orders_browser": 12.5 + 43 + 20 - 20 + 9 + 9 + 27 + 12.5 + 12.5 + 50 - 12.5 + 20,
    "woocommerce_webtoffee_export": 55 + 120 + 80 + 200 + 45 + 45 + 99 + 64.5 + 15 + 10 + 40 + 70 + 18,
    "woocommerce_advanced_order_export": 44.9 + 14.4 + 45.4 + 98 + 55.65 + 93.9 + 17.4 + 89 + 9.5 + 98.4,
    "woocommerce_skyverge_legacy": 58.14 + 30 + 15 + 25 + 25 + 12 + 12 + 14 + 9.99 + 1250 + 20 + 0,
}


@pytest.mark.parametrize("key", ORDERS)
def test_orders_exclusions_and_the_sum(key: str) -> None:
    transactions = read_fixture(key)
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]
    assert only_file(transactions).file_amount == pytest.approx(AMOUNTS[key])
    assert_closes(transactions)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("key", ORDERS)
def test_the_same_orders_however_the_file_is_arranged(key: str, variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(key)))
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == LEFT_OUT[key]


REFUNDS = {
    "woocommerce_analytics_orders": [("501", "2026-03-09", 30.0), ("506", "2026-03-12", 20.0)],
    "woocommerce_analytics_orders_browser": [("1035", "2026-03-05", 12.5), ("1041", "2026-03-31", 20.0)],
    "woocommerce_webtoffee_export": [("9005", "2025-03-14", 80.0), ("9006", "2025-03-20", 50.0)],
    "woocommerce_advanced_order_export": [],
    "woocommerce_skyverge_legacy": [],
}


@pytest.mark.parametrize("key", ORDERS)
def test_refunds_carry_their_day_where_the_file_has_it(key: str) -> None:
    assert refunds_of(read_fixture(key)) == REFUNDS[key]


def test_products_packed_with_the_sign_of_multiplication() -> None:
    assert [
        (order, product, pieces) for order, product, pieces, _ in lines_of(read_fixture("woocommerce_analytics_orders"))
    ] == [
        ("498", "茶壶", 1.0),
        ("501", "Mug", 2.0),
        ("501", "Tee, size L", 1.0),
        ("505", "Tee, size L", 1.0),
        ("506", "Tee, size L", 3.0),
        ("508", "Mug", 100.0),
        ("511", "Sample", 1.0),
        ("512", "Mug", 2.0),
        ("512", "Tee, size L", 1.0),
    ]


def test_products_side_by_side() -> None:
    lines = lines_of(read_fixture("woocommerce_webtoffee_export"))
    assert lines[:3] == [
        ("9002", "Eggs", 5.0, 32.5),
        ("9002", "Milk & Honey", 1.0, 17.5),
        ("9004", "Rice, Basmati", 2.0, 120.0),
    ]
    assert len(lines) == 9


def test_products_in_rows_under_a_repeated_total() -> None:
    lines = lines_of(read_fixture("woocommerce_advanced_order_export"))
    assert [line for line in lines if line[0] == "2005"] == [
        ("2005", "Candle", 3.0, 28.5),
        ("2005", "Holder, brass", 1.0, 21.0),
        ("2005", "Wick", 1.0, 1.25),
    ]


def test_products_packed_by_skyverge() -> None:
    lines = lines_of(read_fixture("woocommerce_skyverge_legacy"))
    assert lines[:3] == [
        ("#4415", "Plan One $29.99", 1.0, 49.99),
        ("#4416", "Brush, small", 1.0, 10.0),
        ("#4416", "Soap", 2.0, 20.0),
    ]


def test_guests_are_told_apart_by_e_mail_phone_or_name_and_never_by_the_number_0() -> None:
    people = customers_of(read_fixture("woocommerce_webtoffee_export"), "email", "phone", "last_name", "postcode")
    assert people == {
        "+919899999999": ("", "+919899999999", "Guest", "611002"),
        "uma@example.in": ("uma@example.in", "", "Rao", "611001"),
        "ravi, k, 611003": ("", "", "K", "611003"),
        "lena@example.de": ("lena@example.de", "", "Größe", "01067"),
    }


def test_an_export_by_name_alone_says_so() -> None:
    assert Note.BY_NAME_WOOCOMMERCE() in only_file(read_fixture("woocommerce_analytics_orders")).notes


def test_totals_on_the_first_row_only_read_like_repeated_ones() -> None:
    rows = cells("woocommerce_advanced_order_export")
    total, status = rows[0].index("Order Total Amount"), rows[0].index("Order Status")
    seen: set[str] = set()
    for row in rows[1:]:
        if row[0] in seen:
            row[total] = row[status] = ""
        seen.add(row[0])
    transactions = read_cells(rows)
    assert orders_of(transactions) == ADVANCED
    assert exclusions(transactions) == LEFT_OUT["woocommerce_advanced_order_export"]


def test_a_choice_of_columns_is_enough() -> None:
    advanced = only_columns(
        cells("woocommerce_advanced_order_export"),
        *["Order Number", "Order Status", "Order Date", "Email (Billing)", "Phone (Billing)", "Country Code (Billing)"],
        *["Order Total Amount", "Order Refund Amount", "Name", "Quantity"],
    )
    assert orders_of(read_cells(advanced)) == ADVANCED
    webtoffee = only_columns(
        cells("woocommerce_webtoffee_export"),
        *["order_number", "order_date", "status", "order_total", "order_currency", "billing_email", "billing_phone"],
        *["billing_first_name", "billing_last_name", "billing_postcode", "billing_country", "refund_items"],
    )
    assert orders_of(read_cells(webtoffee)) == WEBTOFFEE


GERMAN = ["Datum", "Bestellung #", "Status", "Kunde", "Kundentyp", "Produkt(e)", "Verkaufte Artikel", "Gutschein(e)", "Nettoumsatz", "Herkunft"]  # fmt: skip
FRENCH = ["Date", "Commande n°", "État", "Client", "Type de client", "Produit(s)", "Articles vendus", "Code(s) promo", "Ventes nettes", "Attribution"]  # fmt: skip
SPANISH = ["Fecha", "Pedido #", "Estado", "Cliente", "Tipo de cliente", "Producto(s)", "Artículos vendidos", "Cupón(es)", "Ventas netas", "Origen"]  # fmt: skip
ITALIAN = ["Data", "Ordine #", "Stato", "Cliente", "Tipo di cliente", "Prodotto/i", "Articoli venduti", "Codice promozionale", "Vendite nette", "Origine"]  # fmt: skip
DUTCH = ["Datum", "Bestelling #", "Status", "Klant", "Klanttype", "Product(en)", "Verkochte artikelen", "Waardebon(nen)", "Netto omzet", "Herkomst"]  # fmt: skip
POLISH = ["Data", "Zamówienie #", "Status", "Klient", "Typ klienta", "Produkt(y)", "Sprzedane sztuki", "Kupon(y)", "Sprzedaż netto", "Pochodzenie"]  # fmt: skip
STATUSES = {
    "completed": ["Abgeschlossen", "Terminée", "Completado", "Completato", "Voltooid", "Zrealizowane"],
    "processing": [
        "In Bearbeitung",
        "En cours",
        "Procesando",
        "In lavorazione",
        "In behandeling",
        "W trakcie realizacji",
    ],
    "refunded": ["Rückerstattet", "Remboursée", "Reembolsado", "Rimborsato", "Terugbetaald", "Zwrócone"],
    "pending": [
        "Zahlung ausstehend",
        "Attente paiement",
        "Pendiente de pago",
        "In attesa di pagamento",
        "In afwachting van betaling",
        "Oczekujące na płatność",
    ],
    "checkout-draft": ["Entwurf", "Brouillon", "Borrador", "Bozza", "Concept", "Szkic"],
    "failed": ["Fehlgeschlagen", "Échouée", "Fallido", "Fallito", "Mislukt", "Nieudane"],
}


@pytest.mark.parametrize(("language", "headers"), list(enumerate([GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, POLISH])))
def test_headers_and_statuses_in_the_language_of_the_shop(language: int, headers: list[str]) -> None:
    rows = changed(cells("woocommerce_analytics_orders_browser"), "Status", lambda status: STATUSES[status][language])
    transactions = read_cells([headers, *rows[1:]])
    assert only_file(transactions).format.startswith("woocommerce_analytics_orders")
    assert orders_of(transactions) == BROWSER
    assert exclusions(transactions) == LEFT_OUT["woocommerce_analytics_orders_browser"]


def test_the_older_export_calls_net_sales_net_revenue_and_has_no_attribution() -> None:
    rows = without_columns(with_header(cells("woocommerce_analytics_orders"), "Net Sales", "N. Revenue"), "Attribution")
    transactions = read_cells(rows)
    assert only_file(transactions).format == "woocommerce_analytics_orders"
    assert orders_of(transactions) == ANALYTICS
