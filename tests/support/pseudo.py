"""A pseudo-language: every message of the catalogue is said in marks, so that what escapes the catalogue shows.

Only messages that `scripts/extract_messages.py` finds are marked. What else can be read is a sentence that no
translation would ever reach, or a name out of the owner's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from html.parser import HTMLParser

from babel import Locale

from scripts.extract_messages import found

OPEN, CLOSE = "⟦", "⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_MARKUP = re.compile(r":[a-z]+-badge\[|:material/[a-z_]+:|<br>")
"""What Streamlit and plotly make badges, icons and lines of."""
_WORD = re.compile(r"[^\W\d_]{2,}")
READ_OUT = {"title", "alt", "aria-label", "aria-description", "placeholder"}
"""Attributes that are shown or read out."""
UNSEEN = {"style", "script"}
EMPTY = {"meta", "br", "img", "link", "input", "hr"}


class PseudoLanguage(NullTranslations):
    """Marks every message of the catalogue and leaves everything else as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {form for message in found() for form in _forms(message.id) if form}

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message in self.known else message

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


def escaped(text: str, names: Iterable[str] = ()) -> list[str]:
    """Words that stand outside all marks and are not in `names`, which come out of the owner's files.

    Words of the locale itself (months, millions) are Babel's.
    """
    before = ""
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    for name in sorted({name for name in names if name}, key=len, reverse=True):
        text = text.replace(name, " ")
    return [word for word in _WORD.findall(_MARKUP.sub(" ", text)) if word not in _OF_THE_LOCALE]


def unmarked(text: str) -> str:
    """What the text would be without the marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def visible(html: str) -> str:
    """What can be read of a page: its text, and attributes that are shown or read out."""
    page = _Page()
    page.feed(html)
    return "\n".join(page.parts)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [value for name, value in attrs if name in READ_OUT and value]
        if tag not in EMPTY:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.parts += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not UNSEEN & set(self.inside) and data.strip():
            self.parts.append(data)


def _forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def _words_of(locale: str) -> Iterator[str]:
    of = Locale.parse(locale)
    for width in ("wide", "abbreviated"):
        yield from of.months["format"][width].values()
        yield from of.months["stand-alone"][width].values()
        yield from of.days["format"][width].values()
    yield from ("thousand", "million", "billion", "trillion")
    yield from of.currencies


_OF_THE_LOCALE = frozenset(_words_of("en_001"))
