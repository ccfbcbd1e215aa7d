"""eBay."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

_MARKS = (
    "Sales Record Number|Buyer Username|Buyer Note|Ship To Name|Item Title|Custom Label|Sold Via Promoted Listings|"
    "Sold For|Shipping And Handling|eBay Collected Tax"
)
_FEW_MARKS = ("Sales Record Number|Buyer Username", "Order Number|Buyer Username")

EBAY_ORDERS_REPORT = Format(
    key="ebay_orders_report",
    name="eBay",
    signatures=(
        signature(f"{_MARKS}|Total Price", missing=7),
        *(signature(f"{marks}|Total Price") for marks in _FEW_MARKS),
    ),
    translations={
        "User Id": "Buyer Username",
        "Buyer Fullname": "Buyer Name",
        "Buyer postcode": "Buyer Zip",
        "Post to name": "Ship To Name",
        "Post to phone": "Ship To Phone",
        "Post to postcode": "Ship To Zip",
        "Post to country": "Ship To Country",
        "Post by date": "Ship By Date",
        "Postage and packaging": "Shipping And Handling",
        "Item ID": "Item Number",
        "Sale Price": "Sold For",
        "Verkaufsprotokollnummer": "Sales Record Number",
        "Bestellnummer": "Order Number",
        "Nutzername des Käufers": "Buyer Username",
        "Mitgliedsname": "Buyer Username",
        "Name des Käufers": "Buyer Name",
        "Vollständiger Name des Käufers": "Buyer Name",
        "E-Mail-Adresse des Käufers": "Buyer Email",
        "E-Mail des Käufers": "Buyer Email",
        "Hinweis des Käufers": "Buyer Note",
        "Postleitzahl des Käufers": "Buyer Zip",
        "PLZ des Käufers": "Buyer Zip",
        "Land des Käufers": "Buyer Country",
        "Name des Empfängers": "Ship To Name",
        "Versand an Name": "Ship To Name",
        "Telefonnummer des Empfängers": "Ship To Phone",
        "Versand an PLZ": "Ship To Zip",
        "Versand an Postleitzahl": "Ship To Zip",
        "Postleitzahl des Empfängers": "Ship To Zip",
        "Versand an Land": "Ship To Country",
        "Land des Empfängers": "Ship To Country",
        "Artikelnummer": "Item Number",
        "Angebotstitel": "Item Title",
        "Artikelbezeichnung": "Item Title",
        "Bestandseinheit": "Custom Label",
        "Verkauft über Anzeigen": "Sold Via Promoted Listings",
        "Anzahl": "Quantity",
        "Stückzahl": "Quantity",
        "Verkauft für": "Sold For",
        "Verkaufspreis": "Sold For",
        "Verpackung und Versand": "Shipping And Handling",
        "Von eBay eingezogene Steuer": "eBay Collected Tax",
        "Gesamtbetrag": "Total Price",
        "Gesamtpreis": "Total Price",
        "Verkauft am": "Sale Date",
        "Verkaufsdatum": "Sale Date",
        "Zahlungsdatum": "Paid On Date",
        "Bezahldatum": "Paid On Date",
        "Versenden bis": "Ship By Date",
        "Versand bis": "Ship By Date",
    },
    roles={
        "order_id": ("Order Number", "Sales Record Number"),
        "ordered_at": ("Sale Date", "Paid On Date"),
        "revenue": ("Total Price",),
        "customer_id": ("Buyer Username",),
        "email": ("Buyer Email",),
        "name": ("Buyer Name", "Ship To Name"),
        "phone": ("Ship To Phone",),
        "postcode": ("Buyer Zip", "Ship To Zip"),
        "country": ("Buyer Country", "Ship To Country"),
        "product": ("Item Title",),
        "quantity": ("Quantity",),
        "unit_price": ("Sold For",),
    },
    identity=("customer_id", "email", "name + postcode"),
    summary=Match("Item Number", r"-*"),
    rules=(Rule("Paid On Date", r"-*", Excluded.NOT_PAID_YET, asks=True),),
    day_first=False,
    no_mailing=Note.NO_MAILING_EBAY,
    notes=(
        Note.EBAY_TOTALS,
        Note.REFUNDS_UNKNOWN,
    ),
)

EBAY_WITHOUT_TOTALS = replace(
    EBAY_ORDERS_REPORT,
    signatures=(signature(_MARKS, missing=6), *(signature(marks) for marks in _FEW_MARKS)),
    roles={role: headers for role, headers in EBAY_ORDERS_REPORT.roles.items() if role != "revenue"},
    grain="line",
    notes=(Note.GOODS_ONLY, Note.REFUNDS_UNKNOWN),
)
