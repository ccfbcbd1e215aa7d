"""A shop as a file that a command reads in a tenth of a second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cltv_core.samples.bakery import BAKERY_TRUTH, bakery_csv

SMALL = replace(BAKERY_TRUTH, older_customers=400, newer_customers=200, walk_ins=300)


@pytest.fixture(scope="session")
def small_bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample bakery with a fifth of its customers."""
    path = tmp_path_factory.mktemp("small") / "bakery.csv"
    path.write_bytes(bakery_csv(SMALL))
    return path


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample bakery, for what needs many customers."""
    path = tmp_path_factory.mktemp("whole") / "bakery.csv"
    path.write_bytes(bakery_csv(BAKERY_TRUTH))
    return path
