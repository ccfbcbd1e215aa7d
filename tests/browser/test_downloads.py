"""What the owner takes home: lists, the rows left out, the printable report. Each is opened and read."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cltv_core.destinations.lists import PEOPLE_COLUMNS, file_name
from cltv_core.project import SUFFIX
from cltv_core.project.file import from_bytes
from cltv_core.text.destinations import label
from cltv_core.text.pages import actions, lists, your_data
from cltv_core.text.pages import overview as overview_words
from cltv_core.text.pages.visit import saving
from dashboard.features import downloads
from tests.browser import shop, steps
from tests.browser.conftest import LAPTOP, PHONE, Visit

AGREED, NOT_KNOWN = re.compile("who agreed$"), re.compile("consent not known$")
A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, str]


@pytest.fixture
def segments(overview: Page) -> Page:
    steps.go(overview, "actions")
    return overview


def take(page: Page, label: str | re.Pattern[str]) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    with page.expect_download() as waiting:
        _button(page, label).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _button(page: Page, label: str | re.Pattern[str]) -> Locator:
    return page.get_by_test_id("stDownloadButton").get_by_role("button", name=label).filter(visible=True)


def rows_of(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def each_segment(page: Page) -> Iterator[str]:
    """The segments, each chosen in turn, with their lists open."""
    page.get_by_role("tab", name=actions.PICTURES["table"]).click()
    page.get_by_role("tab", name=actions.TABS["list"]).click()
    chosen = page.get_by_label(actions.SEGMENT_LABEL, exact=True)
    for place, row in enumerate(steps.table_rows(page, actions.TABLE_ALT)):
        name = row[actions.COLUMNS["segment"]]
        if place:
            steps.press_row(page, actions.TABLE_ALT, place)
        expect(chosen).to_have_value(name)
        steps.calm(page)
        yield name


def list_of(page: Page, label: re.Pattern[str], segment: str) -> list[Row]:
    """The people on a list; none where there is no file."""
    if not _button(page, label).count():
        return []
    name, data = take(page, label)
    assert name.endswith(file_name(segment))
    assert data.decode("utf-8").splitlines()[0] == ",".join(name for name in PEOPLE_COLUMNS if name != "bounced")
    return rows_of(data)


def test_lists_hold_everybody_but_those_who_said_no(segments: Page) -> None:
    written, asked = list[Row](), list[Row]()
    for segment in each_segment(segments):
        written += list_of(segments, AGREED, segment)
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


@pytest.mark.parametrize("screen", [{"viewport": LAPTOP}, PHONE], ids=["laptop", "phone"])
def test_three_clicks_lead_to_a_mailchimp_file_of_those_about_to_leave_who_are_worth_most(
    open_shop: Visit, screen: dict[str, object]
) -> None:
    page = open_shop(**screen)
    steps.calm(page)
    to_list = page.get_by_role("link", name=overview_words.GET_LIST)
    clicks = [
        to_list.and_(page.locator("[href*='segment=At+risk'], [href*='segment=At%20risk']")).filter(visible=True),
        page.get_by_test_id("stButtonGroup").filter(has_text=lists.LIST_FOR).get_by_text("Mailchimp", exact=True),
        _button(page, AGREED),
    ]
    _press(clicks[0], screen)
    steps.arrive(page, "actions")
    _press(clicks[1], screen)
    expect(page.get_by_text("in the list for Mailchimp")).to_be_visible()
    steps.calm(page)
    with page.expect_download() as waiting:
        _press(clicks[2], screen)
    assert waiting.value.suggested_filename == "mailchimp-at-risk.csv"
    rows = rows_of(Path(waiting.value.path()).read_bytes())
    assert rows
    assert {row["CLTV Segment"] for row in rows} == {"At risk"}
    assert {row["Email Address"] for row in rows} <= {who.email for who in shop.PEOPLE.values() if who.consent == "yes"}


def _press(target: Locator, screen: dict[str, object]) -> None:
    """Clicks what is seen without scrolling on a laptop."""
    expect(target).to_be_visible()
    if screen != PHONE:
        box = target.bounding_box()
        assert box
        assert 0 <= box["y"] <= LAPTOP["height"] - box["height"], "it lies below the fold"
    target.click()


def test_all_segments_come_as_one_zip_with_a_readme(segments: Page) -> None:
    segments.get_by_role("tab", name=actions.TABS["list"]).click()
    steps.choose(segments, lists.LIST_FOR, label("klaviyo"))
    expect(segments.get_by_text("in the list for Klaviyo")).to_be_visible()
    steps.calm(segments)
    name, data = take(segments, lists.BUNDLE_BUTTON)
    assert name == "lists-klaviyo.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert "readme.txt" in archive.namelist()
        assert [name for name in archive.namelist() if name.startswith("klaviyo-")]


def test_what_was_said_of_a_suggestion_can_be_taken_home(overview: Page) -> None:
    overview.get_by_role("button", name=actions.ANSWER_MENU).first.click()
    overview.get_by_text(actions.ANSWERS["not for us"], exact=True).click()
    steps.calm(overview)
    steps.go(overview, "actions")
    overview.get_by_role("button", name=saving.SAVE_CHANGES, exact=True).click()
    name, data = take(overview, saving.BUTTON)
    assert name == f"{saving.FILE_NAME}{SUFFIX}"
    assert [status.state for status in from_bytes(data).choices.actions.statuses.values()] == ["not for us"]
    expect(overview.get_by_role("button", name=saving.SAVE, exact=True)).to_be_visible()


def test_rows_left_out_can_be_taken_home_as_they_stood(overview: Page) -> None:
    steps.go(overview, "your_data")
    name, data = take(overview, your_data.EXCLUDED_BUTTON)
    assert name == downloads.EXCLUDED_FILE
    rows = rows_of(data)
    assert sorted(tuple(row[column] for column in shop.COLUMNS) for row in rows) == sorted(shop.LEFT_OUT)


def test_the_report_is_one_file_that_asks_for_nothing_and_names_nobody(overview: Page, tmp_path: Path) -> None:
    name, data = take(overview, overview_words.REPORT_BUTTON)
    assert name == downloads.REPORT_FILE
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
