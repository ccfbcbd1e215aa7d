"""Lists of customers as files for the owner's tool."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations import destination, destinations
from dashboard import results, session, wording
from dashboard.features import cards, downloads

if TYPE_CHECKING:
    from cltv_core.destinations import Destination, Export
    from dashboard.tables import CustomerQuery


@st.fragment
def of_segment(segment: str) -> None:
    """Offer the list of a segment, and those of all segments at once."""
    st.subheader(wording.LIST_HEADING, anchor=False)
    tool, hashed = _list(partial(results.segment_export, segment))
    downloads.bundle(results.bundle(tool, hashed=hashed), tool.key)


def of_found(query: CustomerQuery) -> None:
    """Offer the list of the customers that a query finds."""
    label = wording.found_list(len(results.matching_customers(query)))
    drawer = st.expander(label, icon=":material/contact_mail:", key="found_list", on_change="rerun")
    if drawer.open:
        with drawer:
            _found(query)


@st.fragment
def _found(query: CustomerQuery) -> None:
    _list(partial(results.found_export, wording.FOUND_LIST_NAME, query))


def _list(export: Callable[..., Export]) -> tuple[Destination, bool]:
    """Which tool, who is in the files and who is not, the files, and how to load them; the tool that was chosen, and
    whether addresses are hashed for it."""
    tools = {tool.key: tool.label for tool in destinations()}
    key = st.pills(
        wording.LIST_FOR,
        list(tools),
        default=list(tools)[-1],
        required=True,
        format_func=tools.__getitem__,
        help=wording.LIST_HELP,
        key=session.DESTINATION,
        persist_state="session",
    )
    tool = destination(key)
    hashed = tool.hashable and st.toggle(
        wording.HASHED_LABEL, key=session.HASHED, help=wording.HASHED_HELP, persist_state="session"
    )
    with_products = _takes_products(tool.fields) and st.toggle(
        wording.WITH_PRODUCTS_LABEL, key="with_products", persist_state="session"
    )
    with st.skeleton(height=120):
        made = export(tool, hashed=hashed, with_products=with_products)
    if made.files:
        downloads.lists(made.files)
    for told in made.sentences:
        cards.note(told)
    with st.expander(wording.HOW_TO_LOAD, icon=":material/upload_file:"):
        cards.steps(tool.steps)
    return tool, hashed


def _takes_products(fields: frozenset[str]) -> bool:
    return "next_product" in fields and len(session.transactions().lines) > 0
