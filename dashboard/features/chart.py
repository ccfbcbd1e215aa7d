"""The one place where a chart meets the page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.components import places, plot
from dashboard.features import take_along

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.components.plot.figure import Figure

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
    "typesetMath": False,
}


def show(
    figure: Figure,
    *,
    key: str,
    alt: str,
    height: int,
    on_choice: Callable[[], None] | None = None,
    table: pd.DataFrame | None = None,
    expected: bool = False,
) -> None:
    """Show a chart at a fixed height.

    Parameters
    ----------
    alt
        Says in one sentence what the chart shows.
    on_choice
        Called once a mark with an id was clicked; the id is then `chosen` in the state of `key`.
    table
        The figures of the chart, offered as a table, as files, and beside the chart as a picture.
    expected
        The test of the forecast may change what is drawn: it is marked until that is over.
    """
    with places.expected(key) if expected else nullcontext():
        if plot.can_show(figure):
            plot.show(figure, key=key, alt=alt, height=height, config=CONFIG, on_choice=on_choice)
        else:
            _show_with_streamlit(figure, key=key, alt=alt, height=height)
    if table is not None:
        take_along.offer(figure, table, key)


def _show_with_streamlit(figure: Figure, *, key: str, alt: str, height: int) -> None:
    """Streamlit greys the text inside a chart, which cannot be read on a coloured ground."""
    ink = st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor")
    figure.set(height=height, font={"color": ink})
    st.plotly_chart(figure.as_plotly(), key=key, alt=alt, height=height, config=CONFIG)
