from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.models.historical import HistoricalAverage
from cltv_core.models.rhythm import shop_pace
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import from_frames


def shop(orders: list[tuple[str, str, float]], as_of: date) -> CustomerSummary:
    frame = pd.DataFrame(orders, columns=["customer_id", "ordered_at", "revenue"])
    return summarise(
        from_frames(frame.assign(order_id=frame.index.astype(str), ordered_at=pd.to_datetime(frame["ordered_at"]))),
        as_of,
    )


REGULAR = [("anna", f"2023-{month:02d}-01", 20.0) for month in range(1, 13)]
ONCE = [("ben", "2023-01-01", 80.0)]


def test_pace_and_spend_by_hand() -> None:
    summary = shop(REGULAR + ONCE, date(2023, 12, 31))
    fitted = HistoricalAverage().fit(summary)
    pace = (11 + 0.5) / (2 * 364 + 365)
    mean = (12 * 20 + 80) / 13
    assert fitted.pace == pytest.approx(pace)
    predicted = fitted.predict(100)
    assert predicted.loc["anna", "expected_orders"] == pytest.approx(100 * (11 + 1) / (364 + 1 / pace))
    assert predicted.loc["ben", "expected_orders"] == pytest.approx(100 * 1 / (364 + 1 / pace))
    assert predicted.loc["anna", "expected_spend"] == pytest.approx((12 * 20 + mean) / 13)
    assert predicted.loc["ben", "expected_spend"] == pytest.approx((80 + mean) / 2)


def test_chance_of_an_order_is_that_of_a_gamma_rate() -> None:
    summary = shop([*REGULAR, ("anna", "2023-12-31", 20.0)], date(2023, 12, 31))
    fitted = HistoricalAverage().fit(summary)
    rates = np.random.default_rng(1).gamma(12 + 1, 1 / (364 + 1 / fitted.pace), 400_000)
    assert fitted.predict(20).loc["anna", "p_order"] == pytest.approx((1 - np.exp(-rates * 20)).mean(), abs=2e-3)


def test_silence_tells_on_regulars_first() -> None:
    summary = shop([*REGULAR, *ONCE, ("carla", "2024-03-31", 5.0)], date(2024, 3, 31))
    alive = HistoricalAverage().fit(summary).predict(90)["p_alive"]
    assert alive["carla"] > 0.6
    assert alive["anna"] < 0.05
    quiet_for_as_long = shop([*REGULAR, ("ben", "2023-12-01", 80.0)], date(2024, 3, 31))
    alive = HistoricalAverage().fit(quiet_for_as_long).predict(90)["p_alive"]
    assert alive["anna"] < alive["ben"]


def test_pace_of_a_large_shop_is_its_repeat_orders_a_customer_day(cdnow_summary: CustomerSummary) -> None:
    frame = cdnow_summary.frame
    assert shop_pace(cdnow_summary) == pytest.approx(frame["frequency"].sum() / frame["T"].sum(), rel=1e-3)


def test_a_shop_nobody_came_back_to_in_a_year_expects_next_to_nothing() -> None:
    summary = shop([(str(customer), "2023-01-01", 30.0) for customer in range(500)], date(2023, 12, 31))
    orders = HistoricalAverage().fit(summary).predict(365)["expected_orders"]
    assert 0 < orders.sum() < 1


def test_one_customer_on_one_day() -> None:
    summary = shop([("anna", "2023-01-01", 30.0)], date(2023, 1, 1))
    predicted = HistoricalAverage().fit(summary).predict(365)
    assert predicted.loc["anna", "expected_orders"] == pytest.approx(0.5)
    assert predicted.loc["anna", "expected_value"] == pytest.approx(15.0)
    assert predicted.loc["anna", "p_alive"] == pytest.approx(1.614 / (0.891 + 1.614), rel=0.01)


def test_paths_are_straight(cdnow_summary: CustomerSummary) -> None:
    fitted = HistoricalAverage().fit(cdnow_summary)
    path = fitted.value_path(np.array([10.0, 20.0, 365.0]))
    assert path[:, 1] == pytest.approx(2 * path[:, 0])
    assert path[:, 2] == pytest.approx(fitted.predict(365)["expected_value"].to_numpy())
