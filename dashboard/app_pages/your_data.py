"""What was read from the owner's files, how it was understood, and the way to change or delete it."""

import streamlit as st

from cltv_core.describe.reconciliation import accounts
from dashboard import navigation, session, tables, wording
from dashboard.features import cards, column_choice, downloads, questions, uploads

report = session.transactions().report
cards.warnings(report.warnings)
questions.ask(report.questions)

st.subheader(wording.RECONCILIATION_HEADING, anchor=False, help=wording.RECONCILIATION_HELP)
for account in accounts(report):
    cards.reconciliation(tables.reconciliation(account), account.currency)
if report.excluded.num_rows:
    downloads.excluded_rows(report)

st.subheader(wording.FILES_HEADING, anchor=False)
uploads.loaded()
for file in report.files:
    with st.container(border=True):
        cards.file(file, file.headers in session.remembered_mappings())
cards.matches(report.matches)
column_choice.change(session.loaded())

st.subheader(wording.OTHER_FILES_HEADING, anchor=False)
add = st.toggle(wording.ADD_FILES_LABEL, key="add_files", help=wording.ADD_FILES_HELP)
uploads.field(add=add)
with st.popover(wording.DELETE_BUTTON, icon=":material/delete:"):
    st.text(wording.DELETE_TEXT)
    if st.button(wording.DELETE_CONFIRM, key="delete", icon=":material/delete_forever:"):
        session.delete_everything()
        st.switch_page(navigation.file("overview"))
