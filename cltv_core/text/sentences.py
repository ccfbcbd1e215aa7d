"""Every sentence of the reading room: refusals with their remedy, reasons for leaving rows out, notes and warnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.errors import CltvError, ColumnsUnclear, NotEnoughData, NotTransactions, OnlyCards, UnreadableFile
from cltv_core.text.say import say_error

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
OWN_RETURN = "Money that you got back for a purchase of your own, not a sale"
OWN_TRANSFER = "Money moved between your own accounts, or only held or reserved, not a sale"
NOTHING_SOLD = "A gift card, a tip or a payment of nothing: no goods were sold"
TRIAL = "A draft or a test, not a sale"
BOOKING = "A payment, an estimate or another entry in the books, not a sale"
NOT_CHARGED = "A free trial or a pre-order that was not charged"
FREE_STOCK = "A stock movement at price zero, not a sale"
REFUND_UNMATCHED = "A refund of a purchase that is not in the file"
REFUND_GIVEN = "Given back to customers (refunds)"
ROUNDING = "Fractions of a cent"
REPEATED_ORDER = "The same order is in a newer file as well, which counts"
REPEATED_FILE = "The same file is there twice"

CANNOT_BE_READ = frozenset({NO_DATE, NO_AMOUNT, NO_CUSTOMER, FUTURE, EMPTY_ROW})
"""Reasons that, where no row is left, mean that the file was not understood."""

DAY_FIRST = "The day comes first"
MONTH_FIRST = "The month comes first"
ASK_CURRENCY = "The files hold sales in several currencies, which cannot be added up. Which one is to be looked at?"
COUNT_OPEN = "Count them: they are paid on delivery or by invoice"
LEAVE_OPEN = "Leave them out: they may never be paid"
USE_CARDS = "Let the card stand for the customer"
NO_CARDS = "Leave these sales out"

NOTE_REFUNDS_MATCHED = (
    "Returns stand in rows of their own; each was taken off the purchase it belongs to: the customer's latest "
    "earlier order with that product, otherwise their latest earlier order."
)
NOTE_REFUND_COLUMN = "What was refunded is taken off each order; the file does not tell on which day."
NOTE_NET_SALES = "Amounts are net sales: without tax, shipping and tips."
NOTE_REFUND_ROWS = (
    "What was refunded stands in rows of its own and is taken off the order, on the day it was given back."
)
NOTE_NAMES_ONLY_WOOCOMMERCE = (
    "This export has no e-mail addresses, so customers are told apart by name alone: two people of one name "
    "count as one. "
    "An order export plugin, such as Advanced Order Export, gives the addresses as well."
)
NOTE_BY_NAME = (
    "Most orders have neither an e-mail address nor a phone number, so customers are told apart by name: two people of "
    "one name count as one."
)
NOTE_ADD_PEOPLE_SQUARE = (
    "This export has no e-mail addresses. Drop the list of customers beside it and they are joined: in the Square "
    "dashboard choose Customers, Directory, then Export."
)
NOTE_REFUNDS_DEDUCTED = "What was refunded is taken off each payment."
NOTE_SUBSCRIPTIONS = (
    "Payments of subscriptions come by themselves until they are cancelled; what is predicted here is how often people "
    "buy of their own accord, so read the forecast of subscribers with care."
)
NOTE_NOT_PRODUCTS = (
    "Delivery charges, discounts and manual corrections on an invoice belong to the order's amount, "
    "but are not counted as products."
)
NOTE_ONE_ROW_ONE_ORDER = "The file has no order number: each row was read as one order."
NOTE_GROUPED_ROWS = "The file has no order number: rows of one customer at the same moment were read as one order."
NOTE_TOTALS_ONCE = "The order's total is repeated on each of its rows and was counted once."
NOTE_TOTALS_FIRST = "The order's total stands on the first of its rows."
NOTE_NO_EMAIL = (
    "The export has no e-mail addresses. To write to these customers, drop a list of customers with addresses as well."
)
CALLS_FOR_PEOPLE = frozenset({NOTE_NO_EMAIL, NOTE_ADD_PEOPLE_SQUARE})
NOTE_NO_REFUNDS = "The export does not tell what was given back later, so refunds are not taken off."
NOTE_INVOICED = "Invoices count from the day they were written, whether they are paid or not."
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


def too_wide(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} claims more rows and columns than a table of sales has.",
        "Export it as CSV, or a shorter period.",
    )


def nested_archive(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} holds another archive.", "Unpack it, and drop the files that are inside.")


def empty_archive(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} holds no table.", EXPORT_HINT)


def no_table(name: str) -> NotTransactions:
    return NotTransactions(f"{name} is text, but not a table with columns.", EXPORT_HINT)


def columns_unclear(
    name: str,
    missing: Sequence[str],
    headers: Sequence[str],
    understood: dict[str, str],
    examples: Mapping[str, tuple[str, ...]] | None = None,
) -> ColumnsUnclear:
    what = {"ordered_at": "the day of each sale", "revenue": "what was paid", "customer_id": "who bought"}
    return ColumnsUnclear(
        f"{name} is a table, but not all that is needed was found in it.",
        "If one of its columns has it, say which one. Otherwise export orders or sales with customers, "
        "not products, payouts or a price list.",
        [f"No column tells {what[role]}." for role in missing],
        missing=missing,
        headers=headers,
        understood=understood,
        examples=examples,
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


def only_people(name: str, label: str, menu: str) -> NotTransactions:
    return NotTransactions(
        f"{name} is a list of customers ({label}): it says who they are, but not what they bought and when.",
        f"{menu} Drop that file together with this one, and your customers get their names and addresses from here.",
    )


def people_found(found: int, people: int, buyers: int) -> str:
    if not found:
        return (
            f"None of its {people:,} people was found among the {buyers:,} customers of the orders, by customer "
            f"number, "
            "e-mail, phone or name. Check that both files are of the same shop."
        )
    return (
        f"{found:,} of the {buyers:,} customers of the orders are in this list and now have the names, addresses and "
        "other details it holds. Nobody was added: the others in it have not bought in these files."
    )


def refunds_elsewhere(refunds: int) -> str:
    return (
        "One refund in it was taken off a purchase in another file."
        if refunds == 1
        else f"{refunds:,} refunds in it were taken off purchases in other files."
    )


def stands_for_nobody(name: str, share: float) -> str:
    return (
        f"{share:.0%} of the orders are in the name of “{name}”, far more than in any other: that is the till's "
        "name for people it does not know, so these orders were left out."
    )


def only_cards(name: str) -> OnlyCards:
    return OnlyCards(
        f"{name} names no customers, but shows the brand and the last digits of the cards they paid with.",
        "A card can stand for a customer: roughly, as two people may share these digits and one person may have "
        "several "
        "cards. If you want that, say so (on the command line: --use-cards). Better still, drop your list of customers "
        "or an export that names them as well.",
    )


def several_faults(faults: Sequence[CltvError]) -> CltvError:
    """One error for the faults of several files; where only the owner's answer is missing, one that can be answered."""
    first, *others = faults
    if isinstance(first, OnlyCards) and not others:
        return first
    if isinstance(first, ColumnsUnclear) and all(isinstance(fault, ColumnsUnclear) for fault in others):
        further = [" ".join(say_error(fault)[:-1]) for fault in others]
        return ColumnsUnclear(
            first.problem,
            first.remedy,
            [*first.faults, *further],
            missing=first.missing,
            headers=first.headers,
            understood=first.understood,
            examples=first.examples,
        )
    return UnreadableFile(
        "Some of the files cannot be used, so nothing was changed.",
        "Mend these files, or leave them out.",
        [str(fault) for fault in faults],
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
    """`share` of the amount in the files that names no customer."""
    if share <= 2 / 3:
        return (
            f"{share:.0%} of the sales in the file name no customer. What is said here holds for the customers "
            f"that are "
            "named; others may come back without being recognised."
        )
    return (
        f"Only {1 - share:.0%} of the sales in the file name their customer. All figures speak for these customers "
        "alone. They may look better than the shop as a whole, since regulars give their name more often, or worse, "
        "since each visit without a name is missing from somebody's history. Ask for a name or a number at the till to "
        "see more."
    )


def cards_rarely_return(share: float) -> str:
    return (
        f"{share:.0%} of the customers are known by a card only, and few of them were seen twice. Phones and watches "
        "show other digits than the card itself, and people pay with several cards, so that one person counts as "
        "many: expect the true number of regulars to be higher than what is said here."
    )


def ask_day_first(name: str, cell: str) -> str:
    return f"{name} writes its days as {cell}. Which is it?"


def orders_worth(orders: int, amount: float, code: str) -> str:
    return f"{orders:,} orders, {amount:,.2f} {code}"


def other_currency(code: str) -> str:
    return f"In {code}, which cannot be added to the other amounts"


def unread_share(share: float) -> str:
    return (
        f"{share:.0%} of the amount in the files could not be used, because its dates cannot be read. Look at the rows "
        "left out, on Your data, and choose another column for the date if there is one."
    )


def ask_open(name: str, orders: int, share: float) -> str:
    how_many, they = ("one order", "Is it") if orders == 1 else (f"{orders:,} orders", "Are they")
    return (
        f"The payment of {how_many} in {name} is still open: {share:.0%} of the amount in it. "
        f"{they} to be counted as sales?"
    )


def ask_cards(name: str, orders: int, share: float) -> str:
    return (
        f"{orders:,} sales in {name}, {share:.0%} of the amount in it, name nobody, but show the brand and the last "
        "four digits of a card. May these stand for the customer? Two people can have the same digits, and one person "
        "can pay with several cards, so that some of the regulars will be told apart wrongly."
    )


def ask_timezone(name: str, clock: str) -> str:
    return f"{name} tells the time in UTC: its last sale was at {clock} there. In which time zone is the shop?"
