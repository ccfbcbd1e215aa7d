"""Where visitors came from, as web analytics tell it by the order or by the shop's own number of a person."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import signature
from cltv_core.reading.formats.people.declaration import PeopleFormat

_SOURCES = (
    *("First user default channel group", "First user primary channel group (Default channel group)"),
    *("First user source / medium", "First user source", "Session default channel group"),
    *("Session primary channel group (Default channel group)", "Session source / medium", "Session source"),
    *("Default channel group", "Default channel grouping", "Source / medium"),
)
_SAID = "|".join(_SOURCES)

GA4_TRANSACTIONS = PeopleFormat(
    key="ga4_transactions",
    program="ga4",
    signatures=(signature(f"Transaction ID|{_SAID}", missing=len(_SOURCES) - 1, telling="Transaction ID"),),
    roles={"order_id": ("Transaction ID",), "acquired_through": _SOURCES},
    kind="visits",
)
GA4_USERS = PeopleFormat(
    key="ga4_users",
    program="",
    signatures=(
        signature(f"User ID|{_SAID}", missing=len(_SOURCES) - 1, telling="User ID"),
        signature(f"Effective user ID|{_SAID}", missing=len(_SOURCES) - 1, telling="Effective user ID"),
    ),
    roles={"customer_id": ("User ID", "Effective user ID"), "acquired_through": _SOURCES},
    kind="visits",
)

ANALYTICS = (GA4_TRANSACTIONS, GA4_USERS)
