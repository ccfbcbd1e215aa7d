"""Orders of different programs that bear the same number, told apart."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from cltv_core.reading.orders.sales import Sales


def tell_apart(sales: Sequence[Sales], owners: Sequence[Hashable], labels: Sequence[str]) -> list[Sales]:
    """Add the file's label to every order number that a file of another owner has already.

    `owners`: files of one owner count their orders together. Returns the sales of each file.
    """
    if len(set(owners)) < 2:
        return list(sales)
    taken: set[str] = set()
    names: dict[Hashable, Mapping[str, str]] = {}
    for owner in dict.fromkeys(owners):
        own = {number for part, of in zip(sales, owners, strict=True) if of == owner for number in _numbers(part)}
        again = {number: _free(f"{number} ({labels[owners.index(owner)]})", taken | own) for number in own & taken}
        names[owner] = again
        taken |= own | set(again.values())
    return [_renamed(part, names[owner]) for part, owner in zip(sales, owners, strict=True)]


def _numbers(sales: Sales) -> list[str]:
    return list(sales.orders["order_id"].astype("str").unique())


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    return name


def _renamed(sales: Sales, names: Mapping[str, str]) -> Sales:
    if not names:
        return sales
    return replace(
        sales,
        orders=_with_names(sales.orders, names),
        lines=_with_names(sales.lines, names),
        refunds=_with_names(sales.refunds, names),
        open_refunds=_with_names(sales.open_refunds, names),
    )


def _with_names(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    if frame.empty:
        return frame
    numbers = frame["order_id"].astype("str")
    return frame.assign(order_id=numbers.map(names).fillna(numbers).astype("str"))
