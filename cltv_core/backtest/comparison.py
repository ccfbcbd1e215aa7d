"""How the methods compare: all of them on the same earlier days."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats

CLEARLY = 0.03
"""Of the total off, or of the money found with the best fifth: what is nearer by less is as good."""

BEYOND_CHANCE = 3.0
"""Standard errors. The best of many methods is compared, and one of ten leads by two of them by luck alone."""

FEWEST_HORIZONS = 4.0
"""That do not overlap, for a lead to be more than chance."""

LEAST_SHARE_OF_DAYS = 1 / 2
"""Of the earlier days that are left to compare on, for a method tried on few of them to be compared too."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """The methods on the same earlier days.

    `frame`, a row a method in the order of the table compared: `method`, and its means over the `days` on which all
    of these methods were tried: `off` (of the size of the bias), `mae`, `top20`, `gini`; NaN where one is not defined.

    `left_out`: methods tried on too few days for that.
    """

    frame: pd.DataFrame
    days: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Better:
    """A `method` that did clearly better than another on a score: its mean, and that of the other (`instead_of`)."""

    method: str
    score: float
    instead_of: float
    may_be_chance: bool


def better(
    table: pd.DataFrame, compared: Comparison, of: str, score: Literal["off", "top20"], horizons: float
) -> Better | None:
    """Find the method that did clearly better than another one.

    The best method on the `score`, if it is clearly better than the method `of` on the days `compared`, of which so
    many `horizons` do not overlap; None if none is.
    """
    scored = compared.frame.dropna(subset=score)
    means = dict(zip(scored["method"], scored[score], strict=True))
    if of not in means:
        return None
    lower = -1.0 if score == "off" else 1.0
    best = max(means, key=lambda method: round(lower * means[method], 9))
    if lower * (means[best] - means[of]) < CLEARLY:
        return None
    by_day = table.assign(off=table["bias"].abs()).set_index("cut")
    of_best, of_other = (by_day.loc[by_day["method"] == method, score] for method in (best, of))
    leads = (lower * (of_best - of_other)).dropna().to_numpy(dtype=np.float64)
    return Better(best, means[best], means[of], _may_be_chance(leads, horizons))


def _may_be_chance(leads: Floats, horizons: float) -> bool:
    if horizons < FEWEST_HORIZONS or len(leads) < FEWEST_HORIZONS:
        return True
    return bool(leads.mean() < BEYOND_CHANCE * leads.std(ddof=1) / math.sqrt(horizons))


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
