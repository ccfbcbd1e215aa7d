"""Whether customers join at another pace lately: a clear fall or rise is told, chance and a single month are not."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.describe.new_pace import new_pace
from cltv_core.text.pages.overview import with_new_customers


@pytest.mark.parametrize(
    ("joined", "verdict"),
    [
        ([70, 64, 72, 66, 71, 68, 70, 66, 69, 41, 38, 40], -1),
        ([70, 64, 72, 66, 71, 68, 70, 66, 69, 101, 98, 104], 1),
        ([63, 79, 71, 68, 76, 53, 62, 79, 69, 62, 69, 60], 0),
        ([452, 304, 284, 242, 188, 169, 299, 360, 324], 0),
        ([2, 1, 3, 0, 2, 1, 2, 3, 1, 1, 1, 0], 0),
        ([70, 70, 70, 30, 30], 0),
        ([0] * 12, 0),
    ],
)
def test_only_a_clear_change_is_one(joined: list[int], verdict: int) -> None:
    pace = new_pace(np.array(joined))
    assert pace is not None
    assert pace.verdict == verdict
    assert pace.usual == pytest.approx(sum(joined) / len(joined))
    assert pace.lately == pytest.approx(sum(joined[-3:]) / 3)


def test_chance_is_seldom_called_a_change() -> None:
    random = np.random.default_rng(7)
    told = [new_pace(random.poisson(40, 12)) for _ in range(500)]
    assert sum(pace is not None and pace.verdict != 0 for pace in told) < 0.07 * len(told)


def test_without_a_month_there_is_no_pace() -> None:
    assert new_pace(np.zeros(0, dtype=np.int64)) is None


def test_the_words_name_the_months_seen_and_a_clear_fall() -> None:
    steady, fallen = new_pace(np.full(9, 50)), new_pace(np.array([60] * 9 + [30] * 3))
    assert steady is not None
    assert fallen is not None
    told = str(with_new_customers(1000, 1100, steady))
    assert "keep coming as in the last 9 months" in told
    assert "lately" not in told
    assert "Fewer came lately, 30 a month in the last 3 months against 52 on average" in str(
        with_new_customers(1000, 1100, fallen)
    )
