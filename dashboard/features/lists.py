"""Lists of customers as files for the owner's tool."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations import destination
from cltv_core.text.destinations import label
from cltv_core.text.pages import lists as words
from cltv_core.text.voice import _
from dashboard import session, voice
from dashboard.features import downloads, list_notes, prose, trial
from dashboard.results import customer_base, exports, plans

if TYPE_CHECKING:
    from datetime import date

    from cltv_core.destinations import Destination
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
    export = partial(exports.segment_export, segment, people, tactic.channel)
    tool, hashed = _list(trial.Audience(segment, customers, export, tactic, others, planned))
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
    _list(trial.Audience("", partial(customer_base.found, query), partial(exports.found_export, name, query)))


def _list(audience: trial.Audience) -> tuple[Destination, bool]:
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
        made = audience.export(tool, hashed=hashed, with_products=with_products)
    if made.files:
        downloads.lists(made.files)
    trial.withheld_note(audience)
    list_notes.who_is_in_it(made)
    list_notes.how_to_load(tool)
    return tool, hashed


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
