"""The declarations of the export formats make sense: what they name exists, and no two of them claim one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cltv_core.reading.formats import BY_MEANING, FORMATS, WRONG_FILES, Format, Match, WrongFile
from cltv_core.reading.formats.people import ANY_MAILING, ANY_PEOPLE, ANY_SURVEY, PEOPLE_FORMATS
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.vocabulary.roles import ROLES, normalise
from cltv_core.text.reading.formats import LABELS

FIXTURES = Path(__file__).parent / "formats" / "fixtures"
KINDS: tuple[Format | WrongFile, ...] = (*FORMATS, *WRONG_FILES)


def key_of(kind: Format | WrongFile) -> str:
    return kind.key


HEADERS = {
    file.stem: {normalise(header) for table in open_tables(file.name, file.read_bytes()) for header in table.headers}
    for file in FIXTURES.iterdir()
}


def program(key: str) -> str:
    return key.split("_")[0]


def of_program(key: str) -> set[str]:
    return set().union(*(headers for name, headers in HEADERS.items() if program(name) == program(key)))


def known_as(kind: Format | WrongFile, headers: set[str]) -> set[str]:
    """The headers in the words of a declaration."""
    words = {normalise(other): normalise(declared) for other, declared in kind.translations.items()}
    return headers | {words[header] for header in headers if header in words}


def marks(kind: Format | WrongFile, headers: set[str]) -> int:
    """How many headers of a signature a file has, 0 where none fits."""
    known = known_as(kind, headers)
    found = [
        len(one.headers & known)
        for one in kind.signatures
        if len(one.headers & known) >= len(one.headers) - one.missing
    ]
    return max(found, default=0)


def matches(declared: Format) -> Iterator[Match]:
    yield from declared.rules
    for match in (declared.detail, declared.summary, declared.refund_row, declared.negative, declared.refunded_in_full):
        if match is not None:
            yield match


def test_keys_are_told_apart() -> None:
    kinds = ({one.key for one in FORMATS}, {one.key for one in WRONG_FILES}, {one.key for one in PEOPLE_FORMATS})
    assert sum(map(len, kinds)) == len(set().union(*kinds))
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in set().union(*kinds))
    assert len({one.what for one in WRONG_FILES}) == len(WRONG_FILES)


@pytest.mark.parametrize("declared", FORMATS, ids=key_of)
def test_roles_exist_and_name_columns(declared: Format) -> None:
    assert set(declared.roles) <= set(ROLES)
    assert all(headers and all(normalise(header) for header in headers) for headers in declared.roles.values())
    assert "ordered_at" in declared.roles
    assert {"revenue", "unit_price"} & set(declared.roles)


@pytest.mark.parametrize("declared", FORMATS, ids=key_of)
def test_customers_are_told_apart_by_roles_that_the_format_has(declared: Format) -> None:
    parts = [part.strip() for way in declared.identity for part in way.rstrip("?~").split("+")]
    assert set(parts) <= set(ROLES)
    assert set(parts) & set(declared.roles)


@pytest.mark.parametrize("kind", KINDS, ids=key_of)
def test_signatures_ask_for_enough_to_be_sure(kind: Format | WrongFile) -> None:
    assert kind.signatures
    for one in kind.signatures:
        assert all(one.headers)
        assert len(one.headers) - one.missing >= 2


@pytest.mark.parametrize("declared", FORMATS, ids=key_of)
def test_patterns_can_be_read_and_have_their_groups(declared: Format) -> None:
    for match in matches(declared):
        re.compile(match.pattern)
    assert all(re.compile(pattern).groups >= 1 for pattern in declared.excerpts.values())
    if declared.packed:
        assert {"product", "quantity"} <= set(re.compile(declared.packed.pattern).groupindex)
    if declared.refund_list:
        assert "amount" in re.compile(declared.refund_list.pattern).groupindex
    if declared.wide:
        assert "{}" in declared.wide.product


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.key in HEADERS], ids=key_of)
def test_translations_lead_to_columns_of_the_program(kind: Format | WrongFile) -> None:
    named = {header for one in kind.signatures for header in one.headers} | of_program(kind.key)
    if isinstance(kind, Format):
        named |= {normalise(header) for headers in kind.roles.values() for header in headers}
        named |= {normalise(match.header) for match in matches(kind)}
    assert {normalise(declared) for declared in kind.translations.values()} <= named


def test_every_format_has_a_label_of_its_own_and_no_label_is_left_over() -> None:
    said = {known.key for known in (*FORMATS, *PEOPLE_FORMATS, BY_MEANING, ANY_PEOPLE, ANY_MAILING, ANY_SURVEY)}
    assert set(LABELS) == said
    assert len(set(LABELS.values())) == len(LABELS)


@pytest.mark.parametrize("declared", FORMATS, ids=key_of)
def test_a_format_is_named_after_its_program(declared: Format) -> None:
    first_words = {one.name for one in FORMATS if program(one.key) == program(declared.key)}
    assert first_words == {declared.name}
    assert program(declared.key) == re.split(r"\W", declared.name.lower())[0]


@pytest.mark.parametrize("file", sorted(set(HEADERS) - {known.key for known in PEOPLE_FORMATS}))
def test_no_other_program_claims_a_file_as_strongly(file: str) -> None:
    claims = {kind.key: marks(kind, HEADERS[file]) for kind in KINDS}
    own = max((claim for key, claim in claims.items() if file.startswith(key)), default=0)
    assert own > 0
    assert [key for key, claim in claims.items() if claim >= own and program(key) != program(file)] == []
