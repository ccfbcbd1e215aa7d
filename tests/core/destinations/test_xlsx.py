"""Workbooks, read back by a program that has nothing to do with ours."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cltv_core.destinations.xlsx import workbook

Cells = list[list[object]]


def read(content: bytes) -> Cells:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def book(columns: dict[str, list[str]]) -> bytes:
    return workbook(pd.DataFrame(columns, dtype="str"), numbers=("value",), days=("day",))


def test_numbers_days_texts_and_gaps() -> None:
    content = book({"name": ["Ann", "", "007"], "value": ["1.50", "3", ""], "day": ["2026-12-31", "", "1900-03-01"]})
    assert read(content) == [
        ["name", "value", "day"],
        ["Ann", 1.5, date(2026, 12, 31)],
        ["", 3.0, ""],
        ["007", "", date(1900, 3, 1)],
    ]


def test_a_formula_is_a_text() -> None:
    content = book({"name": ["=1+1", '<b>&"', " both ends ", "🎂"]})
    assert [row[0] for row in read(content)] == ["name", "=1+1", '<b>&"', " both ends ", "🎂"]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_what_no_workbook_can_hold_is_dropped() -> None:
    assert read(book({"name": ["a\x00\x0bb\ufffe"]}))[1] == ["ab"]
    assert len(str(read(book({"name": ["x" * 40_000]}))[1][0])) == 16_383


def test_many_columns_are_lettered_as_in_a_spreadsheet() -> None:
    names = [f"c{place}" for place in range(30)]
    content = book({name: [name] for name in names})
    assert read(content) == [names, names]
    assert b'r="AD2"' in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_every_part_is_well_formed() -> None:
    archive = zipfile.ZipFile(io.BytesIO(book({"name": ["<&>"]})))
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    assert "xl/workbook.xml" in archive.namelist()


@given(st.lists(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"])), min_size=1, max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    assert [row[0] for row in read(book({"name": [f"x{text}" for text in texts]}))[1:]] == [
        f"x{text}" for text in texts
    ]
