"""What has changed since last time: for those who come back with their project file and newer sales."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import common, overview
from cltv_core.text.pages import since as words
from cltv_core.text.say import say_all
from cltv_core.text.spelling import count
from cltv_core.text.voice import _
from dashboard import navigation, session
from dashboard.features import prose
from dashboard.results import changes, trials

if TYPE_CHECKING:
    from cltv_core.project.since import Promise, Since


def show() -> None:
    """Show the section, where there is an earlier time to compare with."""
    told, found = changes.last_told(), changes.since()
    if told is None:
        return
    if found is None:
        st.info(words.reaches_not_back(told.as_of), icon=":material/history:")
        return
    st.subheader(words.heading(found.since), anchor=False, help=_(words.HELP))
    with st.container(border=True):
        _figures(found)
        prose.note(words.causes(found))
        if found.promise:
            _promise(found, found.promise)
        _readable()
        with st.expander(_(words.FLOWS), icon=":material/swap_horiz:"):
            prose.bullets(say_all(found.moved.facts()))


def _figures(found: Since) -> None:
    with st.grid(4, min_column_width=130):
        st.metric(_(words.WON), count(found.won))
        st.metric(_(words.LOST), count(found.lost))
        st.metric(_(words.MOVED), count(found.changed))
        st.metric(common.expected(session.assumptions().margin), overview.amount(found.now), words.rise(found))


def _promise(found: Since, promise: Promise) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if promise.kept:
            st.badge(_(words.KEPT_TITLE), icon=":material/check_circle:", color="green")
        else:
            st.badge(_(words.MISSED_TITLE), icon=":material/error:", color="orange")
        st.markdown(words.promise(promise), width="stretch")
    if found.earlier:
        prose.note(words.record([*found.earlier, promise]))
    if found.drifts:
        st.warning(_(words.DRIFT), icon=":material/warning:")


def _readable() -> None:
    names = trials.newly_read()
    if not names:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words.readable(names), width="stretch")
        st.page_link(
            navigation.file("campaigns"),
            label=_(words.CAMPAIGNS_LINK),
            icon=":material/arrow_forward:",
            icon_position="right",
        )
