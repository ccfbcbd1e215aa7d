"""Lightspeed Retail, the X-Series (Vend)."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

LIGHTSPEED_X_SALES_HISTORY = Format(
    key="lightspeed_x_sales_history",
    name="Lightspeed",
    signatures=(
        signature("Receipt Number|Line Type|Customer Code"),
        signature("Receipt Number|Line Type|Register"),
        signature("Receipt Number|Customer Code|Loyalty|Register"),
        signature("Receipt Number|AccountCodeSale|AccountCodePurchase"),
    ),
    roles={
        "order_id": ("Receipt Number",),
        "ordered_at": ("Date",),
        "revenue": ("Total",),
        "customer_id": ("Customer Code",),
        "name": ("Customer Name",),
        "email": ("Customer Email",),
        "product": ("Details",),
        "quantity": ("Quantity",),
        "channel": ("Register",),
        "status": ("Status",),
    },
    grain="line",
    identity=("customer_id", "email", "name"),
    detail=Match("Line Type", r"payment.*"),
    summary=Match("Line Type", r"sale"),
    product_code="Line Type",
    not_products=r"sale|payment.*",
    rules=(
        Rule("Status", r"void(?:ed)?|cancell?ed|deleted", Excluded.CANCELLED),
        Rule("Status", r"saved|parked|open|quote.*", Excluded.TRIAL),
        Rule("Status", r"lay-?by.*|on ?account.*|.*unpaid.*|awaiting.*", Excluded.NOT_PAID_YET, asks=True),
    ),
    notes=(
        Note.RECEIPT_TOTALS,
        Note.NO_EMAIL,
    ),
)
