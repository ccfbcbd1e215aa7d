"""Constant Contact (knowledgebase.constantcontact.com, article 37423)."""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS, Column, Destination

CONSTANT_CONTACT = Destination(
    key="constant-contact",
    label="Constant Contact",
    columns=(
        Column("Email Address", "email"),
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        Column("Company"),
        Column("Phone Number - Home", "phone"),
        Column("City", "city"),
        Column("State / Province", "state"),
        Column("Zip / Postal Code", "postcode"),
        Column("Country", "country"),
        *OURS,
    ),
    max_bytes=100 * MEGABYTE,
    max_rows=1_000_000,
    max_email=80,
    max_chars={"first_name": 50, "last_name": 50},
    steps=(
        "In Constant Contact open Contacts, then Add contacts, Upload from file, and pick the file.",
        "Match the columns: those that it does not know can become custom fields.",
        "Choose or make the list they go into, for example one with the name of the segment.",
        "Confirm that you have permission to write to these people. Those who are there already are updated.",
    ),
    unknown=(
        "Do not load this file: Constant Contact asks you to confirm that everybody in it gave permission. Ask these "
        "people first, at the till or with their next order."
    ),
)
