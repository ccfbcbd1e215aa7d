"""Everybody, to search, filter and sort; a click opens one customer."""

import streamlit as st

from dashboard import dates, navigation, results, session, tables, wording
from dashboard.features import cards, lists, relationship_value, table_columns

currency = session.transactions().currency
everybody = results.customer_list()

relationship_value.revenue(currency)
search = st.text_input(
    wording.SEARCH_LABEL,
    key="search",
    type="search",
    live="300ms",
    placeholder=wording.SEARCH_PLACEHOLDER,
    persist_state="session",
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    tiers = st.pills(
        wording.TIER_LABEL,
        wording.TIERS,
        key="tiers",
        selection_mode="multi",
        help=wording.TIER_HELP,
        persist_state="session",
    )
    standings = st.pills(
        wording.STANDING_LABEL,
        wording.STANDINGS,
        key="standings",
        selection_mode="multi",
        format_func=wording.capital,
        help=wording.STANDING_HELP,
        persist_state="session",
    )
    order = st.selectbox(
        wording.SORT_LABEL,
        list(wording.ORDERINGS),
        key="order",
        format_func=wording.ORDERINGS.__getitem__,
        width=220,
        persist_state="session",
    )

query = tables.CustomerQuery(search or "", tuple(tiers), tuple(standings), order)
matching = results.matching_customers(query)
listed = tables.listed(matching)
if listed.empty:
    st.info(wording.NOBODY_FOUND, icon=":material/search_off:")
    st.stop()

st.caption(f"{wording.found(len(listed), len(matching), len(everybody))} {wording.OPEN_HINT}")
cards.note(wording.sales_ended(session.transactions().last_day, dates.today()))
event = st.dataframe(
    listed,
    hide_index=True,
    height=560,
    column_order=tables.shown_columns(listed),
    column_config=table_columns.customer_columns(currency, session.assumptions().months),
    key="customer_table",
    on_select="rerun",
    selection_mode="single-cell",
    alt=wording.CUSTOMER_TABLE_ALT,
)
lists.of_found(query)
if event["selection"]["cells"]:
    session.open_customer(listed["customer_id"].iloc[event["selection"]["cells"][0][0]])
    st.switch_page(navigation.file("customer"))
