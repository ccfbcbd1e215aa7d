"""Where sales lie that stay in an engine, and which column plays which role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import narwhals as nw

from cltv_core.errors import NotTransactions, UnreadableFile
from cltv_core.warehouse.codes import Remedy, Unusable
from cltv_core.warehouse.roles import CONTACTS, IDENTITIES, ROLES

ENGINES = ("duckdb", "spark")
BY_PARQUET = ("bigquery", "snowflake", "databricks", "redshift", "postgres")
"""Engines that are not asked themselves: what they write as Parquet is read."""

EPOCH = date(1970, 1, 1)

Schema = Mapping[str, nw.dtypes.DType]
"""Column -> what it holds."""

_PATTERN = frozenset("*?[")
_AS_NUMBERS = (nw.String, nw.Categorical, nw.Enum, nw.Unknown)
"""What may hold numbers beside numbers."""


@dataclass(frozen=True)
class Source:
    """A place in an engine. `given`: as it was typed; `table`: "" where the place is no database.

    `separator`: of a text file whose cells are to be taken as they stand; "" where the engine finds out what they are.
    """

    given: str
    engine: str
    place: str
    table: str = ""
    separator: str = ""

    @classmethod
    def of(cls, given: str) -> Source:
        """Read ENGINE:PLACE[?table=NAME].

        Raises
        ------
        NotTransactions
            It is not written so, or names an engine that is not known.
        UnreadableFile
            It names an engine whose sales have to be written as Parquet first.
        """
        engine, _, rest = given.partition(":")
        place, _, table = rest.partition("?table=")
        if engine in BY_PARQUET and place:
            raise UnreadableFile(Unusable.NOT_DIRECTLY(given=given), Remedy.AS_PARQUET)
        if engine not in ENGINES or not place or (table and engine != "duckdb"):
            raise NotTransactions(Unusable.NO_SOURCE(given=given), Remedy.WRITE_SO)
        return cls(given, engine, place, table)

    def holds(self, folder: Path) -> bool:
        """Tell whether files in a folder would be taken for sales, which no engine is asked for."""
        place = Path(self.place)
        if not place.is_dir():
            within = [n for n, part in enumerate(place.parts[:-1]) if _PATTERN.intersection(part)]
            if not within:
                return False
            place = Path(*place.parts[: within[0]])
        return folder.resolve().is_relative_to(place.resolve())


@dataclass(frozen=True)
class Terms:
    """How lines are to be understood.

    `mapping`: role -> column; `timezone`: of the shop, for moments that tell their own, "" where it was not said;
    nothing after `as_of` is used; what lies after `now` is in the future.
    """

    mapping: Mapping[str, str]
    timezone: str = ""
    currency: str = ""
    as_of: date | None = None
    now: datetime = field(default_factory=datetime.now)

    @property
    def zone(self) -> str:
        """Return the time zone by whose clocks moments are counted that tell their own."""
        return self.timezone or "UTC"

    @property
    def identity(self) -> str:
        """Return the role that tells customers apart: the first there is of `IDENTITIES`."""
        return next(role for role in IDENTITIES if role in self.mapping)

    @property
    def contacts(self) -> tuple[str, ...]:
        """Return the roles that tell how to reach a customer."""
        return tuple(role for role in CONTACTS if role in self.mapping)

    def check(self) -> None:
        """Check that the roles are enough, and that each is one that is used.

        Raises
        ------
        NotTransactions
            With every fault.
        """
        faults = [Unusable.ROLE_NOT_USED(role=role) for role in self.mapping if role not in ROLES]
        needed = {"ordered_at": {"ordered_at"}, "customer_id": set(IDENTITIES)}
        faults += [Unusable.ROLE_MISSING(role=role) for role, ways in needed.items() if not ways & set(self.mapping)]
        if "revenue" not in self.mapping and not {"unit_price", "quantity"} <= set(self.mapping):
            faults.append(Unusable.ROLE_MISSING(role="revenue"))
        if faults:
            raise NotTransactions(faults[0], Remedy.WRITE_SO, faults[1:])

    def check_columns(self, schema: Schema) -> None:
        """Check that the columns are there, and can hold what they are said to hold.

        Raises
        ------
        NotTransactions
            With every column that is missing, or the first that cannot.
        """
        remedy = Remedy.CHECK_MAP(columns=", ".join(schema))
        absent = [
            Unusable.NO_COLUMN(role=role, column=name) for role, name in self.mapping.items() if name not in schema
        ]
        if absent:
            raise NotTransactions(absent[0], remedy, absent[1:])
        when = self.mapping["ordered_at"]
        if schema[when] not in (nw.Date, nw.Datetime, nw.String):
            raise NotTransactions(Unusable.NOT_A_DATE(column=when), remedy)
        for role in ("revenue", "unit_price", "quantity"):
            column = self.mapping.get(role, "")
            if column and not (schema[column].is_numeric() or schema[column] in _AS_NUMBERS):
                raise NotTransactions(Unusable.NOT_A_NUMBER(column=column), remedy)
