"""Screened people with every field as text, in the form that a destination takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from cltv_core.destinations.csv_files import safe_texts
from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.lists import PEOPLE_COLUMNS, slug
from cltv_core.destinations.texts import by_distinct, one_line
from cltv_core.terms import Terms

NUMBERS = {"expected_value": 2, "value_low": 2, "value_high": 2, "p_alive": 2, "orders": 0}
"""Field -> digits behind the point."""
DAYS = ("last_order", "next_order_due")
TAG = "cltv-"
_TIDY = ("email", "phone", "country", "consent", "tier", *DAYS)
"""Looked at or made elsewhere, so that no text in them needs cleaning."""
_MADE_HERE = ("worth", "tags", "accepts_email")
_MADE_BEFORE = ("fate", "wrote_email", "wrote_phone", "returned")


def cells(people: pd.DataFrame, destination: Destination, terms: Terms) -> pd.DataFrame:
    """One text column for every field that the destination needs and for whatever the owner joined.

    `people`: see `cltv_core.destinations.screening.screened`. Fields made here: `worth` (expected_value, 0 where
    unknown), `tags`, and `accepts_email`: yes or no.
    """
    needed = destination.fields - {"", *_MADE_HERE}
    joined = {str(name) for name in people} - {*PEOPLE_COLUMNS, *_MADE_BEFORE}
    absent = pd.Series("", index=people.index, dtype="str")
    told = {name: people.get(name, absent) for name in sorted((needed | joined) - {*NUMBERS})}
    texts = {name: text if name in _TIDY else one_line(text) for name, text in told.items()}
    if destination.american_days:
        texts |= {name: _american(texts[name]) for name in DAYS if name in texts}
    numbers = {name: _numbers(people, name, digits) for name, digits in NUMBERS.items() if name in needed}
    made: Mapping[str, Callable[[], pd.Series]] = {
        "worth": lambda: _numbers(people, "expected_value", 2).replace("", "0.00"),
        "tags": lambda: _tags(people["segment"], texts, terms),
        "accepts_email": lambda: (people["fate"] == "yes").map({True: "yes", False: "no"}).astype("str"),
    }
    asked = {name: make() for name, make in made.items() if name in destination.fields}
    return pd.DataFrame({**texts, **numbers, **asked}, index=people.index)


def presentable(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    """Cells as they may stand in the file: no longer than the tool takes, no formula in a CSV file."""
    untouched = {*NUMBERS, *DAYS, *_MADE_HERE, "email", "phone"} - {"tags"}
    texts = {str(name): frame[name] for name in frame if name not in untouched}
    if destination.kind == "csv":
        texts = {name: safe_texts(column) for name, column in texts.items()}
    for name, limit in destination.max_chars.items():
        texts[name] = texts[name].str.slice(0, limit)
    if destination.max_text_bytes is not None:
        texts = {name: _clipped(column, destination.max_text_bytes) for name, column in texts.items()}
    return frame.assign(**texts)


def _numbers(people: pd.DataFrame, name: str, digits: int) -> pd.Series:
    """Bare numbers with a point; "" where there is none, and for a column that is absent."""
    if name not in people:
        return pd.Series("", index=people.index, dtype="str")
    codes, distinct = pd.factorize(people[name].to_numpy(np.float64).round(digits))
    texts = [f"{number:.{digits}f}" if np.isfinite(number) else "" for number in distinct.tolist()]
    return pd.Series(pd.Index([*texts, ""], dtype="str").take(codes), index=people.index, dtype="str")


def _american(days: pd.Series) -> pd.Series:
    return by_distinct(days, lambda texts: texts.str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", r"\2/\3/\1", regex=True))


def _tags(segment: pd.Series, texts: Mapping[str, pd.Series], terms: Terms) -> pd.Series:
    """cltv-champions, cltv-2026-11, behind the tags that the customer has already (earlier ones of ours excepted)."""
    ours = by_distinct(segment, lambda names: pd.Index([f"{TAG}{slug(name)}" for name in names], dtype="str"))
    ours = ours + f", {TAG}{terms.as_of:%Y-%m}"
    joined = next((text for name, text in texts.items() if name.lower() == "tags"), None)
    if joined is None:
        return ours
    kept = by_distinct(joined, lambda texts: pd.Index([_tags_of_others(text) for text in texts], dtype="str"))
    return kept + ours


def _tags_of_others(tags: str) -> str:
    kept = [tag.strip() for tag in tags.split(",") if tag.strip() and not tag.strip().startswith(TAG)]
    return "".join(f"{tag}, " for tag in kept)


def _clipped(column: pd.Series, size: int) -> pd.Series:
    """At most `size` bytes of UTF-8, cut between characters."""
    if not len(column) or column.str.len().max() * 4 <= size:
        return column
    return by_distinct(
        column,
        lambda texts: pd.Index([text.encode()[:size].decode(errors="ignore") for text in texts], dtype="str"),
    )
