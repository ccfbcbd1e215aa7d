"""How numbers are said, and the sentences the core itself has to say (files, errors, report)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from cltv_core.facts import Code
from cltv_core.segments.rules import ELEVEN, FIVE, GONE_FROM, LOST_FROM, SLIPPING_FROM, STILL_ALIVE
from cltv_core.text.spelling import both

SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$", "NZD": "NZ$"}


def count(number: float) -> str:
    return f"{number:,.0f}"


def percent(share: float, digits: int = 0) -> str:
    return f"{share:.{digits}%}"


def money(amount: float, currency: str = "", *, cents: bool = False) -> str:
    """An amount in full: £1,234 or £1,234.56; a code without a symbol stands before the number (CHF 1,234)."""
    digits = f"{abs(amount):,.{2 if cents else 0}f}"
    return f"{'-' if amount < 0 and float(digits.replace(',', '')) else ''}{_prefix(currency)}{digits}"


def money_short(amount: float, currency: str = "") -> str:
    """An amount as a person would say it: £3.1 million, £412,000, £84, £3.70."""
    size = abs(amount)
    sign = "-" if amount < 0 else ""
    for unit, name in ((1e9, "billion"), (1e6, "million")):
        if size >= unit * 0.9995:
            return f"{sign}{_prefix(currency)}{_three_digits(size / unit)} {name}"
    if size >= 1000:
        step = 10 ** (math.floor(math.log10(size)) - 2)
        return money(sign_of(amount) * round(size / step) * step, currency)
    return money(amount, currency, cents=size < 10)


def money_whole(amount: float, currency: str = "") -> str:
    """As `money_short`, but without cents: for what is only supposed."""
    return money_short(amount, currency) if abs(amount) >= 10 else money(amount, currency)


def sign_of(number: float) -> int:
    return -1 if number < 0 else 1


def _three_digits(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}"


def _prefix(currency: str) -> str:
    return SYMBOLS.get(currency, f"{currency} " if currency else "")


SayNumber = Callable[[int], str]


def plural(number: int, one: str, many: str | None = None) -> str:
    """1 order, 1,234 orders."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def days(number: int) -> str:
    return plural(number, "day")


def every(number: int) -> str:
    """To stand behind "every": day, 41 days."""
    return "day" if number == 1 else days(number)


def ago(number: int) -> str:
    return {0: "today", 1: "yesterday"}.get(number, f"{days(number)} ago")


def months(number: int) -> str:
    return plural(number, "month")


def day(when: date) -> str:
    """9 December 2011, in every locale."""
    return f"{when.day} {MONTH_NAMES[when.month - 1]} {when.year}"


def horizon(horizon_days: int) -> str:
    """next 12 months, where the days are that many months; else next 45 days."""
    whole = round(horizon_days / 30.4375)
    return f"next {months(whole) if whole and abs(horizon_days - whole * 30.4375) <= 2.5 else days(horizon_days)}"


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# The six figures.
KPI_LABELS = {
    "active_customers": "Active customers",
    "retention_rate": "Retention",
    "churn_rate": "Churn",
    "average_order_value": "Average order value",
    "purchase_frequency": "Purchase frequency",
    "repeat_rate": "Repeat rate",
    "acquisition_cost": "Customer acquisition cost",
}
KPI_DEFINITIONS = {
    "active_customers": "Customers who bought at least once in the period.",
    "retention_rate": (
        "Customer retention rate: of the customers who bought in the period before, the share who bought again in "
        "this one."
    ),
    "churn_rate": (
        "Churn rate: of the customers who bought in the period before, the share who did not buy in this one. "
        "Retention and churn add up to 100%."
    ),
    "average_order_value": (
        "Average order value: sales of the period, less refunds, divided by the number of orders. An order refunded in "
        "full counts only if its customer has no other."
    ),
    "purchase_frequency": (
        "Purchase frequency: orders of the period, without those refunded in full, divided by the customers who bought "
        "in it."
    ),
    "repeat_rate": "Repeat rate: of the customers who bought in the period, the share who bought on two days or more.",
    "acquisition_cost": (
        "Customer acquisition cost: what you spend on advertising and first-time offers, divided by the number of new "
        "customers it brought. You type it in; your files do not hold it."
    ),
}
RETENTION_TOO_SHORT = (
    "Retention compares one period with the one before it, and your file does not reach back far enough for two."
)
NOBODY_BEFORE = "Nobody bought in the period before, so there was nobody who could come back."
NOBODY_NOW = "Nobody bought in this period."


def kpi_period(months_long: int, start: date, end: date) -> str:
    since = f"{day(start)} to {day(end)}"
    return f"the {months(months_long) if months_long > 1 else 'month'} from {since}" if months_long else since


def kpi_comparison(months_long: int, compared: int) -> str:
    """What the figures are compared with; "" where nothing is known to compare with."""
    if not months_long:
        return ""
    if compared == 12:
        return "compared with the same months a year earlier"
    return f"compared with the {months(months_long) if months_long > 1 else 'month'} before"


# Cohorts.
def cohort_name(label: str) -> str:
    """March 2011 for 2011-03, Q1 2011 for 2011-Q1, any other label as it is."""
    year, _, part = label.partition("-")
    if not (year.isdigit() and len(year) == 4 and part):
        return label
    if part.isdigit() and 1 <= int(part) <= 12:
        return f"{MONTH_NAMES[int(part) - 1]} {year}"
    return f"{part} {year}" if part in ("Q1", "Q2", "Q3", "Q4") else label


def cohort_short(label: str) -> str:
    """Mar 2011 for 2011-03."""
    name = cohort_name(label)
    return name if name == label else f"{name[:3].strip()} {name[-4:]}"


ALL_CUSTOMERS = "All customers"
OTHER_GROUP = "Other"
SMALL_GROUPS = "Smaller groups"
UNKNOWN_GROUP = "Not known"

# Segments. REASONS: (came back at least once, standing) -> why a customer stands there.
REASONS = {
    (True, "active"): "usually every {every}, last order {ago}",
    (True, "slipping"): "usually every {every}, now {since}",
    (True, "lost"): "usually every {every}, now {since}",
    (False, "new"): "first order {ago}, a second usually follows after about {gap}",
    (False, "slipping"): "one order, {ago}; a second usually follows after about {gap}",
    (False, "lost"): "one order, {ago}; a second usually follows after about {gap}",
}
REASONS_WITHOUT_REPEATS = {
    (False, "new"): "first order {ago}",
    (False, "slipping"): "one order, {ago}",
    (False, "lost"): "one order, {ago}",
}


SEGMENTS: Mapping[str, str] = {
    "Champions": "Came back, are not late, and are among the best fifth by what they are expected to bring.",
    "Loyal": "Came back and are not late{short_of_attention}.",
    "Promising": "Came twice so far and are not late: the third order makes a habit.",
    "New": "Came once so far, and are not late for a second time: with a usual gap of {gap}, up to {late} ago.",
    "One-off big spender": "Came once, and spent {big} or more, as only one purchase in ten does.",
    "Discount-only": "Came back and are not late, but never without a discount code, and are not among the best fifth.",
    "Needs attention": "Came back and are due: past their own usual gap, but not by half of it yet.",
    "Can't lose them": (
        "Among the best fifth by what they have brought so far, and late: between {slipping:g} and {gone:g} times "
        "their own usual gap without an order."
    ),
    "At risk": "{whoever} late: {slipping:g} to {lost:g} times their own usual gap without an order. {example}",
    "Hibernating": (
        "Came once and are late for a second time: {slipping:g} to {lost:g} times the usual gap. Or came back, and "
        "have been away for {lost:g} to {gone:g} times their own usual gap, with a chance of {alive} or more of still "
        "being customers."
    ),
    "Lost": "{lost_rule}",
}


def segment_definition(name: str, size: int, gap: float, big: float, currency: str) -> str:
    """`gap`: a usual number of days between orders in this shop; `big`: what an order must come to, to be big."""
    usual, late, away = (days(max(round(times * gap), 1)) for times in (1.0, SLIPPING_FROM, LOST_FROM))
    return SEGMENTS[name].format(
        gap=usual,
        late=late,
        slipping=SLIPPING_FROM,
        lost=LOST_FROM,
        gone=GONE_FROM,
        alive=percent(STILL_ALIVE),
        big=money_short(big, currency) if big < float("inf") else "much",
        short_of_attention=", nor due yet" if size == ELEVEN else "",
        whoever="Everybody who is" if size == FIVE else "Came back, and are",
        example=f"With a usual gap of {usual}, from {late} without an order.",
        lost_rule=(
            f"{LOST_FROM:g} times their own usual gap without an order, or longer. With a usual gap of {usual}, from "
            f"{away}."
            if size == FIVE
            else f"Came once, and have been away for {LOST_FROM:g} times the usual gap or longer. Or came back, and "
            f"have been away for {GONE_FROM:g} times their own usual gap or longer, or for {LOST_FROM:g} times with a "
            f"chance under {percent(STILL_ALIVE)} of still being customers."
        ),
    )


def tier_definition(tier: str, customers: int, least: float, horizon_days: int, currency: str) -> str:
    """`least`: expected value of the last customer who made it into the tier."""
    who = {"High": "The best fifth", "Medium": "The next three tenths", "Low": "All others"}[tier]
    share = f"{who}, {plural(customers, 'customer')}" if customers else f"{who}; nobody at present"
    bar = f": {money_short(least, currency)} or more each expected over the {horizon(horizon_days)}"
    return f"{share}{bar if customers and tier != 'Low' else ''}."


def standing_definition(standing: str, gap: float, slipping_from: float, lost_from: float) -> str:
    """`gap`: a usual number of days between orders in this shop, as the example."""
    usual, late, gone = (days(max(round(times * gap), 1)) for times in (1.0, slipping_from, lost_from))
    since = f"from {late} to {gone}" if standing == "slipping" else f"from {gone}"
    example = f"with a usual gap of {usual}, {since} without an order"
    return {
        "new": f"One purchase so far, and not late for a second: with a usual gap of {usual}, up to {late} ago.",
        "active": f"Came back at least once, and not late: with a usual gap of {usual}, last order up to {late} ago.",
        "slipping": f"Whether they came once or often, away for {slipping_from:g} to {lost_from:g} times their own "
        f"usual gap: {example}.",
        "lost": f"Whether they came once or often, away for {lost_from:g} times their own usual gap or longer: "
        f"{example}.",
    }[standing]


def share(part: float) -> str:
    """A share as a person would say it: 38%, 0.4%, under 0.1%."""
    if 0 < part < 0.0005:
        return "under 0.1%"
    return percent(part, 1 if 0 < part < 0.00995 else 0)


# Tactics. AT_STAKE: standing -> what the money at stake counts.
AT_STAKE = {
    "active": (
        "{stake} at stake over the {horizon}: what keeping to their usual rhythm would bring beyond what is expected."
    ),
    "new": "{stake} at stake over the {horizon}: the second orders that are not expected to come by themselves.",
    "slipping": (
        "{stake} at stake over the {horizon}: what coming back to their usual rhythm would bring beyond what is "
        "expected, weighed by the chance that they are still customers."
    ),
    "lost": (
        "{stake} at stake over the {horizon}: what coming back to their usual rhythm would bring beyond what is "
        "expected, weighed by the chance that they are still customers."
    ),
}
STAKE_OF: Mapping[str, str] = {
    "New": "new",
    "One-off big spender": "new",
    **dict.fromkeys(("Can't lose them", "At risk", "Hibernating", "Lost"), "slipping"),
}
"""Segment of the rules -> which of the sentences above; those who come count as active."""
NOTHING_AT_STAKE = "{value} expected from them over the {horizon}."
NOTHING_LEFT = "Nothing is left for this week: you have done it, put it off or ruled it out."
NOTHING_WORTHWHILE = (
    "Nothing promises to pay for an hour of your work this week: each idea would probably win less than one more order "
    "for every hour, or less than an hour of help costs. This one comes nearest: try it for what you learn."
)
AT_STAKE_NOTE = "at stake: where attention is worth most, not what an action will bring"
CHANNELS: Mapping[str, str] = {
    "e-mail": "E-mail",
    "text message": "Text message",
    "phone": "Phone",
    "post": "A letter or card by post",
    "in the shop": "In the shop, face to face",
    "website": "Your website",
    "loyalty": "Wherever they buy; it takes no loyalty scheme, but fits into one",
    "service": "Service, wherever they buy",
}
_REACHED_BY: Mapping[str, str] = {
    "e-mail": "with an e-mail address",
    "text message": "with a phone number",
    "phone": "with a phone number",
    "post": "with a postal address",
}
LETTERS: Mapping[str, tuple[str, str, str]] = {
    "warm": ("Dear {first_name},", "Hello,", "Warm regards\n[Your name]"),
    "plain": ("Hello {first_name},", "Hello,", "[Your name], [your shop]"),
    "cheerful": ("Hi {first_name}!", "Hi!", "Cheers\n[Your name] and everyone at [your shop]"),
}
"""Tone -> greeting with a name, greeting without, and signature."""
ASK_THOSE_FIRST = " Ask those first of whom your files do not say whether they agreed to hear from you."
SHOW_BEARERS, SHOW = "They carry the shop: show", "Show"
NO_MARGIN = (
    "Type in your margin, and the largest discount that still pays will stand here. Until then: better no discount."
)


def letter(tone: str, text: str, has_names: bool) -> str:
    named, unnamed, signature = LETTERS[tone]
    return f"{named if has_names else unnamed}\n\n{text}\n\n{signature}"


def in_100(part: float) -> str:
    """5 in 100: a share as a person would count it."""
    return f"{part * 100:.0f} in 100" if part >= 0.0095 else f"{part * 1000:.0f} in 1,000"


def either(names: Sequence[str]) -> str:
    """Bread, Butter or Jam."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def for_whom(customers: int, reached: int, channel: str, consent_unknown: int, chosen: bool, coming: bool) -> str:
    """`chosen`: no more can be managed. `coming`: they are expected back."""
    who = plural(customers, "customer")
    if channel not in _REACHED_BY:
        there = " to your website" if channel == "website" else ""
        return f"{who}; those who come{there} will notice." if coming else f"{who}, who need not come for it."
    if chosen and reached < customers:
        first = ASK_THOSE_FIRST if consent_unknown else ""
        return f"The best {count(reached)} {_REACHED_BY[channel]}, of {who}.{first}"
    parts = "" if reached == customers == 1 else ", all" if reached == customers else f", {count(reached)} of them"
    return (
        f"{who}{parts} {_REACHED_BY[channel]}{_may_be_used(consent_unknown, reached) if channel == 'e-mail' else '.'}"
    )


def _may_be_used(consent_unknown: int, reached: int) -> str:
    """Only what somebody agreed to may be used."""
    if not consent_unknown:
        return " that may be used."
    if consent_unknown == reached:
        return ". Your files do not say whether they agreed to hear from you: ask first."
    rest = "the other one" if consent_unknown == 1 else f"the other {count(consent_unknown)} addresses"
    agreed = f"{count(reached - consent_unknown)} may be used"
    return f": {agreed}; for {rest} your files do not say whether they agreed to hear from you: ask first."


def part_of(reached: int, customers: int) -> str:
    """3 of 5 customers; 5 customers where it is all of them."""
    everybody = plural(customers, "customer")
    return everybody if reached == customers else f"{count(reached)} of {everybody}"


def each_and_all(each: str, together: str, people: int) -> str:
    return each if people == 1 else f"{each} each, {together} for all {count(people)}"


def expected_between(low: float, high: float, horizon_days: int, currency: str) -> str:
    ends = f"{money_short(low, currency)} and {money_short(high, currency)}"
    return f"They are expected to bring between {ends} over the {horizon(horizon_days)}, 8 times in 10."


def if_it_works(lift: float, reached: int, worth: float, currency: str) -> str:
    """Says the assumption with the figure; a figure that is not above nothing is said to be so."""
    few = lift * reached < 1
    of_them = "such customers" if few else f"of the {count(reached)} customers reached"
    suppose = f"Suppose {in_100(lift)} {of_them} come who would not have come"
    suppose += f" (with only {'one' if reached == 1 else count(reached)} to reach, it is luck whether any does)" * few
    if worth <= 0:
        return f"{suppose}: that would not pay for the cost, so try it on a few first."
    if worth < 1:
        return f"{suppose}: that would win back next to nothing, so do it for what you learn."
    return f"{suppose}: that would win back about {money_whole(worth, currency)}. Only a trial tells."


def discount(lift: float, margin: float | None, anyway: float, largest: float) -> str:
    if margin is None:
        return NO_MARGIN
    basis = f"at your margin of {percent(margin)}, if {in_100(lift)} order who would not have, while {in_100(anyway)}"
    limit = f"No more than {percent(math.floor(largest * 100 + 1e-9) / 100)} off still pays"
    return f"{limit}: {basis} would order within a month anyway and take it too."


def work(hours: float) -> str:
    said = "Under an hour" if hours < 0.75 else f"About {plural(round(hours), 'hour')}"
    return f"{said} of work."


# Bands of value.
def up_to(high: float, currency: str) -> str:
    return f"under {_limit(high, currency)}"


def from_to(low: float, high: float, currency: str) -> str:
    return f"{_limit(low, currency)} to {_limit(high, currency)}"


def from_on(low: float, currency: str) -> str:
    return f"{_limit(low, currency)} or more"


def _limit(amount: float, currency: str) -> str:
    return money(amount, currency, cents=amount < 1) if amount < 1e6 else money_short(amount, currency)


def all_of(names: Sequence[str]) -> str:
    """Anna, Bert and Carl."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def kpi_value(key: str, value: float, currency: str = "") -> str:
    """One of the six figures as it is shown large."""
    if key == "active_customers":
        return count(value)
    if key == "average_order_value":
        return money(value, currency, cents=value < 100)
    return f"{value:.1f} orders" if key == "purchase_frequency" else share(value)


def kpi_change(key: str, value: float, previous: float | None, currency: str = "") -> str:
    """How the figure stood before, "" if that is not known."""
    if previous is None:
        return ""
    now, before = kpi_value(key, value, currency), kpi_value(key, previous, currency)
    if now == before:
        return f"as before ({before})"
    return f"{'up' if value > previous else 'down'} from {before}"


# The printable page.
REPORT_FIGURES = "How the shop is doing"
REPORT_VALUE = "What your customers are worth"
THIS_WEEK = "Most worthwhile this week"
REPORT_SEGMENTS = "Your customers in groups, and what to do for each"
REPORT_DEFINITIONS = "Who belongs to which group"
REPORT_BEST = "Your twenty most valuable customers"
REPORT_RECONCILIATION = "What became of the money in your files"
NOT_KNOWN_YET = "Not known yet"
SPARKLINE = "The figure month by month"
BEST_FIRST = "share of customers, the best first"
MONTHS_WITH_YOU = "months since the first order"
BANDS_CAPTION = "Number of customers by the value expected of each."
CONCENTRATION_CAPTION = "Share of the expected value; dotted: if all brought the same."
CURVES_CAPTION = "Value per customer, by when they came; dashed: expected."
SEGMENTS_CAPTION = "Share of the customers (pale) · of the expected value (dark)."
SEGMENT_HEADERS = ("Group", "Customers", "High · Medium · Low value", "Expected", "Share", "What to do")
BEST_HEADERS = ("Customer", "Expected", "Group", "Why there")
RECONCILIATION_HEADERS = ("", "Rows", "Amount")
AMOUNT_IN_FILES = "In your files"
AMOUNT_USED = "Used"
ONE_COHORT = "What a customer brings over time"
REPORT_PRIVACY = "No customer data left the session in which this page was made."


def report_title(as_of: date) -> str:
    return f"What your customers are worth, {day(as_of)}"


def report_basis(orders: int, revenue: float, first_day: date, as_of: date, currency: str) -> str:
    sold = f"{plural(orders, 'order')} worth {money(revenue, currency)}"
    return f"As of {day(as_of)}, from {sold} since {day(first_day)}"


def headline(
    customers: int,
    value: float,
    horizon_days: int,
    currency: str,
    margin: float = 1.0,
    low: float | None = None,
    high: float | None = None,
) -> str:
    """The one sentence an owner remembers; with a range only where one is known."""
    verb = "is" if customers == 1 else "are"
    kind = "" if margin == 1 else " after the cost of goods"
    worth = f"Your {plural(customers, 'customer')} {verb} worth about {money_short(value, currency)}{kind}"
    sentence = f"{worth} over the {horizon(horizon_days)}"
    if low is None or high is None:
        return f"{sentence}."
    return f"{sentence}; 8 times in 10 between {money_short(low, currency)} and {money_short(high, currency)}."


def half_are_worth(median: float, currency: str) -> str:
    return f"Half of your customers are worth {money_short(median, currency)} or more"


def best_fifth_brings(brought: float) -> str:
    return f"The best fifth of your customers brings {share(brought)} of the value"


def best_bring(best: float, brought: float) -> str:
    return f"{share(best)} bring {share(brought)}"


def newer_against_older(newer: str, brought: float, older: str, before: float, after_months: int, currency: str) -> str:
    new, old = money_short(brought, currency), money_short(before, currency)
    comparison = "as much as" if new == old else "more than" if brought > before else "less than"
    after = f"after {months(after_months)}"
    others = f"those of {cohort_name(older)} ({old})"
    return f"Customers of {cohort_name(newer)} brought {new} each {after}, {comparison} {others}"


def top_segment(name: str, of_customers: float, of_value: float) -> str:
    return f"{name}: {share(of_customers)} of customers, {share(of_value)} of value"


def two_shares(of_customers: float, of_value: float) -> str:
    return f"{share(of_customers)} · {share(of_value)}"


def by_tier(high: int, medium: int, low: int) -> str:
    return " · ".join(count(number) for number in (high, medium, low))


def files_named(names: Sequence[str]) -> str:
    return f"Your {'file' if len(names) == 1 else f'{len(names)} files'}: {', '.join(names)}."


def report_method(methods: Sequence[Code], horizon_days: int, margin: float, discount_rate: float) -> str:
    kept = "the whole price" if margin == 1 else f"{percent(margin)} of the price as gross margin"
    later = f"money that comes later counts {percent(discount_rate, 1 if discount_rate * 100 % 1 else 0)} a year less"
    return (
        f"How this was worked out: the expected value is what customers are expected to bring over the "
        f"{horizon(horizon_days)}, by {both(methods)} from when and how much each has bought so far, counting {kept}; "
        f"{later if discount_rate else 'later money counts in full'}. It is a best estimate, and single customers will "
        "differ from it widely. Months that are not over yet are left out of every comparison."
    )
