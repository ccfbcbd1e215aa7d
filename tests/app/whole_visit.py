"""A visit that opens every page and every drawer, and what can be read on the way."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from streamlit.testing.v1 import AppTest

from cltv_core.destinations import Export
from cltv_core.project.sample import shop_with_campaigns
from cltv_core.text.pages import actions
from cltv_core.text.voice import _
from tests.app.conftest import new_visit, page, upload, wait_for_races
from tests.support.visible import cells, visible

PAGES = (
    "overview",
    "customers",
    "cohorts",
    "actions",
    "plan",
    "accuracy",
    "campaigns",
    "your_data",
    "present",
    "customer",
)
OPEN = ("movement", "own_segments", "fair_look", "next_of_segment", "next_of_customer", "columns")
"""Drawers that work something out only once they are open."""


@dataclass
class Seen:
    """What a visitor reads of one page: its texts, and the tables with their words."""

    texts: list[str]
    tables: list[pd.DataFrame]


@dataclass
class Visit:
    """What a visitor reads of every page, and the files of the list."""

    welcome: list[str]
    pages: dict[str, Seen]
    files: dict[str, bytes]


def whole_visit(file: bytes) -> Visit:
    """Upload a file, open every page and every drawer, and open one customer; campaigns are those of the sample shop."""
    app = new_visit()
    welcome = visible(app)
    upload(app, ("shop.csv", file))
    for key in OPEN:
        app.session_state[key] = True
    app.session_state["tab"] = app.query_params["tab"] = _(actions.TABS["list"])
    _open_page(app, "actions")
    wait_for_races()
    pages = {name: _open_page(app, name) for name in PAGES if name not in ("campaigns", "customer")}
    pages["customer"] = _open_customer(app)
    pages["campaigns"] = _open_campaigns()
    made = [result for result in app.session_state["shop"].results if isinstance(result, Export)]
    return Visit(welcome, pages, {file.name: file.content for export in made for file in export.files})


def _open_page(app: AppTest, name: str) -> Seen:
    app.switch_page(page(name)).run()
    assert not app.exception
    return Seen(visible(app), cells(app))


def _open_customer(app: AppTest) -> Seen:
    app.switch_page(page("customers")).run()
    app.session_state["customer_table"] = {"selection": {"rows": [], "columns": [], "cells": [[0, "customer"]]}}
    app.run()
    assert not app.exception
    return Seen(visible(app), cells(app))


def _open_campaigns() -> Seen:
    app = upload(new_visit(), *((file.name, file.data) for file in shop_with_campaigns()))
    wait_for_races()  # how far one is stands on every page
    return _open_page(app, "campaigns")
