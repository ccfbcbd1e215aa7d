"""Which pages there are, and where their scripts lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages.navigation import PAGES, PageLabel
from cltv_core.text.voice import _

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

FOLDER = Path(__file__).parent / "app_pages"


def file(name: str) -> str:
    """Return the script of a page."""
    return str(FOLDER / f"{name}.py")


def pages() -> list[StreamlitPage]:
    """Return the pages in the order of the menu, the first one as the start page."""
    return [_page(label) for label in PAGES]


def _page(label: PageLabel) -> StreamlitPage:
    return st.Page(
        file(label.name),
        title=_(label.title),
        icon=label.icon,
        help=_(label.help),
        default=label is PAGES[0],
        visibility="visible" if label.in_menu else "hidden",
    )


def is_whole_screen(page: StreamlitPage) -> bool:
    """Tell whether a page has neither menu nor heading."""
    return any(label.whole_screen for label in PAGES if _(label.title) == page.title)


def is_start(page: StreamlitPage) -> bool:
    """Tell whether a page is the one that opens first."""
    return page.title == _(PAGES[0].title)


def link_to(name: str) -> None:
    """Show the way to a page under its own name."""
    label = next(label for label in PAGES if label.name == name)
    st.page_link(file(name), label=_(label.title), icon=label.icon, help=_(label.help))
