"""Lists of customers as files for the owner's tool."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.destinations import destination, destinations
from dashboard import cards, downloads, state, wording

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.destinations import Destination


@st.fragment
def of_segment(segment: str) -> None:
    st.subheader(wording.LIST_HEADING, anchor=False)
    tool, hashed = _list(segment, lambda people: people["segment"] == segment, "segment")
    downloads.bundle(state.bundle(tool, hashed=hashed), tool.key)


def of_found(customers: pd.Series, *asked: Hashable) -> None:
    """`asked`: what they were found by."""
    label = wording.found_list(len(customers))
    drawer = st.expander(label, icon=":material/contact_mail:", key="found_list", on_change="rerun")
    if drawer.open:
        with drawer:
            _found(customers, *asked)


@st.fragment
def _found(customers: pd.Series, *asked: Hashable) -> None:
    _list(wording.FOUND_LIST_NAME, lambda people: people["customer_id"].isin(customers), "found", *asked)


def _list(name: str, chosen: Callable[[pd.DataFrame], pd.Series], *asked: Hashable) -> tuple[Destination, bool]:
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
        key=state.DESTINATION,
        persist_state="session",
    )
    tool = destination(key)
    hashed = tool.hashable and st.toggle(
        wording.HASHED_LABEL, key=state.HASHED, help=wording.HASHED_HELP, persist_state="session"
    )
    with_products = _takes_products(tool.fields) and st.toggle(
        wording.WITH_PRODUCTS_LABEL, key="with_products", persist_state="session"
    )
    with st.skeleton(height=120):
        made = state.export(name, chosen, tool, *asked, hashed=hashed, with_products=with_products)
    if made.files:
        downloads.lists(made.files)
    for told in made.sentences:
        cards.note(told)
    with st.expander(wording.HOW_TO_LOAD, icon=":material/upload_file:"):
        cards.steps(tool.steps)
    return tool, hashed


def _takes_products(fields: frozenset[str]) -> bool:
    return "next_product" in fields and len(state.transactions().lines) > 0
