"""Sales by a link or a key, on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cltv_core.text.spelling import clock, day
from cltv_core.text.voice import N_, Sentence, _

HEADING = N_("Or fetch your sales by a link or a key")
KIND_LABEL = N_("Fetch from")
KINDS = {"link": N_("A link"), "woocommerce": N_("WooCommerce"), "stripe": N_("Stripe")}
STEPS: Mapping[str, Sequence[str]] = {
    "link": (
        N_(
            "In Google Sheets, choose “Share”, and let anyone with the link view it. Any other https:// link to a CSV "
            "or Excel file will do."
        ),
        N_("Copy the link, and paste it here."),
    ),
    "woocommerce": (
        N_("In your shop, open WooCommerce, Settings, Advanced, REST API, and choose “Add key”."),
        N_("Choose the permission “Read”, nothing else, and generate the key."),
        N_("Copy both parts: the one that begins with “ck” and the one that begins with “cs”."),
    ),
    "stripe": (
        N_("In Stripe, open Developers, API keys, and choose “Create restricted key”."),
        N_("Allow “Read” for charges and refunds, customers and balance, nothing else."),
        N_("Copy the key: it begins with “rk”. A key that begins with “sk” could move money and is refused."),
    ),
}
FIELDS: Mapping[str, Sequence[tuple[str, bool]]] = {
    "link": ((N_("Link to the file"), False),),
    "woocommerce": (
        (N_("Address of your shop"), False),
        (N_("Key (begins with “ck”)"), True),
        (N_("Secret (begins with “cs”)"), True),
    ),
    "stripe": ((N_("Restricted key (begins with “rk”)"), True),),
}
"""What is asked for, and whether it is a secret."""
CONNECT = N_("Fetch the sales")
KEPT = N_(
    "Links and keys stay in the memory of this visit. They are in no file and no log, and gone with “Delete "
    "everything” or soon after you close the page. Delete the key in the program itself when you no longer need it."
)
FETCHING = N_("Fetching your sales…")
REFRESH = N_("Refresh")
NOT_HERE = N_(
    "This shared server never takes a key or a link to your shop, to keep them safe. Drop a file here instead, or use "
    "the program on your own computer (cltv)."
)


def so_far(here: int, of: int | None) -> Sentence:
    """Say how many sales are here."""
    if of is None:
        return _("{here:count} sales so far", here=here)
    return _("{here:count} of {of:count} sales", here=here, of=of)


def refreshed(names: Sequence[str], at: datetime) -> Sentence:
    """Say what is connected, and when it was fetched."""
    return _(
        "Connected: {names:list}. Last refreshed on {day}, {time}.",
        names=names,
        day=Sentence(day(at.date())),
        time=Sentence(clock(at)),
    )
