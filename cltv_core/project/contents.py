"""What a project file remembers of a shop. Everything here is data; nothing in it is ever run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from cltv_core.campaigns.receipt import Amount, Name, Receipt
from cltv_core.choices import Settings
from cltv_core.tactics.catalogue import Channel

Number = Annotated[float, Meta(ge=-1e15, le=1e15)]
Count = Annotated[int, Meta(ge=0, le=2_000_000_000)]
Text = Annotated[str, Meta(max_length=2000)]


class Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The terms that the owner chose; None where the owner has not said so.

    `message_costs`: money of one message by channel, of those that the owner said.
    """

    months: Annotated[int, Meta(ge=1, le=120)] = 12
    margin: Annotated[float, Meta(ge=0, le=100)] | None = None
    discount_rate: Annotated[float, Meta(gt=-1, le=100)] = 0.10
    acquisition_cost: Amount | None = None
    message_costs: dict[Channel, Amount] = {}


class Spending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was spent on winning customers from `first` to `last`, and how many first bought in that time."""

    money: Amount
    first: date
    last: date
    customers: Annotated[int, Meta(ge=1, le=2_000_000_000)]


class WinningCost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What winning a new customer cost: as it was said on `day`, or as it follows from what was spent.

    `day` is None where a file of the first version kept none.
    """

    cost: Amount
    day: date | None = None
    spending: Spending | None = None


class FileAnswers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the owner said of files with one set of headers: role -> header, and the answers to questions."""

    mapping: dict[Name, Text] = {}
    answers: dict[Name, bool | int | float | Text | None] = {}


class Milestone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was forecast up to so many days ahead: expected, and the ends of the 80 % range; money, not discounted."""

    days: Annotated[int, Meta(ge=1, le=10_000)]
    expected: Number
    low: Number
    high: Number


class ToldForecast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A forecast as it was told: of the `customers` known at the end of `as_of`, and of nobody who came later."""

    as_of: date
    currency: Name
    customers: Count
    revenue: Number
    revenue_last_year: Number
    path: tuple[Milestone, ...] = ()
    segments: dict[Name, Count] = {}


class KeptResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The result of a campaign as far as learning needs it: a difference in the share of buyers."""

    read_on: date
    verdict: Name
    effect: Number
    se: Amount
    control_variance: Amount
    profit_per_person: Number
    people: Count


@dataclass(frozen=True)
class Campaign:
    """One campaign with its receipt, and its result once it was read."""

    receipt: Receipt
    result: KeptResult | None = None


@dataclass(frozen=True)
class Project:
    """Everything that is remembered of one shop.

    `salt`: the secret by which its people's keys are made; `answers`: by header signature (see
    `cltv_core.project.answers`); `costs`: what winning a customer cost, each time it was told anew, the latest last;
    `sales`: the files themselves by name, only where the owner wants them kept.
    """

    salt: bytes = field(repr=False)
    name: str = ""
    preferences: Preferences = field(default_factory=Preferences)
    choices: Settings = field(default_factory=Settings)
    answers: Mapping[str, FileAnswers] = field(default_factory=dict)
    campaigns: tuple[Campaign, ...] = ()
    forecasts: tuple[ToldForecast, ...] = ()
    costs: tuple[WinningCost, ...] = ()
    sales: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def campaign(self, identity: str) -> Campaign | None:
        """Return the campaign with this id."""
        return next((one for one in self.campaigns if one.receipt.id == identity), None)
