"""The UCI Online Retail data set."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Rule, signature

ONLINE_RETAIL = Format(
    key="online_retail",
    name="Online Retail",
    signatures=(
        signature("InvoiceNo|StockCode|Quantity|InvoiceDate|UnitPrice|CustomerID"),
        signature("Invoice|StockCode|Quantity|InvoiceDate|Price|Customer ID"),
    ),
    translations={"Invoice": "InvoiceNo", "Price": "UnitPrice"},
    roles={
        "order_id": ("InvoiceNo",),
        "ordered_at": ("InvoiceDate",),
        "unit_price": ("UnitPrice",),
        "quantity": ("Quantity",),
        "customer_id": ("CustomerID",),
        "product": ("Description",),
        "country": ("Country",),
    },
    grain="line",
    identity=("customer_id",),
    currency="GBP",
    rules=(
        Rule("InvoiceNo", r"A\d+", Excluded.ADJUSTMENT),
        Rule("StockCode", r"BANK CHARGES|AMAZONFEE|CRUK|S|B", Excluded.FEE),
    ),
    product_code="StockCode",
    not_products=r"POST|DOT|C2|D|M",
    notes=(Note.NOT_PRODUCTS,),
)
