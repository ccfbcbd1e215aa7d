"""Sentences in which what is said depends on what was found."""

from __future__ import annotations

from math import log

import pandas as pd
import pytest

from cltv_core.backtest.codes import Compared, Finding
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.replays import families
from cltv_core.facts import Fact
from cltv_core.models import ladder
from cltv_core.models.codes import Method, OrderFamily, SpendFamily
from cltv_core.text.backtest import label
from cltv_core.text.models import explained
from cltv_core.text.say import say
from cltv_core.transactions import from_frames

RANKED = "Tested on your own past, survival analysis (time to next order) ranked your customers best."
TOTAL = "The expected total comes from survival analysis (time to next order)."


def choice(correction: float = 0.0, off: float = 0.0, rarely_tested: tuple[Method, ...] = ()) -> Fact:
    return Finding.CHOICE(
        ranking=(Method.SURVIVAL,),
        rarely_tested=rarely_tested,
        level=Method.SURVIVAL,
        correction=correction,
        off=off,
    )


@pytest.mark.parametrize(
    ("factor", "off", "told"),
    [
        (1.0, 1.2, ""),
        (0.92, 1.09, " It is lowered by 8%: on those days it was 9% too high on average."),
        (1.1, 0.9, " It is raised by 10%: on those days it was 10% too low on average."),
        (0.9, 1.3, " It is lowered by 10%: on those days it was 30% too high on average, some of which may be chance."),
        (0.96, 0.82, " It is lowered by 4%, as it came out too high for this time of year."),
        (1.2, 0.95, " It is raised by 20%, as it came out too low for this time of year."),
    ],
)
def test_a_correction_is_told_with_what_it_comes_from(factor: float, off: float, told: str) -> None:
    assert say(choice(log(factor), log(off))) == f"{RANKED} {TOTAL}{told}"


def test_a_method_that_could_hardly_be_tried_is_not_said_to_have_done_best() -> None:
    also = "Also used, but tested on too few days to compare: deep learning (neural network)."
    assert say(choice(rarely_tested=(Method.NEURAL_NETWORK,))) == f"{RANKED} {also} {TOTAL}"


def test_every_method_has_a_name_of_its_own_and_an_explanation() -> None:
    sales = from_frames(
        pd.DataFrame(
            {"order_id": ["1"], "customer_id": ["a"], "ordered_at": [pd.Timestamp(2024, 1, 1)], "revenue": [1.0]}
        )
    )
    methods = [model.method for model in families(ReplayPlan(sales, sales.last_day, 30))]
    assert {*methods, *(model.method for model in ladder())} == set(Method)
    assert all(explained(method) for method in (*Method, *SpendFamily))
    named = [label(code) for code in (*Method, *Compared, *OrderFamily, *SpendFamily)]
    assert len(set(named)) == len(named)
