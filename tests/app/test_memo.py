"""Results are kept under what they were worked out from."""

from __future__ import annotations

import pandas as pd

from dashboard.memo import Memo


class Work:
    """Adds up its inputs and counts how often it was called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, frame: pd.DataFrame, more: int) -> int:
        self.calls += 1
        return int(frame["amount"].sum()) + more


def sales(*amounts: int) -> pd.DataFrame:
    return pd.DataFrame({"amount": amounts})


def test_the_same_inputs_are_worked_out_once() -> None:
    memo, work, frame = Memo(most=9), Work(), sales(1, 2)
    assert [memo.recall(work, frame, 3) for _ in range(3)] == [6, 6, 6]
    assert work.calls == 1


def test_another_frame_is_another_input_even_if_it_holds_the_same() -> None:
    memo, work = Memo(most=9), Work()
    assert [memo.recall(work, sales(1), 0) for _ in range(20)] == [1] * 20
    assert work.calls == 20


def test_another_value_is_another_input() -> None:
    memo, work, frame = Memo(most=9), Work(), sales(1)
    assert [memo.recall(work, frame, more) for more in (1, 2, 1)] == [2, 3, 2]
    assert work.calls == 2


def test_another_function_is_another_result() -> None:
    memo, frame = Memo(most=9), sales(4)
    assert memo.recall(len, frame) == 1
    assert memo.recall(lambda held: int(held["amount"].iloc[0]), frame) == 4


def test_what_was_not_asked_for_longest_goes_first() -> None:
    memo, work, frame = Memo(most=2), Work(), sales(0)
    for more in (1, 2, 1, 3):
        memo.recall(work, frame, more)
    assert [memo.knows(work, frame, more) for more in (1, 2, 3)] == [True, False, True]


def test_of_large_results_fewer_are_kept() -> None:
    memo, large, small, frame = Memo(most=9), Work(), Work(), sales(0)
    memo.recall(small, frame, 0)
    for more in range(4):
        memo.recall(large, frame, more, most=2)
    assert [memo.knows(large, frame, more) for more in range(4)] == [False, False, True, True]
    assert memo.knows(small, frame, 0)
    assert len(list(memo)) == 3
