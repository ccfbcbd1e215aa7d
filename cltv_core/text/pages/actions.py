"""What the page of segments and tactics says, and the answers an owner gives to suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cltv_core.tactics.log import DONE_FOR_DAYS
from cltv_core.text.segments import name as segment_name
from cltv_core.text.tactics import title
from cltv_core.text.voice import N_, Sentence, _

if TYPE_CHECKING:
    from cltv_core.tactics.log import State, Status
    from cltv_core.tactics.playbook import Answer

SEGMENT_LABEL = N_("Segment")
RULES = N_("How customers are placed")
SEGMENTS_TOLD = N_("Segments: each customer goes in the first group they match")
TIERS_TOLD = N_("Value: what customers are expected to bring, whatever their segment")
STANDINGS_TOLD = N_("Status: how late they are and nothing else, so that it may differ from the segment")
ALL_SEGMENTS = N_("All segments")
TABLE_ALT = N_("Segments with their size and value")
TABLE_HINT = N_("Click a row to see above what to do for it.")
COLUMNS = {
    "segment": N_("Segment"),
    "customers": N_("Customers"),
    "high": N_("High"),
    "medium": N_("Medium"),
    "low": N_("Low"),
    "expected_value": N_("Expected spend"),
    "between": N_("Likely range (80%)"),
    "share_of_value": N_("Share of total"),
    "at_stake": N_("At stake"),
}
RANGE_HELP = N_("The range in which the expected amount comes out 8 times in 10, told from your own past.")
NOT_USED = N_(
    "Your own segments and names do not fit these files, so they are not used here. They are kept for the files they "
    "were made for."
)
OTHER_IDEAS = N_("Ideas for this segment")
SUMMARY = {
    "why": N_("Why this"),
    "whom": N_("For whom"),
    "when": N_("When"),
    "channel": N_("How to reach them"),
    "message": N_("What to say"),
    "bring": N_("What it may bring"),
}
DETAILS = {
    "offer": N_("What to offer"),
    "cost": N_("What it costs"),
    "discount": N_("Largest discount that pays"),
    "work": N_("The work"),
    "avoid": N_("What not to do"),
    "measure": N_("How to see if it worked"),
}
DETAILS_HEADING = N_("What it takes")
MESSAGE_HEADING = N_("A first draft")
MESSAGE_HINT = N_("Your changes are kept for this visit. Put your own words where there are square brackets.")
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


def between(low: float, high: float) -> Sentence:
    """Say a range of amounts."""
    return _("{low:about} to {high:about}", low=low, high=high)


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
        return _(
            "Done on {day:day_short}. It is suggested again after {again:days}.", day=status.day, again=DONE_FOR_DAYS
        )
    if status.state == "snoozed":
        return _("Put off until {day:day_short}.", day=status.day)
    return _("Not for you; it is no longer suggested for this segment.")
