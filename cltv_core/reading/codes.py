"""The codes of the reading room: all that it has to tell of files. `cltv_core.text.reading` makes sentences of them.

Arguments are named behind each code; `file` is the name of the owner's file.
"""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code


class Excluded(Code):
    """Why rows of a file, or parts of their amounts, were not used."""

    NO_DATE = "no_date"
    NO_AMOUNT = "no_amount"
    NO_CUSTOMER = "no_customer"
    FUTURE = "future"
    AFTER_AS_OF = "after_as_of"
    EMPTY_ROW = "empty_row"
    TORN_ROW = "torn_row"
    CANCELLED = "cancelled"
    NOT_PAID_YET = "not_paid_yet"
    ADJUSTMENT = "adjustment"
    FEE = "fee"
    OWN_PAYMENT = "own_payment"
    OWN_RETURN = "own_return"
    OWN_TRANSFER = "own_transfer"
    NOTHING_SOLD = "nothing_sold"
    TRIAL = "trial"
    BOOKING = "booking"
    NOT_CHARGED = "not_charged"
    FREE_STOCK = "free_stock"
    OTHER_CURRENCY = "other_currency"
    """`currency`"""
    FURTHER_CURRENCIES = "further_currencies"
    REFUND_UNMATCHED = "refund_unmatched"
    REFUND_GIVEN = "refund_given"
    UNKNOWN_STATUS = "unknown_status"
    ODD_AMOUNT = "odd_amount"
    ROUNDING = "rounding"
    REPEATED_ORDER = "repeated_order"
    REPEATED_FILE = "repeated_file"


NOT_UNDERSTOOD = frozenset(
    {Excluded.NO_DATE, Excluded.NO_AMOUNT, Excluded.NO_CUSTOMER, Excluded.FUTURE, Excluded.EMPTY_ROW}
)
"""Reasons that, where no row is left, mean that the file was not understood."""


class Note(Code):
    """How a file was read: what the owner should know of it, in small print."""

    WITH_TAX_AND_SHIPPING = "with_tax_and_shipping"
    PRICE_TIMES_QUANTITY = "price_times_quantity"
    NET_SALES = "net_sales"
    GOODS_LESS_DISCOUNTS = "goods_less_discounts"
    GOODS_ONLY = "goods_only"
    RECEIPT_TOTALS = "receipt_totals"
    TAX_WITHOUT_TIPS = "tax_without_tips"
    EBAY_TOTALS = "ebay_totals"
    GUMROAD_PRICES = "gumroad_prices"
    XERO_LINES = "xero_lines"
    QUICKBOOKS_LINES = "quickbooks_lines"
    INVOICED = "invoiced"
    DISPUTES_COUNT = "disputes_count"
    SUBSCRIPTIONS = "subscriptions"
    NOT_PRODUCTS = "not_products"

    REFUND_COLUMN = "refund_column"
    REFUND_ROWS = "refund_rows"
    REFUNDS_DEDUCTED = "refunds_deducted"
    REFUNDS_MATCHED = "refunds_matched"
    REFUNDS_UNKNOWN = "refunds_unknown"
    REFUNDS_ELSEWHERE = "refunds_elsewhere"
    """`refunds`: how many"""
    ETSY_REFUNDS = "etsy_refunds"
    MAGENTO_CLOSED = "magento_closed"
    NOT_ATTENDING = "not_attending"

    TORN_ROWS_MENDED = "torn_rows_mended"
    """`rows`, `lines`: the first of the lines"""
    WORDS_BEYOND_HEADER = "words_beyond_header"
    """`rows`, `lines`: the first of the lines"""
    SHEETS_REPEATED = "sheets_repeated"
    """`sheets`: their names"""

    ONE_ROW_ONE_ORDER = "one_row_one_order"
    GROUPED_ROWS = "grouped_rows"
    TOTALS_ONCE = "totals_once"
    TOTALS_FIRST = "totals_first"
    TICKETS = "tickets"

    BY_NAME = "by_name"
    BY_NAME_WOOCOMMERCE = "by_name_woocommerce"
    TILL_NAME = "till_name"
    """`name`: under which the till books people it does not know; `share`: of the orders"""
    NO_EMAIL = "no_email"
    NO_EMAIL_SQUARE = "no_email_square"
    NO_EMAIL_QUICKBOOKS = "no_email_quickbooks"
    NO_EMAIL_MAGENTO = "no_email_magento"
    NO_CUSTOMER_CLOVER = "no_customer_clover"
    TICK_ALL_ORDERS = "tick_all_orders"
    PEOPLE_FOUND = "people_found"
    """`found` of the `buyers` are in this list"""
    NOBODY_FOUND = "nobody_found"
    """none of its `people` is among the `buyers`"""
    READERS_FOUND = "readers_found"
    """its messages went to `found` of the `buyers`"""
    ANSWERERS_FOUND = "answerers_found"
    """`found` of the `buyers` answered"""
    SOURCES_FOUND = "sources_found"
    """it tells what brought `found` of the `buyers`"""
    ANSWERS_READ = "answers_read"
    """`answers`, of which `named` tell who gave them"""
    FOUND_BY = "found_by"
    """`ways`: facts of `By`"""
    NOT_FOUND = "not_found"
    """`people` of the file who are no customers"""
    OUT_OF_REACH = "out_of_reach"
    """`refused`: customers who said no; `returned`: whose address returns messages"""

    NO_MAILING_AMAZON = "no_mailing_amazon"
    NO_MAILING_EBAY = "no_mailing_ebay"
    NO_MAILING_ETSY = "no_mailing_etsy"


CALLS_FOR_PEOPLE = frozenset({Note.NO_EMAIL, Note.NO_EMAIL_SQUARE, Note.NO_EMAIL_QUICKBOOKS, Note.NO_CUSTOMER_CLOVER})
"""Notes that ask for a list of customers, which nobody needs once one is there."""


class By(Code):
    """By what a person in one file was found to be a customer of another; each has `number`: customers."""

    ORDER = "order number"
    CUSTOMER = "customer number"
    EMAIL = "e-mail"
    PHONE = "phone"
    NAME = "name"


class Warned(Code):
    """What may make the figures wrong, said beside them."""

    DAY_FIRST_ASSUMED = "day_first_assumed"
    """`file`"""
    MONTH_FIRST_ASSUMED = "month_first_assumed"
    """`file`"""
    FEW_CUSTOMERS = "few_customers"
    """`customers`"""
    SOME_UNNAMED = "some_unnamed"
    """`share` of the sales names no customer"""
    MOST_UNNAMED = "most_unnamed"
    """`named`: share of the sales that names its customer"""
    DATES_UNREAD = "dates_unread"
    """`share` of the amount in the files"""
    AMOUNTS_UNREAD = "amounts_unread"
    """`rows`, `share` of the rows in the files"""
    DATED_LATER = "dated_later"
    """`share` of the amount in the files"""
    REFUNDS_UNMATCHED = "refunds_unmatched"
    """`share` of the amount in the files"""
    SAME_NAMES = "same_names"
    """`names` that customers of several programs have, who are counted apart"""
    CARDS_RARELY_RETURN = "cards_rarely_return"
    """`share` of the customers known by a card only"""
    DECIDED = "decided"
    """`what` was decided, `chosen` and `alternative`, which would change the revenue by `change`: money"""


class Asked(Code):
    """What only the owner knows."""

    DAY_FIRST = "day_first"
    """`file`, `cell`"""
    CURRENCY = "currency"
    COUNT_OPEN = "count_open"
    """`file`, `orders`, `share` of its amount"""
    USE_CARDS = "use_cards"
    """`file`, `orders`, `share` of its amount"""
    TIMEZONE = "timezone"
    """`file`, `clock`: the time of its last sale"""
    AMOUNT_COLUMN = "amount_column"
    """`file`"""
    COUNT_UNKNOWN = "count_unknown"
    """`file`, `statuses`, `share` of its amount"""
    MINOR_UNITS = "minor_units"
    """`file`, `column`"""
    COUNT_ODD = "count_odd"
    """`file`, `order`, `amount`: money"""


class Answer(Code):
    """What the owner can answer, and what follows from an answer."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    CURRENCY = "currency"
    """`code`"""
    COUNT_OPEN = "count_open"
    LEAVE_OPEN = "leave_open"
    USE_CARDS = "use_cards"
    NO_CARDS = "no_cards"
    COLUMN = "column"
    """`column`"""
    CHANGES_BY = "changes_by"
    """the revenue, by `amount`: money"""
    COUNT_UNKNOWN = "count_unknown"
    LEAVE_UNKNOWN = "leave_unknown"
    WHOLE_UNITS = "whole_units"
    MINOR_UNITS = "minor_units"
    COUNT_ODD = "count_odd"
    LEAVE_ODD = "leave_odd"
    CELL_MEANS = "cell_means"
    """`cell`, `day`"""
    ORDERS_WORTH = "orders_worth"
    """`orders`, `amount`: money"""


class Decided(Code):
    """What was decided about a file without certainty; each has `file`."""

    AMOUNT_COLUMN = "amount_column"
    """`column`"""
    STATUS = "status"
    """`column`, `status`"""
    KIND = "kind"
    """`column`, `cell`"""
    UNUSED_WORD = "unused_word"
    """`column`, `cell`: it may say that nothing was sold"""
    UNITS = "units"
    """`column`"""
    FOUND_BY_CELLS = "found_by_cells"
    """`column`: nothing in its name tells what it holds"""
    SEPARATOR = "separator"
    """`column`, `cell`: a number as it stands there"""
    DISCOUNT = "discount"
    """`column`"""
    PIECES = "pieces"
    """`column` of amounts, column of `pieces`"""
    DAYS = "days"
    """`column`"""
    SWAPPED_DAYS = "swapped_days"
    """`column`"""
    NOBODY = "nobody"
    """`column`, `name`"""
    TOTALS = "totals"
    """`column`"""
    GROUPED = "grouped"
    """rows without order numbers make orders"""
    ENCODING = "encoding"
    """`encoding`: in which letters were read that may be of another alphabet"""
    OPEN = "open"
    ODD_ORDER = "odd_order"
    """`order`, `amount`: money"""


class Choice(Code):
    """One way of deciding something."""

    COLUMN = "column"
    """`column`"""
    SALE = "sale"
    NO_SALE = "no_sale"
    GIVEN_BACK = "given_back"
    CAME_BACK = "came_back"
    SMALLEST_UNIT = "smallest_unit"
    WHOLE_UNIT = "whole_unit"
    DAY_OF_SALE = "day_of_sale"
    AMOUNT_PAID = "amount_paid"
    WHO_BOUGHT = "who_bought"
    NOT_USED = "not_used"
    THOUSANDS = "thousands"
    DECIMALS = "decimals"
    OFF_AS_AMOUNT = "off_as_amount"
    OFF_AS_SHARE = "off_as_share"
    NOT_TAKEN_OFF = "not_taken_off"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    SWAPPED_BACK = "swapped_back"
    AS_WRITTEN = "as_written"
    NOBODY = "nobody"
    CUSTOMER = "customer"
    ONCE_AN_ORDER = "once_an_order"
    ON_EACH_ROW = "on_each_row"
    BY_DAY_AND_CUSTOMER = "by_day_and_customer"
    EACH_ROW_AN_ORDER = "each_row_an_order"
    THIS_ALPHABET = "this_alphabet"
    OTHER_ALPHABET = "other_alphabet"
    OF_ROW = "of_row"
    OF_ONE_PIECE = "of_one_piece"
    COUNTED = "counted"
    LEFT_OUT = "left_out"


class Problem(Code):
    """Why a file cannot be used; each has `file`."""

    HEADERS_ONLY = "headers_only"
    NO_TABLE = "no_table"
    COUNT_DISAGREES = "count_disagrees"
    MOSTLY_TORN = "mostly_torn"
    COLUMNS_MISSING = "columns_missing"
    NO_DAY_COLUMN = "no_day_column"
    NO_AMOUNT_COLUMN = "no_amount_column"
    NO_CUSTOMER_COLUMN = "no_customer_column"
    NO_ROW_USABLE = "no_row_usable"
    UNKNOWN_COLUMN = "unknown_column"
    """`columns`: the names asked for"""
    UNKNOWN_FORMAT = "unknown_format"
    """`format`; no `file`"""
    ONE_CUSTOMER = "one_customer"
    ONLY_PEOPLE = "only_people"
    """`format`: the key of the list"""
    ONLY_MAILINGS = "only_mailings"
    """`format`"""
    ONLY_ANSWERS = "only_answers"
    """`format`"""
    ONLY_VISITS = "only_visits"
    """`format`"""
    ONLY_CARDS = "only_cards"
    SEVERAL_FILES = "several_files"
    """no `file`: its faults name them"""


ONLY: Mapping[str, Problem] = {
    "people": Problem.ONLY_PEOPLE,
    "mailings": Problem.ONLY_MAILINGS,
    "answers": Problem.ONLY_ANSWERS,
    "visits": Problem.ONLY_VISITS,
}
"""What the rows of a file about people tell -> that there are no sales beside them."""
NO_COLUMN: Mapping[str, Problem] = {
    "ordered_at": Problem.NO_DAY_COLUMN,
    "revenue": Problem.NO_AMOUNT_COLUMN,
    "customer_id": Problem.NO_CUSTOMER_COLUMN,
}
"""A role that every file of sales needs -> that no column was found for it."""


class NotSales(Code):
    """What a file is that is no table of sales to customers; each has `file`."""

    BANK_STATEMENT = "bank_statement"
    CAMPAIGN_REPORT = "campaign_report"
    WEB_ANALYTICS = "web_analytics"
    ADVERTISING = "advertising"
    INVENTORY = "inventory"
    PRICE_LIST = "price_list"
    PURCHASES = "purchases"
    WAGES = "wages"
    CLAIMS_AND_LOANS = "claims_and_loans"
    QUOTES = "quotes"
    ABOUT_PEOPLE = "about_people"
    AMAZON_ALL_ORDERS = "amazon_all_orders"
    AMAZON_DATE_RANGE = "amazon_date_range"
    ETSY_STATEMENT = "etsy_statement"
    EVENTBRITE_ATTENDEES = "eventbrite_attendees"
    SHOPIFY_CHECKOUTS = "shopify_checkouts"
    SHOPIFY_PAYOUTS = "shopify_payouts"
    STRIPE_BALANCE = "stripe_balance"
    STRIPE_PAYOUTS = "stripe_payouts"
    TOAST_DISHES = "toast_dishes"


class Remedy(Code):
    """What to do about a file that cannot be used."""

    EXPORT_SALES = "export_sales"
    EXPORT_QUOTED = "export_quoted"
    EXPORT_WITH_CUSTOMERS = "export_with_customers"
    EXPORT_LONGER = "export_longer"
    EXPORT_ALL_CUSTOMERS = "export_all_customers"
    EXPORT_INVOICES = "export_invoices"
    EXPORT_WITH_SUBSCRIBERS = "export_with_subscribers"
    NAME_THE_COLUMN = "name_the_column"
    CHECK_COLUMNS = "check_columns"
    CHOOSE_COLUMN = "choose_column"
    """`columns` that the file has"""
    CHOOSE_FORMAT = "choose_format"
    """`formats` that are known"""
    ADD_ORDERS = "add_orders"
    """`menu`: where the program exports them"""
    USE_CARDS = "use_cards"
    FIX_OR_REMOVE = "fix_or_remove"
    AMAZON_SELLER_FULFILLED = "amazon_seller_fulfilled"
    ETSY_ORDERS = "etsy_orders"
    EVENTBRITE_PRICES = "eventbrite_prices"
    SHOPIFY_ORDERS = "shopify_orders"
    STRIPE_PAYMENTS = "stripe_payments"
    TOAST_CHECKS = "toast_checks"


class Menu(Code):
    """Where a program exports its orders."""

    ANY = "any"
    BIGCOMMERCE = "bigcommerce"
    CLOVER = "clover"
    PATREON = "patreon"
    QUICKBOOKS = "quickbooks"
    SHOPIFY = "shopify"
    SQUARE = "square"
    STRIPE = "stripe"
    WIX = "wix"
    WOOCOMMERCE = "woocommerce"
    XERO = "xero"
