"""The orders of one customer: a table, or one line each where the screen is narrow."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import prose, table_columns

SHOWN = 30


def show(orders: pd.DataFrame) -> None:
    """Show the orders, the latest first."""
    if session.is_phone():
        prose.bullets(words.order_line(order) for order in orders.head(SHOWN).to_dict("records"))
        return
    st.dataframe(orders, hide_index=True, column_config=table_columns.order_columns(), alt=_(words.ORDERS_ALT))
