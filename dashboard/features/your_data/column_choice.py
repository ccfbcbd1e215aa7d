"""What each column of a file means, for the owner to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from cltv_core.errors import ColumnsUnclear
from cltv_core.reading.read import ReadOptions, SourceFile
from cltv_core.reading.vocabulary.roles import ROLES
from cltv_core.text.pages import common
from cltv_core.text.pages.files import columns as words
from cltv_core.text.reading.roles import role_label
from cltv_core.text.voice import Sentence, _
from cltv_core.transactions import FileReport
from dashboard import escape, session, voice
from dashboard.features import prose

MAIN_ROLES = ("ordered_at", "customer_id", "email", "revenue", "order_id", "product", "quantity", "unit_price")


def ask_for_missing(fault: session.Fault) -> None:
    """Let the owner name the columns of a table that were not all found, and read the file again."""
    error = fault.error
    if not isinstance(error, ColumnsUnclear):
        return
    with st.container(border=True):
        prose.sentence(_(words.MISSING))
        wanted = _form(fault.key[:12], error.missing, error.headers, error.understood, fault.options, error.examples)
    _read_again(fault.files, wanted)


def change(shop: session.Shop) -> None:
    """Show how the columns of the loaded files were understood; another choice reads the files again."""
    layouts = {file.headers: file for file in reversed(shop.transactions.report.files)}
    if not shop.transactions.currency:
        prose.note(_(words.NO_CURRENCY))
    drawer = st.expander(_(words.HEADING), icon=":material/view_column:", key="columns", on_change="rerun")
    if drawer.open:
        with drawer:
            prose.sentence(_(words.TEXT))
            file = _layout(list(layouts.values())[::-1])
            key = f"{shop.key[:12]}_{file.name}"
            wanted = _form(key, MAIN_ROLES, file.headers, file.columns, shop.options, {})
        _read_again(shop.files, wanted)


def _layout(files: Sequence[FileReport]) -> FileReport:
    """Let the owner choose the file whose columns are looked at, where they differ from file to file."""
    if len(files) == 1:
        return files[0]
    names = [file.name for file in files]
    chosen = st.pills(_(words.WHICH_FILE), names, default=names[0], required=True, format_func=escape.markdown)
    return files[names.index(chosen)]


def _read_again(files: Sequence[SourceFile], wanted: ReadOptions | None) -> None:
    if wanted is not None:
        with st.spinner(_(common.READING)):
            session.load(files, wanted)
        st.rerun()


def _form(
    key: str,
    asked: Sequence[str],
    headers: Sequence[str],
    understood: Mapping[str, str],
    options: ReadOptions,
    examples: Mapping[str, Sequence[str]],
) -> ReadOptions | None:
    """Return the options as the owner wants them, once they ask to read again with other ones; None before that.

    `asked` are the roles that are asked for unless the owner wants to see all.
    """
    roles = list(ROLES) if st.toggle(_(words.SHOW_ALL), key=f"all_columns_{key}") else asked
    with st.form(f"columns_{key}", border=False):
        with st.grid(4, min_column_width=200):
            chosen = {
                role: _column(f"column_{key}_{role}", role_label(role), headers, understood.get(role), examples)
                for role in roles
            }
            day_first = _day_first(f"day_first_{key}", options.day_first)
            currency = _currency(f"currency_{key}", options.currency)
        submitted = st.form_submit_button(_(words.APPLY), icon=":material/refresh:")
    changes = {role: header or "" for role, header in chosen.items() if header != understood.get(role)}
    said = {**options.mappings, tuple(headers): {**options.mappings.get(tuple(headers), {}), **changes}}
    wanted = replace(options, mappings=said if changes else options.mappings, day_first=day_first, currency=currency)
    return wanted if submitted and wanted != options else None


def _column(
    key: str, label: Sentence, headers: Sequence[str], understood: str | None, examples: Mapping[str, Sequence[str]]
) -> str | None:
    return st.selectbox(
        label,
        headers,
        index=headers.index(understood) if understood in headers else None,
        key=key,
        format_func=lambda header: _with_examples(header, examples.get(header, ())),
        placeholder=_(words.UNUSED),
    )


def _with_examples(header: str, cells: Sequence[str]) -> str:
    """Name a column with some of its cells, unquoted: a select box shows its options as they stand."""
    with voice.plainly():
        return words.header_with_examples(header, cells)


def _day_first(key: str, chosen: bool | None) -> bool | None:
    meanings: list[bool | None] = list(words.DAY_FIRST_OPTIONS)
    return st.selectbox(
        _(words.DAY_FIRST_LABEL),
        meanings,
        index=meanings.index(chosen),
        key=key,
        format_func=lambda meaning: _(words.DAY_FIRST_OPTIONS[meaning]),
    )


def _currency(key: str, chosen: str | None) -> str | None:
    codes = list(words.CURRENCIES)
    return st.selectbox(
        _(words.CURRENCY_LABEL),
        codes,
        index=codes.index(chosen) if chosen in codes else None,
        key=key,
        placeholder=_(words.CURRENCY_AS_READ),
        accept_new_options=True,
    )
