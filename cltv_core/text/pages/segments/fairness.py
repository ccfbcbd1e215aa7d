"""Whether customers of equal value are offered the same."""

from __future__ import annotations

from cltv_core.text.voice import N_

HEADING = N_("Are all groups treated equally?")
TEXT = N_(
    "See whether customers who are worth the same are offered the same, whatever group they belong to. Choose a column "
    "of your files that holds groups, such as a place or an age band."
)
COLUMN = N_("Groups of")
NONE = N_("Your files have no column that holds groups of customers.")
