"""Text that came out of a file, made safe to show: a name may hold Markdown, HTML, a link or an icon code."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_MARKUP = re.compile(r"([\\`*_~\[\]<>&$])")
_AT_THE_START = re.compile(r"^(#|[-+]|\d+(?=[.)]))")
_CODE_OR_LINK = re.compile(r"(:(?=[\w+-])|www(?=\.)|:(?=//))", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def markdown(text: str) -> str:
    """`text` as itself wherever Streamlit renders Markdown.

    Backslashes stop Markdown, HTML and formulas. An invisible joiner behind a colon or "www" stops icon codes and bare
    links, which are looked for only after the backslashes are gone.
    """
    one_line = " ".join(str(text).split())
    broken_up = _CODE_OR_LINK.sub(rf"\1{_WORD_JOINER}", one_line)
    return _AT_THE_START.sub(_not_a_list, _MARKUP.sub(r"\\\1", broken_up))


def _not_a_list(start: re.Match[str]) -> str:
    """A number at the start begins a list together with what follows it, so the joiner parts the two."""
    found = start.group()
    return found + _WORD_JOINER if found.isdigit() else f"\\{found}"


def paragraphs(sentences: Iterable[str]) -> str:
    """Sentences below each other, none of them read as Markdown."""
    return "\n\n".join(markdown(sentence) for sentence in sentences if sentence)


def chart(text: str) -> str:
    """`text` as itself in a chart's labels and hover boxes, where plotly reads a subset of HTML."""
    return html.escape(str(text), quote=False)
