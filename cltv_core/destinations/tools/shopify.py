"""Shopify: the customers of a shop. Its import knows no value; a tag carries the segment."""

from __future__ import annotations

from cltv_core.destinations.declaration import MEGABYTE, Column, Destination

SHOPIFY = Destination(
    key="shopify",
    label="Shopify customers",
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
    steps=(
        "First, in Shopify, open Customers and Export all customers: keep that file, it is the way back.",
        "Open Customers, then Import, and pick the file.",
        "Tick the box that overwrites existing customers, or those you have already will not get their tag.",
        "Afterwards filter the customers by the tag (it begins with cltv-) and save the filter as a segment.",
    ),
    unknown=(
        "These people are marked as not accepting e-mail marketing. Load the file to see the tags at your customers, "
        "not to send to them."
    ),
    upload_unknown=True,
    notes=(
        "Overwriting replaces what Shopify knows of a customer, tags, address, note and tax exemption included, by "
        "what the file says. Add the customers export from the first step to your files here before you make the "
        "list: then the old tags and addresses are kept, and ours are added.",
    ),
)
