"""The days that earlier forecasts looked at, on calendars made by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cltv_core.backtest.spans import Span, independent, span_ahead
from cltv_core.backtest.totals import FROM_THIRDS

YOUNG, OLD = date(2023, 1, 1), date(2020, 1, 1)


def spans(*starts: str, days: int = 91, first: date = OLD) -> list[Span]:
    ordinals = [date.fromisoformat(start).toordinal() for start in starts]
    return [Span(first.toordinal(), start, start + days) for start in ordinals]


def test_the_part_of_a_horizon_whose_season_was_never_seen_is_what_a_year_of_history_lacks() -> None:
    half_year = span_ahead(spans("2023-04-01", first=YOUNG), 365)
    assert half_year.unseen == pytest.approx((365 - half_year.start + YOUNG.toordinal()) / 365)
    assert span_ahead(spans("2023-04-01", first=YOUNG), 91).unseen == 1.0
    assert span_ahead(spans("2023-04-01"), 91).unseen == 0.0


def test_a_random_walk_differs_from_horizon_to_horizon_as_it_does_from_third_to_third() -> None:
    walk = np.random.default_rng(0).standard_normal((200_000, 6)).cumsum(axis=1)
    between = walk[:, 3:].mean(axis=1) - walk[:, :3].mean(axis=1)
    assert between.var() / walk[:, :3].var(axis=1, ddof=1).mean() == pytest.approx(FROM_THIRDS, rel=0.02)


def test_horizons_that_overlap_count_as_the_days_they_do_not_share() -> None:
    assert independent([]) == 0
    assert independent(spans("2023-01-01")) == 1
    assert independent(spans("2023-01-01", "2023-05-01", "2023-09-01")) == 3
    assert independent(spans("2023-01-01", "2023-01-31", days=60)) == 1.5
