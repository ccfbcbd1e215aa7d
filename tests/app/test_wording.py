"""How figures are told on the pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cltv_core.backtest.codes import Compared
from cltv_core.backtest.comparison import Better
from cltv_core.destinations import File
from cltv_core.models.codes import Method
from cltv_core.tactics.log import Status
from cltv_core.value.curves import Payback
from dashboard import wording


@pytest.mark.parametrize(
    ("key", "value", "previous", "told"),
    [
        ("active_customers", 110, 100, "+10%"),
        ("retention_rate", 0.58, 0.64, "-6 points"),
        ("repeat_rate", 0.62, 0.61, "+1 point"),
        ("average_order_value", 100.1, 100.0, 0),
        ("purchase_frequency", 2.0, 0.0, None),
        ("churn_rate", 0.4, None, None),
        ("churn_rate", None, 0.4, None),
    ],
)
def test_a_change_is_told_in_points_or_percent(
    key: str, value: float | None, previous: float | None, told: str | int | None
) -> None:
    assert wording.kpi_change(key, value, previous) == told


def test_a_figure_that_cannot_be_known_is_a_dash() -> None:
    assert wording.kpi_value("retention_rate", None, "GBP") == "–"


@pytest.mark.parametrize(
    ("probability", "words"), [(1.0, "almost certain"), (0.8, "very likely"), (0.5, "even chance"), (0.0, "hardly")]
)
def test_chances_are_told_in_words(probability: float, words: str) -> None:
    assert wording.chance(probability) == words


def test_the_headline_speaks_of_one_customer_as_of_one() -> None:
    assert wording.headline(1, "£84", 3, 1.0) == (
        "Your 1 customer is expected to spend about",
        "£84",
        "over the next 3 months.",
    )


def test_days_are_told_in_every_locale() -> None:
    assert wording.day_short(date(2011, 12, 9)) == "9 Dec 2011"


@pytest.mark.parametrize(
    ("paid", "told"),
    [
        (
            Payback("all", None, expected=True),
            "At £9 each, a customer is not expected to pay back within the time shown.",
        ),
        (Payback("all", 1, expected=False), "At £9 each, a customer has paid back after 1 month."),
        (
            Payback("all", 7, expected=True),
            "At £9 each, a customer has paid back after 7 months (the last part of it expected).",
        ),
    ],
)
def test_payback(paid: Payback, told: str) -> None:
    assert wording.payback(paid, "£9") == told


@pytest.mark.parametrize(("currency", "sign"), [("GBP", "£"), ("CHF", "CHF "), ("", "")])
def test_a_currency_without_a_sign_is_told_by_its_code(currency: str, sign: str) -> None:
    assert wording.currency_sign(currency) == sign


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (File("brevo-loyal.csv", 1, "yes"), "1 person who agreed"),
        (File("meta-loyal-2.csv", 1_200, "yes", parts=3), "1,200 people who agreed (2 of 3)"),
        (File("consent-unknown-loyal.csv", 5, "unknown"), "5 people, consent not known"),
    ],
)
def test_a_list_is_told_by_who_is_on_it(file: File, told: str) -> None:
    assert wording.list_button(file) == told


@pytest.mark.parametrize(("amount", "told"), [(1_234.0, "+£1,230"), (-6_431.0, "−£6,430"), (0.0, "£0.00")])
def test_a_change_of_money_has_its_sign_before_the_currency(amount: float, told: str) -> None:
    assert wording.change(amount, "GBP") == told


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status("done", date(2026, 5, 3)), "Done on 3 May 2026. It is suggested again after 30 days."),
        (Status("snoozed", date(2026, 5, 17)), "Put off until 17 May 2026."),
        (Status("not for us", date(2026, 5, 3)), "Not for you; it is no longer suggested for this segment."),
    ],
)
def test_what_was_said_of_a_suggestion_is_told_with_what_follows(status: Status, told: str) -> None:
    assert wording.told_by_owner(status) == told


@pytest.mark.parametrize(
    ("days", "of_days", "left_out", "told"),
    [
        (1, 1, (), ""),
        (8, 8, (), "All are compared on the same earlier days."),
        (
            5,
            8,
            (Method.REGRESSION.value, Method.SUBSCRIPTIONS.value),
            "All are compared on the 5 of the 8 earlier days on which every one of them could be tried. Left out, as "
            "there was too little to try it on at most earlier days: regression and the subscription model.",
        ),
        (
            8,
            8,
            (Method.REGRESSION.value,),
            "All are compared on the same earlier days. Left out, as there was too little to try it on at most "
            "earlier days: regression.",
        ),
    ],
)
def test_on_which_days_methods_are_compared(days: int, of_days: int, left_out: tuple[str, ...], told: str) -> None:
    assert wording.compared(days, of_days, left_out) == told


@pytest.mark.parametrize(
    ("total", "order", "told"),
    [
        (None, None, ""),
        (
            Better(Compared.SAME_AGAIN.value, 0.04, 0.18, True),
            Better(Method.SURVIVAL.value, 0.37, 0.33, True),
            "On these 4 days, the rule of thumb that everyone spends as in the period before would have been nearer on "
            "the total (4% off instead of 18%) and survival analysis (time to next order) would have found your best customers better (37% of "
            "the money from the best fifth instead of 33%). On these 4 days that may be chance: of so many methods, "
            "one is always lucky.",
        ),
        (
            Better(Compared.ALL_ALIKE.value, 0.04, 0.18, False),
            None,
            "On these 4 days, the rule of thumb that everyone spends the average would have been nearer on the total (4% off "
            "instead of 18%).",
        ),
    ],
)
def test_what_did_better_is_told(total: Better | None, order: Better | None, told: str) -> None:
    assert wording.others_better(total, order, 4) == told


@pytest.mark.parametrize(
    ("past", "told"), [(0, ""), (-3, ""), (7, ""), (8, "8 days ago"), (120, "4 months ago"), (5462, "15 years ago")]
)
def test_when_the_sales_ended_is_told_after_a_week(past: int, told: str) -> None:
    end = date(2026, 10, 31)
    sentence = wording.sales_ended(end, end + timedelta(days=past))
    expected = f"Your sales end on 31 October 2026, {told}: “days ago”, “late” and “due” are as of that day."
    assert sentence == (expected if told else "")
