"""What the owner may decide on every page: how far to look, the margin, the discount, the cost of a customer."""

from __future__ import annotations

import streamlit as st

from dashboard import session, wording


def show() -> None:
    with st.popover(wording.SETTINGS, icon=":material/tune:", width="content"):
        st.segmented_control(
            wording.MONTHS_LABEL,
            wording.MONTHS_OPTIONS,
            key=session.MONTHS,
            help=wording.MONTHS_HELP,
            required=True,
            persist_state="session",
        )
        _percent(wording.MARGIN_LABEL, session.MARGIN, wording.MARGIN_HELP, smallest=1)
        _percent(wording.DISCOUNT_LABEL, session.DISCOUNT, wording.DISCOUNT_HELP, smallest=0)
        st.number_input(
            wording.COST_LABEL,
            min_value=0.0,
            step=1.0,
            key=session.ACQUISITION_COST,
            help=wording.COST_HELP,
            placeholder=wording.COST_PLACEHOLDER,
            persist_state="session",
        )


def _percent(label: str, key: str, text: str, smallest: int) -> None:
    st.slider(label, smallest, 100, key=key, format=wording.PERCENT_FORMAT, help=text, persist_state="session")
