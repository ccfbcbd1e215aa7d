"""One customer: what they are worth, how likely they are to come back, and why."""

import streamlit as st

from dashboard import cards, charts, drawing, escape, grids, navigation, next_purchases, state, tables, wording

st.page_link(navigation.file("customers"), label=wording.ALL_CUSTOMERS, icon=":material/arrow_back:")
customer_id = state.customer()
if customer_id is None:
    st.info(wording.NO_CUSTOMER_OPEN, icon=":material/person_search:")
    st.stop()

currency = state.transactions().currency
person = tables.person(state.customer_list(), customer_id)
st.header(escape.markdown(person["customer"]), anchor=False)
cards.sentence(wording.placement(person))
st.text(wording.contact(person))
cards.person(person, state.choices().months, currency)
cards.sentence(wording.value_range(person, state.choices().months, currency))

st.subheader(wording.HISTORY_HEADING, anchor=False)
days = tables.purchase_days(state.history().summary, customer_id)
drawing.draw(
    charts.purchases(days, currency, person["next_order_due"]),
    key="purchases",
    alt=wording.purchases_alt(len(days)),
    height=260,
)
st.dataframe(
    tables.orders_of(state.transactions(), customer_id),
    hide_index=True,
    column_config=grids.order_columns(currency),
    alt=wording.ORDERS_ALT,
)
next_purchases.of_customer(customer_id)
