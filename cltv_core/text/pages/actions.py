"""What the page of segments and tactics says, and the answers an owner gives to suggestions."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cltv_core.tactics.log import DONE_FOR_DAYS
from cltv_core.text.segments import name as segment_name
from cltv_core.text.tactics import title
from cltv_core.text.voice import N_, Sentence, _

if TYPE_CHECKING:
    from cltv_core.tactics.log import State, Status
    from cltv_core.tactics.playbook import Answer

SEGMENT_LABEL = N_("Segment")
TABS = {
    "do": N_("Do"),
    "list": N_("List"),
    "message": N_("Message"),
    "who": N_("Who"),
    "why": N_("Why"),
}
PICTURES = {"map": N_("Map"), "movement": N_("Movement"), "table": N_("Table")}
MAP_LATENESS = N_("Time since their last order, against their usual gap")
MAP_LATE = N_("Late")
MAP_EACH = N_("Expected per customer")
MAP_HINT = N_("The larger the circle, the more customers. Click one to see what to do for it.")
RULES = N_("How customers are placed")
SEGMENTS_TOLD = N_("Segments: each customer goes in the first group they match")
TIERS_TOLD = N_("Value: what customers are expected to bring, whatever their segment")
STANDINGS_TOLD = N_("Status: how late they are, whatever their segment")
TABLE_ALT = N_("Segments with their size and value")
TABLE_HINT = N_("Click a row to see what to do for it.")
COLUMNS = {
    "segment": N_("Segment"),
    "customers": N_("Customers"),
    "expected_value": N_("Expected spend"),
    "share_of_value": N_("Share of total"),
    "at_stake": N_("At stake"),
}
NOT_USED = N_(
    "Your own segments and names do not fit these files, so they are not used here. They are kept for the files they "
    "were made for."
)
OTHER_IDEAS = N_("Other ideas")
IDEAS_LABEL = N_("Ideas for this segment, the most promising for an hour of work first")
DO = {
    "when": N_("When"),
    "channel": N_("How to reach them"),
    "offer": N_("What to offer"),
    "avoid": N_("What not to do"),
}
WHY = {
    "why": N_("Why this"),
    "meaning": N_("What is at stake"),
    "range": N_("What they may bring"),
    "gain": N_("What it may add"),
    "cost": N_("What it costs"),
    "discount": N_("Largest discount that pays"),
    "measure": N_("How to see if it worked"),
}
MESSAGE_HINT = N_("Put your own words where there are square brackets. Your changes are kept for this visit.")
WRITTEN_FOR = N_("Written for")
FILL_IN = N_(
    "Each tool fills in names its own way. Put your tool's name field in place of {tag}, or choose your tool above."
)
PREVIEW = N_("As {name} will read it")
PREVIEW_UNNAMED = N_("As a customer will read it")
COPY_SUBJECT, COPY_MESSAGE = N_("Copy subject"), N_("Copy message")
COPIED = N_("Copied")
BEST_ALT = N_("The best customers of this segment with what they are expected to bring")
TONE_LABEL = N_("Tone")
TONES = {"warm": N_("Warm"), "plain": N_("Plain"), "cheerful": N_("Cheerful")}
SUBJECT_LABEL = N_("Subject")
MESSAGE_LABEL = N_("Message, a draft to change")
ANSWERS: Mapping[State, str] = {
    "done": N_("Done"),
    "snoozed": N_("Remind me in two weeks"),
    "not for us": N_("Not for us"),
}
ANSWER_MENU = N_("Mark as")
TAKE_BACK = N_("Take back")


def map_hover(row: Mapping[Hashable, Any]) -> Sentence:
    """Say what the map shows of a segment."""
    return _(
        "{segment}: {customers:customers}<br>{value:about} expected, {each:about} each<br>last order {since:days} ago, "
        "usually every {gap:every}",
        segment=segment_name(row["segment"]),
        customers=row["customers"],
        value=row["expected_value"],
        each=row["expected_value"] / row["customers"],
        since=max(round(row["days_since"]), 1),
        gap=max(round(row["usual_gap"]), 1),
    )


def lateness_tick(times: float) -> Sentence:
    """Label the axis of the map at so many usual gaps since the last order."""
    if times == 1:
        return _("due")
    return _("{times:number}×", times=times) if times > 1 else _("{part:percent}", part=times)


def map_alt(segments: Sequence[Mapping[Hashable, Any]]) -> Sentence:
    """Describe the map with its figures."""
    told = [
        _(
            "{segment}: {customers:customers}, {value:about} expected",
            segment=segment_name(row["segment"]),
            customers=row["customers"],
            value=row["expected_value"],
        )
        for row in segments
    ]
    return _("Map of your segments, the late ones on the right. {told}", told=Sentence("; ".join(told)))


def reads_as(first_name: str) -> Sentence:
    """Head the preview of a message for one customer."""
    return _(PREVIEW, name=first_name) if first_name else _(PREVIEW_UNNAMED)


def answered_heading(answers: int) -> Sentence:
    """Head the list of suggestions that the owner has answered."""
    return _("What you have answered ({n:count})", n=answers)


def answer(given: Answer) -> Sentence:
    """Say what was said of a suggestion, and of which."""
    values = {"title": title(given.tactic), "told": told(given.status)}
    if given.segment:
        return _("{title}, {segment}. {told}", segment=segment_name(given.segment), **values)
    return _("{title}. {told}", **values)


def told(status: Status) -> Sentence:
    """Say what was said of a suggestion, and what follows."""
    if status.state == "done":
        return _("Done on {day:day}. It is suggested again after {again:days}.", day=status.day, again=DONE_FOR_DAYS)
    if status.state == "snoozed":
        return _("Put off until {day:day}.", day=status.day)
    return _("Not for you; it is no longer suggested for this segment.")
