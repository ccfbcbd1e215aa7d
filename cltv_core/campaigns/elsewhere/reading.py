"""Groups drawn elsewhere and the sales -> a result for each message that was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.campaigns.checks import check
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.campaigns.elsewhere.arms import GroupsUnreadable, find_arms
from cltv_core.campaigns.elsewhere.people import identified, people_of
from cltv_core.campaigns.outcomes import People
from cltv_core.campaigns.reading import CampaignRead, NothingToRead, Window, cap_of, result_of
from cltv_core.campaigns.result import Trial
from cltv_core.errors import ModelNotFitted, NotEnoughData
from cltv_core.models import ladder
from cltv_core.summary import summarise
from cltv_core.transactions import Transactions

FILE = "file: groups"
"""The column that says from which file a row came: lists without a column of groups are told apart by their names."""

TRIAL = "elsewhere"


@dataclass(frozen=True)
class Costs:
    """What a message costs and a sale brings, for all messages alike; as in `result.Trial`."""

    margin: float = 1.0
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0


@dataclass(frozen=True)
class _Drawn:
    """Each person once: their place among the customers (-1 unknown to the sales) and arm (0 left alone).

    `torn`: how many people stand in two groups, and therefore in none here.
    """

    rows: Ints
    arm: Ints
    names: tuple[str, ...]
    torn: int


def read_groups(
    tables: Sequence[tuple[str, pd.DataFrame]],
    transactions: Transactions,
    window: Window,
    *,
    name: str = "",
    control: str = "",
    costs: Costs | None = None,
) -> tuple[CampaignRead, ...]:
    """Read a campaign whose groups were drawn elsewhere: a result for each message, against the people left alone.

    What was to be expected of each person is worked out from the sales before the sending, where there are any. People
    whom the sales do not know stay in their group, as they bought nothing.

    Parameters
    ----------
    tables
        Files by name, with texts as cells: one with both groups, or several of which each is a group's.
    control
        What the group left alone is called, where the files cannot tell.

    Raises
    ------
    GroupsUnreadable
        Where the people or the groups cannot be told.
    NothingToRead
        Where the sales hold no day of the window.
    """
    _reaches(transactions, window, tables[0][0])
    cells = _together(tables)
    people = people_of(transactions, cells)
    drawn = _drawn(cells, people, control, tables[0][0])
    expected = _expected(transactions, people, drawn.rows, window)
    several = len(drawn.names) > 1
    return tuple(
        _read(
            (f"{name}: {arm}" if several else name, str(place) if several else ""),
            _only(drawn, place),
            [part[np.isin(drawn.arm, (0, place))] for part in expected],
            people,
            window,
            costs or Costs(),
        )
        for place, arm in enumerate(drawn.names, 1)
    )


def _reaches(transactions: Transactions, window: Window, file: str) -> None:
    """Raise NothingToRead where no day of the window is in the sales."""
    if transactions.last_day < window.sent_on:
        raise NothingToRead(Problem.NOTHING_TO_READ(sent_on=window.sent_on), Remedy.LATER_EXPORT(), file=file)
    if transactions.first_day > window.last:
        raise NothingToRead(Problem.BEGINS_LATER(sent_on=window.sent_on), Remedy.EARLIER_SALES(), file=file)


def _together(tables: Sequence[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """Put the rows of all files below each other, as texts without blanks around them."""
    parts = [table.assign(**{FILE: name}) if len(tables) > 1 else table for name, table in tables]
    together = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0].reset_index(drop=True)
    texts: pd.DataFrame = together.fillna("").astype("str").apply(lambda column: column.str.strip())
    return texts


def _drawn(cells: pd.DataFrame, people: People, control: str, file: str) -> _Drawn:
    arms = find_arms(cells, control, file)
    rows, names = identified(cells.drop(columns=[*arms.columns, FILE], errors="ignore"), people, file)
    keys = np.where(rows >= 0, rows.astype("str"), [f"? {name}" for name in names])
    known = np.array([name != "" for name in names]) & (arms.of_row >= 0)
    table = pd.DataFrame({"key": keys[known], "row": rows[known], "arm": arms.of_row[known]})
    each = table.groupby("key", sort=False).agg(row=("row", "first"), most=("arm", "max"), least=("arm", "min"))
    clear = each[each["most"] == each["least"]]
    arm = clear["most"].to_numpy(dtype=np.int64)
    if not {*range(len(arms.names) + 1)} <= set(arm.tolist()):
        raise GroupsUnreadable(Problem.ONE_GROUP_ONLY(), Remedy.GROUPS_FILE(), file=file)
    return _Drawn(clear["row"].to_numpy(dtype=np.int64), arm, arms.names, len(each) - len(clear))


def _only(drawn: _Drawn, place: int) -> _Drawn:
    """Return the people of one message and those left alone."""
    inside: Flags = np.isin(drawn.arm, (0, place))
    return _Drawn(drawn.rows[inside], drawn.arm[inside], drawn.names, drawn.torn)


def _read(
    called: tuple[str, str],
    drawn: _Drawn,
    expected: Sequence[Floats],
    people: People,
    window: Window,
    costs: Costs,
) -> CampaignRead:
    (name, identity), (orders, value) = called, expected
    sent: Flags = drawn.arm > 0
    trial = Trial(
        sent=sent,
        orders=orders,
        value=value,
        cap=cap_of(people, window),
        margin=costs.margin,
        cost_per_contact=costs.cost_per_contact,
        offer_cost=costs.offer_cost,
    )
    checks = check(sent, (orders, value), None, drawn.torn)
    last_day = people.transactions.last_day + timedelta(days=1)
    result = result_of(trial, people, drawn.rows, window, checks, last_day)
    reading_day = window.last + timedelta(days=1)
    return CampaignRead(identity, name, "", "", window.sent_on, reading_day, result, TRIAL if identity else "")


def _expected(transactions: Transactions, people: People, rows: Ints, window: Window) -> tuple[Floats, Floats]:
    """Return the orders and value expected of each person within the window, by what was known the day before it.

    0 for people of whom nothing was known then.
    """
    nothing = np.zeros(len(rows))
    try:
        summary = summarise(transactions, window.sent_on - timedelta(days=1))
    except NotEnoughData:
        return nothing, nothing
    for model in ladder():
        try:
            predicted = model.fit(summary).predict(window.days + 1)
        except ModelNotFitted:
            continue
        of_customers = predicted.reindex(people.customers)[["expected_orders", "expected_value"]].fillna(0.0).to_numpy()
        found: Flags = rows >= 0
        return np.where(found, of_customers[rows, 0], 0.0), np.where(found, of_customers[rows, 1], 0.0)
    return nothing, nothing
