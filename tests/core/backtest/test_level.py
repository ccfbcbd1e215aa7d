"""What misses of earlier days tell of the next one, on calendars made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from cltv_core.backtest.level import FROM_THIRDS, Misses, Span, independent, span_ahead

YOUNG, OLD = date(2023, 1, 1), date(2020, 1, 1)


def spans(*starts: str, days: int = 91, first: date = OLD) -> list[Span]:
    ordinals = [date.fromisoformat(start).toordinal() for start in starts]
    return [Span(first.toordinal(), start, start + days) for start in ordinals]


def misses(size: Sequence[float], where: Sequence[Span], luck: float = 0.0, *, seasonal: bool = False) -> Misses:
    return Misses(np.array(size), where, np.full(len(size), luck), 0.0, seasonal)


def test_nothing_is_foretold_of_nothing_seen() -> None:
    assert misses([], []).foretell(91) == 0.0


def test_a_single_year_that_was_missed_is_carried_on_by_the_prior_over_prior_and_noise() -> None:
    """0.15^2 / (0.15^2 + 0.1^2 + 0.1^2), as a whole year holds every month alike."""
    foretold = misses([0.3], spans("2022-01-01", days=365), seasonal=True).foretell(365)
    assert foretold == pytest.approx(0.3 * 0.0225 / 0.0425, rel=0.01)


def test_the_luck_of_few_customers_makes_a_miss_worth_less() -> None:
    year = spans("2022-01-01", days=365)
    few = misses([0.3], year, luck=0.04, seasonal=True).foretell(365)
    assert few == pytest.approx(0.3 * 0.0225 / 0.0825, rel=0.01)


def test_days_looked_at_twice_teach_little_more_than_once() -> None:
    once = misses([0.3], spans("2023-04-01", first=YOUNG)).foretell(91)
    again = misses([0.3, 0.3], spans("2023-03-25", "2023-04-01", first=YOUNG)).foretell(91)
    apart = misses([0.3, 0.3], spans("2023-04-01", "2023-08-01", first=YOUNG)).foretell(91)
    assert once < again < apart < 0.3


def test_a_season_seen_once_is_followed_in_part_and_twice_by_more() -> None:
    once = misses([0.0, 0.4, 0.0, 0.0], spans("2021-03-01", "2021-10-01", "2022-03-01", "2022-07-02"))
    twice = misses(
        [0.0, 0.4, 0.0, 0.4, 0.0, 0.0],
        spans("2020-03-01", "2020-10-01", "2021-03-01", "2021-10-01", "2022-03-01", "2022-07-02"),
    )
    assert 0.05 < once.foretell(91) < twice.foretell(91) < 0.4


def test_a_miss_of_one_season_is_not_carried_into_the_other() -> None:
    christmas = misses([0.4], spans("2022-10-15"))
    assert abs(christmas.foretell(91)) < 0.1
    assert christmas.foretell(365) < 0.15


def test_a_shop_younger_than_a_year_has_no_seasons_to_tell_apart() -> None:
    where = spans("2023-02-01", "2023-05-01", "2023-08-01", first=YOUNG)
    assert misses([0.3, 0.0, 0.0], where).foretell(60) == pytest.approx(misses([0.0, 0.0, 0.3], where).foretell(60))


def test_shares_of_months_add_up_and_late_history_counts_more() -> None:
    span = spans("2023-12-31", days=60, first=date(2023, 7, 1))[0]
    assert span.months[[0, 1]] == pytest.approx([31 / 60, 29 / 60])
    assert span.months_before.sum() == pytest.approx(1.0)
    assert (np.diff(span.months_before[6:]) > 0).all()


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
