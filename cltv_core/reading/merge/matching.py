"""Joins one person under several names: customers who share an e-mail address or a phone number are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.identity import clean_email
from cltv_core.transactions import Match, MatchReport

MOST_EMAILS_A_PHONE = 5
"""A number under which more addresses buy is a shop's or an office's, not a person's."""
MOST_EMAILS_AN_ENTRY = 5
"""An entry that buys under more addresses is no person, but a till, a place or a company."""
MOST_ENTRIES_A_KEY = 20
"""An address or number that more entries share was typed in to fill the field."""
EXAMPLES = 20

Codes = npt.NDArray[np.int64]
By = Literal["e-mail", "phone"]


@dataclass(frozen=True)
class Matched:
    """The customer id that each entry goes by once people are joined (`names`), the same for entries of one person."""

    names: pd.Index
    report: MatchReport


def match_people(entries: pd.DataFrame, contacts: pd.DataFrame) -> Matched:
    """Find which entries are one person; names alone never join two.

    `entries`, oldest first: `customer_id` as one program's files have it, `label` of that program; `contacts`:
    `entry` (position in `entries`), `by` ("e-mail" or "phone"), `key`. A joined customer goes by the oldest e-mail
    address, or else by the oldest id; ids of two programs that happen to be equal are told apart by `label`.
    """
    if not _any_shared(contacts):
        return Matched(_apart(pd.Index(entries["customer_id"]), np.arange(len(entries)), entries), MatchReport())
    usable = _personal(contacts.astype({"entry": "int64"}))
    heads, joins = _join(len(entries), usable)
    report = MatchReport(
        by_email=sum(by == "e-mail" for _, _, by in joins),
        by_phone=sum(by == "phone" for _, _, by in joins),
        examples=tuple(_example(entries, *join) for join in joins[:EXAMPLES]),
    )
    return Matched(_names(entries, usable, heads), report)


def _any_shared(contacts: pd.DataFrame) -> bool:
    """Whether any address or number is named by two entries; of a million, matching takes a gigabyte."""
    codes, keys = pd.factorize(contacts["key"])
    entry = contacts["entry"].to_numpy(dtype=np.int64)
    one = np.zeros(len(keys), dtype=np.int64)
    one[codes] = entry
    return bool((one[codes] != entry).any())


def _personal(contacts: pd.DataFrame) -> pd.DataFrame:
    """Drop contacts that stand for more than one person; e-mail addresses come first, and nothing twice."""
    coded = contacts.assign(code=pd.factorize(contacts["key"])[0])
    coded = coded.sort_values(["code", "entry"], kind="stable").drop_duplicates(["code", "entry"])
    addresses_each = coded.loc[coded["by"] == "e-mail", "entry"].value_counts()
    coded = coded[~coded["entry"].isin(addresses_each.index[addresses_each > MOST_EMAILS_AN_ENTRY])]
    is_email = (coded["by"] == "e-mail").to_numpy()
    emails, phones = coded[is_email], coded[~is_email]
    pairs = phones[["entry", "code"]].merge(emails[["entry", "code"]], on="entry", suffixes=("", "_email"))
    addresses = pairs.drop_duplicates(["code", "code_email"])["code"].value_counts()
    shared = addresses.index[addresses > MOST_EMAILS_A_PHONE]
    kept = pd.concat([emails, phones[~phones["code"].isin(shared)]], ignore_index=True)
    return kept[(np.bincount(kept["code"]) <= MOST_ENTRIES_A_KEY)[kept["code"]]]


def _join(size: int, contacts: pd.DataFrame) -> tuple[Codes, list[tuple[int, int, By]]]:
    """For each entry the first entry of the same person, and the joins that made it so."""
    entry, code = contacts["entry"].to_numpy(), contacts["code"].to_numpy()
    same = np.flatnonzero(code[:-1] == code[1:])
    head = list(range(size))
    joins: list[tuple[int, int, By]] = []
    by = contacts["by"].to_numpy(dtype=object)[same]
    for one, other, kind in zip(entry[same].tolist(), entry[same + 1].tolist(), by, strict=True):
        first, second = sorted((_head_of(head, one), _head_of(head, other)))
        if first != second:
            head[second] = first
            joins.append((one, other, kind))
    return np.array([_head_of(head, place) for place in range(size)], dtype=np.int64), joins


def _head_of(head: list[int], place: int) -> int:
    while head[place] != place:
        head[place] = head[head[place]]
        place = head[place]
    return place


def _names(entries: pd.DataFrame, contacts: pd.DataFrame, heads: Codes) -> pd.Index:
    own = entries["customer_id"].to_numpy(dtype=object)[heads]
    several = np.bincount(heads, minlength=len(entries))[heads] > 1
    emails = contacts[contacts["by"] == "e-mail"].sort_values("entry", kind="stable")
    oldest = emails.groupby(heads[emails["entry"].to_numpy()])["key"].first()
    named = pd.Series(heads).map(oldest).to_numpy(dtype=object)
    return _apart(pd.Index(np.where(several & pd.notna(named), named, own), dtype="str"), heads, entries)


def _apart(unique: pd.Index, heads: Codes, entries: pd.DataFrame) -> pd.Index:
    """Two people of one name told apart by where they are from."""
    for suffixes in (entries["label"].iloc[heads], pd.Series(heads + 1)):
        codes, found = pd.factorize(unique)
        if len(found) == len(unique):
            return unique
        first = pd.Series(heads).groupby(codes).min().to_numpy()[codes]
        second = np.flatnonzero(first != heads)
        if len(second):
            changed = unique.to_numpy(dtype=object).copy()
            changed[second] = [f"{changed[place]} ({suffixes.iloc[place]})" for place in second]
            unique = pd.Index(changed, dtype="str")
    return unique


def _example(entries: pd.DataFrame, one: int, other: int, by: By) -> Match:
    return Match(_shown(entries, one), _shown(entries, other), by)


def _shown(entries: pd.DataFrame, place: int) -> str:
    return f"{masked(str(entries['customer_id'].iloc[place]))} ({entries['label'].iloc[place]})"


def masked(name: str) -> str:
    """Hide most characters of what a person is known by.

    For example a…@example.com, +49…67, A… L….
    """
    if "@" in name:
        local, _, domain = name.partition("@")
        return f"{local[:1]}…@{domain}"
    if name.startswith("+"):
        return f"{name[:3]}…{name[-2:]}"
    return " ".join(f"{word[:1]}…" for word in name.split())


def ids_as_contacts(ids: pd.Series) -> pd.DataFrame:
    """`entry`, `by` and `key` of customer ids that are addresses or numbers themselves."""
    with_at = ids[ids.str.contains("@", regex=False)]
    emails = pd.Series(clean_email(pd.Index(with_at)), index=with_at.index, dtype="str")
    phones = ids[ids.str.fullmatch(r"\+\d{7,15}")]
    parts = [(emails[emails != ""], "e-mail"), (phones, "phone")]
    return pd.concat([pd.DataFrame({"entry": keys.index, "by": by, "key": keys.array}) for keys, by in parts])


def latest_known(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return one row for each value of `by`, with the last entry of each other column that is not "".

    The frame must have the oldest rows first.
    """
    codes, names = pd.factorize(frame[by])
    result: dict[str, object] = {by: names}
    for name in frame.columns.drop(by):
        cells = frame[name].to_numpy(dtype=object)
        known = np.flatnonzero(cells != "")
        last = np.full(len(names), -1, dtype=np.int64)
        last[codes[known]] = known
        result[name] = pd.array(np.where(last >= 0, cells[last], ""), dtype="str")
    return pd.DataFrame(result)
