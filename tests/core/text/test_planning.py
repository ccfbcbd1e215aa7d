"""What is said of plans: every code has its sentence, and whole plans can be said in any language."""

from __future__ import annotations

import pytest

from cltv_core.facts import Code
from cltv_core.planning.codes import Basis, Caution, Stop
from cltv_core.text.planning import SENTENCES
from cltv_core.text.voice import hours

ALL = [*Basis, *Stop, *Caution]


@pytest.mark.parametrize("code", ALL, ids=str)
def test_every_code_has_its_sentence(code: Code) -> None:
    assert code in SENTENCES


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(ALL)


@pytest.mark.parametrize(("number", "said"), [(1, "1 hour"), (1.02, "1 hour"), (2.45, "2.5 hours"), (0, "0 hours")])
def test_hours_are_spelled_to_the_tenth(number: float, said: str) -> None:
    assert hours(number) == said
