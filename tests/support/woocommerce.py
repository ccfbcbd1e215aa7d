"""A shop that answers as WooCommerce's REST API v3 does, written from its published schema.

https://developer.woocommerce.com/docs/apis/rest-api/v3/orders/, .../refunds/ and .../authentication/
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.https_server import Answer, body

HOST = "shop.example"
KEY = "ck_" + "0123456789abcdef" * 2 + "01234567"
SECRET = "cs_" + "fedcba9876543210" * 2 + "fedcba98"
Json = Mapping[str, Any]

NO_ADDRESS = dict.fromkeys(
    ("first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "phone"),
    "",
)


def order(number: int, at: str, total: str, **more: Any) -> dict[str, Any]:
    """An order with all properties that WooCommerce publishes, those not given as it would have them."""
    return {
        "id": number,
        "parent_id": 0,
        "number": str(number),
        "order_key": f"wc_order_{number}",
        "created_via": "checkout",
        "version": "9.4.2",
        "status": "completed",
        "currency": "EUR",
        "date_created": at,
        "date_created_gmt": at,
        "date_modified": at,
        "discount_total": "0.00",
        "discount_tax": "0.00",
        "shipping_total": "0.00",
        "cart_tax": "0.00",
        "total": total,
        "total_tax": "0.00",
        "prices_include_tax": False,
        "customer_id": 0,
        "customer_ip_address": "198.51.100.7",
        "customer_note": "",
        "billing": {**NO_ADDRESS, "email": ""},
        "shipping": NO_ADDRESS,
        "payment_method": "bacs",
        "payment_method_title": "Direct Bank Transfer",
        "date_paid": at,
        "meta_data": [],
        "line_items": [],
        "tax_lines": [],
        "shipping_lines": [],
        "fee_lines": [],
        "coupon_lines": [],
        "refunds": [],
        **more,
    }


def line(name: str, quantity: int, total: str) -> Json:
    return {
        "id": 315,
        "name": name,
        "product_id": 93,
        "variation_id": 0,
        "quantity": quantity,
        "tax_class": "",
        "subtotal": total,
        "subtotal_tax": "0.00",
        "total": total,
        "total_tax": "0.00",
        "taxes": [],
        "meta_data": [],
        "sku": "",
        "price": float(total) / max(quantity, 1),
    }


@dataclass
class Shop:
    """Its orders and refunds (id, order, day, amount); `between`: what goes wrong, request by request."""

    orders: list[dict[str, Any]]
    refunds: list[tuple[int, int, str, str]] = field(default_factory=list)
    between: dict[int, Answer] = field(default_factory=dict)
    key: tuple[str, str] = (KEY, SECRET)
    folder: str = ""
    lists_refunds: bool = True
    asked: list[str] = field(default_factory=list)
    before: Callable[[Shop], None] = lambda shop: None  # noqa: ARG005

    def answer_to(self, asked: BaseHTTPRequestHandler) -> Answer:
        self.asked.append(asked.path)
        self.before(self)
        if len(self.asked) in self.between:
            return self.between[len(self.asked)]
        address = urlsplit(asked.path)
        if asked.headers.get("Authorization") != self._shown():
            return fault(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
        query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        if address.path == f"{self.folder}/wp-json/wc/v3/orders":
            return page(self.orders, query)
        if address.path == f"{self.folder}/wp-json/wc/v3/refunds" and self.lists_refunds:
            return page([refund(*one) for one in self.refunds], query)
        return fault(404, "rest_no_route", "No route was found matching the URL and request method.")

    def _shown(self) -> str:
        return "Basic " + b64encode(":".join(self.key).encode()).decode()


def refund(number: int, parent: int, at: str, amount: str) -> dict[str, Any]:
    return {
        "id": number,
        "parent_id": parent,
        "date_created": at,
        "date_created_gmt": at,
        "amount": amount,
        "reason": "",
        "refunded_by": 1,
        "refunded_payment": False,
        "meta_data": [],
        "line_items": [],
    }


def page(entries: Sequence[dict[str, Any]], query: Mapping[str, str]) -> Answer:
    """Answer with one page, in the order asked for, with the fields asked for."""
    size, number = int(query.get("per_page", "10")), int(query.get("page", "1"))
    if size > 100:
        return fault(400, "rest_invalid_param", "Invalid parameter(s): per_page")
    sort = {"id": "id", "date": "date_created"}[query.get("orderby", "date")]
    found = sorted(entries, key=lambda one: one[sort], reverse=query.get("order", "desc") == "desc")
    shown = found[size * (number - 1) : size * number]
    wanted = query.get("_fields")
    if wanted:
        shown = [{name: one[name] for name in wanted.split(",") if name in one} for one in shown]
    pages = -(-len(found) // size)
    return body(
        json.dumps(shown).encode(),
        Content_Type="application/json; charset=UTF-8",
        X_WP_Total=str(len(found)),
        X_WP_TotalPages=str(pages),
    )


def fault(status: int, code: str, message: str) -> Answer:
    said = {"code": code, "message": message, "data": {"status": status}}
    return body(json.dumps(said).encode(), status, Content_Type="application/json; charset=UTF-8")
