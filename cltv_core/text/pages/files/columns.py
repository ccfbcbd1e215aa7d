"""The form in which the owner says what each column of a file means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.text.pages.common import shorten
from cltv_core.text.voice import N_, Sentence, _, voice

HEADING = N_("Which column is which?")
WHICH_FILE = N_("In which file")
TEXT = N_("Choose the column of your file that holds each of these, and clear what your file does not have.")
MISSING = N_("Which column of your file holds this?")
SHOW_ALL = N_("Show all that a file can hold")
UNUSED = N_("Not in this file")
APPLY = N_("Read again with these columns")
DAY_FIRST_LABEL = N_("What 03/04 means")
DAY_FIRST_OPTIONS: Mapping[bool | None, str] = {
    None: N_("As found in the file"),
    True: N_("3 April"),
    False: N_("March 4"),
}
CURRENCY_LABEL = N_("Currency")
NO_CURRENCY = N_("Your files name no currency, so amounts stand without one. Choose it under “Which column is which?”.")
CURRENCY_AS_READ = N_("As found in the file")
LONGEST_EXAMPLE = 24


def header_with_examples(header: str, cells: Sequence[str]) -> Sentence:
    """Name a column of the file together with a few of its cells."""
    if not cells:
        return _("{header}", header=header)
    examples = ", ".join(voice().quote(shorten(cell, LONGEST_EXAMPLE)) for cell in cells)
    return _("{header} ({examples})", header=header, examples=Sentence(examples))


CURRENCIES = ("AUD", "CAD", "CHF", "EUR", "GBP", "INR", "JPY", "NZD", "USD")
"""Offered first; any other code can be typed."""
