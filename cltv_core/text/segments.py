"""Segments in words: names, definitions and reasons.

Also who moved, whether customers are treated equally, and what is wrong with a segment of the owner's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cltv_core.facts import Code, Fact
from cltv_core.segments.fairness import Fairness
from cltv_core.segments.movement import Moved
from cltv_core.segments.own import Condition, Fault, Remedy
from cltv_core.segments.placing import Meaning
from cltv_core.segments.reasons import Reason
from cltv_core.segments.rules import (
    ELEVEN,
    FIVE,
    GONE_FROM,
    LOST_FROM,
    SLIPPING_FROM,
    STILL_ALIVE,
    Segment,
    Standing,
    Tier,
)
from cltv_core.text.say import say
from cltv_core.text.voice import N_, Plural, Sentence, Template, _, ngettext, voice

if TYPE_CHECKING:
    import pandas as pd

SEGMENTS: Mapping[Code, str] = {
    Segment.CHAMPIONS: N_("Champions"),
    Segment.LOYAL: N_("Loyal"),
    Segment.PROMISING: N_("Promising"),
    Segment.NEW: N_("New"),
    Segment.ONE_OFF_BIG_SPENDER: N_("One-off big spender"),
    Segment.DISCOUNT_ONLY: N_("Discount-only"),
    Segment.NEEDS_ATTENTION: N_("Needs attention"),
    Segment.CANT_LOSE_THEM: N_("Can't lose them"),
    Segment.AT_RISK: N_("At risk"),
    Segment.HIBERNATING: N_("Hibernating"),
    Segment.LOST: N_("Lost"),
}
TIERS: Mapping[Code, str] = {Tier.HIGH: N_("High"), Tier.MEDIUM: N_("Medium"), Tier.LOW: N_("Low")}
STANDINGS: Mapping[Code, str] = {
    Standing.NEW: N_("First order"),
    Standing.ACTIVE: N_("On time"),
    Standing.SLIPPING: N_("Late"),
    Standing.LOST: N_("Very late"),
}
"""None of these names is that of a segment, as a customer has one of each."""
REASONS: Mapping[str, str] = {
    Reason.ON_TIME.value: N_("Usually orders every {usual_gap:every}. Last order {days_since:ago}."),
    Reason.LATE.value: N_("Usually orders every {usual_gap:every}, but has not ordered for {days_since:days}."),
    Reason.FIRST.value: N_(
        "First order {days_since:ago}. A second order usually follows after about {usual_gap:days}."
    ),
    Reason.LATE_FOR_A_SECOND.value: N_(
        "One order, {days_since:ago}. A second order usually follows after about {usual_gap:days}."
    ),
    Reason.FIRST_OF_ALL.value: N_("First order {days_since:ago}."),
    Reason.ONLY_ONE.value: N_("One order, {days_since:ago}."),
}
FILTER_COLUMNS: Mapping[str, str] = {
    "expected_value": N_("Expected spend, or profit once you have set a margin"),
    "revenue": N_("Spent so far"),
    "orders": N_("Number of orders"),
    "days_since": N_("Days since the last order"),
    "usual_gap": N_("Usual days between orders"),
    "lateness": N_("Usual gaps since the last order (1 is due, 1.5 is late)"),
    "chance_alive": N_("Chance of still being a customer (0 to 1)"),
    "channel": N_("Channel"),
    "product": N_("Product bought"),
    "country": N_("Country"),
    "postcode": N_("Postcode"),
    "consent": N_("Consent to e-mail"),
}


def name(segment: str) -> Sentence:
    """Name a segment: one of the rules by its label, one of the owner's own as the owner calls it."""
    return _named(segment, Segment, SEGMENTS)


def tier_name(tier: str) -> Sentence:
    """Name a tier of value."""
    return _named(tier, Tier, TIERS)


def standing_name(standing: str) -> Sentence:
    """Name a standing."""
    return _named(standing, Standing, STANDINGS)


def column_name(column: str) -> Sentence:
    """Name a column that own segments can ask for; one that the owner joined keeps its name."""
    return _(FILTER_COLUMNS[column]) if column in FILTER_COLUMNS else Sentence(voice().quote(column))


def reasons(people: pd.DataFrame) -> pd.Series:
    """Say why each of these customers is where they are (columns `reason`, `usual_gap` and `days_since`)."""
    from cltv_core.text.rows import said

    return said(people["reason"], REASONS, people[["usual_gap", "days_since"]])


def conditions(told: tuple[Fact, ...]) -> Sentence:
    """Say the filters of an own segment, all of which hold."""
    return Sentence(" ".join(say(condition) for condition in told))


def name_own(segment: str, told: tuple[Fact, ...]) -> Sentence:
    """Name a segment of the owner's own with its filters."""
    return _("{segment}. {conditions}", segment=segment, conditions=conditions(told))


def would_hold(customers: int, of_all: int) -> Sentence:
    """Say how many customers a new segment would hold."""
    if customers == of_all:
        return _("This segment would hold all {of_all:customers}.", of_all=of_all)
    return _("This segment would hold {customers:count} of {of_all:customers}.", customers=customers, of_all=of_all)


def _named(value: str, codes: type[Code], labels: Mapping[Code, str]) -> Sentence:
    try:
        return _(labels[codes(value)])
    except ValueError:
        return Sentence(voice().quote(value))


def _segment_meaning(fact: Fact) -> Sentence:
    times = {"slipping": SLIPPING_FROM, "lost": LOST_FROM, "gone": GONE_FROM, "alive": STILL_ALIVE, "big": fact["big"]}
    return _(_meaning_of(fact["segment"], fact["size"], fact["big"]), **times, **_days_of(fact["gap"]))


def _days_of(usual_gap: float) -> dict[str, int]:
    """Return the days that are told of a usual gap: of the days that the reader sees, as they would count them."""
    gap = max(round(usual_gap), 1)
    return {"gap": gap, "late": round(gap * SLIPPING_FROM), "away": round(gap * LOST_FROM)}


def _meaning_of(segment: Segment, size: int, big: float) -> str:
    if segment == Segment.LOYAL and size == ELEVEN:
        return LOYAL_AND_NOT_DUE
    if segment == Segment.ONE_OFF_BIG_SPENDER and big == float("inf"):
        return BIG_WITHOUT_AN_AMOUNT
    return {**MEANINGS, **(OF_FIVE if size == FIVE else {})}[segment]


LOYAL_AND_NOT_DUE = N_("Have ordered more than once, and are not due yet: less than their usual gap has passed.")
BIG_WITHOUT_AN_AMOUNT = N_("Ordered once, and spent far more than usual.")
MEANINGS: Mapping[Code, str] = {
    Segment.CHAMPIONS: N_(
        "Have ordered more than once, are not late, and are in the top 20% by what they are expected to bring."
    ),
    Segment.LOYAL: N_("Have ordered more than once and are not late."),
    Segment.PROMISING: N_("Have ordered twice and are not late. A third order makes a habit."),
    Segment.NEW: N_(
        "Have ordered once and are not late for a second order: the usual wait for it is {gap:days}, so up to "
        "{late:days} ago."
    ),
    Segment.ONE_OFF_BIG_SPENDER: N_("Ordered once, and spent {big:about} or more, like one order in ten."),
    Segment.DISCOUNT_ONLY: N_(
        "Have ordered more than once, always with a discount code. Not late, and not in the top 20% by what they are "
        "expected to bring."
    ),
    Segment.NEEDS_ATTENTION: N_("Due but not late: their usual gap has passed, by less than half of it."),
    Segment.CANT_LOSE_THEM: N_(
        "In the top 20% by what they have spent so far, and late: {slipping:times} to {gone:times} their usual gap "
        "without an order."
    ),
    Segment.AT_RISK: N_(
        "Have ordered more than once, and are late: {slipping:times} to {lost:times} their usual gap without an order. "
        "With a usual gap of {gap:days}, that starts at {late:days}."
    ),
    Segment.HIBERNATING: N_(
        "Ordered once and are late for a second order ({slipping:times} to {lost:times} the usual wait). Or ordered "
        "more than once, and have been away for {lost:times} to {gone:times} their usual gap, with a chance of "
        "{alive:percent} or more of still being customers."
    ),
    Segment.LOST: N_(
        "Ordered once, and have been away for {lost:times} the usual wait or longer. Or ordered more than once, and "
        "have been away for {gone:times} their usual gap or longer; or for {lost:times}, with a chance under "
        "{alive:percent} of still being customers."
    ),
}
OF_FIVE: Mapping[Code, str] = {
    Segment.AT_RISK: N_(
        "Late: {slipping:times} to {lost:times} their usual gap without an order. With a usual gap of {gap:days}, that "
        "starts at {late:days}."
    ),
    Segment.LOST: N_(
        "Very late: {lost:times} their usual gap without an order, or longer. With a usual gap of {gap:days}, that "
        "starts at {away:days}."
    ),
}
"""Where only five segments are told apart, these two take in more."""
TIER_MEANINGS: Mapping[Code, str] = {
    Tier.HIGH: N_("The top 20%, {customers:customers}: {least:about} or more each over the {horizon_days:horizon}."),
    Tier.MEDIUM: N_("The next 30%, {customers:customers}: {least:about} or more each over the {horizon_days:horizon}."),
    Tier.LOW: N_("Everyone else, {customers:customers}."),
}
EMPTY_TIERS: Mapping[Code, str] = {
    Tier.HIGH: N_("The top 20%. Nobody at the moment."),
    Tier.MEDIUM: N_("The next 30%. Nobody at the moment."),
    Tier.LOW: N_("Everyone else. Nobody at the moment."),
}
STANDING_MEANINGS: Mapping[Code, str] = {
    Standing.NEW: N_(
        "One order so far, and not late for a second: the usual wait for it is {gap:days}, so up to {late:days} ago."
    ),
    Standing.ACTIVE: N_(
        "More than one order, and not late: with a usual gap of {gap:days}, the last order was up to {late:days} ago."
    ),
    Standing.SLIPPING: N_(
        "Late: {slipping:times} to {lost:times} their usual gap without an order, however often they ordered: with a "
        "usual gap of {gap:days}, from {late:days} to {away:days}."
    ),
    Standing.LOST: N_(
        "Very late: {lost:times} their usual gap without an order or longer, however often they ordered: with a "
        "usual gap of {gap:days}, from {away:days}."
    ),
}


def _tier_meaning(fact: Fact) -> Sentence:
    return _((TIER_MEANINGS if fact["customers"] else EMPTY_TIERS)[fact["tier"]], **fact)


def _standing_meaning(fact: Fact) -> Sentence:
    values = {"slipping": SLIPPING_FROM, "lost": LOST_FROM, **_days_of(fact["gap"])}
    return _(STANDING_MEANINGS[fact["standing"]], **values)


def _condition(message: str) -> Template:
    return lambda fact: _(message, column=column_name(fact["column"]), value=fact["value"])


def _moved(fact: Fact) -> Sentence:
    told = {**fact, "start": name(fact["start"]), "end": name(fact["end"])}
    return ngettext(
        "{n:count} customer moved from {start} to {end} since {since:day}: now expected to bring {now:about} over the "
        "{horizon_days:horizon}, {before:about} then.",
        "{n:count} customers moved from {start} to {end} since {since:day}: now expected to bring {now:about} over the "
        "{horizon_days:horizon}, {before:about} then.",
        fact["customers"],
        **told,
    )


def _group_differs(fact: Fact) -> Sentence:
    told = {**fact, "treatment": _treatment(fact["treatment"])}
    return _(
        "{column} {group}: {share:share} are in {treatment}. Of customers worth as much, it would be {expected:share}.",
        **told,
    )


def _treatment(label: str) -> Sentence:
    """Name a treatment: a tactic by its key, a tier, a segment, or what the owner calls it."""
    from cltv_core.text.tactics.catalogue import TACTICS

    if label in TACTICS:
        return _(TACTICS[label].title)
    return tier_name(label) if label in {tier.value for tier in Tier} else name(label)


def _no_filter(fact: Fact) -> Sentence:
    if fact["name"]:
        return _("{name} has no conditions yet. Add at least one.", **fact)
    return _("This segment has no conditions yet. Add at least one.")


def _everybody(fact: Fact) -> Sentence:
    if not fact["name"]:
        return _("This segment would hold all your customers. Add a condition that leaves some out.")
    return _("{name} would hold all your customers. Add a condition that leaves some out.", **fact)


def _about_column(message: str) -> Template:
    return lambda fact: _(message, column=column_name(fact["column"]))


SENTENCES: Mapping[Code, Template] = {
    **SEGMENTS,
    **TIERS,
    **STANDINGS,
    Meaning.SEGMENT: _segment_meaning,
    Meaning.TIER: _tier_meaning,
    Meaning.STANDING: _standing_meaning,
    Meaning.OWN: lambda fact: _("A segment of your own. {conditions}", conditions=conditions(fact["conditions"])),
    Condition.AT_LEAST: _condition(N_("{column}: {value:number} or more.")),
    Condition.AT_MOST: _condition(N_("{column}: {value:number} or less.")),
    Condition.ANY_OF: _condition(N_("{column}: {value:either}.")),
    Condition.CONTAINS: _condition(N_("{column}: contains “{value}”.")),
    Fault.UNCLEAR: N_("Not all of your segments can be used."),
    Fault.EMPTY_NAME: N_("A segment needs a name."),
    Fault.NAME_TAKEN: N_("Two segments cannot have the same name: {name}."),
    Fault.NO_FILTER: _no_filter,
    Fault.UNKNOWN_COLUMN: N_("Your files have no column {column}. They have: {known:list}."),
    Fault.IS_A_NUMBER: _about_column(N_("{column} is a number: ask for at least or at most a value.")),
    Fault.IS_A_TEXT: _about_column(N_("{column} is a text: ask for some entries, or for part of the text.")),
    Fault.NOT_A_NUMBER: _about_column(N_("{column} needs a number to compare with.")),
    Fault.NOTHING_TO_FIND: _about_column(N_("{column} needs something to look for.")),
    Fault.HOLDS_EVERYBODY: _everybody,
    Remedy.FIX_THESE: N_("Fix these points. Until then your segments stay as they were."),
    Moved.FLOW: _moved,
    Moved.JOINED: Plural(
        N_("{customers:count} customer ordered for the first time since {since:day}."),
        N_("{customers:count} customers ordered for the first time since {since:day}."),
        by="customers",
    ),
    Fairness.TOO_MANY_GROUPS: N_(
        "{column} has {found:count} different entries, too many to compare. Choose a column with at most {most:count}, "
        "such as age bands instead of years."
    ),
    Fairness.TOO_MANY_TREATMENTS: N_(
        "Customers are treated in {found:count} different ways, too many to compare. At most {most:count} can be."
    ),
    Fairness.GROUPS_TOO_SMALL: N_(
        "{column} cannot be compared: that takes two different entries with at least {least:count} customers each."
    ),
    Fairness.ONE_TREATMENT: N_("All customers are treated equally, so there is nothing to compare by {column}."),
    Fairness.DIFFERENT: N_(
        "Customers worth the same are treated differently across {column}. That need not be unfair, but find out why "
        "before you act:"
    ),
    Fairness.GROUP_DIFFERS: _group_differs,
    Fairness.ALIKE: N_(
        "Customers worth the same are treated equally across {column}. A difference of {seen_from:share} or more would "
        "have shown."
    ),
    Fairness.TOO_FEW: N_(
        "There are too few customers to tell whether treatment differs across {column}: only a difference of "
        "{seen_from:share} or more would show, and there is none."
    ),
    Fairness.LEFT_OUT: Plural(
        N_("Left out: {customers:count} customer without an entry in {column}, or with a rare one."),
        N_("Left out: {customers:count} customers without an entry in {column}, or with a rare one."),
        by="customers",
    ),
}
