"""People -> files for the owner's tool, and what to know about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from cltv_core import errors
from cltv_core.destinations.addresses import addressed
from cltv_core.destinations.codes import Told
from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.files import File, files
from cltv_core.destinations.lists import UNKNOWN_CONSENT, slug
from cltv_core.destinations.screening import Counts, count, screened
from cltv_core.destinations.wanted import Wanted
from cltv_core.facts import Fact
from cltv_core.segments.rules import Tier
from cltv_core.terms import Terms

EVERYONE = "everyone"
"""The name of the list of all customers."""


@dataclass(frozen=True)
class Export:
    """The files of one list, and what to know about them.

    `files`: those of people who agreed first, then those of people whose consent is unknown; none where nobody is left.
    `facts`: what the owner should know, most important first.
    """

    destination: Destination
    files: tuple[File, ...]
    counts: Counts
    facts: tuple[errors.Told, ...]


def export(
    people: pd.DataFrame,
    destination: Destination,
    terms: Terms,
    *,
    name: str = EVERYONE,
    hashed: bool = False,
    refusals: Sequence[errors.Told] = (),
) -> Export:
    """Make the files of one list for one tool.

    Parameters
    ----------
    people
        Rows of `destinations.lists.everyone`, with `campaign_group` and `next_product` where there are any.
    destination
        The tool that the files are for.
    terms
        What expected spend means: horizon and as-of day.
    name
        What the list is called, in file names.
    hashed
        Whether addresses are written as SHA-256.
    refusals
        Why buyers of the formats that were read may not be written to; they arrive with the consent "no".

    Raises
    ------
    ValueError
        `hashed` is asked for and the destination takes no hashes.
    """
    wanted = Wanted(destination, terms, hashed, tuple(refusals))
    frame = prepared(people, wanted)
    made = lists(frame, wanted, name)
    return Export(destination, made, count(frame), facts(frame, made, wanted))


def prepared(people: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Everybody with addresses as the destination takes them, and `fate`: in which file, or why in none."""
    return screened(addressed(people, wanted.destination), wanted.destination)


def lists(frame: pd.DataFrame, wanted: Wanted, name: str) -> tuple[File, ...]:
    """Return the files of those who agreed, then of those who never answered."""
    key = "" if wanted.destination.keeps_everyone else wanted.destination.key
    stem = "-".join(part for part in (key, slug(name), "sha256" if wanted.hashed else "") if part)
    agreed = files(frame[frame["fate"] == "yes"], wanted, stem, "yes")
    return agreed + files(frame[frame["fate"] == "unknown"], wanted, f"{UNKNOWN_CONSENT}{stem}", "unknown")


def facts(frame: pd.DataFrame, made: Sequence[File], wanted: Wanted) -> tuple[errors.Told, ...]:
    """Tell what the owner should know of these files."""
    counts, tool = count(frame), wanted.destination.key
    if not counts.in_files:
        return (_why_nobody(counts, wanted.destination), *_left_out(counts, wanted))
    return (
        *([Told.INCLUDED(number=counts.included, tool=tool)] if counts.included else []),
        *([_unknown(frame, wanted.destination)] if counts.unknown else []),
        *_left_out(counts, wanted),
        *_limits(frame, made, wanted.destination),
        *([Told.NOTES(tool=tool)] if wanted.destination.has_notes else []),
    )


def _unknown(frame: pd.DataFrame, destination: Destination) -> Fact:
    """Tell of those of unknown consent; only a file that keeps everyone may hold nobody who can be asked in writing."""
    unknown = frame[frame["fate"] == "unknown"]
    if destination.keeps_everyone and (unknown[["email", "phone"]] == "").all(axis=None):
        return Told.UNKNOWN_WITHOUT_ADDRESS(number=len(unknown))
    return Told.UNKNOWN(number=len(unknown), tool=destination.key)


def _why_nobody(counts: Counts, destination: Destination) -> Fact:
    if not counts.everyone:
        return Told.EMPTY_LIST(tool=destination.key)
    if counts.refused == counts.everyone:
        return Told.ALL_REFUSED(tool=destination.key)
    return Told.NOBODY(tool=destination.key, needs=destination.needs)


def _left_out(counts: Counts, wanted: Wanted) -> list[errors.Told]:
    tool, needs = wanted.destination.key, wanted.destination.needs
    no = Told.SAID_NO_OR_FORBIDDEN if wanted.refusals else Told.SAID_NO
    found: list[tuple[int, list[errors.Told]]] = [
        (counts.said_no, [no(number=counts.said_no), *wanted.refusals]),
        (counts.marketplace, [Told.MARKETPLACE(number=counts.marketplace)]),
        (counts.bounced, [Told.BOUNCED(number=counts.bounced)]),
        (counts.bad_address, [Told.BAD_ADDRESS(number=counts.bad_address, tool=tool)]),
        (counts.no_address, [Told.NO_ADDRESS(number=counts.no_address, needs=needs)]),
        (counts.duplicates, [Told.DUPLICATES(number=counts.duplicates)]),
        (counts.phones_left_out, [Told.PHONES_LEFT_OUT(number=counts.phones_left_out)]),
    ]
    return [fact for number, these in found if number for fact in these]


def _limits(frame: pd.DataFrame, made: Sequence[File], destination: Destination) -> Iterator[Fact]:
    tool, parts = destination.key, max((file.parts for file in made), default=1)
    if parts > 1 and destination.max_bytes is not None:
        yield Told.SPLIT_BY_SIZE(number=parts, size=destination.max_bytes, tool=tool)
    elif parts > 1:
        yield Told.SPLIT_BY_ROWS(number=parts, rows=destination.max_rows or 0, tool=tool)
    small = tuple(file.name for file in made if file.people < destination.min_people)
    if small:
        yield Told.TOO_FEW(files=small, least=destination.min_people, tool=tool)
    tiers = tuple(tier for tier in Tier if (frame["tier"] == tier.value).any())
    if destination.whole_range and 0 < len(tiers) < len(Tier):
        yield Told.PART_OF_THE_RANGE(tiers=tiers, tool=tool)
