"""No module outside `cltv_core/text/` says a sentence to the owner: neither of the core, nor of the pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cltv_core

HOUSE = Path(cltv_core.__file__).parents[1]
MODULES = [
    path
    for package in ("cltv_core", "dashboard")
    for path in sorted((HOUSE / package).rglob("*.py"))
    if HOUSE / "cltv_core" / "text" not in path.parents
]
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
FEWEST_WORDS = 4
SPOKEN = re.compile(r"^[A-Z].*[.!?:]$|\b(you|your|yours)\b", re.DOTALL)
"""What a sentence for the owner looks like: it begins and ends like one, or speaks to the owner."""
OWNERS_FILES = HOUSE / "cltv_core" / "reading"
"""The room that knows sentences from the files of others: notes above a table, names of columns, words of a status. There
only what speaks to the owner of the shop is looked for."""
KNOWN = {
    "how likely are you to recommend us",
    "how likely are you to recommend us to a friend",
}
"""Names of columns in survey files."""


def sentences(path: Path) -> Iterator[str]:
    """Literals that look like a sentence, without docstrings, patterns, and messages of errors of the programmer."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(node) for parent in ast.walk(tree) for node in _not_said(parent)}
    for node in ast.walk(tree):
        text = _text(node)
        if text is None or id(node) in skipped or text in KNOWN or "\\" in text:
            continue
        if len(WORD.findall(text)) >= FEWEST_WORDS and SPOKEN.search(text):
            yield text


def _not_said(parent: ast.AST) -> Iterator[ast.AST]:
    if isinstance(parent, ast.Expr):
        yield from ast.walk(parent.value) if isinstance(parent.value, ast.Constant | ast.JoinedStr) else ()
    if isinstance(parent, ast.JoinedStr):
        yield from parent.values
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id == "ValueError":
        yield from ast.walk(parent)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_module_outside_text_says_a_sentence(path: Path) -> None:
    found = list(sentences(path))
    if OWNERS_FILES in path.parents:
        found = [text for text in found if re.search(r"\byour\b", text) and text[:1].isupper()]
    assert not found


def test_a_sentence_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "room.py"
    module.write_text('"""It has a docstring."""\nWHY = f"Your {1} customers are late."\nKEY = "two words"\n')
    assert list(sentences(module)) == ["Your X customers are late."]
