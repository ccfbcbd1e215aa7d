"""HubSpot: contacts (knowledge.hubspot.com, set up your import file)."""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination

HUBSPOT = Destination(
    key="hubspot",
    label="HubSpot",
    columns=(
        Column("Email", "email"),
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        Column("Phone Number", "phone"),
        Column("Lifecycle Stage", constant="Customer"),
        *OURS,
    ),
    steps=(
        "In HubSpot open Contacts, then Import, and start an import of a file from your computer: one file, contacts.",
        "Pick the file. People who are there already are found by their e-mail and updated; an empty cell changes "
        "nothing.",
        "Match the columns: the first time, make a property for each that HubSpot does not know (Number for the value, "
        "the chance and the orders, Date picker with year-month-day for the two days, text for the rest).",
        "On the last page tick the box that makes a list of this import.",
    ),
    unknown=(
        "Load this file only to see the values at your contacts, not to send to them: leave them as non-marketing "
        "contacts, and ask them first."
    ),
    upload_unknown=True,
)
