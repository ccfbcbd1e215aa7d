"""Google Ads: Customer Match (support.google.com/google-ads/answer/7659867)."""

from __future__ import annotations

from cltv_core.destinations.declaration import Column, Destination

GOOGLE = Destination(
    key="google",
    label="Google Ads",
    columns=(
        Column("Email", "email", hashed=True),
        Column("Phone", "phone", hashed=True),
        Column("First Name", "first_name", hashed=True),
        Column("Last Name", "last_name", hashed=True),
        Column("Country", "country"),
        Column("Zip", "postcode"),
    ),
    needs=(("email",), ("phone",), ("first_name", "last_name", "country", "postcode")),
    steps=(
        "In Google Ads open Tools, then Shared library, Audience manager, and make a new segment from a customer list.",
        "Choose to upload emails, phones and addresses from a file. Say whether the data is plain text or, for a file "
        "whose name ends in sha256, hashed.",
        "Confirm that the data was collected by you and with consent, and upload.",
        "It takes up to two days until the list can be used.",
    ),
    unknown=(
        "Do not load this file: Google takes only people who agreed that their details are used for advertising. Ask "
        "these people first."
    ),
)
