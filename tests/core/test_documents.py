"""What the documents name is there: files, folders, and what their links lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").glob("*.md")])
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PLACE = re.compile(r"[\w./-]+(?:\.(?:py|js|css|toml)|/)")
"""A file of the project's code, or a folder with its slash."""
NOT_OURS = {"lists/"}
"""Folders that the program writes."""


def places() -> frozenset[str]:
    """All files and folders of the project, these with a slash."""
    tops = [top for top in ROOT.iterdir() if not top.name.startswith(".")]
    inside = [*tops, *(path for top in tops for path in top.rglob("*") if "__pycache__" not in path.parts)]
    return frozenset("/" + path.relative_to(ROOT).as_posix() + "/" * path.is_dir() for path in inside)


def named(text: str) -> set[str]:
    """The places that a document names in code, alone or in a command; a placeholder's folder stands for it."""
    words = {word.split("<")[0] for code in CODE.findall(text) for word in code.split()}
    return {word for word in words if PLACE.fullmatch(word)} - NOT_OURS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document: Path) -> None:
    text, known = document.read_text(encoding="utf-8"), places()
    missing = {name for name in named(text) if not any(place.endswith(f"/{name}") for place in known)}
    links = {link for link in LINK.findall(text) if "://" not in link and not (document.parent / link).exists()}
    assert not missing | links


def test_names_are_found_in_prose_and_in_commands() -> None:
    text = (
        "See `scripts/one.py`, `cltv_core/text/<room>`, `python scripts/two.py --fast`, `a / b`, `duckdb:x/*.parquet`."
    )
    assert named(text) == {"scripts/one.py", "cltv_core/text/", "scripts/two.py"}
