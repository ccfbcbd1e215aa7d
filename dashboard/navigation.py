"""Which pages there are, where their scripts lie, and under which heading they stand."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import wording

FOLDER = Path(__file__).parent / "app_pages"


def file(name: str) -> str:
    return str(FOLDER / f"{name}.py")


def pages() -> dict[str, list[st.Page]]:
    """The pages by group, the first one as the start page."""
    groups: dict[str, list[st.Page]] = {}
    for label in wording.PAGES:
        groups.setdefault(label.group, []).append(_page(label))
    return groups


def _page(label: wording.PageLabel) -> st.Page:
    return st.Page(
        file(label.name),
        title=label.title,
        icon=label.icon,
        help=label.help,
        default=label is wording.PAGES[0],
        visibility="visible" if label.in_menu else "hidden",
    )
