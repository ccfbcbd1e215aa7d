"""The recipe of the library lifetimes, in a process of its own: what it predicts, and how it fails."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from cltv_core.analysis import analyse
from cltv_core.backtest.codes import RecipeFailure
from cltv_core.backtest.cutoffs import ReplayPlan, Window
from cltv_core.backtest.recipe import standard as module
from cltv_core.backtest.recipe.child import recipe_child
from cltv_core.backtest.recipe.standard import RecipeDay, RecipeRun, standard_recipe
from cltv_core.backtest.scores import scores
from cltv_core.cli.outputs import accuracy_json
from tests.core.shops import many_sales, shop
from tests.support import recipe

TODAY = date(2025, 5, 14)


@pytest.fixture(autouse=True, scope="module")
def lifetimes_itself() -> Iterator[None]:
    with recipe.itself():
        yield


@pytest.fixture(scope="module")
def plan() -> ReplayPlan:
    return ReplayPlan(shop(many_sales(customers=300)), TODAY, 90)


@pytest.fixture(scope="module")
def found(plan: ReplayPlan) -> tuple[RecipeDay, ...]:
    return standard_recipe(plan)


def by_the_library(window: Window) -> np.ndarray:
    from lifetimes import BetaGeoFitter, GammaGammaFitter
    from lifetimes.utils import ConvergenceError

    frame = window.cutoff.bounded.whole.frame
    orders = BetaGeoFitter().fit(frame["frequency"], frame["recency"], frame["T"])
    back = frame[(frame["frequency"] > 0) & (frame["monetary_value"] > 0)]
    with pytest.raises(ConvergenceError):
        GammaGammaFitter().fit(back["frequency"], back["monetary_value"])
    spend = GammaGammaFitter(penalizer_coef=0.001).fit(back["frequency"], back["monetary_value"])
    expected = orders.conditional_expected_number_of_purchases_up_to_time(
        window.cutoff.horizon_days, frame["frequency"], frame["recency"], frame["T"]
    )
    return np.asarray(expected * spend.conditional_expected_average_profit(frame["frequency"], frame["monetary_value"]))


def test_every_earlier_day_is_scored_as_the_library_itself_would_have_it(
    plan: ReplayPlan, found: tuple[RecipeDay, ...]
) -> None:
    assert [day.cut for day in found] == [window.cut for window in plan.scored]
    told = found[0].scores
    assert told is not None
    here = scores(plan.scored[0].spent, by_the_library(plan.scored[0]))
    assert (told.bias, told.gini, told.top20) == pytest.approx((here.bias, here.gini, here.top20), rel=1e-3)


def test_where_the_library_fails_it_says_how() -> None:
    once = [(f"C{place}", str(date.fromordinal(date(2024, 1, 1).toordinal() + place)), 20.0) for place in range(300)]
    sales = shop(once)
    found = standard_recipe(ReplayPlan(sales, sales.last_day, 60))
    assert found
    assert all(day.scores is None for day in found)
    assert {day.failure.code for day in found if day.failure} == {RecipeFailure.RAISED}


def test_customers_without_a_number_are_a_failure_of_the_day(plan: ReplayPlan) -> None:
    window = plan.scored[0]
    value = np.ones(len(window.spent))
    value[:3] = [np.nan, -1.0, np.inf]
    written = io.BytesIO()
    np.savez(written, **{"0_value": value})
    with np.load(io.BytesIO(written.getvalue())) as answers:
        told = module._judged(window, 0, answers)
    assert told == RecipeDay(window.cut, failure=RecipeFailure.NO_NUMBER(customers=3, of=len(value)))


def test_a_process_that_is_ended_leaves_a_failure(plan: ReplayPlan) -> None:
    with recipe_child() as child:
        run = RecipeRun.of(plan, child)
        assert isinstance(child._process, subprocess.Popen)
        child._process.kill()
        assert {day.failure for day in run.result()} == {RecipeFailure.STOPPED()}


def test_a_process_that_takes_too_long_is_left(plan: ReplayPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    with recipe_child() as child:
        assert {day.failure for day in RecipeRun.of(plan, child).result()} == {RecipeFailure.TOO_SLOW(seconds=0.0)}
    assert child._process is not None
    assert child._process.returncode is not None


def test_a_process_that_loads_early_is_the_one_that_is_asked(plan: ReplayPlan, found: tuple[RecipeDay, ...]) -> None:
    with recipe_child() as child:
        child.start()
        started = child._process
        assert RecipeRun.of(plan, child).result() == found
        assert child._process is started


def test_a_process_that_nobody_asked_is_ended() -> None:
    with recipe_child() as child:
        child.start()
    assert child._process is not None
    assert child._process.returncode is not None


def test_a_shop_too_young_for_replays_starts_no_process() -> None:
    young = ReplayPlan(shop(many_sales(customers=5, days=20)), date(2024, 1, 20), 365)
    assert standard_recipe(young) == ()


def test_the_row_stands_in_accuracy_json(plan: ReplayPlan) -> None:
    analysis = analyse(plan.transactions, as_of=TODAY, days=90)
    days = (RecipeDay(TODAY, scores(np.ones(3), np.ones(3))), RecipeDay(TODAY, failure=RecipeFailure.STOPPED()))
    first, second = accuracy_json(analysis, days)["models"]["standard recipe (lifetimes)"]
    assert (first["bias"], first["failure"]) == (0.0, None)
    assert second["bias"] is None
    assert second["failure"] == "The library lifetimes ended without an answer."
