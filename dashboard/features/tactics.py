"""What to do for one segment and why, and this week's actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations.merge_tags import PLAIN
from cltv_core.segments import highlights
from cltv_core.tactics.log import STATES
from cltv_core.text import analysis as shop
from cltv_core.text.pages import actions as words
from cltv_core.text.pages import customers, overview
from cltv_core.text.report import NOTHING_LEFT, NOTHING_WORTHWHILE, PLAN_ALL_THE_SAME
from cltv_core.text.tactics import TONES, tell, title
from cltv_core.text.voice import Sentence, _
from dashboard import navigation, session
from dashboard.components import copying, places
from dashboard.features import prose
from dashboard.results import plans, suggestions

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.segments.placing import Segments
    from cltv_core.tactics.log import State
    from cltv_core.tactics.playbook import Answer, Tactic

ICONS: Mapping[State, str] = {
    "done": ":material/check:",
    "snoozed": ":material/snooze:",
    "not for us": ":material/block:",
}


def choose(recommended: Tactic) -> tuple[Tactic, tuple[Tactic, ...]]:
    """Name the tactic of a segment: the recommended one, unless the owner switches to another idea.

    Returns it, and the other ideas.
    """
    ideas = {tactic.key: tactic for tactic in (recommended, *recommended.alternatives)}
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        heading = st.empty()
        chosen = _other_idea(recommended, ideas) if len(ideas) > 1 else recommended
    heading.header(title(chosen.key), anchor=False, width="content")
    return chosen, tuple(tactic for tactic in ideas.values() if tactic.key != chosen.key)


def _other_idea(recommended: Tactic, ideas: Mapping[str, Tactic]) -> Tactic:
    asked = str(st.query_params.get(session.IDEA, ""))
    first = asked if asked in ideas else recommended.key
    with st.popover(_(words.OTHER_IDEAS), icon=":material/lightbulb:", type="tertiary"):
        chosen = st.radio(
            _(words.IDEAS_LABEL),
            list(ideas),
            index=list(ideas).index(first),
            format_func=title,
            key=f"idea_{recommended.segment}_{recommended.key}_{first}",
            persist_state="session",
        )
    return ideas.get(chosen or "", recommended)


def what_to_do(tactic: Tactic) -> None:
    """Show what to do, what it is likely to gain and for how many, and take the owner's answer."""
    told = tell(tactic)
    prose.sentence(told.action)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with places.expected(f"gain_{tactic.log_key}", "content"):
            st.markdown(told.likely_gain, help=told.gain, width="content")
        st.markdown(told.work, width="content")
    prose.note(told.counts)
    prose.definitions(_parts(tactic, words.DO))
    _answer(tactic)


def why(tactic: Tactic) -> None:
    """Show the figures behind a tactic."""
    prose.definitions(_parts(tactic, words.WHY))


def _parts(tactic: Tactic, labels: Mapping[str, str]) -> dict[Sentence, Sentence]:
    told = tell(tactic)
    parts = {_(label): getattr(told, part) for part, label in labels.items()}
    return {label: text for label, text in parts.items() if text}


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


def this_week(actions: Sequence[Tactic], segments: Segments) -> None:
    """Show what is most worthwhile now, and whom the shop is about to lose, each with the way to its list.

    Of those about to leave nothing is said while all of them are in a running campaign.
    """
    if not actions:
        st.info(_(NOTHING_LEFT), icon=":material/task_alt:")
    leaving = highlights.about_to_leave(segments)
    with st.container(border=True, gap="xsmall"):
        told_of = {*(action.segment for action in actions), *suggestions.waiting()}
        if leaving is not None and leaving["segment"] not in told_of:
            told, way = st.columns([5, 2], vertical_alignment="center")
            told.caption(shop.about_to_leave(leaving))
            with way:
                link(leaving["segment"], _(overview.GET_LIST))
        if actions and not actions[0].worthwhile:
            prose.note(_(NOTHING_WORTHWHILE))
            _to_plan()
        for action in actions:
            with st.container(gap=None):
                _action(action)
        before_goods = any(action.margin is None for action in actions)
        prose.note(overview.under_actions(len(actions), before_goods=before_goods))


def _to_plan() -> None:
    """Show the way to the plan, which may have something for hours that there are all the same."""
    if plans.proposes_something():
        prose.note(_(PLAN_ALL_THE_SAME))
        st.page_link(
            navigation.file("plan"), label=_(overview.TO_PLAN), icon=":material/arrow_forward:", icon_position="right"
        )


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
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(f"**{told.title}** · {told.segment}", width="stretch")
        said = st.menu_button(
            _(words.ANSWER_MENU),
            STATES,
            format_func=lambda state: _(words.ANSWERS[state]),
            key=f"said_{action.log_key}",
            type="tertiary",
        )
    prose.note(told.brief)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with places.expected(f"gain_{action.log_key}", "content"):
            st.markdown(told.gain_in_short(), help=overview.gain_help(told.gain, told.work), width="content")
        link(action.segment, _(overview.GET_LIST), idea=action.key)
    if said:
        session.mark(action.log_key, said)
        st.rerun()


def for_customer(person: pd.Series, tactic: Tactic) -> None:
    """Show what to do about one customer, as one of their segment, with a message in their name to copy."""
    told = tell(tactic)
    st.subheader(_(customers.TO_DO_HEADING), anchor=False)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{told.title}** · {told.segment}")
        prose.sentence(told.goal)
        prose.note(told.offer)
        with st.container(horizontal=True, vertical_alignment="center"):
            if person["consent"] == "no":
                prose.note(_(customers.NO_MESSAGES))
            elif not tactic.spoken:
                _copy_for(person["first_name"], tactic)
            link(tactic.segment, _(customers.OPEN_SEGMENT), tab="do")


def _copy_for(first_name: str, tactic: Tactic) -> None:
    told = tell(replace(tactic, has_names=bool(first_name), unnamed=0))
    text = PLAIN.filled(told.drafts()[TONES[0]].text, first_name)
    copying.button(_(customers.COPY_MESSAGE), _(words.COPIED), text, key="copy_for_customer")


def link(
    segment: str, label: Sentence, *, tab: str = "list", idea: str = "", against: str = "", planned: bool = False
) -> None:
    """Show the way to what there is for a segment: its list, or another tab; with an idea, and another against it.

    `planned`: to the list of those whom the owner's plan names.
    """
    asked = {session.SEGMENT: segment, session.TAB: _(words.TABS[tab])}
    ideas = {session.IDEA: idea, session.AGAINST: against, session.PLANNED: "yes" if planned else ""}
    st.page_link(
        navigation.file("actions"),
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params={**asked, **{name: key for name, key in ideas.items() if key}},
    )
