"""The rules of the house that a machine can hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import cltv_core
import dashboard

CORE = Path(cltv_core.__file__).parent
DASHBOARD = Path(dashboard.__file__).parent
ROOT = CORE.parent
PAGES = sorted((DASHBOARD / "app_pages").glob("*.py"))
LONGEST_PAGE = 150


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def modules_needed(path: Path) -> Iterator[str]:
    """The project's own modules that a file imports, wherever in the file; a package where only its face is named."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_modules_need_each_other_in_a_circle() -> None:
    files = [*CORE.rglob("*.py"), *DASHBOARD.rglob("*.py")]
    module = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    circles = TopologicalSorter[str]()
    for name, path in module.items():
        needed = (full if full in module else full.rpartition(".")[0] for full in modules_needed(path))
        circles.add(name, *(other for other in needed if other in module and other != name))
    circles.prepare()


def test_charts_and_tables_know_no_page() -> None:
    for path in (
        *(DASHBOARD / "charts").glob("*.py"),
        *(DASHBOARD / f"{name}.py" for name in ("tables", "escape")),
    ):
        assert "streamlit" not in set(imported(path))


def test_session_state_is_touched_in_one_place() -> None:
    touching = [path.name for path in DASHBOARD.rglob("*.py") if "session_state" in path.read_text(encoding="utf-8")]
    assert set(touching) == {"session.py", "sweep.py"}  # the server's sweep clears what a closed session held


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_a_short_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_PAGE
    assert not [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_leaves_calculating_to_others(path: Path) -> None:
    assert not {"numpy", "pandas", "scipy", "plotly"} & set(imported(path))


def test_no_folder_is_taken_for_streamlits_own_pages() -> None:
    assert not (DASHBOARD / "pages").exists()
