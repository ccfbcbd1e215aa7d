"""What can be wrong with a file of saved choices, as facts."""

from __future__ import annotations

from cltv_core.facts import Code


class Unreadable(Code):
    """Why no choices come out of a file, and what to do about it."""

    NOT_CHOICES = "not_choices"
    DAMAGED = "damaged"
    CHOOSE_ANOTHER = "choose_another"


class Part(Code):
    """The parts of the file."""

    ACTIONS = "actions"
    SEGMENTS = "segments"
    NAMES = "names"
    NOTES = "notes"


class Entry(Code):
    """What is wrong with one entry. `part`: where it stands; `place`: the how manieth, from 1; `most`: the limit."""

    NOT_A_LIST = "not_a_list"
    TOO_MANY = "too_many"
    NOT_UNDERSTOOD = "not_understood"
    NOT_A_DAY = "not_a_day"
    NOT_A_NUMBER = "not_a_number"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
