"""No text of a page escapes the catalogue, from which a translation to another language begins."""

from __future__ import annotations

import pytest

from cltv_core.text import locales
from cltv_core.text.voice import Voice, speaking
from tests.app.conftest import HOSTILE_NAME, new_visit, page, shop_file, upload
from tests.support.pseudo import PseudoLanguage, escaped
from tests.support.visible import visible

NAMES = (HOSTILE_NAME, "shop.csv")
PAGES = ("customers", "cohorts", "your_data")


def test_no_text_of_a_page_escapes_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    language = PseudoLanguage()
    monkeypatch.setattr(locales, "catalogue", lambda _locale: language)
    with speaking(Voice(currency="USD", catalogue=language)):
        welcome = new_visit()
        assert not [text for text in visible(welcome) if escaped(text)]
        app = upload(welcome, ("shop.csv", shop_file()))
        for name in PAGES:
            app.switch_page(page(name)).run()
            seen = visible(app)
            assert len(seen) > 50
            assert not [text for text in seen if escaped(text, NAMES)]
