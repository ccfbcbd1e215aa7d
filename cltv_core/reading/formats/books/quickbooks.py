"""QuickBooks."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature
from cltv_core.reading.source.group_rows import carried_down

_NO_SALE = (
    r"(?:bill |receive )?payments?|deposit|transfer|cheque|check|expense|bill( credit)?|vendor credit|credit card.*|"
    r"journal( entry)?|general journal|estimate|quote|sales order|purchase( order)?|inventory.*|time.*|"
    r"zahlung|einzahlung|angebot|paiement|dépôt|devis|pago|depósito|presupuesto"
)
_GIVEN_BACK = r"credit memo|credit note|refund( receipt)?|sales refund|gutschrift|avoir|note de crédit|nota de crédito"

QUICKBOOKS_SALES_BY_CUSTOMER_DETAIL = Format(
    key="quickbooks_online_sales_by_customer_detail",
    name="QuickBooks",
    signatures=(
        signature("Transaction type|Num|Product/Service full name|Amount"),
        signature("Transaction type|Num|Sales price|Amount"),
        signature("Transaction type|Num|Quantity|Amount|Balance"),
    ),
    translations={
        "Date": "Transaction date",
        "Type": "Transaction type",
        "No.": "Num",
        "Product/Service": "Product/Service full name",
        "Item": "Product/Service full name",
        "Memo/Description": "Description",
        "Memo": "Description",
        "Qty": "Quantity",
        "Rate": "Sales price",
        "Customer": "Customer full name",
        "Name": "Customer full name",
    },
    prepare=carried_down,
    roles={
        "order_id": ("Num",),
        "ordered_at": ("Transaction date",),
        "revenue": ("Amount",),
        "name": ("Customer full name",),
        "email": ("Customer email", "Email"),
        "product": ("Product/Service full name", "Description"),
        "quantity": ("Quantity",),
        "status": ("Transaction type",),
        "currency": ("Currency",),
    },
    grain="line",
    identity=("email", "name"),
    number_within=("name", "status"),
    rules=(Rule("Transaction type", _NO_SALE, Excluded.BOOKING),),
    refund_row=Match("Transaction type", _GIVEN_BACK),
    negative=Match("Transaction type", _GIVEN_BACK),
    day_first=False,
    notes=(
        Note.INVOICED,
        Note.QUICKBOOKS_LINES,
        Note.NO_EMAIL_QUICKBOOKS,
    ),
)
