"""What the charts hold; how they look is seen in the browser."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dashboard.charts
from cltv_core.segments.movement import NEWCOMERS
from cltv_core.text.voice import Voice, speaking
from cltv_core.value.sales_by_month import SalesByMonth
from dashboard.charts import cohorts, movement, segments
from dashboard.charts.layout import money_axis, number_axis


class Charts:
    """The charts as plotly's own class, which refuses what its reference does not know."""

    def __getattr__(self, name: str) -> Callable[..., go.Figure]:
        draw = getattr(dashboard.charts, name)
        return lambda *given: draw(*given).as_plotly()


charts = Charts()
COHORTS = pd.DataFrame(
    {
        "cohort": ["Jan", "Jan", "Jan", "<b>Feb</b>", "<b>Feb</b>"],
        "months_since": [0, 1, 2, 0, 1],
        "customers": [10, 10, 10, 12, 12],
        "active": [10, 3, 0, 12, 3],
        "retention": [1.0, 0.3, 0.0, 1.0, 0.25],
    }
)
CURVES = pd.DataFrame(
    {
        "cohort": ["Jan"] * 4,
        "months_since": [0, 1, 2, 3],
        "cumulative_value": [5.0, 8.0, 9.0, 10.0],
        "is_forecast": [False, False, True, True],
        "low": [np.nan, np.nan, np.nan, np.nan],
        "high": [np.nan, np.nan, np.nan, np.nan],
    }
)


SEGMENTS = pd.DataFrame(
    {
        "segment": ["Champions", "Loyal", "Lost"],
        "customers": [25, 100, 4],
        "expected_value": [2500.0, 3000.0, 0.0],
        "lateness": [0.5, 0.5, 9.0],
        "usual_gap": [20.0, 30.0, 30.0],
        "days_since": [10.0, 15.0, 270.0],
    }
)
FLOWS = pd.DataFrame(
    [
        ("Loyal", "Loyal", 60, 600.0, 610.0, 50.0),
        ("Loyal", "Lost", 25, 250.0, 10.0, 0.0),
        ("Lost", "Loyal", 5, 1.0, 50.0, 40.0),
        (NEWCOMERS, "Loyal", 10, 0.0, 100.0, 80.0),
    ],
    columns=["from", "to", "customers", "value_before", "value_now", "revenue"],
)


def colours(figure: go.Figure) -> list[str]:
    text = figure.update_layout(template=None).to_json()
    return [mark for mark in ("#", "rgb(", "hsl(") if mark in text]


def test_distribution_has_a_bar_a_band_lowest_first() -> None:
    with speaking(currency="GBP"):
        bands = pd.DataFrame({"low": [0.0, 5.0], "high": [5.0, np.inf], "customers": [3, 1]})
        figure = charts.value_distribution(bands)
    assert list(figure.data[0].y) == ["under £5", "£5 or more"]
    assert list(figure.data[0].x) == [3, 1]
    assert list(figure.data[0].customdata) == ["under £5: 3 customers (75%)", "£5 or more: 1 customer (25%)"]


def test_distribution_of_nobody_is_drawn() -> None:
    assert charts.value_distribution(pd.DataFrame({"low": [0.0], "high": [1.0], "customers": [0]})).data


def test_concentration_names_the_best_fifth() -> None:
    curve = pd.DataFrame({"share_of_customers": [0.0, 0.2, 1.0], "share_of_value": [0.0, 0.74, 1.0]})
    figure = charts.concentration(curve, 0.74)
    assert figure.data[1].text == ("20% bring 74%",)


def test_what_is_expected_has_a_band_where_its_range_is_known() -> None:
    known = CURVES.assign(low=[np.nan, np.nan, 8.5, 9.0], high=[np.nan, np.nan, 9.5, 11.0])
    upper, lower = charts.cumulative_value(known).data[1:]
    assert list(upper.y) == [9.5, 11.0]
    assert list(lower.y) == [8.5, 9.0]
    assert lower.fill == "tonexty"


def test_a_line_has_its_name_at_its_end() -> None:
    *others, last = charts.cumulative_value(CURVES).data[0].text
    assert last == "Jan"
    assert not any(others)


def test_retention_leaves_out_the_first_month_and_months_to_come() -> None:
    cells, figures = charts.retention_grid(COHORTS).data
    assert list(cells.x) == [1, 2, 1]
    assert list(figures.text) == ["30%", "0%", "25%"]


def test_as_many_months_as_a_phone_shows_keep_their_figures_there() -> None:
    many = pd.concat([COHORTS, COHORTS.tail(1).assign(months_since=cohorts.MONTHS_ON_A_PHONE + 1)])
    few, wide = (charts.retention_grid(observed).data[1] for observed in (COHORTS, many))
    assert not few.meta["wantsRoom"]
    assert wide.meta["wantsRoom"]


def test_retention_is_stronger_where_more_came_back() -> None:
    cells = charts.retention_grid(COHORTS).data[0]
    thirty, nobody, quarter = cells.marker.opacity
    assert nobody < quarter < thirty


def test_a_group_too_small_to_compare_is_faint_and_told_in_customers() -> None:
    small = COHORTS.assign(customers=[10, 10, 10, 2, 2], active=[10, 3, 0, 2, 2], retention=[1.0, 0.3, 0.0, 1.0, 1.0])
    cells, figures = charts.retention_grid(small).data
    assert list(figures.text) == ["30%", "0%"]
    assert cells.marker.opacity[2] == cohorts.FAINTEST
    assert [told.partition(": ")[2] for told in cells.customdata] == ["30% bought", "0% bought", "2 of 2 bought"]


def test_cohort_names_from_a_file_hold_no_tags() -> None:
    assert "<b>" not in charts.retention_grid(COHORTS).to_json().replace("\\u003c", "<")
    named = CURVES.assign(cohort="<a href='x'>Bread</a>")
    assert "<a" not in charts.cumulative_value(named).to_json().replace("\\u003c", "<")


def test_the_forecast_continues_a_curve_in_dots_that_are_not_joined() -> None:
    curve = charts.cumulative_value(CURVES).data[0]
    assert list(curve.x) == [0, 1, None, 2, None, 3]
    assert list(curve.marker.size) == [0, 0, *[cohorts.DOT_SIZE] * 4]


def test_several_curves_have_a_legend_and_the_axis_ends_with_them() -> None:
    assert not charts.cumulative_value(CURVES).layout.showlegend
    product = CURVES.assign(cohort="A product with a name that is very long")
    figure = charts.cumulative_value(pd.concat([CURVES, product]), 3.0)
    assert figure.layout.showlegend
    assert [curve.name for curve in figure.data if curve.showlegend is not False] == ["Jan", "A product with a name…"]
    assert figure.layout.xaxis.range[1] < 4


@pytest.mark.parametrize(("cost", "traces"), [(0.0, 1), (25.0, 2)])
def test_the_cost_of_a_customer_is_a_level_once_it_is_known(cost: float, traces: int) -> None:
    assert len(charts.cumulative_value(CURVES, cost).data) == traces


def test_purchases_end_with_the_day_the_next_order_is_due() -> None:
    bought = [["Bread roll"], ["Cake", "TEA", "Milk", "Jam"]]
    days = pd.DataFrame(
        {"day": pd.to_datetime(["2024-01-02", "2024-03-01"]), "revenue": [5.0, 7.5], "products": bought}
    )
    with speaking(Voice(currency="EUR")):
        figure = charts.purchases(days, pd.Timestamp("2024-05-01"))
    assert list(figure.data[0].customdata) == [
        "2 January 2024: €5.00<br>Bread roll",
        "1 March 2024: €7.50<br>Cake, TEA, Milk and 1 more",
    ]
    assert figure.data[1].x[0] == pd.Timestamp("2024-05-01")
    assert max(figure.data[1].y) > 7.5
    assert list(figure.data[2].customdata) == ["Next order expected around 1 May 2024, about €6.25"]


@pytest.mark.parametrize(
    ("locale", "currency", "separators", "before", "behind"),
    [
        ("en_GB", "GBP", ".,", "£", None),
        ("en_DE", "EUR", ",.", None, "\u00a0€"),
        ("en_001", "CHF", ".,", "CHF\u00a0", None),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(
    locale: str, currency: str, separators: str, before: str | None, behind: str | None
) -> None:
    with speaking(Voice(locale, currency)):
        figure = charts.cumulative_value(CURVES)
    assert figure.layout.separators == separators
    assert (figure.layout.yaxis.tickprefix, figure.layout.yaxis.ticksuffix) == (before, behind)


def test_no_chart_has_a_colour_of_its_own() -> None:
    bands = pd.DataFrame({"low": [0.0], "high": [5.0], "customers": [3]})
    curve = pd.DataFrame({"share_of_customers": [0.0, 1.0], "share_of_value": [0.0, 1.0]})
    days = pd.DataFrame({"day": pd.to_datetime(["2024-01-02"]), "revenue": [5.0], "products": [[]]})
    figures = [
        charts.value_distribution(bands),
        charts.concentration(curve, 0.2),
        charts.retention_grid(COHORTS),
        charts.cumulative_value(CURVES, 3.0),
        charts.purchases(days, pd.Timestamp("2024-05-01")),
        charts.segment_map(SEGMENTS, "Loyal"),
        charts.movement_flow(FLOWS),
    ]
    assert not [found for figure in figures for found in colours(figure)]


class TestSegmentMap:
    def test_circles_are_as_large_as_segments_and_stand_by_lateness_and_spend(self) -> None:
        _late, bubbles = charts.segment_map(SEGMENTS, "Loyal").data
        assert bubbles.ids.tolist() == ["Champions", "Loyal", "Lost"]
        assert list(bubbles.x) == [0.5, 0.5, 9.0]
        assert list(bubbles.y[:2]) == [100.0, 30.0]
        assert 0 < bubbles.y[2] < 30.0
        small, large = bubbles.marker.size[0], bubbles.marker.size[1]
        assert (large / small) ** 2 == pytest.approx(100 / 25)
        assert bubbles.text[1] == "<b>Loyal</b>"
        assert bubbles.marker.opacity[1] > bubbles.marker.opacity[0]

    def test_a_shop_where_all_are_alike_has_a_map_as_well(self) -> None:
        alike = SEGMENTS.head(1).assign(expected_value=0.0, lateness=0.0)
        figure = charts.segment_map(alike, "Champions")
        assert np.isfinite([*figure.layout.xaxis.range, *figure.layout.yaxis.range]).all()

    @given(
        st.lists(
            st.tuples(st.floats(0, 430), st.floats(0, 270), st.floats(10, 60), st.text("abc", min_size=3, max_size=18)),
            min_size=1,
            max_size=11,
        )
    )
    def test_every_label_has_a_place_beside_its_circle(self, found: list[tuple[float, float, float, str]]) -> None:
        places = segments.place_labels([one[3] for one in found], [one[:2] for one in found], [one[2] for one in found])
        assert set(places) <= set(segments.PLACES)

    def test_no_name_is_cut_off_at_the_side_of_a_phone(self) -> None:
        assert segments.place_labels(["Lost"], [(370, 100)], [50]) != ["middle right"]
        assert segments.place_labels(["Lost"], [(100, 100)], [50]) == ["middle right"]

    def test_names_keep_out_of_each_others_way(self) -> None:
        assert segments.place_labels(["aaaaaaaa", "bbbbbbbb"], [(200, 100), (250, 100)], [10, 10]) == [
            "middle left",
            "middle right",
        ]


class TestMovement:
    def test_bands_are_as_thick_as_the_flows_and_fill_both_columns(self) -> None:
        figure = charts.movement_flow(FLOWS)
        thick = [band.y[-1] - band.y[0] for band in figure.data]
        assert np.array(thick) / thick[0] == pytest.approx(np.array([60, 25, 5, 10]) / 60)
        assert {round(float(band.x[0]), 6) for band in figure.data} == {0.0}
        told = [note.text for note in figure.layout.annotations]
        assert {"Loyal 85", "Lost 5", "New since then 10", "Loyal 75", "Lost 25"} <= set(told)

    def test_better_worse_and_unchanged_are_told_apart(self) -> None:
        assert [band.meta["colour"] for band in charts.movement_flow(FLOWS).data] == [6, 1, 0, 6]

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
    def test_labels_keep_their_distance_and_order(self, middles: list[float]) -> None:
        places = movement.spread(sorted(middles), 0.05)
        assert all(after - before >= 0.05 - 1e-9 for before, after in itertools.pairwise(places))
        assert places[-1] <= 1.0


class TestSalesByMonth:
    PAST = pd.DataFrame(
        {
            "month": pd.date_range("2022-01-01", periods=30, freq="MS"),
            "new": [10.0] * 30,
            "returning": [float(month) for month in range(30)],
        }
    )
    AHEAD = pd.DataFrame(
        {
            "month": pd.date_range("2024-07-01", periods=2, freq="MS"),
            "expected": [40.0, 41.0],
            "low": [30.0, 31.0],
            "high": [55.0, 56.0],
        }
    )

    def test_two_years_are_stacked_by_who_bought(self) -> None:
        figure = charts.sales_by_month(SalesByMonth(self.PAST, self.AHEAD.head(0)))
        assert [bar.name for bar in figure.data] == ["Returning customers", "New customers"]
        assert list(figure.data[0].y) == [float(month) for month in range(6, 30)]
        assert figure.layout.barmode == "stack"
        assert figure.data[1].customdata[-1] == "June 2024: 39<br>returning customers 29, new 10"

    @pytest.mark.parametrize("number", range(1, 15))
    def test_each_of_a_few_months_has_its_own_label_under_its_bar(self, number: int) -> None:
        months = pd.DataFrame({"month": pd.date_range("2023-05-01", periods=number, freq="MS")})
        figure = charts.sales_by_month(SalesByMonth(months.assign(new=10.0, returning=5.0), self.AHEAD.head(0)))
        axis = figure.layout.xaxis
        assert list(axis.tickvals) == list(figure.data[0].x) == list(figure.data[1].x)
        named = ("May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun")
        year = {0: "<br>2023", 8: "<br>2024"}
        letters = 1 if number > 10 else None
        assert list(axis.ticktext) == [name[:letters] + year.get(at, "") for at, name in enumerate(named[:number])]

    def test_of_many_months_some_are_labelled_and_those_under_their_own_bars(self) -> None:
        axis = charts.sales_by_month(SalesByMonth(self.PAST, self.AHEAD)).layout.xaxis
        told = [f"{month:%Y-%m}" for month in axis.tickvals]
        assert told == [f"{month:%Y-%m}" for month in pd.date_range("2022-07-01", periods=9, freq="3MS")]
        assert axis.ticktext[:4] == ("Jul<br>2022", "Oct", "Jan<br>2023", "Apr")

    def test_years_do_not_stand_side_by_side(self) -> None:
        months = pd.DataFrame({"month": pd.date_range("2023-12-01", periods=3, freq="MS")})
        figure = charts.sales_by_month(SalesByMonth(months.assign(new=10.0, returning=5.0), self.AHEAD.head(0)))
        assert figure.layout.xaxis.ticktext == ("Dec", "Jan<br>2024", "Feb")

    def test_what_is_expected_stands_within_its_range(self) -> None:
        *_, expected, upper, lower = charts.sales_by_month(SalesByMonth(self.PAST, self.AHEAD)).data
        assert list(expected.y) == [40.0, 41.0]
        assert (list(upper.y), list(lower.y)) == ([55.0, 56.0], [30.0, 31.0])
        assert lower.fill == "tonexty"
        assert expected.customdata[0] == "July 2024: about 40 expected<br>likely range 30 to 55"

    def test_the_ends_of_the_range_are_lines_in_the_colour_of_what_is_expected(self) -> None:
        *_, expected, upper, lower = charts.sales_by_month(SalesByMonth(self.PAST, self.AHEAD)).data
        assert upper.line.width == lower.line.width == 1
        assert upper.meta["colour"] == lower.meta["colour"] == expected.meta["colour"]

    def test_without_a_range_only_the_expected_months_are_drawn(self) -> None:
        unknown = self.AHEAD.assign(low=float("nan"), high=float("nan"))
        *_, expected = charts.sales_by_month(SalesByMonth(self.PAST, unknown)).data
        assert expected.customdata[0] == "July 2024: about 40 expected"


def test_amounts_below_zero_have_the_sign_of_sentences() -> None:
    with speaking(Voice(currency="GBP")):
        axis = money_axis([-218.0, 640.0])
        assert axis["tickvals"] == [-200.0, 0.0, 200.0, 400.0, 600.0]
        assert axis["ticktext"] == ["-£200", "£0", "£200", "£400", "£600"]
        assert "tickvals" not in money_axis([0.0, 640.0])
        assert money_axis([640.0, float("nan")], [None, -218.0]) == axis


def test_numbers_below_zero_have_it_too() -> None:
    with speaking(Voice(currency="GBP")):
        assert number_axis([-4.0, 11.0])["ticktext"] == ["0", "5", "10"]
        assert number_axis([-1.2, 0.4])["ticktext"] == ["-1.0", "-0.5", "0.0"]
        assert number_axis([1.0, 3.0]) == {}


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: charts.sales_by_week(pd.DataFrame({"week": pd.to_datetime(["2025-03-03"]), "revenue": [-40.0]})),
        lambda: charts.best_days(pd.DataFrame({"weekday": [0, 1], "revenue": [-90.0, 90.0]})),
        lambda: charts.tenths(pd.DataFrame({"tenth": [1, 2], "predicted": [50.0, 10.0], "actual": [60.0, -20.0]})),
        lambda: charts.cumulative_value(CURVES.assign(cumulative_value=[-5.0, -2.0, 1.0, 4.0]), 5.0),
    ],
)
def test_no_chart_of_amounts_has_a_minus_of_its_own(drawn: Callable[[], go.Figure]) -> None:
    with speaking(Voice(currency="GBP")):
        ticks = drawn().layout.yaxis.ticktext
    assert any(tick.startswith("-£") for tick in ticks)
