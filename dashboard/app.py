"""Page set-up and navigation: the script that runs for every visitor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import errors, navigation, session, warmup, wording
from dashboard.features import race_progress, settings, welcome
from dashboard.server import service

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

SCRIPT = Path(__file__)
ICON = str(Path(__file__).parent / "icon.svg")


def run() -> None:
    st.set_page_config(page_title=wording.PRODUCT, page_icon=ICON, layout="wide")
    page = st.navigation(navigation.pages(), position="top")
    session.begin()
    with errors.error_boundary():
        if session.shop() is None:
            welcome.show()
            warmup.start()
            service.start()
        else:
            beside_title = _heading(page)
            try:
                page.run()
            finally:
                race_progress.show_progress(beside_title)


def _heading(page: st.Page) -> DeltaGenerator:
    """The title and the settings, and between them a place that is empty so far."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(page.title, anchor=False, width="content")
        place = st.empty()
        settings.show()
    return place


if __name__ == "__main__":
    run()
