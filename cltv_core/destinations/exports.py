"""People -> files for the owner's tool, and what to know about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from cltv_core.destinations.addresses import addressed
from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.files import File, files
from cltv_core.destinations.lists import slug
from cltv_core.destinations.screening import Counts, count, screened
from cltv_core.destinations.wanted import Wanted
from cltv_core.segments.placing import TIERS
from cltv_core.terms import Terms
from cltv_core.text import list_words as wording


@dataclass(frozen=True)
class Export:
    """`files`: those of people who agreed first, then those of people whose consent is unknown; none where nobody is
    left. `sentences`: what the owner should know, most important first."""

    destination: Destination
    files: tuple[File, ...]
    counts: Counts
    sentences: tuple[str, ...]


def export(
    people: pd.DataFrame,
    destination: Destination,
    terms: Terms,
    *,
    name: str = wording.EVERYONE,
    hashed: bool = False,
    refusals: Sequence[str] = (),
) -> Export:
    """The files of one list.

    `people`: rows of `destinations.lists.everyone`, with `campaign_group` and `next_product` where there are any.
    `refusals`: why buyers of the formats that were read may not be written to, a sentence each; they arrive with the
    consent "no". Raises ValueError for `hashed` where the destination takes none.
    """
    wanted = Wanted(destination, terms, hashed, tuple(refusals))
    frame = prepared(people, wanted)
    made = lists(frame, wanted, name)
    return Export(destination, made, count(frame), sentences(frame, made, wanted))


def prepared(people: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Everybody with addresses as the destination takes them, and `fate`: in which file, or why in none."""
    return screened(addressed(people, wanted.destination), wanted.destination)


def lists(frame: pd.DataFrame, wanted: Wanted, name: str) -> tuple[File, ...]:
    """The files of those who agreed, then of those who never answered."""
    key = "" if wanted.destination.keeps_everyone else wanted.destination.key
    stem = "-".join(part for part in (key, slug(name), "sha256" if wanted.hashed else "") if part)
    agreed = files(frame[frame["fate"] == "yes"], wanted, stem, "yes")
    return agreed + files(frame[frame["fate"] == "unknown"], wanted, f"consent-unknown-{stem}", "unknown")


def sentences(frame: pd.DataFrame, made: Sequence[File], wanted: Wanted) -> tuple[str, ...]:
    """What the owner should know of these files."""
    counts, destination = count(frame), wanted.destination
    if not counts.in_files:
        return (_why_nobody(counts, destination), *_left_out(counts, wanted))
    return (
        *([wording.included(counts.included, destination.label)] if counts.included else []),
        *([wording.unknown(counts.unknown, destination.unknown)] if counts.unknown else []),
        *_left_out(counts, wanted),
        *_limits(frame, made, destination),
        *destination.notes,
    )


def _why_nobody(counts: Counts, destination: Destination) -> str:
    if not counts.everyone:
        return wording.nobody_at_all(destination.label)
    if counts.refused == counts.everyone:
        return wording.nobody_may_be_written_to(destination.label)
    return wording.nobody(wording.needed(destination.needs), destination.label)


def _left_out(counts: Counts, wanted: Wanted) -> list[str]:
    label, needed = wanted.destination.label, wording.needed(wanted.destination.needs)
    said = [
        (counts.said_no, [wording.said_no(counts.said_no, or_forbidden=bool(wanted.refusals)), *wanted.refusals]),
        (counts.marketplace, [wording.marketplace(counts.marketplace)]),
        (counts.bad_address, [wording.bad_address(counts.bad_address, label)]),
        (counts.no_address, [wording.no_address(counts.no_address, needed)]),
        (counts.duplicates, [wording.duplicates(counts.duplicates)]),
        (counts.phones_left_out, [wording.phones_left_out(counts.phones_left_out)]),
    ]
    return [sentence for number, these in said if number for sentence in these]


def _limits(frame: pd.DataFrame, made: Sequence[File], destination: Destination) -> Iterator[str]:
    parts = max((file.parts for file in made), default=1)
    if parts > 1:
        yield wording.splits(parts, _limit(destination), destination.label)
    small = [file.name for file in made if file.people < destination.min_people]
    if small:
        yield wording.too_few(small, destination.min_people, destination.label)
    tiers = [tier for tier in TIERS if (frame["tier"] == tier).any()]
    if destination.whole_range and 0 < len(tiers) < len(TIERS):
        yield wording.part_of_the_range(tiers, destination.label)


def _limit(destination: Destination) -> str:
    if destination.max_bytes is not None:
        return wording.bytes_limit(destination.max_bytes)
    return wording.rows_limit(destination.max_rows or 0)
