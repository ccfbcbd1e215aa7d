"""Files about people: recognised, and read one row at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cltv_core.reading.columns.meaning import columns_by_meaning
from cltv_core.reading.formats.declaration import Signature
from cltv_core.reading.formats.people import ANY_MAILING, ANY_PEOPLE, ANY_SURVEY, PEOPLE_FORMATS, PeopleFormat
from cltv_core.reading.merge.answers import answers, asked
from cltv_core.reading.merge.mailings import HAPPENED, happened, messages, suppressed_by_bounce
from cltv_core.reading.orders.people import split_names
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import flags_of_messages as flags
from cltv_core.reading.values.coded import Coded, coded, first_known, nothing
from cltv_core.reading.values.identity import CLEANERS, looks_like_emails
from cltv_core.reading.values.phones import e164, home_region
from cltv_core.reading.vocabulary import roles
from cltv_core.transactions import CUSTOMER_COLUMNS

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

_EVENTS, _OUTRIGHT, _ADDRESSES = 0.5, 0.8, 0.3
"""The share of cells that must name an event; the worth of a name that says an amount; the share of addresses."""
_OUT_OF_REACH = ("bounced", "unsubscribed")
_OF_A_PERSON = (*_ABOUT, "acquired_through", "order_id")


@dataclass(frozen=True)
class PeopleFile:
    """A file about people.

    `frame`: one row a person, a message or an answer, columns as in `Transactions.customers`, unknown text "", and
    `order_id` where people are known by an order. `messages` (see `merge.mailings`) has a row for each of `frame`,
    `answers` (see `merge.answers`) the `row` of the one who gave it, -1 where nobody is named. `home`: see `Rows`.
    """

    table: RawTable
    format: PeopleFormat
    columns: Mapping[str, str]
    frame: pd.DataFrame = field(repr=False)
    messages: pd.DataFrame | None = field(default=None, repr=False)
    answers: pd.DataFrame | None = field(default=None, repr=False)
    home: str = ""

    @property
    def further(self) -> list[str]:
        """Names of the columns that the owner keeps beside the usual ones."""
        return [name for name in self.frame.columns if name not in CUSTOMER_COLUMNS]

    def preview(self) -> pd.DataFrame:
        """Return the first people of the file, as they were understood."""
        return self.frame.head(PREVIEW_ROWS)


def known_people(table: RawTable) -> PeopleFormat | None:
    """Return the program whose file about people this is, None where no known one is."""
    names = {roles.normalise(header) for header in table.headers}
    for known in PEOPLE_FORMATS:
        if any(_fits(own, names) for own in known.signatures) and _holds(table, known):
            return known
    return None


def people_by_meaning(table: RawTable) -> PeopleFormat | None:
    """Return what kind of file about people this is by what its columns mean; None where it may be one of sales."""
    if _are_messages(table):
        return ANY_MAILING
    if _are_answers(table):
        return ANY_SURVEY
    return ANY_PEOPLE if looks_like_people(table) else None


def _fits(own: Signature, names: set[str]) -> bool:
    return len(own.headers - names) <= own.missing and not (own.telling and own.telling.isdisjoint(names))


def _holds(table: RawTable, known: PeopleFormat) -> bool:
    """Tell whether the cells are what the names of the columns say: a survey asks, and a log names events."""
    if known.kind == "answers":
        return bool(asked(table)) and not _names_an_amount(table)
    found = _declared(table, known)
    if "event" in found:
        cells = pd.Index(table.values(found["event"][0]), dtype="str")
        told = np.logical_or.reduce([*flags.events(cells).values(), flags.passes(cells)])
        return bool(len(cells)) and bool(told[np.asarray(cells != "")].mean() >= _EVENTS)
    return True


def _names_an_amount(table: RawTable) -> bool:
    return any(roles.worth_of_name("revenue", header) >= _OUTRIGHT for header in table.headers)


def _are_messages(table: RawTable) -> bool:
    """Tell whether each row is a message: its reader's address, and at least two things that became of it."""
    found = set(_declared(table, ANY_MAILING)) & set(HAPPENED)
    if len(found) < 2 or found.isdisjoint({"opened", "clicked"}):
        return False
    return any(looks_like_emails(table.sample(header)) > _ADDRESSES for header in table.headers)


def _are_answers(table: RawTable) -> bool:
    """Tell whether each row is somebody's answer to what surveys ask, and nothing was sold."""
    questions = frozenset(header for headers in asked(table).values() for header in headers)
    if not questions or _names_an_amount(table):
        return False
    found = columns_by_meaning(table, questions)
    return not {"revenue", "unit_price", "order_id"} & set(found) and bool({"customer_id", *_CONTACT} & set(found))


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


def read_people(table: RawTable, known: PeopleFormat) -> PeopleFile:
    """Read the people of a table; those whose row names nobody are left out."""
    columns = _columns(table, known)
    sent = messages(table, columns) if known.kind == "mailings" else None
    texts, home = _texts(table, columns)
    frame = _with_reach(_people(texts, len(table)), table, columns, sent)
    named = (frame[_named_by(frame)] != "").any(axis=1).to_numpy()
    row = np.where(named, np.cumsum(named) - 1, -1)
    told = answers(table, columns) if known.kind == "answers" else None
    if known.kind in {"people", "answers"}:
        taken = {header for headers in columns.values() for header in headers} if known.kind == "people" else set()
        for header in _further(table, taken | _taken_by_people(columns)):
            frame[header] = coded(table, header).text()
    return PeopleFile(
        table,
        known,
        {role: headers[0] for role, headers in columns.items()},
        frame[named].reset_index(drop=True),
        None if sent is None else sent[named].reset_index(drop=True),
        None if told is None else told.assign(row=row[told["row"].to_numpy()]),
        home,
    )


def _columns(table: RawTable, known: PeopleFormat) -> dict[str, list[str]]:
    """Role -> headers, as they are declared; who it is also by meaning, where any shop words that itself."""
    if known is ANY_PEOPLE:
        return _by_meaning(table)
    declared = _declared(table, known)
    if known.kind == "people" or {"email", "phone", "customer_id"} & set(declared):
        return declared
    return {**_by_meaning(table), **declared}


def _texts(table: RawTable, columns: Mapping[str, list[str]]) -> tuple[dict[str, Coded], str]:
    """Return what is told of each person by role, and the region of phones that do not name theirs."""
    texts = {
        role: first_known([coded(table, header, CLEANERS.get(role)) for header in columns[role]], len(table))
        for role in _OF_A_PERSON
        if role in columns
    }
    country, phone = (texts.get(role, nothing(len(table))) for role in ("country", "phone"))
    home = home_region(phone, country, "")
    if "phone" in texts:
        texts["phone"] = e164(phone, country, home)
    if "consent" not in texts and (said := _consent_of_file(table.name)):
        texts["consent"] = Coded(np.zeros(len(table), dtype=np.int64), pd.Index([said], dtype="str"))
    return texts, home


def _people(texts: Mapping[str, Coded], rows: int) -> pd.DataFrame:
    frame = split_names(pd.DataFrame({role: column.text() for role, column in texts.items()}, index=range(rows)))
    kept = [*CUSTOMER_COLUMNS, *(["order_id"] if "order_id" in texts else [])]
    return frame.reindex(columns=kept, fill_value="").astype("str")


def _with_reach(
    frame: pd.DataFrame, table: RawTable, columns: Mapping[str, list[str]], sent: pd.DataFrame | None
) -> pd.DataFrame:
    """Add who does not want to be written to, and whose address returns what is sent to it."""
    told = (sent[name] if sent is not None else happened(table, columns.get(name, [])) for name in _OUT_OF_REACH)
    returned, refused = told
    bounced = suppressed_by_bounce(table, columns.get("suppressed", []))
    refused |= happened(table, columns.get("suppressed", [])) & ~bounced
    returned |= bounced | ("cleaned" in table.name.lower())
    returned &= frame["email"] != ""
    return frame.assign(
        consent=frame["consent"].mask(refused, "no"),
        bounced=pd.Series(np.where(returned, "yes", ""), index=frame.index, dtype="str"),
    )


def _named_by(frame: pd.DataFrame) -> list[str]:
    return [name for name in ("customer_id", "email", "phone", "first_name", "last_name", "order_id") if name in frame]


def _taken_by_people(columns: Mapping[str, list[str]]) -> set[str]:
    return {header for role in _OF_A_PERSON for header in columns.get(role, ())}


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
    if re.search(r"unsubscribed|nonsubscribed", lowered):
        return "no"
    return "yes" if "subscribed" in lowered else ""


def _further(table: RawTable, taken: set[str]) -> list[str]:
    """Choose what else the owner keeps about each person: short entries that some rows have."""
    reserved = {*CUSTOMER_COLUMNS, "orders", "order_id", "entry", "program"}
    chosen = []
    for header in table.headers:
        if header in taken or roles.normalise(header).replace(" ", "_") in reserved:
            continue
        cells = table.sample(header)
        if cells and max(map(len, cells)) <= LONGEST_FURTHER_CELL:
            chosen.append(header)
    return chosen[:MOST_FURTHER_COLUMNS]
