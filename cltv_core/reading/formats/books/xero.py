"""Xero."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

_CREDIT_NOTE = r".*credit ?note.*|accreccredit|.*gutschrift.*"

XERO_SALES_INVOICES_EXPORT = Format(
    key="xero_sales_invoices_export",
    name="Xero",
    signatures=(
        signature(
            "ContactName|EmailAddress|POAddressLine1|SAAddressLine1|InvoiceNumber|InvoiceDate|DueDate|PlannedDate|"
            "TaxTotal|InvoiceAmountPaid|InvoiceAmountDue|InventoryItemCode|UnitAmount|LineAmount|AccountCode|TaxType|"
            "TrackingName1",
            missing=11,
        ),
    ),
    roles={
        "order_id": ("InvoiceNumber",),
        "ordered_at": ("InvoiceDate",),
        "revenue": ("LineAmount",),
        "email": ("EmailAddress",),
        "name": ("ContactName",),
        "postcode": ("POPostalCode", "SAPostalCode"),
        "country": ("POCountry", "SACountry"),
        "product": ("Description", "InventoryItemCode"),
        "quantity": ("Quantity",),
        "currency": ("Currency",),
        "status": ("Status",),
        "refund_of": ("Reference",),
    },
    grain="line",
    identity=("email", "name"),
    rules=(
        Rule("Type", r".*(?:overpayment|prepayment).*", Excluded.BOOKING),
        Rule("Type", r"bill|purchase.*|accpay.*|supplier.*", Excluded.OWN_PAYMENT),
        Rule("Status", r"voided|deleted|declined", Excluded.CANCELLED),
        Rule("Status", r"draft|submitted|awaiting approval", Excluded.TRIAL),
    ),
    refund_row=Match("Type", _CREDIT_NOTE),
    negative=Match("Type", _CREDIT_NOTE),
    notes=(
        Note.INVOICED,
        Note.XERO_LINES,
    ),
)
