"""What to do for one segment, the draft of what to write, and this week's actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.segments.placing import Segments
from cltv_core.tactics.catalogue import TONES
from cltv_core.tactics.log import STATES, action_key
from cltv_core.text.wording import NOTHING_LEFT, NOTHING_WORTHWHILE, money_whole
from dashboard import escape, navigation, session, tables, wording
from dashboard.features import cards

if TYPE_CHECKING:
    from cltv_core.tactics.playbook import Action, Answer, Tactic

CARD_WIDTH = 280
MESSAGE_HEIGHT = 300


def choose(recommended: Tactic) -> Tactic:
    """The recommended tactic, unless the owner switches to another idea."""
    ideas = {tactic.key: tactic for tactic in (recommended, *recommended.alternatives)}
    if len(ideas) == 1:
        return recommended
    chosen = st.pills(
        wording.IDEA_LABEL,
        list(ideas),
        default=recommended.key,
        required=True,
        format_func=lambda key: escape.markdown(ideas[key].title),
        key=f"idea_{recommended.segment}_{recommended.key}",
        persist_state="session",
    )
    return ideas.get(chosen, recommended)


def summary(tactic: Tactic) -> None:
    """What to do and why, and what the owner said of it."""
    st.subheader(escape.markdown(tactic.title), anchor=False)
    cards.sentence(tactic.action)
    cards.note(tactic.goal)
    cards.facts({label: getattr(tactic, part) for part, label in wording.TACTIC_SUMMARY.items()})
    _verdict(tactic)


def details(tactic: Tactic) -> None:
    st.subheader(wording.DETAILS_HEADING, anchor=False)
    told = {label: getattr(tactic, part) for part, label in wording.TACTIC_DETAILS.items()}
    cards.facts({label: text for label, text in told.items() if text})


def _verdict(tactic: Tactic) -> None:
    key = action_key(tactic.segment, tactic.key)
    status = session.decisions().actions.status(tactic.segment, tactic.key)
    with st.container(horizontal=True, vertical_alignment="center"):
        if status:
            cards.sentence(wording.told_by_owner(status))
            st.button(wording.TAKE_BACK, key=f"reopen_{key}", on_click=session.mark, args=(key, None), type="tertiary")
            return
        for said in STATES:
            st.button(
                wording.VERDICTS[said],
                key=f"{said}_{key}",
                icon=wording.VERDICT_ICONS[said],
                on_click=session.mark,
                args=(key, said),
            )


def message(tactic: Tactic) -> None:
    """The draft in the owner's tone, kept as the owner changes it for as long as the visit lasts."""
    st.subheader(wording.MESSAGE_HEADING, anchor=False, help=wording.MESSAGE_HINT)
    tone = st.segmented_control(
        wording.TONE_LABEL,
        TONES,
        default=TONES[0],
        required=True,
        format_func=wording.capital,
        key=session.TONE,
        label_visibility="collapsed",
        persist_state="session",
    )
    draft, key = tactic.drafts[tone], f"{tactic.segment}_{tactic.key}_{tone}_{session.loaded().key[:8]}"
    if draft.subject:
        st.text_input(wording.SUBJECT_LABEL, draft.subject, key=f"subject_{key}", persist_state="session")
    st.text_area(
        wording.MESSAGE_LABEL, draft.text, key=f"message_{key}", height=MESSAGE_HEIGHT, persist_state="session"
    )


def this_week(actions: Sequence[Action], segments: Segments, currency: str) -> None:
    """What is most worthwhile now, each with the way to its list, and to the list of those about to leave."""
    if not actions:
        st.info(NOTHING_LEFT, icon=":material/task_alt:")
    elif not actions[0].worthwhile:
        st.caption(NOTHING_WORTHWHILE)
    with st.grid(max(len(actions), 1), min_column_width=CARD_WIDTH):
        for action in actions:
            with st.container(border=True, height="stretch"):
                _action(action, currency)
    leaving = tables.leaving(segments)
    if leaving is not None:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            stake = money_whole(leaving["at_stake"], currency)
            best = leaving["like"] == tables.LEAVING[0]
            told = wording.about_to_leave(leaving["segment"], int(leaving["customers"]), stake, brought_most=best)
            st.markdown(escape.markdown(told), width="stretch")
            link(leaving["segment"], wording.LEAVING_LINK)


def answered(answers: Sequence[Answer]) -> None:
    """What the owner has done, put off or ruled out, each with the way back."""
    if not answers:
        return
    with st.expander(wording.answered_heading(len(answers)), icon=":material/checklist:"):
        for answer in answers:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(escape.markdown(wording.answer(answer)), width="stretch")
                st.button(
                    wording.TAKE_BACK,
                    key=f"take_back_{answer.key}",
                    on_click=session.mark,
                    args=(answer.key, None),
                    type="tertiary",
                )


def _action(action: Action, currency: str) -> None:
    st.markdown(f"**{escape.markdown(action.title)}**")
    cards.note(action.segment)
    cards.sentence(action.sentence)
    cards.note(action.meaning)
    cards.note(wording.worth_if_it_works(money_whole(action.worth, currency), action.work))
    st.space("stretch")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        link(action.segment, wording.ACTION_LINK)
        said = st.menu_button(
            wording.VERDICT_MENU,
            STATES,
            format_func=wording.VERDICTS.__getitem__,
            key=f"said_{action.key}",
            type="tertiary",
        )
    if said:
        session.mark(action.key, said)
        st.rerun()


def link(segment: str, label: str) -> None:
    """The way to a segment with its message and list."""
    st.page_link(
        navigation.file("segments"),
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params={"segment": segment},
    )
