"""Segments and names of the owner's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.choices import Settings
from cltv_core.errors import CltvError
from cltv_core.segments.own import NUMBERS, Comparison, Filter, OwnSegment, check_new, conditions, held
from cltv_core.text.pages.segments import own_segments as words
from cltv_core.text.segments import column_name, name_own, would_hold
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import _
from dashboard import errors, session
from dashboard.features import prose
from dashboard.results import customer_base, outlook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cltv_core.segments.own import CustomerFacts

MOST_FILTERS = 3
MOST_ENTRIES = 500


def segments(names: Sequence[str]) -> None:
    """Offer own segments to add and take away, and other names for any segment."""
    drawer = st.expander(_(words.HEADING), icon=":material/edit:", key="own_segments", on_change="rerun")
    if drawer.open:
        with drawer:
            prose.sentence(_(words.TEXT))
            _existing()
            _add(customer_base.customer_facts())
            _rename(names)


def _existing() -> None:
    own = session.decisions().own
    for place, segment in enumerate(own):
        with st.container(horizontal=True, vertical_alignment="center"):
            prose.sentence(name_own(segment.name, conditions(segment)))
            if st.button(_(words.REMOVE), key=f"remove_own_{place}", type="tertiary"):
                kept = tuple(other for other in own if other is not segment)
                _change(partial(replace, session.decisions(), own=kept))


def _add(facts: CustomerFacts) -> None:
    name = st.text_input(_(words.NAME), key="own_name", max_chars=40)
    new = OwnSegment(name.strip(), tuple(_filters(facts)))
    customers = held(new, facts)
    if customers is not None:
        prose.note(would_hold(customers, len(facts.figures)))
    if st.button(_(words.ADD), icon=":material/add:", key="own_add"):
        _change(lambda: _with(new, facts))


def _with(new: OwnSegment, facts: CustomerFacts) -> Settings:
    check_new(new, facts)
    return replace(session.decisions(), own=(*session.decisions().own, new))


def _filters(facts: CustomerFacts) -> list[Filter]:
    """Return the conditions chosen; a further one is offered once the last has a column."""
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
            _(words.COLUMN),
            facts.columns,
            index=None,
            format_func=column_name,
            placeholder=_(words.COLUMN_EMPTY),
            key=f"own_column_{place}",
        )
        if column is None:
            return None
        comparisons = NUMBERS if facts.is_number(column) else ("any_of", "contains")
        how: Comparison = st.selectbox(
            _(words.COMPARISON),
            comparisons,
            format_func=lambda how: _(words.COMPARISONS[how]),
            key=f"own_how_{place}_{column}",
        )
        return Filter(column, how, _value(f"own_value_{place}_{column}_{how}", column, how, facts))


def _value(key: str, column: str, how: Comparison, facts: CustomerFacts) -> float | str | tuple[str, ...]:
    if how in NUMBERS:
        return st.number_input(_(words.VALUE), value=0.0, key=key)
    if how == "contains":
        return st.text_input(_(words.VALUE), key=key)
    return tuple(st.multiselect(_(words.VALUE), facts.entries(column)[:MOST_ENTRIES], key=key))


def _rename(names: Sequence[str]) -> None:
    with st.form("rename", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        old = st.selectbox(_(words.RENAME_WHICH), names, format_func=segment_name, key="rename_which", width=240)
        new = st.text_input(_(words.RENAME_TO), key="rename_to", max_chars=40, width=240)
        asked = st.form_submit_button(_(words.RENAME))
    if asked:
        _change(lambda: _renamed(session.decisions(), old, new))


def _renamed(settings: Settings, old: str, new: str) -> Settings:
    """`old`: as the segment is called now, under its first name or one that the owner gave it."""
    called = {name: first for first, name in settings.names.items()}
    return replace(settings, names={**settings.names, called.get(old, old): new})


def _change(make: Callable[[], Settings]) -> None:
    """Keep what `make` returns, or say why it cannot be used."""
    try:
        outlook.keep(make())
    except CltvError as error:
        errors.show_error(error)
    else:
        st.rerun()
