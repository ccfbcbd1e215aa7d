"""Squarespace."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

SQUARESPACE_ORDERS = Format(
    key="squarespace_orders",
    name="Squarespace",
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
        Rule("Cancelled at", r".+", Excluded.CANCELLED),
        Rule("Financial Status", r"voided|cancell?ed|failed|declined|expired", Excluded.CANCELLED),
        Rule("Fulfillment Status", r"cancell?ed", Excluded.CANCELLED),
        Rule("Financial Status", r"pending|unpaid|authorized", Excluded.NOT_PAID_YET, asks=True),
    ),
    day_first=False,
    notes=(
        Note.TICK_ALL_ORDERS,
        Note.WITH_TAX_AND_SHIPPING,
        Note.REFUND_COLUMN,
    ),
)
