"""The slides to show to others: the figures of the pages, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from cltv_core.text.pages import overview, small_shop
from cltv_core.text.pages import present as words
from tests.app.conftest import page, shop_file, wait_for_races
from tests.app.whole_visit import Visit
from tests.support.visible import visible

SMALL = shop_file(customers=18)


def titles(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


def test_a_shop_is_told_in_a_few_slides_with_its_headline(shop: AppTest) -> None:
    wait_for_races()
    headline = shop.run().header[0].value
    shop.switch_page(page("present")).run()
    assert not shop.exception
    shown = titles(shop)
    assert shown[0] == overview.LAST_YEAR
    assert {words.TODAYS_CUSTOMERS, words.BEST_CUSTOMERS, words.SEGMENTS, words.TRUST} <= set(shown)
    assert headline in [header.value for header in shop.header]


def test_a_small_shop_is_told_its_past(open_shop: Callable[[bytes], AppTest]) -> None:
    app = open_shop(SMALL).switch_page(page("present")).run()
    assert not app.exception
    assert titles(app)[:2] == [words.SO_FAR, words.RHYTHM]
    assert titles(app)[-1] == small_shop.AHEAD_HEADING
    assert not [text for text in visible(app) if "Anna" in text or "@" in text]


def test_slides_hold_nobodys_name(plain: Visit) -> None:
    seen = plain.pages["present"]
    assert len(seen.texts) > 10
    assert not [text for text in seen.texts if "Anna" in text or "Eve" in text or "@" in text]
    assert not seen.tables


def test_only_the_overview_leads_there(shop: AppTest) -> None:
    assert [link.proto.page for link in shop.get("page_link") if link.proto.label == "Present"] == ["present"]
    shop.switch_page(page("cohorts")).run()
    assert not [link for link in shop.get("page_link") if link.proto.label == "Present"]
