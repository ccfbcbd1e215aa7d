"""Squarespace."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import Format, Match, Rule, signature
from cltv_core.text import sentences

SQUARESPACE_ORDERS = Format(
    key="squarespace_orders",
    label="Squarespace orders export",
    signatures=(
        signature(
            "Order ID|Amount Refunded|Lineitem variant|Private Notes|Financial Status|Created at|Lineitem name|"
            "Lineitem quantity|Lineitem price|Fulfillment Status|Billing Name|Cancelled at",
            missing=6,
        ),
        signature("Order ID|Amount Refunded|Financial Status|Created at|Total", missing=1),
    ),
    roles={
        "order_id": ("Order ID",),
        "ordered_at": ("Created at", "Paid at"),
        "revenue": ("Total",),
        "refunded": ("Amount Refunded",),
        "email": ("Email",),
        "phone": ("Billing Phone", "Shipping Phone"),
        "name": ("Billing Name", "Shipping Name"),
        "postcode": ("Billing Zip", "Shipping Zip"),
        "country": ("Billing Country", "Shipping Country"),
        "product": ("Lineitem name",),
        "quantity": ("Lineitem quantity",),
        "unit_price": ("Lineitem price",),
        "currency": ("Currency",),
        "channel": ("Channel Name", "Channel Type"),
        "discount_code": ("Discount Code",),
        "status": ("Financial Status",),
    },
    identity=("email", "phone", "name + postcode", "name"),
    refunded_in_full=Match("Financial Status", r"refunded"),
    rules=(
        Rule("Cancelled at", r".+", sentences.CANCELLED),
        Rule("Financial Status", r"voided|cancell?ed|failed|declined|expired", sentences.CANCELLED),
        Rule("Fulfillment Status", r"cancell?ed", sentences.CANCELLED),
        Rule("Financial Status", r"pending|unpaid|authorized", sentences.PENDING, asks=True),
    ),
    day_first=False,
    notes=(
        "Tick pending, fulfilled and cancelled orders when you export, so that none is missing.",
        sentences.NOTE_TAX,
        sentences.NOTE_REFUND_COLUMN,
    ),
)
