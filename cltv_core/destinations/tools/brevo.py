"""Brevo: contacts with attributes, and the variables of its template language.

help.brevo.com, articles 208729849, 4402386448530 and 4405381108626.
"""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, OURS_IN_CAPITALS, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

BREVO = Destination(
    key="brevo",
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
    merge_tags=MergeTags("{{ contact.FIRSTNAME }}", fallback="{{ contact.FIRSTNAME|default:'{instead}' }}"),
)
