"""One customer: what they bought, what is expected of them and why, and what to do about them."""

import streamlit as st

from cltv_core.text.pages import customers as words
from cltv_core.text.voice import _
from dashboard import charts, escape, navigation, session, tables, voice
from dashboard.features import chart, next_products, prose, tactics
from dashboard.features.customers import customer_orders, note, person
from dashboard.results import customer_base, outlook, suggestions

st.page_link(navigation.file("customers"), label=_(words.ALL_CUSTOMERS), icon=":material/arrow_back:")
customer_id = session.customer()
if customer_id is None:
    st.info(_(words.NO_CUSTOMER_OPEN), icon=":material/person_search:")
    st.stop()

assumed = session.assumptions()
months = assumed.months
found = tables.person(customer_base.customer_list(), customer_id)
st.header(escape.markdown(found["customer"]), anchor=False)
prose.sentence(words.placement(found))
with voice.plainly():
    st.text(words.contact(found))
person.figures(found, months, assumed.margin)
prose.sentence(words.value_range(found, months))

if session.is_phone():
    right, left = st.container(), st.container()
else:
    left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(_(words.HISTORY_HEADING), anchor=False)
    days = tables.purchase_days(outlook.history(), customer_id)
    alt = words.purchases_alt(len(days), found)
    chart.show(charts.purchases(days, found["next_order_due"]), key="purchases", alt=alt, height=260)
    customer_orders.show(tables.orders_of(session.transactions(), customer_id))
with right:
    tactics.for_customer(found, next(one for one in suggestions.tactics() if one.segment == found["segment"]))
    note.show(customer_id)
    next_products.of_customer(customer_id)
