"""Messages of e-mail tools: what went to whom, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import flags_of_messages as flags
from cltv_core.reading.values.coded import coded
from cltv_core.reading.values.dates import parse_dates

HAPPENED = ("delivered", "opened", "clicked", "bounced", "unsubscribed")
Columns = Mapping[str, list[str]]

_FILE_TYPE = re.compile(r"(?:\.(?:csv|tsv|txt|xlsx?|json|gz|zip))+$", re.IGNORECASE)


def messages(table: RawTable, columns: Columns) -> pd.DataFrame:
    """Read one message a row: `campaign`, `sent_at`, and as true or false what is in `HAPPENED`.

    A file that does not name its campaign is about one, whose name is the file's. What was not returned was delivered,
    where no column tells more. In a log each row is one event of a message.
    """
    if "event" in columns:
        return _events(table, columns)
    told = {name: happened(table, columns.get(name, [])) for name in HAPPENED}
    delivered = told["delivered"] if "delivered" in columns else ~told["bounced"]
    return pd.DataFrame(
        {
            "campaign": _campaigns(table, columns),
            "sent_at": moments(table, columns.get("sent_at", [])),
            **told,
            "bounced": told["bounced"] & ~_passing(table, columns.get("bounced", [])),
            "delivered": delivered | told["opened"] | told["clicked"],
        }
    )


def once_each(told: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Join the rows of one message of one campaign to one person: what happened in any of them did."""
    rules = dict.fromkeys(HAPPENED, "max") | {"sent_at": "min"}
    rest = {name: "first" for name in told.columns if name not in {*rules, *keys, "campaign"}}
    return told.groupby([*keys, "campaign"], sort=False).agg({**rules, **rest}).reset_index()[list(told.columns)]


def name_of_file(name: str) -> str:
    """Return the name of a file without its type: spring-sale for spring-sale.csv."""
    return _FILE_TYPE.sub("", name.rsplit("/", 1)[-1])


def moments(table: RawTable, headers: list[str]) -> pd.Series:
    """Read the first moment that these columns tell of each row, NaT where they tell none.

    A day that may be written either way round is taken as day first, unless the column shows otherwise.
    """
    found = pd.Series(pd.NaT, index=range(len(table)), dtype="datetime64[us]")
    for header in headers:
        column = coded(table, header)
        read = parse_dates(column.values, today=date.today()).moments if len(column.values) else np.array([], "M8[us]")
        own = np.append(read.astype("M8[us]"), np.datetime64("NaT", "us"))[column.codes]
        found = found.where(found.notna(), pd.Series(own, index=found.index))
    return found


def happened(table: RawTable, headers: list[str]) -> pd.Series:
    """Tell of each row whether any of these columns says yes."""
    return _any(table, headers, flags.says_yes)


def suppressed_by_bounce(table: RawTable, headers: list[str]) -> pd.Series:
    """Tell of each row whether nothing is sent because messages came back, passing reasons included."""
    return _any(table, headers, lambda cells: flags.events(cells)["bounced"] | flags.passes(cells))


def _passing(table: RawTable, headers: list[str]) -> pd.Series:
    """Rows whose bounce will pass, as the column of its kind or reason says."""
    return _any(table, headers, flags.passes)


def _any(table: RawTable, headers: list[str], tell: Callable[[pd.Index], flags.Mask]) -> pd.Series:
    found = np.zeros(len(table), dtype=bool)
    for header in headers:
        column = coded(table, header)
        found |= np.append(tell(column.values), False)[column.codes]
    return pd.Series(found)


def _campaigns(table: RawTable, columns: Columns) -> pd.Series:
    names = pd.Series("", index=range(len(table)), dtype="str")
    for header in columns.get("campaign", []):
        names = names.where(names != "", pd.Series(coded(table, header).text()))
    return names.where(names != "", name_of_file(table.name))


def _events(table: RawTable, columns: Columns) -> pd.DataFrame:
    column = coded(table, columns["event"][0])
    told = {name: np.append(rows, False)[column.codes] for name, rows in flags.events(column.values).items()}
    at = moments(table, columns.get("event_at", []))
    arrived = told["delivered"] | told["opened"] | told["clicked"] | told["unsubscribed"]
    return pd.DataFrame(
        {
            "campaign": _campaigns(table, columns),
            "sent_at": at.where(told["sent"] | told["delivered"]),
            **{name: told[name] for name in HAPPENED},
            "delivered": arrived,
        }
    )
