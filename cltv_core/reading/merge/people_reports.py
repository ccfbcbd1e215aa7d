"""What is reported of a file of people: who of them are customers, by what they were found, and who were not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cltv_core.facts import Fact
from cltv_core.reading.codes import By, Note
from cltv_core.reading.merge.buyers import Found, returned_addresses
from cltv_core.reading.merge.people_files import PeopleFile
from cltv_core.transactions import FileReport

_TOLD_APART = ["customer_id", "email", "phone", "first_name", "last_name"]
_FOUND = {
    "people": Note.PEOPLE_FOUND,
    "mailings": Note.READERS_FOUND,
    "answers": Note.ANSWERERS_FOUND,
    "visits": Note.SOURCES_FOUND,
}
"""What the rows of a file about people tell -> how to say whom of the customers they are about."""


def people_report(file: PeopleFile, found: Found, buyers: int) -> FileReport:
    """Report a file of people, some of whom were found among so many buyers."""
    unmatched = file.frame.loc[found.entries < 0, _TOLD_APART]
    return FileReport(
        name=file.table.name,
        format=file.format.key,
        rows=len(file.table),
        headers=file.table.headers,
        columns=file.columns,
        currency="",
        file_amount=0.0,
        used_amount=0.0,
        exclusions=(),
        notes=tuple(_told_of_people(file, found, buyers, len(unmatched.drop_duplicates()))),
        preview=file.preview(),
        kind=file.format.kind,
        customers=found.customers,
        matched=found.by_way,
        unmatched=len(unmatched.drop_duplicates()),
    )


def _told_of_people(file: PeopleFile, found: Found, buyers: int, unmatched: int) -> Iterator[Fact]:
    """Say who was found, by what, and who was not; and what the file tells of those who were."""
    if file.answers is not None and len(file.answers):
        yield Note.ANSWERS_READ(answers=len(file.answers), named=int((file.answers["row"] >= 0).sum()))
    if not found.customers:
        if len(file.frame):
            yield Note.NOBODY_FOUND(people=unmatched, buyers=buyers)
        return
    yield _FOUND[file.format.kind](found=found.customers, buyers=buyers)
    yield Note.FOUND_BY(ways=tuple(By(way)(number=number) for way, number in found.by_way.items()))
    if unmatched:
        yield Note.NOT_FOUND(people=unmatched)
    refused = len(np.unique(found.entries[(found.entries >= 0) & (file.frame["consent"] == "no").to_numpy()]))
    addresses = list(returned_addresses(file))
    returned = len(np.unique(found.entries[(found.entries >= 0) & file.frame["email"].isin(addresses).to_numpy()]))
    if refused or returned:
        yield Note.OUT_OF_REACH(refused=refused, returned=returned)
