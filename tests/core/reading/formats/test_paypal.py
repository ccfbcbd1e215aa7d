"""PayPal: most rows are no sales, refunds swap the addresses, and everything is in the language of the account."""

from __future__ import annotations

import pytest

from cltv_core.reading.codes import Excluded
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
)
from tests.core.reading.helpers import exclusions, only_file, read_one

ENGLISH = {
    "TX20": ("zoe@example.se", "2026-03-13", 1234.5, 0.0),
    "TX16": ("cleo@example.fr", "2026-03-17", 0.0, 20.0),
    "TX09": ("cleo@example.fr", "2026-03-22", 60.0, 0.0),
    "TX05": ("bob@example.com", "2026-03-26", 45.0, 0.0),
    "TX03": ("alice@example.com", "2026-03-28", 60.0, 30.0),
    "TX01": ("alice@example.com", "2026-03-31", 150.0, 0.0),
}
GERMAN = {
    "DE14": ("erika@example.de", "2026-03-02", 9.99, 0.0),
    "DE09": ("jw@example.de", "2026-03-22", 20.0, 0.0),
    "DE02": ("erika@example.de", "2026-03-29", 1000.0, 234.56),
    "DE01": ("max@example.com", "2026-03-31", 12.5, 0.0),
}
ORDERS = {"paypal_activity": ENGLISH, "paypal_activity_de": GERMAN}
LEFT_OUT = {
    "paypal_activity": {
        Excluded.OWN_TRANSFER: (5, -3000.0 + 60.0 - 96.1 + 74.0 + 500.0),
        Excluded.CANCELLED: (1, 25.0),
        Excluded.NOT_PAID_YET: (1, 33.0),
        Excluded.OWN_PAYMENT: (1, -88.2),
        Excluded.OWN_RETURN: (1, 12.0),
        Excluded.OTHER_CURRENCY(currency="USD"): (1, 100.0),
        Excluded.NO_CUSTOMER: (1, 5.0),
        Excluded.REFUND_UNMATCHED: (1, -15.0),
    },
    "paypal_activity_de": {
        Excluded.OWN_TRANSFER: (5, 100.0 - 900.0 - 20.0 + 20.0 + 26.1),
        Excluded.CANCELLED: (1, 40.0),
        Excluded.NOT_PAID_YET: (1, 40.0),
        Excluded.OWN_PAYMENT: (1, -59.9),
        Excluded.OTHER_CURRENCY(currency="USD"): (1, 30.0),
    },
}
USED = {
    "paypal_activity": 1234.5 + 0 + 60 + 45 + 60 + 150,
    "paypal_activity_de": 9.99 + 20 + 1000 + 12.5,
}


@pytest.mark.parametrize("key", ORDERS)
def test_orders_exclusions_and_the_sum(key: str) -> None:
    transactions = read_fixture(key)
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]
    assert exclusions(transactions) == {reason: (n, round(sum_, 2)) for reason, (n, sum_) in LEFT_OUT[key].items()}
    assert only_file(transactions).used_amount == round(USED[key], 2)
    assert_closes(transactions)


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("key", ORDERS)
def test_the_same_orders_however_the_file_is_arranged(key: str, variation: str) -> None:
    transactions = read_cells(VARIATIONS[variation](cells(key)))
    assert only_file(transactions).format == key
    assert orders_of(transactions) == ORDERS[key]


def test_refunds_on_their_own_day() -> None:
    assert refunds_of(read_fixture("paypal_activity")) == [("TX03", "2026-03-30", 30.0), ("TX16", "2026-03-18", 20.0)]
    assert refunds_of(read_fixture("paypal_activity_de")) == [("DE02", "2026-03-30", 234.56)]


def test_the_items_of_a_cart_add_no_money() -> None:
    assert lines_of(read_fixture("paypal_activity")) == [
        ("TX01", "Teapot", 1.0, 150.0),
        ("TX03", "Cup set", 2.0, 90.0),
        ("TX05", "Candle", 3.0, 30.0),
        ("TX05", "Holder, brass", 1.0, 15.0),
        ("TX20", "Painting", 1.0, 1234.5),
    ]


def test_the_shop_itself_is_no_customer() -> None:
    people = customers_of(read_fixture("paypal_activity"), "email", "last_name", "country")
    assert people == {
        "zoe@example.se": ("zoe@example.se", "Ångström", ""),
        "cleo@example.fr": ("cleo@example.fr", "Exemple", ""),
        "bob@example.com": ("bob@example.com", "Beispiel", ""),
        "alice@example.com": ("alice@example.com", "Example", "GB"),
    }


TEN = ["Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net"]


def test_a_choice_of_columns_is_enough() -> None:
    rows = only_columns(cells("paypal_activity"), *TEN, "From Email Address", "Transaction ID", "Reference Txn ID")
    assert orders_of(read_cells(rows)) == ENGLISH


def test_ten_columns_without_addresses_go_by_name() -> None:
    transactions = read_cells(only_columns(cells("paypal_activity"), *TEN))
    assert only_file(transactions).format == "paypal_activity"
    assert sorted(orders_of(transactions).values()) == [
        ("Alice Example", "2026-03-28", 60.0, 30.0),
        ("Alice Example", "2026-03-31", 150.0, 0.0),
        ("Bob Beispiel", "2026-03-26", 45.0, 0.0),
        ("Cleo Exemple", "2026-03-17", 0.0, 20.0),
        ("Cleo Exemple", "2026-03-22", 60.0, 0.0),
        ("Zoë Ångström", "2026-03-13", 1234.5, 0.0),
    ]
    assert_closes(transactions)


def test_personal_accounts_call_it_amount_fees_and_total() -> None:
    rows = only_columns(cells("paypal_activity"), *TEN, "From Email Address", "Transaction ID", "Reference Txn ID")
    for business, personal in (("Gross", "Amount"), ("Fee", "Fees"), ("Net", "Total")):
        rows = with_header(rows, business, personal)
    transactions = read_cells(rows)
    assert only_file(transactions).format == "paypal_activity"
    assert orders_of(transactions) == ENGLISH


def test_american_days() -> None:
    rows = changed(cells("paypal_activity"), "Date", lambda day: f"{day[3:5]}/{day[:2]}/{day[6:]}")
    assert orders_of(read_cells(rows)) == ENGLISH


OLD = """Date, Time, Time Zone, Name, Type, Status, Currency, Gross, Fee, Net, From Email Address, To Email Address, Transaction ID, Reference Txn ID, Balance
12/30/2014,10:00:00,PST,Ann,Website Payment Received,Completed,USD,20.00,-0.88,19.12,ann@example.com,shop@example.com,A1,,100
12/29/2014,10:00:00,PST,Bob,Express Checkout Payment Received,Completed,USD,30.00,-0.88,29.12,bob@example.com,shop@example.com,A2,,100
12/29/2014,11:00:00,PST,Bob,Refund,Completed,USD,-30.00,0.88,-29.12,shop@example.com,bob@example.com,A3,A2,100
12/28/2014,10:00:00,PST,Bank Account,Withdraw Funds to Bank Account,Completed,USD,"-1,000.00",0.00,"-1,000.00",shop@example.com,,A4,,0
12/28/2014,10:00:00,PST,Bank Account,Add Funds from a Bank Account,Completed,USD,50.00,0.00,50.00,,shop@example.com,A5,,50
12/27/2014,10:00:00,PST,Cy,Temporary Hold,Placed,USD,-50.00,0.00,-50.00,,shop@example.com,A6,,0
12/27/2014,11:00:00,PST,Cy,Update to Reversal,Completed,USD,50.00,0.00,50.00,,shop@example.com,A7,A6,50
"""


def test_the_export_of_ten_years_ago_puts_a_blank_before_its_headers() -> None:
    transactions = read_one(OLD.encode())
    assert only_file(transactions).format == "paypal_activity"
    assert orders_of(transactions) == {
        "A1": ("ann@example.com", "2014-12-30", 20.0, 0.0),
        "A2": ("bob@example.com", "2014-12-29", 0.0, 30.0),
    }
    assert exclusions(transactions) == {Excluded.OWN_TRANSFER: (4, -1000.0 + 50.0 - 50.0 + 50.0)}


def test_the_shorter_german_export_has_descriptions_and_no_status() -> None:
    rows = [row for row in cells("paypal_activity_de") if row[5] not in {"Ausstehend", "Entfernt"}]
    rows = only_columns(
        rows,
        *[
            "Datum",
            "Uhrzeit",
            "Zeitzone",
            "Typ",
            "Währung",
            "Brutto",
            "Gebühr",
            "Netto",
            "Guthaben",
            "Transaktionscode",
        ],
        *["Absender E-Mail-Adresse", "Name", "Umsatzsteuer", "Rechnungsnummer", "Zugehöriger Transaktionscode"],
    )
    rows = with_header(with_header(rows, "Typ", "Beschreibung"), "Gebühr", "Entgelt")
    transactions = read_cells(rows)
    assert only_file(transactions).format == "paypal_activity_de"
    assert orders_of(transactions) == GERMAN


KEPT = [
    *TEN,
    "From Email Address",
    "To Email Address",
    "Transaction ID",
    "Item Title",
    "Reference Txn ID",
    "Balance Impact",
]
HEADERS = {
    "fr": "Date|Heure|Fuseau horaire|Nom|Type|État|Devise|Avant commission|Commission|Net|De l'adresse email|"
    "À l'adresse email|Numéro de transaction|Titre de l'objet|Numéro de la transaction de référence|Impact sur le solde",
    "es": "Fecha|Hora|Zona horaria|Nombre|Tipo|Estado|Divisa|Bruto|Tarifa|Neto|Remitente|Destinatario|"
    "Id. de transacción|Título del artículo|Id. de transacción de referencia|Impacto en el saldo",
    "it": "Data|Orario|Fuso orario|Nome|Tipo|Stato|Valuta|Lordo|Tariffa|Netto|Indirizzo email mittente|"
    "Indirizzo email destinatario|Codice transazione|Titolo oggetto|Codice transazione di riferimento|Impatto sul saldo",
    "nl": "Datum|Tijd|Tijdzone|Naam|Type|Status|Valuta|Bruto|Kosten|Net|Van e-mailadres|Naar e-mailadres|"
    "Transactiereferentie|Item Title|Reference Txn ID|Effect op saldo",
    "pl": "Data|Godzina|Strefa czasowa|Nazwa|Typ|Status|Waluta|Brutto|Opłata|Netto|Z adresu e-mail|Na adres e-mail|"
    "Numer transakcji|Nazwa przedmiotu|Pomocniczy numer transakcji|Wpływ na saldo",
}
STATES = {
    "Completed": ["Terminé", "Completado", "Completata", "Voltooid", "Zakończona"],
    "Partially Refunded": [
        "Partiellement remboursé",
        "Parcialmente reembolsado",
        "Rimborsata parzialmente",
        "Gedeeltelijk terugbetaald",
        "Częściowo zwrócona",
    ],
    "Pending": ["En attente", "Pendiente", "In sospeso", "In behandeling", "Oczekująca"],
    "Denied": ["Refusé", "Rechazado", "Rifiutata", "Geweigerd", "Odrzucona"],
    "Reversed": ["Annulation effectuée", "Revertido", "Stornata", "Teruggedraaid", "Wycofana"],
}
TYPES = {
    "Express Checkout Payment": [
        "Paiement Express Checkout",
        "Pago con Pago exprés",
        "Pagamento Express Checkout",
        "Express Checkout betaling",
        "Płatność Express Checkout",
    ],
    "Payment Refund": [
        "Remboursement de paiement",
        "Reembolso de pago",
        "Rimborso pagamento",
        "Terugbetaling",
        "Zwrot płatności",
    ],
    "Payment Reversal": ["Remboursement", "Reembolso", "Storno pagamento", "Terugbetaling", "Zwrot"],
    "Website Payment": [
        "Paiement sur site marchand",
        "Pago en el sitio web",
        "Pagamento su sito web",
        "Websitebetaling",
        "Płatność internetowa",
    ],
    "General Withdrawal": [
        "Virement standard",
        "Retirada general",
        "Prelievo generico",
        "Algemene opname",
        "Wypłata ogólna",
    ],
    "PreApproved Payment Bill User Payment": [
        "Paiement préapprouvé",
        "Pago preaprobado",
        "Pagamento preautorizzato utenza",
        "Vooraf goedgekeurde betaling",
        "Płatność wstępnie zatwierdzona",
    ],
    "Authorization": ["Autorisation", "Autorización", "Autorizzazione", "Autorisatie", "Autoryzacja"],
    "General Currency Conversion": [
        "Conversion de devise standard",
        "Conversión de divisas general",
        "Conversione di valuta generica",
        "Algemeen valutaomrekening",
        "Ogólne przeliczenie waluty",
    ],
    "Bank Deposit to PP Account ": [
        "Dépôt bancaire sur compte PayPal",
        "Depósito bancario en la cuenta PayPal",
        "Versamento bancario su conto PayPal",
        "Bankstorting op PayPal-rekening",
        "Wpłata z banku na konto PayPal",
    ],
    "Shopping Cart Item": [
        "Article du panier",
        "Artículo del carrito",
        "Articolo nel carrello",
        "Winkelwagenartikel",
        "Pozycja koszyka",
    ],
}
IMPACTS = {
    "Credit": ["Crédit", "Crédito", "Accredito", "Bij", "Uznanie"],
    "Debit": ["Débit", "Débito", "Addebito", "Af", "Obciążenie"],
    "Memo": ["Mémo", "Nota", "Memo", "Memo", "Notatka"],
}


@pytest.mark.parametrize(("place", "language"), list(enumerate(HEADERS)))
def test_accounts_in_other_languages(place: int, language: str) -> None:
    rows = only_columns(cells("paypal_activity"), *KEPT)
    for header, words in (("Type", TYPES), ("Status", STATES), ("Balance Impact", IMPACTS)):
        rows = changed(rows, header, lambda cell, words=words: words[cell][place] if cell in words else cell)  # type: ignore[misc]
    for header in ("Gross", "Fee", "Net"):
        rows = changed(rows, header, lambda cell: cell.replace(",", "_").replace(".", ",").replace("_", "."))
    transactions = read_cells([HEADERS[language].split("|"), *rows[1:]])
    assert only_file(transactions).format == "paypal_activity"
    assert orders_of(transactions) == ENGLISH
    assert exclusions(transactions) == {
        reason: (n, round(sum_, 2)) for reason, (n, sum_) in LEFT_OUT["paypal_activity"].items()
    }
