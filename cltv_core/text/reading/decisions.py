"""What was decided about files without certainty, and the ways of deciding it."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.reading.codes import Choice, Decided
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Decided.AMOUNT_COLUMN: N_("{file} has several columns of amounts, of which one is what was paid."),
    Decided.STATUS: N_("{file} has the status “{status}”, which we do not know."),
    Decided.KIND: N_("{file} has “{cell}” under {column}."),
    Decided.UNUSED_WORD: N_("{file} has “{cell}” under {column}, which may mean that nothing was sold."),
    Decided.UNITS: N_("{file} has whole numbers under {column}."),
    Decided.FOUND_BY_CELLS: N_("In {file} we chose the column {column} by what is in it, as its name does not tell."),
    Decided.SEPARATOR: N_("{file} has numbers such as {cell} under {column}."),
    Decided.DISCOUNT: N_("{file} has prices and, under {column}, discounts."),
    Decided.PIECES: N_("{file} has small whole numbers under {pieces}, and {column} does not grow with them."),
    Decided.DAYS: N_("{file} does not show whether the day or the month comes first."),
    Decided.SWAPPED_DAYS: N_("In {file} a spreadsheet took day for month where it could."),
    Decided.NOBODY: N_("{file} has “{name}” under {column}."),
    Decided.TOTALS: N_("In {file} all rows of an order have the same amount."),
    Decided.GROUPED: N_("{file} has no order numbers."),
    Decided.ENCODING: N_("{file} does not say how its letters are written; they were read as {encoding}."),
    Decided.OPEN: N_("{file} has orders that are not paid yet."),
    Decided.ODD_ORDER: N_("Order {order} in {file} is of {amount:about}, far more than any other."),
    Choice.COLUMN: N_("{column}"),
    Choice.SALE: N_("a sale"),
    Choice.NO_SALE: N_("not a sale"),
    Choice.GIVEN_BACK: N_("money given back"),
    Choice.CAME_BACK: N_("a purchase that came back"),
    Choice.SMALLEST_UNIT: N_("cents or the like"),
    Choice.WHOLE_UNIT: N_("whole units of the currency"),
    Choice.DAY_OF_SALE: N_("the day of the sale"),
    Choice.AMOUNT_PAID: N_("the amount paid"),
    Choice.WHO_BOUGHT: N_("the customer"),
    Choice.NOT_USED: N_("not used"),
    Choice.THOUSANDS: N_("thousands stand before the point"),
    Choice.DECIMALS: N_("three decimals stand behind the point"),
    Choice.OFF_AS_AMOUNT: N_("taken off as amounts"),
    Choice.OFF_AS_SHARE: N_("taken off as a share of the price"),
    Choice.NOT_TAKEN_OFF: N_("not taken off"),
    Choice.DAY_FIRST: N_("the day comes first"),
    Choice.MONTH_FIRST: N_("the month comes first"),
    Choice.SWAPPED_BACK: N_("swapped back"),
    Choice.AS_WRITTEN: N_("as written"),
    Choice.NOBODY: N_("nobody in particular"),
    Choice.CUSTOMER: N_("a customer"),
    Choice.ONCE_AN_ORDER: N_("the order's total, counted once"),
    Choice.ON_EACH_ROW: N_("each row's own amount"),
    Choice.BY_DAY_AND_CUSTOMER: N_("the rows of one customer at one time are one order"),
    Choice.EACH_ROW_AN_ORDER: N_("each row is an order"),
    Choice.THIS_ALPHABET: N_("names as shown"),
    Choice.OTHER_ALPHABET: N_("names in another alphabet"),
    Choice.OF_ROW: N_("the amount of the whole row"),
    Choice.OF_ONE_PIECE: N_("the price of one piece"),
    Choice.COUNTED: N_("counted"),
    Choice.LEFT_OUT: N_("left out"),
}
