"""What the Overview says to a small or young shop: its past first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cltv_core.describe.small_shop import Past

CAME_BACK = N_("Came back")
CAME_BACK_HELP = N_("Customers who ordered on two days or more.")
AVERAGE_ORDER = N_("Average order value")
AVERAGE_ORDER_HELP = N_("Sales less refunds, divided by the number of orders.")
USUAL_GAP = N_("Half come back within")
USUAL_GAP_HELP = N_("Between two orders: half of all returning orders came within this time of the one before.")
OVERDUE = N_("Came back, now late")
OVERDUE_HELP = N_("Customers who came back before, and have now waited more than one and a half times their usual gap.")
REGULARS_HEADING = N_("Your regulars")
REGULARS_ALT = N_("Customers who order most often")
NO_REGULARS = N_("Nobody has ordered three times yet.")
OVERDUE_HEADING = N_("Not seen for a while")
OVERDUE_ALT = N_("Customers who are late by their own usual gap")
OPEN_HINT = N_("Click a row to open the customer.")
WEEKS_HEADING = N_("Sales by week")
WEEKS_HELP = N_("Whole weeks only, from Monday to Sunday, before costs.")
NO_WEEK = N_("Your sales do not cover a whole week yet.")
WEEKDAYS_HEADING = N_("Your best days")
WEEKDAYS_HELP = N_("Sales of an average Monday, Tuesday and so on. Days without sales count too.")
PRODUCTS_HEADING = N_("Your best sellers")
PRODUCTS_HELP = N_("Products with the highest sales so far, and in how many orders they were.")
AHEAD_HEADING = N_("A rough look ahead")
COLUMNS = {
    "customer": N_("Customer"),
    "orders": N_("Orders"),
    "revenue": N_("Spent so far"),
    "reason": N_("Rhythm"),
}
COHORTS_HEADING = N_("Too early to compare groups")
COHORTS_TEXT = N_("Comparing newer customers with older ones takes groups of ten or more, followed for a few months.")


def came_back(past: Past) -> Sentence:
    """Say how many customers came back, exactly."""
    return _("{back:count} of {customers:count}", back=past.came_back, customers=past.customers)


def came_back_so_far(past: Past) -> Sentence:
    """Say how many came back and how soon."""
    if past.usual_gap is None:
        return _("None of your {customers:count} customers has come back yet.", customers=past.customers)
    return _(
        "{back:count} of your {customers:count} customers have come back, half of the time within {gap:days}.",
        back=past.came_back,
        customers=past.customers,
        gap=round(past.usual_gap),
    )


def amount(value: float) -> Sentence:
    """Say an amount to the cent."""
    return _("{amount:cents}", amount=value)


def usual_gap(past: Past) -> Sentence | None:
    """Say how long customers usually wait; None where nobody came back."""
    return None if past.usual_gap is None else _("{gap:days}", gap=round(past.usual_gap))


def overdue(number: int) -> Sentence:
    """Say how many are overdue."""
    return _("{number:count}", number=number)


def spent(person: pd.Series) -> Sentence:
    """Say what a customer has brought so far."""
    return _("**{amount:money}**", amount=person["revenue"])


def card(person: pd.Series) -> Sentence:
    """Say how often a customer has ordered, and how usually."""
    return ngettext(
        "{n:count} order · {rhythm}", "{n:count} orders · {rhythm}", person["orders"], rhythm=Sentence(person["reason"])
    )


def weekday(place: int) -> Sentence:
    """Name a day of the week, 0 for Monday."""
    return _("{day:weekday_short}", day=place)


def weekday_hover(place: int, revenue: float) -> Sentence:
    """Say what an average day of the week brings."""
    return _("{day:weekday}: {revenue:about} on average", day=place, revenue=revenue)


def week_hover(week: date, revenue: float) -> Sentence:
    """Say what a week brought."""
    return _("Week of {week:day}: {revenue:about}", week=week, revenue=revenue)


def product_hover(name: str, orders: int, revenue: float) -> Sentence:
    """Say what a product brought."""
    return ngettext(
        "{name}: {revenue:about} in {n:count} order",
        "{name}: {revenue:about} in {n:count} orders",
        orders,
        name=name,
        revenue=revenue,
    )


def product_amount(revenue: float) -> Sentence:
    """Say what a product brought, beside its bar."""
    return _("{revenue:about}", revenue=revenue)


def best_day(place: int, revenue: float) -> Sentence:
    """Describe the chart of days of the week by its highest bar."""
    return _("Best day: {day:weekday}, {revenue:about} on average", day=place, revenue=revenue)


def weeks_alt(weeks: int, low: float, high: float) -> Sentence:
    """Describe the chart of weeks with its figures."""
    return ngettext(
        "Sales of {n:count} week: {high:about}",
        "Sales of {n:count} weeks, between {low:about} and {high:about} each",
        weeks,
        low=low,
        high=high,
    )


def products_alt(name: str, revenue: float) -> Sentence:
    """Describe the chart of products by the first of them."""
    return _("Best seller: {name}, {revenue:about}", name=name, revenue=revenue)


def too_small_to_test(customers: int) -> Sentence:
    """Say what follows from a shop that is too small for its forecast to be judged."""
    return ngettext(
        "{n:count} customer is too few to judge a forecast by: trust the past, and take what is expected as a rough "
        "guide.",
        "{n:count} customers are too few to judge a forecast by: trust the past, and take what is expected as a rough "
        "guide.",
        customers,
    )


def too_young_to_test(days: int) -> Sentence:
    """Say what follows from sales that are too few days to judge a forecast by."""
    return ngettext(
        "{n:count} day of sales is too little to judge a forecast by: trust the past, and take what is expected as a "
        "rough guide.",
        "{n:count} days of sales are too few to judge a forecast by: trust the past, and take what is expected as a "
        "rough guide.",
        days,
    )
