"""How good the forecast would have been on earlier days of the owner's own sales."""

import streamlit as st

from dashboard import results, session, wording
from dashboard.features import accuracy

record, currency = results.analysis().accuracy, session.transactions().currency
if record is None:
    st.info(wording.ACCURACY_PENDING, icon=":material/hourglass_top:")
    st.stop()

accuracy.words(record, currency)
if record.standings:
    left, right = st.columns(2, border=True)
    with left:
        accuracy.standings(record, currency)
    with right:
        accuracy.tenths(record, currency)
    accuracy.methods(record, currency)
accuracy.limits()
