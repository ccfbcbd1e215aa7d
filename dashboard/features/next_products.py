"""What a segment or one customer is likely to buy next, and what is due again; worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from cltv_core.text.pages import next_products as words
from cltv_core.text.say import say
from cltv_core.text.voice import Sentence, _
from dashboard import session, tables
from dashboard.features import prose, table_columns
from dashboard.results import outlook, suggestions

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from cltv_core.products import NextProducts

DUE_WITHIN = 7
NAMED_DUE = 3


def of_segment(segment: str) -> None:
    """Show what a segment is likely to buy next, and for what it is due, where the files hold products."""
    if not len(session.transactions().lines):
        return
    placed = outlook.analysis().segments.frame["segment"]
    customers = pd.Index(placed.index[placed == segment])
    st.subheader(_(words.HEADING), anchor=False)
    _suggestions(lambda found: found.best_for(customers))
    due = tables.due_by_product(outlook.history().replenishment.due_within(DUE_WITHIN), customers)
    for product, number in due.head(NAMED_DUE).items():
        prose.sentence(words.due_in_segment(int(number), str(product)))


def of_customer(customer_id: str) -> None:
    """Offer to see what one customer is likely to buy next, and for what they are due."""

    def show() -> None:
        _suggestions(lambda found: found.of(pd.Index([customer_id])))
        due = outlook.history().replenishment.due
        own = due[due["customer_id"] == customer_id]
        if len(own):
            heading = _(words.DUE_HEADING)
            st.markdown(f"**{heading}**")
            _table(tables.due(own), table_columns.due_columns(), heading)

    _drawer("next_of_customer", show)


def _drawer(key: str, show: Callable[[], None]) -> None:
    """Only where the files hold products."""
    if not len(session.transactions().lines):
        return
    drawer = st.expander(_(words.HEADING), icon=":material/shopping_basket:", key=key, on_change="rerun")
    if drawer.open:
        with drawer:
            show()


def _suggestions(table_of: Callable[[NextProducts], pd.DataFrame]) -> None:
    """Two short lists, each with how well it would have done, where that is better than naming the best sellers."""
    with st.skeleton(height=240):
        found = suggestions.next_products()
    kinds = {_(words.NEW): found.naming(repeats=False), _(words.AGAIN): found.naming(repeats=True)}
    shown = {heading: suggested for heading, suggested in kinds.items() if suggested.shown}
    for heading, suggested in shown.items():
        st.markdown(f"**{heading}**")
        _table(tables.suggestions(table_of(suggested)), table_columns.product_columns(), heading)
        prose.note(say(suggested.replay.verdict))
    if not shown:
        prose.sentence(say(found.replay.verdict))


def _table(table: pd.DataFrame, columns: Mapping[str, ColumnConfig], alt: Sentence) -> None:
    if table.empty:
        prose.sentence(_(words.TOO_LITTLE))
    else:
        st.dataframe(table, hide_index=True, height="content", column_config=columns, alt=alt)
