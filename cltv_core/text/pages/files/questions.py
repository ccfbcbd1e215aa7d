"""Questions that only the owner can answer."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, ngettext

USE_CARDS = N_("Treat each card as a customer")
HEADING = N_("Questions only you can answer")
HELP = N_("Your files leave this open. The marked answer is assumed so far; another answer changes every figure.")
LINK = N_("Answer it")
TIME_ZONE_PLACEHOLDER = N_("As in the file")


def hint(questions: int) -> Sentence:
    """Say on another page that there is something to answer."""
    return ngettext(
        "Your files leave one question open. Your answer may change the figures.",
        "Your files leave {n:count} questions open. Your answers may change the figures.",
        questions,
    )
