"""Segments and names of the owner's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cltv_core.text.voice import N_

if TYPE_CHECKING:
    from cltv_core.segments.own import Comparison

HEADING = N_("Your own segments and names")
TEXT = N_("Customers in your own segment leave the others. All conditions must hold.")
NAME = N_("Name")
COLUMN = N_("Condition")
COLUMN_EMPTY = N_("Choose what to look at")
COMPARISONS: Mapping[Comparison, str] = {
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    "any_of": N_("is one of"),
    "contains": N_("contains"),
}
COMPARISON = N_("Comparison")
VALUE = N_("Value")
ADD = N_("Add the segment")
REMOVE = N_("Remove")
RENAME_WHICH = N_("Segment to rename")
RENAME_TO = N_("New name")
RENAME = N_("Rename")
