"""Lists as files for the tools that owners use: the right columns, the right people, and how to load them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.exports import Export, export
from cltv_core.destinations.files import File
from cltv_core.destinations.screening import Counts
from cltv_core.destinations.tools.brevo import BREVO
from cltv_core.destinations.tools.constant_contact import CONSTANT_CONTACT
from cltv_core.destinations.tools.google import GOOGLE
from cltv_core.destinations.tools.hubspot import HUBSPOT
from cltv_core.destinations.tools.klaviyo import KLAVIYO
from cltv_core.destinations.tools.mailchimp import MAILCHIMP
from cltv_core.destinations.tools.meta import META
from cltv_core.destinations.tools.omnisend import OMNISEND
from cltv_core.destinations.tools.plain import CSV, EXCEL
from cltv_core.destinations.tools.shopify import SHOPIFY

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Counts", "Destination", "Export", "File", "destination", "destinations", "export", "usable"]


def destinations() -> tuple[Destination, ...]:
    """All tools, in the order in which an owner is offered them."""
    return (
        *(MAILCHIMP, KLAVIYO, SHOPIFY, HUBSPOT, BREVO, OMNISEND, CONSTANT_CONTACT),
        *(META, GOOGLE),
        *(EXCEL, CSV),
    )


def usable(customers: pd.DataFrame) -> tuple[Destination, ...]:
    """Return the tools that can load somebody: those for whom one of the `customers` has all that they need."""
    return tuple(
        tool
        for tool in destinations()
        if tool.keeps_everyone or any(_somebody_has(customers, fields) for fields in tool.needs)
    )


def _somebody_has(customers: pd.DataFrame, fields: Sequence[str]) -> bool:
    return set(fields) <= set(customers) and bool((customers[list(fields)] != "").all(axis=1).any())


def destination(key: str) -> Destination:
    """Return the tool with this key.

    Raises
    ------
    KeyError
        There is no such tool.
    """
    return {tool.key: tool for tool in destinations()}[key]
