"""The project of a visit: opened from a file, changed by what the owner does, and put together again to be saved."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlparse

import streamlit as st

from cltv_core.cli.front_door import ON_OWN_COMPUTER
from cltv_core.errors import CltvError
from dashboard import dates, session
from dashboard.results import changes, outlook, trials

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cltv_core.choices import Settings
    from cltv_core.project.contents import Campaign, FileAnswers, Preferences, Project, WinningCost
    from cltv_core.project.shelf import Shelf
    from cltv_core.reading.read import ReadOptions, SourceFile

OWN_NAMES = ("localhost", "127.0.0.1", "::1")
"""What this computer calls itself."""
NO_MARGIN = 1.0
"""What is assumed until the owner says what goods cost."""


@dataclass(frozen=True)
class Decided:
    """What of a project would be lost without saving. `told_until`: the day of its latest forecast."""

    name: str
    preferences: Preferences
    choices: Settings
    answers: Mapping[str, FileAnswers]
    costs: tuple[WinningCost, ...]
    campaigns: tuple[tuple[str, str], ...]
    told_until: date | None


def take(files: Sequence[SourceFile], options: ReadOptions | None = None, passphrase: str = "") -> bool:
    """Open the project among the files, if there is one, and read the others, or the sales that the project holds.

    Where something cannot be used, `session.fault` says why.
    """
    from cltv_core.project.choices import from_json, looks_like_choices
    from cltv_core.project.compare import side_by_side
    from cltv_core.project.file import from_bytes, looks_like_project
    from cltv_core.project.merge import merged, same_shop

    projects = [file for file in files if looks_like_project(file.data)]
    choices = [file for file in files if looks_like_choices(file.data)]
    sales = [file for file in files if file not in (*projects, *choices)]
    try:
        opened = [from_bytes(file.data, passphrase, file.name) for file in projects]
        if len(opened) > 1 and not sales and not same_shop(opened):
            session.compare(side_by_side(opened))
            return True
        if opened:
            project = merged([one for one in opened if one.salt == opened[-1].salt])
            _open(project)
            sales += _sales_in(project, sales)
        for file in choices[-1:]:
            session.decide(from_json(file.data))
    except CltvError as error:
        session.refuse(files, error)
        return False
    return session.load(sales or session.files(), options) if sales or session.files() else True


def current() -> Project:
    """Return the project as it stands, without the results and forecasts that belong to the files."""
    from cltv_core.project.answers import answers_of
    from cltv_core.project.contents import Preferences
    from cltv_core.project.winning import with_preferences

    base, shop, assumed = session.project(), session.shop(), session.assumptions()
    preferences = Preferences(
        months=assumed.months,
        margin=None if assumed.margin == NO_MARGIN else assumed.margin,
        discount_rate=assumed.discount_rate,
        acquisition_cost=assumed.acquisition_cost,
        message_costs=dict(assumed.message_costs),
    )
    return replace(
        with_preferences(base, preferences, dates.today()),
        choices=session.decisions(),
        answers={**base.answers, **(answers_of(shop.options, shop.transactions.report) if shop else {})},
        campaigns=trials.campaigns_with_results() if shop else base.campaigns,
    )


def decided(project: Project) -> Decided:
    """Return what of a project would be lost without saving."""
    return Decided(
        project.name,
        project.preferences,
        project.choices,
        dict(project.answers),
        project.costs,
        tuple((one.receipt.id, one.result.verdict if one.result else "") for one in project.campaigns),
        max((told.as_of for told in project.forecasts), default=None),
    )


def is_unsaved() -> bool:
    """Tell whether something was decided, or came with a newer file, that no project file has yet."""
    from cltv_core.project.contents import Preferences, Project

    now = decided(current())
    if now.told_until is not None:
        now = replace(now, told_until=max(now.told_until, outlook.history().as_of))
    untouched = Project(salt=b"", preferences=Preferences(months=session.usual_months()))
    return now != (session.saved() or decided(untouched))


def has_unsaved_campaign() -> bool:
    """Tell whether a campaign was drawn that no project file has: its result would be lost with it."""
    saved: Decided | None = session.saved()
    known = [identity for identity, _ in saved.campaigns] if saved else []
    return any(one.receipt.id not in known for one in session.project().campaigns)


def complete(*, with_sales: bool = False) -> Project:
    """Return the project as it is saved: with the forecast that is told now."""
    from cltv_core.project.told import with_forecast

    project = current()
    sales = {file.name: file.data for file in session.files()} if with_sales else {}
    return replace(project, forecasts=with_forecast(project, changes.told_forecast()), sales=sales)


def file_of(project: Project, passphrase: str = "") -> bytes:
    """Return the file of a project."""
    from cltv_core.project.file import to_bytes

    return to_bytes(project, passphrase)


def note_saved(project: Project) -> None:
    """Go on from a project that was saved."""
    session.keep_project(replace(project, sales={}))
    session.keep_saved(decided(project))


def on_own_computer() -> bool:
    """Tell whether the owner runs the page for themselves on their own computer, where nobody else can open it."""
    asked = urlparse(st.context.url or "").hostname
    served = st.get_option("server.address")
    return bool(os.environ.get(ON_OWN_COMPUTER)) and asked in OWN_NAMES and served in OWN_NAMES


def shelf() -> Shelf | None:
    """Return where shops are remembered; None unless the owner runs the page for themselves on their own computer."""
    if not on_own_computer():
        return None
    from cltv_core.project.shelf import Shelf

    return Shelf()


def rename(name: str) -> None:
    """Call the shop by another name."""
    session.keep_project(replace(session.project(), name=name.strip()))


def note_key(customer_id: str) -> str:
    """Return under which key a note of a customer is kept: not by name, as the file may get lost."""
    from cltv_core.campaigns.keys import person_keys

    (key,) = person_keys(session.project().salt, [customer_id]).tolist()
    return f"{key:010x}"


def add_campaigns(drawn: Sequence[Campaign]) -> None:
    """Add the campaigns of a trial that was just drawn."""
    project = session.project()
    session.keep_project(replace(project, campaigns=(*project.campaigns, *drawn)))


def drop_campaign(identity: str) -> None:
    """Take back a campaign that was never sent."""
    project = session.project()
    kept = tuple(one for one in project.campaigns if one.receipt.id != identity)
    session.keep_project(replace(project, campaigns=kept))


def note_spending(told: WinningCost) -> None:
    """Go by what was spent on winning customers, here and in all settings; to be called before the page is drawn."""
    from cltv_core.project.winning import with_spending

    project = with_spending(current(), told)
    session.keep_project(replace(session.project(), costs=project.costs))
    session.assume_cost(project.preferences.acquisition_cost)


def _open(project: Project) -> None:
    session.open_project(replace(project, sales={}))
    session.keep_saved(decided(session.project()))


def _sales_in(project: Project, beside: Sequence[SourceFile]) -> list[SourceFile]:
    """Return the sales inside a project, save those that were handed over beside it."""
    from cltv_core.reading.read import SourceFile

    given = {file.data for file in beside}
    return [SourceFile(name, data) for name, data in project.sales.items() if data not in given]
