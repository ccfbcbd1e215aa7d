"""Every message can be translated: the catalogue is complete and current."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import cltv_core.text
from cltv_core.reading.vocabulary.roles import ROLES
from cltv_core.text.reading.roles import LABELS
from cltv_core.text.voice import Plural, Voice, _, ngettext, speaking
from scripts.extract_messages import CATALOGUE, LONE_VALUE, catalogue
from tests.support.pseudo import PseudoLanguage, escaped, unmarked


def messages_of_codes() -> Iterator[str]:
    """The messages by which facts are said, but for those that a function chooses."""
    for module in pkgutil.walk_packages(cltv_core.text.__path__, "cltv_core.text."):
        for template in getattr(import_module(module.name), "SENTENCES", {}).values():
            if isinstance(template, Plural):
                yield from (template.one, template.many)
            elif isinstance(template, str):
                yield template


def test_the_catalogue_is_current() -> None:
    current = CATALOGUE.read_text(encoding="utf-8") == catalogue()
    assert current, "run: python scripts/extract_messages.py"


def test_every_sentence_of_a_code_is_in_the_catalogue() -> None:
    known = PseudoLanguage().known
    assert not [
        message for message in messages_of_codes() if message not in known and not LONE_VALUE.fullmatch(message)
    ]


def test_a_translator_is_not_asked_for_a_value_without_a_word() -> None:
    assert [message for message in ("{n:count}", "**{amount:about}**", "+{amount}") if LONE_VALUE.fullmatch(message)]
    assert not [message for message in PseudoLanguage().known if LONE_VALUE.fullmatch(message)]
    worth_translating = ("{n:count} day", "Q{quarter} {year}", "{name} · {segment}", "{segment}: {reason}")
    assert set(worth_translating[1:]) <= PseudoLanguage().known
    assert not [message for message in worth_translating if LONE_VALUE.fullmatch(message)]


def test_every_role_of_a_column_has_a_label_in_the_catalogue() -> None:
    assert tuple(LABELS) == ROLES
    assert set(LABELS.values()) <= PseudoLanguage().known


def test_what_escapes_the_catalogue_shows() -> None:
    with speaking(Voice(currency="GBP", catalogue=PseudoLanguage())):
        said = ngettext("{n:count} day", "{n:count} days", 41)
        outer = _("under {least}", least=said)
    assert (said, outer) == ("⟦41 days⟧", "⟦under ⟦41 days⟧⟧")
    assert unmarked(outer) == "under 41 days"
    assert escaped(f"{outer}, by hand of Ada on 3 May 2026, £3.1 million", names=["Ada"]) == ["by", "hand", "of", "on"]
