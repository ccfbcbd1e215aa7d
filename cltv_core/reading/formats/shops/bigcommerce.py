"""BigCommerce."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Packed, Rule, signature

_NEXT = r"(?=,\s*Product (?:Weight|Variation|Unit|Total|SKU|Options)|\||$)"
_ITEM = (
    rf"Product Qty:\s*(?P<quantity>[\d.]+)[^|]*?Product Name:\s*(?P<product>[^|]+?){_NEXT}"
    rf"(?:[^|]*?Product Total Price:\s*(?P<amount>[^|]*?){_NEXT})?"
)

BIGCOMMERCE_ORDERS = Format(
    key="bigcommerce_orders",
    name="BigCommerce",
    signatures=(
        signature(
            "Customer ID|Customer Name|Customer Email|Order Date|Order Status|Subtotal (inc tax)|Subtotal (ex tax)|"
            "Order Total (inc tax)|Order Total (ex tax)|Product Details|Store Credit Redeemed|Ship Method|"
            "Total Shipped|Gift Certificate Amount Redeemed|Order Currency Code|Shipping Cost (inc tax)",
            missing=9,
        ),
    ),
    roles={
        "order_id": ("Order ID",),
        "ordered_at": ("Order Date",),
        "time": ("Order Time",),
        "revenue": ("Order Total (inc tax)",),
        "refunded": ("Refund Amount",),
        "email": ("Customer Email", "Billing Email", "Shipping Email"),
        "customer_id": ("Customer ID",),
        "phone": ("Customer Phone", "Billing Phone", "Shipping Phone"),
        "name": ("Customer Name",),
        "first_name": ("Billing First Name", "Shipping First Name"),
        "last_name": ("Billing Last Name", "Shipping Last Name"),
        "postcode": ("Billing Zip", "Shipping Zip"),
        "country": ("Billing Country", "Shipping Country"),
        "currency": ("Order Currency Code",),
        "channel": ("Channel Name",),
        "status": ("Order Status",),
    },
    grain="order",
    identity=("email", "customer_id", "phone", "name + postcode"),
    packed=Packed("Product Details", _ITEM),
    refunded_in_full=Match("Order Status", r"refunded"),
    rules=(
        Rule("Order Status", r"cancell?ed|declined|incomplete", Excluded.CANCELLED),
        Rule("Order Status", r"pending|awaiting payment", Excluded.NOT_PAID_YET, asks=True),
    ),
    day_first=False,
    notes=(Note.WITH_TAX_AND_SHIPPING, Note.REFUND_COLUMN),
)
