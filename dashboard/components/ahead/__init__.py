"""Parts of the next page that the browser fetches while the visitor still looks for a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components import plot

PARTS = ("axios", "Spinner", "PageLink", "ButtonGroup", "Metric", "MenuButton", "DownloadButton", "Progress")
"""What an upload and the Overview are made of, by the names under which Streamlit's list of its own files has them."""
_PAGE = "index.html"
_FILES = Path(st.__file__).parent / "static"

_component = st.components.v2.component(
    "ahead", js=Path(__file__).with_name("ahead.js").read_text("utf-8"), isolate_styles=False
)


def fetch() -> None:
    """Let the browser fetch them as soon as it has nothing else to do.

    A part that a page has never drawn is at first left out, and then waits for some tenths of a second although it is
    there. So that the first numbers do not, one without a number is drawn where nobody sees it.
    """
    library = [f"app/static/{plot.LIBRARY}"] if plot.is_served() else []
    with st.container(key="unseen"):
        _component(key="ahead", data={"modules": list(modules()), "scripts": library})
        st.metric("–", None)


@cache
def modules() -> tuple[str, ...]:
    """Return the scripts of the parts, and those they need, that the first page has not brought.

    An installed Streamlit that keeps no such list has none to fetch ahead.
    """
    try:
        listed = json.loads((_FILES / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    brought = set(_needed(listed, [_PAGE]))
    wanted = [key for key, file in listed.items() if file.get("isDynamicEntry") and file.get("name") in PARTS]
    return tuple(dict.fromkeys(listed[key]["file"] for key in _needed(listed, wanted) if key not in brought))


def _needed(listed: Mapping[str, Mapping[str, Any]], keys: Sequence[str]) -> Iterator[str]:
    """Yield these files and all that they import."""
    waiting, known = list(keys), set(keys)
    while waiting:
        key = waiting.pop()
        yield key
        further = [other for other in listed[key].get("imports", ()) if other not in known]
        known.update(further)
        waiting += further
