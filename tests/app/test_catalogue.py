"""No text of a page escapes the catalogue, from which a translation begins; and no figure and no list changes with it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from babel import Locale

from cltv_core.project.sample import SENT
from cltv_core.text import locales
from cltv_core.text.voice import Voice, speaking
from dashboard import escape
from tests.app.conftest import HOSTILE_NAME, HOSTILE_PRODUCT, shop_file
from tests.app.whole_visit import PAGES, Visit, whole_visit
from tests.support.pseudo import PseudoLanguage, escaped, unmarked

HEADERS = shop_file().splitlines()[0].decode().split(",")
OF_THE_FILE = (
    "shop.csv",
    *HEADERS,
    "Web",
    "Market",
    *(f"Cake {kind}" for kind in range(4)),
    HOSTILE_NAME,
    HOSTILE_PRODUCT,
)
NAMES = [safe(name) for name in OF_THE_FILE for safe in (str, escape.plain, escape.markdown, escape.chart)]
CAMPAIGNS = [one.name for sent in SENT for one in (sent, sent.against) if one]
COUNTRIES = frozenset(Locale.parse("en_001").territories.values())
"""Choices of a country, which the Unicode CLDR names in every language."""
CONSENT = ("yes", "no")
"""Cells of the file, in the first rows that are shown of it."""
PEOPLE = [
    f"{about}{number}{end}" for number in range(80) for about, end in (("Anna Nr ", ""), ("anna", "@example.org"))
]
OWN = (*NAMES, *PEOPLE, *CAMPAIGNS)
"""What no catalogue translates: words of the owner's files."""


@pytest.fixture(scope="module")
def marked(plain: Visit) -> Visit:  # noqa: ARG001
    language = PseudoLanguage()
    with pytest.MonkeyPatch.context() as patch, speaking(Voice(currency="USD", catalogue=language)):
        patch.setattr(locales, "catalogue", lambda _locale: language)
        return whole_visit(shop_file())


@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    def test_no_text_escapes_the_catalogue(self, marked: Visit, name: str) -> None:
        seen = marked.pages[name].texts
        assert len(seen) > 20
        assert not [text for text in seen if text not in COUNTRIES and escaped(text, OWN)]

    def test_no_heading_and_no_word_in_a_table_escapes_the_catalogue(self, marked: Visit, name: str) -> None:
        for table in marked.pages[name].tables:
            words = [*table.columns, *(cell for cell in table.to_numpy().ravel() if isinstance(cell, str))]
            assert not [text for text in words if escaped(text, OWN) and text not in CONSENT]

    def test_the_same_facts_and_figures_are_told_in_another_language(
        self, plain: Visit, marked: Visit, name: str
    ) -> None:
        assert [unmarked(text) for text in marked.pages[name].texts] == plain.pages[name].texts

    def test_tables_hold_the_same_in_another_language(self, plain: Visit, marked: Visit, name: str) -> None:
        ours, theirs = plain.pages[name].tables, marked.pages[name].tables
        assert len(ours) == len(theirs)
        for our, their in zip(ours, theirs, strict=True):
            same = their.map(_unmarked).rename(columns=unmarked)
            pd.testing.assert_frame_equal(same, our, check_dtype=False, check_column_type=False)


def test_the_welcome_escapes_nothing(marked: Visit) -> None:
    assert len(marked.welcome) > 5
    assert not [text for text in marked.welcome if escaped(text)]


def test_lists_are_the_same_bytes_in_another_language(plain: Visit, marked: Visit) -> None:
    assert plain.files
    assert marked.files == plain.files


def _unmarked(cell: Any) -> Any:
    return unmarked(cell) if isinstance(cell, str) else cell
