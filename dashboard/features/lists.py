"""Lists of customers as files for the owner's tool."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core import errors
from cltv_core.destinations import destination
from cltv_core.destinations.codes import Told
from cltv_core.facts import Code, Fact
from cltv_core.text.destinations import label, steps
from cltv_core.text.pages import lists as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import session, voice
from dashboard.features import downloads, prose, trial
from dashboard.results import customer_base, exports, plans

if TYPE_CHECKING:
    from datetime import date

    from cltv_core.destinations import Destination, Export
    from cltv_core.planning.lines import Line
    from cltv_core.tactics.playbook import Tactic
    from dashboard.tables import CustomerQuery


@voice.fragment()
def of_segment(segment: str, tactic: Tactic, others: tuple[Tactic, ...]) -> None:
    """Offer the list of a segment for a tactic, or for two side by side, and those of all segments at once.

    Who comes from the plan gets the list of those whom it names.
    """
    planned = _planned(segment, tactic)
    people = planned[0].people if planned else None
    customers = partial(customer_base.of_segment, segment, people)
    audience = trial.Audience(segment, customers, tactic, others, planned)
    tool, hashed = _list(partial(exports.segment_export, segment, people), audience)
    downloads.bundle(exports.bundle(tool, hashed=hashed), tool.key)


def _planned(segment: str, tactic: Tactic) -> tuple[Line, date] | None:
    """Return the line of the plan that the visitor came from, with its day, unless they want the whole segment."""
    found = plans.planned(segment, tactic.key) if st.query_params.get(session.PLANNED) else None
    if found is None:
        return None
    line = found[0]
    wanted = st.toggle(
        words.as_planned(len(line.people)),
        value=True,
        key=f"planned_{segment}_{tactic.key}",
        help=_(words.PLANNED_HELP),
    )
    return found if wanted else None


def of_found(query: CustomerQuery) -> None:
    """Offer the list of the customers that a query finds."""
    label = words.of_found(len(customer_base.matching_customers(query)))
    drawer = st.expander(label, icon=":material/contact_mail:", key="found_list", on_change="rerun")
    if drawer.open:
        with drawer:
            _found(query)


@voice.fragment()
def _found(query: CustomerQuery) -> None:
    with voice.plainly():
        name = _(words.FOUND_NAME)
    audience = trial.Audience("", partial(customer_base.found, query))
    _list(partial(exports.found_export, name, query), audience)


def _list(export: Callable[..., Export], audience: trial.Audience) -> tuple[Destination, bool]:
    """Show which tool, who is in the files and who is not, the files, and how to load them.

    Returns the tool that was chosen, and whether addresses are hashed for it.
    """
    tool = _tool()
    hashed = tool.hashable and st.toggle(
        _(words.HASHED_LABEL), key=session.HASHED, help=_(words.HASHED_HELP), persist_state="session"
    )
    if trial.takes_over(audience, tool, hashed=hashed):
        return tool, hashed
    with_products = _takes_products(tool.fields) and st.toggle(
        _(words.WITH_PRODUCTS_LABEL), key="with_products", persist_state="session"
    )
    with st.skeleton(height=120):
        made = export(tool, hashed=hashed, with_products=with_products)
    if made.files:
        downloads.lists(made.files)
    trial.withheld_note(audience.customers())
    _who_is_in_it(made)
    with st.expander(_(words.HOW_TO_LOAD), icon=":material/upload_file:"):
        prose.steps(steps(tool.key))
    return tool, hashed


def _who_is_in_it(made: Export) -> None:
    """Show who is in the files and what to do about people who were not asked yet; all else stands folded."""
    urgent = [fact for fact in made.facts if not made.files or _code(fact) in (Told.INCLUDED, Told.UNKNOWN)]
    for told in say_all(urgent):
        prose.note(told)
    if others := [fact for fact in made.facts if fact not in urgent]:
        with st.expander(_(words.WHO_IS_IN_IT), icon=":material/group:"):
            prose.bullets(say_all(others))


def _code(told: errors.Told) -> Code | None:
    return told.code if isinstance(told, Fact) else told if isinstance(told, Code) else None


def _tool() -> Destination:
    usable = customer_base.usable_tools()
    labels = {tool.key: label(tool.key) for tool in usable}
    session.keep_to_tools(list(labels))
    if all(tool.keeps_everyone for tool in usable):
        prose.note(_(words.NO_ADDRESSES))
    key = st.pills(
        _(words.LIST_FOR),
        list(labels),
        default=list(labels)[-1],
        required=True,
        format_func=labels.__getitem__,
        help=_(words.LIST_HELP),
        key=session.DESTINATION,
        persist_state="session",
    )
    return destination(key)


def _takes_products(fields: frozenset[str]) -> bool:
    return "next_product" in fields and len(session.transactions().lines) > 0
