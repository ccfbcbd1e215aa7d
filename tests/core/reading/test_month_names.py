"""Months by their names in every language of the CLDR, which are loaded only where a cell may hold one."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from cltv_core.reading.values import moments, month_names
from cltv_core.reading.values.moments import spelled
from tests.core.reading.helpers import csv_bytes, read_one

LANGUAGES = ("cs", "da", "de", "el", "fr", "hi", "hu", "id", "lt", "pt", "ru", "sv", "th", "uk")
SPELLINGS = (
    "{day} {name} {year}",
    "{day}. {name} {short}",
    "{day}-{name}-{short}",
    "{name} {day}, {year}",
    "{year} {name} {day}",
)


@pytest.fixture
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def unexpected() -> None:
        raise AssertionError("the names of the months were loaded")

    monkeypatch.setattr(month_names, "_months", unexpected)
    monkeypatch.setattr(month_names, "_names", unexpected)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_what_may_name_a_month_is_looked_up_as_everything_was(
    language: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Oracle: the same cells with the names looked up in each."""
    names = Locale.parse(language).months["format"][width]
    cells = [
        spelling.format(day=day, name=names[month], year=2024, short="24")
        for spelling in SPELLINGS
        for month in range(1, 13)
        for day in (7, 28)
    ]
    found = [spelled(cell) for cell in cells]
    monkeypatch.setattr(moments, "_may_name_a_month", lambda _: True)
    assert found == [spelled(cell) for cell in cells]
    assert sum(one.day_first is not None for one in found) * 2 > len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_as_the_cldr_writes_them(language: str) -> None:
    days = [date(2024, month, day) for month in range(1, 13) for day in (7, 28)]
    read = [spelled(format_date(day, "long", locale=language)).day_first for day in days]
    assert [moment and moment.at.date() for moment in read] == days


@pytest.mark.usefixtures("_no_names")
@pytest.mark.parametrize(
    "cell", ["2024-01-07", "07/01/2024 14:05", "85123A", "SET 7 BABUSHKA NESTING BOXES", "Kerze 10x20 cm", "A 4711-12"]
)
def test_numbers_and_goods_need_no_names(cell: str) -> None:
    spelled(cell)


@pytest.mark.usefixtures("_no_names")
def test_a_file_whose_months_are_numbers_needs_no_names() -> None:
    goods = ("Candle 10x20 cm", "Set of 6 cups", "Box 12", "T-shirt XL")
    rows = [
        [f"R{n}", f"{1 + n % 28:02d}/{1 + n % 12:02d}/2025 14:{n % 60:02d}", f"C{n % 9}", goods[n % 4], f"{n}.50"]
        for n in range(1, 60)
    ]
    transactions = read_one(csv_bytes([["Receipt", "Date", "Customer", "Item", "Total"], *rows]))
    assert len(transactions.orders) == 59
