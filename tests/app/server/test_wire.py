"""What travels between the server and its workers."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from dashboard.server import wire


@dataclass(frozen=True)
class Meddler:
    """Does, while it is pickled, what a page may do at that moment: asks its owners for a property that is cached."""

    owners: list[Owner]

    def __reduce__(self) -> tuple[Any, ...]:
        assert all(owner.total == 3 for owner in self.owners)
        return Meddler, ([],)


@dataclass(frozen=True)
class Owner:
    meddler: Meddler
    values: np.ndarray[Any, Any]

    @cached_property
    def total(self) -> int:
        return int(self.values.sum())


def sent(message: Any) -> Any:
    """What comes out at the other end."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire.send(ours, message)
        return wire.receive(theirs)


def test_a_property_that_the_page_caches_meanwhile_does_no_harm() -> None:
    owners: list[Owner] = []
    owners.append(Owner(Meddler(owners), np.array([1, 2])))
    came = sent(owners[0])
    assert "total" in vars(owners[0])
    assert "total" not in vars(came)
    assert came.values.tolist() == [1, 2]


def test_what_is_shared_stays_shared_and_what_is_cached_travels() -> None:
    owner = Owner(Meddler([]), np.array([1, 2]))
    assert owner.total == 3
    one, other = sent((owner, owner))
    assert one is other
    assert vars(one)["total"] == 3


def test_more_parts_than_the_system_takes_at_a_time_arrive_in_their_order() -> None:
    parts = [np.arange(size % 5) + size for size in range(2_000)]
    parts[1_000] = np.arange(1_000_000)
    for fixed in parts[::7]:
        fixed.flags.writeable = False
    came: list[Any] = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        receiving = threading.Thread(target=lambda: came.extend(wire.receive(theirs)))
        receiving.start()
        wire.send(ours, parts)
        receiving.join()
    assert [part.tolist() for part in came] == [part.tolist() for part in parts]


def test_a_message_that_breaks_off_is_noticed() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire.send(ours, [np.arange(1_000.0), "said"])
        half = theirs.recv(5_000)
        again, end = socket.socketpair()
        with again, end:
            again.sendall(half)
            again.shutdown(socket.SHUT_WR)
            with pytest.raises(wire.Gone):
                wire.receive(end)
