"""Lists as files for the tools that owners use: the right columns, the right people, and how to load them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

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
    needed = {name for tool in destinations() for fields in tool.needs for name in fields}
    filled = {name: (customers[name] != "").to_numpy() for name in needed & set(customers)}

    @cache
    def somebody_has(fields: tuple[str, ...]) -> bool:
        return set(fields) <= set(filled) and bool(np.logical_and.reduce([filled[name] for name in fields]).any())

    return tuple(tool for tool in destinations() if tool.keeps_everyone or any(map(somebody_has, tool.needs)))


def destination(key: str) -> Destination:
    """Return the tool with this key.

    Raises
    ------
    KeyError
        There is no such tool.
    """
    return {tool.key: tool for tool in destinations()}[key]
