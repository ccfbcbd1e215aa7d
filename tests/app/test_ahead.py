"""What the browser fetches while the visitor looks for a file is what the installed Streamlit has."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.components import ahead

PAGE = (ahead._FILES / "index.html").read_text("utf-8")


@pytest.mark.parametrize("part", ahead.PARTS)
def test_streamlit_has_each_part_and_it_is_fetched(part: str) -> None:
    assert any(re.fullmatch(rf"static/js/{part}\.[\w-]+\.js", path) for path in ahead.modules())


def test_what_is_fetched_lies_there_and_did_not_come_with_the_first_page() -> None:
    for path in ahead.modules():
        assert (ahead._FILES / path).is_file()
        assert path not in PAGE


def test_whatever_a_part_imports_is_fetched_or_came_with_the_first_page() -> None:
    listed = json.loads((ahead._FILES / "manifest.json").read_text("utf-8"))
    first = {listed[key]["file"] for key in ahead._needed(listed, ["index.html"])}
    for path in ahead.modules():
        imported = re.findall(r'from"\./([\w.-]+\.js)"', (ahead._FILES / path).read_text("utf-8"))
        assert {f"static/js/{name}" for name in imported} <= {*ahead.modules(), *first}
