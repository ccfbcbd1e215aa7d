"""What is read, and what the owner decided instead of leaving it to the reading room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class SourceFile:
    """A file as the owner handed it over."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Remembered:
    """What the owner said of files with certain headers: role -> header, and field of `ReadOptions` -> answer."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadOptions:
    """The owner's decisions; each left out is made by the reading room, which says so.

    `mapping`: role -> header for every file that has these headers (roles: see `reading.columns.roles`; an empty
    header empties the role), `mappings`: the same for files of exactly these headers; `as_of`: nothing that happened
    after that day is used; `today`: dates beyond it are in the future; `timezone`: IANA name of the shop's own time,
    for files that tell the time in UTC; `count_open`: whether orders whose payment is open count; `use_cards`: whether
    a card's brand and last digits may stand for a customer who is not named otherwise; `amount_column`: the header
    of what was paid; `count_unknown`: whether orders count whose status nobody knows; `minor_units`: whether amounts
    are in cents; `count_odd`: whether orders count that are far larger than all others. `remembered`: what was said of
    earlier files, by the signature of their headers; `said`: the fields that the owner has answered this time, before
    which nothing remembered goes.
    """

    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    mappings: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)
    currency: str | None = None
    day_first: bool | None = None
    as_of: date | None = None
    today: date | None = None
    timezone: str | None = None
    count_open: bool | None = None
    use_cards: bool = False
    amount_column: str | None = None
    count_unknown: bool | None = None
    minor_units: bool | None = None
    count_odd: bool | None = None
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
