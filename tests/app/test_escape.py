"""Text of a file is shown as it stands, never read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import escape

UNESCAPED_MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[`*_~\[\]<>&$]")


@pytest.mark.parametrize("text", ["1,234.50", "£3.70 (net); 50%", "Anna O'Neil, 12:30", "usually every 41 days"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert escape.markdown(text).replace("\u2060", "") == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*x*", r"\*x\*"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[a](http://b.c)", "\\[a\\](http:\u2060//b.c)"),
        ("$5", r"\$5"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("1. item", "1\u2060. item"),
        (":material/home:", ":\u2060material/home:"),
        ("www.a.org", "www\u2060.a.org"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_markup_is_taken_as_text(text: str, safe: str) -> None:
    assert escape.markdown(text) == safe


@given(some.text())
def test_no_markup_is_left_and_no_letter_is_lost(text: str) -> None:
    safe = escape.markdown(text)
    assert not UNESCAPED_MARKUP.search(safe.replace("\\\\", ""))
    bare = re.sub(r"\\([\\`*_~\[\]<>&$#+-])", r"\1", safe).replace("\u2060", "")
    assert bare == escape.plain(text).replace("\u2060", "")


@given(some.text())
def test_a_chart_label_holds_no_tag(text: str) -> None:
    assert not set("<>") & set(escape.chart(text))


@given(some.text())
def test_a_name_is_one_line_of_its_own_letters(text: str) -> None:
    safe = escape.plain(text)
    assert "\n" not in safe
    assert not [letter for letter in safe if unicodedata.category(letter) == "Cc"]
    assert set(safe) <= set(text) | {" "}


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u061c"])
@pytest.mark.parametrize("safe", [escape.plain, escape.markdown, escape.chart])
def test_no_name_turns_the_direction_of_what_follows(safe: Callable[[str], str], mark: str) -> None:
    assert safe(f"An{mark}na") == "Anna"
