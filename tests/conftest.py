"""Settings for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# Before numpy, which otherwise has a thread of BLAS for each processor: with a worker on each, they wait for one another.
import cltv_core  # noqa: F401
from tests.support import once, recipe

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("wandering", deadline=None, print_blob=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="session")
def prompt_recipe() -> Iterator[None]:
    """The standard recipe answers at once, but in the tests that are about its process."""
    with recipe.prompt():
        yield


@pytest.fixture(autouse=True, scope="session")
def same_answers() -> Iterator[None]:
    """Pages and commands that ask again what was asked before get the same answer at once."""
    with once.in_pages_and_commands():
        yield
