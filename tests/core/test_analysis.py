"""All results in one place, each worked out only when asked for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from cltv_core import analysis as analysis_module
from cltv_core.analysis import Analysis, Outlook, analyse
from cltv_core.choices import Settings
from cltv_core.describe.cohorts import cohorts
from cltv_core.describe.kpis import kpis
from cltv_core.destinations.lists import everyone
from cltv_core.models import Fitted, Model, ladder
from cltv_core.models.codes import Method
from cltv_core.segments.own import Filter, OwnSegment
from cltv_core.segments.placing import segment
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.tactics.playbook import this_week
from cltv_core.terms import Terms
from cltv_core.value.forecast import backtested_forecast, first_forecast
from tests.core.shops import Sale, many_sales, shop
from tests.support import once


def test_the_first_figures_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a model was fitted")

    monkeypatch.setattr(analysis_module, "start_of_race", refuse)
    found = analyse(shop(many_sales()))
    assert found.kpis.active_customers.value
    assert len(found.cohorts("month"))
    with pytest.raises(AssertionError, match="a model was fitted"):
        _ = found.segments


def test_each_result_is_what_its_room_says() -> None:
    transactions = shop(many_sales())
    found = analyse(transactions, as_of=date(2024, 12, 31), months=6, margin=0.5, discount_rate=0.0)
    summary = summarise(transactions, date(2024, 12, 31))
    expected = first_forecast(transactions, found.terms)
    assert (found.terms.horizon_days, found.terms.margin, found.terms.discount_rate) == (181, 0.5, 0.0)
    assert found.kpis == kpis(transactions, summary)
    pd.testing.assert_frame_equal(found.cohorts("quarter"), cohorts(transactions, summary, "quarter"))
    pd.testing.assert_frame_equal(found.history.first_forecast(found.terms).frame, expected.frame)
    pd.testing.assert_frame_equal(found.forecast.frame, backtested_forecast(transactions, found.terms).frame)
    pd.testing.assert_frame_equal(found.segments.table, segment(summary, found.forecast).table)
    assert [tactic.segment for tactic in found.tactics] == found.segments.table["segment"].tolist()
    assert found.this_week == this_week(found.tactics)
    pd.testing.assert_frame_equal(
        found.everyone, everyone(transactions, summary, found.forecast, segment(summary, found.forecast))
    )


def test_with_choices_only_what_they_change_is_other() -> None:
    plain = analyse(shop(many_sales()))
    own = (OwnSegment("Big", (Filter("revenue", "at_least", 100.0),)),)
    chosen = plain.with_choices(Settings(own=own, names={"Loyal": "Regulars"}))
    assert chosen.forecast is plain.forecast
    assert chosen.shop is plain.shop
    whole = segment(plain.outlook.rhythm, plain.forecast, own=own, names={"Loyal": "Regulars"}, people=plain.people)
    pd.testing.assert_frame_equal(chosen.segments.table, whole.table)
    by_hand = everyone(plain.transactions, plain.summary, plain.forecast, whole)
    pd.testing.assert_frame_equal(chosen.everyone, by_hand)
    assert set(chosen.everyone["segment"]) > {"Big"}


def test_results_are_worked_out_once() -> None:
    found = analyse(shop(many_sales()))
    assert found.summary is found.summary
    assert found.forecast is found.forecast
    assert found.segments is found.segments


def test_other_terms_need_no_other_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    once.forget()
    fits: list[Method] = []

    class Counted:
        def __init__(self, model: Model) -> None:
            self.model, self.method = model, model.method

        def fit(self, summary: CustomerSummary) -> Fitted:
            fits.append(self.method)
            return self.model.fit(summary)

    monkeypatch.setattr(analysis_module, "ladder", lambda: [Counted(model) for model in ladder()])
    year = analyse(shop(many_sales()))
    assert year.history.first_forecast(year.terms).methods[0] is fits[-1]
    half = Analysis(Outlook(year.history, Terms.of(year.history.as_of, months=6, margin=0.4)))
    pd.testing.assert_frame_equal(
        half.history.first_forecast(half.terms).frame, first_forecast(half.transactions, half.terms).frame
    )
    assert len(fits) == len(set(fits))


def test_the_last_day_of_the_file_unless_told_otherwise() -> None:
    transactions = shop([("ann", "2024-01-01", 1), ("ann", "2024-03-05", 1)])
    assert analyse(transactions).history.as_of == date(2024, 3, 5)
    assert analyse(transactions, as_of=date(2024, 2, 1), days=30).terms.horizon_days == 30


def test_curves_are_margin_money() -> None:
    transactions = shop(many_sales())
    whole, half = (analyse(transactions, margin=margin).curves() for margin in (1.0, 0.5))
    assert (half["cumulative_value"] * 2).to_numpy() == pytest.approx(whole["cumulative_value"].to_numpy())


def test_a_small_shop_without_comparable_groups_compares_no_customers() -> None:
    sales: list[Sale] = [(f"C{n % 18}", f"2025-{1 + n % 6:02}-{1 + n % 27:02}", 20.0 + n) for n in range(60)]
    found = analyse(shop(sales))
    assert not found.history.comparable
    assert found.newer_customers is None
