"""Clover."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Rule, signature

CLOVER_PAYMENTS = Format(
    key="clover_payments",
    name="Clover",
    signatures=(
        signature(
            "Payment Date|External Payment ID|Card Auth Code|Tender|Card Entry Type|Card Brand|Card Number|Tip Amount|"
            "Service Charge Amount|Payment Employee Name|Payment Employee ID|Order Employee Name|Order Employee ID|"
            "Device|# Refunds|Refund Amount|Result",
            missing=11,
        ),
    ),
    roles={
        "order_id": ("Order ID", "Payment ID"),
        "ordered_at": ("Payment Date", "Order Date"),
        "revenue": ("Amount",),
        "refunded": ("Refund Amount",),
        "name": ("Customer Name",),
        "card_brand": ("Card Brand",),
        "card_last4": ("Card Number",),
        "currency": ("Currency",),
        "status": ("Result",),
    },
    grain="line",
    identity=("name", "card_brand + card_last4 ?"),
    rules=(Rule("Result", r"success.*|approved|", Excluded.CANCELLED, keep=True),),
    day_first=False,
    notes=(
        Note.TAX_WITHOUT_TIPS,
        Note.REFUND_COLUMN,
        Note.NO_CUSTOMER_CLOVER,
    ),
)
