"""Wix."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

WIX_ORDERS = Format(
    key="wix_orders",
    name="Wix",
    signatures=(
        signature(
            "Date created|Total order quantity|Contact email|Additional checkout info|Quantity refunded|Deposit amount|"
            "Delivery method|Delivery zip/postal code|Recipient name|Billing name|Payment status|Gift card amount|"
            "Shipping rate|Total tax|Net amount|Additional fees|Fulfillment service|Shipping label|Fulfill by|Custom "
            "text",
            missing=14,
        ),
    ),
    roles={
        "order_id": ("Order number",),
        "ordered_at": ("Date created",),
        "time": ("Time",),
        "revenue": ("Total",),
        "refunded": ("Refunded amount",),
        "email": ("Contact email",),
        "phone": ("Billing phone", "Recipient phone"),
        "name": ("Billing name", "Recipient name"),
        "postcode": ("Delivery zip/postal code",),
        "country": ("Billing country", "Delivery country"),
        "product": ("Item",),
        "quantity": ("Qty",),
        "unit_price": ("Price",),
        "currency": ("Currency",),
        "discount_code": ("Coupon code",),
        "status": ("Payment status",),
    },
    grain="order repeated",
    identity=("email", "phone", "name + postcode"),
    refunded_in_full=Match("Payment status", r"(?:fully )?refunded|(?:vollständig )?erstattet"),
    rules=(
        Rule("Payment status", r"cancell?ed|declined|voided|failed|storniert|abgelehnt", Excluded.CANCELLED),
        Rule("Fulfillment status", r"cancell?ed|storniert", Excluded.CANCELLED),
        Rule(
            "Payment status",
            r"unpaid|not paid|pending.*|authorized|nicht bezahlt|unbezahlt|ausstehend",
            Excluded.NOT_PAID_YET,
            asks=True,
        ),
    ),
    notes=(Note.WITH_TAX_AND_SHIPPING, Note.REFUND_COLUMN),
)
