"""What one visitor has loaded: the only place that touches session_state. Nothing in it is shared between visitors."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from cltv_core.errors import CltvError
from dashboard import warmup
from dashboard.racing import Race

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis, History
    from cltv_core.cohort_groups import Grouping
    from cltv_core.lists import MailingList
    from cltv_core.reading.read import ReadOptions, SourceFile
    from cltv_core.samples import Sample
    from cltv_core.transactions import FileReport, Transactions

T = TypeVar("T")

REMEMBERED_RESULTS = 16

MONTHS = "months"
MARGIN = "margin_percent"
DISCOUNT = "discount_percent"
ACQUISITION_COST = "acquisition_cost"
DEFAULTS: Mapping[str, Any] = {MONTHS: 12, MARGIN: 100, DISCOUNT: 10, ACQUISITION_COST: None}

SEGMENT = "segment"
SEGMENT_TABLE = "segment_table"

_SHOP = "shop"
_FAULT = "fault"
_CUSTOMER = "customer"
_UPLOADS = "uploads"
_MAPPINGS = "mappings"


@dataclass(frozen=True)
class Shop:
    """The files of one visitor, what was read from them, and all that was worked out since: it goes when they go."""

    files: tuple[SourceFile, ...] = field(repr=False)
    options: ReadOptions
    transactions: Transactions = field(repr=False)
    results: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False)

    @cached_property
    def key(self) -> str:
        return _key(self.files, self.options)

    @cached_property
    def history(self) -> History:
        """What happened up to the last day; needs no model, so it is there at once."""
        from cltv_core.analysis import History

        return History(self.transactions, self.transactions.last_day)


@dataclass(frozen=True)
class Fault:
    """Files that could not be used, kept so that they can be read once more when the owner has named their columns."""

    files: tuple[SourceFile, ...] = field(repr=False)
    options: ReadOptions
    error: CltvError

    @cached_property
    def key(self) -> str:
        return _key(self.files, self.options)


def _key(files: Sequence[SourceFile], options: ReadOptions) -> str:
    """Changes with every byte, every name and every choice."""
    digest = hashlib.sha256(repr(options).encode())
    for file in files:
        digest.update(repr(file.name).encode())
        digest.update(hashlib.sha256(file.data).digest())
    return digest.hexdigest()


@dataclass(frozen=True)
class Choices:
    """What the owner set in the settings: shares between 0 and 1, money in the shop's currency."""

    months: int
    margin: float
    discount_rate: float
    acquisition_cost: float | None


def begin() -> None:
    """Sets the defaults of a new visit."""
    for name, value in DEFAULTS.items():
        st.session_state.setdefault(name, value)


def shop() -> Shop | None:
    return st.session_state.get(_SHOP)


def files() -> tuple[SourceFile, ...]:
    found = shop()
    return found.files if found else ()


def transactions() -> Transactions:
    return loaded().transactions


def loaded() -> Shop:
    found = shop()
    assert found is not None, "a page runs only once files were read"
    return found


def choices() -> Choices:
    state = st.session_state
    return Choices(
        months=state[MONTHS],
        margin=state[MARGIN] / 100,
        discount_rate=state[DISCOUNT] / 100,
        acquisition_cost=state[ACQUISITION_COST],
    )


def load(new: Sequence[SourceFile], options: ReadOptions | None = None) -> bool:
    """Reads the files in place of those loaded; if that fails, `fault` says why and everything stays as it was."""
    warmup.finish()
    from cltv_core.reading.read import ReadOptions, read

    options = options or ReadOptions(timezone=st.context.timezone)
    options = replace(options, mappings=remembered_mappings())
    try:
        sales = read(new, options)
    except CltvError as error:
        st.session_state[_FAULT] = Fault(tuple(new), options, error)
        return False
    for name in (_FAULT, _CUSTOMER):
        st.session_state.pop(name, None)
    _remember(options.mapping, sales.report.files)
    st.session_state[_SHOP] = Shop(tuple(new), options, sales)
    return True


def answer(key: str, value: Any) -> bool:
    """Reads the files again with what the owner said to a question."""
    from cltv_core.reading.questions import answer

    return load(files(), answer(loaded().options, key, value))


def options() -> ReadOptions | None:
    """What the owner decided about the loaded files."""
    found = shop()
    return found.options if found else None


def remove_file(position: int) -> None:
    """Reads the other files without this one."""
    kept = [file for place, file in enumerate(files()) if place != position]
    load(kept, options())


def remembered_mappings() -> Mapping[tuple[str, ...], Mapping[str, str]]:
    """Headers of a file -> which of them means what, as the owner has said it during this visit."""
    return st.session_state.get(_MAPPINGS, {})


def _remember(mapping: Mapping[str, str], read_files: Sequence[FileReport]) -> None:
    named = {header for header in mapping.values() if header}
    known = remembered_mappings()
    fitting = [file.headers for file in read_files if mapping and named <= set(file.headers)]
    st.session_state[_MAPPINGS] = {**known, **{headers: {**known.get(headers, {}), **mapping} for headers in fitting}}


def load_sample(sample: Sample) -> bool:
    """Opens a sample shop on the same road as a file."""
    warmup.finish()
    return load([sample.load()])


def fault() -> Fault | None:
    return st.session_state.get(_FAULT)


def delete_everything() -> None:
    """Deletes the files, all that was made of them, and every choice; nothing goes on working on them."""
    found = shop()
    for result in found.results.values() if found else ():
        if isinstance(result, Race):
            result.stopped = True
    st.session_state.clear()
    gc.collect()


def _result(build: Callable[[], T], *key: Hashable) -> T:
    """What `build` makes of the loaded files, worked out once a `key`; the oldest results are dropped."""
    results = loaded().results
    if key not in results:
        results[key] = build()
        while len(results) > REMEMBERED_RESULTS:
            del results[next(iter(results))]
    found: T = results[key]
    return found


def history() -> History:
    return loaded().history


def analysis() -> Analysis:
    """What is expected under the owner's choices: at a first look, and by the race of models once that is over."""
    from cltv_core.analysis import Analysis

    found = race()
    said = found.forecast or found.first
    return _result(lambda: Analysis(found.history, found.terms, said), "analysis", found.terms, said is found.first)


def race() -> Race:
    """The race of models under the owner's choices."""
    from cltv_core.forecast import Terms

    chosen, past = choices(), history()
    terms = Terms.of(past.as_of, months=chosen.months, margin=chosen.margin, discount_rate=chosen.discount_rate)
    return _result(lambda: Race(past, terms, past.first_forecast(terms)), "race", terms)


def customer_list() -> pd.DataFrame:
    from dashboard import tables

    found = analysis()
    return _result(lambda: tables.customer_list(transactions(), found), "customers", *_stage(found))


def mailing_list(segment: str) -> MailingList:
    found = analysis()
    return _result(lambda: found.mailing_list(segment), "list", segment, *_stage(found))


def cohorts(by: Grouping) -> pd.DataFrame:
    return _result(lambda: history().cohorts(by), "cohorts", by)


def curves(by: Grouping) -> pd.DataFrame:
    found = analysis()
    return _result(lambda: found.curves(by), "curves", by, *_stage(found))


def _stage(found: Analysis) -> tuple[Hashable, ...]:
    """What results of the same choices differ by: a first look, or the race of models."""
    return found.terms, found.forecast.accuracy is not None


def open_customer(customer_id: str) -> None:
    st.session_state[_CUSTOMER] = customer_id


def customer() -> str | None:
    return st.session_state.get(_CUSTOMER)


def pick_segment(names: Sequence[str]) -> None:
    """Chooses the segment whose row of the segment table was clicked."""
    cells = st.session_state[SEGMENT_TABLE]["selection"]["cells"]
    if cells:
        st.session_state[SEGMENT] = names[cells[0][0]]


def upload_key() -> str:
    """The key of the file field; it changes after every upload, which empties the field and frees its memory."""
    return f"upload_{st.session_state.get(_UPLOADS, 0)}"


def empty_upload() -> None:
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
