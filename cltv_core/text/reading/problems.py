"""Why a file cannot be used, and what it is instead of a table of sales."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.reading.codes import NotSales, Problem
from cltv_core.text.reading import formats
from cltv_core.text.voice import N_, Template, _


def _only(message: str) -> Template:
    """Say what a file about people is, with the name of its kind as `label`."""
    return lambda fact: _(message, file=fact["file"], label=formats.label(fact["format"]))


SENTENCES: Mapping[Code, Template] = {
    Problem.HEADERS_ONLY: N_("{file} has column names but no rows."),
    Problem.NO_TABLE: N_("{file} is text, but not a table of sales."),
    Problem.COUNT_DISAGREES: N_("{file} has rows that cannot be told apart."),
    Problem.MOSTLY_TORN: N_(
        "Most rows of {file} have more cells than there are columns, or quotes in the wrong place."
    ),
    Problem.COLUMNS_MISSING: N_("{file} is a table, but not all needed columns were found."),
    Problem.NO_DAY_COLUMN: N_("No column has the date of each sale."),
    Problem.NO_AMOUNT_COLUMN: N_("No column has the amount paid."),
    Problem.NO_CUSTOMER_COLUMN: N_("No column has the customer."),
    Problem.NO_ROW_USABLE: N_("{file} was read, but none of its rows could be used."),
    Problem.UNKNOWN_COLUMN: N_("{file} has no column named {columns:either}."),
    Problem.UNKNOWN_FORMAT: N_("There is no file format called {format}."),
    Problem.ONE_CUSTOMER: N_("{file} has the purchases of only one customer."),
    Problem.ONLY_PEOPLE: _only(
        N_("{file} is a customer list ({label}): it shows who they are, but not what they bought.")
    ),
    Problem.ONLY_MAILINGS: _only(
        N_("{file} shows who got and read your messages ({label}), but not what they bought.")
    ),
    Problem.ONLY_ANSWERS: _only(N_("{file} has answers to a survey ({label}), but not what customers bought.")),
    Problem.ONLY_VISITS: _only(N_("{file} shows where customers came from ({label}), but not what they bought.")),
    Problem.ONLY_CARDS: N_("{file} has no customers, only the brand and last digits of the cards they paid with."),
    Problem.SEVERAL_FILES: N_("Some of the files cannot be used, so nothing was changed."),
    NotSales.BANK_STATEMENT: N_(
        "{file} is a bank statement: it lists payments, but does not know your customers apart."
    ),
    NotSales.CAMPAIGN_REPORT: N_("{file} is a report on e-mail campaigns: it shows who read them, not who bought."),
    NotSales.WEB_ANALYTICS: N_(
        "{file} is a report on website visits, such as Google Analytics makes: it counts visitors, but does not know "
        "who bought."
    ),
    NotSales.ADVERTISING: N_("{file} is a report on advertising: it shows what ads cost, not who bought."),
    NotSales.INVENTORY: N_("{file} is a stock list: it shows what is there, not what was sold."),
    NotSales.PRICE_LIST: N_("{file} is a list of products and prices, not of sales."),
    NotSales.PURCHASES: N_("{file} shows what you bought from suppliers, not what customers bought from you."),
    NotSales.WAGES: N_("{file} is a list of wages, not of sales."),
    NotSales.QUOTES: N_("{file} is a list of quotes, estimates or carts: nobody has bought what is in it yet."),
    NotSales.CLAIMS_AND_LOANS: N_("{file} is about insurance or loans: its amounts are not what customers paid."),
    NotSales.ABOUT_PEOPLE: N_(
        "{file} has one row for each customer, with facts about them. It does not show what they bought, and when."
    ),
    NotSales.AMAZON_ALL_ORDERS: N_("{file} is Amazon's report of all orders, which has no buyers."),
    NotSales.AMAZON_DATE_RANGE: N_("{file} is Amazon's date range report of payments and fees, which has no buyers."),
    NotSales.ETSY_STATEMENT: N_(
        "{file} is the monthly statement of an Etsy shop: fees, payments and transfers, but no buyers."
    ),
    NotSales.EVENTBRITE_ATTENDEES: N_("{file} is an Eventbrite list of attendees, which does not show what was paid."),
    NotSales.SHOPIFY_CHECKOUTS: N_(
        "{file} is the list of abandoned checkouts of a Shopify shop: baskets that nobody paid for."
    ),
    NotSales.SHOPIFY_PAYOUTS: N_("{file} is the list of payouts of a Shopify shop, which has no customers."),
    NotSales.STRIPE_BALANCE: N_("{file} is the balance of a Stripe account, which has no customers."),
    NotSales.STRIPE_PAYOUTS: N_("{file} is the list of payouts of a Stripe account, which has no customers."),
    NotSales.TOAST_DISHES: N_("{file} is Toast's list of dishes ordered, which has no guests."),
}
