"""What a declaration of an export format can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Grain = Literal["line", "order", "order on first row", "order repeated"]
"""What a row is: an order line whose amounts add up; a whole order; a line with the order's total on the first row
only; a line with the order's total on every row. The data decide where a format leaves it open."""


@dataclass(frozen=True)
class Rule:
    """Rows whose cell under `header` matches the regular expression `pattern` (whole cell) are left out."""

    header: str
    pattern: str
    reason: str
    unless_majority: bool = False


@dataclass(frozen=True)
class Format:
    """How one program exports.

    `signatures`: sets of headers, each of which gives the format away (normalised spelling); `roles`: role -> headers
    in order of preference; `identity`: the roles that name a customer, best first, those to be joined written
    "name + postcode";
    `not_products`: cells under `product_code` that belong to the order but are no product; `day_first`: how 03/04 is
    read where the column leaves it open.
    """

    key: str
    label: str
    signatures: tuple[frozenset[str], ...]
    roles: Mapping[str, tuple[str, ...]]
    grain: Grain | None = None
    identity: tuple[str, ...] = ("customer_id", "email", "phone", "name")
    currency: str = ""
    day_first: bool = True
    rules: tuple[Rule, ...] = ()
    product_code: str = ""
    not_products: str = ""
    notes: tuple[str, ...] = field(default=())
