"""An account that answers as Stripe's API does, written from its published schema.

https://docs.stripe.com/api/charges/object, .../api/pagination, .../api/errors and .../api/expanding_objects
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.https_server import Answer, body

HOST = "api.stripe.com"
KEY = "rk_live_51" + "aB3dE5fG7h" * 9
Json = dict[str, Any]


def charge(number: str, created: int, amount: int, currency: str = "usd", **more: Any) -> Json:
    """A payment with what Stripe publishes of one that succeeded, and its booking in the currency of the account."""
    given = more.pop("refunds", [])
    refunded = sum(one["amount"] for one in given)
    return {
        "id": number,
        "object": "charge",
        "amount": amount,
        "amount_captured": amount,
        "amount_refunded": refunded,
        "application": None,
        "application_fee": None,
        "balance_transaction": booked(amount, currency),
        "billing_details": {
            "address": dict.fromkeys(("city", "country", "line1", "postal_code", "state")),
            "email": None,
        }
        | {"name": None, "phone": None},
        "calculated_statement_descriptor": "SHOP",
        "captured": True,
        "created": created,
        "currency": currency,
        "customer": None,
        "description": None,
        "disputed": False,
        "failure_code": None,
        "invoice": None,
        "livemode": True,
        "metadata": {},
        "outcome": {
            "network_status": "approved_by_network",
            "seller_message": "Payment complete.",
            "type": "authorized",
        },
        "paid": True,
        "payment_intent": f"pi_{number}",
        "payment_method_details": {"card": {"brand": "visa", "country": "US", "fingerprint": None, "last4": "4242"}}
        | {"type": "card"},
        "receipt_email": None,
        "refunded": 0 < amount <= refunded,
        "refunds": {"object": "list", "data": given, "has_more": False, "url": f"/v1/charges/{number}/refunds"},
        "shipping": None,
        "statement_descriptor": None,
        "status": "succeeded",
        **more,
    }


def refund(created: int, amount: int, currency: str = "usd", booking: Json | None = None) -> Json:
    return {
        "id": f"re_{created}",
        "object": "refund",
        "amount": amount,
        "created": created,
        "currency": currency,
        "status": "succeeded",
        "balance_transaction": booking or booked(-amount, currency),
    }


def booked(amount: int, currency: str) -> Json:
    return {"id": f"txn_{amount}", "object": "balance_transaction", "amount": amount, "currency": currency, "fee": 59}


def customer(number: str, **more: Any) -> Json:
    return {"id": number, "object": "customer", "description": None, "email": None, "phone": None, **more}


@dataclass
class Account:
    """Its payments, the newest first; `between`: what goes wrong, request by request."""

    charges: list[Json]
    between: dict[int, Answer] = field(default_factory=dict)
    key: str = KEY
    reads_balance: bool = True
    asked: list[str] = field(default_factory=list)

    def answer_to(self, asked: BaseHTTPRequestHandler) -> Answer:
        self.asked.append(asked.path)
        if len(self.asked) in self.between:
            return self.between[len(self.asked)]
        address = urlsplit(asked.path)
        if asked.headers.get("Authorization") != f"Bearer {self.key}":
            return fault(401, f"Invalid API Key provided: {asked.headers.get('Authorization')}")
        if address.path != "/v1/charges" or not asked.headers.get("Stripe-Version"):
            return fault(404, "Unrecognized request URL")
        query = parse_qs(address.query)
        expanded = query.get("expand[]", [])
        if not self.reads_balance and "data.balance_transaction" in expanded:
            return fault(403, f"The provided key '{self.key}' does not have the required permissions.")
        return self._page(query, expanded)

    def _page(self, query: Mapping[str, list[str]], expanded: list[str]) -> Answer:
        size = int(query.get("limit", ["10"])[0])
        names = [one["id"] for one in self.charges]
        start = names.index(query["starting_after"][0]) + 1 if "starting_after" in query else 0
        shown = [folded(one, expanded) for one in self.charges[start : start + size]]
        more = start + size < len(self.charges)
        said = {"object": "list", "url": "/v1/charges", "has_more": more, "data": shown}
        return body(json.dumps(said).encode(), Content_Type="application/json")


def folded(one: Json, expanded: list[str]) -> Json:
    """A payment with ids in place of the objects that were not asked for."""
    shown = dict(one)
    for name in ("customer", "balance_transaction"):
        if f"data.{name}" not in expanded and shown[name]:
            shown[name] = shown[name]["id"]
    if "data.refunds" not in expanded:
        del shown["refunds"]
    elif "data.refunds.data.balance_transaction" not in expanded:
        refunds = [
            {**each, "balance_transaction": each["balance_transaction"]["id"]} for each in shown["refunds"]["data"]
        ]
        shown["refunds"] = {**shown["refunds"], "data": refunds}
    return shown


def fault(status: int, message: str) -> Answer:
    said = {"error": {"message": message, "type": "invalid_request_error"}}
    return body(json.dumps(said).encode(), status, Content_Type="application/json")
