"""Klaviyo: a list upload (help.klaviyo.com, articles 115005078967, 115005078807 and 360043841811)."""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS, Column, Destination

KLAVIYO = Destination(
    key="klaviyo",
    columns=(
        Column("Email", "email"),
        Column("Phone Number", "phone"),
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        *OURS,
    ),
    needs=(("email",), ("phone",)),
    unique_phones=True,
    max_bytes=50 * MEGABYTE,
)
