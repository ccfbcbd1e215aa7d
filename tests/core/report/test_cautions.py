"""Warnings, each matter once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cltv_core.analysis import Analysis, Outlook, analyse
from cltv_core.facts import Fact
from cltv_core.reading.codes import Warned
from cltv_core.report.cautions import cautions, include_tax
from cltv_core.transactions import ReadingReport
from tests.core.reading.formats.expected import read_fixture
from tests.core.reading.helpers import read_one
from tests.core.shops import many_sales, shop

FEW = Warned.FEW_CUSTOMERS(customers=23)
OTHER = Warned.SOME_UNNAMED(share=0.09)


@pytest.fixture(scope="module")
def young() -> Analysis:
    """A shop of 92 days, which no earlier day can be forecast for; a look of a year is far beyond its sales."""
    sales = [(f"C{place % 23:02}", f"2026-0{8 + place // 27}-{1 + place % 27:02}", 20) for place in range(46)]
    return analyse(shop(sales), months=12)


def warned(analysis: Analysis, *warnings: Fact) -> Analysis:
    report = ReadingReport(files=(), warnings=warnings)
    history = replace(analysis.history, transactions=replace(analysis.transactions, report=report))
    return Analysis(Outlook(history, analysis.terms, analysis.forecast))


def of(analysis: Analysis) -> tuple[Fact, ...]:
    return cautions(analysis.transactions, analysis.forecast)


def test_few_customers_say_it_all(young: Analysis) -> None:
    assert len(young.forecast.cautions) >= 2
    assert of(warned(young, FEW)) == (FEW,)


def test_what_else_was_read_stays(young: Analysis) -> None:
    assert of(warned(young, OTHER, FEW, OTHER)) == (OTHER, FEW)


def test_without_few_customers_one_word_on_the_future_is_enough(young: Analysis) -> None:
    (told,) = of(warned(young))
    assert told in young.forecast.cautions


def test_a_shop_with_a_long_past_is_told_all_there_is() -> None:
    settled = analyse(shop(many_sales()))
    assert of(settled) == settled.forecast.cautions


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("clover_payments", True),
        ("lightspeed_x_sales_history", True),
        ("shopify_orders", True),
        ("square_transactions", False),
        ("xero_sales_invoices_export", False),
    ],
)
def test_amounts_include_tax_where_the_program_is_known_to_write_them_so(name: str, known: bool) -> None:
    assert include_tax(read_fixture(name)) is known


def test_of_a_table_of_no_known_program_nobody_knows_whether_tax_is_in_it(young: Analysis) -> None:
    assert not include_tax(young.transactions)
    assert not include_tax(read_one(b"Date,Customer,Total\n2026-01-02,Ann,12.50\n2026-02-03,Ben,9.00\n"))
