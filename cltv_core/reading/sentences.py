"""Every sentence of the reading room: refusals with their remedy, reasons for leaving rows out, notes and warnings."""

from __future__ import annotations

from collections.abc import Sequence

from cltv_core.errors import ColumnsUnclear, NotEnoughData, NotTransactions, UnreadableFile

EXPORT_HINT = (
    "Export your orders or transactions from your shop, till or payment provider as CSV or Excel, "
    "and use that file as it is."
)

NO_DATE = "The date cannot be read"
NO_AMOUNT = "The amount cannot be read"
NO_CUSTOMER = "No customer is named, so nobody can be credited with it"
FUTURE = "The date lies in the future"
AFTER_AS_OF = "It happened after the chosen day"
EMPTY_ROW = "A total, a heading or an empty row, not a sale"
CANCELLED = "The order was cancelled or its payment failed"
PENDING = "The payment is still open"
ADJUSTMENT = "A correction in the books, not a sale to a customer"
FEE = "A fee, a sample or a gift to charity, not a sale to a customer"
OWN_PAYMENT = "Money that you paid out, not a sale"
FREE_STOCK = "A stock movement at price zero, not a sale"
REFUND_UNMATCHED = "A refund of a purchase that is not in the file"
REFUND_GIVEN = "Given back to customers (refunds)"
OTHER_CURRENCY = "In another currency than most of the file"
REPEATED_ORDER = "The same order is already in another file"

NOTE_REFUNDS_MATCHED = (
    "Returns stand in rows of their own; each was taken off the purchase it belongs to: the customer's latest "
    "earlier order with that product, otherwise their latest earlier order."
)
NOTE_REFUND_COLUMN = "What was refunded is taken off each order; the file does not tell on which day."
NOTE_NOT_PRODUCTS = (
    "Delivery charges, discounts and manual corrections on an invoice belong to the order's amount, "
    "but are not counted as products."
)
NOTE_ONE_ROW_ONE_ORDER = "The file has no order number: each row was read as one order."
NOTE_GROUPED_ROWS = "The file has no order number: rows of one customer at the same moment were read as one order."
NOTE_TOTALS_ONCE = "The order's total is repeated on each of its rows and was counted once."
NOTE_TOTALS_FIRST = "The order's total stands on the first of its rows."
NOTE_TAX = "Amounts are taken as the file's own totals have them, with tax and shipping if those include them."


def empty_file(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is empty.", EXPORT_HINT)


def headers_only(name: str) -> NotTransactions:
    return NotTransactions(
        f"{name} has column names but not a single row.",
        "Choose a longer period in the export, and check that it holds orders.",
    )


def foreign_file(name: str, what: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is {what}, not a table of sales.", EXPORT_HINT)


def wrong_file(name: str, what: str, remedy: str) -> NotTransactions:
    return NotTransactions(f"{name} is {what}.", remedy)


def damaged_file(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is damaged or protected by a password.", "Export it once more, without a password.")


def too_large(name: str, limit: int) -> UnreadableFile:
    return UnreadableFile(
        f"{name} unpacks to more than {limit // 1_000_000} MB.", "Export a shorter period, or a few files one by one."
    )


def nested_archive(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} holds another archive.", "Unpack it, and drop the files that are inside.")


def empty_archive(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} holds no table.", EXPORT_HINT)


def no_table(name: str) -> NotTransactions:
    return NotTransactions(f"{name} is text, but not a table with columns.", EXPORT_HINT)


def columns_unclear(
    name: str, missing: Sequence[str], headers: Sequence[str], understood: dict[str, str]
) -> ColumnsUnclear:
    what = {"ordered_at": "the day of each sale", "revenue": "what was paid", "customer_id": "who bought"}
    return ColumnsUnclear(
        f"{name} is a table, but not all that is needed was found in it.",
        "If one of its columns has it, say which one. Otherwise export orders or sales with customers, "
        "not products, payouts or a price list.",
        [f"No column tells {what[role]}." for role in missing],
        headers=headers,
        understood=understood,
    )


def nothing_left(name: str, reasons: Sequence[str]) -> NotTransactions:
    return NotTransactions(
        f"{name} was read, but none of its rows could be used.",
        "Check the columns that were chosen, or export the orders again.",
        [f"{reason}." for reason in reasons],
    )


def unknown_header(name: str, wanted: Sequence[str], headers: Sequence[str]) -> NotTransactions:
    return NotTransactions(
        f"{name} has no column named {', '.join(wanted)}.", f"Its columns are: {', '.join(headers[:60])}."
    )


def unknown_format(key: str, known: Sequence[str]) -> NotTransactions:
    return NotTransactions(f"No file format is called {key}.", f"Known are: {', '.join(known)}.")


def one_customer(name: str) -> NotEnoughData:
    return NotEnoughData(
        f"{name} holds the purchases of one customer only.",
        "Check that the column with the customer is the right one, or export the orders of all customers.",
    )


def several_faults(faults: Sequence[str]) -> UnreadableFile:
    return UnreadableFile(
        "Some of the files cannot be used, so nothing was changed.",
        "Mend or leave out these files, and drop the others again.",
        faults,
    )


def day_order_assumed(name: str, day_first: bool) -> str:
    said = "the day before the month" if day_first else "the month before the day"
    return (
        f"{name} does not tell whether 03/04 is 3 April or March 4. It was read with {said}; "
        "change that on Your data if it is wrong."
    )


def few_customers(customers: int) -> str:
    return (
        f"Only {customers} customers: too few to predict with confidence. The figures about the past are exact; "
        "take those about the future as a rough guide and come back with more months of sales."
    )


def unnamed_share(share: float) -> str:
    return (
        f"{share:.0%} of the sales in the file name no customer. What is said here holds for the customers that are "
        "named; others may come back without being recognised."
    )
