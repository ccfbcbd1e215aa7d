"""The printable page: complete, self-contained, escaped, and silent about single people unless asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from cltv_core.analysis import Analysis, Outlook, analyse
from cltv_core.describe.cohort_groups import Grouping
from cltv_core.describe.reconciliation import accounts
from cltv_core.reading import SourceFile, read
from cltv_core.reading.codes import Excluded, Note, Warned
from cltv_core.report.charts import sparkline
from cltv_core.report.facts import gathered
from cltv_core.report.page import report_html
from cltv_core.report.shapes import round_ceiling
from cltv_core.samples.bakery import bakery_csv
from cltv_core.text import analysis as words
from cltv_core.text import describe, segments
from cltv_core.text.describe import cohort_short
from cltv_core.text.report import MOST_AN_HOUR
from cltv_core.text.say import say
from cltv_core.text.tactics import tell
from cltv_core.text.voice import speaking
from cltv_core.transactions import Exclusion, FileReport, ReadingReport, Transactions
from cltv_core.value.forecast import forecast
from tests.core.shops import Sale, many_sales, shop

EVIL = "<script>alert(1)</script>"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Tags, words, and whether every tag that was opened was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(html)
        self.text = " ".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def with_report(transactions: Transactions, name: str = "sales.csv") -> Transactions:
    used = round(float(transactions.orders["revenue"].sum()), 2)
    file = FileReport(
        name=name,
        format="generic",
        rows=1234,
        headers=(),
        columns={},
        currency="GBP",
        file_amount=round(used + 95.5, 2),
        used_amount=used,
        exclusions=(
            Exclusion(Excluded.TRIAL(), 34, 100.0),
            Exclusion(Excluded.OTHER_CURRENCY(currency="<b>EUR"), 1, -4.5),
        ),
    )
    return replace(
        transactions, report=ReadingReport(files=(file,), warnings=(Warned.DAY_FIRST_ASSUMED(file="<gap>.csv"),))
    )


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    people = {f"C{place:03}": {"first_name": f"Firstname{place}", "last_name": EVIL} for place in range(120)}
    return analyse(with_report(shop(many_sales(), people=people), name=f"{EVIL}.csv"))


def test_the_page_stands_on_its_own(analysis: Analysis) -> None:
    html = report_html(analysis)
    page = Page(html)
    assert page.open == []
    assert "script" not in page.tags
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not [value for name, value in page.attributes if name in ("src", "href") or name.startswith("on")]
    assert "url(" not in html
    assert "@import" not in html
    assert "http" not in html


def test_it_says_what_a_meeting_needs(analysis: Analysis) -> None:
    page = Page(report_html(analysis))
    with speaking(currency="GBP"):
        assert words.headline(120, analysis.forecast) in page.text
        for figure in analysis.kpis.all:
            assert describe.label(figure.measure) in page.text
        for tactic in analysis.tactics:
            assert tell(tactic).title in page.text
            assert tell(tactic).offer in page.text
            assert segments.name(tactic.segment) in page.text
    assert page.tags.count("svg") >= 4
    assert all(say(method) in page.text for method in analysis.forecast.methods)
    assert "<gap>.csv" in page.text


def test_it_says_in_which_order_the_ideas_stand(analysis: Analysis) -> None:
    assert (MOST_AN_HOUR in Page(report_html(analysis)).text) is (len(analysis.this_week) > 1)
    bakery = analyse(read([SourceFile("bakery.csv", bakery_csv())]))
    assert len(bakery.this_week) > 1
    assert MOST_AN_HOUR in Page(report_html(bakery)).text


def test_it_says_once_that_amounts_include_tax_where_that_is_known(analysis: Analysis) -> None:
    assert words.INCLUDE_TAX not in Page(report_html(analysis)).text
    report = analysis.transactions.report
    with_tax = replace(report, files=(replace(report.files[0], format="clover", notes=(Note.TAX_WITHOUT_TIPS(),)),))
    history = replace(analysis.history, transactions=replace(analysis.transactions, report=with_tax))
    page = Page(report_html(Analysis(Outlook(history, analysis.terms, analysis.forecast))))
    assert page.text.count(words.INCLUDE_TAX) == 1


def test_every_segment_stands_with_its_tiers_and_its_meaning(analysis: Analysis) -> None:
    text = Page(report_html(analysis)).text
    with speaking(currency="GBP"):
        for _place, row in analysis.segments.table.iterrows():
            assert f"{row['high']} · {row['medium']} · {row['low']}" in text
            assert say(analysis.segments.definitions[row["segment"]]) in text
        for tier in ("High", "Medium", "Low"):
            assert say(analysis.segments.definitions[tier]) in text
        for action in map(tell, analysis.this_week):
            assert f"{action.segment}. {action.work}" in text
            assert action.action in text


def test_the_first_sheet_ends_with_the_groups(analysis: Analysis) -> None:
    html = report_html(analysis)
    assert re.search(r"\.details {[^}]*break-before: page", html)
    order = [html.index(part) for part in ("Worth doing", "Your segments", "Who belongs", "What happened to")]
    assert order == sorted(order)


def test_the_reconciliation_adds_up_on_the_page(analysis: Analysis) -> None:
    html = report_html(analysis)
    account = html[html.index("What happened to the money") :]
    amounts = [float(found.replace(",", "").replace("£", "")) for found in re.findall(r"-?£[\d,]+\.\d\d", account)]
    whole, *excluded, used = amounts[:4]
    assert excluded == [-100, 4.5]
    assert whole + sum(excluded) == pytest.approx(used)
    assert "In &lt;b&gt;EUR, which" in account


def test_the_reconciliation_is_that_of_the_page_your_data(analysis: Analysis) -> None:
    (account,) = accounts(analysis.transactions.report)
    shown = Page(report_html(analysis)).words
    for line in account.lines:
        at = shown.index(say(line.what))
        assert shown[at + 1] == f"{line.rows:,}"


def test_of_many_quarters_so_many_are_drawn_as_can_be_told_apart() -> None:
    page = Page(report_html(analyse(shop(many_sales(customers=300, days=900)))))
    assert len([said for said in page.words if re.fullmatch(r"Q\d 20\d\d", said)]) == 5


@pytest.mark.parametrize(
    ("label", "by", "short"),
    [
        ("2024-09", "month", "Sept 2024"),
        ("2024-Q3", "quarter", "Q3 2024"),
        ("2024-09", "channel", "2024-09"),
        ("Lavender soap", "first_product", "Lavender soap"),
        (" other", "channel", "All others"),
    ],
)
def test_a_legend_has_short_names(label: str, by: Grouping, short: str) -> None:
    assert cohort_short(label, by) == short


def test_nothing_typed_by_others_becomes_markup(analysis: Analysis) -> None:
    html = report_html(analysis, with_names=True)
    assert EVIL not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;.csv" in html


def test_people_appear_only_when_asked_for(analysis: Analysis) -> None:
    assert "Firstname" not in report_html(analysis)
    named = Page(report_html(analysis, with_names=True)).text
    best = analysis.forecast.frame["expected_value"].idxmax()
    assert named.count("Firstname") == 20
    assert f"Firstname{int(best[1:])} " in named


def test_customers_without_a_name_are_named_by_address_or_id() -> None:
    people = {"C1": {"email": "ann@example.com"}, "C2": {}}
    unnamed = analyse(shop([("C1", "2024-01-01", 5), ("C2", "2024-01-01", 6)], people=people))
    page = Page(report_html(unnamed, with_names=True))
    assert "ann@example.com" in page.text
    assert "C2" in page.words


def test_it_prints_on_either_paper_without_tearing_cards(analysis: Analysis) -> None:
    html = report_html(analysis)
    page_rule = re.search(r"@page {([^}]*)}", html)
    assert page_rule is not None
    assert "size" not in page_rule[1]
    assert re.search(r"\.card {[^}]*break-inside: avoid", html)
    assert "color-scheme: light" in html


def test_a_range_is_said_once_it_is_known(analysis: Analysis) -> None:
    untested = forecast(analysis.history.bounded, analysis.terms)
    before = Analysis(Outlook(analysis.history, analysis.terms, untested))
    assert "Likely range" not in Page(report_html(before)).text
    with speaking(currency="GBP"):
        told = words.likely_range(analysis.forecast.low or 0.0, analysis.forecast.high or 0.0)
    assert told in Page(report_html(analysis)).text


@pytest.mark.parametrize(
    "sales",
    [
        [("ann", "2024-01-01", 10)],
        [("ann", "2024-01-01", 0)],
        [("ann", "2024-01-01", 0, 10)],
        [(f"C{place}", "2024-01-01", 10) for place in range(30)],
        [(f"C{place}", f"2024-{1 + place % 12:02}-15", 10) for place in range(60)],
        [("ann", f"2024-{month:02}-15", 10) for month in range(1, 13)],
    ],
    ids=["one customer", "free", "refunded", "one day", "nobody came back", "one regular"],
)
def test_any_shop_gets_a_page_without_holes(sales: list[Sale]) -> None:
    text = Page(report_html(analyse(shop(sales)), with_names=True)).text
    assert not re.search(r"\b(nan|inf|None|NaT)\b", text)
    assert "{" not in text


@pytest.mark.parametrize(
    ("largest", "end"), [(0, 1), (0.3, 0.4), (1, 1), (7, 8), (9.5, 10), (10, 10), (210, 400), (99_999, 100_000)]
)
def test_axes_end_with_round_numbers(largest: float, end: float) -> None:
    assert round_ceiling(largest) == pytest.approx(end)


def test_two_points_are_no_course() -> None:
    assert sparkline((1.0, 2.0), "up") is None
    flat = sparkline((1.0, 1.0, 1.0), "flat")
    assert flat is not None
    assert flat.shapes


def test_nothing_after_the_as_of_day_is_said() -> None:
    early = analyse(shop([*many_sales(), ("late", "2026-01-01", 99_999)]), as_of=date(2024, 9, 30))
    text = Page(report_html(early)).text
    assert "As of 30 September 2024" in text
    assert "99,999" not in text


def test_all_money_of_a_small_shop_is_over_the_months_of_its_headline() -> None:
    small = analyse(shop([(f"C{number % 18}", f"2025-03-{1 + number % 29:02}", 20.0 + number) for number in range(30)]))
    assert small.modest is not None
    assert small.modest.terms.horizon_days < small.forecast.terms.horizon_days
    text = Page(report_html(small)).text
    assert "over the next 3 months" in text
    assert "12 months" not in text
    assert gathered(small.as_told, with_names=False).segments["expected_value"].sum() == pytest.approx(
        small.modest.total
    )


def test_actions_of_the_report_tell_the_gain_that_their_cards_tell(analysis: Analysis) -> None:
    text = Page(report_html(analysis)).text
    assert analysis.this_week
    with speaking(currency="GBP"):
        for told in map(tell, analysis.this_week):
            assert told.likely_gain.replace("**", "") in text
            assert told.gain in text
    assert "at stake" not in text
