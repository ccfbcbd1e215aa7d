"""The least that an app can do with Online Retail: the reference of browser.py."""

from __future__ import annotations

import pandas as pd
import plotly.express as px
import streamlit as st

st.title("Sales")
file = st.file_uploader("Transactions", type="csv")
if file is not None:
    lines = pd.read_csv(file)
    amount = lines["Quantity"] * lines["UnitPrice"]
    customers = amount.groupby(lines["CustomerID"]).sum()
    st.metric("Revenue", f"{amount.sum():,.2f}", f"{len(customers):,} customers")
    monthly = amount.groupby(lines["InvoiceDate"].str[:7]).sum().rename("revenue").reset_index()
    st.plotly_chart(px.bar(monthly, x="InvoiceDate", y="revenue"))
knob = st.slider("Knob", 1, 10, 5)
st.write(f"Knob is {knob}")
