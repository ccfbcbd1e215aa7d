"""What the core says of next products, of customers who moved, of a fair look and of value beyond revenue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cltv_core.text.wording import ago, count, day, every, horizon, money_short, percent, plural, share


# Next product.
def replayed(hit_rate: float, popular_rate: float, purchases: int, beats: bool, repeats: bool) -> str:
    named = "five products named beforehand" if repeats else "five new products named beforehand"
    digits = 1 if percent(hit_rate) == percent(popular_rate) else 0
    came = (
        f"Replayed on {plural(purchases, 'later purchase')}: {percent(hit_rate, digits)} held at least one of {named}"
    )
    against = f"against {percent(popular_rate, digits)} for the five best sellers"
    return f"{came}, {against}." if beats else f"{came}, {against}: no clear gain, so no products are suggested."


def too_few_next_purchases(purchases: int, needed: int) -> str:
    return (
        f"Only {plural(purchases, 'later purchase')} can be replayed; {needed} are needed to tell whether suggesting "
        "products would beat naming the best sellers."
    )


def also_bought(product: str, both: int, buyers: int) -> str:
    return f"Of {plural(buyers, 'customer')} who bought {product}, {count(both)} bought this too."


def bought_next(product: str, both: int, buyers: int) -> str:
    return (
        f"Of {plural(buyers, 'customer')} who bought {product}, {count(both)} took this with it or on their next visit."
    )


def bought_again(visits: int, of_visits: int) -> str:
    return f"Bought on {count(visits)} of {plural(of_visits, 'visit')}."


def bought_before(number: int, customers: int) -> str:
    if customers == 1:
        return "Bought before."
    return f"{count(number)} of these {plural(customers, 'customer')} bought it before."


def sells_now(part: float) -> str:
    return f"Sells well at present: on {share(part)} of recent receipts."


# Replenishment.
NO_RHYTHM = (
    "No product of yours is bought again at a steady enough rhythm to remind people of it; reminders would mostly come "
    "at the wrong time."
)


def rhythms(products: Sequence[str], late: int) -> str:
    first = listed(products[:3])
    more = f" and {plural(len(products) - 3, 'other product')}" if len(products) > 3 else ""
    verb = "is" if len(products) == 1 else "are"
    return f"{first}{more} {verb} bought again at a steady rhythm; {plural(late, 'purchase')} {_is(late)} due by now."


def due_again(product: str, gap: int, since: int) -> str:
    return f"Usually buys {product} every {every(gap)}, last time {ago(since)}."


def listed(names: Sequence[str]) -> str:
    """Bread, Butter; the last two are not joined by "and", as more may follow."""
    return ", ".join(names)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


# Movement.
NEWCOMERS = "New since then"


def moved(
    customers: int, start: str, end: str, since: date, before: float, now: float, horizon_days: int, currency: str
) -> str:
    who = plural(customers, "customer")
    was, are = ("was", "is") if customers == 1 else ("were", "are")
    worth = f"{money_short(now, currency)} expected over the {horizon(horizon_days)}"
    return (
        f"{who} {was} in {start} on {day(since)} and {are} in {end} now: {worth}, {money_short(before, currency)} then."
    )


def joined(customers: int, since: date) -> str:
    return f"{plural(customers, 'customer')} bought for the first time since {day(since)}."


# A fair look.
TREATMENT = "What customers are offered"


def too_many_groups(column: str, found: int, most: int) -> str:
    return (
        f"{column} has {count(found)} different entries, too many to compare; choose a column with at most {most}, "
        "such as bands of age instead of years."
    )


def groups_too_small(column: str, least: int) -> str:
    return (
        f"{column} cannot be looked at: that takes at least two different entries with {least} customers each, and "
        "there are not as many."
    )


def all_treated_alike(column: str) -> str:
    return f"All customers are treated alike, so there is nothing to compare by {column}."


def treated_differently(column: str) -> str:
    return (
        f"Customers who are worth the same are not treated alike across {column}. That need not be unfair, but have a "
        "look at why before you act on it:"
    )


def group_differs(column: str, group: str, treatment: str, part: float, expected: float) -> str:
    fair = f"{share(expected)} of customers worth as much would be"
    return f"{column} {group}: {share(part)} are in {treatment}, where {fair}."


def treated_alike(column: str, seen_from: float) -> str:
    return (
        f"Customers who are worth the same are treated alike across {column}; a difference of {share(seen_from)} of a "
        "group or more would have been seen."
    )


def too_few_to_tell(column: str, seen_from: float) -> str:
    return (
        f"Too few customers to tell whether treatment differs across {column}: only a difference of {share(seen_from)} "
        "of a group or more could be seen, and there is none that large."
    )


def left_out_of_the_look(customers: int, column: str) -> str:
    return f"Left out: {plural(customers, 'customer')} without an entry in {column}, or with one that few share."


# Beyond revenue.
