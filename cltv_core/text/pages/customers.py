"""What the pages of all customers and of one customer say."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cltv_core.text.pages.common import chance, expected, next_months
from cltv_core.text.products import named
from cltv_core.text.segments import name as segment_name
from cltv_core.text.segments import reasons
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    import pandas as pd

TIER_HELP = N_("High: the top 20% by what they are expected to bring. Medium: the next 30%. Low: all others.")
STANDING_HELP = N_(
    "By each customer's own rhythm. First order: one purchase, not late. On time: came back, not late. Late: no order "
    "for one and a half times their usual gap. Very late: for three times."
)
SEARCH_LABEL = N_("Search")
SEARCH_PLACEHOLDER = N_("Name, e-mail, phone or number")
TIER_LABEL = N_("Value")
STANDING_LABEL = N_("Status")
SEGMENT_LABEL = N_("Segment")
SEGMENT_PLACEHOLDER = N_("All segments")
SORT_LABEL = N_("Sort by")
ORDERINGS = {
    "expected_value": N_("Expected to bring most"),
    "revenue": N_("Most spent so far"),
    "last_order": N_("Latest order"),
    "lateness": N_("Most late for their own rhythm"),
    "customer": N_("Name"),
}
OPEN_HINT = N_("Click a row to open it.")
NOBODY_FOUND = N_("Nobody matches. Remove a word or a filter.")
TABLE_ALT = N_("Customers with what they are expected to bring, status and last order")
NO_CUSTOMER_OPEN = N_("Choose a customer from the list first.")
ALL_CUSTOMERS = N_("All customers")
NEXT_ORDER_DUE = N_("Next order due")
HISTORY_HEADING = N_("Purchases")
TO_DO_HEADING = N_("What to do")
NO_MESSAGES = N_("They said no to messages. Talk to them when they come.")
OPEN_SEGMENT = N_("Open their segment")
COPY_MESSAGE = N_("Copy the message for them")
NOTE_LABEL = N_("Your note")
NOTE_PLACEHOLDER = N_("What is worth remembering: a favourite, a promise, a birthday")
SHOW_MORE = N_("Show more")
ORDERS_ALT = N_("All orders of this customer")
COLUMNS = {
    "customer": N_("Customer"),
    "email": N_("E-mail"),
    "tier": N_("Value"),
    "standing": N_("Status"),
    "expected_value": N_("Expected spend"),
    "revenue": N_("Spent so far"),
    "orders": N_("Orders"),
    "last_order": N_("Last order"),
    "next_order_due": N_("Next due"),
    "reason": N_("Why"),
}
ORDER_COLUMNS = {
    "ordered_at": N_("Date"),
    "order_id": N_("Order"),
    "revenue": N_("Amount"),
    "products": N_("Products"),
    "refunded": N_("Refunded"),
    "channel": N_("Channel"),
    "discount_code": N_("Discount code"),
}
CONSENT = {"yes": N_("Agreed to messages"), "no": N_("Said no to messages")}
CONSENT_UNKNOWN = N_("Consent not known")


def found(shown: int, matching: int, total: int) -> Sentence:
    """Say how many customers match, and how many of them the table lists."""
    if matching > shown:
        whom = _("{matching:count} of {total:count} customers match", matching=matching, total=total)
        everybody = ngettext("{n:count} customer", "{n:count} customers", total)
        return _(
            "{whom}; the first {shown:count} are listed. Search or filter to see others.",
            whom=whom if matching < total else everybody,
            shown=shown,
        )
    if matching < total:
        return ngettext(
            "{matching:count} of {n:count} customer.",
            "{matching:count} of {n:count} customers.",
            total,
            matching=matching,
        )
    return ngettext("{n:count} customer.", "{n:count} customers.", total)


def expected_help(months: int) -> Sentence:
    """Explain the amount that is expected of a customer."""
    return _(
        "Expected over the {horizon}, at your margin. Money that comes later counts a little less.",
        horizon=next_months(months),
    )


def figures(person: pd.Series, months: int, margin: float) -> list[tuple[Sentence, Sentence, Sentence]]:
    """Say label, value and help of each figure on a customer's page."""
    still, order, horizon = float(person["p_alive"]), float(person["p_order"]), next_months(months)
    return [
        (
            expected(margin),
            _("{amount:about}", amount=float(person["expected_value"])),
            _(
                "{orders:decimal} orders are expected over the {horizon}.",
                orders=float(person["expected_orders"]),
                horizon=horizon,
            ),
        ),
        (
            _("Still a customer"),
            chance(still),
            _("{chance:percent} chance of still being a customer.", chance=still),
        ),
        (
            _("Chance to return"),
            _("{chance:percent}", chance=order),
            _("{chance:percent} chance of at least one order over the {horizon}.", chance=order, horizon=horizon),
        ),
        (
            _("Next order due"),
            _("{due:day_short}", due=person["next_order_due"]),
            _("The last order plus this customer's usual gap. From that day on they are due."),
        ),
        (
            _("Spent so far"),
            _("{amount:money}", amount=float(person["revenue"])),
            ngettext("In {n:count} order, less refunds.", "In {n:count} orders, less refunds.", int(person["orders"])),
        ),
    ]


def value_range(person: pd.Series, months: int) -> Sentence:
    """Say the likely range of a customer's value, "" where it is not known."""
    if math.isnan(person["value_low"]):
        return Sentence("")
    return _(
        "Likely range (80%) over the {horizon}: {low:whole} to {high:whole}.",
        low=float(person["value_low"]),
        high=float(person["value_high"]),
        horizon=next_months(months),
    )


def contact(person: pd.Series) -> str:
    """Say e-mail and phone as far as known, and whether messages are welcome, without any markup."""
    consent = _(CONSENT.get(person["consent"], CONSENT_UNKNOWN))
    return " · ".join(part for part in (person["email"], person["phone"], consent) if part)


def placement(person: pd.Series) -> Sentence:
    """Say in which segment a customer is, and why."""
    (reason,) = reasons(person.to_frame().T)
    return _("{segment}: {reason}", segment=segment_name(person["segment"]), reason=Sentence(reason))


def purchases_alt(days: int, person: pd.Series) -> Sentence:
    """Describe the chart of a customer's purchases with its figures."""
    return ngettext(
        "Money spent on the one day with a purchase, {revenue:money}; next order due {due:day}",
        "Money spent on each of {n:count} days with a purchase, {revenue:money} in all; next order due {due:day}",
        days,
        revenue=float(person["revenue"]),
        due=person["next_order_due"],
    )


def purchase_hover(day: pd.Timestamp, amount: float, products: Sequence[str]) -> Sentence:
    """Say what was spent on a day, and what for as far as the files tell."""
    if not products:
        return _("{day:day}: {amount:cents}", day=day, amount=amount)
    return _("{day:day}: {amount:cents}<br>{products}", day=day, amount=amount, products=named(products))


def expected_next(due: pd.Timestamp, amount: float) -> Sentence:
    """Say when the next order is expected, and what it may come to."""
    return _("Next order expected around {due:day}, about {amount:about}", due=due, amount=amount)


def expected_of(person: pd.Series) -> Sentence:
    """Say what a customer is expected to spend, so that it stands out on a card."""
    return _("**{amount:about}**", amount=float(person["expected_value"]))


def card(person: pd.Series) -> Sentence:
    """Say on one line what the card of a customer tells besides name and amount; `standing` is said already."""
    return _(
        "{standing} · last order {last:day} · {orders}",
        standing=Sentence(person["standing"]),
        last=person["last_order"],
        orders=ngettext("{n:count} order", "{n:count} orders", int(person["orders"])),
    )


def order_line(order: Mapping[Hashable, Any]) -> Sentence:
    """Say on one line when an order was placed, what it came to and what was bought."""
    told = _("{day:day}: **{amount:cents}**", day=order["ordered_at"], amount=float(order["revenue"]))
    return _("{order} · {products}", order=told, products=order["products"]) if order.get("products") else told
