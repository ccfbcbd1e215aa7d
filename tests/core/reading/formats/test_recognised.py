"""The contract of all declarations of export formats: a file is known by its header, however a program writes it out.

For each signature a header is made of the columns that the declaration itself names. The file made of it is given as
owners have it: columns in another order, further columns, another delimiter, another encoding, headers in capitals.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from cltv_core.reading.columns.recognise import format_of
from cltv_core.reading.formats import FORMATS, WRONG_FILES, Format, Signature, WrongFile
from cltv_core.reading.formats.people import PEOPLE_FORMATS, PeopleFormat
from cltv_core.reading.merge.people_files import known_people
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.vocabulary.roles import normalise
from tests.core.reading.helpers import csv_bytes

Kind = Format | WrongFile | PeopleFormat
Rows = list[list[str]]
ROWS = 5
SMALLEST_HEADER = 4
"""Fewer columns of a sale are no export that a program writes."""


@dataclass(frozen=True)
class Written:
    """One way in which a file comes."""

    arranged: Callable[[Rows], Rows] = list
    delimiter: str = ","
    encoding: str = "utf-8"


def in_another_order(rows: Rows) -> Rows:
    order = list(range(len(rows[0])))
    random.Random(11).shuffle(order)
    return [[row[place] for place in order] for row in rows]


def with_more_columns(rows: Rows) -> Rows:
    return [["Bemerkung für uns", *rows[0], "Länge", "Colonne à part"], *(["a", *row, "b", "c"] for row in rows[1:])]


def as_a_database_names_them(rows: Rows) -> Rows:
    return [[normalise(header).upper().replace(" ", "_") for header in rows[0]], *rows[1:]]


WAYS: Mapping[str, Written] = {
    "as it is": Written(),
    "columns in another order, with a byte order mark": Written(in_another_order, encoding="utf-8-sig"),
    "more columns, separated by semicolons, in Windows-1252": Written(with_more_columns, ";", "cp1252"),
    "columns in another order, separated by tabs, in UTF-16": Written(in_another_order, "\t", "utf-16"),
    "headers as a database names them": Written(as_a_database_names_them),
}


def spelled_out(kind: Kind, signature: Signature) -> list[str]:
    """The headers of a signature as the roles spell them; translated where another program has the same in English."""
    known = {normalise(header): header for headers in getattr(kind, "roles", {}).values() for header in headers}
    if isinstance(kind, Format) and any(signature in one.signatures for one in FORMATS if one.key != kind.key):
        known |= {normalise(declared): other for other, declared in reversed(kind.translations.items())}
    return [known.get(header, header) for header in sorted(signature.headers)]


def table_of(kind: Kind, headers: Sequence[str], written: Written) -> RawTable:
    empty = normalise(kind.empty) if isinstance(kind, WrongFile) else ""
    cells = [
        ["" if normalise(header) == empty else f"x{place}{n}" for place, header in enumerate(headers)]
        for n in range(ROWS)
    ]
    data = csv_bytes(written.arranged([list(headers), *cells]), written.delimiter, written.encoding)
    (table,) = open_tables("export.csv", data)
    return table


DECLARED = [
    pytest.param(kind, signature, id=f"{kind.key}-{number}")
    for kind in (*FORMATS, *WRONG_FILES)
    for number, signature in enumerate(kind.signatures)
]
OF_PEOPLE = [
    pytest.param(kind, signature, id=f"{kind.key}-{number}")
    for kind in PEOPLE_FORMATS
    if kind.kind != "answers" and "event" not in kind.roles  # these are told by their cells as well
    for number, signature in enumerate(kind.signatures)
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("kind", "signature"), DECLARED)
def test_a_declaration_is_recognised_from_its_own_header(
    kind: Format | WrongFile, signature: Signature, way: str
) -> None:
    assert format_of(table_of(kind, spelled_out(kind, signature), WAYS[way])).key == kind.key


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("kind", "signature"), OF_PEOPLE)
def test_a_list_of_customers_is_recognised_from_its_own_header(
    kind: PeopleFormat, signature: Signature, way: str
) -> None:
    found = known_people(table_of(kind, spelled_out(kind, signature), WAYS[way]))
    assert found is not None
    assert found.key == kind.key


@pytest.mark.parametrize(("kind", "signature"), DECLARED)
def test_less_than_a_signature_asks_for_is_another_table(kind: Format | WrongFile, signature: Signature) -> None:
    """One column less than the signature allows, and no header that only this program has."""
    kept = spelled_out(kind, signature)[: len(signature.headers) - signature.missing - 1]
    headers = [*kept, *(f"Something else {number}" for number in range(SMALLEST_HEADER))]
    found = format_of(table_of(kind, headers, Written()))
    others = [one for one in kind.signatures if one is not signature]
    fits_another = any(
        len(one.headers & set(map(normalise, headers))) >= len(one.headers) - one.missing for one in others
    )
    assert found is not kind or fits_another
