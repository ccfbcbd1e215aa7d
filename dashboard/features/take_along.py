"""What stands behind a chart, to look at and to take along: its table, as CSV and Excel, and the chart as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.text.pages import take_along as words
from cltv_core.text.voice import _
from dashboard import tables
from dashboard.components import plot
from dashboard.features import downloads, table_columns

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.components.plot.figure import Figure

TABLE_HEIGHT = 260


def offer(figure: Figure, table: pd.DataFrame, key: str) -> None:
    """Offer the figures of a chart behind a button; they are made once it is opened."""
    drawer = st.popover(
        _(words.BUTTON[key]), icon=":material/table_view:", type="tertiary", key=f"behind_{key}", on_change="rerun"
    )
    if not drawer.open:
        return
    shown = tables.behind_a_chart(table)
    with drawer:
        st.dataframe(
            shown,
            hide_index=True,
            height=TABLE_HEIGHT,
            column_config=table_columns.behind_a_chart(),
            alt=_(words.TABLE_ALT[key]),
        )
        with st.container(horizontal=True):
            downloads.table(shown, key)
        if plot.can_show(figure):
            plot.save(key, png=_(words.PNG), svg=_(words.SVG))
