"""Klaviyo: a list upload, and the tags of its messages.

help.klaviyo.com, articles 115005078967, 115005078807, 360043841811 and 27843522951707.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

KLAVIYO = Destination(
    key="klaviyo",
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
    merge_tags=MergeTags("{{ first_name }}", fallback="{{ first_name|default:'{instead}' }}"),
)
