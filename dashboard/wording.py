"""Labels, sentences and number formats of the pages. What the core has to say stands in `cltv_core.text.wording`."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import available_timezones

from cltv_core.backtest.codes import method_of
from cltv_core.tactics.log import DONE_FOR_DAYS
from cltv_core.text import wording as core
from cltv_core.text.say import say
from cltv_core.text.spelling import both
from cltv_core.text.wording import ALL_CUSTOMERS, SMALL_GROUPS, SYMBOLS, count, day, money, money_short, percent, plural

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cltv_core.backtest.comparison import Better
    from cltv_core.describe.good_starts import GoodStart
    from cltv_core.describe.kpis import Kpis
    from cltv_core.describe.second_order import SecondOrders
    from cltv_core.destinations import File
    from cltv_core.facts import Code
    from cltv_core.segments.own import Comparison
    from cltv_core.tactics.log import State, Status
    from cltv_core.tactics.playbook import Answer
    from cltv_core.transactions import FileReport, MatchReport, Transactions
    from cltv_core.value.curves import Payback

PRODUCT = "Customer value"


@dataclass(frozen=True)
class PageLabel:
    """`group` is the heading in the menu; a page that is not `in_menu` is reached from another page."""

    name: str
    title: str
    icon: str
    help: str
    group: str
    in_menu: bool = True


@dataclass(frozen=True)
class StartWords:
    """How to speak of what customers began with; `trial`: what to do about a good one, `doubt`: why to try it first."""

    noun: str
    began: str
    trial: str
    doubt: str


PAGES = (
    PageLabel(
        "overview",
        "Overview",
        ":material/home:",
        "What your customers are worth, and what to do this week.",
        "Understand",
    ),
    PageLabel(
        "customers",
        "Customers",
        ":material/group:",
        "Find a customer, and see what they are worth and why.",
        "Understand",
    ),
    PageLabel("customer", "Customer", ":material/person:", "One customer.", "Understand", in_menu=False),
    PageLabel(
        "cohorts",
        "Cohorts",
        ":material/timeline:",
        "Whether newer customers are better or worse than earlier ones.",
        "Understand",
    ),
    PageLabel(
        "segments",
        "Segments and tactics",
        ":material/campaign:",
        "Whom to write to, what to say, and the list for it.",
        "Act",
    ),
    PageLabel(
        "accuracy",
        "Accuracy",
        ":material/target:",
        "How good the forecast would have been on earlier days of your own sales.",
        "Trust",
    ),
    PageLabel(
        "your_data",
        "Your data",
        ":material/fact_check:",
        "What was read from your files, and how; other files; deleting everything.",
        "Trust",
    ),
)

# Welcome
WELCOME_TITLE = "What are your customers worth?"
WELCOME_TEXT = (
    "Drop in the file that your till, shop or payment provider exports. A few seconds later you see who your best "
    "customers are, whom you are about to lose, and what to do about it."
)
UPLOAD_LABEL = "Drop your sales file here"
UPLOAD_HELP = (
    "As it was exported, no cleaning needed: CSV, TSV, text or Excel, also inside a .gz or .zip. Choose several files "
    "at once if your sales are spread over them. Each row needs a date, an amount and some sign of who bought."
)
PRIVACY = "Your file is used for this visit only. Nothing is stored and nothing is passed on."
PRIVACY_HELP = (
    "The file is held in the memory of the computer that runs this page, where no other visitor can reach it. It is "
    "gone when you press *Delete everything* on the page *Your data*, or a few minutes after you close this page."
)
SAMPLE_HEADING = "Or look around in a sample shop"
SAMPLE_BUTTON = "Open this sample"
READING = "Reading your file"
UNEXPECTED_TITLE = "Something went wrong here"
UNEXPECTED = "It is our fault, not yours. Nothing you loaded is lost, and the other pages still work."
FAULT_TITLE = "This cannot be used yet"
FAULT_KEPT = "What you had loaded before is still here."

# Columns
COLUMNS_HEADING = "Which column is which?"
COLUMNS_OF = "In which file"
COLUMNS_TEXT = "Choose the column of your file that holds each of these, and clear what your file does not have."
COLUMNS_MISSING = "Which column of your file holds this?"
COLUMNS_ALL = "Show all that a file can hold"
COLUMN_UNUSED = "Not in this file"
COLUMNS_APPLY = "Read again like this"
DAY_FIRST_LABEL = "What 03/04 means"
DAY_FIRST_OPTIONS: Mapping[bool | None, str] = {None: "As found in the file", True: "3 April", False: "March 4"}
CURRENCY_LABEL = "Currency"
CURRENCY_AS_READ = "As found in the file"


def column_with_examples(header: str, cells: Sequence[str]) -> str:
    return f"{header} ({', '.join(shorten(cell, 24) for cell in cells)})" if cells else header


# Questions
USE_CARDS_BUTTON = "Let cards stand for customers"
QUESTIONS_HEADING = "What only you can tell"
QUESTIONS_HELP = "Your files leave this open. What is marked was assumed so far; another answer changes every figure."
QUESTIONS_LINK = "Have a look"
TIME_ZONE_PLACEHOLDER = "As in the file"


def questions_hint(questions: int) -> str:
    return f"Your files leave {'one thing' if questions == 1 else f'{questions} things'} open that you can answer."


def time_zones() -> list[str]:
    """The zones that are named after places."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))


# The race of models
RACING = "Trying the forecast on your own past"


def in_queue(ahead: int) -> str:
    return f"Waiting: {plural(ahead, 'shop')} before yours"


def race_failed(is_full: bool) -> str:
    why = "The server is full at the moment" if is_full else "Trying the forecast on your own past broke off"
    return f"{why}, so you see a first estimate."


RACE_AGAIN = "Try again"

# A server with many visitors
SERVER_FULL = "The server is full at the moment: there is no room left to read your files."
SERVER_FULL_REMEDY = "Try again in a few minutes, or run the dashboard on your own computer."
TOO_MUCH = "These files are more than 400 MB together, too much for one visit."
TOO_MUCH_REMEDY = "Load fewer months, or use the command line on your own computer."
INTERRUPTED = "The reading of your files broke off."
INTERRUPTED_REMEDY = "Try again; if it happens again, load fewer months at once."


RANGE_PENDING = (
    "This is a first figure and may still change: in the next seconds it is tried on your own past, which also tells "
    "how sure it is."
)


def moved_from(at_first: str) -> str:
    return f"At first this said {at_first}; what the forecast would have got wrong in your own past has changed it."


def range_sentence(low: str, high: str) -> str:
    return f"8 times in 10 it comes out between {low} and {high}."


# Accuracy
ACCURACY_PENDING = "Your own past is being forecast at this moment; this page fills in when that is done."
STANDINGS_HEADING = "What we would have said, and what came"
STANDINGS_HELP = (
    "On each of these earlier days we took only what was known by then, forecast what the customers of that day would "
    "bring, and compared it with what they brought. Customers who came later are not counted."
)
CHOSEN_THEN = (
    "Each forecast is the one of its day: by the methods that had done best by then, corrected by what was known by "
    "then. Today others may speak."
)
STANDINGS_ALT = "Forecast, range and outcome on each earlier day"
TENTHS_HEADING = "From the least to the most promising customers"
TENTHS_HELP = "Customers in ten groups of equal size by what was forecast for them, and what they brought on average."
TENTHS_ALT = "Forecast and outcome a customer, by tenth of the customers"
METHODS_HEADING = "Each method against rules of thumb"
METHODS_HELP = "Averages over the same earlier days for all. The method that speaks on the other pages stands first."
METHODS_ALT = "How each method would have done"
METHOD_COLUMNS = {
    "method": "Method",
    "off": "Total off by",
    "mae": "Off by, a customer",
    "top20": "Best fifth found",
    "gini": "Order of customers",
}
METHOD_HELP = {
    "off": "How far the total of all customers was from what came, on average, upwards or downwards.",
    "mae": "How far the forecast of a single customer was from what came, on average.",
    "top20": "How much of the money came from the fifth of the customers that the method thought best.",
    "gini": "How well customers were put in order: 100 % is perfect, 0 % as good as drawing lots.",
}
LEGEND_FORECAST = "Forecast, with its range"
LEGEND_FORECAST_ONLY = "Forecast"
LEGEND_ACTUAL = "What came"
AXIS_TENTH = "Tenth of the customers, the least promising first"
HOVER_STANDING = "%{customdata}<extra></extra>"
HOVER_TENTH = "Tenth %{x}: %{customdata}<extra></extra>"
LIMITS_HEADING = "What this cannot know"
LIMITS = (
    "What you are about to change: prices, opening hours, a new shop, a campaign.",
    "What changes around you: a competitor, a street closed for works, a bad year for everyone. The range of the total "
    "has room for the surprises that your own past had, not for those it never had.",
    "What single people decide. The forecast is good at saying what a hundred such customers bring together, and only "
    "fair at saying which of them it will be.",
    "What is not in your files: customers who buy without being recognised, and sales made elsewhere.",
)


def standing_hover(standing: Mapping[Hashable, Any], currency: str) -> str:
    said, low, high, actual = (money_short(standing[part], currency) for part in ("said", "low", "high", "actual"))
    days = f"On {day_short(standing['cut'])} for the days to {day_short(standing['end'])}"
    return f"{days}:<br>{said} ({low} to {high}), it was {actual}"


def totals_held(held: int, days: int) -> str:
    if days == 1:
        return "The total was inside its range." if held else "The total was outside its range."
    return f"On {held} of {days} earlier days the total came out inside its range; 8 in 10 is what was promised."


def customers_held(held: float, held_of_open: float | None) -> str:
    of_open = "" if held_of_open is None else f" ({percent(held_of_open)} of those expected to bring something)"
    return f"For single customers the range held {percent(held)} of the time{of_open}; 80% is what was promised."


def compared(days: int, of_days: int, left_out: Sequence[str]) -> str:
    """On which of the earlier days the methods are compared, and which could not be."""
    same = "All are compared on the same earlier days." if of_days > 1 else ""
    if days < of_days:
        same = (
            f"All are compared on the {days} of the {of_days} earlier days on which every one of them could be tried."
        )
    if left_out:
        names = both([method_of(value) for value in left_out])
        return f"{same} Left out, as there was too little to try it on at most earlier days: {names}.".strip()
    return same


def others_better(total: Better | None, order: Better | None, days: int) -> str:
    """Which methods did clearly better than what was said on so many days, and whether that may be chance."""
    found = [
        f"{say(method_of(one.method))} {did} ({percent(one.score)} {what} instead of {percent(one.instead_of)})"
        for one, did, what in (
            (total, "would have been nearer on the total", "off"),
            (order, "would have found your best customers better", "of the money from the best fifth"),
        )
        if one
    ]
    if not found:
        return ""
    chance = any(one.may_be_chance for one in (total, order) if one)
    on = "this day" if days == 1 else f"these {days} days"
    doubt = f" On {on} that may be chance: of so many methods, one is always lucky." if chance else ""
    return f"On {on}, {core.all_of(found)}.{doubt}"


def level_today(level: Code, off: float) -> str:
    """Why what comes next should be nearer than what was said."""
    return (
        f"That was learned on these days: today the total is the word of {say(level)}, which was "
        f"{percent(off)} off on them."
    )


def best_tenth(share: float) -> str:
    return f"The tenth that the forecast thought best went on to bring {percent(share)} of the money."


# Settings
SETTINGS = "Settings"
MONTHS_LABEL = "Months to look ahead"
MONTHS_HELP = "How far into the future customers are valued."
MONTHS_OPTIONS = (3, 6, 12, 24, 36)
MARGIN_LABEL = "Gross margin"
MARGIN_HELP = (
    "What is left of your sales after the cost of the goods. At 100 %, customers are valued by what they spend; below "
    "that, by what they earn you."
)
DISCOUNT_LABEL = "Discount per year"
DISCOUNT_HELP = "Money that comes later is worth less to you now. 10 % a year is usual; 0 % switches it off."
COST_LABEL = "Cost of winning a customer"
COST_HELP = (
    "Customer acquisition cost: what you spend on advertising and first-time offers, divided by the number of new "
    "customers it brought. Type it in to see on the page *Cohorts* when a customer has paid it back."
)
COST_PLACEHOLDER = "Not given"
PERCENT_FORMAT = "%d %%"

# Overview
DISTRIBUTION_HEADING = "What customers are expected to bring"
DISTRIBUTION_HELP = (
    "Customer lifetime value (CLTV): what a customer is expected to bring from now on, over the months set under "
    "*Settings*, at your margin, later money counting less."
)
CONCENTRATION_HEADING = "Who brings how much"
CONCENTRATION_HELP = "Customers in order of what they are expected to bring, the best first."
ACTIONS_HEADING = "Worth doing this week"
ACTIONS_HELP = "At stake is where attention is worth most, not what an action will bring: only a trial can tell that."
ACTION_LINK = "Message and list"
LEAVING_LINK = "Their list"
REPORT_BUTTON = "Printable report"
REPORT_HELP = "One page to print or to pass on, without anybody's name on it."
REPORT_FILE = "customer-value-report.html"
UP_TO_DATE_FOR_DAYS = 7
DAYS_IN_WORDS, MONTHS_IN_WORDS = 90, 24
"""From so many on, the next larger unit is said."""
DAYS_A_MONTH = 365.25 / 12
HOVER_BAND = "%{y}: %{customdata}<extra></extra>"
HOVER_CONCENTRATION = "The best %{x:.0%} of customers bring %{y:.0%}<extra></extra>"
AXIS_BEST_CUSTOMERS = "Customers, best first"
AXIS_SHARE_OF_VALUE = "Share of the value"


def found_list(customers: int) -> str:
    return "A list of this customer" if customers == 1 else f"A list of these {count(customers)} customers"


def band_hover(customers: int, of_all: float) -> str:
    return f"{plural(customers, 'customer')} ({percent(of_all)})"


def about_to_leave(segment: str, customers: int, stake: str, *, brought_most: bool) -> str:
    are = "customer is" if customers == 1 else "customers are"
    who = "About to leave, of those who brought most" if brought_most else "About to leave"
    return f"{who}: {count(customers)} {are} in {segment}, with {stake} at stake."


def worth_if_it_works(worth: str, work: str) -> str:
    return f"If it works as assumed: {worth}. {work}"


def known_so_far(transactions: Transactions, customers: int, orders: int) -> str:
    sold = money_short(transactions.orders["revenue"].sum(), transactions.currency)
    return (
        f"{plural(customers, 'customer')} placed {plural(orders, 'order')} worth {sold} between "
        f"{day(transactions.first_day)} and {day(transactions.last_day)}."
    )


def sales_ended(last_day: date, today: date) -> str:
    """How long ago the files ended, where that is more than a week; "" otherwise."""
    past = (today - last_day).days
    if past <= UP_TO_DATE_FOR_DAYS:
        return ""
    return f"Your sales end on {day(last_day)}, {long_ago(past)}: “days ago”, “late” and “due” are as of that day."


def long_ago(days: int) -> str:
    """22 days ago, 4 months ago, 15 years ago."""
    if days < DAYS_IN_WORDS:
        return f"{plural(days, 'day')} ago"
    months = round(days / DAYS_A_MONTH)
    return f"{plural(months, 'month')} ago" if months < MONTHS_IN_WORDS else f"{plural(round(months / 12), 'year')} ago"


def headline(customers: int, total: str, months: int, margin: float) -> tuple[str, str, str]:
    """The first thing an owner reads, in three parts so that the amount can stand out."""
    are = "customer is" if customers == 1 else "customers are"
    what = "spend" if margin == 1 else "earn you"
    return f"Your {count(customers)} {are} expected to {what} about", total, f"over the {horizon(months)}."


def horizon(months: int) -> str:
    return f"next {plural(months, 'month')}"


def distribution_sentence(typical: str, months: int) -> str:
    return f"Half of your customers are expected to bring less than {typical} over the {horizon(months)}."


def concentration_sentence(share_of_value: float) -> str:
    return f"The best fifth of your customers brings {percent(share_of_value)} of the value to come."


def best_fifth(share_of_value: float) -> str:
    return f"20% bring {percent(share_of_value)}"


KPI_FORMATS: Mapping[str, Callable[[float], str]] = {
    "active_customers": count,
    "retention_rate": percent,
    "churn_rate": percent,
    "repeat_rate": percent,
    "purchase_frequency": "{:.1f}".format,
}
KPI_SHARES = ("retention_rate", "churn_rate", "repeat_rate")
KPI_COLOURS: Mapping[str, Literal["inverse"]] = {"churn_rate": "inverse"}
UNKNOWN = "–"


def kpi_value(key: str, value: float | None, currency: str) -> str:
    if value is None:
        return UNKNOWN
    if key == "average_order_value":
        return money(value, currency, cents=value < 100)
    return KPI_FORMATS[key](value)


def kpi_change(key: str, value: float | None, previous: float | None) -> str | int | None:
    """How the card tells a change: shares in points, all else in percent, 0 for none, None where it is not known."""
    if value is None or previous is None or (key not in KPI_SHARES and not previous):
        return None
    if key in KPI_SHARES:
        points = round((value - previous) * 100)
        return f"{points:+d} {'point' if abs(points) == 1 else 'points'}" if points else 0
    change = round((value / previous - 1) * 100)
    return f"{change:+d}%" if change else 0


def kpi_period(figures: Kpis) -> str:
    parts = [f"Figures of {figures.period}", figures.comparison]
    return f"{', '.join(part for part in parts if part)}."


# Customers
TIERS = ("High", "Medium", "Low")
TIER_HELP = "High: the best fifth by what they are expected to bring; Medium: the next three tenths; Low: all others."
STANDINGS = ("new", "active", "slipping", "lost")
STANDING_HELP = (
    "By each customer's own rhythm. New: one purchase, not late yet. Active: came back, and not late. Slipping: one "
    "and a half times the usual gap without an order. Lost: three times."
)
SEARCH_LABEL = "Search"
SEARCH_PLACEHOLDER = "Name, e-mail, phone or number"
TIER_LABEL = "Value"
STANDING_LABEL = "Standing"
SORT_LABEL = "Sort by"
ORDERINGS = {
    "expected_value": "Most value to come",
    "revenue": "Most spent so far",
    "last_order": "Latest order",
    "lateness": "Latest by their own rhythm",
    "customer": "Name",
}
OPEN_HINT = "Click a row to open it."
NOBODY_FOUND = "Nobody matches. Take a word or a filter away."
CUSTOMER_TABLE_ALT = "Customers with their value, standing and last order"
NO_CUSTOMER_OPEN = "Choose a customer from the list first."
NEXT_ORDER_DUE = "next order due"
HISTORY_HEADING = "Purchases"
HOVER_PURCHASE = "%{x|%-d %B %Y}: %{customdata}<extra></extra>"
ORDERS_ALT = "All orders of this customer"
CUSTOMER_COLUMNS = {
    "customer": "Customer",
    "email": "E-mail",
    "tier": "Value",
    "standing": "Standing",
    "expected_value": "Expected",
    "revenue": "Spent so far",
    "orders": "Orders",
    "last_order": "Last order",
    "next_order_due": "Next due",
    "reason": "Why",
}
ORDER_COLUMNS = {
    "ordered_at": "Date",
    "order_id": "Order",
    "revenue": "Amount",
    "refunded": "Refunded",
    "channel": "Channel",
    "discount_code": "Discount code",
}
CHANCES = (
    (0.95, "almost certain"),
    (0.80, "very likely"),
    (0.60, "likely"),
    (0.40, "even chance"),
    (0.20, "unlikely"),
    (0.05, "very unlikely"),
    (0.00, "hardly"),
)


def found(shown: int, matching: int, total: int) -> str:
    if matching > shown:
        whom = (
            f"{count(matching)} of {count(total)} customers match" if matching < total else f"{count(total)} customers"
        )
        return f"{whom}; the first {count(shown)} are listed. Search or filter to see others."
    return f"{count(matching)} of {plural(total, 'customer')}." if matching < total else f"{plural(total, 'customer')}."


def chance(probability: float) -> str:
    """A probability in everyday words."""
    return next(words for least, words in CHANCES if probability >= least)


def person_figures(person: pd.Series, months: int, currency: str) -> list[tuple[str, str, str]]:
    """Label, value and what is told on hover of each figure on a customer's page."""
    still, order = float(person["p_alive"]), float(person["p_order"])
    return [
        (
            f"Worth, {horizon(months)}",
            money_short(person["expected_value"], currency),
            f"{person['expected_orders']:.1f} orders are expected over the {horizon(months)}.",
        ),
        ("Still a customer", capital(chance(still)), f"A chance of {percent(still)} of still being a customer."),
        (
            "Orders again",
            capital(chance(order)),
            f"A chance of {percent(order)} of at least one order over the {horizon(months)}.",
        ),
        (
            "Next order due",
            day_short(person["next_order_due"]),
            "The last order plus this customer's usual gap; a day that has passed means late.",
        ),
        (
            "Spent so far",
            money_short(person["revenue"], currency),
            f"In {plural(int(person['orders']), 'order')}, less what was refunded.",
        ),
    ]


def value_range(person: pd.Series, months: int, currency: str) -> str:
    """Between what a customer's value lies, where that is known."""
    if math.isnan(person["value_low"]):
        return ""
    low, high = (money_short(person[end], currency) for end in ("value_low", "value_high"))
    return f"8 times in 10 such a customer brings between {low} and {high} over the {horizon(months)}."


def contact(person: pd.Series) -> str:
    """E-mail and phone as far as known, and whether messages are welcome."""
    consent = {"yes": "May be written to", "no": "Said no to messages"}.get(person["consent"], "Consent not known")
    return " · ".join(part for part in (person["email"], person["phone"], consent) if part)


def placement(person: pd.Series) -> str:
    return f"{person['segment']}: {person['reason']}."


def purchases_alt(days: int) -> str:
    return f"Money spent on each of {plural(days, 'day')} with a purchase"


def expected_help(months: int) -> str:
    return f"Expected over the {horizon(months)}, at your margin, later money counting less."


# Cohorts
BY_LABEL = "Group customers by"
BY_OPTIONS = {
    "month": "First month",
    "quarter": "First quarter",
    "first_product": "First product",
    "channel": "First sales channel",
}
CUMULATIVE_HEADING = "What a customer brings over time"
CUMULATIVE_HELP = (
    "Sales per customer of the group since the first order, added up, at your margin. The line is what happened in "
    "complete months; the dots continue it with what is expected over twelve more, not discounted."
)
COHORTS_SHOWN = "Choose what is shown"
RETENTION_HEADING = "How many come back"
RETENTION_HELP = (
    "Retention: of the customers of a row, the share in percent who bought in that month after their first order. An "
    "empty place is a month that is not over yet; a pale cell without a figure has too few customers to compare."
)
AXIS_MONTHS_SINCE = "Months since the first order"
AXIS_VALUE_PER_CUSTOMER = "Per customer"
HOVER_RETENTION = "%{customdata[0]}, month %{x}: %{customdata[1]} bought<extra></extra>"
HOVER_CUMULATIVE = "%{customdata[0]}, month %{x}: %{customdata[1]} per customer<extra></extra>"
CUMULATIVE_ALT = "What a customer of each group has brought, month by month, continued by what is expected"
RETENTION_ALT = "Share of customers of each group who bought in the months after their first order"
PAYBACK_ASK = "Type the cost of winning a customer under Settings to see when it is earned back."
ALL_MONTHS = "All months"
START_HEADING = "What to do with it"
START_WORDS = {
    "first_product": StartWords(
        noun="first product",
        began="who began with",
        trial="Put it where newcomers see it first: the window, the start page, a first visit's offer.",
        doubt="It may be the people and not the product: try it for a month, and compare.",
    ),
    "channel": StartWords(
        noun="sales channel",
        began="who first bought through",
        trial="Look for your next customers there first.",
        doubt="It may cost more to win them there: compare that too.",
    ),
}
TOO_YOUNG = "Your sales do not cover a whole month yet, so there is nothing to follow over time."
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def cohort_name(label: str, by: str) -> str:
    """Jan 2011 for 2011-01; quarters, products and channels as they are."""
    if by != "month" or label in (SMALL_GROUPS, ALL_CUSTOMERS):
        return label
    year, month = label.split("-")
    return f"{MONTHS_SHORT[int(month) - 1]} {year}"


def pooled(least_customers: int) -> str:
    return f"Groups of fewer than {least_customers} customers are too small to compare: they are drawn as one."


def back_of(active: int, customers: int, *, few: bool) -> str:
    """Of a few customers a share would say too much."""
    return f"{active} of {customers}" if few else percent(active / customers)


def cohort_row(name: str, customers: int) -> str:
    return f"{name} ({count(customers)})"


def cost_level(amount: str) -> str:
    return f"{amount} to win a customer"


def newer_against_older(months: int, newer: str, older: str) -> str:
    return (
        f"In their first {plural(months, 'month')}, customers of the newer half of the groups brought {newer} each, "
        f"those of the older half {older}."
    )


def back_after_a_month(share: float) -> str:
    return f"{percent(share)} of the customers bought again in the month after that of their first order."


def payback(paid: Payback, cost: str) -> str:
    if paid.months is None:
        return f"At {cost} each, a customer is not expected to pay back within the time shown."
    expected = " (the last part of it expected)" if paid.expected else ""
    return f"At {cost} each, a customer has paid back after {plural(paid.months, 'month')}{expected}."


def good_start(found: GoodStart | None, by: str, days: int, currency: str) -> str:
    """Which first product or channel leads to customers who come back for more, and what to try."""
    what, followed = START_WORDS[by], plural(days, "day")
    if found is None:
        return (
            f"No {what.noun} leads to customers who bring clearly more in the {followed} after their first order: what "
            "differs may be chance."
        )
    value, others = (money_short(amount, currency) for amount in (found.value, found.others))
    return (
        f"The {count(found.customers)} customers {what.began} {found.name} went on to bring {value} each in the "
        f"{followed} after their first order, the others {others}. {what.trial} {what.doubt}"
    )


def newest(segment: str, customers: int, second: SecondOrders) -> str:
    are = "customer is" if customers == 1 else "customers are"
    told = f"{count(customers)} {are} in {segment}."
    if not second.known:
        return told
    days = plural(round(second.most_days), "day")
    return f"{told} Of those who come a second time, 8 in 10 do within {days}: that is when to write."


# Segments and tactics
SEGMENT_LABEL = "Segment"
SEGMENT_RULES = "How customers are placed"
SEGMENTS_TOLD = "Segments: the first of these groups that fits, each customer in one of them"
TIERS_TOLD = "Value: what customers are expected to bring, whatever their segment"
STANDINGS_TOLD = "Standing: how late they are and nothing else, so that it may differ from the segment"
SEGMENT_TABLE_ALT = "Segments with their size and value"
SEGMENT_HINT = "Click a row to see what to do for it."
SEGMENT_COLUMNS = {
    "segment": "Segment",
    "customers": "Customers",
    "high": "High",
    "medium": "Medium",
    "low": "Low",
    "expected_value": "Expected",
    "between": "8 times in 10",
    "share_of_value": "Of all value",
    "at_stake": "At stake",
}
BETWEEN_HELP = "The range in which the expected amount comes out 8 times in 10, told from your own past."
SEGMENTS_NOT_USED = (
    "Your own segments and names do not fit these files, so they are not used here. They are kept for the files they "
    "were made for."
)
IDEA_LABEL = "Other ideas for this segment"
TACTIC_SUMMARY = {
    "why": "Why this",
    "whom": "For whom",
    "when": "When",
    "channel": "How to reach them",
    "idea": "What to say",
    "bring": "What it may bring",
}
TACTIC_DETAILS = {
    "offer": "What to offer",
    "cost": "What it costs",
    "discount": "Largest discount that pays",
    "work": "The work",
    "avoid": "What not to do",
    "measure": "How to see if it worked",
}
DETAILS_HEADING = "What it takes"
MESSAGE_HEADING = "A first draft"
TONE_LABEL = "Tone"
SUBJECT_LABEL = "Subject"
MESSAGE_LABEL = "Message, a draft to change"
MESSAGE_HINT = "Your changes are kept for this visit. Put your own words where there are square brackets."
VERDICTS: Mapping[State, str] = {
    "done": "Done",
    "snoozed": "Remind me in two weeks",
    "not for us": "Not for us",
}
VERDICT_ICONS: Mapping[State, str] = {
    "done": ":material/check:",
    "snoozed": ":material/snooze:",
    "not for us": ":material/block:",
}
VERDICT_MENU = "Later or done"
TAKE_BACK = "Take back"


def answered_heading(answers: int) -> str:
    return f"What you have answered ({count(answers)})"


def answer(given: Answer) -> str:
    """A suggestion of which the owner has said something."""
    where = f"{given.title}, {given.segment}" if given.segment else given.title
    return f"{where}. {told_by_owner(given.status)}"


def told_by_owner(status: Status) -> str:
    """What was said of a suggestion, and what follows."""
    if status.state == "done":
        return f"Done on {day_short(status.day)}. It is suggested again after {DONE_FOR_DAYS} days."
    if status.state == "snoozed":
        return f"Put off until {day_short(status.day)}."
    return "Not for you; it is no longer suggested for this segment."


def between(low: str, high: str) -> str:
    return f"{low} to {high}"


# Lists
LIST_HEADING = "The list"
FOUND_LIST_NAME = "Customers found"
LIST_FOR = "Made for"
LIST_HELP = "The file has the columns that this tool expects, and only people it may hold."
HASHED_LABEL = "Make addresses unreadable (SHA-256)"
HASHED_HELP = "The tool still recognises people it knows, but nobody can read an address from the file."
WITH_PRODUCTS_LABEL = "Add what each is likely to buy next"
HOW_TO_LOAD = "How to load it there"
BUNDLE_BUTTON = "All segments as one zip"
BUNDLE_HELP = "A file for each segment, those of unknown consent in a folder of their own, and a readme."


def list_button(file: File) -> str:
    """What a file holds; the part where a list comes in several."""
    people = plural(file.people, "person", "people")
    part = f" ({file.name.rpartition('.')[0].rpartition('-')[2]} of {file.parts})" if file.parts > 1 else ""
    return f"{people} who agreed{part}" if file.consent == "yes" else f"{people}, consent not known{part}"


def bundle_file(destination: str) -> str:
    return f"lists-{destination}.zip"


# Movement
MOVEMENT_HEADING = "Who has moved in the last three months"
MOVEMENT_HELP = (
    "Each customer's segment three months ago and now. Both days are looked at with the same simple forecast and "
    "without your own segments, so the figures can differ a little from those above."
)
MOVEMENT_ALT = "From which segment to which, how many, and what they are worth"
MOVEMENT_COLUMNS = {
    "from": "Three months ago",
    "to": "Now",
    "customers": "Customers",
    "value_before": "Worth then",
    "value_now": "Worth now",
    "change": "Change",
}
NOBODY_MOVED = "Nobody has changed segment in the last three months."


def change(amount: float, currency: str) -> str:
    """+£1,230, and −£6,430 with the sign before the currency."""
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{money_short(abs(amount), currency)}"


def stayed(customers: int) -> str:
    return f"{plural(customers, 'customer')} stayed where they were."


# Next product
NEXT_PRODUCT_HEADING = "What they are likely to buy next"
NEXT_NEW = "New for them"
NEXT_AGAIN = "To buy again"
NEXT_COLUMNS = {"product": "Product", "share": "Suits", "reason": "Why"}
NEXT_SHARE_HELP = "The share of the segment's customers for whom it is among the five most likely products."
REPLENISHMENT_HEADING = "Due again"
DUE_COLUMNS = {"product": "Product", "due": "Due", "reason": "Why"}
NO_PRODUCTS_BOUGHT = "Too little was bought so far to name products."


def due_in_segment(customers: int, product: str) -> str:
    are = "customer of this segment is" if customers == 1 else "customers of this segment are"
    return f"{count(customers)} {are} due for {product} within a week, or late."


# Own segments, names and saved choices
OWN_HEADING = "Segments and names of your own"
OWN_TEXT = "A segment of yours takes its customers out of the others. All conditions must hold."
OWN_NAME = "Name"
OWN_COLUMN = "Condition"
OWN_COLUMN_EMPTY = "Choose what to look at"
OWN_COMPARISONS: Mapping[Comparison, str] = {
    "at_least": "at least",
    "at_most": "at most",
    "any_of": "is one of",
    "contains": "contains",
}
OWN_COMPARISON = "How"
OWN_VALUE = "What"
OWN_ADD = "Add the segment"
OWN_REMOVE = "Take away"
RENAME_WHICH = "Segment to rename"
RENAME_TO = "New name"
RENAME_BUTTON = "Rename"
CHOICES_HEADING = "Keep what you decided"
CHOICES_TEXT = (
    "Your own segments and names, and what you said of suggestions, are forgotten when you leave. Save them in a file "
    "and bring it next time. It holds nothing about your customers."
)
CHOICES_SAVE = "Save my choices"
CHOICES_FILE = "my-choices.json"
CHOICES_LOAD = "Bring back saved choices"

# A fair look
FAIR_HEADING = "A fair look"
FAIR_TEXT = (
    "Whether customers who are worth the same are offered the same, whatever group they belong to. Choose a column of "
    "your files that holds groups, such as a place or an age band."
)
FAIR_COLUMN = "Groups of"
FAIR_NONE = "Your files have no column that holds groups of customers."

# Beyond revenue
EQUITY_HEADING = "What all this is worth"
EQUITY_HELP = (
    "Customer equity: what your customers of today are expected to bring, and those who are expected to join, over the "
    "months set under Settings."
)
HOLISTIC_HEADING = "Beyond revenue"
HOLISTIC_SHARE = "Credit for bringing a customer"
HOLISTIC_SHARE_HELP = (
    "So much of what a referred customer is expected to bring stands beside the value of who referred."
)
HOLISTIC_ALT = "Customers with what they bring beyond their own purchases"
HOLISTIC_COLUMNS = {
    "customer": "Customer",
    "own_value": "Expected",
    "referred": "Referred",
    "referral_value": "Credit for them",
    "satisfaction": "Satisfaction",
    "reviews": "Reviews",
    "relationship_value": "All together",
}


# Your data
RECONCILIATION_HEADING = "From the amount in your files to the amount used"
RECONCILIATION_HELP = "Every row of your files is in one of these lines, and the amounts add up to the cent."
RECONCILIATION_LINE = "What happened to it"
ROWS = "Rows"
EXCLUDED_BUTTON = "Download the rows left out"
EXCLUDED_FILE = "rows-left-out.csv"
FILES_HEADING = "What was read"
CHOSEN_COLUMNS_USED = "Read with the columns that you chose for files of this kind."
MATCHES_HEADING = "The same person twice"
MATCHES_HELP = "Entries that share an e-mail address or a phone number are one person; a name alone is not enough."
MATCHES_ALT = "Examples of entries that are one person"
MATCH_COLUMNS = {"first": "One entry", "second": "The other", "by": "In common"}
PREVIEW_CAPTION = "The first rows, as they were understood"
OTHER_FILES_HEADING = "Other files"
ADD_FILES_LABEL = "Add to what is loaded"
ADD_FILES_HELP = "On: new files are read together with those already loaded. Off: they take their place."
DELETE_BUTTON = "Delete everything"
DELETE_TEXT = "Your files, everything made of them and all settings are removed from memory. This cannot be undone."
DELETE_CONFIRM = "Yes, delete everything"


def amount(currency: str) -> str:
    return f"Amount ({currency})" if currency else "Amount"


def file_sentence(file: FileReport) -> str:
    """What kind of file it is and what it brought."""
    if file.kind == "people":
        people = plural(file.customers, "customer")
        return f"{file.format_label}, {plural(file.rows, 'row')}: it says more about {people}."
    in_file, used = (money(sum_, file.currency, cents=True) for sum_ in (file.file_amount, file.used_amount))
    brought = f"{plural(file.orders, 'order')} of {plural(file.customers, 'customer')}{_period(file)}"
    return f"{file.format_label}, {plural(file.rows, 'row')}: {brought}. Of {in_file} in the file, {used} is used."


def _period(file: FileReport) -> str:
    if file.first_day is None or file.last_day is None:
        return ""
    return f", {day_short(file.first_day)} to {day_short(file.last_day)}"


def matches(found: MatchReport) -> str:
    ways = ((found.by_email, "e-mail address"), (found.by_phone, "phone number"))
    shared = " and ".join(f"{count(number)} by the same {way}" for number, way in ways if number)
    return f"{plural(found.merged, 'entry was', 'entries were')} found to be a customer already known: {shared}."


def go_on_without(name: str) -> str:
    return f"Go on without {name}"


def remove(name: str) -> str:
    return f"Remove {name}"


# Common


def shorten(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    return f"{capital(text)}." if text else ""


def day_short(when: date) -> str:
    """9 Dec 2011, in every locale."""
    return f"{when.day} {MONTHS_SHORT[when.month - 1]} {when.year}"


def currency_sign(currency: str) -> str:
    return SYMBOLS.get(currency, f"{currency} " if currency else "")
