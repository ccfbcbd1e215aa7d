"""The race as a whole: its parts fit together, and every shop gets usable numbers from every family."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.backtest.accuracy import RULES_OF_THUMB, Accuracy, rules_of_thumb
from cltv_core.backtest.codes import Compared, Finding
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.race import fitted_today
from cltv_core.backtest.replays import families, replay
from cltv_core.errors import ModelNotFitted
from cltv_core.models import activity
from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
from cltv_core.models.codes import ON_A_SEASONAL_CLOCK, Method, OrderFamily, Refusal, Remedy
from cltv_core.models.cohort import CohortAverage
from cltv_core.samples.simulator import Calendar, PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.summary import summarise
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions
from cltv_core.value.expectation import money_of
from cltv_core.value.forecast import Forecast, backtested_forecast, first_forecast, forecast, start_of_race
from tests.core.odd_shops import KINDS, random_shop
from tests.core.shops import many_sales, shop

TODAY = date(2025, 5, 14)


@pytest.fixture(scope="module")
def sales() -> Transactions:
    return shop(many_sales(customers=300))


@pytest.fixture(scope="module")
def shares() -> list[float]:
    """The progress of the race, filled while it runs."""
    return []


@pytest.fixture(scope="module")
def raced(sales: Transactions, shares: list[float]) -> Forecast:
    return backtested_forecast(sales, Terms.of(TODAY, days=90), progress=lambda share, _: shares.append(share))


@pytest.fixture(scope="module")
def raced_far(sales: Transactions) -> Forecast:
    """Beyond the whole history of the shop, and in money of today."""
    return backtested_forecast(sales, Terms.of(TODAY, days=900, discount_rate=0.0))


def record_of(found: Forecast) -> Accuracy:
    assert found.backtest is not None
    return found.backtest.accuracy


def assert_usable(found: Forecast) -> None:
    figures = found.frame[["p_alive", "p_order", "expected_orders", "expected_value"]].to_numpy()
    assert np.isfinite(figures).all()
    assert (figures >= 0).all()
    assert (found.frame["p_order"] <= found.frame["p_alive"]).all()
    assert (found.monthly_values(3) >= 0).all()
    if found.spread is None:
        return
    low, high = (found.frame[name].to_numpy() for name in ("value_low", "value_high"))
    assert np.isfinite(high).all()
    assert (low >= 0).all()
    assert (low <= high).all()
    ends = found.range_of()
    assert ends is not None
    assert ends[0] <= found.total * (1 + 1e-9)
    assert found.total <= ends[1] * (1 + 1e-9)


def test_the_race_gives_every_customer_and_the_total_a_range(raced: Forecast) -> None:
    assert_usable(raced)
    assert raced.low is not None
    assert raced.high is not None
    assert raced.low < raced.total < raced.high
    assert len(record_of(raced).standings) >= 3


@pytest.mark.parametrize(("moved", "told"), [(0.96, False), (1.04, False), (0.94, True), (1.06, True)])
def test_a_total_that_the_race_moved_by_more_than_a_twentieth_is_told(
    raced: Forecast, moved: float, told: bool
) -> None:
    assert raced.backtest is not None
    first_revenue = raced.fitted.value_path(raced.terms.steps).sum(axis=0) / moved
    other = replace(raced, backtest=replace(raced.backtest, first_revenue=first_revenue))
    assert other.moved_from == (pytest.approx(raced.total / moved) if told else None)


def test_the_race_remembers_what_was_said_before_it(sales: Transactions, raced: Forecast) -> None:
    first = first_forecast(sales, raced.terms)
    found = backtested_forecast(sales, raced.terms, first=first)
    assert first.moved_from is None
    assert found.backtest is not None
    assert found.backtest.first_revenue is not None
    assert money_of(found.backtest.first_revenue, raced.terms) == pytest.approx(first.total)
    pd.testing.assert_frame_equal(found.frame, raced.frame)


def test_a_race_that_nobody_was_told_anything_before_has_moved_nothing(raced: Forecast) -> None:
    assert raced.backtest is not None
    assert raced.backtest.first_revenue is None
    assert raced.moved_from is None


def test_a_method_that_only_fails_when_it_predicts_is_absent_from_that_day(
    sales: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is still a customer is fitted when a prediction first asks for it."""

    def refuse(*_: object) -> None:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=OrderFamily.MBG_NBD), Remedy.SIMPLER_METHOD)

    window = start_of_race(sales, Terms.of(TODAY, days=90)).plan.scored[0]
    models = (BuyTillYouDie(OrderFamily.PARETO_NBD), CohortAverage())
    monkeypatch.setattr(activity, "fit_chances", refuse)
    assert [window.cutoff.fitted(model).summary for model in models] == [window.cutoff.summary] * 2
    assert replay(window, models).predictions == {}


def test_a_method_of_which_a_part_cannot_be_fitted_today_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    years = shop(many_sales(days=1100))
    start = start_of_race(years, Terms.of(years.last_day, days=90))
    model = BuyTillYouDie(OrderFamily.BG_NBD, seasonal=True)
    assert set(fitted_today(start, [model], [model.method])) == {start.baseline, model.method}

    def refuse(*_: object) -> None:
        raise ModelNotFitted(Refusal.NOT_CONVERGED(method=OrderFamily.MBG_NBD), Remedy.SIMPLER_METHOD)

    monkeypatch.setattr(activity, "fit_chances", refuse)
    assert set(fitted_today(start, [model], [model.method])) == {start.baseline}


def test_the_choice_credits_no_method_that_the_comparison_leaves_out(raced: Forecast) -> None:
    record = record_of(raced)
    credited, rarely = ({method.value for method in record.choice_made[part]} for part in ("ranking", "rarely_tested"))
    assert not set(record.comparison.left_out) & credited
    assert rarely <= set(record.comparison.left_out)


def test_ranges_of_groups_can_be_asked_for_by_id_or_by_flag(raced: Forecast) -> None:
    first = np.arange(len(raced.frame)) < 10
    assert raced.range_of(raced.frame.index[:10]) == raced.range_of(first)
    everyone, some = raced.range_of(), raced.range_of(first)
    assert everyone is not None
    assert some is not None
    assert some[1] < everyone[1]


def test_money_of_the_terms_scales_values_and_ranges_alike(raced: Forecast) -> None:
    half = raced.under(Terms.of(TODAY, days=90, margin=0.5))
    for name in ("expected_value", "value_low", "value_high"):
        np.testing.assert_allclose(half.frame[name], raced.frame[name] / 2, rtol=1e-6, atol=1e-9)
    assert half.low == pytest.approx(raced.low / 2 if raced.low else None)


@pytest.mark.parametrize("days", [90, 900])
def test_one_race_serves_any_margin_and_discount(
    sales: Transactions, raced: Forecast, raced_far: Forecast, days: int
) -> None:
    found = {90: raced, 900: raced_far}[days]
    terms, other = found.terms, Terms.of(TODAY, days=days, margin=0.3, discount_rate=0.2)
    first, anew = first_forecast(sales, terms), backtested_forecast(sales, other)
    for priced, whole in ((first.under(other), first_forecast(sales, other)), (found.under(other), anew)):
        pd.testing.assert_frame_equal(priced.frame, whole.frame, rtol=1e-12)
        assert priced.range_of() == pytest.approx(whole.range_of())
        assert priced.range_of(np.arange(5)) == pytest.approx(whole.range_of(np.arange(5)))
        assert [caution.code for caution in priced.cautions] == [caution.code for caution in whole.cautions]
        assert (priced.terms, priced.methods, priced.moved_from) == (other, whole.methods, whole.moved_from)
    assert found.under(other).under(terms).total == pytest.approx(found.total)


def test_another_horizon_is_not_the_same_forecast_in_other_money(raced: Forecast) -> None:
    with pytest.raises(ValueError, match="not the same forecast"):
        raced.under(Terms.of(TODAY, days=91))


@pytest.mark.parametrize("days", [7, 89, 400])
def test_models_that_look_another_way_ahead_give_usable_numbers_and_no_range(raced: Forecast, days: int) -> None:
    found = raced.towards(Terms.of(TODAY, days=days))
    assert_usable(found)
    assert found.range_of() is None
    assert found.backtest is None
    assert found.frame[["value_low", "value_high"]].isna().all(axis=None)
    assert (found.total < raced.total) == (days < 90)
    assert found.under(Terms.of(TODAY, days=days, margin=0.5)).total == pytest.approx(found.total / 2)


def test_a_race_goes_on_from_what_was_said_without_one(
    sales: Transactions, raced: Forecast, raced_far: Forecast
) -> None:
    said = raced_far.towards(raced.terms)
    found = backtested_forecast(sales, raced.terms, first=said)
    pd.testing.assert_frame_equal(found.frame, raced.frame)
    assert found.backtest is not None
    assert found.backtest.first_revenue is not None
    assert money_of(found.backtest.first_revenue, raced.terms) == pytest.approx(said.total)


def test_every_family_that_ran_and_the_rules_of_thumb_are_scored_at_every_earlier_day(raced: Forecast) -> None:
    record = record_of(raced)
    for standing in record.standings:
        methods = set(record.table.loc[record.table["cut"] == standing.cut, "method"])
        expected = (Compared.CHOSEN, *RULES_OF_THUMB, Method.HISTORICAL_AVERAGE, Method.BG_NBD)
        assert {one.value for one in expected} <= methods
    latest = record.table[record.table["cut"] == record.standings[0].cut]
    trained = (Method.REGRESSION, Method.BOOSTED_TREES, Method.NEURAL_NETWORK)
    assert {method.value for method in trained} <= set(latest["method"])
    chosen = latest.set_index("method").loc[Compared.CHOSEN.value]
    assert chosen["bias"] == pytest.approx(record.standings[0].said / record.standings[0].actual - 1)


def test_the_comparison_shows_the_methods_on_the_days_they_share(raced: Forecast) -> None:
    record = record_of(raced)
    compared = record.comparison
    shown = record.table[record.table["method"].isin(compared.frame["method"])]
    days = [set(rows["cut"]) for _, rows in shown.groupby("method")]
    common = shown[shown["cut"].isin(set.intersection(*days))]
    assert compared.frame["method"].iloc[0] == Compared.CHOSEN.value
    assert compared.days == common["cut"].nunique()
    mine = compared.frame.set_index("method")["mae"]
    pd.testing.assert_series_equal(mine, common.groupby("method")["mae"].mean()[mine.index], check_dtype=False)


def test_the_best_tenth_brings_its_part_of_all_money(raced: Forecast) -> None:
    record = record_of(raced)
    brought = [row.actual * row.customers for row in record.tenths.itertuples()]
    assert record.share_of_best_tenth == pytest.approx(brought[9] / sum(brought))


def test_tenths_hold_every_customer_of_every_cut_once(raced: Forecast, sales: Transactions) -> None:
    record = record_of(raced)
    sizes = [len(window.cutoff.summary.frame) for window in ReplayPlan(sales, TODAY, 90).scored]
    assert record.tenths["tenth"].tolist() == list(range(1, 11))
    assert record.tenths["customers"].sum() == sum(sizes)
    assert record.tenths["predicted"].is_monotonic_increasing


def test_what_would_have_been_said_does_not_change_with_what_came_later(sales: Transactions, raced: Forecast) -> None:
    record = record_of(raced)
    earliest = record.standings[-1]
    orders = sales.orders
    richer = orders.assign(
        revenue=orders["revenue"].where(orders["ordered_at"] < pd.Timestamp(earliest.cut) + pd.Timedelta("1D"), 500.0)
    )
    other = record_of(backtested_forecast(replace(sales, orders=richer), Terms.of(TODAY, days=90)))
    assert other.standings[-1].said == pytest.approx(earliest.said)
    assert other.standings[-1].low == pytest.approx(earliest.low)
    assert other.standings[-1].actual > 2 * earliest.actual


def test_the_same_again_is_what_each_customer_spent_in_the_horizon_before(sales: Transactions) -> None:
    window = ReplayPlan(sales, TODAY, 90).scored[0]
    same, alike = rules_of_thumb(window)
    days = window.cutoff.summary.days
    lately = days[days["day"] > pd.Timestamp(window.cut) - pd.Timedelta(days=90)]
    assert same.sum() == pytest.approx(lately["revenue"].sum())
    assert np.ptp(alike) == 0
    assert alike.sum() == pytest.approx(same.sum())


def test_value_grows_with_the_horizon_and_reaches_what_is_expected_at_its_end(raced_far: Forecast) -> None:
    path = raced_far.fitted.value_path(np.array([30.0, 90.0, 365.0, 900.0]))
    assert (np.diff(path, axis=1) >= 0).all()
    np.testing.assert_allclose(path[:, -1], raced_far.frame["expected_value"])


@pytest.mark.usefixtures("raced")
def test_progress_is_told_and_only_grows(shares: list[float]) -> None:
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_a_race_without_runners_is_the_simple_forecast_with_ranges(sales: Transactions) -> None:
    terms = Terms.of(TODAY, days=90)
    alone = backtested_forecast(sales, terms, models=lambda _: ())
    simple = forecast(summarise(sales, TODAY), terms)
    assert alone.methods[0] == simple.methods[0]
    order = simple.frame["expected_value"].argsort()
    assert alone.frame["expected_value"].iloc[order].is_monotonic_increasing
    assert alone.low is not None


def test_a_shop_too_young_for_replays_keeps_the_simple_forecast_with_wide_ranges_and_says_so() -> None:
    young = shop(many_sales(customers=60, days=30))
    found = backtested_forecast(young, Terms.of(date(2024, 1, 30), months=12))
    assert_usable(found)
    assert record_of(found).standings == ()
    assert found.high is not None
    assert found.high > 1.3 * found.total
    assert Finding.TOO_SHORT_TO_TEST(history_days=27, days_missing=18) in found.cautions


@pytest.mark.parametrize("seed", range(len(KINDS)), ids=lambda seed: KINDS[seed])
def test_any_shop_gets_usable_numbers_from_the_race_and_from_each_family_in_turn(seed: int) -> None:
    sales, horizon = random_shop(seed)
    terms = Terms.of(sales.last_day, days=horizon)
    assert_usable(backtested_forecast(sales, terms))
    plan = ReplayPlan(sales, sales.last_day, horizon)
    for model in families(plan):
        with contextlib.suppress(ModelNotFitted):
            assert_usable(forecast(plan.now.bounded, terms, [model]))


def test_in_the_low_season_customers_are_given_the_time_that_the_season_takes() -> None:
    """A shop that sells three times as much in November and December, in spring: the next orders are due later than
    the calendar says, and by that the forecast judges who is late."""
    days, first = 1250, date(2021, 1, 1)
    month = np.array([(first + timedelta(days=at)).month - 1 for at in range(days + 1)])
    calendar = Calendar(np.array([0.4, 0.6, 0.8, 0.9, 0.9, 0.8, 0.7, 0.7, 0.8, 1.0, 2.0, 2.4])[month])
    rng = np.random.default_rng(5)
    joined = calendar.clock_of(rng.integers(0, 900, 1500), rng.random(1500))
    truth = PurchaseTruth(r=0.8, alpha=40.0, a=0.8, b=3.0)
    purchases = simulate(joined, float(calendar.midnights[days]), truth, SpendTruth(6.0, 4.0, 45.0), rng)
    as_of = date(2024, 3, 1)
    transactions = as_transactions(purchases, first, calendar)
    said = backtested_forecast(transactions, Terms.of(as_of, days=90))
    assert record_of(said).choice.level in ON_A_SEASONAL_CLOCK
    assert said.backtest is not None
    rhythm = said.backtest.rhythm.frame
    plain = summarise(transactions, as_of).frame["usual_gap"]
    regulars = plain[plain.between(20, 60)].index
    bought_in_january = summarise(transactions, as_of).frame["last_order"].between("2024-01-01", "2024-01-31")
    late_season = regulars.intersection(bought_in_january[bought_in_january].index)
    assert len(late_season) > 10
    assert (rhythm["usual_gap"][late_season] > 1.2 * plain[late_season]).all()
    due = said.frame["next_order_due"] - rhythm["last_order"]
    assert ((due.dt.days - rhythm["usual_gap"].round()).abs() <= 1).all()
