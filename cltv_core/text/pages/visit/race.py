"""How far the trial of the forecast has come."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, ngettext

RACING = N_("Testing the forecast on your own past")
RANGE_PENDING = N_(
    "First estimate, being tested on your own past. That gives the likely range, and may change what is underlined."
)
FULL = N_("The server is full at the moment, so you see a first estimate.")
BROKEN_OFF = N_("Testing the forecast on your own past broke off, so you see a first estimate.")
AGAIN = N_("Try again")


def in_queue(ahead: int) -> Sentence:
    """Say how many shops are tested before this one."""
    return ngettext("Waiting: {n:count} shop before yours", "Waiting: {n:count} shops before yours", ahead)
