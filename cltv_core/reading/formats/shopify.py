"""Shopify."""

from __future__ import annotations

from cltv_core.reading import sentences
from cltv_core.reading.formats.declaration import Format, Rule, WrongFile, signature

_MENU = "In Shopify choose Orders, then Export, all orders, CSV, and drop that file here."

SHOPIFY_ORDERS = Format(
    key="shopify_orders",
    label="Shopify orders export",
    signatures=(
        signature(
            "Name|Email|Financial Status|Created at|Total|Currency|Lineitem name|Lineitem quantity|Lineitem price|"
            "Fulfillment Status|Accepts Marketing|Billing Name|Payment Method|Cancelled at",
            missing=7,
        ),
    ),
    roles={
        "order_id": ("Name",),
        "ordered_at": ("Created at",),
        "revenue": ("Total",),
        "refunded": ("Refunded Amount",),
        "email": ("Email",),
        "phone": ("Phone", "Billing Phone", "Shipping Phone"),
        "name": ("Billing Name", "Shipping Name"),
        "postcode": ("Billing Zip", "Shipping Zip"),
        "country": ("Billing Country", "Shipping Country"),
        "consent": ("Accepts Marketing",),
        "product": ("Lineitem name",),
        "quantity": ("Lineitem quantity",),
        "unit_price": ("Lineitem price",),
        "currency": ("Currency",),
        "channel": ("Source",),
        "discount_code": ("Discount Code",),
        "status": ("Financial Status",),
    },
    grain="order on first row",
    identity=("email", "phone", "name + postcode"),
    rules=(
        Rule("Cancelled at", r".+", sentences.CANCELLED),
        Rule("Financial Status", r"voided|expired", sentences.CANCELLED),
        Rule("Financial Status", r"pending|authorized", sentences.PENDING, asks=True),
    ),
    notes=(sentences.NOTE_TOTALS_FIRST, sentences.NOTE_TAX, sentences.NOTE_REFUND_COLUMN),
)

SHOPIFY_CUSTOMERS = WrongFile(
    key="shopify_customers_export",
    signatures=(
        signature(
            "Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Zip|Accepts SMS Marketing|"
            "Total Spent|Total Orders|Tax Exempt",
            missing=4,
        ),
    ),
    what="the list of customers of a Shopify shop, which has no dates of sale",
    remedy=_MENU,
)

SHOPIFY_PAYOUTS = WrongFile(
    key="shopify_payouts_transactions",
    signatures=(
        signature("Transaction Date|Type|Order|Payout Status|Payout Date|Payout ID|Available On|Fee|Net", missing=3),
    ),
    what="the list of payouts of a Shopify shop, which names no customers",
    remedy=_MENU,
)
