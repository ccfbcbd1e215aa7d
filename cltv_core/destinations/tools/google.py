"""Google Ads: Customer Match (support.google.com/google-ads/answer/7659867)."""

from __future__ import annotations

from cltv_core.destinations.declaration import Column, Destination

GOOGLE = Destination(
    key="google",
    columns=(
        Column("Email", "email", hashed=True),
        Column("Phone", "phone", hashed=True),
        Column("First Name", "first_name", hashed=True),
        Column("Last Name", "last_name", hashed=True),
        Column("Country", "country"),
        Column("Zip", "postcode"),
    ),
    needs=(("email",), ("phone",), ("first_name", "last_name", "country", "postcode")),
)
