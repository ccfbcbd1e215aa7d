"""Segments and names of the owner's own, and the file that keeps what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.project.choices import Settings, from_json, to_json
from cltv_core.segments.own import NUMBERS, Comparison, Filter, OwnSegment, check_new, conditions, held
from cltv_core.text.own_words import column_name, would_hold
from dashboard import errors, escape, results, session, wording
from dashboard.features import cards, downloads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cltv_core.segments.own import CustomerFacts

MOST_FILTERS = 3
MOST_ENTRIES = 500


def segments(names: Sequence[str]) -> None:
    """Own segments to add and take away, and other names for any segment."""
    drawer = st.expander(wording.OWN_HEADING, icon=":material/edit:", key="own_segments", on_change="rerun")
    if drawer.open:
        with drawer:
            st.markdown(wording.OWN_TEXT)
            _existing()
            _add(results.customer_facts())
            _rename(names)


def keeping() -> None:
    """The choices as a file to save and to bring back."""
    with st.expander(wording.CHOICES_HEADING, icon=":material/save:"):
        st.markdown(wording.CHOICES_TEXT)
        downloads.choices(to_json(session.decisions()))
        file = st.file_uploader(wording.CHOICES_LOAD, type=None, key=session.upload_key("choices"))
        if file is not None:
            session.empty_upload()
            _change(lambda: from_json(file.getvalue()))


def _existing() -> None:
    own = session.decisions().own
    for place, segment in enumerate(own):
        with st.container(horizontal=True, vertical_alignment="center"):
            cards.sentence(f"{segment.name}. {conditions(segment)}")
            if st.button(wording.OWN_REMOVE, key=f"remove_own_{place}", type="tertiary"):
                kept = tuple(other for other in own if other is not segment)
                _change(lambda kept=kept: replace(session.decisions(), own=kept))


def _add(facts: CustomerFacts) -> None:
    name = st.text_input(wording.OWN_NAME, key="own_name", max_chars=40)
    new = OwnSegment(name.strip(), tuple(_filters(facts)))
    customers = held(new, facts)
    if customers is not None:
        st.caption(would_hold(customers, len(facts.figures)))
    if st.button(wording.OWN_ADD, icon=":material/add:", key="own_add"):
        _change(lambda: _with(new, facts))


def _with(new: OwnSegment, facts: CustomerFacts) -> Settings:
    check_new(new, facts)
    return replace(session.decisions(), own=(*session.decisions().own, new))


def _filters(facts: CustomerFacts) -> list[Filter]:
    """The conditions chosen; a further one is offered once the last has a column."""
    filters: list[Filter] = []
    for place in range(MOST_FILTERS):
        found = _filter(place, facts)
        if found is None:
            break
        filters.append(found)
    return filters


def _filter(place: int, facts: CustomerFacts) -> Filter | None:
    """One condition; None while no column is chosen."""
    with st.grid(3, min_column_width=180):
        column = st.selectbox(
            wording.OWN_COLUMN,
            facts.columns,
            index=None,
            format_func=lambda name: wording.capital(column_name(name)),
            placeholder=wording.OWN_COLUMN_EMPTY,
            key=f"own_column_{place}",
        )
        if column is None:
            return None
        comparisons = NUMBERS if facts.is_number(column) else ("any_of", "contains")
        how: Comparison = st.selectbox(
            wording.OWN_COMPARISON,
            comparisons,
            format_func=wording.OWN_COMPARISONS.__getitem__,
            key=f"own_how_{place}_{column}",
        )
        return Filter(column, how, _value(f"own_value_{place}_{column}_{how}", column, how, facts))


def _value(key: str, column: str, how: Comparison, facts: CustomerFacts) -> float | str | tuple[str, ...]:
    if how in NUMBERS:
        return st.number_input(wording.OWN_VALUE, value=0.0, key=key)
    if how == "contains":
        return st.text_input(wording.OWN_VALUE, key=key)
    return tuple(st.multiselect(wording.OWN_VALUE, facts.entries(column)[:MOST_ENTRIES], key=key))


def _rename(names: Sequence[str]) -> None:
    with st.form("rename", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        old = st.selectbox(wording.RENAME_WHICH, names, format_func=escape.markdown, key="rename_which", width=240)
        new = st.text_input(wording.RENAME_TO, key="rename_to", max_chars=40, width=240)
        asked = st.form_submit_button(wording.RENAME_BUTTON)
    if asked:
        _change(lambda: _renamed(session.decisions(), old, new))


def _renamed(settings: Settings, old: str, new: str) -> Settings:
    """`old`: as the segment is called now, under its first name or one that the owner gave it."""
    called = {name: first for first, name in settings.names.items()}
    return replace(settings, names={**settings.names, called.get(old, old): new})


def _change(make: Callable[[], Settings]) -> None:
    """Keeps what `make` returns, or says why it cannot be used."""
    try:
        results.keep(make())
    except CltvError as error:
        errors.show_error(error)
    else:
        st.rerun()
