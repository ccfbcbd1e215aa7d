"""What has changed since the project file was last saved with a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cltv_core.planning.option import LEAST_MONEY
from cltv_core.text.campaigns import quoted
from cltv_core.text.spelling import about
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from cltv_core.project.since import Promise, Since

HELP = N_(
    "Both days use one simple forecast, set to the total above. A customer counts as lost after being away so long "
    "that few come back on their own."
)
WON, LOST, MOVED = N_("New customers"), N_("Customers lost"), N_("Changed segment")
KEPT_TITLE, MISSED_TITLE = N_("Sales forecast kept"), N_("Sales forecast missed")
DRIFT = N_("More than 2 in 10 of your forecasts missed. Trust the order of your customers more than the total.")
FLOWS = N_("Who moved")
CAMPAIGNS_LINK = N_("See the results")


def heading(since: date) -> Sentence:
    """Head the section."""
    return _("Since {day:day}", day=since)


def reaches_not_back(since: date) -> Sentence:
    """Say why nothing can be compared."""
    return _(
        "Your project file remembers a forecast of {day:day}, but these files do not hold the customers of then. Load "
        "all your sales together to see what has changed.",
        day=since,
    )


def change(amount: float) -> Sentence:
    """Spell a change with its sign."""
    return _("+{amount:about}", amount=amount) if amount > 0 else Sentence(about(amount))


def rise(found: Since) -> Sentence | int:
    """Spell by how much the expected value has changed; 0 where that is less than any amount that is told."""
    return change(found.now - found.before) if abs(found.now - found.before) >= LEAST_MONEY else 0


def causes(found: Since) -> Sentence:
    """Say where a change of expected value comes from."""
    new = ngettext(
        "{amount} from {n:count} new customer",
        "{amount} from {n:count} new customers",
        found.won,
        amount=change(found.from_new),
    )
    known = change(found.from_known)
    if not found.won:
        return _("{known} from the customers you had.", known=known)
    if found.from_known >= 0:
        return _("{new}, {known} from the customers you had.", new=new, known=known)
    return _("{new}, {known} from the customers you had, as some of them stay away.", new=new, known=known)


def promise(one: Promise) -> Sentence:
    """Hold a forecast against what came."""
    told = _(
        "On {day:day} we forecast sales of {expected:about} (likely {low:about} to {high:about}) to the customers you "
        "had, for the {days:days} after. Actual sales: {came:about}.",
        day=one.told_on,
        expected=one.expected,
        low=one.low,
        high=one.high,
        days=one.days,
        came=one.came,
    )
    if one.kept:
        return _("{told} That is within the range.", told=told)
    if one.came < one.low:
        return _("{told} That is below the range.", told=told)
    return _("{told} That is above the range.", told=told)


def record(promises: Sequence[Promise]) -> Sentence:
    """Say how many of the forecasts told were kept."""
    kept = sum(one.kept for one in promises)
    return ngettext(
        "{kept:count} of {n:count} forecast told so far came out within its range.",
        "{kept:count} of {n:count} forecasts told so far came out within their range.",
        len(promises),
        kept=kept,
    )


def readable(names: Sequence[str]) -> Sentence:
    """Say which campaigns have a result now."""
    return ngettext(
        "The result of {names:list} is in.", "The results of {names:list} are in.", len(names), names=quoted(names)
    )
