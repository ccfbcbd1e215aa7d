"""The one place to which everything leads as long as nothing is loaded."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages.visit import saving
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import prose
from dashboard.features.visit import samples
from dashboard.features.visit import saving as saving_feature
from dashboard.features.your_data import sources, uploads


def show() -> None:
    """Show the file field, and sample shops to look around in."""
    with st.container(horizontal_alignment="center"), st.container(width=760):
        st.title(_(words.TITLE), anchor=False)
        prose.sentence(_(words.TEXT))
        if session.has_project():
            st.success(saving.opened(session.project()), icon=":material/folder_open:")
        saving_feature.remembered()
        uploads.field()
        sources.offer()
        st.caption(_(words.PRIVACY), help=_(words.PRIVACY_HELP))
        st.header(_(words.SAMPLE_HEADING), anchor=False)
        samples.choices()
