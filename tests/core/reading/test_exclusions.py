"""What was left out and what was used are what the file has, to the cent."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.reading.codes import Excluded
from cltv_core.reading.orders.exclusions import Ledger
from cltv_core.transactions import Exclusion


def test_fractions_of_a_cent_go_to_the_largest_exclusion() -> None:
    ledger = Ledger(np.array([0.335, 0.335, 0.10]))
    ledger.exclude(np.array([False, True, False]), Excluded.TRIAL())
    ledger.exclude(np.array([False, True, True]), Excluded.NO_DATE())
    file_amount, left_out = ledger.exclusions(used_amount=0.34)
    assert file_amount == 0.77
    assert left_out == (Exclusion(Excluded.TRIAL(), 1, 0.33), Exclusion(Excluded.NO_DATE(), 1, 0.10))


def test_where_nothing_is_left_out_fractions_are_told_as_rounding() -> None:
    assert Ledger(np.array([1.004, 1.004])).exclusions(2.0) == (2.01, (Exclusion(Excluded.ROUNDING(), 0, 0.01),))
    assert Ledger(np.array([1.0, 1.0])).exclusions(2.0) == (2.0, ())


@pytest.mark.parametrize("exclude", [False, True])
def test_more_than_rounding_can_do_is_never_hidden(exclude: bool) -> None:
    ledger = Ledger(np.full(4, 1.0))
    if exclude:
        ledger.exclude(np.array([True, False, False, False]), Excluded.TRIAL())
    file_amount, left_out = ledger.exclusions(used_amount=2.9)
    assert file_amount != round(2.9 + sum(part.amount for part in left_out), 2)


def test_a_row_is_left_out_for_its_first_reason_and_parts_of_amounts_beside() -> None:
    ledger = Ledger(np.array([10.0, 20.0, np.nan]))
    ledger.exclude(np.array([True, False, True]), Excluded.NO_AMOUNT())
    ledger.exclude(np.array([True, False, False]), Excluded.TRIAL())
    ledger.exclude_part(Excluded.TRIAL(), np.array([1]), np.array([5.0]))
    assert ledger.used.tolist() == [False, True, False]
    assert ledger.exclusions(15.0) == (
        30.0,
        (Exclusion(Excluded.NO_AMOUNT(), 2, 10.0), Exclusion(Excluded.TRIAL(), 1, 5.0)),
    )
