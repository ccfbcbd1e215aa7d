"""The message to a segment: a draft in the owner's tone, with the merge tags of the tool that sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations import destination
from cltv_core.text.destinations import label
from cltv_core.text.pages import actions as words
from cltv_core.text.tactics import TONES, asks_for_a_suggestion, tell
from cltv_core.text.voice import _
from dashboard import session
from dashboard.components import copying
from dashboard.features import prose
from dashboard.results import customer_base, suggestions

if TYPE_CHECKING:
    from cltv_core.destinations import Destination
    from cltv_core.tactics.playbook import Tactic

MESSAGE_HEIGHT = 230


def show(tactic: Tactic) -> None:
    """Show the draft to change, to copy, and as a customer of the segment will read it."""
    with st.container(horizontal=True, vertical_alignment="top"):
        tone = st.segmented_control(
            _(words.TONE_LABEL),
            TONES,
            default=TONES[0],
            required=True,
            format_func=lambda tone: _(words.TONES[tone]),
            key=session.TONE,
            persist_state="session",
        )
        tool = _tool()
    draft = tell(tactic, _suggestion(tactic)).drafts(tool.merge_tags)[tone]
    key = f"{tactic.segment}_{tactic.key}_{tone}_{tool.key}_{session.loaded().key[:8]}"
    subject = ""
    if draft.subject:
        subject = st.text_input(_(words.SUBJECT_LABEL), draft.subject, key=f"subject_{key}", persist_state="session")
    text = st.text_area(
        _(words.MESSAGE_LABEL),
        draft.text,
        key=f"message_{key}",
        height=MESSAGE_HEIGHT,
        help=_(words.MESSAGE_HINT),
        persist_state="session",
    )
    _copies(subject, text)
    if tool.merge_tags.first_name in text and not tool.merge_tags.known:
        prose.note(_(words.FILL_IN, tag=tool.merge_tags.first_name))
    _preview(tactic, tool, subject, text)


def _tool() -> Destination:
    """Return the tool of the list, which may be changed here as well."""
    tools = [tool.key for tool in customer_base.usable_tools() if tool.merge_tags.known or tool.key == session.ANY_TOOL]
    session.offer_tool(tools)
    key = st.selectbox(
        _(words.WRITTEN_FOR),
        tools,
        format_func=label,
        key=session.WRITTEN_FOR,
        on_change=session.choose_tool,
        width=220,
    )
    return destination(key)


def _suggestion(tactic: Tactic) -> str:
    """Return the product to name in a draft that suggests one, where suggestions beat the best sellers."""
    if not asks_for_a_suggestion(tactic.key) or not len(session.transactions().lines):
        return ""
    with st.skeleton(height=MESSAGE_HEIGHT):
        return suggestions.suggestion(tactic.segment)


def _copies(subject: str, text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        copying.button(_(words.COPY_MESSAGE), _(words.COPIED), text, key="copy_message")
        if subject:
            copying.button(_(words.COPY_SUBJECT), _(words.COPIED), subject, key="copy_subject")


def _preview(tactic: Tactic, tool: Destination, subject: str, text: str) -> None:
    if tactic.spoken:
        return
    name = customer_base.first_reader(tactic.segment) if tactic.has_names else ""
    with st.expander(words.reads_as(name), icon=":material/visibility:"):
        if subject:
            st.text(tool.merge_tags.filled(subject, name))
        st.text(tool.merge_tags.filled(text, name))
