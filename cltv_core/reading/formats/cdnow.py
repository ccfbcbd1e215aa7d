"""CDNOW, the data set that the literature on customer value is measured on."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import Format

CDNOW = Format(
    key="cdnow",
    label="CDNOW purchase history",
    signatures=(
        frozenset({"cdnow customer", "cdnow date", "cdnow cds", "cdnow amount"}),
        frozenset({"customer id", "date", "number of cds", "dollar value"}),
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
