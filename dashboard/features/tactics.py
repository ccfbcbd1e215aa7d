"""What to do for one segment, the draft of what to write, and this week's actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.segments import highlights
from cltv_core.tactics.log import STATES
from cltv_core.text import analysis as shop
from cltv_core.text.pages import actions as words
from cltv_core.text.pages import overview
from cltv_core.text.report import NOTHING_LEFT, NOTHING_WORTHWHILE
from cltv_core.text.tactics import TONES, tell, title
from cltv_core.text.voice import Sentence, _
from dashboard import navigation, session
from dashboard.features import prose

if TYPE_CHECKING:
    from cltv_core.segments.placing import Segments
    from cltv_core.tactics.log import State
    from cltv_core.tactics.playbook import Answer, Tactic

MESSAGE_HEIGHT = 300
ICONS: Mapping[State, str] = {
    "done": ":material/check:",
    "snoozed": ":material/snooze:",
    "not for us": ":material/block:",
}


def choose(recommended: Tactic) -> Tactic:
    """Return the recommended tactic, unless the owner switches to another idea."""
    ideas = {tactic.key: tactic for tactic in (recommended, *recommended.alternatives)}
    if len(ideas) == 1:
        return recommended
    chosen = st.pills(
        _(words.OTHER_IDEAS),
        list(ideas),
        default=recommended.key,
        required=True,
        format_func=title,
        key=f"idea_{recommended.segment}_{recommended.key}",
        persist_state="session",
    )
    return ideas.get(chosen, recommended)


def summary(tactic: Tactic) -> None:
    """Show what to do and why, and what the owner said of it."""
    told = tell(tactic)
    st.subheader(told.title, anchor=False)
    prose.sentence(told.action)
    prose.note(told.goal)
    prose.definitions(_parts(tactic, words.SUMMARY))
    _answer(tactic)


def details(tactic: Tactic) -> None:
    """Show what a tactic takes."""
    st.subheader(_(words.DETAILS_HEADING), anchor=False)
    prose.definitions(_parts(tactic, words.DETAILS))


def _parts(tactic: Tactic, labels: Mapping[str, str]) -> dict[Sentence, Sentence]:
    told = tell(tactic)
    return {_(label): getattr(told, part) for part, label in labels.items()}


def _answer(tactic: Tactic) -> None:
    key = tactic.log_key
    status = session.decisions().actions.status(tactic.segment, tactic.key)
    with st.container(horizontal=True, vertical_alignment="center"):
        if status:
            prose.sentence(words.told(status))
            _take_back(f"reopen_{key}", key)
            return
        for said in STATES:
            st.button(
                _(words.ANSWERS[said]),
                key=f"{said}_{key}",
                icon=ICONS[said],
                on_click=session.mark,
                args=(key, said),
            )


def _take_back(widget: str, key: str) -> None:
    st.button(_(words.TAKE_BACK), key=widget, on_click=session.mark, args=(key, None), type="tertiary")


def message(tactic: Tactic) -> None:
    """Show the draft in the owner's tone, kept as the owner changes it for as long as the visit lasts."""
    st.subheader(_(words.MESSAGE_HEADING), anchor=False, help=_(words.MESSAGE_HINT))
    tone = st.segmented_control(
        _(words.TONE_LABEL),
        TONES,
        default=TONES[0],
        required=True,
        format_func=lambda tone: _(words.TONES[tone]),
        key=session.TONE,
        label_visibility="collapsed",
        persist_state="session",
    )
    draft, key = tell(tactic).drafts()[tone], f"{tactic.segment}_{tactic.key}_{tone}_{session.loaded().key[:8]}"
    if draft.subject:
        st.text_input(_(words.SUBJECT_LABEL), draft.subject, key=f"subject_{key}", persist_state="session")
    st.text_area(
        _(words.MESSAGE_LABEL), draft.text, key=f"message_{key}", height=MESSAGE_HEIGHT, persist_state="session"
    )


def this_week(actions: Sequence[Tactic]) -> None:
    """Show what is most worthwhile now, each with the way to its list."""
    if not actions:
        st.info(_(NOTHING_LEFT), icon=":material/task_alt:")
    elif not actions[0].worthwhile:
        prose.note(_(NOTHING_WORTHWHILE))
    with st.container(border=bool(actions), gap="medium"):
        for action in actions:
            with st.container(gap="xxsmall"):
                _action(action)


def about_to_leave(segments: Segments) -> None:
    """Show whom the shop is about to lose, with the way to their list."""
    leaving = highlights.about_to_leave(segments)
    if leaving is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(shop.about_to_leave(leaving), width="stretch")
        link(leaving["segment"], _(overview.GET_LIST))


def answered(answers: Sequence[Answer]) -> None:
    """Show what the owner has done, put off or ruled out, each with the way back."""
    if not answers:
        return
    with st.expander(words.answered_heading(len(answers)), icon=":material/checklist:"):
        for given in answers:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(words.answer(given), width="stretch")
                _take_back(f"take_back_{given.key}", given.key)


def _action(action: Tactic) -> None:
    told = tell(action)
    st.markdown(f"**{told.title}** · {told.segment}")
    prose.note(told.action)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(overview.likely_gain(action.worth), help=overview.gain_help(told.work), width="content")
        link(action.segment, _(overview.OPEN_LIST))
        said = st.menu_button(
            _(words.ANSWER_MENU),
            STATES,
            format_func=lambda state: _(words.ANSWERS[state]),
            key=f"said_{action.log_key}",
            type="tertiary",
        )
    if said:
        session.mark(action.log_key, said)
        st.rerun()


def link(segment: str, label: Sentence) -> None:
    """Show the way to a segment with its message and list."""
    st.page_link(
        navigation.file("actions"),
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params={"segment": segment},
    )
