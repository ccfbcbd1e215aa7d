"""Omnisend: contacts (support.omnisend.com, articles 3838659 and 4234735)."""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination

OMNISEND = Destination(
    key="omnisend",
    label="Omnisend",
    columns=(
        Column("Email", "email"),
        Column("Phone number", "phone"),
        Column("First name", "first_name"),
        Column("Last name", "last_name"),
        Column("Tags", "tags"),
        Column("Email opt-in date"),
        *OURS,
    ),
    needs=(("email",), ("phone",)),
    unique_phones=True,
    steps=(
        "In Omnisend open Audience, then Import contacts, and upload the file.",
        "Match the columns: those that Omnisend does not know become custom properties (Number for the value, the "
        "chance and the orders, Date for the two days, Text for the rest).",
        "Tick Import emails as subscribed, or nobody in the file can be written to.",
        "Do not tick the same for phone numbers, unless each person agreed to texts as well.",
    ),
    unknown=(
        "If you load this file at all, leave Import emails as subscribed without its tick: such people may not get a "
        "newsletter from you. Ask them first, at the till or with their next order."
    ),
    upload_unknown=True,
    notes=(
        "The day of agreement is left empty, unless you joined a column with that name: your sales do not tell it.",
    ),
)
