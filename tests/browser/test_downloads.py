"""What the owner takes home: lists, the rows left out, the printable report. Each is opened and read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Locator, Page, expect

from cltv_core.lists import LIST_COLUMNS, file_name
from dashboard import wording
from tests.browser import shop, steps

NONE = SimpleNamespace(consenting=(), unknown=())
MAY_BE_WRITTEN_TO = wording.consenting_button(NONE).removeprefix("0 ")
NOT_KNOWN = wording.unknown_button(NONE).removeprefix("0 ")
A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = b"\xef\xbb\xbf"

Row = dict[str, str]


@pytest.fixture
def segments(overview: Page) -> Page:
    steps.go(overview, "segments")
    return overview


def take(page: Page, label: str) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    with page.expect_download() as waiting:
        _button(page, label).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _button(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stDownloadButton").get_by_role("button", name=label).filter(visible=True)


def rows_of(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def each_segment(page: Page) -> Iterator[str]:
    """The segments, each chosen in turn."""
    tactic = page.get_by_role("heading", level=3).first
    rows = steps.table_rows(page, wording.SEGMENT_TABLE_ALT)
    for place, row in enumerate(rows):
        if place:
            before = tactic.inner_text()
            steps.press_row(page, wording.SEGMENT_TABLE_ALT, place)
            expect(tactic).not_to_have_text(before)
            steps.calm(page)
        yield row[wording.SEGMENT_COLUMNS["segment"]]


def list_of(page: Page, label: str, segment: str) -> list[Row]:
    """The people on a list; none where the button cannot be pressed."""
    if _button(page, label).is_disabled():
        return []
    name, data = take(page, label)
    assert name.endswith(file_name(segment))
    assert data.decode("utf-8").splitlines()[0] == ",".join(LIST_COLUMNS)
    return rows_of(data)


def test_lists_hold_everybody_but_those_who_said_no(segments: Page) -> None:
    written, asked = list[Row](), list[Row]()
    for segment in each_segment(segments):
        written += list_of(segments, MAY_BE_WRITTEN_TO, segment)
        asked += list_of(segments, NOT_KNOWN, segment)
    by_answer = {answer: {who.id for who in shop.PEOPLE.values() if who.consent == answer} for answer in ("yes", "")}
    for people, answer in ((written, "yes"), (asked, "")):
        assert Counter(row["customer_id"] for row in people) == Counter(by_answer[answer])
    _assert_no_formula(written + asked)
    for row in written + asked:
        assert row["phone"] == shop.PEOPLE[row["customer_id"]].phone.replace(" ", "")
        assert row["email"] == shop.PEOPLE[row["customer_id"]].email


def _assert_no_formula(people: list[Row]) -> None:
    names = {row["customer_id"]: row["first_name"] for row in people}
    assert names["K002"] == '\'=HYPERLINK("https://evil.example")'
    assert names["K003"] == "'@SUM(1+1)"
    assert not [row for row in people for name, cell in row.items() if name != "phone" and cell.startswith(A_FORMULA)]


def test_the_list_for_excel_keeps_phones_as_text(segments: Page) -> None:
    steps.choose(segments, wording.LIST_FOR, wording.LIST_TARGETS[True])
    steps.calm(segments)
    _, data = take(segments, MAY_BE_WRITTEN_TO)
    assert data.startswith(BOM)
    for row in rows_of(data):
        assert re.fullmatch(r"\+44 [\d ]+", row["phone"])
        assert row["phone"].replace(" ", "") == shop.PEOPLE[row["customer_id"]].phone.replace(" ", "")


def test_rows_left_out_can_be_taken_home_as_they_stood(overview: Page) -> None:
    steps.go(overview, "your_data")
    name, data = take(overview, wording.EXCLUDED_BUTTON)
    assert name == wording.EXCLUDED_FILE
    rows = rows_of(data)
    assert sorted(tuple(row[column] for column in shop.COLUMNS) for row in rows) == sorted(shop.LEFT_OUT)


def test_the_report_is_one_file_that_asks_for_nothing_and_names_nobody(overview: Page, tmp_path: Path) -> None:
    name, data = take(overview, wording.REPORT_BUTTON)
    assert name == wording.REPORT_FILE
    text = data.decode("utf-8")
    assert not re.search(r"<script|<link|<iframe|@import|javascript:|\son\w+=", text, re.IGNORECASE)
    assert not re.search(r"(?:src|href|url|data|action)\s*[=(]\s*[\"']?\s*(?:https?:)?//", text, re.IGNORECASE)
    assert not [who.id for who in shop.PEOPLE.values() if who.name in text or who.email in text]
    (tmp_path / name).write_bytes(data)
    _assert_complete(overview.context.new_page(), tmp_path / name)


def _assert_complete(page: Page, file: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert f"{len(shop.PEOPLE)} customers" in page.inner_text("body")
    assert page.locator("svg").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
