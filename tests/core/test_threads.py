"""Work that goes on side by side comes back in order, and what is worked out once holds up nobody else."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock, current_thread
from typing import Self

import pytest

from cltv_core.threads import own_property, side_by_side


class Bread:
    """Its `price` is asked for by several threads; `asked` counts how often it was worked out."""

    oven: Barrier | None = None

    def __init__(self) -> None:
        self.asked = 0

    @own_property
    def price(self) -> float:
        """What a loaf costs."""
        self.asked += 1
        if Bread.oven:
            Bread.oven.wait(timeout=10)
        if self.asked == 13:
            raise ValueError("a baker's dozen")
        return 4.2


class Parcel:
    """Sent to another process while its `copy` is worked out."""

    def __init__(self, weight: float) -> None:
        self.weight = weight

    @own_property
    def copy(self) -> Self:
        """What arrives there."""
        found: Self = pickle.loads(pickle.dumps(self))
        return found


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(at_once: int) -> None:
    assert list(side_by_side(lambda number: number * number, range(20), at_once)) == [n * n for n in range(20)]


def test_several_are_worked_on_at_once_and_no_more_are_held() -> None:
    held, most, lock, together = 0, 0, Lock(), Barrier(2)

    def work(_: int) -> str:
        nonlocal held, most
        with lock:
            held += 1
            most = max(most, held)
        together.wait(timeout=10)
        return current_thread().name

    threads = set()
    for name in side_by_side(work, range(10), 2):
        threads.add(name)
        with lock:
            held -= 1
    assert most == 2
    assert len(threads) == 2


def test_alone_it_stays_in_its_own_thread() -> None:
    assert set(side_by_side(lambda _: current_thread().name, range(3), 1)) == {current_thread().name}


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_fault_reaches_who_asked(at_once: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda number: 1 / number, [1, 0, 2], at_once))


def test_threads_that_ask_one_object_get_what_one_of_them_worked_out() -> None:
    bread = Bread()
    with ThreadPoolExecutor(8) as askers:
        assert set(askers.map(lambda _: bread.price, range(64))) == {4.2}
    assert bread.asked == 1


def test_objects_are_worked_out_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bread, "oven", Barrier(2))
    with ThreadPoolExecutor(2) as askers:
        assert list(askers.map(lambda bread: bread.price, [Bread(), Bread()])) == [4.2, 4.2]


def test_nothing_stays_behind_that_another_process_could_not_take() -> None:
    bread = Bread()
    assert bread.price == 4.2
    assert vars(pickle.loads(pickle.dumps(bread))) == {"asked": 1, "price": 4.2}


def test_an_object_can_be_sent_while_something_of_it_is_worked_out() -> None:
    assert vars(Parcel(2.5).copy) == {"weight": 2.5}


def test_what_could_not_be_worked_out_is_tried_again() -> None:
    bread = Bread()
    bread.asked = 12
    with pytest.raises(ValueError, match="dozen"):
        _ = bread.price
    assert vars(bread) == {"asked": 13}
    assert bread.price == 4.2


def test_the_class_tells_of_the_property() -> None:
    assert Bread.price.__doc__ == "What a loaf costs."
