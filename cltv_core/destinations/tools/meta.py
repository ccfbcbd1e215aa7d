"""Meta (Facebook and Instagram): a custom audience with customer value (business help, 2082575038703844)."""

from __future__ import annotations

from cltv_core.destinations.declaration import Column, Destination

META = Destination(
    key="meta",
    label="Meta (Facebook and Instagram)",
    columns=(
        Column("email", "email", hashed=True),
        Column("phone", "phone", hashed=True),
        Column("fn", "first_name", hashed=True),
        Column("ln", "last_name", hashed=True),
        Column("zip", "postcode", hashed=True),
        Column("ct", "city", hashed=True),
        Column("st", "state", hashed=True),
        Column("country", "country", hashed=True),
        Column("value", "worth"),
    ),
    needs=(("email",), ("phone",), ("first_name", "last_name", "postcode", "country")),
    min_people=100,
    whole_range=True,
    hash_phone_digits=True,
    steps=(
        "In Meta Ads Manager open Audiences, then Create audience, Custom audience, Customer list.",
        "Say yes when asked whether the list has a column for customer value, and pick the file.",
        "Choose the column value as the customer value, and the currency of your shop.",
        "When the audience is ready, make a lookalike audience from it: Meta then looks for people like your best "
        "customers.",
        "Plain files are made unreadable (SHA-256) in your browser before they are sent; files whose name ends in "
        "sha256 are so already.",
    ),
    unknown=(
        "Load this file only if your privacy notice tells customers that you share their details with Meta for "
        "advertising, and they may object. Where the law asks for agreement, as in the European Union, do not."
    ),
    notes=(
        "Make lookalike audiences from the file of everyone. The file of one segment is there to show ads to these "
        "people, or to leave them out.",
    ),
)
