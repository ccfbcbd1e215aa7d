"""Which order each row belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.coded import Coded, Codes, coded, first_known, nothing, recode
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.reading.vocabulary.roles import IDENTITY_ROLES

Mask = npt.NDArray[np.bool_]
Moments = npt.NDArray[np.datetime64]


def number_orders(
    table: RawTable, understanding: Understanding, at: Moments, negative: Mask, texts: Mapping[str, Coded]
) -> tuple[Coded, bool]:
    """Return the order of each row, and whether the file has order numbers.

    Rows belong together by their number; without one by customer and moment, or else each row is its own order.
    """
    people = next((texts[role] for role in IDENTITY_ROLES if role in texts), nothing(len(table)))
    if "order_id" not in understanding.columns:
        return _unnumbered(at, people, "product" in texts), False
    clean = CLEANERS["order_id"]
    headers = understanding.columns["order_id"]
    numbered = first_known((coded(table, header, clean) for header in headers), len(table))
    if "refund_of" in texts:
        numbered = _refunds_under_their_order(numbered, texts["refund_of"])
    within = [texts[role] for role in understanding.format.number_within if role in texts]
    if not within and "channel" in texts and _number_alike(numbered, texts["channel"], people, at):
        within = [texts["channel"]]
    numbered = _apart_by(numbered, within) if within else _apart_by_day(numbered, at, negative, people)
    alone = ~numbered.known & ~np.isnat(at) & people.known
    return _own_orders(numbered, alone, _unnumbered(at, people, "product" in texts)) if alone.any() else numbered, True


def _unnumbered(at: Moments, people: Coded, has_products: bool) -> Coded:
    rows = len(at)
    moments = at.astype("datetime64[us]").astype(np.int64)
    has_time = bool((moments % 86_400_000_000 != 0).any())
    if not has_time and not has_products:
        return Coded(np.arange(rows), pd.Index(np.arange(1, rows + 1).astype("str"), dtype="str"))
    keys = pd.DataFrame({"who": people.codes, "at": moments, "row": np.where(people.known, -1, np.arange(rows))})
    places = np.asarray(keys.groupby(["who", "at", "row"], sort=False).ngroup(), dtype=np.int64)
    return Coded(places, pd.Index(np.arange(1, places.max(initial=0) + 2).astype("str"), dtype="str"))


def _refunds_under_their_order(numbered: Coded, refund_of: Coded) -> Coded:
    """Rows that name the order they refund belong to it, where the file has it."""
    places = numbered.values.get_indexer(refund_of.values)
    named = np.append(places, -1)[refund_of.codes]
    return Coded(np.where(named >= 0, named, numbered.codes), numbered.values)


def _apart_by(numbered: Coded, within: Sequence[Coded]) -> Coded:
    """Orders that share a number but differ in one of these columns, told apart."""
    known = numbered.known
    columns = (numbered, *within)
    keys = pd.DataFrame({place: column.codes[known] for place, column in enumerate(columns)})
    places = keys.groupby(list(keys.columns), sort=False).ngroup().to_numpy()
    first = keys[~pd.Series(places).duplicated().to_numpy()]
    parts = [np.append(column.values.to_numpy(), "")[first[place]] for place, column in enumerate(columns)]
    again = first[0].duplicated(keep=False).to_numpy()
    names = [
        ", ".join(part for part in row if part) if repeated else row[0]
        for row, repeated in zip(zip(*parts, strict=True), again, strict=True)
    ]
    codes = np.full(len(known), -1, dtype=np.int64)
    codes[known] = places
    return recode(codes, pd.Index(names, dtype="str"))


def _number_alike(numbered: Coded, shops: Coded, people: Coded, at: Moments) -> bool:
    """Tell whether shops number their receipts alike.

    Many numbers then stand in several of them, mostly for other people or on other days.
    """
    frame = pd.DataFrame(
        {"number": numbered.codes, "shop": shops.codes, "who": people.codes, "day": at.astype("datetime64[D]")}
    )[numbered.known & shops.known]
    each = frame.groupby("number").nunique()
    several = each[each["shop"] > 1]
    if len(several) < 3 or len(several) <= 0.1 * len(each):
        return False
    return bool(((several["who"] > 1) | (several["day"] > 1)).mean() > 0.5)


def _apart_by_day(numbered: Coded, at: Moments, negative: Mask, people: Coded) -> Coded:
    """Receipt numbers that start again every day, or every year, name an order only together with their day."""
    day = at.astype("datetime64[D]")
    sold = numbered.known & ~np.isnat(at) & ~negative
    if not _start_again(numbered.codes[sold], day[sold], people.codes[sold]):
        return numbered
    frame = pd.DataFrame({"number": numbered.codes, "day": day})
    frame["day"] = frame.groupby("number")["day"].ffill()
    places = frame.groupby(["number", "day"], sort=False, dropna=False).ngroup().to_numpy()
    first_rows = pd.Series(places).drop_duplicates().index.to_numpy()
    numbers = numbered.values.take(frame["number"].to_numpy()[first_rows])
    days = frame["day"].iloc[first_rows].dt.strftime("%Y-%m-%d").fillna("")
    names = [f"{number} {day}" for number, day in zip(numbers, days, strict=True)]
    return recode(np.where(numbered.known, places, -1), pd.Index(names, dtype="str"))


def _start_again(number: Codes, day: Moments, who: Codes) -> bool:
    """Tell from the number, day and customer of each row that sells whether the numbering starts again.

    Many numbers then stand on several days, and for several customers or on many days: a purchase that is paid or sent
    in parts does neither.
    """
    rows, days = np.bincount(number), day.astype(np.int64)
    first = np.zeros(len(rows), dtype=np.int64)
    first[number] = days
    differs = days != first[number]
    again = np.bincount(number[differs], minlength=len(rows)) > 0
    if again.sum() < 3 or again.sum() <= 0.2 * (rows > 0).sum() or again.sum() <= 0.5 * (rows > 1).sum():
        return False
    several = pd.DataFrame({"number": number, "day": day, "who": who})[again[number]].groupby("number").nunique()
    return bool((several["who"] > 1).mean() > 0.3 or several["day"].mean() >= 5)


def _own_orders(numbered: Coded, alone: Mask, unnumbered: Coded) -> Coded:
    """Sales without an order number become orders as they would in a file without any."""
    rows = np.flatnonzero(alone)
    places = pd.factorize(unnumbered.codes[rows])[0]
    first = rows[~pd.Series(places).duplicated().to_numpy()]
    codes = numbered.codes.copy()
    codes[rows] = len(numbered.values) + places
    names = [f"row {row + 1}" for row in first]
    return Coded(codes, numbered.values.append(pd.Index(names, dtype="str")))
