"""Who is who in a file of groups: by number, address or phone, plain or hashed, as spreadsheets leave them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from cltv_core.arrays import Ints
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.campaigns.elsewhere.arms import GroupsUnreadable
from cltv_core.campaigns.keys import folded
from cltv_core.campaigns.outcomes import People, people_by
from cltv_core.transactions import Transactions

_ABOUT_PEOPLE = re.compile(r"mail|customer|client|person|user|phone|contact|id\b|name|kunde|number")
_DIGITS = re.compile(r"['’]?\+?0*([1-9]\d*)(\.0+)?")
_HASH = r"[0-9a-fA-F]{64}"
_LOOKED_AT = 1000
_MOSTLY = 0.9


def people_of(transactions: Transactions, cells: pd.DataFrame) -> People:
    """Index the customers by every way in which a file of groups may name them; by hashes only where it holds some."""
    hashed = any(cells[name].iloc[:_LOOKED_AT].str.fullmatch(_HASH).any() for name in cells.columns)
    return people_by(transactions, _folded, _bare, *((_hashed, _hashed_bare) if hashed else ()))


def identified(cells: pd.DataFrame, people: People, file: str = "") -> tuple[Ints, list[str]]:
    """Tell who each row is: their place among the customers, -1 where the sales do not know them, and their name.

    Lists name some people by address and others by phone only, so every column that names people is asked, the one that
    names most first. Raises GroupsUnreadable.
    """
    rows, names = np.full(len(cells), -1, dtype=np.int64), np.full(len(cells), "", dtype=object)
    for column in _columns(cells, people, file):
        unknown, nameless = rows < 0, names == ""
        rows[unknown] = _rows(people, cells[column][unknown])
        names[nameless] = _folded(cells[column][nameless])
    return rows, names.tolist()


def _columns(cells: pd.DataFrame, people: People, file: str) -> list[str]:
    """Find the columns that name people, that of most different customers first.

    A column whose header says so counts double: row numbers look like customer numbers.
    """
    about = {str(name): bool(_ABOUT_PEOPLE.search(str(name).casefold())) for name in cells.columns}
    found = {name: _customers(cells[name], people) * (1 + about[name]) for name in about}
    different = {name: int(cells[name].nunique()) for name in about}
    ranked = sorted(about, key=lambda name: (-found[name], -about[name], -different[name]))
    first = next((name for name in ranked if found[name] or different[name] > _MOSTLY * len(cells)), None)
    if first is None:
        raise GroupsUnreadable(Problem.NO_PERSON_COLUMN(), Remedy.GROUPS_FILE(), file=file)
    return [first, *(name for name in ranked if name != first and about[name] and found[name])]


def _rows(people: People, names: pd.Series) -> Ints:
    rows = people.rows(_folded(names))
    unknown = rows < 0
    rows[unknown] = people.rows(_bare(names[unknown]))
    return rows


def _customers(column: pd.Series, people: People) -> int:
    """Count the different customers whom a column names."""
    rows = _rows(people, pd.Series(column.unique()))
    return len(set(rows[rows >= 0].tolist()))


def _folded(names: Sequence[str] | pd.Series) -> list[str]:
    return [folded(name) for name in names]


def _hashed(names: Sequence[str]) -> list[str]:
    """SHA-256 in hexadecimal digits, as advertising tools take addresses."""
    return [hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest() for name in names]


def _hashed_bare(names: Sequence[str]) -> list[str]:
    """Hash without the plus of phones, as some of them do."""
    return _hashed(_bare(names))


def _bare(names: Sequence[str] | pd.Series) -> list[str]:
    """Take off numbers what spreadsheets lose or add: leading zeros, a plus, a decimal nought."""
    folded_names = _folded(names)
    digits = [_DIGITS.fullmatch(name) for name in folded_names]
    return [match[1] if match else name for match, name in zip(digits, folded_names, strict=True)]
