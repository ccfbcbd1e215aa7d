"""Brevo: contacts with attributes (help.brevo.com, article 208729849)."""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS_IN_CAPITALS, Column, Destination

BREVO = Destination(
    key="brevo",
    label="Brevo",
    columns=(
        Column("EMAIL", "email"),
        Column("FIRSTNAME", "first_name"),
        Column("LASTNAME", "last_name"),
        Column("SMS", "phone"),
        Column("EXT_ID", "customer_id"),
        *OURS_IN_CAPITALS,
    ),
    needs=(("email",), ("phone",)),
    unique_phones=True,
    max_bytes=250 * MEGABYTE,
    steps=(
        "In Brevo open Contacts, then Import contacts, and upload the file.",
        "Match the columns: the first time, make an attribute for each that Brevo does not know (Number for the value, "
        "the chance and the orders, Date for the two days, Text for the rest).",
        "Choose or make the list they go into, for example one with the name of the segment.",
        "Confirm that these people agreed to hear from you, and tick the box that updates existing contacts.",
    ),
    unknown=(
        "Do not load this file: Brevo asks you to confirm that everybody in it agreed to hear from you. Ask these "
        "people first, at the till or with their next order."
    ),
)
