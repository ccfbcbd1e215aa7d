"""What a segment or one customer is likely to buy next, and what is due again; worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import results, session, tables, wording
from dashboard.features import cards, table_columns

if TYPE_CHECKING:
    from cltv_core.products import NextProducts

DUE_WITHIN = 7
NAMED_DUE = 3


def of_segment(segment: str) -> None:
    def show() -> None:
        placed = results.analysis().segments.frame["segment"]
        customers = pd.Index(placed.index[placed == segment])
        _suggestions(lambda found: found.best_for(customers))
        due = tables.due_by_product(results.history().replenishment.due_within(DUE_WITHIN), customers)
        for product, number in due.head(NAMED_DUE).items():
            cards.sentence(wording.due_in_segment(int(number), str(product)))

    _drawer("next_of_segment", show)


def of_customer(customer_id: str) -> None:
    def show() -> None:
        _suggestions(lambda found: found.of(pd.Index([customer_id])))
        due = results.history().replenishment.due
        own = due[due["customer_id"] == customer_id]
        if len(own):
            st.markdown(f"**{wording.REPLENISHMENT_HEADING}**")
            _table(own[list(wording.DUE_COLUMNS)], table_columns.due_columns(), wording.REPLENISHMENT_HEADING)

    _drawer("next_of_customer", show)


def _drawer(key: str, show: Callable[[], None]) -> None:
    """Only where the files hold products."""
    if not len(session.transactions().lines):
        return
    drawer = st.expander(wording.NEXT_PRODUCT_HEADING, icon=":material/shopping_basket:", key=key, on_change="rerun")
    if drawer.open:
        with drawer:
            show()


def _suggestions(table_of: Callable[[NextProducts], pd.DataFrame]) -> None:
    """Two short lists, each with how well it would have done, where that is better than naming the best sellers."""
    with st.skeleton(height=240):
        found = results.next_products()
    kinds = {wording.NEXT_NEW: found.naming(repeats=False), wording.NEXT_AGAIN: found.naming(repeats=True)}
    shown = {heading: suggested for heading, suggested in kinds.items() if suggested.shown}
    for heading, suggested in shown.items():
        st.markdown(f"**{heading}**")
        _table(tables.suggestions(table_of(suggested)), table_columns.product_columns(), heading)
        st.caption(suggested.sentence)
    if not shown:
        cards.sentence(found.sentence)


def _table(table: pd.DataFrame, columns: object, alt: str) -> None:
    if table.empty:
        cards.sentence(wording.NO_PRODUCTS_BOUGHT)
    else:
        st.dataframe(table, hide_index=True, height="content", column_config=columns, alt=alt)
