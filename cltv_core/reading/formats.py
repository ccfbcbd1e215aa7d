"""The export formats that are recognised, as data: adding one is a declaration here and a fixture in the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cltv_core.reading import sentences

Grain = Literal["line", "order", "order on first row", "order repeated"]
"""What a row is: an order line whose amounts add up; a whole order; a line with the order's total on the first row
only; a line with the order's total on every row. The data decide where a format leaves it open."""


@dataclass(frozen=True)
class Rule:
    """Rows whose cell under `header` matches the regular expression `pattern` (whole cell) are left out."""

    header: str
    pattern: str
    reason: str
    unless_majority: bool = False


@dataclass(frozen=True)
class Format:
    """How one program exports.

    `signatures`: sets of headers, each of which gives the format away (normalised spelling); `roles`: role -> headers
    in order of preference; `identity`: the roles that name a customer, best first, those to be joined written
    "name + postcode";
    `not_products`: cells under `product_code` that belong to the order but are no product; `day_first`: how 03/04 is
    read where the column leaves it open.
    """

    key: str
    label: str
    signatures: tuple[frozenset[str], ...]
    roles: Mapping[str, tuple[str, ...]]
    grain: Grain | None = None
    identity: tuple[str, ...] = ("customer_id", "email", "phone", "name")
    currency: str = ""
    day_first: bool = True
    rules: tuple[Rule, ...] = ()
    product_code: str = ""
    not_products: str = ""
    notes: tuple[str, ...] = field(default=())


FORMATS: tuple[Format, ...] = (
    Format(
        key="shopify_orders",
        label="Shopify orders export",
        signatures=(frozenset({"name", "financial status", "created at", "lineitem name", "total"}),),
        roles={
            "order_id": ("Name",),
            "ordered_at": ("Created at",),
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
            "channel": ("Source",),
            "discount_code": ("Discount Code",),
            "status": ("Financial Status",),
        },
        grain="order on first row",
        identity=("email", "phone", "name + postcode"),
        rules=(
            Rule("Cancelled at", r".+", sentences.CANCELLED),
            Rule("Financial Status", r"voided|expired", sentences.CANCELLED),
            Rule("Financial Status", r"pending|authorized", sentences.PENDING, unless_majority=True),
        ),
        notes=(sentences.NOTE_TOTALS_FIRST, sentences.NOTE_TAX, sentences.NOTE_REFUND_COLUMN),
    ),
    Format(
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
    ),
    Format(
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
    ),
)

BY_MEANING = Format(
    key="by_meaning",
    label="Columns found by name and content",
    signatures=(),
    roles={},
    notes=(sentences.NOTE_TAX,),
)
