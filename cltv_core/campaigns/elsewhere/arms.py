"""Which column of a file tells the groups, what each of its values means, and which group was left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Ints
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.errors import CltvError, Told

_HELD_OUT = re.compile(
    r"\b(held ?out|hold ?out|control\w*|kontroll\w*|do not send|dont send|left (out|alone)|unsent|untreated|suppress\w*"
    r"|excluded|nobody|none|nothing|placebo"
    r"|(not|no|never|without|kein\w*|nicht) ?(any )?(sent|send|(e ?)?(mailed|mails?)|mailings?|treated|treatment"
    r"|contact\w*|messages?|letters?|campaign|gesendet|versendet))\b"
)
_PERHAPS_HELD_OUT = re.compile(r"^no \w")
_SENT = re.compile(r"\b(sent|send|treat\w*|test\w*|mailed|e ?mailed|target\w*|exposed|contacted|gesendet|versendet)\b")
_OUTSIDE = re.compile(r"\boutside\b")
_GROUPS = re.compile(r"^((test|campaign|experiment|treatment) )?(groups?|gruppen?|arms?|treatments?|variants?|cells?)$")
_ABOUT_GROUPS = re.compile(r"group|gruppe|arm\b|treat|variant|cell|test|control|hold|held|sent|send|campaign|segment")
_ABOUT_HELD_OUT = re.compile(r"control|kontroll|hold|held|exclu|suppress|not sent|no e ?mail|left out")
_YES, _NO = frozenset({"1", "yes", "true", "y", "x", "ja", "si", "oui"}), frozenset({"0", "no", "false", "n", "nein"})

MOST_GROUPS = 10
LEAST_UNDERSTOOD = 0.95
"""Of the filled cells of a column of groups."""

_SMALLEST_ARM = 0.02
"""Of the filled cells: a rarer value that no word explains is a slip of the pen and no group."""


class GroupsUnreadable(CltvError):
    """A file of groups in which either the people or the groups cannot be told."""


@dataclass(frozen=True)
class Arms:
    """The group of each row: 0 who was left alone, n who got the n-th of `names`, -1 who is in no group.

    `names`: the messages as the file calls them; `columns`: those that told.
    """

    of_row: Ints
    names: tuple[str, ...]
    columns: tuple[str, ...]


def find_arms(cells: pd.DataFrame, control: str = "", file: str = "") -> Arms:
    """Find the groups in a table of texts.

    In words in one column, or as one column of ticks for each group, or as a single column of ticks or numbers; a
    column whose header speaks of groups goes first. `control` names the group that was left alone, where the owner
    said so. Raises GroupsUnreadable.
    """
    plain = pd.DataFrame({name: _plain_cells(cells[name]) for name in cells.columns})
    ranked = sorted(cells.columns, key=lambda name: _rank(_plain(str(name))))
    wanted = _plain(control)
    for found in (*_named(plain, ranked, wanted), *_in_words(plain, ranked), _ticked(plain), *_ticks(plain, ranked)):
        if found is not None:
            return _spelt(found, cells)
    raise GroupsUnreadable(*_why_not(plain, cells, ranked), file=file)


def _named(plain: pd.DataFrame, ranked: Sequence[str], control: str) -> Iterator[Arms]:
    """Columns in which the group stands that the owner says was left alone."""
    for name in ranked if control else ():
        values = _values(plain[name])
        if control in values and len(values) > 1:
            yield _coded(plain[name], [control], sorted(set(values) - {control}))


def _in_words(plain: pd.DataFrame, ranked: Sequence[str]) -> Iterator[Arms | None]:
    """Columns of which one value says that people were left alone; under a header of groups all others are messages."""
    for name in ranked:
        values = _values(plain[name])
        sizes = plain[name][plain[name] != ""].value_counts(normalize=True)
        alone = _left_alone(values, perhaps=_rank(_plain(name)) == 0)
        rest = [value for value in values if value not in alone and not _OUTSIDE.search(value)]
        about = _ABOUT_GROUPS.search(_plain(name)) is not None
        arms = [value for value in sorted(rest) if _SENT.search(value) or (about and sizes[value] >= _SMALLEST_ARM)]
        if alone and arms:
            yield _understood(_coded(plain[name], alone, arms), plain[name])


def _left_alone(values: Sequence[str], *, perhaps: bool) -> list[str]:
    """Return the values that say so; `perhaps`: "no discount" does where nothing says it more clearly."""
    told = [value for value in values if _HELD_OUT.search(value)]
    return told or [value for value in values if perhaps and _PERHAPS_HELD_OUT.search(value)]


def _ticked(plain: pd.DataFrame) -> Arms | None:
    """Find a column of ticks for each of three groups or more, one of them for those left alone."""
    ticks = {str(name): plain[name].isin(_YES) for name in plain.columns if _is_ticks(plain[name], fewest=1)}
    for control in [name for name in ticks if _ABOUT_HELD_OUT.search(_plain(name))]:
        apart = [name for name in ticks if name != control and not (ticks[name] & ticks[control]).any()]
        arms = [name for name in apart if ticks[name].any()]
        once = np.sum([ticks[name] for name in (control, *arms)], axis=0) == 1
        if len(arms) > 1 and once.mean() >= LEAST_UNDERSTOOD:
            of_row = np.select([~once, *(ticks[name] for name in arms)], [-1, *range(1, len(arms) + 1)], 0)
            return Arms(of_row.astype(np.int64), tuple(arms), (control, *arms))
    return None


def _ticks(plain: pd.DataFrame, ranked: Sequence[str]) -> Iterator[Arms]:
    """Columns of ticks, or of numbers from 0, whose header speaks of groups."""
    for name in ranked:
        header, values = _plain(name), _values(plain[name])
        if not _ABOUT_GROUPS.search(header) and not _ABOUT_HELD_OUT.search(header):
            continue
        if _is_ticks(plain[name], fewest=2):
            ticked = plain[name].isin(_YES).to_numpy()
            inverted = _ABOUT_HELD_OUT.search(header) is not None
            filled = (plain[name] != "").to_numpy() | (len(values) == 1)
            yield Arms(np.where(filled, (ticked ^ inverted).astype(np.int64), -1), (_sent_name(header),), (name,))
        elif len(values) > 2 and set(values) == {str(number) for number in range(len(values))}:
            yield _coded(plain[name], ["0"], sorted(set(values) - {"0"}))


def _sent_name(header: str) -> str:
    return "sent" if _ABOUT_HELD_OUT.search(header) else header


def _is_ticks(cells: pd.Series, fewest: int) -> bool:
    """Whether a column holds nothing but yes and no, or ticks and blanks, and at least so many different cells."""
    different = set(cells.unique())
    return bool(different & _YES) and different <= _YES | _NO | {""} and len(different) >= fewest


def _coded(cells: pd.Series, alone: Sequence[str], arms: Sequence[str]) -> Arms:
    codes = dict.fromkeys(alone, 0) | {value: place for place, value in enumerate(arms, 1)}
    return Arms(cells.map(codes).fillna(-1).to_numpy().astype(np.int64), tuple(arms), (str(cells.name),))


def _understood(arms: Arms, cells: pd.Series) -> Arms | None:
    """Return the groups where nearly every filled cell, but of those outside a test, names one."""
    counts: Flags = ((cells != "") & ~cells.str.contains(_OUTSIDE)).to_numpy()
    return arms if (arms.of_row[counts] >= 0).mean() >= LEAST_UNDERSTOOD else None


def _spelt(arms: Arms, cells: pd.DataFrame) -> Arms:
    """Name the messages as the file spells them."""
    column = cells[arms.columns[0]]
    spelt = {_plain(cell): cell for cell in reversed(column.unique().tolist())} if len(arms.columns) == 1 else {}
    return Arms(arms.of_row, tuple(spelt.get(name, name) for name in arms.names), arms.columns)


def _why_not(plain: pd.DataFrame, cells: pd.DataFrame, ranked: Sequence[str]) -> tuple[Told, Told]:
    """Say what is missing: which of some groups was left alone, or a column of groups at all."""
    for name in ranked:
        values = _values(plain[name])
        if len(values) > 1 and _ABOUT_GROUPS.search(_plain(name)):
            names = tuple(sorted({str(cell) for cell in cells[name] if cell}))
            return Problem.WHICH_WAS_LEFT_ALONE(column=name, names=names), Remedy.NAME_THE_CONTROL()
    return Problem.NO_GROUP_COLUMN(), Remedy.GROUPS_FILE()


def _values(cells: pd.Series) -> list[str]:
    """Return the different filled cells in the order of the file, none where there are too many for groups."""
    different = [value for value in cells.unique().tolist() if value]
    return different if len(different) <= MOST_GROUPS else []


def _rank(header: str) -> int:
    return 0 if _GROUPS.match(header) else 1 if _ABOUT_GROUPS.search(header) else 2


def _plain_cells(cells: pd.Series) -> pd.Series:
    return cells.map({cell: _plain(cell) for cell in cells.unique()})


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", str(text).casefold()).strip()
