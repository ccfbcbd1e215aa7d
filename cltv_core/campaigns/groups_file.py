"""Files that say who was sent and who was held out, whichever program wrote or changed them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.campaigns.keys import folded
from cltv_core.campaigns.outcomes import People, people_by
from cltv_core.errors import CltvError
from cltv_core.transactions import Transactions

_SENT = re.compile(r"\b(sent|send|treat\w*|test|mailed|e ?mailed|target\w*|exposed|contacted|a|yes|true|1)\b")
_HELD_OUT = re.compile(
    r"\b(held ?out|hold ?out|control\w*|do not send|dont send|not sent|no ?e ?mail|unsent|untreated|suppress\w*"
    r"|excluded|left out|b|no|false|0)\b"
)
_ABOUT_GROUPS = re.compile(r"group|arm|treat|variant|cell|test|control|hold|held|sent|campaign|segment")
_ABOUT_HELD_OUT = re.compile(r"control|hold|held|exclu|suppress")
_ABOUT_PEOPLE = re.compile(r"mail|customer|client|person|user|phone|contact|id\b|name|kunde|number")
LEAST_UNDERSTOOD = 0.95
"""Of the filled cells of a column of groups."""


class GroupsUnreadable(CltvError):
    """A file of groups in which either the people or the groups cannot be told."""


@dataclass(frozen=True)
class Groups:
    """Who was sent and who was held out, each person once.

    `names` (as the file has them) and `sent` have one element a person. `torn`: how many people stand in both groups,
    and therefore in neither here.
    """

    names: tuple[str, ...]
    sent: Flags
    torn: int


def read_groups(table: pd.DataFrame, transactions: Transactions, file: str = "") -> tuple[Groups, People]:
    """Find the people and their groups in a table of texts, and the same people among the customers.

    People are known by number, address or phone, plain or as SHA-256; those whom the sales do not know stay on the
    list, as they bought nothing. Raises GroupsUnreadable.
    """
    cells = table.astype("str").apply(lambda column: column.str.strip()).reset_index(drop=True)
    sent, group_column = _group_column(cells, file)
    people = people_by(transactions, _folded, _hashed)
    names = _names_column(cells.drop(columns=group_column), people, file)
    keys = pd.Series([folded(name) for name in cells[names]])
    known = ((keys != "") & sent.notna()).to_numpy()
    by_person = pd.DataFrame({"key": keys[known], "sent": sent[known].astype(bool), "name": cells.loc[known, names]})
    ends = by_person.groupby("key", sort=False).agg(most=("sent", "max"), least=("sent", "min"), name=("name", "first"))
    clear = ends[ends["most"] == ends["least"]]
    flags = clear["most"].to_numpy(dtype=np.bool_)
    if not len(clear) or flags.all() or not flags.any():
        raise GroupsUnreadable(Problem.ONE_GROUP_ONLY(), Remedy.GROUPS_FILE(), file=file)
    return Groups(tuple(clear.index), flags, len(ends) - len(clear)), people


def _group_column(cells: pd.DataFrame, file: str) -> tuple[pd.Series, str]:
    """Find the column in which nearly every cell names one of two groups; one whose header says so goes first."""
    ranked = sorted(cells.columns, key=lambda name: _ABOUT_GROUPS.search(_plain(name)) is None)
    for name in ranked:
        values = cells[name].map(_plain)
        filled = values != ""
        if not filled.any() or values[filled].nunique() > 10:
            continue
        meanings = {value: _meaning(value, name) for value in values[filled].unique()}
        sent = values.map(meanings)
        both = {True, False} <= set(meanings.values())
        if both and sent[filled].notna().mean() >= LEAST_UNDERSTOOD:
            return sent.where(filled), str(name)
    raise GroupsUnreadable(Problem.NO_GROUP_COLUMN(), Remedy.GROUPS_FILE(), file=file)


def _meaning(value: str, header: str) -> bool | None:
    """Whether a cell says that the person was sent; None where it says neither."""
    bare = value in ("0", "1", "yes", "no", "true", "false")
    if bare and not _ABOUT_GROUPS.search(_plain(header)):
        return None
    if bare and _ABOUT_HELD_OUT.search(_plain(header)):
        return value in ("0", "no", "false")
    if _HELD_OUT.search(value):
        return False
    return True if _SENT.search(value) else None


def _names_column(cells: pd.DataFrame, people: People, file: str) -> str:
    """Find the column by which most people are found among the customers; without any, one whose header says so."""
    found = {name: _found(cells[name], people) for name in cells.columns}
    best = max(found, key=lambda name: found[name], default=None)
    if best is not None and found[best] > 0:
        return str(best)
    named = [name for name in cells.columns if _ABOUT_PEOPLE.search(_plain(name))]
    distinct = [name for name in (*named, *cells.columns) if cells[name].nunique() > 0.9 * len(cells)]
    if not distinct:
        raise GroupsUnreadable(Problem.NO_PERSON_COLUMN(), Remedy.GROUPS_FILE(), file=file)
    return str(distinct[0])


def _found(column: pd.Series, people: People) -> int:
    keys = pd.Index([folded(cell) for cell in column])
    return int((people.rows(keys) >= 0).sum())


def _folded(names: Sequence[str]) -> list[str]:
    return [folded(name) for name in names]


def _hashed(names: Sequence[str]) -> list[str]:
    """SHA-256 in hexadecimal digits, as advertising tools take addresses; phones with and without their plus agree."""
    return [hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest() for name in names]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
