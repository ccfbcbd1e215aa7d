"""The learners on data whose law is known, and what they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from cltv_core.backtest.cutoffs import ReplayPlan, outcome
from cltv_core.backtest.trained_model import Learner, Lesson, TrainedModel
from cltv_core.errors import ModelNotFitted
from cltv_core.models.learners import network
from cltv_core.models.learners.boosting import Boosting
from cltv_core.models.learners.network import Net, Network
from cltv_core.models.learners.regression import Regression
from cltv_core.models.learners.tweedie import Slopes, deviance
from cltv_core.summary import summarise
from cltv_core.transactions import Transactions
from tests.core.shops import many_sales, shop

Floats = npt.NDArray[np.float64]
LEARNERS: tuple[Learner, ...] = (Regression(), Boosting(), Network())
TODAY = date(2025, 5, 14)


def habits(size: int, seed: int) -> tuple[Floats, Floats, Floats]:
    """Features, what is expected, and what was spent: nothing with a chance that depends on one feature, else a
    lognormal amount that depends on another."""
    rng = np.random.default_rng(seed)
    features = rng.standard_normal((size, 6))
    chance = 1 / (1 + np.exp(-features[:, 0]))
    amount = np.exp(0.5 * features[:, 1])
    spent = (rng.random(size) < chance) * amount * np.exp(0.5 * rng.standard_normal(size) - 0.125)
    return features, chance * amount, spent


@pytest.fixture(scope="module")
def bakery() -> Transactions:
    return shop(many_sales(customers=400))


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.method.value)
def test_a_learner_finds_what_customers_spend_from_what_is_known_of_them(learner: Learner) -> None:
    features, _, spent = habits(8000, 1)
    new, expected, _ = habits(4000, 2)
    said = learner.learn(features, spent).value(new)
    assert np.corrcoef(np.log(said), np.log(expected))[0, 1] > 0.9
    assert said.mean() == pytest.approx(expected.mean(), rel=0.1)


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.method.value)
def test_a_learner_says_the_same_twice(learner: Learner) -> None:
    features, _, spent = habits(500, 3)
    first, again = (learner.learn(features, spent).value(features) for _ in range(2))
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.method.value)
@pytest.mark.parametrize(
    "spent", [np.zeros(80), np.full(80, 3.0), np.r_[np.zeros(79), 1e6]], ids=["none", "alike", "whale"]
)
def test_a_learner_has_a_usable_number_for_any_shop(learner: Learner, spent: Floats) -> None:
    features = np.random.default_rng(0).standard_normal((80, 5))
    said = learner.learn(features, spent).value(4 * features)
    assert np.isfinite(said).all()
    assert (said >= 0).all()


def test_trees_leave_the_regression_alone_where_few_customers_teach_nothing_more() -> None:
    features, _, spent = habits(150, 4)
    trees, line = (learner.learn(features, spent).value(features) for learner in (Boosting(), Regression()))
    np.testing.assert_allclose(trees, line, rtol=0.5)


def test_trees_find_what_no_line_can() -> None:
    features = np.random.default_rng(5).standard_normal((6000, 4))
    spent = np.where(features[:, 0] * features[:, 1] > 0, 3.0, 1.0)
    trees, line = (learner.learn(features, spent).value(features) for learner in (Boosting(), Regression()))
    assert np.corrcoef(trees, spent)[0, 1] > 0.8 > 0.2 > abs(np.corrcoef(line, spent)[0, 1])


def test_slopes_of_the_tweedie_deviance_are_its_differences() -> None:
    score, spent, step = np.linspace(-3, 3, 9), np.linspace(0, 8, 9), 1e-4
    slopes = Slopes.of(score, spent)
    up, here, down = (deviance(score + shift, spent) for shift in (step, 0.0, -step))
    np.testing.assert_allclose(slopes.first, (up - down) / (2 * step), atol=1e-6)
    np.testing.assert_allclose(slopes.second, (up - 2 * here + down) / step**2, atol=1e-5)


def test_regression_stands_where_the_penalised_deviance_is_level() -> None:
    features, _, spent = habits(3000, 4)
    coefficients = Regression().learn(features, spent).coefficients
    slopes = Slopes.of(coefficients[0] + features @ coefficients[1:], spent)
    assert slopes.first.sum() == pytest.approx(0, abs=1e-2)


def test_network_loss_is_the_zero_inflated_lognormal_likelihood_of_wang_liu_and_miao() -> None:
    from scipy.stats import lognorm

    answers, spent = np.array([[0.3, 1.2, -0.5], [-1.0, 0.0, -0.2]]), np.array([4.0, 0.0])
    chance = 1 / (1 + np.exp(-answers[:, 0]))
    likelihood = [chance[0] * lognorm.pdf(4.0, s=np.exp(-0.5), scale=np.exp(1.2)), 1 - chance[1]]
    constant = np.log(4.0) + np.log(2 * np.pi) / 2
    assert network.loss(answers, spent) == pytest.approx((-np.log(likelihood).sum() - constant) / 2)


def test_network_gradients_are_the_differences_of_the_loss() -> None:
    rng = np.random.default_rng(5)
    features, _, spent = habits(40, 5)
    shapes = [(6, 4), (4,), (4, 3), (6, 3), (3,)]
    net = Net(tuple(0.3 * rng.standard_normal(shape) for shape in shapes))
    slopes = network.gradient(net, features, spent)
    for part, (weights, slope) in enumerate(zip(net.weights, slopes, strict=True)):
        for place in np.ndindex(weights.shape):
            losses = []
            for step in (1e-6, -1e-6):
                moved = [one.copy() for one in net.weights]
                moved[part][place] += step
                losses.append(network.loss(Net(tuple(moved)).answers(features)[1], spent))
            assert slope[place] == pytest.approx((losses[0] - losses[1]) / 2e-6, abs=1e-5)


def poisoned(transactions: Transactions, after: date) -> Transactions:
    """The same shop up to the end of a day; after it everything else: other amounts, other people, other refunds."""
    orders = transactions.orders
    later = orders["ordered_at"] >= pd.Timestamp(after + timedelta(days=1))
    changed = orders.assign(
        revenue=orders["revenue"].where(~later, 1e6),
        customer_id=orders["customer_id"].where(~later, "C001"),
        channel=orders["channel"].where(~later, "poison"),
    )
    refunds = pd.DataFrame(
        {
            "order_id": orders["order_id"][~later][:50],
            "refunded_at": pd.Timestamp(after + timedelta(days=2)),
            "amount": 0.5 * orders["revenue"][~later][:50],
        }
    )
    given_back = changed["order_id"].map(refunds.set_index("order_id")["amount"]).fillna(0.0)
    changed = changed.assign(revenue=changed["revenue"] - given_back, refunded=changed["refunded"] + given_back)
    return replace(transactions, orders=changed, refunds=refunds)


def test_nothing_that_happens_after_a_day_changes_what_was_known_at_its_end(bakery: Transactions) -> None:
    plan = ReplayPlan(bakery, TODAY, 60)
    for window in plan.windows:
        other = next(
            one for one in ReplayPlan(poisoned(bakery, window.cut), TODAY, 60).windows if one.cut == window.cut
        )
        pd.testing.assert_frame_equal(window.cutoff.summary.frame, other.cutoff.summary.frame)
        np.testing.assert_allclose(window.cutoff.features.values, other.cutoff.features.values, atol=1e-9)


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.method.value)
def test_nothing_that_happens_after_a_day_changes_what_a_trained_model_says_on_it(
    learner: Learner, bakery: Transactions
) -> None:
    plan = ReplayPlan(bakery, TODAY, 60)
    cut = plan.scored[0].cut
    said = [
        TrainedModel(learner, one).fit(next(w for w in one.windows if w.cut == cut).cutoff.summary).value
        for one in (plan, ReplayPlan(poisoned(bakery, cut), TODAY, 60))
    ]
    np.testing.assert_allclose(said[0], said[1], rtol=1e-6)


def test_outcomes_begin_the_day_after_the_cut_and_end_with_the_horizon() -> None:
    sales = shop([("A", "2024-01-01", 5), ("A", "2024-01-31", 7), ("A", "2024-02-01", 11), ("A", "2024-02-10", 13),
                  ("A", "2024-02-11", 17), ("B", "2024-02-05", 19)])  # fmt: skip
    earlier, later = summarise(sales, date(2024, 1, 31)), summarise(sales, date(2024, 2, 10))
    spent, came = outcome(earlier, later)
    assert (spent.tolist(), came.tolist()) == ([24.0], [2.0])


def test_cuts_leave_room_for_a_whole_horizon_and_follow_from_the_data_alone(bakery: Transactions) -> None:
    plan = ReplayPlan(bakery, TODAY, 60)
    assert plan.horizon_days == 60
    assert max(plan.cuts) == TODAY - timedelta(days=60)
    assert list(plan.cuts) == sorted(plan.cuts, reverse=True)
    assert TODAY - timedelta(days=365) in plan.cuts
    assert all(window.end <= TODAY for window in plan.windows)


def test_the_horizon_is_a_third_of_a_short_history_and_a_shop_of_days_has_no_windows() -> None:
    young = shop(many_sales(days=90))
    assert ReplayPlan(young, date(2024, 3, 30), 365).horizon_days == 89 // 3
    newborn = shop(many_sales(days=20))
    assert ReplayPlan(newborn, date(2024, 1, 20), 365).windows == ()


def test_features_do_not_change_with_the_currency(bakery: Transactions) -> None:
    dear = replace(bakery, orders=bakery.orders.assign(revenue=100 * bakery.orders["revenue"]))
    values = [ReplayPlan(one, TODAY, 60).now.features.values for one in (bakery, dear)]
    np.testing.assert_allclose(values[0], values[1], atol=0.02)


def test_a_model_needs_customers_to_learn_from() -> None:
    few = shop(many_sales(customers=8))
    plan = ReplayPlan(few, TODAY, 60)
    with pytest.raises(ModelNotFitted):
        TrainedModel(Regression(), plan).fit(plan.now.summary)


def test_a_lesson_does_not_hang_on_one_customer(bakery: Transactions) -> None:
    plan = ReplayPlan(bakery, TODAY, 60)
    lesson = Lesson.of(plan.windows)
    assert np.abs(lesson.features).max() <= 4
    assert lesson.spent.max() < max((window.spent / window.cutoff.features.scale).max() for window in plan.windows)


def test_beyond_its_horizon_a_trained_model_goes_on_at_the_pace_of_the_base(bakery: Transactions) -> None:
    plan = ReplayPlan(bakery, TODAY, 60)
    fitted = TrainedModel(Regression(), plan).fit(plan.now.summary)
    path, base = (one.value_path(np.array([60.0, 180.0])) for one in (fitted, plan.now.base))
    np.testing.assert_allclose(path[:, 0], fitted.value)
    np.testing.assert_allclose(path[:, 1] / path[:, 0], base[:, 1] / base[:, 0])
