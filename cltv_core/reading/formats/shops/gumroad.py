"""Gumroad."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

_YES = r"1|true|yes"

GUMROAD_SALES = Format(
    key="gumroad_sales",
    name="Gumroad",
    signatures=(
        signature(
            "Purchase Email|Do not contact?|Sale Price ($)|Net Total ($)|Fees ($)|Subtotal ($)|Partial Refund ($)|"
            "Fully Refunded?|Dispute Won?|Recurring Charge?|Free trial purchase?|Pre-order authorization?|Giftee Email|"
            "Discover?|License Key|Item Price ($)|Variants Price ($)|Affiliate commission ($)",
            missing=14,
        ),
    ),
    roles={
        "order_id": ("Order Number", "Purchase ID"),
        "ordered_at": ("Purchase Date",),
        "time": ("Purchase Time (UTC timezone)",),
        "revenue": ("Sale Price ($)",),
        "refunded": ("Partial Refund ($)",),
        "email": ("Purchase Email", "Buyer Email"),
        "name": ("Buyer Name",),
        "postcode": ("Zip Code",),
        "country": ("Country",),
        "refusal": ("Do not contact?",),
        "product": ("Item Name",),
        "quantity": ("Quantity",),
        "discount_code": ("Discount Code",),
        "channel": ("Referrer",),
    },
    grain="line",
    identity=("email", "name + postcode"),
    refunded_in_full=Match("Fully Refunded?", _YES),
    rules=(
        Rule("Free trial purchase?", _YES, Excluded.NOT_CHARGED),
        Rule("Pre-order authorization?", _YES, Excluded.NOT_CHARGED),
    ),
    currency="USD",
    utc=True,
    notes=(
        Note.GUMROAD_PRICES,
        Note.REFUND_COLUMN,
        Note.DISPUTES_COUNT,
    ),
)
