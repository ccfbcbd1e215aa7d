"""What the pages say of figures."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module

import pandas as pd
import pytest

from cltv_core.backtest.comparison import Better
from cltv_core.describe.kpis import Kpi, Measure
from cltv_core.destinations import File
from cltv_core.tactics.log import Status
from cltv_core.text import pages
from cltv_core.text.pages import accuracy, actions, cohorts, common, customers, lists, overview
from cltv_core.text.voice import Voice, speaking
from cltv_core.value.curves import Payback
from scripts.extract_messages import found


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    with speaking(Voice("en_GB", "GBP")):
        yield


@pytest.mark.parametrize(
    ("measure", "value", "previous", "told"),
    [
        (Measure.ACTIVE_CUSTOMERS, 110, 100, "+10%"),
        (Measure.ACTIVE_CUSTOMERS, 1_000_400, 1_000_000, 0),
        (Measure.ACTIVE_CUSTOMERS, 999_400, 1_000_000, "-0.1%"),
        (Measure.RETENTION_RATE, 0.58, 0.64, "-6 points"),
        (Measure.REPEAT_RATE, 0.62, 0.61, "+1 point"),
        (Measure.AVERAGE_ORDER_VALUE, 100.1, 100.0, 0),
        (Measure.PURCHASE_FREQUENCY, 2.0, 0.0, None),
        (Measure.CHURN_RATE, 0.4, None, None),
        (Measure.CHURN_RATE, None, 0.4, None),
    ],
)
def test_a_change_is_told_in_points_or_percent(
    measure: Measure, value: float | None, previous: float | None, told: str | int | None
) -> None:
    assert overview.kpi_change(Kpi(measure, value, previous, ())) == told


def test_a_figure_that_cannot_be_known_is_a_dash() -> None:
    assert overview.kpi_value(Kpi(Measure.RETENTION_RATE, None, None, ())) == "–"


@pytest.mark.parametrize(
    ("probability", "words"), [(1.0, "Almost certain"), (0.8, "Very likely"), (0.5, "Even chance"), (0.0, "Hardly")]
)
def test_chances_are_told_in_words(probability: float, words: str) -> None:
    assert common.chance(probability) == words


def test_with_a_margin_customers_earn_and_do_not_spend() -> None:
    assert (common.expected(1.0), common.expected(0.5)) == ("Expected spend", "Expected profit")
    person = pd.Series(
        {"p_alive": 0.9, "p_order": 0.8, "expected_value": 90.0, "expected_orders": 2.0, "revenue": 70.0, "orders": 3},
        dtype=object,
    )
    person["next_order_due"] = pd.Timestamp("2025-04-01")
    assert [customers.figures(person, 12, margin)[0][0] for margin in (1.0, 0.5)] == [
        "Expected spend",
        "Expected profit",
    ]
    assert "spend" in overview.distribution_heading(1.0)
    assert "profit" in overview.distribution_heading(0.5)


@pytest.mark.parametrize(
    ("paid", "told"),
    [
        (Payback("all", None, expected=True), "a customer is not expected to pay back within the time shown."),
        (Payback("all", 1, expected=False), "a customer has paid back after 1 month."),
        (Payback("all", 7, expected=True), "a customer is expected to have paid back after 7 months."),
    ],
)
def test_payback(paid: Payback, told: str) -> None:
    assert cohorts.payback(paid, 9.0) == f"At £9 each, {told}"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (File("brevo-loyal.csv", 1, "yes"), "1 person who agreed"),
        (File("meta-loyal-2.csv", 1_200, "yes", parts=3), "1,200 people who agreed (2 of 3)"),
        (File("consent-unknown-loyal.csv", 5, "unknown"), "5 people, consent not known"),
    ],
)
def test_a_list_is_told_by_who_is_on_it(file: File, told: str) -> None:
    assert lists.file_button(file) == told


def test_beside_a_list_stands_how_many_have_an_address() -> None:
    """The card of a segment counts those who can be sent an e-mail, a list for no tool everybody."""
    agreed, others = File("a.csv", 58, "yes", with_email=45), File("b.csv", 53, "unknown", with_email=21)
    both = "Of the 58 who agreed, 45 have an e-mail address. Of the 53 whose consent is not known, 21 have an e-mail address."
    assert lists.with_email([agreed, others]) == both
    assert lists.with_email([File("a.csv", 58, "yes", with_email=58)]) == ""


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status("done", date(2026, 5, 3)), "Done on 3 May 2026. It is suggested again after 30 days."),
        (Status("snoozed", date(2026, 5, 17)), "Put off until 17 May 2026."),
        (Status("not for us", date(2026, 5, 3)), "Not for you; it is no longer suggested for this segment."),
    ],
)
def test_what_was_said_of_a_suggestion_is_told_with_what_follows(status: Status, told: str) -> None:
    assert actions.told(status) == told


@pytest.mark.parametrize(
    ("days", "of_days", "told"),
    [
        (1, 1, ""),
        (8, 8, "All are compared on the same earlier days."),
        (
            *(5, 8),
            "All are compared on the 5 of the 8 earlier days on which every one of them could be tried, so the figures "
            "of this forecast differ a little from those above, which are of all 8.",
        ),
    ],
)
def test_on_which_days_methods_are_compared(days: int, of_days: int, told: str) -> None:
    assert accuracy.compared(days, of_days, ()) == told


def test_what_did_better_may_be_chance() -> None:
    better = Better("the same for everyone", 0.04, 0.18, True)
    told = accuracy.others_better(better, None, 4)
    assert "On these 4 days, the rule of thumb that everyone spends the average" in told
    assert "(4% off instead of 18%)" in told
    assert told.endswith("That may be chance: with so many methods, one is always lucky.")
    assert accuracy.others_better(None, None, 4) == ""


@pytest.mark.parametrize(
    ("past", "told"), [(0, ""), (-3, ""), (7, ""), (8, "8 days ago"), (120, "4 months ago"), (5462, "15 years ago")]
)
def test_when_the_sales_ended_is_told_after_a_week(past: int, told: str) -> None:
    end = date(2026, 10, 31)
    sentence = overview.sales_ended(end, end + timedelta(days=past))
    expected = f"Your sales end on 31 October 2026, {told}. “Days ago”, “late” and “due” count from that day."
    assert sentence == (expected if told else "")


def test_no_message_of_a_page_holds_markup_by_accident() -> None:
    """Pages show sentences as Markdown: only *names of pages*, amounts and titles may be set apart."""
    meant = re.compile(r"\*[A-Z][\w ]+\*|\*\*(?:[^*{}]|\{[^{}]+\})+\*\*|:green\[[^\]]+\]|\{[^}]+\}|<br>")
    messages = [
        message.id for message in found() if message.id and any("pages/" in place for place, _ in message.locations)
    ]
    forms = [form for message in messages for form in (message if isinstance(message, tuple) else (message,))]
    assert len(forms) > 200
    assert not [form for form in forms if re.search(r"[\\`*_~\[\]<>&$]|^#", meant.sub("", form))]


def test_every_module_of_the_pages_says_what_it_is_for() -> None:
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        assert import_module(module.name).__doc__
