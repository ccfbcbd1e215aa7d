"""What a forecast can be trusted with, from earlier days made up by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from cltv_core.backtest.accuracy import Accuracy, Standing
from cltv_core.backtest.choice import choose
from cltv_core.backtest.codes import Compared
from cltv_core.backtest.trust import Trust, trust
from cltv_core.facts import Code
from cltv_core.models.codes import Method
from cltv_core.text.backtest import TO_DO, told_of_total
from cltv_core.text.say import say


def record(totals: list[tuple[float, float]], gini: float) -> Accuracy:
    """One earlier day for each (said, actual), its range a tenth to both sides."""
    days = [date(2024, month, 1) for month in range(1, len(totals) + 1)]
    standings = tuple(
        Standing(day, date(2025, 1, 1), said, said * 0.9, said * 1.1, actual)
        for day, (said, actual) in zip(days, totals, strict=True)
    )
    off = [said / actual - 1 if actual else 1.0 for said, actual in totals]
    table = pd.DataFrame({"cut": days, "method": Compared.CHOSEN.value, "gini": gini, "bias": off})
    choice = choose([], Method.BG_NBD)
    return Accuracy(365, 365, 730, choice, standings, table, pd.DataFrame(), held=None, held_of_open=None)


@pytest.mark.parametrize(
    ("totals", "gini", "expected"),
    [
        ([(100, 95), (100, 104)], 0.8, Trust.BOTH),
        ([(100, 95), (100, 104)], 0.2, Trust.TOTAL),
        ([(100, 150), (100, 160)], 0.8, Trust.ORDER),
        ([(100, 150), (100, 160)], 0.2, Trust.NEITHER),
        ([(100, 95), (100, 100), (100, 250)], 0.8, Trust.ORDER),
    ],
)
def test_both_parts_are_judged_apart(totals: list[tuple[float, float]], gini: float, expected: Code) -> None:
    found = trust(record(totals, gini))
    assert found.code == expected
    assert found["off"] == pytest.approx(sum(abs(said - actual) / actual for said, actual in totals) / len(totals))
    assert say(found)
    assert found.code in TO_DO


@pytest.mark.parametrize(("rule", "expected"), [(0.05, Trust.ORDER), (0.11, Trust.BOTH), (-0.3, Trust.BOTH)])
def test_a_total_is_not_relied_on_where_a_rule_of_thumb_was_clearly_closer(rule: float, expected: Code) -> None:
    found = record([(114, 100), (115, 100)], 0.8)
    by_rule = found.table.assign(method=Compared.SAME_AGAIN.value, bias=[rule, -rule])
    wide = tuple(replace(one, low=80.0) for one in found.standings)
    beside = replace(found, table=pd.concat([found.table, by_rule]), standings=wide)
    assert trust(beside).code == expected


@pytest.mark.parametrize(
    ("totals", "told"),
    [
        ([(100, 125), (100, 125)], "too low every time, by 20% on average"),
        ([(100, 80), (100, 80)], "too high every time, by 25% on average"),
        ([(120, 100), (80, 100)], "20% off on average"),
        ([(100, 125)], "Tried on an earlier day, the forecast of the total was 20% too low."),
    ],
)
def test_the_direction_is_told_where_it_was_always_the_same(totals: list[tuple[float, float]], told: str) -> None:
    assert told in told_of_total(trust(record(totals, 0.8)))


def test_days_on_which_nothing_came_are_as_far_off_as_can_be() -> None:
    assert trust(record([(100, 0)], 0.8))["off"] == 1.0
