"""The people of a list with every field as text, in the form that a destination takes."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pandas as pd

from cltv_core.csv_export import safe_texts
from cltv_core.destinations import addresses
from cltv_core.destinations.declaration import Destination
from cltv_core.forecast import Terms
from cltv_core.lists import PEOPLE_COLUMNS, slug

NUMBERS = {"expected_value": 2, "value_low": 2, "value_high": 2, "p_alive": 2, "orders": 0}
"""Field -> digits behind the point."""
DAYS = ("last_order", "next_order_due")
TAG = "cltv-"
_ALWAYS = ("email", "phone", "country", "consent", "tier", "segment")
_IN_ORDER = ("email", "phone", "consent", "tier", *DAYS)
"""Looked at or made elsewhere, so that no text in them needs cleaning."""
_MADE_HERE = ("worth", "accepts_email", "fate", "wrote_email", "wrote_phone")
_INVISIBLE = "[\u200b\u2060\ufeff\ufdd0\ufffe\uffff]"
_BLANKS = "[\x00-\x20\x7f-\xa0\u2028\u2029]+"
_UNTIDY = f"^ | $|  |[\x00-\x1f\x7f-\xa0\u2028\u2029]|{_INVISIBLE}"


def cells(people: pd.DataFrame, destination: Destination, terms: Terms) -> pd.DataFrame:
    """One text column for every field that the destination needs and for whatever the owner joined, best value first.

    `people` has the columns `cltv_core.lists.PEOPLE_COLUMNS`, as far as known. Fields made here: `worth`
    (expected_value, 0 where unknown), `tags`, and whether a customer had any e-mail or phone, good or bad:
    `wrote_email`, `wrote_phone`.
    """
    ranked = people if people["expected_value"].is_monotonic_decreasing else _ranked(people)
    ranked = ranked.reset_index(drop=True)
    needed = {*_ALWAYS, *destination.fields, *itertools.chain(*destination.needs)} - {"", "tags", *_MADE_HERE}
    texts = {
        str(name): ranked[name] if name in _IN_ORDER else _clean(ranked[name])
        for name in ranked
        if name in needed or name not in PEOPLE_COLUMNS
    }
    frame = pd.DataFrame(dict.fromkeys(sorted(needed), "") | texts, index=ranked.index, dtype="str")
    days = {name: _american(frame[name]) for name in DAYS} if destination.american_days else {}
    wanted = {name: digits for name, digits in NUMBERS.items() if name in {*needed, "expected_value"}}
    numbers = {name: _numbers(ranked, name, digits) for name, digits in wanted.items()}
    worth = numbers["expected_value"].replace("", "0.00")
    return _with_addresses(frame, destination).assign(**numbers, **days, worth=worth, tags=_tags(frame, terms))


def presentable(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    """Screened cells as they may stand in the file: no longer than the tool takes, no formula in a CSV file.

    `accepts_email` is made here: yes or no.
    """
    unused = set(_ALWAYS) - destination.fields
    untouched = {*unused, *NUMBERS, *DAYS, *_MADE_HERE, "email", "phone"}
    texts = {str(name): frame[name] for name in frame if name not in untouched}
    if destination.kind == "csv":
        texts = {name: safe_texts(column) for name, column in texts.items()}
    for name, limit in destination.max_chars.items():
        texts[name] = texts[name].str.slice(0, limit)
    if destination.max_text_bytes is not None:
        texts = {name: _clipped(column, destination.max_text_bytes) for name, column in texts.items()}
    return frame.assign(**texts, accepts_email=np.where(frame["fate"] == "yes", "yes", "no"))


def _with_addresses(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    country = addresses.country_codes(frame["country"])
    phone = addresses.phones(frame["phone"], country)
    email = addresses.emails(frame["email"], destination.max_email, destination.ascii_before_at)
    if destination.keeps_everyone:
        email, phone = (
            _or_as_it_was(*pair, destination) for pair in ((email, frame["email"]), (phone, frame["phone"]))
        )
        country = country.mask(country == "", frame["country"])
    wrote = {f"wrote_{name}": frame[name].str.strip() != "" for name in ("email", "phone")}
    return frame.assign(email=email, phone=phone, country=country, **wrote)


def _ranked(people: pd.DataFrame) -> pd.DataFrame:
    return people.sort_values("expected_value", ascending=False, kind="stable")


def _or_as_it_was(standard: pd.Series, written: pd.Series, destination: Destination) -> pd.Series:
    left = _clean(written.where(standard == "", ""))
    return standard.mask(standard == "", safe_texts(left) if destination.kind == "csv" else left)


def _clean(column: pd.Series) -> pd.Series:
    """One line without blanks at its ends; emoji, accents and their joiners stay."""
    column = column.astype("str").fillna("")
    if not column.str.contains(_UNTIDY, regex=True).any():
        return column
    visible = column.str.replace(_INVISIBLE, "", regex=True)
    return visible.str.replace(_BLANKS, " ", regex=True).str.strip()


def _by_distinct(column: pd.Series, change: Callable[[pd.Index], pd.Index]) -> pd.Series:
    codes, distinct = pd.factorize(column)
    return pd.Series(change(pd.Index(distinct, dtype="str")).take(codes), index=column.index, dtype="str")


def _numbers(people: pd.DataFrame, name: str, digits: int) -> pd.Series:
    """Bare numbers with a point; "" where there is none, and for a column that is absent."""
    if name not in people:
        return pd.Series("", index=people.index, dtype="str")
    codes, distinct = pd.factorize(people[name].to_numpy(np.float64).round(digits))
    texts = [f"{number:.{digits}f}" if np.isfinite(number) else "" for number in distinct.tolist()]
    return pd.Series(pd.Index([*texts, ""], dtype="str").take(codes), index=people.index, dtype="str")


def _american(days: pd.Series) -> pd.Series:
    return _by_distinct(days, lambda texts: texts.str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", r"\2/\3/\1", regex=True))


def _tags(frame: pd.DataFrame, terms: Terms) -> pd.Series:
    """cltv-champions, cltv-2026-11, behind the tags that the customer has already (earlier ones of ours excepted)."""
    ours = _by_distinct(frame["segment"], lambda names: pd.Index([f"{TAG}{slug(name)}" for name in names], dtype="str"))
    ours = ours + f", {TAG}{terms.as_of:%Y-%m}"
    joined = next((frame[name] for name in frame if str(name).lower() == "tags"), None)
    if joined is None:
        return ours
    kept = _by_distinct(joined, lambda texts: pd.Index([_tags_of_others(text) for text in texts], dtype="str"))
    return kept + ours


def _tags_of_others(tags: str) -> str:
    kept = [tag.strip() for tag in tags.split(",") if tag.strip() and not tag.strip().startswith(TAG)]
    return "".join(f"{tag}, " for tag in kept)


def _clipped(column: pd.Series, size: int) -> pd.Series:
    """At most `size` bytes of UTF-8, cut between characters."""
    if not len(column) or column.str.len().max() * 4 <= size:
        return column
    return _by_distinct(
        column,
        lambda texts: pd.Index([text.encode()[:size].decode(errors="ignore") for text in texts], dtype="str"),
    )
