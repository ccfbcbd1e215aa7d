"""Who is in a segment: its best customers, and what they are likely to buy next."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages import actions as words
from cltv_core.text.pages import customers
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import navigation, session, tables
from dashboard.components import places
from dashboard.features import next_products, prose, table_columns
from dashboard.results import customer_base, outlook

SHOWN = 8


def show(segment: str) -> None:
    """Show the best customers of a segment, each of them to open, and what they may buy next."""
    prose.sentence(say(outlook.analysis().segments.definitions[segment]))
    people, assumed = tables.best_of(customer_base.customer_list(), segment, SHOWN), session.assumptions()
    with places.expected("best"):
        event = st.dataframe(
            people,
            hide_index=True,
            height="content",
            column_order=tables.BEST_COLUMNS,
            column_config=table_columns.customer_columns(assumed.months, assumed.margin),
            key=f"best_of_{segment}",
            on_select="rerun",
            selection_mode="single-cell",
            alt=_(words.BEST_ALT),
        )
    prose.note(_(customers.OPEN_HINT))
    if event["selection"]["cells"]:
        session.open_customer(people["customer_id"].iloc[event["selection"]["cells"][0][0]])
        st.switch_page(navigation.file("customer"))
    next_products.of_segment(segment)
