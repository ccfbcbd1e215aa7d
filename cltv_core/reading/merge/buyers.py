"""Joins files about people to the customers of the orders: who is who, and what the files say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.merge.mailings import once_each
from cltv_core.reading.merge.people_files import PeopleFile

Codes = npt.NDArray[np.int64]

WAYS = ("order number", "customer number", "e-mail", "phone", "name")
"""By what people are found, the surest first."""
_SAID_FIRST = ("consent",)


@dataclass(frozen=True)
class Found:
    """Which customer each row of a file about people is.

    `entries`: position among the customers, -1 where they bought nothing; `ways`: place in `WAYS`, -1 where not found.
    """

    entries: Codes = field(repr=False)
    ways: Codes = field(repr=False)

    def moved(self, places: Codes) -> Found:
        """Return the same people once customers were joined: `places` is the new position of each."""
        return Found(np.where(self.entries >= 0, places[self.entries], -1), self.ways)

    @property
    def customers(self) -> int:
        """Count the customers that were found."""
        return len(np.unique(self.entries[self.entries >= 0]))

    @property
    def by_way(self) -> dict[str, int]:
        """Count the customers found by each of `WAYS`, each by the surest."""
        rows = pd.DataFrame({"entry": self.entries, "way": self.ways}).query("entry >= 0")
        surest = rows.groupby("entry")["way"].min().value_counts()
        return {WAYS[way]: int(surest[way]) for way in sorted(surest.index)}


def find_buyers(people: PeopleFile, customers: pd.DataFrame, contacts: pd.DataFrame, orders: pd.DataFrame) -> Found:
    """Find the customer of each row by the number of an order.

    Without one, by the program's customer number, else e-mail, else phone, else a name that only one of either side
    has.

    Parameters
    ----------
    customers
        `program`, `customer_id`, `first_name`, `last_name`.
    contacts
        `entry` (position in `customers`), `by`, `key`.
    orders
        `order_id`, `entry`.
    """
    frame = people.frame
    own = customers[_may_share_numbers(customers["program"], people.format.program)]
    known = frame["order_id"] if "order_id" in frame else pd.Series("", index=frame.index, dtype="str")
    ways = [(_order_numbers(known), _order_numbers(orders["order_id"]), orders["entry"])]
    ways.append((frame["customer_id"], own["customer_id"], own.index.to_series()))
    for by, column in (("e-mail", "email"), ("phone", "phone")):
        part = contacts[contacts["by"] == by]
        ways.append((frame[column], part["key"], part["entry"]))
    found, told_by = np.full(len(frame), -1, dtype=np.int64), np.full(len(frame), -1, dtype=np.int64)
    for way, (keys, theirs, entries) in enumerate(ways):
        found, told_by = _first(found, told_by, _looked_up(keys, theirs, entries), way)
    by_name = _looked_up(*_unique_names(frame, customers, set(found)))
    return Found(*_first(found, told_by, by_name, WAYS.index("name")))


def _first(found: Codes, told_by: Codes, more: Codes, way: int) -> tuple[Codes, Codes]:
    new = (found < 0) & (more >= 0)
    return np.where(new, more, found), np.where(new, way, told_by)


def _order_numbers(ids: pd.Series) -> pd.Series:
    """Write the numbers of orders as programs agree on them: #1001 is 1001."""
    return ids.astype("str").str.lstrip("#").str.strip().str.lower()


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


def whole_name(customers: pd.DataFrame) -> pd.Series:
    """Return the full name of each customer, to compare by; "" where only a part of it is known.

    Of those without one, the id where it is a name, without what tells the ids of two programs apart.
    """
    whole = (customers["first_name"] != "") & (customers["last_name"] != "")
    ids = customers["customer_id"].str.replace(r" \([^()]*\)$", "", regex=True)
    ids = ids.where(ids.str.fullmatch(r"[^\W\d_]+(?:[ ,.'-]+[^\W\d_]+)+"), "")
    return _full_name(customers).where(whole, _plain(ids))


def _full_name(frame: pd.DataFrame) -> pd.Series:
    return _plain(frame["first_name"] + " " + frame["last_name"])


def _plain(names: pd.Series) -> pd.Series:
    return names.str.lower().str.replace(r"[\s,]+", " ", regex=True).str.strip()


def told(people: Sequence[PeopleFile], found: Sequence[Found], customers: pd.DataFrame) -> pd.DataFrame:
    """Add to the customers what the files about people say of them.

    Gaps are filled, consent is as the file has it, and further columns are added.
    """
    for file, own in zip(people, found, strict=True):
        there = own.entries >= 0
        matched = file.frame[there].assign(entry=own.entries[there]).drop_duplicates("entry")
        names = [name for name in matched.columns if name not in {"customer_id", "order_id", "bounced"}]
        said = matched[names].set_index("entry").reindex(customers.index, fill_value="")
        for name in said.columns:
            before = customers[name] if name in customers else pd.Series("", index=customers.index, dtype="str")
            first, second = (said[name], before) if name in _SAID_FIRST else (before, said[name])
            customers = customers.assign(**{name: first.where(first != "", second)})
    return customers


def with_reach(customers: pd.DataFrame, people: Sequence[PeopleFile], found: Sequence[Found]) -> pd.DataFrame:
    """Leave nobody reachable who is not: a no in any file is a no, and a returned address is one for whoever has it."""
    refused, returned = np.zeros(len(customers), dtype=bool), set()
    for file, own in zip(people, found, strict=True):
        refused[own.entries[(own.entries >= 0) & (file.frame["consent"] == "no").to_numpy()]] = True
        returned |= returned_addresses(file)
    bounced = customers["email"].isin(list(returned)).to_numpy() if returned else np.zeros(len(customers), dtype=bool)
    return customers.assign(
        consent=customers["consent"].mask(refused, "no"),
        bounced=pd.Series(pd.Index(["", "yes"], dtype="str").take(bounced.astype(np.intp)), index=customers.index),
    )


def returned_addresses(file: PeopleFile) -> set[str]:
    """Collect the addresses whose last message came back; where messages have no day, those of which none arrived."""
    if file.messages is None:
        return set(file.frame.loc[file.frame["bounced"] == "yes", "email"])
    sent = once_each(file.messages.assign(email=file.frame["email"]), ["email"])
    last = sent[sent["email"] != ""].sort_values("sent_at", kind="stable", na_position="first")
    arrived_since = last.groupby("email").tail(1)
    known = sent.groupby("email")["sent_at"].transform("count") > 0
    never = sent[~known].groupby("email")[["bounced", "delivered"]].max()
    dated = arrived_since[arrived_since["sent_at"].notna()]
    return {*dated.loc[dated["bounced"], "email"], *never.index[never["bounced"] & ~never["delivered"]]} - {""}


def mailings_of(people: Sequence[PeopleFile], found: Sequence[Found], ids: pd.Series) -> pd.DataFrame | None:
    """Join the messages that went to customers, one row a message. `ids`: `customer_id` by position."""
    parts = []
    for file, own in zip(people, found, strict=True):
        if file.messages is not None and len(file.messages):
            there = own.entries >= 0
            parts.append(file.messages[there].assign(customer_id=ids.to_numpy()[own.entries[there]]))
    if not parts:
        return None
    joined = pd.concat(parts, ignore_index=True)
    return once_each(joined, ["customer_id"]).sort_values(["sent_at", "customer_id"], kind="stable", ignore_index=True)


def answers_of(people: Sequence[PeopleFile], found: Sequence[Found], ids: pd.Series) -> pd.DataFrame | None:
    """Join the answers to surveys, those of nobody known with an empty `customer_id`."""
    parts = []
    for file, own in zip(people, found, strict=True):
        if file.answers is not None and len(file.answers):
            row = file.answers["row"].to_numpy()
            entry = np.where(row >= 0, np.append(own.entries, -1)[row], -1)
            known = np.append(ids.to_numpy(dtype=object), "")[entry]
            parts.append(file.answers.drop(columns="row").assign(customer_id=known))
    return pd.concat(parts, ignore_index=True) if parts else None
