from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.errors import ModelNotFitted
from cltv_core.models.codes import Refusal
from cltv_core.models.survival.cox import Cox
from cltv_core.models.survival.model import FittedSurvival, Survival
from cltv_core.models.survival.renewal import one_and_renewals, renewals
from cltv_core.models.survival.waits import FEATURES, Waits, after_one_more
from cltv_core.samples.simulator import PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import from_frames
from tests.support.refusals import refuses

FIRST = date(2021, 1, 1)
CUT = FIRST + timedelta(days=729)
SPEND = SpendTruth(p=6.0, q=4.0, v=45.0)


def shops(truth: PurchaseTruth) -> tuple[CustomerSummary, CustomerSummary]:
    """Two years, and the same shop half a year on."""
    rng = np.random.default_rng(4)
    transactions = as_transactions(simulate(rng.random(1500) * 600, 730 + 183.0, truth, SPEND, rng), FIRST)
    return summarise(transactions, CUT), summarise(transactions, CUT + timedelta(days=183))


STEADY = PurchaseTruth(r=500.0, alpha=500.0 * 30, a=1e-6, b=1.0)
LEAVING = PurchaseTruth(r=2.0, alpha=40.0, a=0.8, b=3.0)


def test_waits_by_hand() -> None:
    rows = pd.DataFrame(
        [
            ("anna", "2021-01-01", 10.0),
            ("anna", "2021-01-11", 30.0),
            ("anna", "2021-01-31", 20.0),
            ("ben", "2021-02-05", 20.0),
        ],
        columns=["customer_id", "ordered_at", "revenue"],
    )
    frames = rows.assign(order_id=[*"abcd"], ordered_at=pd.to_datetime(rows["ordered_at"]))
    waits = Waits.of(summarise(from_frames(frames), date(2021, 2, 10)))
    assert waits.days.tolist() == [10, 20, 10, 5]
    assert waits.ended.tolist() == [True, True, False, False]
    features = dict(zip(FEATURES, waits.features.T, strict=True))
    assert np.exp(features["log_orders"]) == pytest.approx([1, 2, 3, 1])
    assert np.exp(features["log_usual_gap"]) == pytest.approx([15, (10 + 3 * 15) / 4, (30 + 3 * 15) / 5, 15])
    assert np.exp(features["log_spend"]) == pytest.approx([0.5, 1.5, 1, 1])
    assert features["came_back"].tolist() == [0, 1, 1, 0]
    assert waits.still_open.tolist() == waits.features[[2, 3]].tolist()
    later = dict(zip(FEATURES, after_one_more(waits.still_open).T, strict=True))
    assert np.exp(later["log_orders"]) == pytest.approx([4, 2])
    assert later["came_back"].tolist() == [1, 1]


def test_renewals_are_those_of_poisson_and_of_erlang_waits() -> None:
    grid = np.linspace(0, 100, 121)
    poisson, erlang = 1 - np.exp(-grid / 20), 1 - np.exp(-grid / 10) * (1 + grid / 10)
    expected = renewals(np.array([poisson, erlang]))
    assert expected[0] == pytest.approx(grid / 20, abs=2e-3)
    assert expected[1] == pytest.approx(grid / 20 - (1 - np.exp(-grid / 5)) / 4, abs=2e-3)


def test_a_first_order_and_those_that_follow_add_up() -> None:
    grid = np.linspace(0, 100, 121)
    first = np.diff(1 - np.exp(-grid / 20))
    days = np.array([0.0, 3.3, 50.0, 100.0])
    assert first @ one_and_renewals(grid / 20, grid, days) == pytest.approx(days / 20, abs=2e-3)


def test_the_hazard_fades_behind_the_last_wait_that_was_seen() -> None:
    cox = Cox(np.zeros(1), days=np.array([0.0, 50.0, 100.0]), hazard=np.array([0.0, 0.7, 1.0]))
    ended = cox.ended(np.ones(2), np.array([0.0, 100.0]), np.array([100.0, 300.0]))
    fading = 0.3 / np.log(2)
    assert ended[0] == pytest.approx([1 - np.exp(-1), 1 - np.exp(-1 - fading * np.log(3))])
    assert ended[1] == pytest.approx([1 - np.exp(-fading * np.log(2)), 1 - np.exp(-fading * np.log(4))])


def test_a_shop_of_steady_customers_is_foreseen() -> None:
    before, after = shops(STEADY)
    predicted = Survival().fit(before).predict(183)
    assert predicted["expected_orders"].mean() == pytest.approx(183 / 30, rel=0.06)
    came = after.frame["frequency"].reindex(before.frame.index) - before.frame["frequency"]
    assert predicted["p_alive"].mean() > 0.9
    assert predicted["expected_orders"].sum() == pytest.approx(came.sum(), rel=0.06)


def test_a_shop_whose_customers_leave_is_foreseen() -> None:
    before, after = shops(LEAVING)
    fitted = Survival().fit(before)
    predicted = fitted.predict(183)
    came = after.frame["frequency"].reindex(before.frame.index) - before.frame["frequency"]
    assert predicted["expected_orders"].sum() == pytest.approx(came.sum(), rel=0.2)
    likely = predicted["p_order"] > predicted["p_order"].median()
    assert (came[likely] > 0).mean() > 2 * (came[~likely] > 0).mean()
    path = fitted.orders_path(np.array([30.0, 90.0, 183.0]))
    assert (np.diff(path, axis=1) >= 0).all()
    assert path[:, -1] == pytest.approx(predicted["expected_orders"].to_numpy())
    futures = fitted.draws(183, np.random.default_rng(1), size=100)
    assert futures.orders.sum(axis=1).mean() == pytest.approx(predicted["expected_orders"].sum(), rel=0.03)
    assert futures.value.sum(axis=1).mean() == pytest.approx(predicted["expected_value"].sum(), rel=0.05)


def test_the_next_order_can_only_come_sooner_for_who_was_seen_lately() -> None:
    before, _ = shops(LEAVING)
    fitted = Survival().fit(before)
    assert isinstance(fitted, FittedSurvival)
    chance = fitted.cox.ended(np.ones(3), np.array([10.0, 60.0, 400.0]), np.array([60.0]))[:, 0]
    assert chance[0] > chance[2]


def test_too_few_waits_are_told() -> None:
    rows = pd.DataFrame({"customer_id": ["anna", "anna", "ben"], "revenue": 5.0, "order_id": [*"abc"]})
    summary = summarise(from_frames(rows.assign(ordered_at=pd.to_datetime(["2021-01-01", "2021-02-01", "2021-02-03"]))))
    with refuses(ModelNotFitted, Refusal.TOO_FEW_WAITS) as refusal:
        Survival().fit(summary)
    assert refusal.value.problem["waits"] == 1
