"""One customer: what they are worth, how likely they are to come back, and why."""

import streamlit as st

from dashboard import charts, escape, navigation, results, session, tables, wording
from dashboard.features import cards, chart, next_products, table_columns

st.page_link(navigation.file("customers"), label=wording.ALL_CUSTOMERS, icon=":material/arrow_back:")
customer_id = session.customer()
if customer_id is None:
    st.info(wording.NO_CUSTOMER_OPEN, icon=":material/person_search:")
    st.stop()

currency = session.transactions().currency
person = tables.person(results.customer_list(), customer_id)
st.header(escape.markdown(person["customer"]), anchor=False)
cards.sentence(wording.placement(person))
st.text(wording.contact(person))
cards.person(person, session.assumptions().months, currency)
cards.sentence(wording.value_range(person, session.assumptions().months, currency))

st.subheader(wording.HISTORY_HEADING, anchor=False)
days = tables.purchase_days(results.history().summary, customer_id)
chart.show(
    charts.purchases(days, currency, person["next_order_due"]),
    key="purchases",
    alt=wording.purchases_alt(len(days)),
    height=260,
)
st.dataframe(
    tables.orders_of(session.transactions(), customer_id),
    hide_index=True,
    column_config=table_columns.order_columns(currency),
    alt=wording.ORDERS_ALT,
)
next_products.of_customer(customer_id)
