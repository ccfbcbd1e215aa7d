"""How a tool fills the reader's name into a message: its merge tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

INSTEAD, NAMED, UNNAMED = "{instead}", "{named}", "{unnamed}"


@dataclass(frozen=True)
class MergeTags:
    """What stands in a message where the tool puts the reader's first name.

    `first_name`: the tag; `fallback`: the tag with what is said `{instead}` where a name is missing; `choice`: for
    tools without such a tag, how they choose between a greeting that is `{named}` and one that is `{unnamed}`.
    `known`: whether the tool fills the tag in by itself.
    """

    first_name: str
    fallback: str = ""
    choice: str = ""
    known: bool = True

    def or_else(self, instead: str) -> str:
        """Return the tag for readers of whom some have no name; quotation marks would end what is said instead."""
        spoken = instead.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
        return self.fallback.replace(INSTEAD, spoken) or self.first_name

    def chosen(self, named: str, unnamed: str) -> str:
        """Return the greeting of a tool that chooses between two."""
        return self.choice.replace(NAMED, named).replace(UNNAMED, unnamed)

    def filled(self, text: str, first_name: str) -> str:
        """Fill a message as the tool does for a reader with this first name, "" where there is none."""
        if self.choice:
            kept = r"\1" if first_name else r"\2"
            text = re.sub(_pattern(self.choice), kept, text, flags=re.DOTALL)
        if self.fallback:
            text = re.sub(_pattern(self.fallback), lambda found: first_name or found.group(1), text)
        return text.replace(self.first_name, first_name)


def _pattern(template: str) -> str:
    """Return a regular expression that finds a filled template, with a group for each placeholder."""
    parts = re.split("|".join(map(re.escape, (INSTEAD, NAMED, UNNAMED))), template)
    return "(.*?)".join(map(re.escape, parts))


PLAIN = MergeTags("{first_name}", known=False)
"""For programs of which it is not known how they fill in names."""
