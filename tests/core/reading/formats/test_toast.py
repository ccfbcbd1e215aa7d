"""Toast: its list of dishes names no guests."""

from __future__ import annotations

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import NotSales, Remedy
from tests.core.reading.formats.expected import cells, only_columns, read_cells, read_fixture
from tests.core.reading.helpers import refused


def test_the_list_of_dishes_is_named_and_the_right_report_told() -> None:
    with refused(NotTransactions, NotSales.TOAST_DISHES, Remedy.TOAST_CHECKS):
        read_fixture("toast_item_selection_details")


def test_so_is_a_choice_of_its_columns() -> None:
    headers = "Order #,Order Date,Check Id,Menu Item,Menu Group,Menu,Net Price,Qty,Void?,Server"
    rows = only_columns(cells("toast_item_selection_details"), *headers.split(","))
    with refused(NotTransactions, NotSales.TOAST_DISHES):
        read_cells(rows)
