"""What the customers are worth, who brings it, and what to do this week."""

import streamlit as st

from cltv_core.report.cautions import cautions
from dashboard import dates, results, session, wording
from dashboard.features import cards, downloads, questions, relationship_value, tactics

history, choices = results.history(), session.assumptions()
sales, currency = history.transactions, history.transactions.currency

headline, figures, worth, actions = (st.container() for _ in range(4))
with figures:
    questions.hint(sales.report.questions)
    cards.sentence(wording.known_so_far(sales, len(history.summary.frame), len(sales.orders)))
    cards.sentence(wording.sales_ended(sales.last_day, dates.today()))
    cards.kpis(history.kpis, currency)

with headline.skeleton(height=44), worth.skeleton(height=440), actions.skeleton(height=260):
    analysis = results.analysis()
    values = analysis.forecast.frame["expected_value"].to_numpy()

with headline:
    cards.headline(len(values), analysis.forecast.total, choices.months, choices.margin, currency)
    cards.certainty(analysis.forecast, currency)
    cards.warnings(cautions(analysis))
with worth:
    left, right = st.columns(2, border=True)
    with left:
        cards.distribution(values, choices.months, currency)
    with right:
        cards.concentration(values)
with actions:
    st.subheader(wording.ACTIONS_HEADING, anchor=False, help=wording.ACTIONS_HELP)
    tactics.this_week(results.this_week(), analysis.segments, currency)
    tactics.answered(results.answers())
    relationship_value.equity()
    downloads.report(results.report())
