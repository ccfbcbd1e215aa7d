"""Sample shops to try the dashboard with; they go through the reading room as any upload does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cltv_core.errors import UnreadableFile
from cltv_core.facts import Code

if TYPE_CHECKING:
    from cltv_core.reading.read import SourceFile

_MAKING = Lock()
CDNOW_FILE = Path("datasets", "CDNOW_master.txt")


class Title(Code):
    """What a sample shop is called."""

    BAKERY = "title_bakery"
    CDNOW = "title_cdnow"


class Description(Code):
    """What a sample shop is."""

    BAKERY = "description_bakery"
    CDNOW = "description_cdnow"


class Problem(Code):
    """Why a sample cannot be loaded."""

    CDNOW_MISSING = "cdnow_missing"


class Remedy(Code):
    """What to do about it."""

    INSTALL_LIFETIMES = "install_lifetimes"


@dataclass(frozen=True)
class Sample:
    """A shop to try the dashboard with; `load` returns its file."""

    key: str
    title: Title
    description: Description
    load: Callable[[], SourceFile]


def bakery() -> SourceFile:
    """Two years of till lines of a made-up bakery (its true parameters: `cltv_core.samples.bakery.BAKERY_TRUTH`)."""
    from cltv_core.reading.read import SourceFile

    with _MAKING:
        return SourceFile("bakery.csv", _bakery_csv())


@cache
def _bakery_csv() -> bytes:
    """Make the bakery's export once: it is the same for everybody."""
    from cltv_core.samples.bakery import bakery_csv

    return bakery_csv()


def cdnow() -> SourceFile:
    """Return the CDNOW master file (Fader and Hardie 2001).

    69,659 orders of 23,570 customers, 1997-01-01 to 1998-06-30.

    Raises
    ------
    UnreadableFile
        The installed lifetimes package came without it.
    """
    from cltv_core.reading.read import SourceFile

    path = next((folder / CDNOW_FILE for folder in _package_folders("lifetimes")), CDNOW_FILE)
    try:
        return SourceFile(CDNOW_FILE.name, path.read_bytes())
    except OSError:
        raise UnreadableFile(Problem.CDNOW_MISSING, Remedy.INSTALL_LIFETIMES, file=CDNOW_FILE.name) from None


def _package_folders(package: str) -> list[Path]:
    """Where the package is installed; it is not imported, which would take a second."""
    spec = find_spec(package)
    return [Path(folder) for folder in (spec.submodule_search_locations or ())] if spec else []


SAMPLES = (
    Sample("bakery", Title.BAKERY, Description.BAKERY, bakery),
    Sample("cdnow", Title.CDNOW, Description.CDNOW, cdnow),
)
