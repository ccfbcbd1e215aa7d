"""How good the forecast would have been on earlier days of the owner's own sales."""

import streamlit as st

from cltv_core.text.pages import accuracy as words
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import accuracy, small_shop
from dashboard.results import outlook

small = session.loaded().small
if small:
    small_shop.too_little_to_test(outlook.history())
analysis = outlook.analysis()
record = analysis.accuracy
if record is None:
    st.info(_(words.PENDING), icon=":material/hourglass_top:")
    st.stop()

if not small:
    accuracy.verdict(record)
if record.standings:
    if small:
        accuracy.standings(record)
    else:
        accuracy.rules(record)
        left, right = st.columns(2, border=True)
        with left:
            accuracy.standings(record)
        with right:
            accuracy.tenths(record)
    accuracy.details(analysis, record)
accuracy.limits()
