"""What was read from the owner's files, how it was understood, and the way to change or delete it."""

import streamlit as st

from cltv_core.describe.reconciliation import accounts
from cltv_core.text.pages import your_data as words
from cltv_core.text.say import say_all
from cltv_core.text.voice import _
from dashboard import navigation, session
from dashboard.features import downloads, headline, questions
from dashboard.features.your_data import column_choice, reading, sources, uploads

report = session.transactions().report
headline.warnings(say_all(report.warnings))
questions.ask(report.questions)

st.header(_(words.RECONCILIATION_HEADING), anchor=False, help=_(words.RECONCILIATION_HELP))
for account in accounts(report):
    reading.reconciliation(account)
if report.excluded.num_rows:
    downloads.excluded_rows(report)

st.header(_(words.FILES_HEADING), anchor=False)
uploads.loaded()
sources.loaded()
for file in report.files:
    with st.container(border=True):
        reading.file(file, file.headers in session.remembered_mappings())
reading.decisions(report.decisions, session.transactions().currency)
reading.matches(report.matches)
column_choice.change(session.loaded())

st.header(_(words.OTHER_FILES_HEADING), anchor=False)
add = st.toggle(_(words.ADD_FILES_LABEL), key="add_files", help=_(words.ADD_FILES_HELP))
uploads.field(add=add)
sources.offer(add=add, explain=True)
with st.popover(_(words.DELETE_BUTTON), icon=":material/delete:"):
    st.text(_(words.DELETE_TEXT))
    if st.button(_(words.DELETE_CONFIRM), key="delete", icon=":material/delete_forever:"):
        session.delete_everything()
        st.switch_page(navigation.file("overview"))
