"""Toast: its list of dishes names no guests."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from tests.core.reading.formats.expected import cells, only_columns, read_cells, read_fixture


def test_the_list_of_dishes_is_named_and_the_right_report_told() -> None:
    with pytest.raises(NotTransactions, match="Toast's list of the dishes that were ordered") as told:
        read_fixture("toast_item_selection_details")
    assert "Check Details" in str(told.value)


def test_so_is_a_choice_of_its_columns() -> None:
    headers = "Order #,Order Date,Check Id,Menu Item,Menu Group,Menu,Net Price,Qty,Void?,Server"
    rows = only_columns(cells("toast_item_selection_details"), *headers.split(","))
    with pytest.raises(NotTransactions, match="Toast's list of the dishes"):
        read_cells(rows)
