"""What can be connected: a published file by its link, and programs by a key that may only read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import LinkRefused, link_of
from cltv_core.sources.api import Progress
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.fetch import fetch
from cltv_core.sources.https import Door
from cltv_core.sources.programs import PROGRAMS, WOOCOMMERCE, Program
from cltv_core.sources.stripe import Stripe
from cltv_core.sources.woocommerce import WooCommerce


class Connection(Protocol):
    """Where sales can be fetched from, as often as wanted. It shows no key, and no link, which may hold one."""

    def fetch(self, door: Door | None = None, progress: Progress | None = None) -> SourceFile:
        """Fetch the sales as they are now. Raises LinkRefused."""


@dataclass(frozen=True)
class Published:
    """A published sheet or file."""

    link: str = field(repr=False)

    def fetch(self, door: Door | None = None, progress: Progress | None = None) -> SourceFile:
        """Fetch the file as it is now. Raises LinkRefused."""
        del progress
        return fetch(self.link, door)


def connect(given: str, keys: Callable[[Program], Sequence[str]]) -> Connection:
    """Connect what was typed, such as woocommerce:https://shop.example or stripe.

    Parameters
    ----------
    keys
        Returns the parts of the key of a program; asked once the address is known to be one.

    Raises
    ------
    LinkRefused
        Where the program is not known, its address is none, or the key is none.
    """
    name, _, address = given.partition(":")
    program = PROGRAMS.get(name.strip().lower())
    if program is None:
        raise LinkRefused(Problem.UNKNOWN_SOURCE(given=name[:40], known=tuple(PROGRAMS)), Remedy.NAME_SOURCE)
    if program.at_address:
        link_of(address if "://" in address else f"https://{address}")
    parts = [part.strip() for part in keys(program)]
    return WooCommerce(address, *parts) if program is WOOCOMMERCE else Stripe(*parts)
