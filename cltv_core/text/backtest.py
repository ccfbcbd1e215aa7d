"""What the owner reads of how the forecast was tested and chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from cltv_core.backtest.codes import Compared, Finding, RecipeFailure, Step
from cltv_core.backtest.trust import Trust
from cltv_core.facts import Code, Fact
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext

UNCHANGED = 0.005
"""A correction by less is not worth a word."""

LABELS: Mapping[Code, str] = {
    Compared.CHOSEN: N_("This forecast"),
    Compared.SAME_AGAIN: N_("Rule of thumb: everyone spends as in the period before"),
    Compared.ALL_ALIKE: N_("Rule of thumb: everyone spends the average"),
    Compared.STANDARD_RECIPE: N_("Standard recipe (lifetimes)"),
}
"""Names as they stand in a table, beside those of the methods (`cltv_core.text.models`)."""


def label(compared: Code) -> Sentence:
    """Name a method, or what it is compared with, as it stands in a table."""
    from cltv_core.text import models

    return _(LABELS[compared]) if compared in LABELS else models.label(compared)


def _choice(fact: Fact) -> Sentence:
    ranking = fact["ranking"] or (fact["level"],)
    tested = _("Tested on your own past, {methods:list} ranked your customers best.", methods=ranking)
    rarely = _rarely_tested(fact["rarely_tested"])
    total = _("The expected total comes from {level}.", level=fact["level"])
    return Sentence(" ".join(part for part in (tested, rarely, total, _corrected(fact)) if part))


def _rarely_tested(methods: tuple[Code, ...]) -> str:
    if not methods:
        return ""
    return _("Also used, but tested on too few days to compare: {methods:list}.", methods=methods)


def _corrected(fact: Fact) -> str:
    """By how much and why: what the method was off by on all earlier days, or else in months like those ahead."""
    correction, off = fact["correction"], fact["off"]
    moved, missed = math.expm1(correction), math.expm1(off)
    if abs(moved) < UNCHANGED:
        return ""
    of_all = correction * off < 0 and abs(correction) <= abs(off)
    by: dict[str, Any] = {"moved": abs(moved), "missed": abs(missed)}
    if not of_all:
        return _seasonal(moved > 0, by)
    return _partly(moved > 0, by) if abs(moved) < 0.75 * abs(missed) else _fully(moved > 0, by)


def _seasonal(up: bool, by: Mapping[str, Any]) -> Sentence:
    if up:
        return _("It is raised by {moved:percent}, as it came out too low for this time of year.", **by)
    return _("It is lowered by {moved:percent}, as it came out too high for this time of year.", **by)


def _partly(up: bool, by: Mapping[str, Any]) -> Sentence:
    if up:
        return _(
            "It is raised by {moved:percent}: on those days it was {missed:percent} too low on average, some of "
            "which may be chance.",
            **by,
        )
    return _(
        "It is lowered by {moved:percent}: on those days it was {missed:percent} too high on average, some of "
        "which may be chance.",
        **by,
    )


def _fully(up: bool, by: Mapping[str, Any]) -> Sentence:
    if up:
        return _("It is raised by {moved:percent}: on those days it was {missed:percent} too low on average.", **by)
    return _("It is lowered by {moved:percent}: on those days it was {missed:percent} too high on average.", **by)


def _replayed(fact: Fact) -> Sentence:
    """One earlier day: what would have been said, and what came."""
    if fact["low"] <= fact["actual"] <= fact["high"]:
        return _(
            "On {cut:day} we would have forecast {said:about} up to {end:day} (likely range {low:about} to "
            "{high:about}); it was {actual:about}, inside the range.",
            **fact,
        )
    return _(
        "On {cut:day} we would have forecast {said:about} up to {end:day} (likely range {low:about} to {high:about}); "
        "it was {actual:about}, outside the range.",
        **fact,
    )


def _too_short(fact: Fact) -> Sentence:
    return ngettext(
        "Your sales cover {history_days:days}, too few to test a forecast on earlier days, so the ranges are wide and "
        "come from shops in general. In {n:count} day they will be enough: come back then, or add an older file.",
        "Your sales cover {history_days:days}, too few to test a forecast on earlier days, so the ranges are wide and "
        "come from shops in general. In {n:count} days they will be enough: come back then, or add an older file.",
        fact["days_missing"],
        history_days=fact["history_days"],
    )


def told_of_total(fact: Fact) -> Sentence:
    """Say how far the total was off on earlier days, and whether always in the same direction."""
    days = fact["days"]
    if fact["lean"] > 0:
        return ngettext(
            "Tried on an earlier day, the forecast of the total was {off:percent} too high.",
            "Tried on {n:count} earlier days, the forecast of the total was too high every time, by {off:percent} on "
            "average.",
            days,
            off=fact["off"],
        )
    if fact["lean"] < 0:
        return ngettext(
            "Tried on an earlier day, the forecast of the total was {off:percent} too low.",
            "Tried on {n:count} earlier days, the forecast of the total was too low every time, by {off:percent} on "
            "average.",
            days,
            off=fact["off"],
        )
    return ngettext(
        "Tried on an earlier day, the forecast of the total was {off:percent} off.",
        "Tried on {n:count} earlier days, the forecast of the total was {off:percent} off on average.",
        days,
        off=fact["off"],
    )


TO_DO: Mapping[Code, str] = {
    Trust.BOTH: N_("Plan your budget by the total, and decide whom to write to by the order of customers."),
    Trust.ORDER: N_("Decide whom to write to by it, and leave room in your budget for a different total."),
    Trust.TOTAL: N_("Plan your budget by it, and try a list on a few customers before you spend money on it."),
    Trust.NEITHER: N_("Decide by what happened so far, and try things out on a small scale."),
}
"""What follows from what can be trusted."""


SENTENCES: Mapping[Code, Template] = {
    Trust.BOTH: N_("You can rely on the total and on the order of customers."),
    Trust.ORDER: N_("Trust the order of customers more than the total."),
    Trust.TOTAL: N_("Trust the total more than the order of customers."),
    Trust.NEITHER: N_("Take the forecast as a rough guide."),
    Compared.CHOSEN: N_("this forecast"),
    Compared.SAME_AGAIN: N_("the rule of thumb that everyone spends as in the period before"),
    Compared.ALL_ALIKE: N_("the rule of thumb that everyone spends the average"),
    Compared.STANDARD_RECIPE: N_("the standard recipe (lifetimes)"),
    RecipeFailure.RAISED: N_("The library lifetimes could not be fitted: {error}."),
    RecipeFailure.NO_NUMBER: N_("The library lifetimes gave no usable number for {customers:count} of {of:count}."),
    RecipeFailure.TOO_SLOW: N_("The library lifetimes was stopped after {seconds:count} seconds."),
    RecipeFailure.STOPPED: N_("The library lifetimes ended without an answer."),
    Step.REPLAYING: N_("Testing a forecast as if it were {cut:day}"),
    Step.CHOOSING: N_("Choosing the methods that did best"),
    Finding.CHOICE: _choice,
    Finding.TOO_SHORT_TO_TEST: _too_short,
    Finding.NOTHING_TO_TEST: N_(
        "Too few sales came after the earlier days of your file to test a forecast on them, so the ranges are wide and "
        "come from shops in general. Come back once more customers have ordered a second time, or add an older file."
    ),
    Finding.BEYOND_REPLAYS: N_(
        "Your sales are long enough to test forecasts of {horizon_days:days} on earlier days; beyond that, up to "
        "{asked_days:days}, the forecast continues at the pace expected of each customer."
    ),
    Finding.REPLAYED: _replayed,
}
