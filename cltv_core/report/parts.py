"""Pieces of the printable page. Words are escaped here; `Html` marks what is markup already."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


class Html(str):
    """Markup that must not be escaped again."""

    __slots__ = ()


Words = str | Html


def safe(words: Words) -> Html:
    return words if isinstance(words, Html) else Html(escape(words))


def tag(name: str, words: Words, css: str = "", title: str = "") -> Html:
    attributes = (f' class="{css}"' if css else "") + (f' title="{escape(title)}"' if title else "")
    return Html(f"<{name}{attributes}>{safe(words)}</{name}>")


def together(parts: Sequence[Words]) -> Html:
    return Html("".join(safe(part) for part in parts))


def note(words: Words) -> Html:
    return tag("p", words, "note")


def card(parts: Sequence[Words], css: str = "", title: str = "") -> Html:
    return tag("div", together(parts), f"card {css}".strip(), title)


def grid(columns: str, cards: Sequence[Html]) -> Html:
    return tag("div", together(cards), f"grid {columns}")


def section(heading: Words, parts: Sequence[Words], css: str = "") -> Html:
    return tag("section", together([tag("h2", heading), *parts]), css)


def table(headers: Sequence[str], rows: Sequence[Sequence[Words]], numbers: Sequence[int], last_is_total: bool) -> Html:
    """`numbers`: the columns to be set to the right."""
    head = tag("thead", _row("th", headers, numbers))
    plain, total = (rows[:-1], rows[-1:]) if last_is_total else (rows, [])
    body = [_row("td", row, numbers) for row in plain] + [_row("td", row, numbers, "total") for row in total]
    return tag("div", tag("table", together([head, tag("tbody", together(body))])), "scroll")


def _row(cell: str, words: Sequence[Words], numbers: Sequence[int], css: str = "") -> Html:
    cells = [tag(cell, text, "number" if place in numbers else "") for place, text in enumerate(words)]
    return tag("tr", together(cells), css)
