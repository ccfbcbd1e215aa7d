"""Work for the tests of the pool: functions that a worker can load."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cltv_core.errors import NotEnoughData

Progress = Callable[[float, Any], None]


def double(numbers: npt.NDArray[np.float64], *, progress: Progress) -> npt.NDArray[np.float64]:
    progress(0.5, "doubling")
    return 2 * numbers


def where(*, progress: Progress) -> int:
    progress(0.0, None)
    return os.getpid()


def refuse(*, progress: Progress) -> None:
    progress(0.0, None)
    raise NotEnoughData("Too few.", "Wait.", ["one"], file="sales.csv")


def stumble(*, progress: Progress) -> None:
    progress(0.0, None)
    raise ValueError("Anna Smith, anna@example.org")


class OneWay:
    """Can be sent and not be received."""

    def __reduce__(self) -> tuple[type, tuple[str, ...]]:
        return OneWay, ("Anna Smith, anna@example.org",)


def come_back_changed(*, progress: Progress) -> OneWay:
    progress(0.0, None)
    return OneWay()


def need_much(*, progress: Progress) -> None:
    progress(0.0, None)
    raise MemoryError


def die(*, progress: Progress) -> None:
    progress(0.0, None)
    os.kill(os.getpid(), signal.SIGKILL)


def wait_for(file: str, *, progress: Progress) -> int:
    """Goes on until the file is there, or somebody is told that nobody waits."""
    while not Path(file).exists():
        progress(0.5, "waiting")
        time.sleep(0.01)
    return os.getpid()


def sleep_well(seconds: float, *, progress: Progress) -> None:
    progress(0.5, os.getpid())
    time.sleep(seconds)
