"""Sentences are filled, spelled and made safe in one place."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cltv_core.facts import Code, Money
from cltv_core.text import spelling
from cltv_core.text.locales import in_environment, spoken
from cltv_core.text.voice import Voice, _, ngettext, speaking


class Told(Code):
    LATE = "late"


def test_a_code_makes_a_fact_that_equals_another_with_the_same_arguments() -> None:
    assert Told.LATE(gap=41, silence=96) == Told.LATE(silence=96, gap=41)
    assert Told.LATE(gap=41, silence=96) != Told.LATE(gap=41, silence=97)
    assert len({Told.LATE(gap=41), Told.LATE(gap=41)}) == 1


def test_a_fact_without_arguments_is_something_to_tell() -> None:
    assert Told.LATE()
    assert [fact for fact in (Told.LATE(), None) if fact] == [Told.LATE()]


def test_a_name_from_a_file_is_made_safe_once() -> None:
    with speaking(Voice(quote=lambda name: name.replace("*", r"\*"))):
        inner = _("the file {name}", name="a*b")
        assert inner == r"the file a\*b"
        assert _("In {where} there is nothing.", where=inner) == r"In the file a\*b there is nothing."


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (None, "£3.1 million by 9 December 2011"),
        ("en_GB.UTF-8", "£3.1 million by 9 December 2011"),
        ("en-US", "£3.1 million by December 9, 2011"),
        ("de-DE", "3,1 million\u00a0£ by 9 December 2011"),
        ("xx-nonsense", "£3.1 million by 9 December 2011"),
    ],
)
def test_numbers_and_days_follow_the_readers_country(locale: str | None, said: str) -> None:
    with speaking(Voice(spoken(locale), "GBP")):
        assert _("{amount:about} by {when:day}", amount=3_100_000, when=date(2011, 12, 9)) == said


def test_an_amount_may_have_a_currency_of_its_own() -> None:
    with speaking(Voice(currency="GBP")):
        assert _("{a:money} and {b:cents}", a=Money(1234, "CHF"), b=0.5) == "CHF\u00a01,234 and £0.50"


def test_the_number_chooses_the_form() -> None:
    assert [ngettext("{n:count} order", "{n:count} orders", n) for n in (1, 1234)] == ["1 order", "1,234 orders"]


def test_a_computer_without_a_language_asks_for_none() -> None:
    assert in_environment({"LC_ALL": "", "LANG": "C.UTF-8"}) is None
    assert in_environment({"LANG": "de_DE.UTF-8"}) == "de_DE.UTF-8"


@pytest.mark.parametrize(
    ("days", "said"), [(30, "next month"), (31, "next month"), (45, "next 45 days"), (365, "next 12 months")]
)
def test_a_horizon_is_told_in_months_where_it_is_so_many(days: int, said: str) -> None:
    assert _("{ahead:horizon}", ahead=days) == said


@pytest.mark.parametrize("amount", [1_234_567, 12_345_678, 1_500_000_000])
def test_every_thousand_is_separated_where_the_separator_is_an_apostrophe(amount: int) -> None:
    with speaking(Voice(spoken("de-CH"), "CHF")):
        assert _("{amount:money}", amount=amount) == f"CHF\u00a0{amount:,}".replace(",", "'")
        assert _("{amount:cents}", amount=amount) == f"CHF\u00a0{amount:,}.00".replace(",", "'")


@pytest.mark.parametrize("share", [0.155, 0.285, 0.145, 0.565])
def test_a_share_is_rounded_alike_whoever_worked_it_out(share: float) -> None:
    with speaking(Voice("en_GB")):
        assert spelling.percent(np.float64(share)) == spelling.percent(share)
        assert spelling.decimal(np.float64(share)) == spelling.decimal(share)
