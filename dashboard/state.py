"""What one visitor has loaded: the only place that touches session_state. Nothing in it is shared between visitors."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from cltv_core.errors import CltvError, SegmentUnclear
from dashboard import clock, warmup
from dashboard.racing import Race

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis, History
    from cltv_core.describe.cohort_groups import Grouping
    from cltv_core.describe.good_starts import GoodStart
    from cltv_core.destinations import Destination, Export
    from cltv_core.products import NextProducts
    from cltv_core.project.choices import Settings
    from cltv_core.reading.read import ReadOptions, SourceFile
    from cltv_core.samples.shops import Sample
    from cltv_core.segments.fairness import FairLook
    from cltv_core.segments.movement import Movement
    from cltv_core.segments.own import CustomerFacts
    from cltv_core.tactics.log import State
    from cltv_core.tactics.playbook import Action, Answer, Tactic
    from cltv_core.transactions import Transactions
    from cltv_core.value.equity import Equity
    from cltv_core.value.relationship_value import Holistic

T = TypeVar("T")

REMEMBERED_RESULTS = 24
REMEMBERED_EXPORTS = 4
SNOOZED_FOR = timedelta(weeks=2)

MONTHS = "months"
MARGIN = "margin_percent"
DISCOUNT = "discount_percent"
ACQUISITION_COST = "acquisition_cost"
DEFAULTS: Mapping[str, Any] = {MONTHS: 12, MARGIN: 100, DISCOUNT: 10, ACQUISITION_COST: None}

SEGMENT = "segment"
SEGMENT_TABLE = "segment_table"
DESTINATION = "destination"
HASHED = "hashed"
TONE = "tone"

_SHOP = "shop"
_FAULT = "fault"
_CUSTOMER = "customer"
_UPLOADS = "uploads"
_MAPPINGS = "mappings"
_SETTINGS = "settings"
_NEXT_PRODUCTS = ("next products",)


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
    options = replace(options, mappings={**remembered_mappings(), **options.mappings})
    try:
        sales = read(new, options)
    except CltvError as error:
        st.session_state[_FAULT] = Fault(tuple(new), options, error)
        return False
    for name in (_FAULT, _CUSTOMER):
        st.session_state.pop(name, None)
    _stop_races()
    st.session_state[_MAPPINGS] = options.mappings
    st.session_state[_SHOP] = Shop(tuple(new), options, sales)
    return True


def answer(key: str, value: Any) -> bool:
    """Reads the files again with what the owner said to a question."""
    from cltv_core.reading.merge.questions import answer

    return load(files(), answer(loaded().options, key, value))


def options() -> ReadOptions | None:
    """What the owner decided about the loaded files."""
    found = shop()
    return found.options if found else None


def remembered_mappings() -> Mapping[tuple[str, ...], Mapping[str, str]]:
    """Headers of a file -> which of them means what, as the owner has said it during this visit."""
    return st.session_state.get(_MAPPINGS, {})


def load_sample(sample: Sample) -> bool:
    """Opens a sample shop on the same road as a file."""
    warmup.finish()
    return load([sample.load()])


def fault() -> Fault | None:
    return st.session_state.get(_FAULT)


def delete_everything() -> None:
    """Deletes the files, all that was made of them, and every choice; nothing goes on working on them."""
    _stop_races()
    st.session_state.clear()
    gc.collect()


def _stop_races() -> None:
    found = shop()
    for result in found.results.values() if found else ():
        if isinstance(result, Race):
            result.stop()


def _result(build: Callable[[], T], *key: Hashable) -> T:
    """What `build` makes of the loaded files, worked out once a `key`; what was not asked for longest is dropped."""
    results = loaded().results
    found: T = results.pop(key) if key in results else build()
    results[key] = found
    while len(results) > REMEMBERED_RESULTS:
        del results[next(iter(results))]
    return found


def _drop_older(kind: str, kept: int) -> None:
    """Of large results of one kind only the last few are remembered."""
    results = loaded().results
    for key in [key for key in results if key[0] == kind][:-kept]:
        del results[key]


def history() -> History:
    return loaded().history


def settings() -> Settings:
    """What the owner decided: own segments and names, and what was said of suggestions."""
    from cltv_core.project.choices import Settings

    return st.session_state.get(_SETTINGS) or Settings()


def keep(changed: Settings) -> None:
    """Raises SegmentUnclear if segments or names cannot be used; then everything stays as it was."""
    _placed(changed)
    st.session_state[_SETTINGS] = changed


def is_unfitting() -> bool:
    """Whether the loaded files lack what the owner's segments or names need."""
    decided = settings()
    return bool(decided.own or decided.names) and _placing(decided) != _placing(analysis().choices)


def mark(key: str, said: State | None) -> None:
    """Notes what the owner says of a suggestion (see `cltv_core.tactics.log`); None takes it back."""
    log, today = settings().actions, clock.today()
    if said == "done":
        log = log.done(key, today)
    elif said == "snoozed":
        log = log.snoozed(key, today + SNOOZED_FOR)
    elif said == "not for us":
        log = log.not_for_us(key, today)
    else:
        log = log.reopened(key)
    st.session_state[_SETTINGS] = replace(settings(), actions=log)


def analysis() -> Analysis:
    """What is expected under the owner's choices: at a first look, and by the race of models once that is over. With
    the owner's own segments and names, where the files have the columns for them."""
    decided = settings()
    if not (decided.own or decided.names):
        return _plain()
    try:
        return _placed(decided)
    except SegmentUnclear:
        return _plain()


def _plain() -> Analysis:
    from cltv_core.analysis import Analysis

    found = race()
    said = found.forecast or found.first
    return _result(lambda: Analysis(found.history, found.terms, said), "analysis", found.terms, said is found.first)


def _placed(decided: Settings) -> Analysis:
    """Raises SegmentUnclear."""
    from cltv_core.project.choices import Settings

    plain = _plain()
    choices = Settings(own=decided.own, names=decided.names)
    return _result(lambda: plain.with_choices(choices), "placed", *_stage(plain), *_placing(decided))


def _placing(decided: Settings) -> tuple[Hashable, ...]:
    return decided.own, tuple(sorted(decided.names.items()))


def race() -> Race:
    """The race of models under the owner's choices."""
    from cltv_core.terms import Terms

    chosen, past = choices(), history()
    terms = Terms.of(past.as_of, months=chosen.months, margin=chosen.margin, discount_rate=chosen.discount_rate)
    return _result(lambda: Race(past, terms, past.first_forecast(terms)), "race", terms)


def customer_list() -> pd.DataFrame:
    from dashboard import tables

    found = analysis()
    return _result(lambda: tables.customer_list(transactions(), found), "customers", *_stage(found))


def tactics() -> tuple[Tactic, ...]:
    """The recommended tactic of each segment, in the order of the segment table."""
    from cltv_core.tactics import playbook

    found, log = analysis(), settings().actions
    named = _products_by_segment()
    return _result(
        lambda: playbook.tactics(found.segments, found.shop, found.reach, ranges=ranges(), products=named, log=log),
        *("tactics", bool(named), *sorted(log.statuses.items())),
        *_stage(found),
    )


def this_week() -> tuple[Action, ...]:
    from cltv_core.tactics.playbook import this_week

    return this_week(tactics(), settings().actions)


def answers() -> tuple[Answer, ...]:
    """What the owner has said of suggestions, the latest first."""
    from cltv_core.tactics.playbook import answers

    return answers(settings().actions)


def ranges() -> Mapping[str, tuple[float, float]]:
    """Segment -> between what its expected value lies 8 times in 10, where that is known."""
    from cltv_core.tactics.playbook import expected_ranges

    found = analysis()
    return _result(lambda: expected_ranges(found.forecast, found.segments), "ranges", *_stage(found))


def report() -> Callable[[], bytes]:
    """Makes the printable page with what the owner decided; may be called after the page has been drawn."""
    found, log = analysis(), settings().actions

    def make() -> bytes:
        return found.with_choices(replace(found.choices, actions=log)).report_html().encode()

    return make


def export(
    name: str,
    chosen: Callable[[pd.DataFrame], pd.Series],
    destination: Destination,
    *asked: Hashable,
    hashed: bool,
    with_products: bool,
) -> Export:
    """The files of a list of those of all people who are `chosen`, best first. `asked`: what they are chosen by."""
    from cltv_core.destinations import export

    found = analysis()

    def make() -> Export:
        everybody = found.everyone
        listed = everybody[chosen(everybody)].reset_index(drop=True)
        if with_products:
            listed = listed.assign(next_product=_next_product_of(listed["customer_id"]))
        return export(
            listed, destination, found.terms, name=name, hashed=hashed, refusals=_refusals(found.transactions)
        )

    made = _result(make, "export", name, *asked, destination.key, hashed, with_products, *_stage(found))
    _drop_older("export", kept=REMEMBERED_EXPORTS)
    return made


def bundle(destination: Destination, *, hashed: bool) -> Callable[[], bytes]:
    """Makes the lists of all segments as one zip; may be called after the page has been drawn."""
    found = analysis()
    everybody = found.everyone

    def make() -> bytes:
        from cltv_core.destinations import bundle

        lists = {name: everybody[everybody["segment"] == name] for name in found.segments.table["segment"]}
        return bundle(
            lists,
            destination,
            found.terms,
            currency=found.currency,
            hashed=hashed,
            refusals=_refusals(found.transactions),
        )

    return make


def _refusals(transactions: Transactions) -> tuple[str, ...]:
    """Why the buyers of some of the files may not be written to."""
    return tuple(dict.fromkeys(file.no_mailing for file in transactions.report.files if file.no_mailing))


def movement() -> Movement:
    """Who changed segment in the last months. Both days are seen by the same simple forecast, as the race of models
    has spoken of one of them only.

    Raises NotEnoughData where the files do not reach back so far."""
    from cltv_core.analysis import Analysis
    from cltv_core.segments.movement import Placement, months_back, movement, placement

    first, past = race().first, history()

    def make() -> Movement:
        before = placement(past.transactions, months_back(past.as_of), first.terms)
        now = Placement(past.summary, first, Analysis(past, first.terms, first).segments)
        return movement(before, now, past.transactions.currency)

    return _result(make, "movement", first.terms)


def next_products() -> NextProducts:
    from cltv_core.products import next_products

    past = history()
    return _result(lambda: next_products(past.transactions, past.as_of), *_NEXT_PRODUCTS)


def _next_product_of(customers: pd.Series) -> list[str]:
    """The first product to suggest to each customer, "" where there is none."""
    import pandas as pd

    named = next_products().of(pd.Index(customers))
    first = named[named["rank"] == 1]
    products = dict(zip(first["customer_id"], first["product"], strict=True))
    return [products.get(customer, "") for customer in customers]


def _products_by_segment() -> dict[str, list[str]]:
    """Segment -> what its customers are likely to buy next, once the owner has asked for that."""
    import pandas as pd

    if _NEXT_PRODUCTS not in loaded().results or not next_products().shown:
        return {}
    found = analysis()
    members = found.segments.frame["segment"]

    def make() -> dict[str, list[str]]:
        return {
            name: list(next_products().best_for(pd.Index(members.index[members == name]))["product"])
            for name in members.unique()
        }

    return _result(make, "products by segment", *_stage(found))


def customer_facts() -> CustomerFacts:
    """What own segments may ask for."""
    return _plain().people


def fair_look(column: str) -> FairLook:
    """Whether groups of equal value are offered the same."""
    from cltv_core.segments.fairness import fair_look

    found = analysis()
    offered = {tactic.segment: tactic.title for tactic in tactics()}
    treatment = found.segments.frame["segment"].map(offered)
    value = found.forecast.frame["expected_value"]
    return fair_look(transactions().customers.drop_duplicates("customer_id"), column, value, treatment)


def equity() -> Equity:
    from cltv_core.value.equity import customer_equity

    found = analysis()
    return _result(lambda: customer_equity(found.summary, found.forecast, found.currency), "equity", *_stage(found)[:2])


def holistic(referral_share: float) -> Holistic:
    from cltv_core.value.relationship_value import holistic

    found = analysis()
    customers = transactions().customers
    return holistic(customers, found.summary, found.forecast, referral_share=referral_share, currency=found.currency)


def good_start(by: Grouping) -> GoodStart | None:
    from cltv_core.describe.good_starts import good_start

    past = history()
    return _result(lambda: good_start(past.transactions, past.summary, by), "good start", by)


def cohorts(by: Grouping) -> pd.DataFrame:
    return _result(lambda: history().cohorts(by), "cohorts", by)


def curves(by: Grouping) -> pd.DataFrame:
    found = analysis()
    return _result(lambda: found.curves(by), "curves", by, *_stage(found))


def _stage(found: Analysis) -> tuple[Hashable, ...]:
    """What results of the same files differ by: the terms, a first look or the race of models, and own segments."""
    return found.terms, found.forecast.accuracy is not None, *_placing(found.choices)


def open_customer(customer_id: str) -> None:
    st.session_state[_CUSTOMER] = customer_id


def customer() -> str | None:
    return st.session_state.get(_CUSTOMER)


def pick_segment(names: Sequence[str]) -> None:
    """Chooses the segment whose row of the segment table was clicked."""
    cells = st.session_state[SEGMENT_TABLE]["selection"]["cells"]
    if cells:
        st.session_state[SEGMENT] = names[cells[0][0]]


def upload_key(name: str = "upload") -> str:
    """The key of a file field; it changes after every upload, which empties the field and frees its memory."""
    return f"{name}_{st.session_state.get(_UPLOADS, 0)}"


def empty_upload() -> None:
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
