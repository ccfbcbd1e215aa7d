"""What is kept of one visit: the only place that touches session_state. Nothing in it is shared between visitors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.pages.visit import race as words
from dashboard import dates, warmup
from dashboard.memo import Memo
from dashboard.racing import Race
from dashboard.server import memory, service
from dashboard.server.uploads import forget_uploads
from dashboard.server.visits import COOKIE

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from cltv_core.choices import Settings
    from cltv_core.project.compare import ShopLine
    from cltv_core.project.contents import Preferences, Project
    from cltv_core.reading.read import ReadOptions, SourceFile
    from cltv_core.sources.connections import Connection
    from cltv_core.tactics.catalogue import Channel
    from cltv_core.tactics.log import State
    from cltv_core.transactions import Transactions
    from dashboard.server.tasks import ShopRead
    from dashboard.server.visits import Visit

REMEMBERED_RESULTS = 32
SNOOZED_FOR = timedelta(weeks=2)

MONTHS = "months"
MARGIN = "margin_percent"
DISCOUNT = "discount_percent"
ACQUISITION_COST = "acquisition_cost"
HORIZONS = (3, 6, 12, 24, 36)
"""Months ahead that can be chosen."""
MESSAGE_COSTS: Mapping[Channel, str] = {
    "e-mail": "plan_cost_e-mail",
    "text message": "plan_cost_text message",
    "post": "plan_cost_post",
}
"""Channel -> what one message costs, None where it is assumed."""
DEFAULTS: Mapping[str, Any] = {
    MONTHS: 12,
    MARGIN: 100,
    DISCOUNT: 10,
    ACQUISITION_COST: None,
    **dict.fromkeys(MESSAGE_COSTS.values()),
}

SEGMENT = "segment"
SEGMENT_TABLE = "segment_table"
SEGMENT_MAP = "segment_map"
TAB = "tab"
IDEA = "idea"
AGAINST = "against"
PLANNED = "planned"
"""In addresses: which tab of a segment is open, which of its ideas, and whether the list is that of the plan."""
DESTINATION = "destination"
WRITTEN_FOR = "written_for"
PAGE_OF_SEARCH = "page"
MORE_CARDS = "more_cards"
ANY_TOOL = "csv"
HASHED = "hashed"
TONE = "tone"

_SHOP = "shop"
_FAULT = "fault"
_CUSTOMER = "customer"
_UPLOADS = "uploads"
_MAPPINGS = "mappings"
_DECISIONS = "decisions"
_PROJECT = "project"
_SAVED = "saved"
_PREFERENCES = "preferences"
_USUAL_MONTHS = "usual_months"
_OUTSIDE = "outside"
_COMPARED = "compared"
_MEANS = "means"
_SOURCES = "sources"
_SHARED = (_SHOP, _FAULT, _CUSTOMER, _MAPPINGS, _DECISIONS, _PROJECT, _SAVED, _OUTSIDE, _COMPARED, _MEANS, _SOURCES)
"""What all pages of one browser have in common, from the moment it is written."""
_COPIED = (*DEFAULTS, _USUAL_MONTHS, SEGMENT, DESTINATION, HASHED, TONE)
"""What a further page begins with as it is set on the others."""
_JOINED = "joined"


@dataclass(frozen=True)
class Shop:
    """The files of one visitor, what was read from them, and all that was worked out since: it goes when they go.

    `key` changes with every byte, every name and every choice; `read` is what came of reading them.
    """

    files: tuple[SourceFile, ...] = field(repr=False)
    options: ReadOptions
    key: str
    read: ShopRead = field(repr=False)
    results: Memo = field(default_factory=lambda: Memo(REMEMBERED_RESULTS), repr=False)

    @property
    def transactions(self) -> Transactions:
        """Return the sales."""
        return self.read.history.transactions

    @property
    def small(self) -> bool:
        """Return whether it has too few customers or is too young for a forecast to be worth much."""
        return self.read.small


@dataclass(frozen=True)
class Fault:
    """Files that could not be used, kept so that they can be read once more when the owner has named their columns."""

    files: tuple[SourceFile, ...] = field(repr=False)
    options: ReadOptions
    key: str
    error: CltvError


def _key(files: Sequence[SourceFile], options: ReadOptions) -> str:
    digest = hashlib.sha256(repr(options).encode())
    for file in files:
        digest.update(repr(file.name).encode())
        digest.update(hashlib.sha256(file.data).digest())
    return digest.hexdigest()


@dataclass(frozen=True)
class Source:
    """A connection of this visit: the file that came through it, and when."""

    connection: Connection
    file: SourceFile = field(repr=False)
    at: datetime


@dataclass(frozen=True)
class Means:
    """What the owner's plan is for."""

    money: float
    hours: float


@dataclass(frozen=True)
class Assumptions:
    """What the owner set under Settings, and on the plan what a message costs by channel.

    Shares between 0 and 1, money in the shop's currency.
    """

    months: int
    margin: float
    discount_rate: float
    acquisition_cost: float | None
    message_costs: tuple[tuple[Channel, float], ...] = ()


def begin() -> None:
    """Go on with the visit of this browser; set the defaults of a new one, or what an opened project file says."""
    _join()
    kept = st.session_state.pop(_PREFERENCES, {})
    st.session_state.update(kept)
    for name, value in DEFAULTS.items():
        st.session_state.setdefault(name, value)
    _look_ahead_as_usual(chosen=MONTHS in kept)


def _look_ahead_as_usual(*, chosen: bool) -> None:
    """Look a few months ahead for a small shop, unless the owner has chosen otherwise."""
    state = st.session_state
    before = state.get(_USUAL_MONTHS, DEFAULTS[MONTHS])
    usual = usual_months()
    if usual != before and state[MONTHS] == before and not chosen:
        state[MONTHS] = usual
    state[_USUAL_MONTHS] = usual


def end() -> None:
    """Note for further pages of this browser what is set on this one; to be called when the page has been drawn."""
    visit = _visit()
    if visit is not None:
        visit.kept.update({name: st.session_state[name] for name in _COPIED if name in st.session_state})


def usual_months() -> int:
    """Return how far a shop like this one looks ahead, as long as the owner chooses nothing else."""
    found = shop()
    return found.read.months if found else DEFAULTS[MONTHS]


def _visit() -> Visit | None:
    """Return the visit that this page belongs to; None where the browser has no cookie."""
    return service.visits().of(st.context.cookies.get(COOKIE, ""), service.visitor())


def _join() -> None:
    """Take over what the other pages of this browser have, and give up what they gave up."""
    visit, state = _visit(), st.session_state
    if visit is None:
        return
    if _SHOP in state and _SHOP not in visit.kept:
        state.clear()
    for name in _SHARED:
        if name in visit.kept:
            state[name] = visit.kept[name]
        else:
            state.pop(name, None)
    if _JOINED not in state:
        state.update({name: visit.kept[name] for name in _COPIED if name in visit.kept})
        _take_over_races()
    state[_JOINED] = True


def _put(name: str, value: Any) -> None:
    """Keep something that all pages of this browser have in common."""
    st.session_state[name] = value
    visit = _visit()
    if visit is not None:
        visit.kept[name] = value


def _drop(*names: str) -> None:
    visit = _visit()
    for name in names:
        st.session_state.pop(name, None)
        if visit is not None:
            visit.kept.pop(name, None)


def shop() -> Shop | None:
    """Return the shop that is loaded, None before a file was read."""
    found: Shop | None = st.session_state.get(_SHOP)
    return found


def loaded() -> Shop:
    """Return the shop on a page that runs only once files were read."""
    found = shop()
    assert found is not None, "a page runs only once files were read"
    return found


def transactions() -> Transactions:
    """Return the sales that were read."""
    return loaded().transactions


def files() -> tuple[SourceFile, ...]:
    """Return the files that are loaded."""
    found = shop()
    return found.files if found else ()


def options() -> ReadOptions | None:
    """Return what the owner decided about the loaded files."""
    found = shop()
    return found.options if found else None


def fault() -> Fault | None:
    """Return the files that could not be used, if the last ones could not."""
    found: Fault | None = st.session_state.get(_FAULT)
    return found


def assumptions() -> Assumptions:
    """Return what the owner set."""
    state = st.session_state
    costs = {channel: state[key] for channel, key in MESSAGE_COSTS.items()}
    return Assumptions(
        months=state[MONTHS],
        margin=state[MARGIN] / 100,
        discount_rate=state[DISCOUNT] / 100,
        acquisition_cost=state[ACQUISITION_COST],
        message_costs=tuple((channel, cost) for channel, cost in costs.items() if cost is not None),
    )


def assume_cost(cost: float | None) -> None:
    """Set what winning a customer costs as the owner would under Settings, before the field is drawn."""
    st.session_state[ACQUISITION_COST] = cost


def load(new: Sequence[SourceFile], options: ReadOptions | None = None) -> bool:
    """Read the files in place of those loaded; if that fails, `fault` says why and everything stays as it was."""
    warmup.finish()
    from cltv_core.project.answers import remembered
    from cltv_core.reading.read import ReadOptions
    from cltv_core.reading.remembered import recalled
    from dashboard.server.reading import read_files

    options = options or ReadOptions(timezone=st.context.timezone)
    options = replace(
        options,
        mappings={**remembered_mappings(), **options.mappings},
        remembered=remembered(project().answers),
    )
    place = st.empty()

    def waiting(ahead: int) -> None:
        place.caption(words.in_queue(ahead))

    with ThreadPoolExecutor(1) as beside:
        keyed = beside.submit(_key, new, options)
        try:
            found = read_files(new, options, waiting)
        except CltvError as error:
            _put(_FAULT, Fault(tuple(new), options, keyed.result(), error))
            return False
    _drop(_FAULT, _CUSTOMER)
    _stop_races()
    options = recalled(options, [file.headers for file in found.history.transactions.report.files])
    _put(_MAPPINGS, options.mappings)
    _put(_SHOP, Shop(tuple(new), options, keyed.result(), found))
    return True


def refuse(files: Sequence[SourceFile], error: CltvError) -> None:
    """Keep files that could not be used, and why."""
    from cltv_core.reading.read import ReadOptions

    options = ReadOptions()
    _put(_FAULT, Fault(tuple(files), options, _key(files, options), error))


def answer(key: str, value: Any) -> bool:
    """Read the files again with what the owner said to a question."""
    from cltv_core.reading.merge.questions import answer

    return load(files(), answer(loaded().options, key, value))


def remembered_mappings() -> Mapping[tuple[str, ...], Mapping[str, str]]:
    """Return headers of a file -> which of them means what, as the owner has said it during this visit."""
    found: Mapping[tuple[str, ...], Mapping[str, str]] = st.session_state.get(_MAPPINGS, {})
    return found


def delete_everything() -> None:
    """Delete the files, all that was made of them, and every choice; nothing goes on working on them."""
    _stop_races()
    visit = _visit()
    if visit is not None:
        visit.kept.clear()
        service.refresh_others(visit.sessions)
    st.session_state.clear()
    forget_uploads()
    memory.give_back()


def _stop_races() -> None:
    for race in _races():
        race.stop()


def _take_over_races() -> None:
    for race in _races():
        race.take_over()


def _races() -> list[Race]:
    found = shop()
    return [result for result in found.results if isinstance(result, Race)] if found else []


def decisions() -> Settings:
    """Return what the owner decided: own segments and names, and what was said of suggestions."""
    found: Settings = st.session_state.get(_DECISIONS, _nothing_decided())
    return found


@cache
def _nothing_decided() -> Settings:
    """Return the same object each time, as results are remembered by what they were worked out from."""
    from cltv_core.choices import Settings

    return Settings()


def decide(changed: Settings) -> None:
    """Keep what the owner decided; `results.outlook.keep` checks first that it fits the files."""
    _put(_DECISIONS, changed)


def project() -> Project:
    """Return the project of this visit: as it was opened or last saved, with the campaigns that came since."""
    from cltv_core.project.file import new_project

    if _PROJECT not in st.session_state:
        _put(_PROJECT, new_project())
    found: Project = st.session_state[_PROJECT]
    return found


def compared() -> tuple[ShopLine, ...]:
    """Return the shops whose project files were dropped together, to be seen side by side."""
    found: tuple[ShopLine, ...] = st.session_state.get(_COMPARED, ())
    return found


def compare(lines: tuple[ShopLine, ...]) -> None:
    """Keep shops to be seen side by side."""
    _drop(_FAULT)
    _put(_COMPARED, lines)


def has_project() -> bool:
    """Tell whether a project file was opened."""
    return _SAVED in st.session_state


def keep_project(changed: Project) -> None:
    """Keep a changed project."""
    _put(_PROJECT, changed)


def open_project(opened: Project) -> None:
    """Go on with a project: its choices stand at once, its settings from the next run of the page on."""
    keep_project(opened)
    decide(opened.choices)
    _drop(_FAULT)
    st.session_state[_PREFERENCES] = _as_settings(opened.preferences)


def _as_settings(preferences: Preferences) -> dict[str, Any]:
    margin = DEFAULTS[MARGIN] if preferences.margin is None else round(preferences.margin * 100)
    return {
        MONTHS: min(HORIZONS, key=lambda months: abs(months - preferences.months)),
        MARGIN: min(max(margin, 1), 100),
        DISCOUNT: min(max(round(preferences.discount_rate * 100), 0), 100),
        ACQUISITION_COST: preferences.acquisition_cost,
        **{key: preferences.message_costs.get(channel) for channel, key in MESSAGE_COSTS.items()},
    }


def outside(campaign: str) -> tuple[str, ...]:
    """Return the customers who get a campaign that was drawn in this visit without being part of its test."""
    found: Mapping[str, tuple[str, ...]] = st.session_state.get(_OUTSIDE, {})
    return found.get(campaign, ())


def keep_outside(campaign: str, customers: Sequence[str]) -> None:
    """Note who gets a campaign without being part of its test."""
    _put(_OUTSIDE, {**st.session_state.get(_OUTSIDE, {}), campaign: tuple(customers)})


def saved() -> Any:
    """Return what was decided when the project was last saved or opened; None before either."""
    return st.session_state.get(_SAVED)


def keep_saved(decided: Any) -> None:
    """Note what is in the project file that the owner has now."""
    _put(_SAVED, decided)


def mark(key: str, said: State | None) -> None:
    """Note what the owner says of a suggestion (see `cltv_core.tactics.log`); None takes it back."""
    log, today = decisions().actions, dates.today()
    if said == "done":
        log = log.done(key, today)
    elif said == "snoozed":
        log = log.snoozed(key, today + SNOOZED_FOR)
    elif said == "not for us":
        log = log.not_for_us(key, today)
    else:
        log = log.reopened(key)
    decide(replace(decisions(), actions=log))


def open_customer(customer_id: str) -> None:
    """Choose the customer that the page of one customer shows."""
    _put(_CUSTOMER, customer_id)


def note(key: str) -> str:
    """Return what the owner noted of the customer with this key (see `dashboard.projects`), "" for nothing."""
    return decisions().notes.get(key, "")


def keep_note(key: str) -> None:
    """Keep what was written into the note of a customer; an empty one is forgotten."""
    written = st.session_state[note_field(key)].strip()
    others = {name: text for name, text in decisions().notes.items() if name != key}
    decide(replace(decisions(), notes={**others, key: written} if written else others))


def note_field(key: str) -> str:
    """Return the key of the field for a customer's note."""
    return f"note_{key}"


def is_phone() -> bool:
    """Tell whether the visitor's screen is narrow, as far as the browser says so."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def months_in_a_grid() -> int:
    """Return for how many months a grid has room for its numbers."""
    return 6 if is_phone() else 12


def screens_of_cards() -> int:
    """Return how many screens of cards are shown."""
    return 1 + int(st.session_state.get(MORE_CARDS, 0))


def page_of_search() -> int:
    """Return the page of a search in a folder of results, from 1 on."""
    return int(st.session_state.get(PAGE_OF_SEARCH) or 1)


def turn_to(page: int) -> None:
    """Turn to a page of a search in a folder of results."""
    st.session_state[PAGE_OF_SEARCH] = page


def more_cards() -> None:
    """Show one more screen of cards."""
    st.session_state[MORE_CARDS] = st.session_state.get(MORE_CARDS, 0) + 1


def sources() -> tuple[Source, ...]:
    """Return the links and keys of this visit, with what came through them."""
    found: tuple[Source, ...] = st.session_state.get(_SOURCES, ())
    return found


def keep_sources(found: tuple[Source, ...]) -> None:
    """Keep links and keys in the memory of this visit."""
    _put(_SOURCES, found)


def means() -> Means | None:
    """Return what the owner's plan is for, None before they have looked at one."""
    found: Means | None = st.session_state.get(_MEANS)
    return found


def plan_for(means: Means) -> None:
    """Note what the owner's plan is for, so that its lists are the same on every page."""
    _put(_MEANS, means)


def customer() -> str | None:
    """Return the customer that was opened, None before one was."""
    found: str | None = st.session_state.get(_CUSTOMER)
    return found


def pick_segment(names: Sequence[str]) -> None:
    """Choose the segment whose row of the segment table was clicked."""
    cells = st.session_state[SEGMENT_TABLE]["selection"]["cells"]
    if cells:
        st.session_state[SEGMENT] = names[cells[0][0]]


def pick_on_map() -> None:
    """Choose the segment whose circle was clicked."""
    chosen = st.session_state[SEGMENT_MAP].get("chosen")
    if chosen:
        st.session_state[SEGMENT] = chosen


def follow_link(key: str, usual: str) -> None:
    """Choose what stands first where an address asks for it; to be called before the widget of that key.

    Streamlit takes such a value out of the address without a look at it, and what was chosen before would stay.
    """
    if st.query_params.get(key) == usual:
        st.session_state[key] = usual


def offer_tool(tools: Sequence[str]) -> None:
    """Write messages for the tool that lists are made for, where it is one of these that send them."""
    current = st.session_state.get(DESTINATION)
    st.session_state[WRITTEN_FOR] = current if current in tools else ANY_TOOL


def keep_to_tools(tools: Sequence[str]) -> None:
    """Forget the tool that lists are made for, where it is none of these."""
    if st.session_state.get(DESTINATION, ANY_TOOL) not in tools:
        del st.session_state[DESTINATION]


def choose_tool() -> None:
    """Take the tool that a message is written for as the one that lists are made for."""
    st.session_state[DESTINATION] = st.session_state[WRITTEN_FOR]


def upload_key(name: str = "upload") -> str:
    """Return the key of a file field; it changes after every upload, which empties the field and frees its memory."""
    return f"{name}_{st.session_state.get(_UPLOADS, 0)}"


def dropped() -> Sequence[UploadedFile]:
    """Return what lies on the file field as Streamlit keeps it; the field itself hands out deep copies."""
    files: Sequence[UploadedFile] = st.session_state[upload_key()]
    return files


def empty_upload() -> None:
    """Empty all file fields, also where Streamlit keeps what was dropped on them."""
    forget_uploads()
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
