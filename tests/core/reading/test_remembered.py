"""What was said of files with certain headers, and what a changed project file may not do with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cltv_core.reading.options import ReadOptions, Remembered
from cltv_core.reading.remembered import answers_in, columns_in, recalled, signature

HEADERS = ("Date", "Customer", "Total", "Net")


def options(mapping: dict[str, str] | None = None, **answers: object) -> ReadOptions:
    return ReadOptions(remembered={signature(HEADERS): Remembered(mapping or {}, answers)})


def test_what_was_said_comes_back_for_the_same_headers_only() -> None:
    known = options({"revenue": "Net"}, day_first=False, currency="EUR", count_open=True)
    found = recalled(known, [HEADERS])
    assert columns_in(found, HEADERS) == {"revenue": "Net"}
    assert (found.day_first, found.currency, found.count_open) == (False, "EUR", True)
    assert recalled(known, [HEADERS[::-1]]) == known


def test_what_is_said_now_goes_before_it() -> None:
    known = options({"revenue": "Net"}, day_first=False, use_cards=True, timezone="Europe/Vienna")
    now = replace(known, day_first=True, use_cards=False, said=frozenset({"use_cards"}), timezone="Europe/London")
    now = replace(now, mappings={HEADERS: {"revenue": "Total"}})
    found = recalled(now, [HEADERS])
    assert (found.day_first, found.use_cards) == (True, False)
    assert columns_in(found, HEADERS) == {"revenue": "Total"}
    assert found.timezone == "Europe/Vienna", "that of the browser was not said"
    assert recalled(replace(now, said=frozenset({"timezone"})), [HEADERS]).timezone == "Europe/London"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day_first", "yes"),
        ("currency", "euros"),
        ("currency", 978),
        ("timezone", "Mars/Base"),
        ("amount_column", "Nowhere"),
        ("count_open", 2),
        ("format", "shopify"),
        ("remembered", {}),
    ],
)
def test_what_cannot_be_an_answer_is_passed_over(name: str, value: object) -> None:
    known = options({"revenue": "Nowhere", "nonsense": "Net"}, **{name: value})
    assert recalled(known, [HEADERS]) == known


def test_answers_are_kept_only_where_something_was_said() -> None:
    assert answers_in(ReadOptions(), ["day_first", "count_open"]) == {}
    said = ReadOptions(day_first=False, timezone="Europe/Vienna", said=frozenset({"day_first"}))
    assert answers_in(said, ["day_first"]) == {"day_first": False}
    assert answers_in(ReadOptions(use_cards=True), []) == {"use_cards": True}
