"""What an owner may trust a forecast with, judged by the earlier days on which it was tried."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cltv_core.backtest.accuracy import Accuracy, Standing
from cltv_core.backtest.codes import Compared
from cltv_core.facts import Code, Fact

HELD_ENOUGH = 0.6
"""Share of the earlier days on which the total was inside its range; 0.8 is promised, and four days are few."""
NEAR_ENOUGH = 0.2
"""Of the total, by which it may be off on average."""
ORDERED_ENOUGH = 0.5
"""Gini of the order of customers: 1 is perfect, 0 as good as drawing lots."""

CLEARLY_CLOSER = 0.05
"""Of the total, by which a rule of thumb was closer to it on average, for the forecast of it not to be relied on."""
RULES = (Compared.SAME_AGAIN, Compared.ALL_ALIKE)


class Trust(Code):
    """What to trust: the total of all customers, the order of customers, both or neither.

    `days` on which the forecast was tried, on `held` of them the total was inside its range; `off`: mean distance of
    the total from what came, as a share of it; `lean`: 1 where it was too high on every day, -1 too low, else 0.
    """

    BOTH = "both"
    ORDER = "order"
    TOTAL = "total"
    NEITHER = "neither"


def trust(record: Accuracy) -> Fact:
    """Judge a forecast that was tried on at least one earlier day."""
    held, off = record.totals_held / len(record.standings), _off(record.standings)
    ordered = _mean_score(record.table, Compared.CHOSEN, "gini") >= ORDERED_ENOUGH
    if held >= HELD_ENOUGH and off <= NEAR_ENOUGH and not _rule_was_closer(record.table):
        code = Trust.BOTH if ordered else Trust.TOTAL
    else:
        code = Trust.ORDER if ordered else Trust.NEITHER
    return code(days=len(record.standings), held=record.totals_held, off=off, lean=_lean(record.standings))


def _rule_was_closer(table: pd.DataFrame) -> bool:
    """Tell whether who had gone by a rule of thumb would have known the total clearly better."""
    off = table["bias"].abs().groupby(table["method"]).mean()
    rules = [off[rule.value] for rule in RULES if rule.value in off.index]
    return bool(rules) and bool(off.get(Compared.CHOSEN.value, np.nan) > min(rules) + CLEARLY_CLOSER)


def _off(standings: Sequence[Standing]) -> float:
    """Days on which nothing came are as far off as can be."""
    return float(np.mean([abs(one.said - one.actual) / one.actual if one.actual > 0 else 1.0 for one in standings]))


def _lean(standings: Sequence[Standing]) -> int:
    signs = {int(np.sign(one.said - one.actual)) for one in standings}
    return signs.pop() if len(signs) == 1 else 0


def _mean_score(table: pd.DataFrame, method: Code, score: str) -> float:
    """0 where the score is not defined on any day."""
    found = table.loc[table["method"] == method.value, score].dropna()
    return float(found.mean()) if len(found) else 0.0
