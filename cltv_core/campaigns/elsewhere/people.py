"""Who is who in a file of groups: by number, address or phone, plain or hashed, as spreadsheets leave them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import pandas as pd

from cltv_core.arrays import Ints
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.campaigns.elsewhere.arms import GroupsUnreadable
from cltv_core.campaigns.keys import folded
from cltv_core.campaigns.outcomes import People, people_by
from cltv_core.transactions import Transactions

_ABOUT_PEOPLE = re.compile(r"mail|customer|client|person|user|phone|contact|id\b|name|kunde|number")
_DIGITS = re.compile(r"['’]?\+?0*([1-9]\d*)(\.0+)?")
_MOSTLY = 0.9


def people_of(transactions: Transactions) -> People:
    """Index the customers by every way in which a file of groups may name them."""
    return people_by(transactions, _folded, _hashed, _bare)


def rows_of(people: People, names: pd.Series) -> Ints:
    """Return the place of each name among the customers, -1 where the sales do not know it."""
    rows = people.rows(_folded(names))
    unknown = rows < 0
    rows[unknown] = people.rows(_bare(names[unknown]))
    return rows


def names_column(cells: pd.DataFrame, people: People, file: str = "") -> str:
    """Find the column that names most different customers.

    Without any, one whose header says so or whose cells differ. Raises GroupsUnreadable.
    """
    found = {str(name): _customers(cells[name], people) for name in cells.columns}
    different = {str(name): int(cells[name].nunique()) for name in cells.columns}
    best = max(found, key=lambda name: (found[name], different[name]), default="")
    if best and found[best] > 0:
        return best
    named = [name for name in cells.columns if _ABOUT_PEOPLE.search(str(name).casefold())]
    distinct = [name for name in (*named, *cells.columns) if different[str(name)] > _MOSTLY * len(cells)]
    if not distinct:
        raise GroupsUnreadable(Problem.NO_PERSON_COLUMN(), Remedy.GROUPS_FILE(), file=file)
    return str(distinct[0])


def _customers(column: pd.Series, people: People) -> int:
    """Count the different customers whom a column names."""
    rows = rows_of(people, pd.Series(column.unique()))
    return len(set(rows[rows >= 0].tolist()))


def _folded(names: Sequence[str] | pd.Series) -> list[str]:
    return [folded(name) for name in names]


def _hashed(names: Sequence[str]) -> list[str]:
    """SHA-256 in hexadecimal digits, as advertising tools take addresses; phones with and without their plus agree."""
    return [hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest() for name in names]


def _bare(names: Sequence[str] | pd.Series) -> list[str]:
    """Take off numbers what spreadsheets lose or add: leading zeros, a plus, a decimal nought."""
    folded_names = _folded(names)
    digits = [_DIGITS.fullmatch(name) for name in folded_names]
    return [match[1] if match else name for match, name in zip(digits, folded_names, strict=True)]
