"""Methods are compared on the same days, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cltv_core.backtest.comparison import LEAST_SHARE_OF_DAYS, Better, better, compare


def table(days: Mapping[str, Mapping[int, float | None]]) -> pd.DataFrame:
    """Of each method, the bias on each day of June on which it was tried; all its other scores are as large."""
    rows = [
        {"cut": date(2024, 6, day), "method": method, "bias": bias, "mae": bias, "top20": bias, "gini": bias}
        for method, biases in days.items()
        for day, bias in biases.items()
    ]
    return pd.DataFrame(rows)


def test_a_method_tried_on_easy_days_only_gains_nothing_by_it() -> None:
    found = compare(table({"all days": {1: 0.9, 2: -0.1, 3: 0.2}, "easy days": {2: 0.2, 3: -0.2}}))
    assert found.days == 2
    assert found.left_out == ()
    assert found.frame["method"].tolist() == ["all days", "easy days"]
    assert found.frame["off"].tolist() == pytest.approx([0.15, 0.2])
    assert found.frame["mae"].tolist() == pytest.approx([0.05, 0.0])


def test_a_method_tried_on_fewer_than_half_of_the_days_is_left_out() -> None:
    found = compare(table({"rare": {1: 0.0}, "usual": {1: 0.1, 2: 0.2, 3: 0.3}}))
    assert found.left_out == ("rare",)
    assert found.frame["method"].tolist() == ["usual"]
    assert found.days == 3
    assert found.frame["off"].tolist() == pytest.approx([0.2])


def test_of_two_methods_without_a_common_day_one_stays() -> None:
    found = compare(
        table({"every day": dict.fromkeys(range(1, 5), 0.0), "early": {1: 0.0, 2: 0.0}, "late": {3: 0.0, 4: 0.0}})
    )
    assert found.left_out == ("late",)
    assert found.days == 2


def test_a_score_that_a_day_does_not_have_is_not_counted_and_one_no_day_has_is_missing() -> None:
    found = compare(table({"one": {1: None, 2: 0.4}, "other": {1: None, 2: 0.2}}))
    assert found.frame["gini"].tolist() == pytest.approx([0.4, 0.2])
    assert compare(table({"one": {1: None}})).frame["gini"].isna().all()


@given(some.dictionaries(some.sampled_from("abcdef"), some.sets(some.integers(1, 8)), min_size=1))
def test_who_is_compared_was_tried_on_all_the_days_and_those_are_enough(tried: dict[str, set[int]]) -> None:
    days = {"every day": set(range(1, 9)), **tried}
    found = compare(table({method: dict.fromkeys(sorted(on), 0.1) for method, on in days.items()}))
    shown = found.frame["method"].tolist()
    assert found.days == len(set.intersection(*(days[method] for method in shown)))
    assert found.days >= LEAST_SHARE_OF_DAYS * 8
    assert sorted([*shown, *found.left_out]) == sorted(method for method, on in days.items() if on)
    assert all(len(set.intersection(days[left], *(days[one] for one in shown))) < found.days for left in found.left_out)


def test_a_method_that_is_clearly_nearer_is_found_and_on_few_days_it_may_be_chance() -> None:
    found = table({"said": {1: -0.2, 2: 0.1}, "rule": {1: 0.05, 2: -0.05}, "other": {1: 0.1, 2: 0.1}})
    assert better(found, compare(found), "said", "off", 2.0) == Better(
        "rule", pytest.approx(0.05), pytest.approx(0.15), True
    )


def test_who_is_best_or_as_good_as_the_best_has_nobody_better() -> None:
    found = table({"said": {1: 0.1, 2: -0.1}, "rule": {1: 0.08, 2: 0.08}})
    assert better(found, compare(found), "said", "off", 2.0) is None
    assert better(found, compare(found), "rule", "off", 2.0) is None


def test_more_of_the_money_found_is_better_and_more_off_is_worse() -> None:
    found = table({"said": {1: 0.3, 2: 0.3}, "rule": {1: 0.4, 2: 0.4}})
    order = better(found, compare(found), "said", "top20", 2.0)
    assert order == Better("rule", pytest.approx(0.4), pytest.approx(0.3), True)
    assert better(found, compare(found), "said", "off", 2.0) is None


def test_a_lead_on_every_one_of_many_days_is_no_chance_and_one_that_comes_and_goes_may_be() -> None:
    days = range(1, 9)
    steady = table({"said": dict.fromkeys(days, 0.2), "rule": {day: 0.05 + day / 1000 for day in days}})
    wavering = table({"said": dict.fromkeys(days, 0.2), "rule": {day: 0.3 * (day % 2) for day in days}})
    for found, chance in ((steady, False), (wavering, True)):
        told = better(found, compare(found), "said", "off", 8.0)
        assert told is not None
        assert told.may_be_chance is chance


def test_a_method_that_is_not_compared_has_nobody_better() -> None:
    found = table({"rule": {1: 0.1}})
    assert better(found, compare(found), "said", "off", 1.0) is None
