"""Mailchimp: contacts of an audience, and merge tags.

mailchimp.com/help: format-guidelines-for-your-import-file, all-the-merge-tags-cheat-sheet and
use-conditional-merge-tag-blocks.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import OURS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

MAILCHIMP = Destination(
    key="mailchimp",
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
    upload_unknown=True,
    has_notes=True,
    merge_tags=MergeTags("*|FNAME|*", choice="*|IF:FNAME|*{named}*|ELSE:|*{unnamed}*|END:IF|*"),
)
