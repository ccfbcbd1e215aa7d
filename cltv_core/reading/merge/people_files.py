"""Files of customers: recognised, read, and joined to the customers of the orders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns.meaning import columns_by_meaning
from cltv_core.reading.formats.people import ANY_PEOPLE, PEOPLE_FORMATS, PeopleFormat
from cltv_core.reading.orders.people import split_names
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.coded import Coded, coded, first_known, nothing
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.reading.values.phones import e164, home_region
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import CUSTOMER_COLUMNS

Codes = npt.NDArray[np.int64]

MOST_FURTHER_COLUMNS = 20
LONGEST_FURTHER_CELL = 200
PREVIEW_ROWS = 8

_CONTACT = ("email", "phone", "first_name", "last_name", "name")
_REACHED = ("customer_id", "email", "phone", "last_name", "postcode", "consent")
_ABOUT = ("customer_id", *_CONTACT, "consent", "country", "postcode")
_DAY_IN_A_LIFE = re.compile(
    r"birth|born|geburt|geboren|naiss|nacim|nascita|nascim|urodz|dogum|creat|since|seit|depuis|desde|join|sign|regist|"
    r"first|last|erst|letzt|premi|derni|prim|ultim|added|updated|modified|changed|visit|opt|confirm|subscri|activ|angelegt"
)
_SUM_OF_A_LIFE = re.compile(
    r"total|lifetime|ltv|spen[dt]|orders|count|visits|average|avg|aov|points|balance|credit|gesamt|umsatz|anzahl|"
    r"punkte|number of|nombre|limit|discount|rating|score"
)
_FEEDBACK = re.compile(r"\bnps\b|net promoter|csat|satisfaction|recommend|referred by|survey|feedback")


@dataclass(frozen=True)
class PeopleFile:
    """A file of customers. `frame`: one row a person, columns as in `Transactions.customers`, unknown text ""."""

    table: RawTable
    format: PeopleFormat
    columns: Mapping[str, str]
    frame: pd.DataFrame = field(repr=False)

    @property
    def further(self) -> list[str]:
        """Names of the columns that the owner keeps beside the usual ones."""
        return [name for name in self.frame.columns if name not in CUSTOMER_COLUMNS]

    def preview(self) -> pd.DataFrame:
        """Return the first people of the file, as they were understood."""
        return self.frame.head(PREVIEW_ROWS)


def known_people(table: RawTable) -> PeopleFormat | None:
    """Return the program whose customer export this is, None where no known one is."""
    names = {roles.normalise(header) for header in table.headers}
    for known in PEOPLE_FORMATS:
        if any(len(own.headers - names) <= own.missing for own in known.signatures):
            return known
    return None


def looks_like_people(table: RawTable) -> bool:
    """Tell whether each row is a person.

    There is somebody else in every row and a way to reach them, but neither the day nor the amount of a sale. What
    people answered in a survey is theirs even where only their number stands beside it.
    """
    found = {role: headers[0] for role, headers in columns_by_meaning(table, frozenset()).items()}
    date, paid = found.get("ordered_at"), found.get("revenue") or found.get("unit_price")
    if not (paid or "order_id" in found) and any(_FEEDBACK.search(roles.normalise(name)) for name in table.headers):
        return _each_is_somebody_else(table, found)
    if (date and not _DAY_IN_A_LIFE.search(roles.normalise(date))) or not set(_CONTACT) & set(found):
        return False
    if not set(_REACHED) & set(found):
        return False
    if paid and not _SUM_OF_A_LIFE.search(roles.normalise(paid)):
        return False
    number = found.get("order_id")
    if (number and not _SUM_OF_A_LIFE.search(roles.normalise(number))) or (date and len(set(_ABOUT) & set(found)) < 3):
        return False
    return _each_is_somebody_else(table, found)


def _each_is_somebody_else(table: RawTable, found: Mapping[str, str]) -> bool:
    return any(_is_distinct(table, found[role]) for role in ("customer_id", "email", "phone", "name") if role in found)


def _is_distinct(table: RawTable, header: str) -> bool:
    cells = coded(table, header)
    return bool(cells.known.sum() >= 2 and len(cells.values) >= 0.95 * cells.known.sum() and cells.known.mean() > 0.3)


def read_people(table: RawTable, known: PeopleFormat | None, currency: str = "") -> PeopleFile:
    """Read the people of a table; those whose row names nobody are left out."""
    columns = _declared(table, known) if known else _by_meaning(table)
    texts = {
        role: first_known([coded(table, header, CLEANERS.get(role)) for header in headers], len(table))
        for role, headers in columns.items()
    }
    country = texts.get("country", nothing(len(table)))
    if "phone" in texts:
        texts["phone"] = e164(texts["phone"], country, home_region(texts["phone"], country, currency))
    if "consent" not in texts and (said := _consent_of_file(table.name)):
        texts["consent"] = Coded(np.zeros(len(table), dtype=np.int64), pd.Index([said], dtype="str"))
    frame = split_names(pd.DataFrame({role: column.text() for role, column in texts.items()}))
    frame = frame.reindex(columns=list(CUSTOMER_COLUMNS), fill_value="").astype("str")
    taken = {header for headers in columns.values() for header in headers}
    for header in _further(table, taken):
        frame[header] = coded(table, header).text()
    named = (frame[["customer_id", "email", "phone", "first_name", "last_name"]] != "").any(axis=1)
    return PeopleFile(
        table,
        known or ANY_PEOPLE,
        {role: headers[0] for role, headers in columns.items()},
        frame[named].reset_index(drop=True),
    )


def _declared(table: RawTable, known: PeopleFormat) -> dict[str, list[str]]:
    names = {roles.normalise(header): header for header in reversed(table.headers)}
    found = {
        role: [names[name] for header in headers if (name := roles.normalise(header)) in names]
        for role, headers in known.roles.items()
    }
    return {role: headers for role, headers in found.items() if headers}


def _by_meaning(table: RawTable) -> dict[str, list[str]]:
    found = columns_by_meaning(table, frozenset())
    return {role: list(found[role]) for role in _ABOUT if role in found}


def _consent_of_file(name: str) -> str:
    """Mailchimp exports those who said yes and those who said no as files of their own."""
    lowered = name.lower()
    if re.search(r"unsubscribed|cleaned|nonsubscribed", lowered):
        return "no"
    return "yes" if "subscribed" in lowered else ""


def _further(table: RawTable, taken: set[str]) -> list[str]:
    """Choose what else the owner keeps about each person: short entries that some rows have."""
    reserved = {*CUSTOMER_COLUMNS, "orders", "entry", "program"}
    chosen = []
    for header in table.headers:
        if header in taken or roles.normalise(header).replace(" ", "_") in reserved:
            continue
        cells = table.sample(header)
        if cells and max(map(len, cells)) <= LONGEST_FURTHER_CELL:
            chosen.append(header)
    return chosen[:MOST_FURTHER_COLUMNS]


def find_buyers(people: PeopleFile, customers: pd.DataFrame, contacts: pd.DataFrame) -> Codes:
    """Find the customer that each person is.

    Returns the entry (position in `customers`) of each person, -1 where they bought nothing: by the program's customer
    number, else e-mail, else phone, else a name that only one of either side has.

    `customers`: `program`, `customer_id`, `first_name`, `last_name`; `contacts`: `entry`, `by`, `key`.
    """
    frame = people.frame
    found = np.full(len(frame), -1, dtype=np.int64)
    own = customers[_may_share_numbers(customers["program"], people.format.program)]
    ways = [(frame["customer_id"], own["customer_id"], own.index.to_series())]
    for by, column in (("e-mail", "email"), ("phone", "phone")):
        part = contacts[contacts["by"] == by]
        ways.append((frame[column], part["key"], part["entry"]))
    for keys, known, entries in ways:
        found = np.where(found >= 0, found, _looked_up(keys, known, entries))
    by_name = _looked_up(*_unique_names(frame, customers, set(found)))
    return np.where(found >= 0, found, by_name)


def _may_share_numbers(programs: pd.Series, program: str) -> pd.Series:
    """Numbers are those of one program; files of no known program may be of any."""
    unknown = programs.str.startswith("by_meaning")
    return unknown | (programs == program) | (program == "")


def _looked_up(keys: pd.Series, known: pd.Series, entries: pd.Series) -> Codes:
    place = pd.Series(np.asarray(entries), index=pd.Index(known))
    place = place[~place.index.duplicated() & (place.index != "")]
    return place.reindex(keys).fillna(-1).to_numpy(dtype=np.int64)


def _unique_names(
    people: pd.DataFrame, customers: pd.DataFrame, taken: set[int]
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Names that one person and one customer have: keys, known names and their entries."""
    keys = _full_name(people)
    keys = keys.where(~keys.duplicated(keep=False), "")
    named = pd.concat([_full_name(customers), _plain(customers["customer_id"])])
    entries = pd.Series(np.tile(np.arange(len(customers)), 2))
    pairs = pd.DataFrame({"name": named.to_numpy(), "entry": entries}).drop_duplicates()
    pairs = pairs[~pairs["name"].duplicated(keep=False) & ~pairs["entry"].isin(taken) & (pairs["name"] != "")]
    return keys, pairs["name"], pairs["entry"]


def _full_name(frame: pd.DataFrame) -> pd.Series:
    return _plain(frame["first_name"] + " " + frame["last_name"])


def _plain(names: pd.Series) -> pd.Series:
    return names.str.lower().str.replace(r"[\s,]+", " ", regex=True).str.strip()


def told(people: Sequence[PeopleFile], found: Sequence[Codes], customers: pd.DataFrame) -> pd.DataFrame:
    """Add to the customers what the files of people say of them.

    Gaps are filled, consent is as the file has it, and further columns are added.
    """
    for file, entries in zip(people, found, strict=True):
        matched = file.frame[entries >= 0].assign(entry=entries[entries >= 0]).drop_duplicates("entry")
        said = matched.set_index("entry").drop(columns="customer_id").reindex(customers.index, fill_value="")
        for name in said.columns:
            before = customers[name] if name in customers else pd.Series("", index=customers.index, dtype="str")
            first, second = (said[name], before) if name == "consent" else (before, said[name])
            customers = customers.assign(**{name: first.where(first != "", second)})
    return customers
