"""Stripe by a restricted key that may only read -> the rows of its export of payments.

Schema: https://docs.stripe.com/api/charges/object; amounts: https://docs.stripe.com/currencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import urlencode

import msgspec

from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import LinkRefused, link_of
from cltv_core.sources.api import Advice, Api, Progress
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.exported import Exported
from cltv_core.sources.https import Door

PROGRAM = "Stripe"
ADVICE = Advice(PROGRAM, Remedy.STRIPE_KEY, Remedy.STRIPE_KEY)
ADDRESS = "https://api.stripe.com/v1/charges"
VERSION = "2024-06-20"
"""Of the published schema that the answers are asked for in."""
PAGE = 100
"""The most that Stripe hands out at once."""
PEOPLE = ("data.customer", "data.refunds")
CONVERSION = ("data.balance_transaction", "data.refunds.data.balance_transaction")
NO_DECIMALS = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"]
)
"""Without UGX and ISK, which have none either, but are counted in hundredths by Stripe ("special cases")."""
THREE_DECIMALS = frozenset(["BHD", "JOD", "KWD", "OMR", "TND"])

HEADERS = (
    *("id", "Created date (UTC)", "Amount", "Amount Refunded", "Currency", "Captured", "Converted Amount"),
    *("Converted Amount Refunded", "Converted Currency", "Description", "Mode", "PaymentIntent ID"),
    *("Payment Source Type", "Refunded date (UTC)", "Statement Descriptor", "Status", "Seller Message", "Card Name"),
    *("Card Address Country", "Card Address Zip", "Card Brand", "Card Fingerprint", "Card Issue Country", "Card Last4"),
    *("Customer ID", "Customer Description", "Customer Email", "Customer Phone", "Shipping Name"),
    *("Shipping Address Country", "Shipping Address Postal Code", "Invoice ID"),
)

_KEY = re.compile(r"rk_(?:live|test)_[0-9a-zA-Z_]{10,250}")
_MIGHTY = re.compile(r"\s*sk_")


class _Address(msgspec.Struct):
    country: str | None = None
    postal_code: str | None = None


class _Contact(msgspec.Struct):
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    address: _Address | None = None


class _Customer(msgspec.Struct):
    id: str = ""
    description: str | None = None
    email: str | None = None
    phone: str | None = None


class _Booked(msgspec.Struct):
    amount: int
    currency: str


class _Refund(msgspec.Struct):
    amount: int = 0
    created: int = 0
    balance_transaction: _Booked | str | None = None


class _Refunds(msgspec.Struct):
    data: list[_Refund] = []


class _Card(msgspec.Struct):
    brand: str | None = None
    fingerprint: str | None = None
    country: str | None = None
    last4: str | None = None


class _Method(msgspec.Struct):
    type: str = ""
    card: _Card | None = None


class _Outcome(msgspec.Struct):
    type: str | None = None
    seller_message: str | None = None


class _Charge(msgspec.Struct):
    id: str
    amount: int
    created: int
    currency: str
    status: str
    amount_refunded: int = 0
    captured: bool = True
    disputed: bool = False
    refunded: bool = False
    livemode: bool = True
    description: str | None = None
    payment_intent: str | None = None
    statement_descriptor: str | None = None
    receipt_email: str | None = None
    invoice: str | None = None
    balance_transaction: _Booked | str | None = None
    billing_details: _Contact = msgspec.field(default_factory=_Contact)
    shipping: _Contact | None = None
    customer: _Customer | str | None = None
    outcome: _Outcome | None = None
    payment_method_details: _Method | None = None
    refunds: _Refunds | None = None


class _Page(msgspec.Struct):
    data: list[_Charge]
    has_more: bool = False


@dataclass(frozen=True)
class Stripe:
    """An account at Stripe with a restricted key. Raises LinkRefused for other keys: they could move money."""

    key: str = field(repr=False)

    def __post_init__(self) -> None:
        if _MIGHTY.match(self.key):
            raise LinkRefused(Problem.MIGHTY_KEY(program=PROGRAM), Remedy.STRIPE_KEY)
        if not _KEY.fullmatch(self.key):
            raise LinkRefused(Problem.NOT_A_KEY(program=PROGRAM), Remedy.STRIPE_KEY)

    @property
    def name(self) -> str:
        """What its file is called."""
        return "stripe.csv"

    def fetch(self, door: Door | None = None, progress: Progress | None = None) -> SourceFile:
        """Fetch all payments. Raises LinkRefused; then nothing was kept."""
        link = link_of(ADDRESS)
        table, count = Exported(HEADERS, link.host), 0
        headers = {"Authorization": f"Bearer {self.key}", "Stripe-Version": VERSION}
        with closing(Api(link, headers, ADVICE, door or Door())) as api:
            for page in _pages(api, link.target):
                for charge in page.data:
                    table.add(_row(charge))
                table.check_size()
                count += len(page.data)
                if progress:
                    progress(count, None)
        return table.file(self.name)


def _pages(api: Api, path: str) -> Iterator[_Page]:
    """Yield every page, the newest payments first."""
    page, expanded = _first(api, path)
    while True:
        yield page
        if not (page.has_more and page.data):
            return
        page = api.read(api.get(_target(path, expanded, page.data[-1].id)), _Page)


def _first(api: Api, path: str) -> tuple[_Page, tuple[str, ...]]:
    """Return the first page, with amounts in the currency of the account where the key may read them."""
    try:
        return api.read(api.get(_target(path, PEOPLE + CONVERSION)), _Page), PEOPLE + CONVERSION
    except LinkRefused as refusal:
        if refusal.problem != Problem.KEY_TOO_WEAK(host=api.host, program=PROGRAM):
            raise
    return api.read(api.get(_target(path, PEOPLE)), _Page), PEOPLE


def _target(path: str, expanded: tuple[str, ...], after: str = "") -> str:
    asked = [("limit", str(PAGE)), *(("expand[]", name) for name in expanded)]
    return f"{path}?{urlencode([*asked, *([('starting_after', after)] if after else [])])}"


def _row(charge: _Charge) -> Mapping[str, str]:
    paid, outcome = charge.billing_details, charge.outcome or _Outcome()
    customer = charge.customer if isinstance(charge.customer, _Customer) else _Customer(charge.customer or "")
    refunds = charge.refunds.data if charge.refunds else []
    row = {
        "id": charge.id,
        "Created date (UTC)": _moment(charge.created),
        "Amount": _major(charge.amount, charge.currency),
        "Amount Refunded": _major(charge.amount_refunded, charge.currency),
        "Currency": charge.currency,
        "Captured": str(charge.captured).lower(),
        "Description": charge.description,
        "Mode": "Live" if charge.livemode else "Test",
        "PaymentIntent ID": charge.payment_intent,
        "Refunded date (UTC)": _moment(max((one.created for one in refunds), default=0)),
        "Statement Descriptor": charge.statement_descriptor,
        "Status": _status(charge),
        "Seller Message": outcome.seller_message,
        "Customer ID": customer.id,
        "Customer Description": customer.description,
        "Customer Email": customer.email or paid.email or charge.receipt_email,
        "Customer Phone": customer.phone or paid.phone,
        "Invoice ID": charge.invoice,
        **_converted(charge, refunds),
        **_card(charge.payment_method_details, paid),
        **_shipping(charge.shipping or _Contact()),
    }
    return {name: cell or "" for name, cell in row.items()}


def _status(charge: _Charge) -> str:
    """Name the status as the export does, where a payment that was given back in part stays paid."""
    if charge.status == "failed":
        return "Blocked" if charge.outcome and charge.outcome.type == "blocked" else "Failed"
    if charge.status == "pending":
        return "Pending"
    if not charge.captured:
        return "Canceled" if charge.refunded else "Uncaptured"
    if charge.refunded:
        return "Refunded"
    return "Disputed" if charge.disputed else "Paid"


def _converted(charge: _Charge, refunds: list[_Refund]) -> dict[str, str | None]:
    """Return the money in the currency of the account; refunds at the rate of their own day."""
    booked = charge.balance_transaction
    if not isinstance(booked, _Booked):
        return {}
    back = [one.balance_transaction for one in refunds]
    given = sum(-one.amount for one in back if isinstance(one, _Booked) and one.currency == booked.currency)
    listed = sum(one.amount for one in refunds)
    if listed != charge.amount_refunded or not all(isinstance(one, _Booked) for one in back):
        given = round(booked.amount * charge.amount_refunded / charge.amount) if charge.amount else 0
    return {
        "Converted Amount": _major(booked.amount, booked.currency),
        "Converted Amount Refunded": _major(given, booked.currency),
        "Converted Currency": booked.currency,
    }


def _card(method: _Method | None, paid: _Contact) -> dict[str, str | None]:
    card, address = (method.card if method else None) or _Card(), paid.address or _Address()
    return {
        "Payment Source Type": method.type if method else "",
        "Card Name": paid.name,
        "Card Address Country": address.country,
        "Card Address Zip": address.postal_code,
        "Card Brand": card.brand,
        "Card Fingerprint": card.fingerprint,
        "Card Issue Country": card.country,
        "Card Last4": card.last4,
    }


def _shipping(to: _Contact) -> dict[str, str | None]:
    address = to.address or _Address()
    return {
        "Shipping Name": to.name,
        "Shipping Address Country": address.country,
        "Shipping Address Postal Code": address.postal_code,
    }


def _major(amount: int, currency: str) -> str:
    """Write an amount in the units people use: 1050 is 10.50 EUR, 1050 JPY and 1.050 KWD."""
    code = currency.upper()
    digits = 0 if code in NO_DECIMALS else 3 if code in THREE_DECIMALS else 2
    return str(Decimal(amount).scaleb(-digits).quantize(Decimal(1).scaleb(-digits)))


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S") if seconds else ""
