"""Page set-up and navigation: the script that runs for every visitor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import common
from cltv_core.text.pages.visit import welcome as welcome_words
from cltv_core.text.voice import _
from dashboard import errors, navigation, projects, session, voice, warmup
from dashboard.components import ahead, deck, focus, leaving, places
from dashboard.features.visit import race_progress, saving, settings, welcome
from dashboard.server import service

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import StreamlitPage

SCRIPT = Path(__file__)
ICON = str(Path(__file__).parent / "icon.svg")


def run() -> None:
    """Show the page that was asked for, or the welcome as long as no file is loaded."""
    session.begin()
    voice.begin()
    st.set_page_config(page_title=_(common.PRODUCT), page_icon=ICON, layout="wide")
    page = st.navigation(navigation.pages(), position="top")
    st.set_page_config(page_title=common.browser_title(page.title))
    places.hold()
    with errors.error_boundary():
        if session.shop() is None:
            welcome.show()
            focus.on_heading(_(welcome_words.TITLE))
            ahead.fetch()
            warmup.start()
            service.start()
        else:
            wanting = race_progress.begin()
            beside_title = deck.behind() if navigation.is_whole_screen(page) else _heading(page)
            try:
                page.run()
            finally:
                session.end()
                race_progress.show_progress(beside_title, wanting=wanting)
                focus.on_heading(page.title)
                leaving.ask_first(wanted=projects.has_unsaved_campaign())


def _heading(page: StreamlitPage) -> DeltaGenerator:
    """Show the title and the settings, and return the place between them, which is empty so far."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="place_title"
    ):
        st.title(page.title, anchor=False, width="content")
        place = st.empty()
        with st.container(horizontal=True, width="content", gap="small", vertical_alignment="center"):
            if navigation.is_start(page):
                with st.container(key="place_present", width="content"):
                    navigation.link_to("present")
            settings.show()
            saving.show()
    return place


if __name__ == "__main__":
    run()
