"""The list of a segment as files for the owner's tool."""

from __future__ import annotations

import streamlit as st

from cltv_core.destinations import destination, destinations
from dashboard import cards, downloads, escape, state, wording


@st.fragment
def lists(segment: str) -> None:
    """Which tool, who is in the files and who is not, the files, and how to load them."""
    st.subheader(wording.LIST_HEADING, anchor=False)
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
        made = state.export(segment, tool, hashed=hashed, with_products=with_products)
    if made.files:
        downloads.lists(made.files)
    for told in made.sentences:
        st.caption(escape.markdown(told))
    with st.expander(wording.HOW_TO_LOAD, icon=":material/upload_file:"):
        cards.steps(tool.steps)
    downloads.bundle(state.bundle(tool, hashed=hashed), tool.key)


def _takes_products(fields: frozenset[str]) -> bool:
    return "next_product" in fields and len(state.transactions().lines) > 0
