"""What stands in the digest, the letter of what has changed and what to do, beside what the rooms tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.project.since import Since
    from cltv_core.text.tactics import TacticTold

CHANGED = N_("What has changed")
RESULTS = N_("What your campaigns brought")
WAITING = N_("Campaigns that cannot be read yet")
TO_DO = N_("What to do")
PLAN = N_("Your plan")
NOTES = N_("Bear in mind")
FIRST_TIME = N_("This is your shop's first digest. The next one will say here what has changed.")
NOTHING_NEW = N_("No sales have come since the last digest.")
PRIVACY = N_("This digest names no customers. Lists and report are in the folder where it was written.")


def subject(as_of: date, name: str) -> Sentence:
    """Head the letter; `name`: the shop's, "" where it has none."""
    if not name:
        return _("Your customers, {as_of:day}", as_of=as_of)
    return _("{name}: your customers, {as_of:day}", name=name, as_of=as_of)


def since(found: Since) -> tuple[Sentence, ...]:
    """Say how many customers came, went and moved."""
    return (
        ngettext("{n:count} new customer.", "{n:count} new customers.", found.won),
        ngettext("{n:count} customer lost.", "{n:count} customers lost.", found.lost),
        ngettext("{n:count} customer changed segment.", "{n:count} customers changed segment.", found.changed),
    )


def to_do(told: TacticTold) -> Sentence:
    """Name something to do, and for whom."""
    return _("{title} ({segment})", title=told.title, segment=told.segment)


def list_of(name: str) -> Sentence:
    """Say where the list of a segment lies."""
    return _("The list: {name}", name=name)
