"""What the page of the plan says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from babel import Locale

from cltv_core.calendar.ahead import Ahead
from cltv_core.calendar.writing import Appointment
from cltv_core.planning.lines import Line
from cltv_core.text.calendar import effect, send_on
from cltv_core.text.planning import needed
from cltv_core.text.say import say
from cltv_core.text.segments import name as segment_name
from cltv_core.text.spelling import day, day_of_month
from cltv_core.text.tactics import message_cost, title
from cltv_core.text.voice import N_, Sentence, _, ngettext, voice

MONEY_LABEL = N_("Money to spend")
HOURS_LABEL = N_("Hours in the next month")
HELP = N_("For one round of messages, to be sent within about a month.")
COSTS = N_("What messages cost")
COSTS_HELP = N_("Leave a field empty to use the assumed cost.")
COST_LABELS = {
    "e-mail": N_("One e-mail"),
    "text message": N_("One text message"),
    "post": N_("One letter or card"),
}
TO_DO = N_("What to do, in this order")
WHY_THIS_ORDER = N_(
    "Highest gain per hour first, of what together brings most for your money and hours. Overview looks at ideas one "
    "by one, so it can name others."
)
OPEN_LIST = N_("Open the list")
CHART_ALT = N_("Likely gain of each idea, with its range")
AXIS_PROFIT = N_("Likely gain")
TRIALS = N_("Try something new")
TRIALS_HELP = N_("Part of your money and hours is kept for this, so that you learn what else works.")
NEW_CUSTOMERS = N_("What a new customer may cost")
NEW_CUSTOMERS_HELP = N_(
    "The lower end of what customers brought in their first months, by where they first bought. Less is sure of the "
    "fewer customers of one place than of all together, so the lower end of each place is often below that of all. "
    "Enter under Settings what winning one costs you today, and the plan compares new customers with those you have."
)
CALENDAR = N_("What lies ahead")
COUNTRY_LABEL = N_("Country of your shop")
NO_COUNTRY = N_("No country")
CALENDAR_BUTTON = N_("Download the calendar")
CALENDAR_HELP = N_("A file for the calendar on your phone or computer (.ics). A later file replaces the entries.")
CALENDAR_ALT = N_("Days ahead, by when to write, and what they did before")
COLUMNS = {"day": N_("Day"), "what": N_("What"), "write_by": N_("Write by"), "effect": N_("In your shop")}


def assumed_cost(amount: float) -> Sentence:
    """Say what a message is assumed to cost, where the owner has not said it."""
    return _("{amount} (assumed)", amount=message_cost(amount))


def line_heading(place: int, line: Line) -> Sentence:
    """Head a line."""
    return _(
        "**{place:count}. {tactic}** · {segment}",
        place=place,
        tactic=title(line.tactic),
        segment=segment_name(line.segment),
    )


def winning_heading(place: int) -> Sentence:
    """Head the card of winning customers, which comes after the lines."""
    return _("**{place:count}. Win new customers**", place=place)


def takes(line: Line, when: Appointment) -> Sentence:
    """Say what a line takes, and when to send it."""
    return _(
        "{people:customers} · {cost:money} · {hours:hours} · {when}",
        people=len(line.people),
        cost=line.cost,
        hours=line.hours,
        when=send_on(when),
    )


def why(line: Line) -> Sentence:
    """Say from when on a line pays, and why it ends where it does."""
    return Sentence(f"{needed(line)} {say(line.stop)}")


def never_asked(people: int) -> Sentence:
    """Say how many of those to whom a line sends a text message were never asked; "" for nobody."""
    if not people:
        return Sentence("")
    return ngettext(
        "{n:count} of them was never asked whether they want messages: the list has a file of its own for them, so "
        "that you can ask first.",
        "{n:count} of them were never asked whether they want messages: the list has a file of their own for them, so "
        "that you can ask first.",
        people,
    )


def brings(line: Line) -> Sentence:
    """Say what a line brings."""
    return _(
        "Likely gain **{profit:whole}** ({low:whole} to {high:whole}), {basis}.",
        profit=line.profit,
        low=line.low80,
        high=line.high80,
        basis=line.basis,
    )


def hover(line: Line) -> Sentence:
    """Say of a line in the chart what it brings."""
    return _(
        "{tactic}, {segment}: {profit:whole} (likely {low:whole} to {high:whole})",
        tactic=title(line.tactic),
        segment=segment_name(line.segment),
        profit=line.profit,
        low=line.low80,
        high=line.high80,
    )


def row(one: Ahead, *, short: bool = False) -> dict[str, object]:
    """Make a row of the table of days ahead; `short`: for a screen that has no room for years."""
    spell = day_of_month if short else day
    by = spell(one.write_by) if one.write_by is not None and one.write_by < one.day else ""
    return {"day": one.day, "what": say(one.what), "write_by": by, "effect": effect(one)}


def filled(row: Mapping[str, object]) -> dict[str, object]:
    """Say in a row of that table why something is missing."""
    return {
        **row,
        "write_by": row["write_by"] or _("too late to write"),
        "effect": row["effect"] or _("too few years to tell"),
    }


def told_columns(rows: Sequence[Mapping[str, object]], *, can_write: bool = True) -> list[str]:
    """Return the columns of the table of days ahead, without those that say nothing."""
    return [name for name in COLUMNS if any(row[name] for row in rows) and (can_write or name != "write_by")]


def country(code: str) -> str:
    """Name a country in the reader's language; "" is none."""
    return Locale.parse(voice().locale).territories.get(code, code) if code else _(NO_COUNTRY)
