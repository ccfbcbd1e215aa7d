"""Etsy."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from cltv_core.reading.formats.declaration import Adjusted, Format, Match, Rule, WrongFile, signature

_BRITISH = {
    "Date Posted": "Date Shipped",
    "Delivery City": "Ship City",
    "Delivery State": "Ship State",
    "Delivery Zipcode": "Ship Zipcode",
    "Delivery Country": "Ship Country",
    "Delivery Name": "Ship Name",
    "Delivery": "Shipping",
    "Order Delivery": "Order Shipping",
}
_CANCELLED = r"cancell?ed|storniert|annul\w+|cancelad\w|geannuleerd|anulowan\w"
_REFUNDED = r"(?:fully )?refunded|erstattet|rembours\w+|reembolsad\w|rimborsat\w|terugbetaald|zwr[oó]con\w"

ETSY_SOLD_ORDERS = Format(
    key="etsy_sold_orders",
    name="Etsy",
    signatures=(
        signature(
            "Sale Date|Buyer User ID|Full Name|Number of Items|Order Value|Order Total|Order Net|Card Processing Fees|"
            "Adjusted Order Total|Adjusted Card Processing Fees|Adjusted Net Order Amount",
            missing=7,
        ),
    ),
    translations=_BRITISH,
    roles={
        "order_id": ("Order ID",),
        "ordered_at": ("Sale Date",),
        "revenue": ("Order Value",),
        "customer_id": ("Buyer User ID",),
        "name": ("Full Name", "Buyer"),
        "first_name": ("First Name",),
        "last_name": ("Last Name",),
        "postcode": ("Ship Zipcode",),
        "country": ("Ship Country",),
        "currency": ("Currency",),
        "discount_code": ("Coupon Code",),
        "status": ("Status",),
    },
    grain="order",
    identity=("customer_id", "name + postcode", "name"),
    less=("Discount Amount",),
    adjusted=Adjusted("Order Total", "Adjusted Order Total"),
    refunded_in_full=Match("Status", _REFUNDED),
    rules=(Rule("Status", _CANCELLED, Excluded.CANCELLED),),
    day_first=False,
    no_mailing=Note.NO_MAILING_ETSY,
    notes=(
        Note.GOODS_LESS_DISCOUNTS,
        Note.ETSY_REFUNDS,
        Note.NO_EMAIL,
    ),
)

ETSY_SOLD_ORDER_ITEMS = Format(
    key="etsy_sold_order_items",
    name="Etsy",
    signatures=(
        signature(
            "Sale Date|Item Name|Item Total|Transaction ID|Listing ID|Listings Type|Order Shipping|Order Sales Tax|"
            "Ship Name|Variations|VAT Paid by Buyer|Date Paid",
            missing=7,
        ),
    ),
    translations=_BRITISH,
    roles={
        "order_id": ("Order ID",),
        "ordered_at": ("Sale Date",),
        "revenue": ("Item Total",),
        "quantity": ("Quantity",),
        "product": ("Item Name",),
        "customer_id": ("Buyer",),
        "name": ("Ship Name",),
        "postcode": ("Ship Zipcode",),
        "country": ("Ship Country",),
        "currency": ("Currency",),
        "discount_code": ("Coupon Code",),
    },
    grain="line",
    identity=("customer_id", "name + postcode", "name"),
    less=("Discount Amount",),
    day_first=False,
    no_mailing=Note.NO_MAILING_ETSY,
    notes=(
        Note.GOODS_LESS_DISCOUNTS,
        Note.REFUNDS_UNKNOWN,
        Note.NO_EMAIL,
    ),
)

ETSY_STATEMENT = WrongFile(
    key="etsy_statement",
    signatures=(signature("Date|Type|Title|Info|Currency|Amount|Fees & Taxes|Net|Tax Details", missing=3),),
    what=NotSales.ETSY_STATEMENT,
    remedy=Remedy.ETSY_ORDERS,
    translations={
        "Datum": "Date",
        "Typ": "Type",
        "Titel": "Title",
        "Titre": "Title",
        "Währung": "Currency",
        "Devise": "Currency",
        "Betrag": "Amount",
        "Montant": "Amount",
        "Gebühren & Steuern": "Fees & Taxes",
        "Gebühren und Steuern": "Fees & Taxes",
        "Frais et taxes": "Fees & Taxes",
        "Netto": "Net",
        "Steuerdetails": "Tax Details",
        "Steuerinformationen": "Tax Details",
    },
)
