"""Shopify."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from cltv_core.reading.formats.declaration import Format, Match, Rule, WrongFile, signature

SHOPIFY_ORDERS = Format(
    key="shopify_orders",
    name="Shopify",
    signatures=(
        signature(
            "Financial Status|Created at|Lineitem name|Lineitem quantity|Lineitem price|Fulfillment Status|"
            "Accepts Marketing|Billing Name|Cancelled at",
            missing=5,
        ),
        signature("Name|Financial Status|Created at|Total", missing=0),
    ),
    roles={
        "order_id": ("Name",),
        "ordered_at": ("Created at", "Paid at"),
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
        "channel": ("Source", "Note Attributes"),
        "discount_code": ("Discount Code",),
        "status": ("Financial Status",),
    },
    excerpts={"Note Attributes": r"(?im)^\s*utm[ _]source\s*:\s*(.+)$"},
    grain="order on first row",
    identity=("email", "phone", "name + postcode", "name ~"),
    rules=(
        Rule("Cancelled at", r".+", Excluded.CANCELLED),
        Rule("Test", r"true|yes|1", Excluded.TRIAL),
        Rule("Financial Status", r"voided|expired", Excluded.CANCELLED),
        Rule("Financial Status", r"pending|authorized|unpaid", Excluded.NOT_PAID_YET, asks=True),
    ),
    refunded_in_full=Match("Financial Status", r"refunded"),
    day_first=False,
    notes=(Note.TOTALS_FIRST, Note.WITH_TAX_AND_SHIPPING, Note.REFUND_COLUMN),
)

SHOPIFY_CHECKOUTS = WrongFile(
    key="shopify_abandoned_checkouts",
    signatures=(
        signature(
            "Name|Financial Status|Fulfillment Status|Paid at|Fulfilled at|Created at|Total|Lineitem name|"
            "Lineitem quantity|Lineitem price|Accepts Marketing|Billing Name|Cancelled at",
            missing=2,
        ),
    ),
    what=NotSales.SHOPIFY_CHECKOUTS,
    remedy=Remedy.SHOPIFY_ORDERS,
    empty="Financial Status",
)

SHOPIFY_PAYOUTS = WrongFile(
    key="shopify_payouts_transactions",
    signatures=(
        signature("Transaction Date|Type|Order|Payout Status|Payout Date|Payout ID|Available On|Fee|Net", missing=3),
        signature("Payout Date|Status|Charges|Refunds|Adjustments|Reserved Funds|Fees|Retried Amount", missing=3),
    ),
    what=NotSales.SHOPIFY_PAYOUTS,
    remedy=Remedy.SHOPIFY_ORDERS,
)
