"""Stripe: payments with refunds as columns; balance and payouts name no customers."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from cltv_core.reading.formats.declaration import Converted, Format, Match, Rule, WrongFile, signature

_MARKS = (
    "id|Amount|Amount Refunded|Currency|Captured|Status|Converted Amount|Converted Currency|Description|Customer Email|"
    "Customer ID|Card Fingerprint|Seller Message|PaymentIntent ID|Statement Descriptor"
)
_TELLING = (
    "Created date (UTC)|Created (UTC)|Converted Amount|Converted Currency|Card Fingerprint|Seller Message|"
    "PaymentIntent ID|Statement Descriptor|Interchange Costs|Is Link"
)

STRIPE_PAYMENTS = Format(
    key="stripe_unified_payments",
    name="Stripe",
    signatures=(signature(f"{_MARKS}|Created date (UTC)|Is Link", missing=11, telling=_TELLING),),
    roles={
        "order_id": ("id", "PaymentIntent ID"),
        "ordered_at": ("Created date (UTC)", "Created (UTC)", "Created"),
        "revenue": ("Amount",),
        "refunded": ("Amount Refunded",),
        "refunded_at": ("Refunded date (UTC)",),
        "email": ("Customer Email", "Customer Description", "customer_email (metadata)", "email (metadata)"),
        "customer_id": ("Customer ID", "Card Fingerprint", "Customer Description"),
        "phone": ("Customer Phone", "Shipping Phone"),
        "name": ("Card Name", "Shipping Name"),
        "postcode": ("Card Address Zip", "Shipping Address Postal Code"),
        "country": ("Card Address Country", "Shipping Address Country", "Card Issue Country"),
        "consent": ("Checkout Promotional Consent",),
        "currency": ("Currency",),
        "status": ("Status",),
        "channel": ("UTM Source",),
    },
    converted=Converted("Converted Amount", "Converted Amount Refunded", "Converted Currency"),
    grain="order",
    identity=("email", "customer_id", "phone", "name + postcode"),
    rules=(
        Rule("Mode", r"test", Excluded.TRIAL),
        Rule(
            "Status",
            r"failed|cancell?ed|blocked|declined|expired|incomplete|requires(?!.capture).*|early fraud warning",
            Excluded.CANCELLED,
        ),
        Rule("Status", r"uncaptured|requires.capture|pending|processing", Excluded.NOT_PAID_YET),
        Rule("Captured", r"false|no|0|falsch", Excluded.CANCELLED),
    ),
    refunded_in_full=Match("Status", r"refunded"),
    utc=True,
    notes=(Note.WITH_TAX_AND_SHIPPING, Note.REFUNDS_DEDUCTED, Note.SUBSCRIPTIONS),
)

STRIPE_PAYMENTS_LEGACY = replace(
    STRIPE_PAYMENTS,
    key="stripe_payments_legacy",
    signatures=(signature(f"{_MARKS}|Created (UTC)|Interchange Costs", missing=11, telling=_TELLING),),
)

STRIPE_BALANCE = WrongFile(
    key="stripe_balance_legacy",
    signatures=(
        signature("id|Type|Source|Amount|Fee|Net|Currency|Created (UTC)|Available On (UTC)", missing=2),
        signature(
            "balance_transaction_id|created_utc|available_on_utc|currency|gross|fee|net|reporting_category", missing=2
        ),
    ),
    what=NotSales.STRIPE_BALANCE,
    remedy=Remedy.STRIPE_PAYMENTS,
)

STRIPE_PAYOUTS = WrongFile(
    key="stripe_payouts",
    signatures=(
        signature(
            "id|Amount|Created (UTC)|Currency|Automatic|Arrival Date (UTC)|Source Type|Destination|Status|Type|Method|"
            "Balance Transaction|Destination Name",
            missing=4,
        ),
    ),
    what=NotSales.STRIPE_PAYOUTS,
    remedy=Remedy.STRIPE_PAYMENTS,
)
