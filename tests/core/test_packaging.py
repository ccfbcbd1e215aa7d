"""What is installed is whole: everything that the code reads beside it goes with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOR_READERS = {"README.md"}
"""Files for whoever reads the code."""


def test_every_file_beside_the_code_is_installed() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    for package in ("cltv_core", "dashboard"):
        folder = ROOT / package
        beside = {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix not in {".py", ".pyc"} and path.name not in FOR_READERS
        }
        installed = {path.relative_to(folder).as_posix() for form in declared[package] for path in folder.glob(form)}
        assert beside - installed == set()
