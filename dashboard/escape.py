"""Names out of a file, made safe for where they are shown: each of these can be the `quote` of a voice.

A name may hold Markdown, HTML, a formula, a link, an icon code, or marks that turn the direction of what follows.
"""

from __future__ import annotations

import html
import re
import unicodedata

_MARKUP = re.compile(r"([\\`*_~\[\]<>&$])")
_AT_THE_START = re.compile(r"^(#|[-+]|\d+(?=[.)]))")
_CODE_OR_LINK = re.compile(r"(:(?=[\w+-])|www(?=\.)|:(?=//))", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_TURNS_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(name: str) -> str:
    """Make a name safe where text is shown as it stands: one line, without control characters or direction marks."""
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in str(name))
    return " ".join("".join(letter for letter in kept if letter not in _TURNS_DIRECTION).split())


def markdown(name: str) -> str:
    """Make a name safe wherever Streamlit renders Markdown.

    Backslashes stop Markdown, HTML and formulas. An invisible joiner behind a colon or "www" stops icon codes and bare
    links, which are looked for only after the backslashes are gone.
    """
    broken_up = _CODE_OR_LINK.sub(rf"\1{_WORD_JOINER}", plain(name))
    return _AT_THE_START.sub(_not_a_list, _MARKUP.sub(r"\\\1", broken_up))


def chart(name: str) -> str:
    """Make a name safe in a chart's labels and hover boxes, where plotly reads a subset of HTML."""
    return html.escape(plain(name), quote=False)


def _not_a_list(start: re.Match[str]) -> str:
    """Part a number at the start from what follows it, which together would begin a list."""
    found = start.group()
    return found + _WORD_JOINER if found.isdigit() else f"\\{found}"
