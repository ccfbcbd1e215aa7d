"""What the pages say of results that were worked out in an engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from cltv_core.text import segments
from cltv_core.text.voice import N_, Sentence, _, ngettext

SEARCH = N_("Find a customer")
SEARCH_PLACEHOLDER = N_("Number, e-mail or name")
SEGMENT = N_("Segment")
ALL_SEGMENTS = N_("All segments")
LISTS: Mapping[Literal["yes", "unknown"], str] = {
    "yes": N_("Lists of people who agreed"),
    "unknown": N_("Lists of people whose consent is not known"),
}
LISTS_NOTES = {
    "yes": N_("For a tool or a spreadsheet."),
    "unknown": N_("Your sales do not say whether these people agreed to hear from you. Ask them first."),
}
TABLES = N_("All lists for other programs (Parquet)")
TABLES_NOTE = N_("Everybody who did not say no. What each said stands in the column consent.")
PAIRS = N_("Often bought by the same customers")
REPORT = N_("Printable report")
EARLIER = N_("What the forecast would have said on earlier days")
UNTESTED = N_("The sales do not go back far enough to test the forecast on them.")
TOO_YOUNG = N_("There are no complete months to follow yet.")

COLUMNS: Mapping[str, str] = {
    "customer_id": N_("Customer"),
    "email": N_("E-mail"),
    "tier": N_("Value"),
    "segment": N_("Segment"),
    "expected_value": N_("Expected"),
    "value_low": N_("Low (80% range)"),
    "value_high": N_("High (80% range)"),
    "revenue": N_("Spent so far"),
    "orders": N_("Orders"),
    "last_order": N_("Last order"),
    "next_order_due": N_("Next order due"),
    "customers": N_("Customers"),
    "share_of_value": N_("Share of value"),
    "tactic": N_("What to do"),
    "cut": N_("Day"),
    "end": N_("Up to"),
    "said": N_("Forecast"),
    "low": N_("Low (80% range)"),
    "high": N_("High (80% range)"),
    "actual": N_("Actual"),
    "held": N_("In its range"),
    "product": N_("Product"),
    "other": N_("Other product"),
    "both": N_("Bought both"),
    "buyers": N_("Bought the product"),
    "buyers_of_other": N_("Bought the other"),
}


def headline(summary: Mapping[str, Any]) -> Sentence:
    """Say what all customers are expected to bring."""
    forecast = summary["forecast"]
    values = {"total": forecast["expected_value"], "horizon": forecast["horizon_days"]}
    if forecast["margin"] == 1:
        return ngettext(
            "Your {n:count} customer is expected to spend about {total:about} over the {horizon:horizon}.",
            "Your {n:count} customers are expected to spend about {total:about} over the {horizon:horizon}.",
            summary["customers"],
            **values,
        )
    return ngettext(
        "Your {n:count} customer is expected to earn you about {total:about} over the {horizon:horizon}.",
        "Your {n:count} customers are expected to earn you about {total:about} over the {horizon:horizon}.",
        summary["customers"],
        **values,
    )


def tested_on(summary: Mapping[str, Any]) -> Sentence:
    """Say whose sales the earlier days tell of, where they are not those of everybody; "" otherwise."""
    engine = summary["engine"]
    if engine["learnt_on"] == engine["exact_for"]:
        return Sentence("")
    return _(
        "These amounts are of the {learnt:count} customers on whom the forecast was learnt, not of all {exact:count}, "
        "who bring more.",
        exact=engine["exact_for"],
        learnt=engine["learnt_on"],
    )


def found(customers: int) -> Sentence:
    """Say how many customers a search found."""
    return ngettext("{n:count} customer", "{n:count} customers", customers)


def of_segment(segment: str, people: int | None) -> Sentence:
    """Name a segment and say how many people of it a list is of, where both are known."""
    if not segment:
        return _("Others")
    if people is None:
        return _("**{segment}**", segment=segments.name(segment))
    return ngettext(
        "**{segment}**: {n:count} person", "**{segment}**: {n:count} people", people, segment=segments.name(segment)
    )


def list_button(suffix: str, part: int, parts: int) -> Sentence:
    """Say of which kind a file of a list is, and which part where there are several."""
    kind = Sentence(suffix.removeprefix(".").upper())
    return _("{kind}, {part:count} of {parts:count}", kind=kind, part=part, parts=parts) if parts > 1 else kind


def page_of(page: int, pages: int) -> Sentence:
    """Say which page of a search is shown, of how many."""
    return _("Page {page:count} of {pages:count}", page=page, pages=pages)


def pairs_help(most: int, least: int) -> Sentence:
    """Say what a pair of products counts, of how many products there are pairs, and how many customers each has."""
    return _(
        "How many customers ever bought both, in one order or not; orders refunded in full do not count. Only the "
        "{most:count} products with most buyers are paired, and pairs that fewer than {least:customers} bought are "
        "left out.",
        most=most,
        least=least,
    )
