from __future__ import annotations

import pickle
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from unittest.mock import Mock

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models import Model, ModelReport, ladder
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method, OrderFamily, Refusal, Remedy, SpendFamily
from cltv_core.models.protocol import prediction_frame
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.terms import Terms
from cltv_core.transactions import from_frames
from cltv_core.value.codes import Caution
from cltv_core.value.forecast import Backtest, Forecast, forecast
from tests.core.shops import forecast_by_hand, summary_of

Floats = npt.NDArray[np.float64]

LADDER = [Method.BG_NBD, Method.MBG_NBD, Method.OTHER_SHOPS, Method.HISTORICAL_AVERAGE]
FIGURES = ["p_alive", "p_order", "expected_orders", "expected_value"]


@pytest.fixture(scope="module")
def cdnow() -> CustomerSummary:
    names = ["master_id", "customer_id", "day", "discs", "revenue"]
    with (files("lifetimes") / "datasets" / "CDNOW_sample.txt").open() as file:
        rows = pd.read_csv(file, sep=r"\s+", names=names, dtype={"customer_id": str, "day": str})
    orders = rows.assign(order_id=rows.index.astype(str), ordered_at=pd.to_datetime(rows["day"]))
    return summarise(from_frames(orders), date(1997, 9, 30))


@dataclass(frozen=True)
class Drawn:
    """A shop drawn from `seed`, from one customer to sixty, sleepy or busy, cheap or dear, even or uneven."""

    seed: int

    def summary(self) -> CustomerSummary:
        rng = np.random.default_rng(self.seed)
        customers, days = int(rng.integers(1, 60)), int(rng.choice([1, 2, 20, 200, 900]))
        orders = 1 + rng.poisson(rng.gamma(rng.choice([0.1, 1, 20]), rng.choice([0.05, 1, 10]), customers))
        customer = np.repeat(np.arange(customers), orders)
        price = rng.choice([0.01, 3, 50_000]) * np.exp(rng.choice([0, 0.5, 3]) * rng.standard_normal(len(customer)))
        frame = pd.DataFrame(
            {
                "order_id": np.arange(len(customer)).astype(str),
                "customer_id": customer.astype(str),
                "ordered_at": pd.Timestamp(2024, 1, 1) + pd.to_timedelta(rng.integers(0, days, len(customer)), "D"),
                "revenue": price.round(2) * (rng.random(len(customer)) > rng.choice([0, 0.3, 1], p=[0.6, 0.3, 0.1])),
            }
        )
        return summarise(from_frames(frame))


def assert_sound(forecast: Forecast, summary: CustomerSummary) -> None:
    frame = forecast.frame
    assert frame.index.equals(summary.frame.index)
    assert np.isfinite(frame[FIGURES].to_numpy()).all()
    assert (frame[FIGURES].to_numpy() >= 0).all()
    assert (frame["p_order"] <= frame["p_alive"]).all()
    assert (frame["p_alive"] <= 1).all()
    assert (frame["p_order"] <= frame["expected_orders"]).all()
    assert (frame["next_order_due"] > summary.frame["last_order"]).all()
    months = forecast.monthly_values(36)
    assert np.isfinite(months).all()
    assert (months >= 0).all()


@settings(max_examples=15)
@given(st.builds(Drawn, st.integers(0, 10**6)), st.sampled_from([1, 90, 365, 1096]))
def test_any_shop_gets_a_sound_forecast(shop: Drawn, days: int) -> None:
    summary = shop.summary()
    result = forecast(summary, Terms.of(summary.as_of, days=days, margin=0.4))
    assert result.methods[0] in LADDER
    assert_sound(result, summary)


@pytest.mark.parametrize("place", range(4), ids=[method.value for method in LADDER])
@settings(max_examples=8)
@given(shop=st.builds(Drawn, st.integers(0, 10**6)))
def test_each_model_is_sound_or_says_why_it_is_not(place: int, shop: Drawn) -> None:
    summary, model = shop.summary(), ladder()[place]
    remedy: object = Remedy.SIMPLER_METHOD
    try:
        assert_sound(forecast(summary, Terms.of(summary.as_of), [model]), summary)
    except ModelNotFitted as refusal:
        remedy = refusal.remedy
    assert remedy is Remedy.SIMPLER_METHOD


@pytest.mark.parametrize("method", LADDER, ids=lambda method: method.value)
def test_each_model_on_cdnow(method: Method, cdnow: CustomerSummary) -> None:
    model = {model.method: model for model in ladder()}[method]
    result = forecast(cdnow, Terms.of(cdnow.as_of, days=270), [model])
    assert result.methods == (method,)
    assert_sound(result, cdnow)
    assert 0.5 < result.frame["expected_orders"].sum() / 1882 < 1.6


def test_the_ladder_leads_with_the_bg_nbd(cdnow: CustomerSummary) -> None:
    result = forecast(cdnow, Terms.of(cdnow.as_of, days=270))
    assert [model.method for model in ladder()] == LADDER
    assert result.methods == (LADDER[0],)
    assert list(result.models) == [OrderFamily.BG_NBD, OrderFamily.MBG_NBD, SpendFamily.GAMMA_GAMMA]
    assert result.cautions == ()


def test_a_thin_shop_says_which_model_took_over_and_why(cdnow: CustomerSummary) -> None:
    once = cdnow.frame["frequency"] == 0
    names = [*cdnow.frame.index[~once][:4], *cdnow.frame.index[once][:30]]
    few = replace(
        cdnow,
        frame=cdnow.frame.loc[sorted(names)],
        days=cdnow.days[cdnow.days["customer_id"].isin(names)].reset_index(drop=True),
    )
    result = forecast(few, Terms.of(few.as_of))
    assert result.methods == (Method.OTHER_SHOPS,)
    assert result.cautions == (
        Refusal.TOO_FEW_REPEATS(customers=4, needed=20),
        Caution.INSTEAD(method=Method.OTHER_SHOPS),
        Refusal.TOO_FEW_SPENDERS(customers=4, needed=10),
        Caution.LONG_HORIZON(horizon_days=365, history_days=272),
    )


def test_twelve_months_are_a_calendar_year() -> None:
    assert Terms.of(date(2023, 1, 31)).horizon_days == 365
    assert Terms.of(date(2023, 3, 1)).horizon_days == 366
    assert Terms.of(date(2023, 1, 31), months=1).horizon_days == 28
    assert Terms.of(date(2023, 11, 30), months=3).horizon_days == 91
    assert Terms.of(date(2023, 1, 31), days=45).horizon_days == 45


def test_steps_end_with_the_months_and_the_horizon() -> None:
    assert Terms.of(date(2023, 1, 31), months=3).steps.tolist() == [28, 59, 89]
    assert Terms.of(date(2023, 1, 31), days=45).steps.tolist() == [28, 45]
    assert Terms.of(date(2023, 1, 31), days=5).steps.tolist() == [5]
    assert len(Terms.of(date(2024, 2, 29), months=36).steps) == 36


@pytest.mark.parametrize(
    "change", [{"horizon_days": 0}, {"margin": -0.1}, {"margin": float("nan")}, {"discount_rate": -1.0}]
)
def test_terms_that_make_no_sense_are_refused(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="not terms"):
        replace(Terms(date(2024, 1, 1), 365), **change)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Steady:
    """One customer in all, 3 orders of 10 a day: the worth of terms can be worked out by hand."""

    method: Method = Method.REGRESSION
    worth: float = 30.0

    def fit(self, summary: CustomerSummary) -> FittedSteady:
        return FittedSteady(summary, self.worth)


@dataclass(frozen=True)
class FittedSteady:
    summary: CustomerSummary
    worth: float
    notes: tuple[Fact, ...] = (Refusal.UNEVEN_SPEND(),)
    clock: Clock = EVEN

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        return {Method.REGRESSION: ModelReport({})}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        one = np.ones(len(self.summary.frame))
        return prediction_frame(self.summary, orders=3 * horizon_days * one, spend=10 * one, p_alive=one, p_order=one)

    def orders_path(self, days: Floats) -> Floats:
        return np.outer(np.ones(len(self.summary.frame)), 3 * days)

    def value_path(self, days: Floats) -> Floats:
        return np.outer(np.ones(len(self.summary.frame)), self.worth * days)


@pytest.fixture
def one_customer() -> CustomerSummary:
    orders = {"order_id": ["1"], "customer_id": ["anna"], "ordered_at": [pd.Timestamp(2023, 1, 31)], "revenue": [10.0]}
    return summarise(from_frames(pd.DataFrame(orders)))


def steady(summary: CustomerSummary, **terms: float) -> Forecast:
    steady_model: Model = Steady()
    return forecast(summary, Terms.of(summary.as_of, **terms), [steady_model])  # type: ignore[arg-type]


def test_discounting_by_hand(one_customer: CustomerSummary) -> None:
    """Three months of 28, 31 and 30 days, each paid in its middle, at 10 % a year."""
    by_hand = sum(30 * days * 1.1 ** -(middle / 365.25) for days, middle in [(28, 14), (31, 43.5), (30, 74)])
    result = steady(one_customer, months=3, margin=0.4)
    assert result.total == pytest.approx(0.4 * by_hand)
    assert result.frame["expected_orders"].tolist() == [3 * 89]


def test_without_discount_or_cost_value_is_revenue(one_customer: CustomerSummary) -> None:
    result = steady(one_customer, months=12, discount_rate=0.0)
    assert result.total == pytest.approx(30 * 365)
    assert result.monthly_values().sum() == pytest.approx(result.total)


def test_months_ahead_are_calendar_months_and_not_discounted(one_customer: CustomerSummary) -> None:
    result = steady(one_customer, months=12, margin=0.5)
    assert result.monthly_values(3).tolist() == [[0.5 * 30 * days for days in (28, 31, 30)]]
    assert result.monthly_values().shape == (1, 12)


def test_ranges_are_not_made_up(one_customer: CustomerSummary) -> None:
    result = steady(one_customer)
    assert result.frame[["value_low", "value_high"]].isna().all().all()
    assert (result.low, result.high) == (None, None)


def test_a_note_of_the_model_and_a_look_past_the_history_are_told(one_customer: CustomerSummary) -> None:
    told = steady(one_customer, days=45).cautions
    assert told == (Refusal.UNEVEN_SPEND(), Caution.LONG_HORIZON(horizon_days=45, history_days=0))


@pytest.mark.parametrize("days", [5, 365])
@pytest.mark.parametrize("worth", [-1.0, float("nan"), float("inf")])
def test_a_model_without_a_usable_number_is_passed_over(worth: float, days: int, one_customer: CustomerSummary) -> None:
    result = forecast(one_customer, Terms.of(one_customer.as_of, days=days), [Steady(worth=worth), *ladder()])
    assert result.methods == (Method.OTHER_SHOPS,)
    assert result.cautions[0] == Refusal.UNUSABLE_NUMBERS()


def test_the_next_order_is_due_a_usual_gap_after_the_last_even_if_that_is_past(cdnow: CustomerSummary) -> None:
    frame = forecast(cdnow, Terms.of(cdnow.as_of)).frame
    assert frame.loc["0001", "next_order_due"] == pd.Timestamp(1997, 8, 2) + timedelta(days=80)
    assert (frame["next_order_due"] < pd.Timestamp(cdnow.as_of)).any()


def test_warnings_of_the_process_stay_as_they_were(cdnow: CustomerSummary) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = list(warnings.filters)
        forecast(cdnow, Terms.of(cdnow.as_of))
        assert warnings.filters == before
        with pytest.raises(FutureWarning):
            warnings.warn("still heard", FutureWarning, stacklevel=1)


def test_a_forecast_can_be_stored(cdnow: CustomerSummary) -> None:
    result = forecast(cdnow, Terms.of(cdnow.as_of))
    again = pickle.loads(pickle.dumps(result))
    assert again.total == result.total
    assert (again.monthly_values() == result.monthly_values()).all()


@pytest.mark.parametrize(("total", "told"), [(105.0, None), (105.1, 100.0), (95.1, None), (94.9, 100.0)])
def test_a_total_that_the_test_moved_by_more_than_a_twentieth_is_told(total: float, told: float | None) -> None:
    summary = summary_of([("ann", "2024-01-05", 10)])
    terms = Terms(summary.as_of, 365, margin=1.0, discount_rate=0.0)
    before = Mock(spec=Backtest, first_revenue=100.0 * terms.steps / terms.steps[-1])
    assert replace(forecast_by_hand(summary, total), terms=terms, backtest=before).moved_from == told
    assert replace(forecast_by_hand(summary, total), terms=terms).moved_from is None
