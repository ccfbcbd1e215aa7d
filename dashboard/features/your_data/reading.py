"""How the owner's files were read: the account of their amounts, each file, and who was found twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from cltv_core.facts import Money
from cltv_core.text.describe import rows_of
from cltv_core.text.pages import your_data as words
from cltv_core.text.pages.common import amount_column
from cltv_core.text.say import say
from cltv_core.text.spelling import cents
from cltv_core.text.voice import _
from dashboard import escape, tables, voice
from dashboard.features import prose, table_columns

if TYPE_CHECKING:
    from cltv_core.describe.reconciliation import Account, Line
    from cltv_core.transactions import Decision, FileReport, MatchReport


def reconciliation(account: Account) -> None:
    """Show the lines of an account as text and not as a grid, so that on a phone the reasons wrap and amounts show."""
    line, amount, rows = _(words.RECONCILIATION_LINE), amount_column(account.currency), _(words.ROWS)
    frame = tables.reconciliation(account).rename(columns={"line": line, "amount": amount, "rows": rows})
    formats: dict[Any, str | Callable[[Any], str] | None] = {line: say, amount: _without_sign}
    shown = frame.style.format(formats)
    for place, one in enumerate(account.lines):
        shown.format({rows: partial(_rows_of, one)}, subset=([place], [rows]))
    st.table(shown, border="horizontal", hide_index=True, alt=_(words.RECONCILIATION_HEADING))


def _rows_of(line: Line, _rows: int) -> str:
    """Write the rows of a line, whose cell holds only those that left the account with it, so that cells add up."""
    return rows_of(line)


def _without_sign(amount: float) -> str:
    """Write an amount without its currency, which the heading of the column names."""
    return cents(Money(amount, ""))


def file(file: FileReport, columns_were_chosen: bool) -> None:
    """Show how one file was read and what it brought; its first rows as they were understood on demand."""
    st.markdown(f"**{escape.markdown(file.name)}**")
    prose.sentence(words.file_read(file))
    for told in file.notes:
        prose.note(say(told))
    if columns_were_chosen:
        prose.note(_(words.CHOSEN_COLUMNS_USED))
    if len(file.preview):
        with st.expander(_(words.PREVIEW_CAPTION), icon=":material/table_rows:"):
            columns = table_columns.preview_columns(file)
            st.dataframe(tables.preview(file), hide_index=True, column_config=columns, alt=_(words.PREVIEW_CAPTION))


def decisions(found: Sequence[Decision], currency: str) -> None:
    """Show what was decided about the files without certainty, where anything was."""
    if found:
        st.header(_(words.DECISIONS_HEADING), anchor=False, help=_(words.DECISIONS_HELP))
        st.table(
            tables.decisions(found, currency), border="horizontal", hide_index=True, alt=_(words.DECISIONS_HEADING)
        )


def matches(found: MatchReport) -> None:
    """Show who was found to be one person, where somebody was."""
    if found.merged:
        st.header(_(words.MATCHES_HEADING), anchor=False, help=_(words.MATCHES_HELP))
        prose.sentence(words.matches(found))
        with voice.plainly():
            st.dataframe(tables.matches(found), hide_index=True, alt=_(words.MATCHES_ALT))
