"""Files that cannot be used: a sentence that says why, and nothing lost."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from cltv_core.errors import CltvError, UnreadableFile
from cltv_core.opening.codes import Foreign, Unopened
from cltv_core.reading.codes import Excluded, Problem, Remedy, Warned
from cltv_core.reading.faults import not_sales
from cltv_core.text.pages.visit import welcome as welcome_words
from cltv_core.text.say import say, say_error
from tests.browser import shop, steps
from tests.browser.charts import drawn

PHOTO = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40
PRICES = [(f"Bread {number}", f"{number}.50", "kg") for number in range(1, 30)]
IN_FUTURE = [(number, f"2099-01-{number:02d}", f"K{number}", "9.50") for number in range(1, 20)]
ONE_CUSTOMER = [(number, f"2024-01-{number:02d}", "K1", "9.50") for number in range(1, 20)]
SALES = ("Order ID", "Date", "Customer", "Total")


def sales(name: str, rows: list[tuple[object, ...]]) -> shop.Upload:
    return shop.file(name, [tuple(str(cell) for cell in row) for row in rows], SALES)


WRONG: tuple[tuple[shop.Upload, CltvError], ...] = (
    (("photo.png", PHOTO), UnreadableFile(Foreign.PICTURE(file="photo.png"), Remedy.EXPORT_SALES)),
    (
        ("letter.pdf", b"%PDF-1.7\n\x00\x01\x02" + PHOTO),
        UnreadableFile(Foreign.PDF(file="letter.pdf"), Remedy.EXPORT_SALES),
    ),
    (("empty.csv", b""), UnreadableFile(Unopened.EMPTY(file="empty.csv"), Remedy.EXPORT_SALES)),
    (sales("headers.csv", []), not_sales("headers.csv", Problem.HEADERS_ONLY, Remedy.EXPORT_LONGER)),
    (
        shop.file("prices.csv", PRICES, ("Product", "Price", "Unit")),
        not_sales(
            "prices.csv",
            Problem.COLUMNS_MISSING,
            Remedy.NAME_THE_COLUMN,
            [Problem.NO_DAY_COLUMN(), Problem.NO_CUSTOMER_COLUMN()],
        ),
    ),
    (sales("one.csv", ONE_CUSTOMER), not_sales("one.csv", Problem.ONE_CUSTOMER, Remedy.EXPORT_ALL_CUSTOMERS)),
    (
        sales("future.csv", IN_FUTURE),
        not_sales("future.csv", Problem.NO_ROW_USABLE, Remedy.CHECK_COLUMNS, [Excluded.FUTURE()]),
    ),
)


def expect_refusal(page: Page, error: CltvError) -> None:
    refusal = page.get_by_test_id("stAlertContentError")
    expect(refusal).to_contain_text(welcome_words.FAULT_TITLE)
    for text in say_error(error):
        expect(steps.sentence(refusal, text)).to_be_visible()


def test_a_wrong_file_gets_a_sentence_and_loses_nothing_loaded(overview: Page) -> None:
    drawn(overview, 3)
    before = steps.shown(overview)
    steps.go(overview, "your_data")
    for file, error in WRONG:
        steps.drop(overview, file)
        expect_refusal(overview, error)
        expect(overview.get_by_text(welcome_words.FAULT_KEPT)).to_be_visible()
        steps.calm(overview)
    steps.go(overview, "overview")
    drawn(overview, 3)
    assert steps.shown(overview) == before


def test_a_wrong_file_at_the_door_gets_a_sentence_and_the_next_file_is_read(page: Page) -> None:
    for file, error in WRONG[:5:2]:
        steps.drop(page, file)
        expect_refusal(page, error)
        expect(page.get_by_role("heading", level=1, name=welcome_words.TITLE)).to_be_visible()
        steps.calm(page)
    steps.drop(page, shop.FILE)
    steps.arrive(page, "overview")
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


def test_few_customers_are_read_with_a_warning(page: Page) -> None:
    few = [(number, f"2024-{number % 9 + 1:02d}-11", f"K{number % 30}", "9.50") for number in range(90)]
    steps.drop(page, sales("few.csv", few))
    steps.arrive(page, "overview")
    steps.go(page, "your_data")
    expect(steps.sentence(page, say(Warned.FEW_CUSTOMERS(customers=30)))).to_be_visible()
