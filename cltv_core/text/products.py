"""What the owner reads of products that customers are likely to buy next, or to buy again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cltv_core.facts import Code, Fact
from cltv_core.products.recommend import Reason
from cltv_core.products.replay import Verdict
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext

if TYPE_CHECKING:
    import pandas as pd

DUE = N_("Usually buys {product} every {gap:every}, last time {days_since:ago}.")


NAMED = 3


def named(products: Sequence[str]) -> Sentence:
    """Name a few products, and how many more there are; "" for none."""
    more = len(products) - NAMED
    if not products:
        return Sentence("")
    if more <= 0:
        return _("{products:products}", products=list(products))
    return ngettext(
        "{products:enumerated} and {n:count} more",
        "{products:enumerated} and {n:count} more",
        more,
        products=list(products[:NAMED]),
    )


def due(purchases: pd.DataFrame) -> pd.Series:
    """Say of purchases that are due (see `Replenishment.due`) why."""
    from cltv_core.text.rows import filled

    return filled(DUE, purchases[["product", "gap", "days_since"]])


def _replayed(fact: Fact) -> Sentence:
    """In whole per cent, unless both rates would look the same."""
    close = round(fact["hit_rate"], 2) == round(fact["popular_rate"], 2)
    message = TESTED[fact.code, bool(fact["repeats"])][close]
    return _(message, **fact)


TESTED: Mapping[tuple[Code, bool], tuple[str, str]] = {
    (Verdict.BETTER, True): (
        N_(
            "We guessed five products for each customer. One of them was bought in {hit_rate:percent} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:percent}."
        ),
        N_(
            "We guessed five products for each customer. One of them was bought in {hit_rate:tenths} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:tenths}."
        ),
    ),
    (Verdict.BETTER, False): (
        N_(
            "We guessed five new products for each customer. One of them was bought in {hit_rate:percent} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:percent}."
        ),
        N_(
            "We guessed five new products for each customer. One of them was bought in {hit_rate:tenths} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:tenths}."
        ),
    ),
    (Verdict.NO_GAIN, True): (
        N_(
            "We guessed five products for each customer. One of them was bought in {hit_rate:percent} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:percent}. That is no "
            "clear gain, so no products are suggested."
        ),
        N_(
            "We guessed five products for each customer. One of them was bought in {hit_rate:tenths} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:tenths}. That is no "
            "clear gain, so no products are suggested."
        ),
    ),
    (Verdict.NO_GAIN, False): (
        N_(
            "We guessed five new products for each customer. One of them was bought in {hit_rate:percent} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:percent}. That is no "
            "clear gain, so no products are suggested."
        ),
        N_(
            "We guessed five new products for each customer. One of them was bought in {hit_rate:tenths} of "
            "{purchases:count} later purchases; of the five best sellers, in {popular_rate:tenths}. That is no "
            "clear gain, so no products are suggested."
        ),
    ),
}
"""By verdict and whether products bought before were named: in whole per cent, and more exactly."""


def _too_few(fact: Fact) -> Sentence:
    return ngettext(
        "Only {n:count} later purchase can be tested; {needed:count} are needed to tell whether suggestions would beat "
        "naming the best sellers.",
        "Only {n:count} later purchases can be tested; {needed:count} are needed to tell whether suggestions would "
        "beat naming the best sellers.",
        fact["purchases"],
        needed=fact["needed"],
    )


def _before(fact: Fact) -> Sentence:
    if fact["customers"] == 1:
        return _("Bought before.")
    return _("{number:count} of these {customers:customers} bought it before.", **fact)


SENTENCES: Mapping[Code, Template] = {
    Reason.AGAIN: N_("Bought on {visits:count} of {of_visits:count} visits."),
    Reason.ALSO: N_("{both:count} of {buyers:customers} who bought {product} bought this too."),
    Reason.NEXT: N_(
        "{both:count} of {buyers:customers} who bought {product} took this with it or on their next visit."
    ),
    Reason.SELLS_NOW: N_("Sells well at the moment: on {share:share} of recent receipts."),
    Reason.BEFORE: _before,
    Verdict.TOO_FEW: _too_few,
    Verdict.BETTER: _replayed,
    Verdict.NO_GAIN: _replayed,
}
