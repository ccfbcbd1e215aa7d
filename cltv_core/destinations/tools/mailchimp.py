"""Mailchimp: contacts of an audience (mailchimp.com/help/format-guidelines-for-your-import-file)."""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination

MAILCHIMP = Destination(
    key="mailchimp",
    label="Mailchimp",
    columns=(
        Column("Email Address", "email"),
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        Column("Phone Number", "phone"),
        *OURS,
    ),
    ascii_before_at=True,
    american_days=True,
    max_text_bytes=255,
    steps=(
        "In Mailchimp open Audience, then Contacts, Add contacts, Import contacts, and choose to upload a file.",
        "Pick the file. As the status of the contacts choose Subscribed.",
        "Give the whole file one tag, for example the name of the segment: the tag is what you send to later.",
        "Tick the box that updates existing contacts, so that their values are renewed.",
        "Match the columns the first time: Number for the value, the chance and the orders, Date (MM/DD/YYYY) for the "
        "two days, Text for the rest.",
    ),
    unknown=(
        "If you load this file at all, choose the status Non-subscribed: such people may not get a newsletter from "
        "you. Ask them first, at the till or with their next order."
    ),
    upload_unknown=True,
    notes=("People who have unsubscribed in Mailchimp stay unsubscribed, whatever a file says.",),
)
