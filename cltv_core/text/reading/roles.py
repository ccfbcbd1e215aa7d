"""What the owner reads of the roles that columns play."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.voice import N_, Sentence, _

LABELS: Mapping[str, str] = {
    "ordered_at": N_("Date of the sale"),
    "time": N_("Time of day, where it has its own column"),
    "revenue": N_("Amount paid"),
    "unit_price": N_("Price of one piece"),
    "quantity": N_("Number of pieces"),
    "customer_id": N_("Customer (number or name)"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "name": N_("Full name"),
    "postcode": N_("Postcode"),
    "country": N_("Country"),
    "consent": N_("Agreed to e-mail (consent)"),
    "order_id": N_("Order number"),
    "product": N_("Product"),
    "status": N_("Status"),
    "voided": N_("Cancelled or not"),
    "kind": N_("Sale or refund"),
    "refunded": N_("Amount refunded"),
    "taken_back": N_("Amount given back, where it has its own column"),
    "currency": N_("Currency"),
    "channel": N_("Sales channel"),
    "discount_code": N_("Discount code"),
    "refunded_at": N_("Day of the refund"),
    "refund_of": N_("Order that a refund belongs to"),
    "refund_email": N_("E-mail of the customer on refunds"),
    "refusal": N_("Opted out of e-mail"),
    "card_brand": N_("Brand of the card"),
    "card_last4": N_("Last digits of the card"),
}
"""Role (see `cltv_core.reading.vocabulary.roles`) -> what a column of it holds."""


def role_label(role: str) -> Sentence:
    """Say what a column of this role holds."""
    return _(LABELS[role])
