"""Amounts in every spelling that exports use."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.reading.read import ReadOptions, SourceFile, read
from cltv_core.reading.values.currency import currencies_of, currency_in_name, currency_of, in_region
from cltv_core.reading.values.money import parse_amounts, parse_quantities


def cells(*values: str) -> pd.Index:
    return pd.Index(values, dtype="str")


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        (["$1,149.00", "($33.62)", "-$12.00"], [1149.0, -33.62, -12.0]),
        (["116,99 €", "1.234,56"], [116.99, 1234.56]),
        (["&#36;12.00"], [12.0]),
        (["BDT 1,400", "BDT 300"], [1400.0, 300.0]),
        (["1'400.50", "CHF 12.-"], [1400.5, 12.0]),
        (["1 234,50", "7,00"], [1234.5, 7.0]),
        (["1.250", "2.000"], [1250.0, 2000.0]),
        (["1.250", "2.5"], [1.25, 2.5]),
        (["12-", "4,50-"], [-12.0, -4.5]),
        (["−3.20", "+4.00"], [-3.2, 4.0]),
        ([".50", "3."], [0.5, 3.0]),
        (["12,50 zł", "1 000,00 zł"], [12.5, 1000.0]),
        (["1,00,000.50"], [100000.5]),
        (["1,23,456.00", "5,00,000"], [123456.0, 500000.0]),
        (["1\u202f234,50", "1\u00a0000,00"], [1234.5, 1000.0]),
        (["1’234.50", "Fr. 12.-"], [1234.5, 12.0]),
        (["١٢٣٫٥٠", "１２．５０"], [123.5, 12.5]),
        (["USD 12.00-", "12.00 USD", "-€12", "(12.00) EUR"], [-12.0, 12.0, -12.0, -12.0]),
        (["R$ 1.234,56", "12,50 Kč", "Rp 5"], [1234.56, 12.5, 5.0]),
        (["1.234,56", "12.00", "13.50"], [1234.56, 12.0, 13.5]),
        (["\u200e12.50", "\u200f-5.00"], [12.5, -5.0]),
    ],
)
def test_spellings(column: list[str], numbers: list[float]) -> None:
    assert parse_amounts(cells(*column)).tolist() == numbers


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "--",
        "n/a",
        "1e400",
        "hello",
        "12.3.4,5.6",
        "9" * 80,
        "=1+1",
        "nan",
        "inf",
        "2024-01-02",
        "20%",
        "A12",
        "1,2,3",
        "1 2345",
    ],
)
def test_what_is_no_amount_is_not_a_number(cell: str) -> None:
    assert math.isnan(parse_amounts(cells("1.00", cell))[1])


def test_pieces_with_three_decimals_are_not_thousands() -> None:
    assert parse_quantities(cells("1.000", "2.000")).tolist() == [1.0, 2.0]


@given(
    st.lists(st.integers(-10_000_000, 10_000_000), min_size=3, max_size=30).filter(lambda xs: any(x % 10 for x in xs)),
    st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'")]),
    st.sampled_from(["", "€", "$ ", "CHF "]),
)
def test_amounts_survive_being_printed(in_cents: list[int], signs: tuple[str, str], prefix: str) -> None:
    decimal, thousands = signs
    printed = [
        prefix + f"{amount / 100:,.2f}".translate(str.maketrans({".": decimal, ",": thousands})) for amount in in_cents
    ]
    np.testing.assert_allclose(parse_amounts(cells(*printed)), np.array(in_cents) / 100)


def test_the_currency_is_told_by_its_sign_where_only_one_has_it() -> None:
    assert currency_of(cells("£12.00", "£1,000", "")) == "GBP"
    assert currency_of(cells("12,50 zł", "3,00 zł")) == "PLN"
    assert currency_of(cells("$12.00", "$3")) == "$"
    assert currencies_of(cells("€5", "5 USD", "kr 5", "5")).tolist() == ["EUR", "USD", "kr", ""]
    names = ("Total (EUR)", "Betrag in €", "Total ALL", "Paid ($)", "Total (US$)")
    assert [currency_in_name(name) for name in names] == ["EUR", "EUR", "", "$", "USD"]


def test_a_sign_of_several_currencies_is_told_by_the_country_or_by_a_code_beside_it() -> None:
    assert [in_region("$", region) for region in ("US", "CA", "DE", "")] == ["USD", "CAD", "", ""]
    assert [in_region("kr", region) for region in ("SE", "NO", "US")] == ["SEK", "NOK", ""]
    assert in_region("$", "", ["AUD", "EUR"]) == "AUD"
    assert in_region("$", "", ["AUD", "USD"]) == ""
    assert in_region("EUR", "US") == "EUR"


@pytest.mark.parametrize(("most", "some"), [("GBP", "QQQ"), ("QQQ", "GBP"), ("USDT", "XBT")])
def test_amounts_under_a_code_that_nobody_knows_are_not_added_to_others(most: str, some: str) -> None:
    rows = [f"{n},2025-01-{n % 28 + 1:02d},C{n % 9},10.00,{most if n % 3 else some}" for n in range(60)]
    data = "\n".join(["Order,Date,Customer,Total,Currency", *rows]).encode()
    found = read([SourceFile("orders.csv", data)], ReadOptions())
    assert (found.currency, found.report.used_amount) == (most, 400.0)
    assert [(part.rows, part.amount) for part in found.report.exclusions] == [(20, 200.0)]
