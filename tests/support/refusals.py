"""Errors are told apart by their codes, not by what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cltv_core.errors import CltvError
from cltv_core.facts import Code, Fact


@contextmanager
def refuses(kind: type[CltvError], code: Code) -> Iterator[pytest.ExceptionInfo[CltvError]]:
    """What is inside must be refused with an error of this kind, whose problem is this code."""
    with pytest.raises(kind) as refusal:
        yield refusal
    problem = refusal.value.problem
    assert (problem.code if isinstance(problem, Fact) else problem) is code
