"""CDNOW, the data set that the literature on customer value is measured on."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import Format, signature

CDNOW = Format(
    key="cdnow",
    name="CDNOW",
    signatures=(
        signature("CDNOW customer|CDNOW date|CDNOW CDs|CDNOW amount"),
        signature("customer_id|date|number_of_cds|dollar_value"),
    ),
    roles={
        "customer_id": ("CDNOW customer", "customer_id"),
        "ordered_at": ("CDNOW date", "date"),
        "quantity": ("CDNOW CDs", "number_of_cds"),
        "revenue": ("CDNOW amount", "dollar_value"),
    },
    grain="order",
    identity=("customer_id",),
    currency="USD",
)
