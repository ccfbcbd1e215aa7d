"""The UCI Online Retail data set."""

from __future__ import annotations

from cltv_core.reading import sentences
from cltv_core.reading.formats.declaration import Format, Rule

ONLINE_RETAIL = Format(
    key="online_retail",
    label="Online Retail (UCI) invoice lines",
    signatures=(
        frozenset({"invoice no", "stock code", "quantity", "invoice date", "unit price", "customer id"}),
        frozenset({"invoice", "stock code", "quantity", "invoice date", "price", "customer id"}),
    ),
    roles={
        "order_id": ("InvoiceNo", "Invoice"),
        "ordered_at": ("InvoiceDate",),
        "unit_price": ("UnitPrice", "Price"),
        "quantity": ("Quantity",),
        "customer_id": ("CustomerID",),
        "product": ("Description",),
        "country": ("Country",),
    },
    grain="line",
    identity=("customer_id",),
    currency="GBP",
    rules=(
        Rule("InvoiceNo", r"A\d+", sentences.ADJUSTMENT),
        Rule("Invoice", r"A\d+", sentences.ADJUSTMENT),
        Rule("StockCode", r"(?i)BANK CHARGES|AMAZONFEE|CRUK|S|B", sentences.FEE),
    ),
    product_code="StockCode",
    not_products=r"(?i)POST|DOT|C2|D|M",
    notes=(sentences.NOTE_NOT_PRODUCTS,),
)
