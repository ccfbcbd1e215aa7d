"""Shopify: the customers of a shop. Its import knows no value; a tag carries the segment.

Its messages are written in Liquid (shopify.dev/docs/api/liquid/objects/customer and /filters/default).
"""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, Column, Destination
from cltv_core.destinations.merge_tags import MergeTags

SHOPIFY = Destination(
    key="shopify",
    columns=(
        Column("First Name", "first_name"),
        Column("Last Name", "last_name"),
        Column("Email", "email"),
        Column("Accepts Email Marketing", "accepts_email"),
        Column("Default Address Company"),
        Column("Default Address Address1"),
        Column("Default Address Address2"),
        Column("Default Address City", "city"),
        Column("Default Address Province Code", "state"),
        Column("Default Address Country Code", "country"),
        Column("Default Address Zip", "postcode"),
        Column("Default Address Phone"),
        Column("Phone", "phone"),
        Column("Accepts SMS Marketing"),
        Column("Tags", "tags"),
        Column("Note"),
        Column("Tax Exempt"),
    ),
    needs=(("email",), ("phone",)),
    unique_phones=True,
    max_bytes=MEGABYTE,
    upload_unknown=True,
    has_notes=True,
    merge_tags=MergeTags("{{ customer.first_name }}", fallback="{{ customer.first_name | default: '{instead}' }}"),
)
