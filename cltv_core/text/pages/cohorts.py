"""What the page of cohorts says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.describe.good_starts import GoodStart
    from cltv_core.describe.second_order import SecondOrders
    from cltv_core.value.curves import Payback

BY_LABEL = N_("Group customers by")
BY_OPTIONS = {
    "month": N_("First month"),
    "quarter": N_("First quarter"),
    "first_product": N_("First product"),
    "channel": N_("First sales channel"),
    "source": N_("What brought them"),
}
CUMULATIVE_HEADING = N_("What a customer brings over time")
CUMULATIVE_HELP = N_(
    "Sales per customer of the group since the first order, added up, at your margin. The line is what "
    "happened in complete months; the dots are what is expected over the next twelve, not discounted. The "
    "band is the likely range (80%) of the whole group."
)
SHOWN = N_("Choose what is shown")
RETENTION_HEADING = N_("How many come back")
RETENTION_HELP = N_(
    "Retention: the share of a row's customers who bought in that month after their first order. Empty: the "
    "month is not over yet. Pale, without a figure: too few customers to compare."
)
AXIS_MONTHS_SINCE = N_("Months since the first order")
AXIS_PER_CUSTOMER = N_("Per customer")
PAYBACK_ASK = N_("Enter the cost of winning a customer under Settings to see when it is earned back.")
PAYBACK_ASK_MARGIN = N_(
    "Enter your gross margin under Settings to see when the cost of winning a customer is earned back. At "
    "100% it would look earned back too soon."
)
ALL_MONTHS = N_("All months")
NEXT_STEP_HEADING = N_("What to do about it")
TOO_YOUNG = N_("Your sales do not cover a whole month yet, so there is nothing to follow over time.")


@dataclass(frozen=True)
class StartWords:
    """How to speak of what customers began with, where one start is better and where none is."""

    better: str
    none: str


START_WORDS = {
    "first_product": StartWords(
        better=N_(
            "The {customers:count} customers who began with {name} brought {value:about} each in the {days:days} after "
            "their first order, the others {others:about}. Put it where newcomers see it first: the window, the start "
            "page, a first visit's offer. It may be the people and not the product: try it for a month, and compare."
        ),
        none=N_(
            "No first product leads to customers who bring clearly more in the {days:days} after their first order. "
            "What differs may be chance."
        ),
    ),
    "channel": StartWords(
        better=N_(
            "The {customers:count} customers who first bought through {name} brought {value:about} each in the "
            "{days:days} after their first order, the others {others:about}. Look for your next customers there first. "
            "It may cost more to win them there: compare that too."
        ),
        none=N_(
            "No sales channel leads to customers who bring clearly more in the {days:days} after their first order. "
            "What differs may be chance."
        ),
    ),
    "source": StartWords(
        better=N_(
            "The {customers:count} customers who came through {name} brought {value:about} each in the {days:days} "
            "after their first order, the others {others:about}. Look for your next customers there first. It may cost "
            "more to win them there: compare that too."
        ),
        none=N_(
            "No source leads to customers who bring clearly more in the {days:days} after their first order. What "
            "differs may be chance."
        ),
    ),
}


def pooled(least_customers: int) -> Sentence:
    """Say why some groups are drawn as one."""
    return _(
        "Groups of fewer than {least:count} customers are too small to compare: they are drawn as one.",
        least=least_customers,
    )


def back_of(active: int, customers: int, *, few: bool) -> Sentence:
    """Say how many came back; of a few customers a share would say too much."""
    if few:
        return _("{active:count} of {customers:count}", active=active, customers=customers)
    return _("{share:percent}", share=active / customers)


def retention_hover(cohort: str, month: int, back: Sentence) -> Sentence:
    """Say how many of a group bought in a month."""
    return _("{cohort}, month {month:count}: {back} bought", cohort=cohort, month=month, back=back)


def value_hover(cohort: str, month: int, value: float) -> Sentence:
    """Say what a customer of a group has brought by a month."""
    return _("{cohort}, month {month:count}: {value:money} per customer", cohort=cohort, month=month, value=value)


def cell(share: float) -> Sentence:
    """Say a share in a cell of the retention grid."""
    return _("{share:percent}", share=share)


def shades(least: float, most: float) -> Sentence:
    """Explain the shades of the retention grid."""
    return _(
        "The stronger the colour, the more came back: from {least:percent} to {most:percent}.", least=least, most=most
    )


def curves_alt(ends: Sequence[tuple[str, float]]) -> Sentence:
    """Describe the value curves by where each ends."""
    told = [_("{cohort}: {value:money}", cohort=cohort, value=value) for cohort, value in ends]
    return _(
        "What a customer of each group has brought so far, and what is expected. At the end of each line: {ends}",
        ends=Sentence("; ".join(told)),
    )


def grid_alt(least: float, most: float) -> Sentence:
    """Describe the retention grid by its ends."""
    return _(
        "Share of customers of each group who bought in the months after their first order, from {least:percent} to "
        "{most:percent}",
        least=least,
        most=most,
    )


def cohort_row(name: str, customers: int) -> Sentence:
    """Name a row of the retention grid."""
    return _("{name} ({customers:count})", name=name, customers=customers)


def cost_level(cost: float) -> Sentence:
    """Name the level of what a customer costs to win."""
    return _("{cost:money} to win a customer", cost=cost)


def back_after_a_month(share: float) -> Sentence:
    """Say how many bought again in the month after their first order."""
    return _("{share:percent} of customers bought again in the month after their first order.", share=share)


def payback(paid: Payback, cost: float) -> Sentence:
    """Say when an average customer has paid back what it cost to win one."""
    if paid.months is None:
        return _("At {cost:money} each, a customer is not expected to pay back within the time shown.", cost=cost)
    if paid.expected:
        return ngettext(
            "At {cost:money} each, a customer is expected to have paid back after {n:count} month.",
            "At {cost:money} each, a customer is expected to have paid back after {n:count} months.",
            paid.months,
            cost=cost,
        )
    return ngettext(
        "At {cost:money} each, a customer has paid back after {n:count} month.",
        "At {cost:money} each, a customer has paid back after {n:count} months.",
        paid.months,
        cost=cost,
    )


def good_start(found: GoodStart | None, by: str, days: int) -> Sentence:
    """Say which first product or channel leads to customers who come back for more, and what to try."""
    words = START_WORDS[by]
    if found is None:
        return _(words.none, days=days)
    return _(
        words.better,
        customers=found.customers,
        name=found.name,
        value=found.value,
        others=found.others,
        days=days,
    )


def newest(segment: str, customers: int, second: SecondOrders) -> Sentence:
    """Say how many customers are new, and by when a second order usually comes."""
    told = ngettext(
        "{n:count} customer is in the segment {segment}.",
        "{n:count} customers are in the segment {segment}.",
        customers,
        segment=segment_name(segment),
    )
    if not second.known:
        return told
    return _(
        "{told} Half of all second orders come within {days:days}: write about then.",
        told=told,
        days=max(round(second.median_days), 1),
    )
