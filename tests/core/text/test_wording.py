"""Sentences in which what is said depends on what was found."""

from __future__ import annotations

from math import log

import pytest

from cltv_core.text import wording

ORDER = "On earlier days of your own sales, “waiting times” told best who would be worth more than whom"
LEVEL = "how much all will bring together is the word of “waiting times”"
WAITS = "survival of the next order"


@pytest.mark.parametrize(
    ("factor", "off", "told"),
    [
        (1.0, 1.2, "."),
        (0.92, 1.09, ", lowered by 8% as by itself it was 9% too high on those days, on average."),
        (1.1, 0.9, ", raised by 10% as by itself it was 10% too low on those days, on average."),
        (
            0.9,
            1.3,
            ", lowered by 10% as by itself it was 30% too high on those days, on average; the rest may be chance.",
        ),
        (0.96, 0.82, ", lowered by 4% as by itself it was too high for the time of year that lies ahead."),
        (1.2, 0.95, ", raised by 20% as by itself it was too low for the time of year that lies ahead."),
    ],
)
def test_a_correction_is_told_with_what_it_comes_from(factor: float, off: float, told: str) -> None:
    assert wording.choice_made({WAITS: 1.0}, WAITS, log(factor), log(off)) == f"{ORDER}; {LEVEL}{told}"


def test_a_method_that_could_hardly_be_tried_is_not_said_to_have_done_best() -> None:
    told = wording.choice_made({"neural network": 0.6, WAITS: 0.4}, WAITS, 0.0, hardly_tried=["neural network"])
    note = "“habits by a small network” has a say too, but could be tried on too few days to be compared"
    assert told == f"{ORDER} ({note}); {LEVEL}."


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("BG/NBD with Gamma-Gamma", "“buying rhythm” (BG/NBD with Gamma-Gamma)"),
        (
            "BG/NBD with Gamma-Gamma + neural network",
            "“buying rhythm” and “habits by a small network” (BG/NBD with Gamma-Gamma, neural network)",
        ),
        ("a model of one's own", "a model of one's own"),
    ],
)
def test_models_are_told_in_everyday_words_with_the_names_of_science_behind(model: str, told: str) -> None:
    assert wording.methods(model) == told
