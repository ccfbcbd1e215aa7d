"""What an owner asks for: lists for one tool."""

from __future__ import annotations

from dataclasses import dataclass

from cltv_core.destinations.declaration import Destination
from cltv_core.errors import Told
from cltv_core.terms import Terms


@dataclass(frozen=True)
class Wanted:
    """What is asked for: files for `destination`, `hashed` or plain, of a forecast under `terms`.

    `refusals`: why buyers of certain formats may not be written to.
    Raises ValueError if the destination takes no hashed files.
    """

    destination: Destination
    terms: Terms
    hashed: bool = False
    refusals: tuple[Told, ...] = ()

    def __post_init__(self) -> None:
        if self.hashed and not self.destination.hashable:
            raise ValueError(f"{self.destination.key} takes no SHA-256")
