"""Meta (Facebook and Instagram): a custom audience with customer value (business help, 2082575038703844)."""

from __future__ import annotations

from cltv_core.destinations.declaration import Column, Destination

META = Destination(
    key="meta",
    columns=(
        Column("email", "email", hashed=True),
        Column("phone", "phone", hashed=True),
        Column("fn", "first_name", hashed=True),
        Column("ln", "last_name", hashed=True),
        Column("zip", "postcode", hashed=True),
        Column("ct", "city", hashed=True),
        Column("st", "state", hashed=True),
        Column("country", "country", hashed=True),
        Column("value", "worth"),
    ),
    needs=(("email",), ("phone",), ("first_name", "last_name", "postcode", "country")),
    min_people=100,
    whole_range=True,
    hash_phone_digits=True,
    has_notes=True,
)
