"""What a declaration of an export format can say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.vocabulary.roles import normalise

Grain = Literal["line", "order", "order on first row", "order repeated"]
"""What a row is: an order line whose amounts add up; a whole order; a line with the order's total on the first row
only; a line with the order's total on every row. The data decide where a format leaves it open."""


@dataclass(frozen=True)
class Signature:
    """Headers (normalised) that give a format away.

    `missing`: how many of them may be absent or renamed; `telling`: those of which one must be there, where other
    programs use the rest as well.
    """

    headers: frozenset[str]
    missing: int = 0
    telling: frozenset[str] = frozenset()


def signature(names: str, missing: int = 0, telling: str = "") -> Signature:
    """Make a signature of headers as the file spells them, separated by "|"."""
    return Signature(_normalised(names), missing, _normalised(telling) if telling else frozenset())


def _normalised(names: str) -> frozenset[str]:
    return frozenset(normalise(name) for name in names.split("|"))


@dataclass(frozen=True)
class Match:
    """Rows whose cell under `header` matches the regular expression `pattern` (whole cell, case ignored)."""

    header: str
    pattern: str


@dataclass(frozen=True)
class Rule(Match):
    """A rule that leaves out the rows that match; with `keep`, those that have another entry.

    With `asks`, the owner decides, and until then the rows are left out unless most of the file is like that. With
    `unsure`, they count until the owner says that they do not.
    """

    reason: Excluded
    keep: bool = False
    asks: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class Packed:
    """All products of an order in one cell.

    `pattern` finds each, with groups `product` and `quantity` (or `pieces`, where some cells have it elsewhere), and
    `amount` where the cell has it.
    """

    header: str
    pattern: str


@dataclass(frozen=True)
class RefundList:
    """All refunds of an order in one cell.

    `pattern` finds each, with group `amount`, and `date` where the cell has it.
    """

    header: str
    pattern: str


@dataclass(frozen=True)
class Wide:
    """The products of an order side by side in numbered columns, "{}" being the number."""

    product: str
    quantity: str = ""
    amount: str = ""


@dataclass(frozen=True)
class Converted:
    """Columns that hold the same money in the currency of the shop's account."""

    revenue: str
    refunded: str
    currency: str


@dataclass(frozen=True)
class Adjusted:
    """What was paid at first, and what is left of it after refunds; `left` empty or 0 where nothing was given back."""

    paid: str
    left: str


@dataclass(frozen=True)
class Format:
    """How one program exports. Headers are written as the program spells them; case, accents and signs do not count.

    What it is: `name`: the program's own name, by which equal numbers of several programs are told apart;
    `signatures`, any of which gives the format away; `translations`: other spellings -> header;
    `prepare`: makes a plain table of what is none, for what no declaration can express.
    What its columns are: `roles`: role -> headers in order of preference; `identity`: the roles that name a customer,
    best first, those to be joined written "name + postcode", those that need the owner's consent ending in "?", those
    used only where the others know less than half of the orders in "~";
    `excerpts`: header -> regular expression whose first group is what counts of a cell; `packed`, `wide`: where the
    products are; `refund_list`: where the refunds are; `converted`: the money in one currency.
    What a row is: `grain`; `detail`: rows that only itemise an order or its payment and add no money; `summary`: rows
    with the total of an order, whose other rows itemise it; `number_within`: roles within which order numbers are
    unique; `less`: columns that are taken off the amount; `adjusted`: refunds as the difference of two columns;
    `rules`: what is no sale; `refund_row`: rows that give money back; `negative`: rows whose amounts are written
    without their minus; `refunded_in_full`: orders that were given back as a whole though no column says how much;
    `costs_are_negative`: negative rows other than refunds are the shop's own payments.
    What is special: `currency`; `day_first`: how 03/04 is read where the column leaves it open; `utc`: times are UTC;
    `product_code` and `not_products`: cells under it that belong to the order but are no product; `no_mailing`: why
    its buyers may not be mailed; `notes`: what the owner should know.
    """

    key: str
    name: str
    signatures: tuple[Signature, ...]
    roles: Mapping[str, tuple[str, ...]]
    translations: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[RawTable], RawTable] | None = None
    identity: tuple[str, ...] = ("customer_id", "email", "phone", "name")
    excerpts: Mapping[str, str] = field(default_factory=dict)
    packed: Packed | None = None
    wide: Wide | None = None
    refund_list: RefundList | None = None
    converted: Converted | None = None
    grain: Grain | None = None
    detail: Match | None = None
    summary: Match | None = None
    number_within: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    adjusted: Adjusted | None = None
    rules: tuple[Rule, ...] = ()
    refund_row: Match | None = None
    negative: Match | None = None
    refunded_in_full: Match | None = None
    costs_are_negative: bool = False
    currency: str = ""
    day_first: bool = True
    utc: bool = False
    product_code: str = ""
    not_products: str = ""
    no_mailing: Note | None = None
    notes: tuple[Note, ...] = ()

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """`translations`, normalised."""
        return _spellings(self.translations)


@dataclass(frozen=True)
class WrongFile:
    """An export that is no table of sales to customers.

    `what` it is, and the `remedy`: where the right one is found. `empty`: a column that has no entry in it, though the
    file has the same columns as one of sales.
    """

    key: str
    signatures: tuple[Signature, ...]
    what: NotSales
    remedy: Remedy
    translations: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """`translations`, normalised."""
        return _spellings(self.translations)


def _spellings(translations: Mapping[str, str]) -> dict[str, str]:
    return {normalise(other): normalise(declared) for other, declared in translations.items()}
