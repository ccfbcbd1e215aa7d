"""Page set-up and navigation. `streamlit run` takes this file as it takes `streamlit_app.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import edge, navigation, settings, state, warmup, welcome, wording

ICON = str(Path(__file__).parent / "icon.svg")


def run() -> None:
    st.set_page_config(page_title=wording.PRODUCT, page_icon=ICON, layout="wide")
    page = st.navigation(navigation.pages(), position="top")
    state.begin()
    with edge.sentences_only():
        if state.shop() is None:
            welcome.show()
            warmup.start()
        else:
            _heading(page)
            page.run()


def _heading(page: st.Page) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(page.title, anchor=False, width="content")
        settings.show()


if __name__ == "__main__":
    run()
