"""Workbooks, archives and pages with bytes changed at random: sales or a named error, never anything else."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import zipfile
from collections.abc import Callable

import pyarrow as pa
import pytest
from pyarrow import parquet

from cltv_core.errors import CltvError
from cltv_core.text.say import say_error
from tests.core.reading.helpers import csv_bytes, read_one, simple_rows
from tests.core.reading.test_files import as_old_xml, as_page, packed
from tests.core.reading.test_structure import workbook

FILES = int(os.environ.get("CLTV_FUZZ", "40"))
ROWS = simple_rows()


def as_parquet() -> bytes:
    out = io.BytesIO()
    columns = {str(name): [str(row[place]) for row in ROWS[1:]] for place, name in enumerate(ROWS[0])}
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def rows_of_a_document() -> str:
    return "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )


def open_document(rows: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed(**{"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()})


VALID: dict[str, bytes] = {
    "a.xlsx": workbook({"S": ROWS}),
    "a.ods": open_document(rows_of_a_document()),
    "a.zip": packed(**{"one.csv": csv_bytes(ROWS), "two.csv.gz": gzip.compress(csv_bytes(ROWS))}),
    "a.csv.gz": gzip.compress(csv_bytes(ROWS)),
    "a.xls": as_page(ROWS),
    "a.xml": as_old_xml(ROWS),
    "a.parquet": as_parquet(),
    "a.json": json.dumps([dict(zip(map(str, ROWS[0]), row, strict=True)) for row in ROWS[1:]]).encode(),
}


def some_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def a_piece(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return chance.choice((data[:start], data[:start] + data[end:], data[:end] + data[start:]))


def a_member(data: bytes, chance: random.Random) -> bytes:
    """One file within a packed one changed, so that the archive itself holds."""
    if not data.startswith(b"PK"):
        return some_bytes(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, chance.choice((some_bytes, a_piece, a_number))(part, chance) if name == chosen else part)
    return out.getvalue()


def a_number(data: bytes, chance: random.Random) -> bytes:
    """A digit made a large number: a far row, a long repeat, another length."""
    places = [place for place, byte in enumerate(data) if 48 <= byte < 58]
    place = chance.choice(places) if places else 0
    return data[:place] + chance.choice((b"1048576", b"999999999", b"-1", b"4294967295")) + data[place + 1 :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (some_bytes, a_piece, a_member, a_number)


@pytest.mark.parametrize("name", VALID)
def test_the_files_that_are_mutated_are_read(name: str) -> None:
    assert set(read_one(VALID[name], name).orders["revenue"]) == {n + 0.5 for n in range(1, 13)}


@pytest.mark.parametrize("seed", range(FILES))
def test_mutated_files_end_in_sales_or_a_named_error(seed: int) -> None:
    chance = random.Random(seed)
    name = list(VALID)[seed % len(VALID)]
    data = chance.choice(MUTATIONS)(VALID[name], chance)
    try:
        transactions = read_one(data, name)
    except CltvError as refusal:
        assert all(say_error(refusal))  # noqa: PT017
    else:
        for report in transactions.report.files:
            assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount
