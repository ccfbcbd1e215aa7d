"""PayPal's activity download, in the languages and the choices of columns that accounts have."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature
from cltv_core.reading.formats.payments.paypal_words import (
    GERMAN,
    MOVED,
    NO_SALE,
    NO_SALE_YET,
    NOT_BOOKED,
    OTHERS,
    REFUND,
)

PAYPAL_ACTIVITY = Format(
    key="paypal_activity",
    name="PayPal",
    signatures=(
        signature(
            "Date|Time|TimeZone|Name|Type|Status|Currency|Gross|Fee|Net|From Email Address|To Email Address|"
            "Transaction ID|Reference Txn ID|Balance|Balance Impact|Item Title|Receipt ID",
            missing=10,
        ),
        signature("TimeZone|Type|Gross|From Email Address"),
        signature("Date|Gross|From Email Address|Transaction ID"),
        signature("Date|Type|Status|Gross|From Email Address"),
    ),
    translations=OTHERS,
    roles={
        "order_id": ("Transaction ID",),
        "refund_of": ("Reference Txn ID",),
        "ordered_at": ("Date",),
        "time": ("Time",),
        "revenue": ("Gross",),
        "email": ("From Email Address",),
        "refund_email": ("To Email Address",),
        "name": ("Name",),
        "phone": ("Contact Phone Number",),
        "postcode": ("Zip/Postal Code",),
        "country": ("Country Code", "Country"),
        "currency": ("Currency",),
        "status": ("Status",),
        "product": ("Item Title",),
        "quantity": ("Quantity",),
    },
    grain="order",
    identity=("email", "name"),
    detail=Match(
        "Type",
        r"shopping cart item|warenkorbartikel|artikel im warenkorb|article du panier|artículo del carr(?:o|ito).*|"
        r"articolo (?:nel|del) carrello|(?:artikel in )?winkelwagen(?:artikel|item)?|pozycja koszyka",
    ),
    rules=(
        Rule("Type", MOVED, Excluded.OWN_TRANSFER),
        Rule("Balance Impact", NOT_BOOKED, Excluded.OWN_TRANSFER),
        Rule("Status", NO_SALE, Excluded.CANCELLED),
        Rule("Status", NO_SALE_YET, Excluded.NOT_PAID_YET),
    ),
    refund_row=Match("Type", REFUND),
    costs_are_negative=True,
    notes=(Note.WITH_TAX_AND_SHIPPING, Note.REFUND_ROWS),
)

PAYPAL_ACTIVITY_GERMAN = replace(PAYPAL_ACTIVITY, key="paypal_activity_de", translations=GERMAN)
