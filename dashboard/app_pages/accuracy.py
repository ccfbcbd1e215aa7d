"""How good the forecast would have been on earlier days of the owner's own sales."""

import streamlit as st

from cltv_core.text.pages import accuracy as words
from cltv_core.text.voice import _
from dashboard import results
from dashboard.features import accuracy

record = results.analysis().accuracy
if record is None:
    st.info(_(words.PENDING), icon=":material/hourglass_top:")
    st.stop()

accuracy.verdict(record)
if record.standings:
    left, right = st.columns(2, border=True)
    with left:
        accuracy.standings(record)
    with right:
        accuracy.tenths(record)
    accuracy.methods(record)
accuracy.limits()
