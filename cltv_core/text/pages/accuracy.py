"""What the page says that tells how good the forecast would have been."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cltv_core.backtest.codes import Compared, method_of
from cltv_core.text.pages.common import UNKNOWN
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.backtest.accuracy import Standing
    from cltv_core.backtest.comparison import Better
    from cltv_core.facts import Code

PENDING = N_("We are testing the forecast on your own past. This page fills in when that is done.")
UNTESTED = N_("There is too little to test the forecast on.")
RULES_HEADING = N_("Better than a simple rule?")
RULES_HELP = N_(
    "All three on the same earlier days. Total: how far it was off, on average. Best 20%: how much of the "
    "money came from the 20% of customers ranked best. Single customer: how far the forecast for one "
    "customer was off, on average."
)
RULES_ALT = N_("This forecast beside two simple rules")
RULES_ROWS = {
    "off": N_("Total was off by"),
    "top20": N_("The best 20% brought"),
    "mae": N_("A single customer was off by"),
}
RULES_COLUMNS = {
    Compared.CHOSEN: N_("This forecast"),
    Compared.SAME_AGAIN: N_("Everyone spends as before"),
    Compared.ALL_ALIKE: N_("Everyone spends the average"),
}
DETAILS = N_("All methods and how they did")
PARAMETERS_HEADING = N_("Parameters of the models in today's forecast")
PARAMETERS_ALT = N_("Parameters by model")
PARAMETER_COLUMNS = {
    "model": N_("Model"),
    "parameter": N_("Parameter"),
    "value": N_("Value"),
    "unit": N_("Unit of time"),
}
STANDINGS_HEADING = N_("Forecast and actual, on earlier days")
STANDINGS_HELP = N_(
    "On each of these earlier days we took only what was known by then, forecast what the customers of that day would "
    "bring, and compared it with what they brought. Customers who came later are not counted."
)
CHOSEN_THEN = N_(
    "Each forecast used the methods that had done best by that day. Today's forecast may use other methods."
)
TENTHS_HEADING = N_("From the least to the most promising customers")
TENTHS_HELP = N_(
    "Customers in ten groups of equal size by what was forecast for them, and what they brought on average."
)
METHODS_HEADING = N_("Each method against rules of thumb")
METHODS_HELP = N_("Averages over the same earlier days for all. The method used on the other pages stands first.")
METHODS_ALT = N_("How each method would have done")
METHOD_COLUMNS = {
    "method": N_("Method"),
    "off": N_("Total off by"),
    "mae": N_("Off by, a customer"),
    "top20": N_("Best 20% found"),
    "gini": N_("Order of customers"),
}
METHOD_HELP = {
    "off": N_("How far the total of all customers was off, on average."),
    "mae": N_("How far the forecast for a single customer was off, on average."),
    "top20": N_("How much of the money came from the 20% of customers that the method ranked best."),
    "gini": N_("How well the customers were ranked: 100% is perfect, 0% is no better than chance."),
}
LEGEND_FORECAST_RANGE = N_("Forecast, with its range")
LEGEND_FORECAST = N_("Forecast")
LEGEND_ACTUAL = N_("Actual")
AXIS_TENTH = N_("Tenth of the customers, the least promising first")
LIMITS_HEADING = N_("What this cannot know")
LIMITS = (
    N_("What you are about to change: prices, opening hours, a new shop, a campaign."),
    N_(
        "What changes around you: a competitor, roadworks, a bad year for everyone. The range allows for "
        "surprises like those in your own past, not for new ones."
    ),
    N_(
        "What one person decides. The forecast tells well what a hundred such customers bring together, and "
        "less well which of them it will be."
    ),
    N_("What is not in your files: customers who buy without being recognised, and sales made elsewhere."),
)


def standing_hover(standing: Mapping[Hashable, Any]) -> Sentence:
    """Say what was forecast on an earlier day and what came."""
    return _(
        "On {cut:day}, for the days to {end:day}:<br>forecast {said:about} ({low:about} to {high:about}), "
        "actual {actual:about}",
        **{name: standing[name] for name in ("cut", "end", "said", "low", "high", "actual")},
    )


def standings_alt(standings: Sequence[Standing]) -> Sentence:
    """Describe the chart of earlier days with its figures."""
    told = [
        _("{cut:day}: {said:about}, actual {actual:about}", cut=one.cut, said=one.said, actual=one.actual)
        for one in standings
    ]
    return _("Forecast and actual sales on each earlier day. {days}", days=Sentence("; ".join(told)))


def tenths_alt(least: float, most: float) -> Sentence:
    """Describe the chart of tenths with its ends."""
    return _(
        "Forecast and actual spend per customer, by tenth of the customers: the least promising tenth "
        "brought {least:about} each, the most promising {most:about}",
        least=least,
        most=most,
    )


def rules_question(days: int) -> Sentence:
    """Head the questions that the table of rules answers, by the days that answer them."""
    return ngettext("On {n:count} earlier day", "On all {n:count} earlier days", days)


def rule_share(share: float) -> Sentence:
    """Say a share in the table of rules; a dash where it is not defined."""
    return Sentence(UNKNOWN) if math.isnan(share) else _("{share:percent}", share=share)


def rule_amount(amount: float) -> Sentence:
    """Say an amount in the table of rules; a dash where it is not defined."""
    return Sentence(UNKNOWN) if math.isnan(amount) else _("{amount:about}", amount=amount)


def tenth_hover(tenth: int, amount: float) -> Sentence:
    """Say what a customer of a tenth brought or was forecast to bring."""
    return _("Tenth {tenth:count}: {amount:money}", tenth=tenth, amount=amount)


def totals_held(held: int, days: int) -> Sentence:
    """Say on how many earlier days the total came out inside its range."""
    if days == 1:
        return _("The total was inside its range.") if held else _("The total was outside its range.")
    return _(
        "On {held:count} of {days:count} earlier days the total came out inside its range; 8 in 10 is what was "
        "promised.",
        held=held,
        days=days,
    )


def customers_held(held: float, held_of_open: float | None) -> Sentence:
    """Say how often the range of a single customer held."""
    if held_of_open is None:
        return _("For single customers the range held {held:percent} of the time; 80% is what was promised.", held=held)
    return _(
        "For single customers the range held {held:percent} of the time ({open:percent} of those expected to bring "
        "something); 80% is what was promised.",
        held=held,
        open=held_of_open,
    )


def compared(days: int, of_days: int, left_out: Sequence[str]) -> Sentence:
    """Say on which of the earlier days the methods are compared, and which could not be."""
    same = _("All are compared on the same earlier days.") if of_days > 1 else Sentence("")
    if days < of_days:
        same = _(
            "All are compared on the {days:count} of the {of_days:count} earlier days on which every one of them could "
            "be tried, so the figures of this forecast differ a little from those above, which are of all "
            "{of_days:count}.",
            days=days,
            of_days=of_days,
        )
    if not left_out:
        return same
    missing = _(
        "Left out, because most earlier days held too little to try them on: {names:list}.",
        names=[method_of(name) for name in left_out],
    )
    return Sentence(f"{same} {missing}".strip())


def others_better(total: Better | None, order: Better | None, days: int) -> Sentence:
    """Say which methods did clearly better than what was said on so many days, and whether that may be chance."""
    found = [
        *([_nearer(total)] if total else []),
        *([_better_order(order)] if order else []),
    ]
    if not found:
        return Sentence("")
    told = ngettext("On this day, {found:list}.", "On these {n:count} days, {found:list}.", days, found=found)
    if not any(one.may_be_chance for one in (total, order) if one):
        return told
    return _("{told} That may be chance: with so many methods, one is always lucky.", told=told)


def _nearer(one: Better) -> Sentence:
    return _(
        "{method} would have been nearer on the total ({score:percent} off instead of {instead:percent})",
        method=method_of(one.method),
        score=one.score,
        instead=one.instead_of,
    )


def _better_order(one: Better) -> Sentence:
    return _(
        "{method} would have found your best customers better ({score:percent} of the money from the best "
        "20% instead of {instead:percent})",
        method=method_of(one.method),
        score=one.score,
        instead=one.instead_of,
    )


def level_today(level: Code, off: float) -> Sentence:
    """Say why what comes next should be nearer than what was said."""
    return _(
        "We learnt from these days: today's total comes from {method}, which was {off:percent} off on them.",
        method=level,
        off=off,
    )


def best_tenth(share: float) -> Sentence:
    """Say how much the tenth brought that the forecast thought best."""
    return _("The top 10% by forecast went on to bring {share:percent} of the money.", share=share)
