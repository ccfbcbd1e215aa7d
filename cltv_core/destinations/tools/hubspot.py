"""HubSpot: contacts, and the tokens of its template language.

knowledge.hubspot.com (set up your import file) and developers.hubspot.com/docs/cms/reference/hubl.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

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
    merge_tags=MergeTags(
        "{{ contact.firstname }}", fallback="{{ personalization_token('contact.firstname', '{instead}') }}"
    ),
)
