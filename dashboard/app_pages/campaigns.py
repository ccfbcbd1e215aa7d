"""What runs, what it brought, what was learnt, and what to try next."""

import streamlit as st

from cltv_core.campaigns.codes import State
from cltv_core.campaigns.learning.figures import campaign_figures
from cltv_core.text.pages import campaigns as words
from cltv_core.text.voice import _
from dashboard import session
from dashboard.features import campaigns, elsewhere, winning
from dashboard.results import trials

if not session.project().campaigns:
    campaigns.none_yet()
    winning.section()
    elsewhere.field()
    st.stop()

with st.skeleton(height=320):
    read = trials.campaigns()
receipts = [one.receipt for one in session.project().campaigns]
campaigns.figures(campaign_figures(read.found, receipts, session.transactions().mailings))
winning.section()
campaigns.compared(read.in_state(State.READ))
known = trials.experience().effects
for state, heading in ((State.WAITING, words.RUNNING), (State.READ, words.READ), (State.STOPPED, words.STOPPED)):
    campaigns.cards(read, state, _(heading), known)
campaigns.next_trials(read, known)
campaigns.learned(read, known)
campaigns.rules(read)
elsewhere.field()
