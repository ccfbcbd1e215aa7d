"""Klaviyo: a list upload (help.klaviyo.com, articles 115005078967, 115005078807 and 360043841811)."""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS, Column, Destination

KLAVIYO = Destination(
    key="klaviyo",
    label="Klaviyo",
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
    steps=(
        "In Klaviyo open Audience, then Lists & segments, and make a new list with a name you will know again.",
        "Choose Upload contacts and pick the file.",
        "Leave the columns as Klaviyo matches them: those it does not know become custom properties, which you can use "
        "in segments and flows. Take Number for the value, the chance and the orders, and Date for the two days.",
        "Do not give the phone numbers SMS consent, unless each person agreed to texts as well.",
    ),
    unknown=(
        "Do not load this file into a Klaviyo list: loading someone into a list counts as their agreement, and Klaviyo "
        "does not ask them again. Ask these people first, at the till or with their next order."
    ),
)
