"""What a calendar has to tell, as codes."""

from __future__ import annotations

from cltv_core.facts import Code


class Entry(Code):
    """What is on a day.

    HOLIDAY: `name`, as the country calls it. OCCASION: `occasion`. PEAK: a week in which the shop sells `times` as much
    as in those around it. WRITE: `tactic` and `segment` of a plan, to `people`; BEGIN: the same where nothing is sent.
    BIRTHDAYS: of so many `people` within a month.
    """

    HOLIDAY = "holiday"
    OCCASION = "occasion"
    PEAK = "peak"
    WRITE = "write"
    BEGIN = "begin"
    BIRTHDAYS = "birthdays"
