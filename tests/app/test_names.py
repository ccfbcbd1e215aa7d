"""A customer is shown by name wherever a name is known."""

from __future__ import annotations

import re

import pytest

from tests.app.whole_visit import Visit

NUMBER = re.compile(r"\bK\d{3}\b")
"""Customers of the file are numbered like that; everybody in it has a name."""


@pytest.mark.parametrize("name", ["overview", "customers", "cohorts", "actions", "plan", "customer"])
def test_nobody_with_a_name_is_shown_by_number(plain: Visit, name: str) -> None:
    seen = plain.pages[name]
    words = [str(cell) for table in seen.tables for cell in table.to_numpy().ravel()]
    assert not [text for text in (*seen.texts, *words) if NUMBER.search(text)]


def test_customers_are_shown_by_name(plain: Visit) -> None:
    (table,) = plain.pages["customers"].tables
    assert table["Customer"].str.startswith("Anna Nr ").sum() == len(table) - 1
    assert any("Anna Nr " in text for text in plain.pages["customer"].texts)
