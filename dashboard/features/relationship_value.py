"""What customers are worth as a whole, those still to come included, and what they bring beyond their purchases."""

from __future__ import annotations

import streamlit as st

from cltv_core.terms import MONTHS_A_YEAR
from cltv_core.text.pages import relationship as words
from cltv_core.text.pages.common import PERCENT_FORMAT
from cltv_core.text.say import say, say_all
from cltv_core.text.voice import _
from cltv_core.value.relationship_value import REFERRAL_SHARE, feedback_columns
from dashboard import session, tables
from dashboard.features import prose, table_columns
from dashboard.results import customer_base, shop_figures


def equity() -> None:
    """Show what all customers are worth, including those still to come, unless the sales of the next year say it.

    The same twelve months, before any costs, are told once: as sales, and not a second time in discounted money.
    """
    assumed, sales = session.assumptions(), shop_figures.sales_by_month()
    told = sales.last_year is not None and sales.next_year is not None
    if told and assumed.months == MONTHS_A_YEAR and assumed.margin == 1:
        return
    st.caption(f"{_(words.EQUITY_HEADING)}: {say(shop_figures.equity().fact)}", help=_(words.EQUITY_HELP))


def beyond_purchases() -> None:
    """Offer to see what customers bring besides purchases, where the files hold satisfaction, referrals or reviews."""
    if not feedback_columns(session.transactions().customers):
        return
    drawer = st.expander(_(words.HEADING), icon=":material/volunteer_activism:", key="beyond", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        percent = st.slider(
            _(words.SHARE),
            0,
            100,
            round(REFERRAL_SHARE * 100),
            format=PERCENT_FORMAT,
            help=_(words.SHARE_HELP),
            key="referral_percent",
            persist_state="session",
        )
        found = shop_figures.relationship_value(percent / 100)
        prose.sentences(say_all(found.facts))
        st.dataframe(
            tables.beyond_revenue(found, customer_base.customer_list()),
            hide_index=True,
            column_config=table_columns.relationship_columns(session.assumptions().margin),
            alt=_(words.ALT),
        )
