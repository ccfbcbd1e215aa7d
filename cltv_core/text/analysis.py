"""What the owner reads of the whole shop: page, report and command line say it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.segments.rules import Segment
from cltv_core.text.say import say
from cltv_core.text.segments import name
from cltv_core.text.spelling import about
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.transactions import Transactions
    from cltv_core.value.forecast import Forecast


INCLUDE_TAX = N_("Amounts include any VAT or sales tax.")
AHEAD_NOTE = N_("With so few customers, one or two can change this.")


def headline(customers: int, forecast: Forecast, mark: str = "{}") -> Sentence:
    """Say what all customers are expected to bring: the one sentence that an owner remembers.

    `mark`: what to put around the amount, so that it stands out.
    """
    terms = forecast.terms
    values = {"total": Sentence(mark.format(about(forecast.total))), "horizon": terms.horizon_days}
    if terms.margin == 1:
        return ngettext(
            "Your {n:count} customer is expected to spend about {total} over the {horizon:horizon}.",
            "Your {n:count} customers are expected to spend about {total} over the {horizon:horizon}.",
            customers,
            **values,
        )
    return ngettext(
        "Your {n:count} customer is expected to earn you about {total} over the {horizon:horizon}: profit at your "
        "margin of {margin:percent}.",
        "Your {n:count} customers are expected to earn you about {total} over the {horizon:horizon}: profit at your "
        "margin of {margin:percent}.",
        customers,
        margin=terms.margin,
        **values,
    )


def likely_range(low: float, high: float) -> Sentence:
    """Say between which amounts a total lies in 8 of 10 cases."""
    return _("Likely range (80%): {low:about} to {high:about}.", low=low, high=high)


def expected(customers: int, forecast: Forecast) -> list[Sentence]:
    """Say what all customers are expected to bring, and its range where one is known."""
    low, high = forecast.low, forecast.high
    ranges = [] if low is None or high is None else [likely_range(low, high)]
    return [headline(customers, forecast), *ranges]


def known_so_far(transactions: Transactions, customers: int, orders: int) -> Sentence:
    """Say what the files hold."""
    return _(
        "{customers} placed {orders} worth {sold:about} between {first:day} and {last:day}.",
        customers=ngettext("{n:count} customer", "{n:count} customers", customers),
        orders=ngettext("{n:count} order", "{n:count} orders", orders),
        sold=float(transactions.orders["revenue"].sum()),
        first=transactions.first_day,
        last=transactions.last_day,
    )


def tax(*, included: bool) -> Sentence:
    """Say beside the first money that is told what is in it, where that is known."""
    return _(INCLUDE_TAX) if included else Sentence("")


def rough_look_ahead(customers: int, modest: Forecast) -> list[Sentence]:
    """Say what a small or young shop may expect, as small as it is sure."""
    return [*expected(customers, modest), _(AHEAD_NOTE)]


def typical_value(median: float) -> Sentence:
    """Say what the customer in the middle is expected to bring."""
    return _("Half of your customers are expected to bring {median:about} or more.", median=median)


def best_fifth(of_value: float) -> Sentence:
    """Say how much depends on the best customers."""
    return _("Your best 20% of customers are expected to bring {part:share} of the total.", part=of_value)


def top_segment(row: pd.Series) -> Sentence:
    """Say which segment is expected to bring most (its row of the segment table)."""
    return _(
        "{segment}: {of_customers:share} of customers, {of_value:share} of the total.",
        segment=name(str(row["segment"])),
        of_customers=float(row["share_of_customers"]),
        of_value=float(row["share_of_value"]),
    )


def about_to_leave(row: pd.Series) -> Sentence:
    """Say whom the shop is about to lose (see `cltv_core.segments.highlights`)."""
    customers, values = int(row["customers"]), {"segment": name(str(row["segment"])), "stake": float(row["at_stake"])}
    if row["like"] == Segment.CANT_LOSE_THEM.value:
        return ngettext(
            "Top customers about to leave: {n:count} customer in {segment}, {stake:whole} at stake.",
            "Top customers about to leave: {n:count} customers in {segment}, {stake:whole} at stake.",
            customers,
            **values,
        )
    return ngettext(
        "About to leave: {n:count} customer in {segment}, {stake:whole} at stake.",
        "About to leave: {n:count} customers in {segment}, {stake:whole} at stake.",
        customers,
        **values,
    )


def counted(margin: float) -> Sentence:
    """Say which part of the price the money counts."""
    if margin == 1:
        return _("It counts the whole price.")
    return _("It counts a margin of {margin:percent}.", margin=margin)


def method(forecast: Forecast) -> Sentence:
    """Say how the forecast was made."""
    terms = forecast.terms
    values = {
        "methods": [say(used) for used in forecast.methods],
        "horizon": terms.horizon_days,
        "rate": terms.discount_rate,
    }
    made = _(
        "How this was worked out: what customers will likely bring over the {horizon:horizon} is a forecast by "
        "{methods:list}, from when and how much each has bought so far.",
        **values,
    )
    later = (
        _("Money that comes later counts {rate:share} less a year.", **values)
        if terms.discount_rate
        else _("Money that comes later counts in full.")
    )
    rest = _(
        "It is a best estimate; single customers will differ widely from it. Unfinished months are left out "
        "of every comparison."
    )
    return Sentence(" ".join((made, counted(terms.margin), later, rest)))
