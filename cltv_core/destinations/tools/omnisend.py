"""Omnisend: contacts, and its personalization.

support.omnisend.com, articles 3838659, 4234735 and 11197418.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

OMNISEND = Destination(
    key="omnisend",
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
    upload_unknown=True,
    has_notes=True,
    merge_tags=MergeTags("[[contact.first_name]]", fallback='[[contact.first_name | default: "{instead}"]]'),
)
