"""What a tool wants its files to look like: one declaration a destination."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cltv_core.destinations.merge_tags import PLAIN, MergeTags

MEGABYTE = 1_000_000
"""The smaller of the two meanings, so that a file fits under either."""


@dataclass(frozen=True)
class Column:
    """`header` as the tool spells it, "{}" standing for the length of the forecast (12m).

    It is filled with `field` of the people (see `cltv_core.destinations.cells`), with the same `constant` in every
    row, or else with a column of this name that the owner joined. `hashed`: unreadable in the SHA-256 variant.
    `optional`: left out where nobody has a value.
    """

    header: str
    field: str = ""
    constant: str = ""
    hashed: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Destination:
    """A tool that takes lists of people.

    What the file is: `columns`; `kind`; `american_days`: 12/31/2026 instead of 2026-12-31; `max_bytes` and `max_rows`
    a file; `max_text_bytes` a text cell; `max_chars`: field -> characters; `max_email` characters.
    Who may be in it: `needs`: the fields of one of these groups have to be known, without groups nobody is left out
    for a missing address; `unique_phones`: no phone may stand twice; `ascii_before_at`: what of an e-mail;
    `min_people`; `whole_range`: the best customers alone mislead the tool.
    `upload_unknown`: whether the file of people whose consent is unknown may be loaded at all. `has_notes`: whether
    there is more to know (see `cltv_core.text.destinations`). `hash_phone_digits`: phones are hashed without their
    plus. `merge_tags`: how its messages name their reader.
    """

    key: str
    columns: tuple[Column, ...]
    upload_unknown: bool = False
    has_notes: bool = False
    kind: Literal["csv", "xlsx"] = "csv"
    needs: tuple[tuple[str, ...], ...] = (("email",),)
    unique_phones: bool = False
    ascii_before_at: bool = False
    american_days: bool = False
    max_bytes: int | None = None
    max_rows: int | None = None
    max_text_bytes: int | None = None
    max_chars: Mapping[str, int] = field(default_factory=dict)
    max_email: int = 254
    min_people: int = 0
    whole_range: bool = False
    hash_phone_digits: bool = False
    merge_tags: MergeTags = PLAIN

    @property
    def fields(self) -> frozenset[str]:
        """What the columns are filled with."""
        return frozenset(column.field for column in self.columns)

    @property
    def hashable(self) -> bool:
        """Whether the tool also takes SHA-256 of the personal columns."""
        return any(column.hashed for column in self.columns)

    @property
    def keeps_everyone(self) -> bool:
        """Whether people without an address stay, and what cannot be put into a standard form stays as it is."""
        return not self.needs


OURS = (
    Column("CLTV Segment", "segment"),
    Column("CLTV Tier", "tier"),
    Column("Predicted CLTV {}", "expected_value"),
    Column("Chance still active", "p_alive"),
    Column("Expected next order", "next_order_due"),
    Column("Last order date", "last_order"),
    Column("Orders", "orders"),
    Column("campaign", "campaign", optional=True),
    Column("group", "campaign_group", optional=True),
    Column("Next product", "next_product", optional=True),
)
"""What e-mail tools get to know of a customer besides the address."""

OURS_IN_CAPITALS = tuple(replace(column, header=column.header.upper().replace(" ", "_")) for column in OURS)
