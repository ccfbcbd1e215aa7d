"""What is said on the screens that an owner shows to others."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, _

KEYS = N_("← → to move · F for full screen · Esc to leave")
SO_FAR = N_("Sales so far")
TODAYS_CUSTOMERS = N_("Today's customers")
BEST_CUSTOMERS = N_("Your best customers")
NEWER_CUSTOMERS = N_("Newer customers")
SEGMENTS = N_("Your segments")
LEAVING = N_("About to leave")
TRUST = N_("How far to trust the forecast")
RHYTHM = N_("Who comes back")


def ahead(last: float, ahead: float) -> Sentence:
    """Say what the shop will sell, new customers included."""
    return _(
        "Expect sales of about {ahead:about} in the next 12 months, after {last:about} in the last 12.",
        last=last,
        ahead=ahead,
    )
