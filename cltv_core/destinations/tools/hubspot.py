"""HubSpot: contacts (knowledge.hubspot.com, set up your import file)."""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination

HUBSPOT = Destination(
    key="hubspot",
    columns=(
        Column("Email", "email"),
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        Column("Phone Number", "phone"),
        Column("Lifecycle Stage", constant="Customer"),
        *OURS,
    ),
    upload_unknown=True,
)
