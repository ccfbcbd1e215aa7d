"""One customer: what they are worth, how likely they are to come back, and why."""

import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard import charts, escape, navigation, results, session, tables, voice
from dashboard.features import chart, next_products, person, prose, table_columns

st.page_link(navigation.file("customers"), label=_(words.ALL_CUSTOMERS), icon=":material/arrow_back:")
customer_id = session.customer()
if customer_id is None:
    st.info(_(words.NO_CUSTOMER_OPEN), icon=":material/person_search:")
    st.stop()

months = session.assumptions().months
found = tables.person(results.customer_list(), customer_id)
st.header(escape.markdown(found["customer"]), anchor=False)
prose.sentence(words.placement(found))
with voice.plainly():
    st.text(words.contact(found))
person.figures(found, months)
prose.sentence(words.value_range(found, months))

st.subheader(_(words.HISTORY_HEADING), anchor=False)
days = tables.purchase_days(results.history().summary, customer_id)
chart.show(
    charts.purchases(days, found["next_order_due"]), key="purchases", alt=words.purchases_alt(len(days)), height=260
)
st.dataframe(
    tables.orders_of(session.transactions(), customer_id),
    hide_index=True,
    column_config=table_columns.order_columns(),
    alt=_(words.ORDERS_ALT),
)
next_products.of_customer(customer_id)
