"""What the owner may decide on every page: how far to look, the margin, the discount, the cost of a customer."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.pages.common import PERCENT_FORMAT
from cltv_core.text.pages.visit import settings as words
from cltv_core.text.voice import _
from dashboard import session


def show() -> None:
    """Show the settings behind a button."""
    with st.popover(_(words.HEADING), icon=":material/tune:", width="content"):
        st.segmented_control(
            _(words.MONTHS_LABEL),
            session.HORIZONS,
            key=session.MONTHS,
            help=_(words.MONTHS_HELP),
            required=True,
            persist_state="session",
        )
        _percent(_(words.MARGIN_LABEL), session.MARGIN, _(words.MARGIN_HELP), smallest=1)
        _percent(_(words.DISCOUNT_LABEL), session.DISCOUNT, _(words.DISCOUNT_HELP), smallest=0)
        st.number_input(
            _(words.COST_LABEL),
            min_value=0.0,
            value=None,
            step=1.0,
            key=session.ACQUISITION_COST,
            help=_(words.COST_HELP),
            placeholder=_(words.COST_PLACEHOLDER),
            persist_state="session",
        )


def _percent(label: str, key: str, text: str, smallest: int) -> None:
    st.slider(label, smallest, 100, key=key, format=PERCENT_FORMAT, help=text, persist_state="session")
