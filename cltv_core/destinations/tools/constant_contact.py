"""Constant Contact: contacts, and its personalization tags.

knowledgebase.constantcontact.com, article 37423, and developer.constantcontact.com/api_guide/design_code_emails.html.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

CONSTANT_CONTACT = Destination(
    key="constant-contact",
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
    merge_tags=MergeTags("[[FIRSTNAME]]", fallback='[[FIRSTNAME OR "{instead}"]]'),
)
