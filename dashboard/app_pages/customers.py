"""Everybody, to search, filter and sort; a click opens one customer."""

import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.pages.overview import sales_ended
from cltv_core.text.segments import STANDINGS, TIERS, standing_name, tier_name
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import _
from dashboard import dates, navigation, session, tables
from dashboard.components import places
from dashboard.features import lists, prose, relationship_value, table_columns
from dashboard.features.customers import customer_cards
from dashboard.results import customer_base, outlook

everybody, assumed = customer_base.customer_list(), session.assumptions()

relationship_value.beyond_purchases()
search = st.text_input(
    _(words.SEARCH_LABEL),
    key="search",
    type="search",
    live="300ms",
    placeholder=_(words.SEARCH_PLACEHOLDER),
    persist_state="session",
)
with st.container(horizontal=True, vertical_alignment="top"):
    tiers = st.pills(
        _(words.TIER_LABEL),
        [tier.value for tier in TIERS],
        key="tiers",
        selection_mode="multi",
        format_func=tier_name,
        help=_(words.TIER_HELP),
        persist_state="session",
    )
    standings = st.pills(
        _(words.STANDING_LABEL),
        [standing.value for standing in STANDINGS],
        key="standings",
        selection_mode="multi",
        format_func=standing_name,
        help=_(words.STANDING_HELP),
        persist_state="session",
    )
    segments = st.multiselect(
        _(words.SEGMENT_LABEL),
        list(outlook.analysis().segments.table["segment"]),
        key="of_segments",
        format_func=segment_name,
        placeholder=_(words.SEGMENT_PLACEHOLDER),
        width=260,
        persist_state="session",
    )
    order = st.selectbox(
        _(words.SORT_LABEL),
        list(words.ORDERINGS),
        key="order",
        format_func=lambda order: _(words.ORDERINGS[order]),
        width=220,
        persist_state="session",
    )

query = tables.CustomerQuery(search or "", tuple(tiers), tuple(standings), tuple(segments), order)
matching = customer_base.matching_customers(query)
listed = tables.listed(matching)
if listed.empty:
    st.info(_(words.NOBODY_FOUND), icon=":material/search_off:")
    st.stop()

hint = "" if session.is_phone() else _(words.OPEN_HINT)
st.caption(f"{words.found(len(listed), len(matching), len(everybody))} {hint}")
prose.note(sales_ended(session.transactions().last_day, dates.today()))
if session.is_phone():
    customer_cards.show(listed)
    lists.of_found(query)
    st.stop()
with places.expected("customers"):
    event = st.dataframe(
        listed,
        hide_index=True,
        height=560,
        column_order=tables.shown_columns(listed),
        column_config=table_columns.customer_columns(assumed.months, assumed.margin),
        key="customer_table",
        on_select="rerun",
        selection_mode="single-cell",
        alt=_(words.TABLE_ALT),
    )
lists.of_found(query)
if event["selection"]["cells"]:
    session.open_customer(listed["customer_id"].iloc[event["selection"]["cells"][0][0]])
    st.switch_page(navigation.file("customer"))
