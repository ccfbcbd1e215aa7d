"""Shopify."""

from __future__ import annotations

from cltv_core.reading import sentences
from cltv_core.reading.formats.declaration import Format, Rule

SHOPIFY_ORDERS = Format(
    key="shopify_orders",
    label="Shopify orders export",
    signatures=(frozenset({"name", "financial status", "created at", "lineitem name", "total"}),),
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
        Rule("Financial Status", r"pending|authorized", sentences.PENDING, unless_majority=True),
    ),
    notes=(sentences.NOTE_TOTALS_FIRST, sentences.NOTE_TAX, sentences.NOTE_REFUND_COLUMN),
)
