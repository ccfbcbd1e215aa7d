"""Which roles columns of sales in an engine can have; what the command line tells without loading an engine."""

from __future__ import annotations

ROLES = (
    *("ordered_at", "revenue", "unit_price", "quantity", "customer_id", "email", "phone"),
    *("order_id", "product", "channel", "discount_code"),
    *("first_name", "last_name", "consent", "country", "postcode"),
)
IDENTITIES = ("customer_id", "email", "phone")
CONTACTS = ("email", "phone", "first_name", "last_name", "consent", "country", "postcode")
"""What lists need of a customer; the latest entry counts."""
