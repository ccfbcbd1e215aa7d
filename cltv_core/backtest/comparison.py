"""How the methods compare: all of them on the same earlier days."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

LEAST_SHARE_OF_DAYS = 1 / 2
"""Of the earlier days that are left to compare on, for a method tried on few of them to be compared too."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """`frame`, a row a method in the order of the table compared: `method`, and its means over the `days` on which all
    of these methods were tried: `off` (of the size of the bias), `mae`, `top20`, `gini`; NaN where one is not defined.

    `left_out`: methods tried on too few days for that.
    """

    frame: pd.DataFrame
    days: int
    left_out: tuple[str, ...]


def compare(table: pd.DataFrame) -> Comparison:
    """`table`: see `Accuracy`."""
    days_of = {str(method): frozenset(rows["cut"]) for method, rows in table.groupby("method", sort=False)}
    common = _common_days(days_of)
    kept = [method for method, days in days_of.items() if days >= common]
    same = table[table["method"].isin(kept) & table["cut"].isin(common)]
    figures = same[["bias", "mae", "top20", "gini"]].astype("float64")
    scores = figures.assign(off=figures["bias"].abs()).groupby(same["method"], sort=False).mean()
    left_out = tuple(method for method in days_of if method not in kept)
    return Comparison(scores.reindex(kept)[["off", "mae", "top20", "gini"]].reset_index(), len(common), left_out)


def _common_days(days_of: Mapping[str, frozenset[date]]) -> frozenset[date]:
    """Those on which as many methods as may be were tried, so that enough of the days are left."""
    every: frozenset[date] = frozenset().union(*days_of.values())
    enough = math.ceil(LEAST_SHARE_OF_DAYS * len(every))
    common = every
    for days in sorted(days_of.values(), key=len, reverse=True):
        common = common & days if len(common & days) >= enough else common
    return common
