"""What there is to tell of a list."""

from __future__ import annotations

from cltv_core.facts import Code


class Told(Code):
    """Who is in the files of a list, who is in none, and what the tool asks for.

    `tool`: the key of a destination; `number`: people, unless it says otherwise; `needs`: as in a `Destination`.
    """

    INCLUDED = "included"
    UNKNOWN = "unknown"
    UNKNOWN_WITHOUT_ADDRESS = "unknown_without_address"
    """The `number` whose consent is unknown, of whom nobody can be written to."""
    SAID_NO = "said_no"
    SAID_NO_OR_FORBIDDEN = "said_no_or_forbidden"
    MARKETPLACE = "marketplace"
    BOUNCED = "bounced"
    BAD_ADDRESS = "bad_address"
    NO_ADDRESS = "no_address"
    DUPLICATES = "duplicates"
    """`number` of entries."""
    PHONES_LEFT_OUT = "phones_left_out"
    """`number` of phone numbers."""
    NOBODY = "nobody"
    EMPTY_LIST = "empty_list"
    ALL_REFUSED = "all_refused"
    SPLIT_BY_SIZE = "split_by_size"
    """`number` of files of at most `size` bytes each."""
    SPLIT_BY_ROWS = "split_by_rows"
    """`number` of files of at most `rows` each."""
    TOO_FEW = "too_few"
    """`files` by name, with fewer than `least` people."""
    PART_OF_THE_RANGE = "part_of_the_range"
    """`tiers` of value that are in the list, of all."""
    NOTES = "notes"
    """What else is worth knowing of the tool."""
