"""What a visitor does and reads: drop a file, take the menu, look into a table."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Locator, Page, Position, expect

from cltv_core.text.pages import navigation
from cltv_core.text.pages.visit import welcome as welcome_words
from tests.browser.shop import Upload

PAGES = {label.name: label for label in navigation.PAGES}
IN_MENU = tuple(label.name for label in navigation.PAGES if label.in_menu)
WORD_JOINER = "\u2060"
HEADER_HEIGHT, ROW_HEIGHT = 36, 35
CALM = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const busy = "[data-stale=true], [data-testid=stSkeleton], [data-testid=stSpinner], [data-testid=stProgress]";
    return app?.dataset.testScriptState === "notRunning" && !document.querySelector(busy);
}"""


def drop(page: Page, *files: Upload) -> None:
    """Drops files on the field of the page."""
    kind = "application/octet-stream"
    payload = [FilePayload(name=name, mimeType=kind, buffer=data) for name, data in files]
    page.locator("input[type=file]").set_input_files(payload)


def calm(page: Page) -> None:
    """Waits until the page is finished."""
    page.wait_for_function(CALM)


def arrive(page: Page, name: str) -> None:
    """Waits until a page is open and finished."""
    expect(page.get_by_role("heading", level=1, name=PAGES[name].title, exact=True)).to_be_visible()
    calm(page)


def go(page: Page, name: str) -> None:
    """Opens a page by the menu, from a finished page, and waits until it is finished as well."""
    calm(page)
    take_menu(page, name)
    arrive(page, name)


def take_menu(page: Page, name: str) -> None:
    """Chooses a page: in the bar at a desk, in the drawer on a phone."""
    title = PAGES[name].title
    link = page.get_by_test_id("stTopNavLink").filter(has_text=title)
    drawer = page.get_by_test_id("stExpandSidebarButton")
    expect(link.or_(drawer)).to_be_visible()
    if drawer.is_visible():
        drawer.click()
        page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
    else:
        link.click()


def headline_begins(customers: int) -> str:
    """The headline of so many customers up to its amount."""
    return f"Your {customers:,} customers are expected to spend about"


def plain(text: str | None) -> str:
    """Text as it is read, without the joiners that keep names from being taken for markup."""
    return " ".join((text or "").replace(WORD_JOINER, "").split())


def shown(page: Page) -> str:
    return plain(page.get_by_test_id("stMain").inner_text())


def is_broken(page: Page) -> bool:
    return bool(page.get_by_text(welcome_words.UNEXPECTED_TITLE).count())


def sentence(place: Page | Locator, text: str) -> Locator:
    """The paragraph that reads like this, joiners or not."""
    letters = f"{WORD_JOINER}?".join(re.escape(letter) for letter in text)
    return place.get_by_text(re.compile(f"^{letters}$")).filter(visible=True)


def headline(page: Page) -> str:
    return plain(page.get_by_role("heading", level=2).inner_text())


def table(page: Page, alt: str) -> Locator:
    """A table is painted on a canvas; what it shows stands beside it for screen readers."""
    return page.get_by_role("region", name=alt, exact=True).locator("table[role=grid]")


def table_rows(page: Page, alt: str, *, text: bool = False) -> list[dict[str, str]]:
    """The visible rows of a table (of one that is `text` and not painted) under its column names."""
    shown = page.get_by_role("table", name=alt, exact=True) if text else table(page, alt)
    expect(shown.locator("td").first).to_be_attached()
    names = shown.locator("th").all_text_contents()
    rows = shown.locator("tbody tr").all()
    return [dict(zip(names, row.locator("td").all_text_contents(), strict=True)) for row in rows]


def expect_rows(page: Page, alt: str, number: int) -> None:
    expect(table(page, alt)).to_have_attribute("aria-rowcount", str(number + 1))


def press_row(page: Page, alt: str, row: int) -> None:
    """Clicks the first cell of a row; a click counts only where the table has seen the mouse come."""
    canvas = page.get_by_role("region", name=alt, exact=True).locator(".dvn-scroller")
    place = Position(x=60, y=HEADER_HEIGHT + (row + 0.5) * ROW_HEIGHT)
    canvas.hover(position=place)
    canvas.click(position=place)


def choose(page: Page, group: str, option: str) -> None:
    """Presses one of the buttons that stand together under a label."""
    page.get_by_test_id("stButtonGroup").filter(has_text=group).get_by_text(option, exact=True).click()


def select(page: Page, label: str, option: str) -> None:
    """Chooses from a list that opens; the mouse comes first, as the list would close again while the page scrolls."""
    box = page.get_by_label(label, exact=True)
    box.hover()
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
