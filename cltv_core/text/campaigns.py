"""What is said of campaigns: before they are sent, when they are read, and what was learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cltv_core.campaigns.before import Outlook
from cltv_core.campaigns.codes import Kept, Problem, Remedy, Rule, State, Stop, Verdict
from cltv_core.campaigns.learning.effects import Effect
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.result import Result
from cltv_core.facts import Code
from cltv_core.text.say import say
from cltv_core.text.segments import name as segment_name
from cltv_core.text.tactics import title
from cltv_core.text.voice import N_, Plural, Sentence, Template, _, ngettext

if TYPE_CHECKING:
    from datetime import date

SENTENCES: Mapping[Code, Template] = {
    Verdict.WORKS: N_("It works"),
    Verdict.PROBABLY_WORKS: N_("It probably works"),
    Verdict.CANNOT_TELL: N_("Cannot tell yet"),
    Verdict.PROBABLY_HARMS: N_("It probably does harm"),
    State.WAITING: N_("Waiting"),
    State.READ: N_("Read"),
    State.STOPPED: N_("Stopped"),
    Stop.SAMPLE_RATIO: N_(
        "The groups have changed since they were drawn: {held_out:count} people were left out instead of "
        "{planned:count}."
    ),
    Stop.UNBALANCED: N_("The two groups already differed before anything was sent, so they cannot be compared."),
    Stop.CONTAMINATED: Plural(
        N_("{people:count} of the {held_out:count} people left out got another message meanwhile."),
        N_("{people:count} of the {held_out:count} people left out got another message meanwhile."),
        by="people",
    ),
    Rule.AS_WAS: N_("What you sent"),
    Rule.BEST_FOR_ALL: N_("The best idea for everybody"),
    Rule.BEST_FOR_EACH: N_("The best idea for each segment"),
    Kept.IN_OPEN_TEST: N_("Part of a test that is still running"),
    Kept.LEFT_OUT_LATELY: N_("Left out of a test lately, so they get this one in any case"),
    Problem.TOO_FEW: Plural(
        N_("Only {people:count} customer can take part; a test needs {fewest:count}."),
        N_("Only {people:count} customers can take part; a test needs {fewest:count}."),
        by="people",
    ),
    Problem.NO_SUCH_SEGMENT: N_("There is no segment called “{name}” with customers in it."),
    Problem.NO_SUCH_TACTIC: N_("There is no tactic called “{name}”."),
    Problem.NO_SUCH_DESTINATION: N_("There is no tool called “{name}”."),
    Problem.SERVICE: N_("This is a service to customers: nobody is left out of it to see whether it pays."),
    Problem.TWO_TACTICS: N_("To try two messages side by side, each needs a tactic of its own."),
    Problem.NO_GROUP_COLUMN: N_("No column says who was sent the message and who was held out."),
    Problem.WHICH_WAS_LEFT_ALONE: N_("“{column}” does not say which of its groups was left alone: {names:list}."),
    Problem.NO_PERSON_COLUMN: N_("No column says who each person is."),
    Problem.ONE_GROUP_ONLY: N_("Everybody in this file is in the same group, so there is nobody to compare with."),
    Problem.SENT_BEFORE: N_(
        "The message would go out on {sent_on:day}, but your sales go on to {as_of:day}: customers would be chosen by "
        "what they bought after it, and the result would count these sales."
    ),
    Problem.NOTHING_TO_READ: N_("The sales end before {sent_on:day}, the day on which the message was sent."),
    Problem.BEGINS_LATER: N_("The sales begin after {sent_on:day}, the day on which the message was sent."),
    Problem.NOT_A_RECEIPT: N_("This is not a receipt of a campaign, or it was changed."),
    Remedy.LONGER_LIST: N_("Choose a larger segment, or send it to everybody without a test."),
    Remedy.NAME_ONE_OF: N_("Choose one of these: {names:list}."),
    Remedy.WITHOUT_TEST: N_("Send it to everybody."),
    Remedy.OTHER_TACTIC: N_("Choose another tactic to try it against."),
    Remedy.GROUPS_FILE: N_(
        "Bring a file with one row per person: who it is (customer number, e-mail or phone), and “sent” or “held out”."
    ),
    Remedy.LATER_DAY: N_(
        "Give a day from {as_of:day} on. For a campaign of that earlier day add --as-of {iso}, so that nothing after "
        "it is used to choose."
    ),
    Remedy.NAME_THE_CONTROL: N_("Say what the group that got nothing is called."),
    Remedy.LATER_EXPORT: N_("Bring an export that covers those days."),
    Remedy.EARLIER_SALES: N_("Bring a file with the sales of that time as well."),
    Remedy.KEEP_THE_FILE: N_("Use the file as it was saved."),
}


NO_CAMPAIGNS = N_("This project file holds no campaign yet. Begin one with cltv campaign start.")
NAME_A_TACTIC = N_(
    "No --tactic was given, so later plans will learn nothing from the result. The plan.json of cltv plan names them."
)


def to_be_sent(day: date, late: bool) -> Sentence:
    """Say from which day on sales count as the answer to a message; `late`: that day was not chosen, and is past."""
    if late:
        return _(
            "To be sent on {day:day}, by the sales you gave; that day is past. To send it on another day, give that "
            "day with --sent-on.",
            day=day,
        )
    return _("To be sent on {day:day}.", day=day)


def said_no(people: int) -> Sentence:
    """Say how many are on neither list of a campaign because they said no."""
    if not people:
        return Sentence("")
    return ngettext(
        "{n:count} customer who said no is on neither list.",
        "{n:count} customers who said no are on neither list.",
        people,
    )


def never_asked(people: int) -> Sentence:
    """Say how many are on neither list of a campaign because nobody knows whether they agreed."""
    if not people:
        return Sentence("")
    return ngettext(
        "{n:count} customer whose consent is not known is on neither list: ask them first.",
        "{n:count} customers whose consent is not known are on neither list: ask them first.",
        people,
    )


def before(told: Outlook) -> Sentence:
    """Say what a campaign will be able to tell, before it is sent."""
    noticed = in_100(told.noticed)
    parts = [
        ngettext(
            "{n:count} of {people:count} customers is left out, so that you see what sending brings.",
            "{n:count} of {people:count} customers are left out, so that you see what sending brings.",
            told.held_out,
            people=told.people,
        ),
        _("You would notice a difference of {noticed} buyers in 100.", noticed=noticed),
    ]
    if told.cost > 0:
        parts.append(_("If it works as assumed, leaving them out costs about {cost:about}.", cost=told.cost))
    parts.append(
        _("You can read the result from {day:day} on, when both groups have had time to buy.", day=told.reading_day)
    )
    return Sentence(" ".join(parts))


def result(one: CampaignRead) -> Sentence:
    """Say in a few sentences how a campaign stands."""
    found = one.result
    name = one.name or _("The campaign")
    if found is None:
        return _(
            "{name}: your sales end before it began. Bring an export from {day:day} or later.",
            name=name,
            day=one.reading_day,
        )
    if found.state is State.STOPPED:
        return _("{name}: not read. {why}", name=name, why=stopped(found))
    if found.state is State.WAITING:
        return _("{name}: can be read from {day:day} on. {so_far}", name=name, day=one.reading_day, so_far=early(found))
    assert found.verdict is not None
    return _("{name}: {verdict}. {outcome}", name=name, verdict=say(found.verdict).lower(), outcome=outcome(found))


def quoted(names: Sequence[str]) -> tuple[Sentence, ...]:
    """Put each name in quotation marks, as in a list names of several words run into one another."""
    return tuple(_("“{name}”", name=name) for name in names)


def begins_late(first: date) -> Sentence:
    """Say that the sales lack the first days after a message."""
    return _(
        "The sales begin on {first:day}, after the message was sent: what was bought before that is missing.",
        first=first,
    )


def outcome(found: Result) -> Sentence:
    """Say what a campaign that was read has brought, and what follows."""
    return _("{bought} {money}{next}", bought=_bought(found), money=_profit(found), next=_next(found))


def stopped(found: Result) -> Sentence:
    """Say why a campaign cannot be read."""
    return Sentence(" ".join(map(say, found.checks.stops)))


def effect(one: Effect) -> Sentence:
    """Say what is believed of a tactic in a segment."""
    ends = {"mean": in_100(one.mean), "low": in_100(one.range80[0]), "high": in_100(one.range80[1])}
    if not one.campaigns:
        return _(
            "{tactic} for {segment}: {mean} more buyers in 100 (likely {low} to {high}), assumed and not measured yet.",
            tactic=title(one.tactic),
            segment=segment_name(one.segment),
            **ends,
        )
    return ngettext(
        "{tactic} for {segment}: {mean} more buyers in 100 (likely {low} to {high}), measured in {n:count} campaign.",
        "{tactic} for {segment}: {mean} more buyers in 100 (likely {low} to {high}), measured in {n:count} campaigns.",
        one.campaigns,
        tactic=title(one.tactic),
        segment=segment_name(one.segment),
        **ends,
    )


def luck_allowed_for(one: Effect) -> Sentence:
    """Say what of a result is counted on, beside what was seen."""
    low, high = one.range80
    return _(
        "That is what was seen, luck included. With luck allowed for, count on {more} in 100 (likely {low} to {high}).",
        more=more(one.mean),
        **_ends(low, high),
    )


def _bought(found: Result) -> Sentence:
    seen = found.bought.adjusted
    return _(
        "Of 100 customers written to, {more} bought than of 100 left out (likely {low} to {high}).",
        more=more(seen.lift),
        **_ends(seen.low80, seen.high80),
    )


def more(share: float) -> Sentence:
    """Say a difference between groups as so many in 100: 2.3 more, 1.4 fewer."""
    if share < 0:
        return _("{number} fewer", number=in_100(-share))
    return _("{number} more", number=in_100(share))


def _ends(low: float, high: float) -> dict[str, Sentence]:
    """Say the ends of a range, with their direction where they differ in it."""
    spell = in_100 if low >= 0 else more
    return {"low": spell(low), "high": spell(high)}


def _profit(found: Result) -> Sentence:
    return _(
        "After costs that is {each:cents} for each customer written to (likely {low:cents} to {high:cents}).",
        each=found.profit.per_person,
        low=found.profit.low80,
        high=found.profit.high80,
    )


def _next(found: Result) -> Sentence:
    if found.verdict is Verdict.CANNOT_TELL:
        more = ngettext(
            "Your list is too short to be sure: to see 3 more buyers in 100 it would take {people:customers}, or "
            "{n:count} campaign like this one.",
            "Your list is too short to be sure: to see 3 more buyers in 100 it would take {people:customers}, or "
            "{n:count} campaigns like this one.",
            found.campaigns_to_tell,
            people=found.people_to_tell,
        )
        return Sentence(f" {more}")
    if found.verdict in (Verdict.WORKS, Verdict.PROBABLY_WORKS) and found.profit.high80 < 0:
        return Sentence(" " + _("It cost more than it brought: try it with a smaller offer."))
    return Sentence("")


def early(found: Result) -> Sentence:
    """Say what can be seen before the window is over, with a range that holds however often one looks."""
    if found.early is None:
        return Sentence("")
    return _(
        "Too early to judge: so far it could be anything from {low} to {high} buyers in 100.",
        low=more(found.early.low95),
        high=more(found.early.high95),
    )


def in_100(share: float) -> Sentence:
    """Say a share as so many in 100: 2.3."""
    return _("{number:decimal}", number=100 * share)
