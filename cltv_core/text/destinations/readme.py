"""The readme in a bundle of lists."""

from __future__ import annotations

from collections.abc import Sequence

from cltv_core.errors import Told
from cltv_core.terms import Terms
from cltv_core.text import destinations
from cltv_core.text.say import say
from cltv_core.text.voice import _

README = "readme.txt"


def readme(tool: str, terms: Terms, currency: str, files: Sequence[tuple[str, int]], told: Sequence[Told]) -> str:
    """Say what each file is and how to load it: plain text, with line ends that every editor shows.

    `files`: name and number of people each. `told`: what the owner should know of the list.
    """
    widest = max((len(name) for name, _people in files), default=0)
    lines = [
        _("Lists for {tool}", tool=destinations.inside(tool)),
        "",
        _("Made from your sales up to {day:day}.", day=terms.as_of),
        _predicted_value(terms, currency),
        _("The chance that someone is still a customer runs from 0 (gone) to 1 (certain)."),
        _("If the expected next order lies in the past, the customer is late."),
        _(
            "In a CSV file, a name that begins like a formula has an apostrophe before it, so that no spreadsheet "
            "runs it."
        ),
        *_section(
            _("What is in here"), [f"{name.ljust(widest)}   {destinations.people(number)}" for name, number in files]
        ),
        *_section(
            _("How to load a file into {tool}", tool=destinations.inside(tool)), _numbered(destinations.steps(tool))
        ),
        *_section(_("Who is in, who is not, and why"), [say(fact) for fact in told]),
        "",
    ]
    return "\r\n".join(lines)


def _predicted_value(terms: Terms, currency: str) -> str:
    if currency:
        return _(
            "The predicted value is what a customer is expected to bring over the {days:horizon}, in {currency}.",
            days=terms.horizon_days,
            currency=currency,
        )
    return _(
        "The predicted value is what a customer is expected to bring over the {days:horizon}.", days=terms.horizon_days
    )


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{place}. {line}" for place, line in enumerate(lines, 1)]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, "-" * len(title), *(lines or [_("Nothing.")])]
