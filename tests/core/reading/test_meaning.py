"""Columns found by their names in nine languages, and by what their cells look like."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cltv_core.errors import ColumnsUnclear
from cltv_core.reading.codes import Problem
from cltv_core.reading.columns.meaning import columns_by_meaning
from cltv_core.reading.source.table import RawTable, from_text
from tests.core.reading.helpers import csv_bytes, read_one

PEOPLE = ("Ada Lovelace", "Bob Berg", "Chloé Dupont", "Dan O'Hara", "Eva Novak")
CELLS = {
    "date": lambda n: f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d}",
    "moment": lambda n: f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d} 1{n % 10}:05:00",
    "birth": lambda n: f"19{60 + n % 5}-03-{n % 5 + 1:02d}",
    "clock": lambda n: f"1{n % 10}:{n % 60:02d}",
    "money": lambda n: f"{10 + n * 1.25:.2f}",
    "cash": lambda n: f"{3 + n * 0.5:.2f}",
    "pieces": lambda n: str(n % 4 + 1),
    "number": lambda n: str(1000 + n),
    "who": lambda n: f"K{n % 5 + 1:03d}",
    "person": lambda n: PEOPLE[n % 5],
    "first": lambda n: PEOPLE[n % 5].split()[0],
    "last": lambda n: PEOPLE[n % 5].split()[1],
    "mail": lambda n: f"person{n % 5}@example.com",
    "phone": lambda n: f"+49 170 12345{n % 5:02d}",
    "item": lambda n: ("Cut", "Colour", "Wax")[n % 3],
    "code": lambda n: f"A-{n % 7:03d}",
    "currency": "EUR".format,
    "state": "paid".format,
    "yes": lambda n: ("yes", "no")[n % 2],
    "percent": "19%".format,
    "note": lambda n: f"some words about visit {n}",
    "empty": "".format,
}  # fmt: skip


def table_of_cells(rows: Sequence[Sequence[object]], headers: Sequence[str]) -> RawTable:
    return from_text("f", csv_bytes(rows), ",", skip_rows=0, headers=headers)


def table_of(spec: str, rows: int = 24) -> RawTable:
    """From "Header: kind | Header: kind"."""
    columns = [part.rsplit(":", 1) for part in spec.split("|")]
    headers = [header.strip() for header, _ in columns]
    return table_of_cells([[CELLS[kind.strip()](n) for _, kind in columns] for n in range(rows)], headers)


def found(spec: str) -> dict[str, str]:
    return {role: headers[0] for role, headers in columns_by_meaning(table_of(spec), frozenset()).items()}


ESSENTIALS = [
    # till, English
    ("Date: date | Time: clock | Receipt no.: number | Client Name: person | Net Sales: money | Tax: cash | Tip: cash", "ordered_at=Date | time=Time | order_id=Receipt no. | name=Client Name | revenue=Net Sales"),
    ("Ticket no.: number | Business Date: date | Guest: person | Gross Sales: money | Discounts: cash | Net Sales: money", "order_id=Ticket no. | ordered_at=Business Date | customer_id=Guest | revenue=Net Sales"),
    ("Basket: number | Household: who | Day: date | Value: money", "order_id=Basket | customer_id=Household | ordered_at=Day | revenue=Value"),
    ("Invoice Date: date | Due Date: date | Customer: person | Subtotal: money | VAT: cash | Total (incl. VAT): money | Balance Due: cash", "ordered_at=Invoice Date | customer_id=Customer | revenue=Total (incl. VAT)"),
    ("Sale ID: number | Sold At: moment | Member No: who | Member Since: birth | Total Paid: money | Total Tax: cash | Cost: cash", "order_id=Sale ID | ordered_at=Sold At | customer_id=Member No | revenue=Total Paid"),
    ("Order Date: date | Ship Date: date | Last Updated: moment | Customer Email: mail | Order Total: money | Shipping Total: cash", "ordered_at=Order Date | email=Customer Email | revenue=Order Total"),
    ("Shipped Date: date | Created: moment | Customer Phone: phone | Grand Total: money | Grand Total Tax: cash", "ordered_at=Created | phone=Customer Phone | revenue=Grand Total"),
    # booking, donations, garage
    ("Appointment Date: date | Booked On: moment | Client Name: person | Client Email: mail | Service: item | Price: money | Date of Birth: birth", "ordered_at=Appointment Date | name=Client Name | email=Client Email | product=Service | unit_price=Price"),
    ("Donor ID: who | Donor Name: person | Gift Date: date | Gift amount: money | Fund: item | First Gift Date: birth", "customer_id=Donor ID | name=Donor Name | ordered_at=Gift Date | revenue=Gift amount | product=Fund"),
    ("Job Card: number | VIN: who | Date Completed: date | Invoice Total: money | Labour Cost: cash", "customer_id=VIN | ordered_at=Date Completed | revenue=Invoice Total"),
    ("client_id: who | visit_date: date | amount_paid: money | birthdate: birth", "customer_id=client_id | ordered_at=visit_date | revenue=amount_paid"),
    # German
    ("Beleg-Nr.: number | Datum: date | Kunde: person | Betrag netto: cash | MwSt.: cash | Betrag brutto: money", "order_id=Beleg-Nr. | ordered_at=Datum | customer_id=Kunde | revenue=Betrag brutto"),
    ("Bestellnummer: number | Bestelldatum: date | Lieferdatum: date | E-Mail-Adresse: mail | Gesamtbetrag (EUR): money | Versandkosten: cash", "order_id=Bestellnummer | ordered_at=Bestelldatum | email=E-Mail-Adresse | revenue=Gesamtbetrag (EUR)"),
    ("Rechnungsdatum: date | Fälligkeitsdatum: date | Kundennr.: who | Geburtsdatum: birth | Rechnungsbetrag: money | Offener Betrag: cash", "ordered_at=Rechnungsdatum | customer_id=Kundennr. | revenue=Rechnungsbetrag"),
    ("Termin: moment | Kundin: person | Leistung: item | Menge: pieces | Einzelpreis: money | Trinkgeld: cash", "ordered_at=Termin | customer_id=Kundin | product=Leistung | quantity=Menge | unit_price=Einzelpreis"),
    # French
    ("N° commande: number | Date de commande: date | Date de livraison: date | Nom du client: person | Montant HT: cash | TVA: cash | Montant TTC: money", "order_id=N° commande | ordered_at=Date de commande | name=Nom du client | revenue=Montant TTC"),
    ("Date d'achat: date | Date d'échéance: date | Courriel: mail | Prix unitaire: money | Quantité: pieces | Remise: cash", "ordered_at=Date d'achat | email=Courriel | unit_price=Prix unitaire | quantity=Quantité"),
    # Spanish
    ("Número de pedido: number | Fecha de pedido: date | Fecha de nacimiento: birth | Correo electrónico: mail | Importe total: money | IVA: cash", "order_id=Número de pedido | ordered_at=Fecha de pedido | email=Correo electrónico | revenue=Importe total"),
    ("Fecha: date | Vencimiento: date | Cliente: person | Base imponible: cash | Total factura: money", "ordered_at=Fecha | customer_id=Cliente | revenue=Total factura"),
    # Italian
    ("Numero ordine: number | Data ordine: date | Data consegna: date | Cliente: person | Imponibile: cash | IVA: cash | Totale: money", "order_id=Numero ordine | ordered_at=Data ordine | customer_id=Cliente | revenue=Totale"),
    ("Data: date | Scontrino: number | Tessera: who | Importo: money | Sconto: cash", "ordered_at=Data | order_id=Scontrino | customer_id=Tessera | revenue=Importo"),
    # Portuguese
    ("Número do pedido: number | Data do pedido: date | Data de nascimento: birth | CPF: who | Valor total: money | Frete: cash", "order_id=Número do pedido | ordered_at=Data do pedido | customer_id=CPF | revenue=Valor total"),
    ("Data da venda: date | Nome do cliente: person | Telemóvel: phone | Valor pago: money | Desconto: cash", "ordered_at=Data da venda | name=Nome do cliente | phone=Telemóvel | revenue=Valor pago"),
    # Dutch
    ("Bestelnummer: number | Besteldatum: date | Verzenddatum: date | Klantnummer: who | Totaal incl. btw: money | Verzendkosten: cash", "order_id=Bestelnummer | ordered_at=Besteldatum | customer_id=Klantnummer | revenue=Totaal incl. btw"),
    ("Factuurdatum: date | Vervaldatum: date | Klant: person | Bedrag excl. btw: cash | BTW: cash | Bedrag: money", "ordered_at=Factuurdatum | customer_id=Klant | revenue=Bedrag"),
    # Polish
    ("Numer zamówienia: number | Data zamówienia: date | Data wysyłki: date | E-mail klienta: mail | Kwota netto: cash | VAT: cash | Kwota brutto: money", "order_id=Numer zamówienia | ordered_at=Data zamówienia | email=E-mail klienta | revenue=Kwota brutto"),
    ("Data sprzedaży: date | Nr paragonu: number | Klient: person | Ilość: pieces | Cena jednostkowa: cash | Wartość: money", "ordered_at=Data sprzedaży | order_id=Nr paragonu | customer_id=Klient | quantity=Ilość | revenue=Wartość"),
    # Turkish
    ("Sipariş No: number | Sipariş Tarihi: date | Teslim Tarihi: date | Müşteri Adı: person | E-posta: mail | Toplam Tutar: money | KDV: cash", "order_id=Sipariş No | ordered_at=Sipariş Tarihi | name=Müşteri Adı | email=E-posta | revenue=Toplam Tutar"),
    ("Tarih: date | Fiş No: number | Müşteri: person | Adet: pieces | Birim Fiyat: cash | Tutar: money | İndirim: cash", "ordered_at=Tarih | order_id=Fiş No | customer_id=Müşteri | quantity=Adet | unit_price=Birim Fiyat | revenue=Tutar"),
    # odd ones
    ("InvoiceNo: number | StockCode: code | Quantity: pieces | InvoiceDate: moment | UnitPrice: cash | CustomerID: who", "order_id=InvoiceNo | product=StockCode | quantity=Quantity | ordered_at=InvoiceDate | unit_price=UnitPrice | customer_id=CustomerID"),
    ("order_id: number | customer_id: who | order_purchase_timestamp: moment | order_delivered_customer_date: date | payment_value: money", "order_id=order_id | customer_id=customer_id | ordered_at=order_purchase_timestamp | revenue=payment_value"),
    ("Gross: money | Fee: cash | Net: money | Date: date | Email: mail", "revenue=Gross | ordered_at=Date | email=Email"),
    ("Ref: number | Date: date | Name: person | Amount (£): money | Paid?: yes | Notes: note", "order_id=Ref | ordered_at=Date | name=Name | revenue=Amount (£)"),
    ("Item: item | Total Units: pieces | Total Amount: money | Purchase Date: date | Shopper Email Address: mail", "product=Item | revenue=Total Amount | ordered_at=Purchase Date | email=Shopper Email Address"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "expected"), ESSENTIALS)
def test_columns_as_programs_call_them(spec: str, expected: str) -> None:
    wanted = dict(part.split("=") for part in expected.split(" | "))
    columns = found(spec)
    assert {role: columns.get(role) for role in wanted} == wanted
    assert ("revenue" in wanted) == ("revenue" in columns)


CONTENT = [
    ("x: date | y: money | z: mail", "ordered_at=x | revenue=y | email=z"),
    ("Kolumna: moment | Ile: money | Kto: person", "ordered_at=Kolumna | revenue=Ile | customer_id=Kto"),
    (": number | : date | : who | : item | : money | : birth", ""),
    (": who | : date | : money", "customer_id=Column 1 | ordered_at=Column 2 | revenue=Column 3"),
    (": person | : moment | : cash | : mail", "email=Column 4 | ordered_at=Column 2 | revenue=Column 3"),
]


@pytest.mark.parametrize(("spec", "expected"), CONTENT)
def test_columns_without_telling_names_are_found_by_their_cells(spec: str, expected: str) -> None:
    wanted = dict(part.split("=") for part in expected.split(" | ") if part)
    columns = found(spec)
    assert {role: columns.get(role) for role in wanted} == wanted


@pytest.mark.parametrize(
    "header",
    [
        "Birthday", "Geburtsdatum", "Member since", "Due date", "Shipped at", "Last updated", "Refund date", "Payout date",
        "Data nascita", "Fecha de nacimiento", "Date d'échéance", "Data ważności", "Son güncelleme tarihi", "Verzenddatum",
    ],
)  # fmt: skip
def test_another_day_is_not_the_day_of_the_sale(header: str) -> None:
    assert "ordered_at" not in found(f"{header}: date | Customer: who | Total: money")


@pytest.mark.parametrize(
    "header",
    [
        "Tax", "Total tax", "Discount amount", "Tip", "Fee", "Balance", "Shipping total", "Cost", "Lifetime value", "Points",
        "Rabatt", "Trinkgeld", "Frais de port", "Descuento", "Sconto", "Prowizja", "Kargo tutarı", "Amount refunded",
    ],
)  # fmt: skip
def test_other_money_is_not_what_was_paid(header: str) -> None:
    assert "revenue" not in found(f"Date: date | Customer: who | {header}: money")


def test_the_total_is_told_from_price_and_pieces_by_arithmetic() -> None:
    rows = [
        [f"2025-01-{n + 1:02d}", f"K{n % 3}", f"{n % 4 + 1}", "2.50", f"{(n % 4 + 1) * 2.5:.2f}"] for n in range(20)
    ]
    columns = columns_by_meaning(table_of_cells(rows, [""] * 5), frozenset())
    assert columns["revenue"] == ("Column 5",)


def test_only_what_is_unclear_is_asked_with_examples() -> None:
    rows = [
        ["When", "Who", "A", "B"],
        *[[f"2025-01-{n:02d}", f"K{n % 4}", f"{n}.50", f"{n + 1}.50"] for n in range(1, 13)],
    ]
    with pytest.raises(ColumnsUnclear) as refusal:
        read_one(csv_bytes(rows))
    assert refusal.value.faults == (Problem.NO_AMOUNT_COLUMN,)
    assert refusal.value.understood == {"ordered_at": "When", "customer_id": "Who"}
    assert refusal.value.examples == {"A": ("1.50", "2.50", "3.50"), "B": ("2.50", "3.50", "4.50")}


def test_few_different_entries_may_be_kinds_of_anything() -> None:
    rows = [["When", "Von wem", "A"], *[[f"2025-01-{n:02d}", f"K{n % 3}", f"{n}.50"] for n in range(1, 13)]]
    with pytest.raises(ColumnsUnclear) as refusal:
        read_one(csv_bytes(rows))
    assert tuple(refusal.value.missing) == ("customer_id",)


@pytest.mark.parametrize(("people", "amounts", "told"), [(200, 30, True), (40, 30, False), (200, 12, False)])
def test_of_two_nameless_numbers_the_amounts_are_the_few_that_come_again(people: int, amounts: int, told: bool) -> None:
    rows = [
        f"{n * 7 % people + 1000}\t{(n * 11 % amounts + 1) * 5}\t2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
        for n in range(600)
    ]
    gifts = "\n".join(rows).encode()
    if told:
        columns = {"customer_id": "Column 1", "revenue": "Column 2", "ordered_at": "Column 3"}
        assert dict(read_one(gifts).report.files[0].columns) == columns
    else:
        with pytest.raises(ColumnsUnclear):
            read_one(gifts)
