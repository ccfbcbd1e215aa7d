"""Campaigns on the pages: leaving some out of a list, what runs, what was read, what was learnt and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isinf
from typing import TYPE_CHECKING

from cltv_core.campaigns.codes import Kept
from cltv_core.text.campaigns import in_100, more, quoted
from cltv_core.text.say import say
from cltv_core.text.segments import name as segment_name
from cltv_core.text.tactics import title
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from cltv_core.campaigns.before import Outlook
    from cltv_core.campaigns.learning.effects import Effect
    from cltv_core.campaigns.learning.figures import Figure
    from cltv_core.campaigns.learning.next_trial import NextTrial
    from cltv_core.campaigns.learning.policy import RuleValue
    from cltv_core.campaigns.lift import Estimate
    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.campaigns.result import Group, Result
    from cltv_core.campaigns.side_by_side import SideBySide
    from cltv_core.project.contents import KeptResult
    from cltv_core.tactics.effects import Effects

TOGGLE = N_("Leave some out to see if it works")
TOGGLE_HELP = N_(
    "Some customers, chosen at random, are not written to. Later this page compares what both groups bought: only "
    "that shows what your message brought. Who is left out stays out of every list here until the result is in."
)
SHARE_LABEL = N_("How many to leave out")
DETAILS = N_("Name, day and costs")
NAME_LABEL = N_("Name of the campaign")
SENT_ON_LABEL = N_("Day you send it")
WINDOW_LABEL = N_("Days to wait for orders")
CONTACT_COST_LABEL = N_("Cost of each message")
OFFER_COST_LABEL = N_("Cost of the offer, for each customer who buys")
AGAINST_LABEL = N_("Try another idea beside it")
AGAINST_NOTHING = N_("No, everybody gets the same message")
AGAINST_HELP = N_(
    "Half of those written to, chosen at random, get the other message. Both are compared with the customers "
    "left alone, so one list tells you what each message brings."
)
DRAW = N_("Make the two lists")
DRAW_TWO = N_("Make the three lists")
DRAW_HELP = N_("Chooses at random who is left out, and remembers the campaign in your project file.")
SEND_TO = N_("Send to these")
LEAVE_ALONE = N_("Leave these alone")
NOTHING_TO_LOAD = N_("Nobody on this list can be reached with this tool.")

EMPTY_TITLE = N_("See what your messages really bring")
EMPTY = N_(
    "On the page Actions, choose a segment and see that “Leave some out to see if it works” is switched on, as it is "
    "for lists long enough to tell. Send the list you get, save your project file, and come back with it and a newer "
    "export: the result is here."
)
EMPTY_LINK = N_("Choose a segment")
RUNNING = N_("Running")
READ = N_("Results")
RESULTS_CHART = N_("Extra buyers for every 100 customers written to")
RESULTS_HELP = N_(
    "Customers written to against those left out, in the days after the message. The line is the likely "
    "range (80%): where it crosses zero, it may be luck. Everybody counts in their group, whether they read "
    "the message or not."
)
RESULTS_ALT = N_("For each campaign, how many more of 100 customers bought than of those left out, with likely ranges.")
STOPPED = N_("Could not be read")
LEARNED = N_("What you have learnt")
LEARNED_HELP = N_(
    "All your campaigns together. A result from few people leans on what similar campaigns brought, so that "
    "luck is not taken for success."
)
NOTHING_LEARNED = N_(
    "Nothing yet: no campaign of yours has a result. Until one has, cards and plan count with what is assumed."
)
LEARNED_ALT = N_("For each tactic and segment the extra buyers in 100, the likely range, and from how many campaigns.")
LEARNED_COLUMNS: Mapping[str, str] = {
    "tactic": N_("Tactic"),
    "effect": N_("Extra buyers in 100"),
    "range": N_("Likely range"),
    "basis": N_("Based on"),
}
RULES = N_("What other choices would have brought")
RULES_HELP = N_(
    "Chance decided who got which message, so those who happened to get what a rule says stand for all "
    "others. The best ideas were picked on one half of your customers and checked on the other, so that luck "
    "is not taken for success."
)
RULES_ALT = N_("For each rule the extra buyers in 100, the likely range, and how many people it rests on.")
RULES_COLUMNS: Mapping[str, str] = {
    "rule": N_("If everybody on your lists had got"),
    "gain": N_("Extra buyers in 100"),
    "range": N_("Likely range"),
    "basis": N_("Based on"),
}
NEXT = N_("What to try next")
NEXT_HELP = N_(
    "The best idea so far, against one that could be better, with some customers left alone to compare. You decide."
)
OPEN_LIST = N_("Open the list")
ELSEWHERE = N_("Use test groups from another program")
ELSEWHERE_TEXT = N_(
    "Drop the file in which your e-mail tool says who got which message and who was left out: one row per "
    "person, with a customer number, an e-mail address or a phone number. It is compared with your sales and "
    "not kept."
)
ELSEWHERE_FILE = N_("File of the groups, or one list for each group")
ELSEWHERE_DAY = N_("Day it was sent")
ELSEWHERE_CONTROL = N_("Name of the group left alone")
ELSEWHERE_CONTROL_HELP = N_("Only needed where the file does not say, for example with groups called A and B.")
NOT_SENT = N_("I did not send it")
NOT_SENT_CONFIRM = N_("Forget this campaign")
NOT_SENT_TEXT = N_("Nobody is left out any more, and there will be no result.")
NOT_SENT_OF_TWO = N_("The other message of this trial goes on, and whoever was left out stays left out for it.")
LISTS = N_("Its lists")
NUMBERS = N_("Numbers")
GROUP_COLUMNS: Mapping[str, str] = {
    "group": N_("Group"),
    "people": N_("Customers"),
    "buyers": N_("Bought"),
    "orders": N_("Orders"),
    "revenue": N_("Spent"),
}
GROUPS: Mapping[str, str] = {"sent": N_("Written to"), "held_out": N_("Left alone")}


def named(receipt: Receipt) -> Sentence:
    """Head a campaign: its name, its tactic where that is another, and whom it was for."""
    name = _("{name}", name=receipt.name)
    if receipt.tactic and title(receipt.tactic) != name:
        name = _("{name} ({tactic})", name=receipt.name, tactic=title(receipt.tactic))
    return _("{name} · {segment}", name=name, segment=segment_name(receipt.segment)) if receipt.segment else name


def called(name: str) -> Sentence:
    """Head a campaign that is not of the project: its name out of a file."""
    return _("{name}", name=name)


def default_name(tactic: str) -> Sentence:
    """Name a campaign after its tactic."""
    return title(tactic) if tactic else _("Campaign")


def runs(receipt: Receipt, people: int, held_out: int, today: date) -> Sentence:
    """Say when a campaign is sent and until when it runs."""
    values = {
        "sent": receipt.sent_on,
        "people": people - held_out,
        "held_out": held_out,
        "days": _counted_days(receipt),
        "last": receipt.last_day,
    }
    if receipt.sent_on > today:
        return _(
            "To be sent on {sent:day} to {people:customers}, while {held_out:count} are left alone. Both groups get "
            "{days:days} to buy, so the result can be read with sales up to {last:day} or later.",
            **values,
        )
    return _(
        "Sent on {sent:day} to {people:customers}, while {held_out:count} are left alone. Both groups get {days:days} "
        "to buy, so the result can be read with sales up to {last:day} or later.",
        **values,
    )


def _counted_days(receipt: Receipt) -> int:
    """Return on how many days an order counts: on that of sending as well."""
    return receipt.window_days + 1


def too_short(told: Outlook) -> Sentence:
    """Say that a list is too short to show what its message brings, and from how many customers on it would."""
    if told.people >= told.enough:
        return _(
            "With so few left out, a difference as large as one may hope for ({most} buyers in 100) would not stand "
            "out from chance. Leave a third out, or send it to everybody.",
            most=in_100(told.most),
        )
    return _(
        "On a list this short, a difference as large as one may hope for ({most} buyers in 100) would not stand out "
        "from chance: send it to everybody. From about {enough:customers} on it would.",
        most=in_100(told.most),
        enough=told.enough,
    )


def kept(why: Kept, people: int) -> Sentence:
    """Say how many of a list take no part in its test, and why."""
    if why is Kept.IN_OPEN_TEST:
        return ngettext(
            "{n:count} customer is part of a campaign that still runs, and is not on these lists.",
            "{n:count} customers are part of a campaign that still runs, and are not on these lists.",
            people,
        )
    return ngettext(
        "{n:count} customer was left out lately, so this time the message goes to them in any case.",
        "{n:count} customers were left out lately, so this time the message goes to them in any case.",
        people,
    )


def withheld(people: int) -> Sentence:
    """Say how many of a list an open campaign leaves out."""
    return ngettext(
        "{n:count} customer is left alone for a campaign that still runs, and is not on this list.",
        "{n:count} customers are left alone for a campaign that still runs, and are not on this list.",
        people,
    )


def written_to(people: int) -> Sentence:
    """Say how many of a list an open campaign writes to."""
    return ngettext(
        "{n:count} customer gets the message of a campaign that still runs, and is not on this list.",
        "{n:count} customers get the message of a campaign that still runs, and are not on this list.",
        people,
    )


def share(part: float, people: int) -> Sentence:
    """Say how many a share of a list is."""
    return _("{part:percent} ({people:count})", part=part, people=people)


def days_so_far(receipt: Receipt, last_day: date) -> Sentence:
    """Say how much of a window the sales cover."""
    if last_day < receipt.sent_on:
        return _("Your sales end on {last:day}, before the message.", last=last_day)
    gone = (last_day - receipt.sent_on).days + 1
    return _("{gone:count} of {days:days} are in your sales.", gone=gone, days=_counted_days(receipt))


def bought(sent: Group, held_out: Group) -> Sentence:
    """Compare the shares of buyers of both groups."""
    return _(
        "{sent:share} of those written to bought, {held_out:share} of those left alone.",
        sent=sent.buyers / sent.people,
        held_out=held_out.buyers / held_out.people,
    )


def small_print(found: Result) -> Sentence:
    """Say the wider range, and what came after the window."""
    seen = found.bought.adjusted
    wide = _("95% range: {low} to {high} buyers in 100.", low=more(seen.low95), high=more(seen.high95))
    if found.echo is None:
        return wide
    return Sentence(f"{wide} {_afterwards(found.echo)}")


def _afterwards(echo: Estimate) -> Sentence:
    """Say whether the message only moved orders forward: what came in as many days again after its window."""
    number = in_100(abs(echo.lift))
    if number == in_100(0.0):
        return _("In the time after, as many bought as of those left out.")
    if echo.high80 < 0:
        return _("In the time after, {number} in 100 fewer bought: some only bought earlier.", number=number)
    if echo.low80 > 0:
        return _("In the time after, {number} in 100 more bought, so orders did not just come earlier.", number=number)
    if echo.lift < 0:
        return _("In the time after, {number} in 100 fewer bought, which may be chance.", number=number)
    return _("In the time after, {number} in 100 more bought, which may be chance.", number=number)


def read_before(result: KeptResult) -> Sentence:
    """Tell the result that was kept of a campaign that these sales no longer reach."""
    return _(
        "Read on {day:day}: {effect} buyers in 100. Today's files do not go back that far.",
        day=result.read_on,
        effect=more(result.effect),
    )


def hover(name: str, lift: float, low: float, high: float) -> Sentence:
    """Tell one result in the chart."""
    return _(
        "{name}: {lift} buyers in 100, likely {low} to {high}",
        name=name,
        lift=more(lift),
        low=more(low),
        high=more(high),
    )


def pair(effect: Effect) -> Sentence:
    """Name a tactic and for whom it was."""
    return _("{tactic} · {segment}", tactic=title(effect.tactic), segment=segment_name(effect.segment))


def range_of(effect: Effect) -> Sentence:
    """Say between what an effect likely lies."""
    low, high = effect.range80
    return _("{low} to {high}", low=in_100(low), high=in_100(high))


def basis(effect: Effect) -> Sentence:
    """Say what an effect stands on."""
    return ngettext("Measured in {n:count} campaign", "Measured in {n:count} campaigns", effect.campaigns)


def rule(one: RuleValue) -> Sentence:
    """Name a rule and what it takes for each segment."""
    if not one.choices:
        return say(one.rule)
    by_tactic: dict[str, list[str]] = {}
    for segment, tactic in one.choices.items():
        by_tactic.setdefault(tactic, []).append(segment)
    taken = tuple(
        _("{tactic} for {segments:list}", tactic=title(tactic), segments=tuple(map(segment_name, segments)))
        for tactic, segments in by_tactic.items()
    )
    return _("{rule}: {taken:list}", rule=say(one.rule), taken=taken)


def rule_range(one: RuleValue) -> Sentence:
    """Say between what the gain of a rule likely lies."""
    return _("{low} to {high}", low=in_100(one.low80), high=in_100(one.high80))


def rule_basis(one: RuleValue) -> Sentence:
    """Say how many people speak for a rule."""
    return _("About {people:customers}", people=round(one.effective))


def contender(one: NextTrial) -> Sentence:
    """Say which other idea could be better, and how likely that is by all that is known."""
    if one.contender is None:
        return Sentence("")
    return _(
        "“{other}” could be worth a try beside it: the chance that it is the better one is {chance:percent}.",
        other=title(one.contender.tactic),
        chance=one.chance,
    )


def beside(others: Sequence[str], *, read: bool) -> Sentence:
    """Say which messages were tried side by side with one."""
    if read:
        return _("Tried side by side with {names:list}, against the same customers left alone.", names=quoted(others))
    return _("Runs side by side with {names:list}, against the same customers left alone.", names=quoted(others))


def against(one: SideBySide) -> Sentence:
    """Compare two messages of a trial with each other."""
    seen = one.bought
    return _(
        "Of 100 customers, {more} bought after “{first}” than after “{second}” (likely {low} to {high}).",
        more=more(seen.lift),
        first=one.first.name,
        second=one.second.name,
        low=more(seen.low80),
        high=more(seen.high80),
    )


def proposal(one: NextTrial) -> Sentence:
    """Propose the next campaign of a segment."""
    segment, best = segment_name(one.segment), title(one.best_guess.tactic)
    if one.contender is None:
        return _("{segment}: “{best}”, and leave some out again.", segment=segment, best=best)
    return _(
        "{segment}: “{best}” for half of them, “{other}” for the other half.",
        segment=segment,
        best=best,
        other=title(one.contender.tactic),
    )


def proposal_reason(one: NextTrial, known: Effects) -> Sentence:
    """Say why, with the effects that cards and plan count with."""
    best = one.best_guess.as_believed(known)
    told = in_100(best.mean)
    if not best.campaigns:
        why = _("Nothing is measured here yet; {known} extra buyers in 100 are assumed.", known=told)
    else:
        why = _("“{best}” brought about {known} extra buyers in 100.", best=title(best.tactic), known=told)
    if one.contender is None:
        return why
    return Sentence(why + " " + _("The chance that the other one is better is {chance:percent}.", chance=one.chance))


def downloaded(receipt: Receipt, today: date) -> Sentence:
    """Say what to do with the two lists."""
    if receipt.sent_on < today:
        return _(
            "Keep the second list away from every message until {last:day}, and save your project file.",
            last=receipt.last_day,
        )
    return _(
        "Send the first list on {day:day}, keep the second away from every message until {last:day}, and save your "
        "project file.",
        day=receipt.sent_on,
        last=receipt.last_day,
    )


def sent_short(day: date) -> Sentence:
    """Say when a campaign was sent, under its name."""
    return _("{day:day_short}", day=day)


CONVERSION, WON_BACK, BROUGHT = N_("Bought because of a message"), N_("Won back"), N_("Brought in, after costs")
CONVERSION_HELP = N_(
    "Conversion lift: of 100 customers written to, how many bought only because of the message. Measured "
    "against customers left alone at random, over all campaigns with a result."
)
WON_BACK_HELP = N_(
    "Churn reduction: of 100 late customers written to, how many came back only because of the message. "
    "Measured against late customers left alone at random."
)
BROUGHT_HELP = N_("Extra sales at your margin, less what messages and offers cost, over all campaigns with a result.")


BUYER_COST, ENGAGEMENT = N_("Cost of an extra buyer"), N_("Clicked")
BUYER_COST_HELP = N_(
    "What messages and offers cost for each customer who bought because of them. Measured against customers "
    "left alone at random, over all campaigns with a result."
)
ENGAGEMENT_HELP = N_(
    "Engagement: of 100 messages that arrived, how many were clicked, as your e-mail tool counted. It shows "
    "interest, not sales, so no result here depends on it."
)


WINNING_HELP = N_(
    "Acquisition cost: what you spend on advertising and first-time offers, for each customer who buys for the first "
    "time. Each cost that you tell is kept with its day in your project file, so that its change can be seen."
)
WINNING_ASK = N_("Type the cost of winning a customer under Settings, or work it out from what you spent.")
WINNING_WORK_OUT = N_("Work it out from what you spent")
WINNING_MONTH = N_("Month")
WINNING_SPENT = N_("Spent on winning customers in that month")
WINNING_USE = N_("Use this cost")


def beside_acquisition(figure: Figure, cost: float) -> Sentence:
    """Compare what an extra buyer costs with winning a new customer."""
    less = abs(cost - figure.value)
    if figure.value <= cost:
        return _("A new customer costs you {cost:cents}: {less:cents} more.", cost=cost, less=less)
    return _("A new customer costs you {cost:cents}: {less:cents} less.", cost=cost, less=less)


def out_of_100(share: float) -> Sentence:
    """Spell a figure as so many in 100."""
    return _("{number} in 100", number=in_100(share))


def figure_basis(figure: Figure, low: str, high: str) -> Sentence:
    """Say the likely range of a figure, and what it stands on."""
    if isinf(figure.high80):
        return ngettext(
            "Likely {low} or more, from {n:count} campaign.",
            "Likely {low} or more, from {n:count} campaigns.",
            figure.campaigns,
            low=Sentence(low),
        )
    return ngettext(
        "Likely {low} to {high}, from {n:count} campaign.",
        "Likely {low} to {high}, from {n:count} campaigns.",
        figure.campaigns,
        low=Sentence(low),
        high=Sentence(high),
    )
