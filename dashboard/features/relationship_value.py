"""What customers are worth as a whole, those still to come included, and what they bring beyond their purchases."""

from __future__ import annotations

import streamlit as st

from cltv_core.text.say import say, say_all
from cltv_core.text.voice import speaking
from cltv_core.value.relationship_value import REFERRAL_SHARE, feedback_columns
from dashboard import results, session, tables, wording
from dashboard.features import cards, table_columns


def equity() -> None:
    with st.container(border=True):
        st.subheader(wording.EQUITY_HEADING, anchor=False, help=wording.EQUITY_HELP)
        with speaking(currency=session.transactions().currency):
            cards.sentence(say(results.equity().fact))


def revenue(currency: str) -> None:
    """Only where the files hold satisfaction, referrals or reviews."""
    if not feedback_columns(session.transactions().customers):
        return
    drawer = st.expander(
        wording.HOLISTIC_HEADING, icon=":material/volunteer_activism:", key="beyond", on_change="rerun"
    )
    if not drawer.open:
        return
    with drawer:
        percent = st.slider(
            wording.HOLISTIC_SHARE,
            0,
            100,
            round(REFERRAL_SHARE * 100),
            format=wording.PERCENT_FORMAT,
            help=wording.HOLISTIC_SHARE_HELP,
            key="referral_percent",
            persist_state="session",
        )
        found = results.relationship_value(percent / 100)
        with speaking(currency=currency):
            cards.sentences(say_all(found.facts))
        st.dataframe(
            tables.beyond_revenue(found, results.customer_list()),
            hide_index=True,
            column_config=table_columns.holistic_columns(currency),
            alt=wording.HOLISTIC_ALT,
        )
