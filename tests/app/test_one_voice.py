"""A page says of a file what report and command line say of it: each works it out by itself, and all are read."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.analysis import Analysis
from cltv_core.cli import command
from cltv_core.describe.kpis import Measure
from cltv_core.samples.shops import bakery
from cltv_core.text import describe, locales
from cltv_core.text.pages import actions
from cltv_core.text.voice import Voice, speaking
from tests.app.conftest import new_visit, page, upload, wait_for_races
from tests.core.shops import many_sales
from tests.support.pseudo import visible as read_of_html
from tests.support.visible import visible

UNKNOWN = "–"


def sales_file(sales: list[tuple[str, str, float]], **columns: list[str]) -> bytes:
    frame = pd.DataFrame(sales, columns=["Customer", "Date", "Total"]).assign(**columns)
    return frame.to_csv(index=False).encode()


def _simple() -> bytes:
    sales = [(f"C{place}", f"2024-{1 + place % 12:02}-15", 10.0 + place % 7) for place in range(60)]
    return sales_file(
        sales,
        Channel=["web", "Other"] * 30,
        Product=[f"product {place % 3}" for place in range(60)],
        Currency=["CHF"] * 60,
    )


SHOPS = {
    "bakery": lambda: bakery().data,
    "at a margin": lambda: sales_file(many_sales()),
    "products": _simple,
    "tiny": lambda: sales_file([("ann", "2024-01-01", 10), ("ann", "2024-03-05", 12), ("bob", "2024-02-01", 5)]),
    "nobody came back": lambda: sales_file([(f"C{n}", f"2024-01-{1 + n % 28:02}", 10) for n in range(30)]),
}
MARGIN = {"at a margin": 40}
"""In percent."""
SMALL = {"tiny", "nobody came back"}
"""Shops whose Overview shows the past first, and too early a day for cohorts."""


@dataclass
class Told:
    """What the three voices say of one file."""

    app: AppTest
    report: str
    printed: str
    range_known: bool
    small: bool


@pytest.fixture(scope="module", params=SHOPS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder, margin, data = tmp_path_factory.mktemp("shop"), MARGIN.get(request.param, 100), SHOPS[request.param]()
    report, printed, summary = _by_command(folder, data, margin)
    app = upload(new_visit(), ("shop.csv", data))
    if margin < 100:
        app.slider(key="margin_percent").set_value(margin).run()
    wait_for_races()
    return Told(app, report, printed, summary["forecast"]["low"] is not None, request.param in SMALL)


def _by_command(folder: Path, data: bytes, margin: int) -> tuple[str, str, dict[str, dict[str, float]]]:
    (folder / "shop.csv").write_bytes(data)
    options = ["--margin", str(margin / 100), "--locale", locales.spoken(None)]
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        assert command.main(["analyse", str(folder / "shop.csv"), "--out", str(folder / "out"), *options]) == 0
    report = re.sub(r"[ \n]+", " ", read_of_html((folder / "out" / "report.html").read_text(encoding="utf-8")))
    return report, printed.getvalue(), json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))


def read(app: AppTest, name: str) -> list[str]:
    """The texts of a page without their markup."""
    app.switch_page(page(name)).run()
    assert not app.exception
    return [_without_markup(text) for text in visible(app)]


def _without_markup(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", re.sub(r":green\[(.*?)\]", r"\1", text))


def test_the_headline_and_its_range(told: Told) -> None:
    texts = read(told.app, "overview")
    headline = _without_markup(told.app.header[0].value)
    if told.small:
        assert "expected" not in headline
        assert headline in told.report
        (ahead,) = {text for text in texts if text.startswith("Your") and "over the next" in text}
        assert ahead in told.report
        assert ahead in told.printed
        return
    assert headline in told.report
    (line,) = (line for line in told.printed.splitlines() if headline in line)
    ranges = [text for text in texts if text != headline and len(text) > 20 and text in line and text in told.report]
    assert bool(ranges) is told.range_known


def test_the_key_figures(told: Told) -> None:
    read(told.app, "overview")
    labels = {describe.label(measure) for measure in Measure}
    figures = [figure for figure in told.app.metric if figure.label in labels]
    assert {figure.label for figure in figures} == ({"Average order value"} if told.small else labels)
    for figure in figures:
        assert figure.label in told.report
        assert told.small or figure.value == UNKNOWN or _without_markup(figure.value) in told.report


def test_the_segments_and_what_to_do_for_them(told: Told) -> None:
    told.app.session_state["picture"] = actions.PICTURES["table"]
    read(told.app, "actions")
    assert _without_markup(told.app.header[0].value) in told.report
    for segment in told.app.dataframe[0].value["segment"]:
        assert segment in told.report


def test_newer_against_older_customers(told: Told) -> None:
    texts = read(told.app, "cohorts")
    *_, found = (result for result in told.app.session_state["shop"].results if isinstance(result, Analysis))
    if found.newer_customers and not told.small:
        with speaking(Voice(currency=found.currency)):
            sentence = describe.newer_customers(found.newer_customers)
        assert sentence in texts
        assert sentence in told.report
