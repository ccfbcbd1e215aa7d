"""What is shipped may be passed on under the project's own licence: no copyleft among the runtime dependencies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

COPYLEFT = re.compile(r"\b(A|L)?GPL|General Public|\bMPL|Mozilla Public|\bEUPL|\bCDDL|\bEPL|\bCC-BY-SA", re.IGNORECASE)
LINKING_EXCEPTION = re.compile(r"GPL-3\.0(-only|-or-later)? WITH GCC-exception-3\.1", re.IGNORECASE)
"""That of the compilers' run-time libraries inside a wheel, which asks nothing of what is linked with them."""

JUDGED = {
    "certifi": "MPL-2.0 covers its file of root certificates, which is used and passed on unchanged.",
}
"""Packages under a weak copyleft, and why that is no burden on whoever passes the product on."""

NO_LONGER_THAN = 200
"""A `License` field that is longer holds a text, such as the licences of bundled libraries, and not a name."""

ROOT = Path(__file__).parents[2]


def runtime_requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed: list[str] = project["dependencies"]
    return needed


def runtime_tree() -> dict[str, Distribution]:
    """Every distribution that an installation of the project brings here, by its canonical name."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(line) for line in runtime_requirements()]
    while waiting:
        needed = waiting.pop()
        name = canonicalize_name(needed.name)
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{name} is a dependency, but not installed, so its licence is not known.")
        inner = [Requirement(line) for line in found[name].requires or ()]
        waiting += [one for one in inner if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def licences(package: Distribution) -> Iterator[str]:
    """The names under which a package states its licence; an expression is the word of its authors and counts alone."""
    if package.metadata["License-Expression"]:
        yield package.metadata["License-Expression"]
        return
    yield from (line for line in package.metadata.get_all("Classifier") or () if line.startswith("License ::"))
    stated = package.metadata["License"] or ""
    if len(stated) <= NO_LONGER_THAN:
        yield stated


def copyleft(stated: str) -> bool:
    """Whether there is no way to use the package without copyleft: one offered as an alternative counts for nothing."""
    alternatives = re.split(r"\bOR\b", LINKING_EXCEPTION.sub("", stated))
    return all(COPYLEFT.search(part) for part in alternatives)


def test_every_runtime_dependency_states_a_licence_without_copyleft() -> None:
    tree = runtime_tree()
    assert len(tree) > len(runtime_requirements())
    silent = [name for name, package in tree.items() if not any(licences(package))]
    strict = [name for name, package in tree.items() if name not in JUDGED and any(map(copyleft, licences(package)))]
    assert silent == []
    assert strict == []


def test_what_was_judged_is_still_there() -> None:
    assert set(JUDGED) <= set(runtime_tree())


@pytest.mark.parametrize(
    ("stated", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("LGPL-2.1", True),
        ("MPL-2.0", True),
        ("MIT AND GPL-2.0-only", True),
        ("BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("MIT OR GPL-2.0-or-later", False),
        ("BSD-3-Clause", False),
        ("Apache-2.0", False),
    ],
)
def test_copyleft_is_recognised(stated: str, refused: bool) -> None:
    assert copyleft(stated) == refused
