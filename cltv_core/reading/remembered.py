"""What the owner said of files with certain headers, for later files with the same ones: nothing is asked twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from cltv_core.reading.options import ReadOptions
from cltv_core.reading.vocabulary.roles import ROLES

YES_OR_NO = ("day_first", "count_open", "use_cards", "count_unknown", "minor_units", "count_odd")
ANSWERS = (*YES_OR_NO, "currency", "timezone", "amount_column")
"""The fields of `ReadOptions` that answer a question."""
_SIGNATURE_DIGITS = 16
_CURRENCY_LETTERS = 3


def signature(headers: Iterable[str]) -> str:
    """Return a short name of files with exactly these headers, which does not tell them."""
    written = json.dumps(list(headers), ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_SIGNATURE_DIGITS]


def recalled(options: ReadOptions, layouts: Iterable[tuple[str, ...]]) -> ReadOptions:
    """Return the options with what is remembered of files with these headers, where the owner has not said otherwise.

    What cannot be an answer is passed over: what is remembered may come out of a file that somebody changed.
    """
    for headers in layouts if options.remembered else ():
        known = options.remembered.get(signature(headers))
        if known is not None:
            options = _with_answers(_with_columns(options, headers, known.mapping), headers, known.answers)
    return options


def _with_columns(options: ReadOptions, headers: tuple[str, ...], known: Mapping[str, str]) -> ReadOptions:
    usable = {role: header for role, header in known.items() if role in ROLES and header in (*headers, "")}
    if not usable or headers in options.mappings:
        return options
    return replace(options, mappings={**options.mappings, headers: usable})


def _with_answers(options: ReadOptions, headers: tuple[str, ...], known: Mapping[str, Any]) -> ReadOptions:
    unsaid = {name: value for name, value in known.items() if name in ANSWERS and not _is_said(options, name)}
    return replace(options, **{name: value for name, value in unsaid.items() if _is_answer(name, value, headers)})


def _is_said(options: ReadOptions, name: str) -> bool:
    """Tell whether the owner said so; a page takes the time zone of the browser, and cards count only if used."""
    value = getattr(options, name)
    return name in options.said or (name != "timezone" and value is not None and (value or name != "use_cards"))


def _is_answer(name: str, value: Any, headers: tuple[str, ...]) -> bool:
    if name in YES_OR_NO:
        return isinstance(value, bool)
    if name == "timezone":
        return value in available_timezones()
    if name == "amount_column":
        return value in headers
    return isinstance(value, str) and len(value) == _CURRENCY_LETTERS and value.isalpha() and value.isupper()


def answers_in(options: ReadOptions, asked: Iterable[str]) -> dict[str, Any]:
    """Return what the options answer of the questions with these keys."""
    given = {name: getattr(options, name) for name in (*asked, "use_cards") if name in ANSWERS}
    return {name: value for name, value in given.items() if value is not None and (value or name in options.said)}


def columns_in(options: ReadOptions, headers: tuple[str, ...]) -> dict[str, str]:
    """Return what the options say of the columns of a file with these headers."""
    everywhere = options.mapping if {header for header in options.mapping.values() if header} <= set(headers) else {}
    return {**everywhere, **options.mappings.get(headers, {})}
