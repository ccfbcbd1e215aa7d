"""Charts are drawn by the library that lies in the package; where it cannot be served, Streamlit draws them itself."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.app import SCRIPT as APP
from dashboard.components import plot
from dashboard.features import chart

REPOSITORY = Path(__file__).parents[2]
PACKAGE = Path(dashboard.__file__).parent
LIBRARY = PACKAGE / "static" / plot.LIBRARY
CONFIG = REPOSITORY / ".streamlit" / "config.toml"
COMPILE_AT_ONCE = b"//# allFunctionsCalledOnLoad"
PUBLISHED_SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
"""Of plotly-basic.min.js in the npm package plotly.js-basic-dist-min 4.1.1."""

SCRIPT = """
from dashboard.components.plot.figure import Figure
from dashboard.features import chart
chart.show(Figure([{trace}]), key="chart", alt="Bread sells best", height=300)
"""
BARS = '{"type": "bar", "x": ["Bread", "Cake"], "y": [3, 1]}'
HEATMAP = '{"type": "heatmap", "z": [[1, 2]]}'


def version(script: bytes) -> str:
    found = re.search(rb"plotly\.js (?:\(basic - minified\) )?v(\d+\.\d+\.\d+)", script[:300])
    assert found
    return found[1].decode()


def serve(monkeypatch: pytest.MonkeyPatch, serving: bool) -> None:
    ask = st.get_option
    monkeypatch.setattr(st, "get_option", lambda key: serving if key == "server.enableStaticServing" else ask(key))


def drawn(folder: Path, trace: str) -> AppTest:
    (folder / "app.py").write_text(SCRIPT.format(trace=trace))
    app = AppTest.from_file(str(folder / "app.py"), default_timeout=60).run()
    assert not app.exception
    return app


def figure_of(chart: Any) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads(json.loads(chart.proto.json)["figure"])
    return figure


@pytest.fixture
def front_door(tmp_path: Path) -> Path:
    """A folder from which the app can be started with the library beside it."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / plot.LIBRARY).touch()
    return tmp_path


def test_library_is_the_published_one_behind_one_line() -> None:
    first, body = LIBRARY.read_bytes().split(b"\n", 1)
    assert first == COMPILE_AT_ONCE
    assert hashlib.sha256(body).hexdigest() == PUBLISHED_SHA256


def test_library_is_of_the_version_that_plotly_itself_brings() -> None:
    own = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    assert version(LIBRARY.read_bytes()) == version(own)
    assert version(own) in plot.LIBRARY


def test_library_comes_with_its_licence() -> None:
    assert "MIT License" in (LIBRARY.parent / "plotly-basic-LICENSE.txt").read_text(encoding="utf-8")
    assert plot.LIBRARY in (LIBRARY.parent / "plotly-basic-NOTICE.txt").read_text(encoding="utf-8")


def test_library_is_served_from_beside_the_script() -> None:
    assert LIBRARY.parent == APP.parent / "static"
    assert tomllib.loads(CONFIG.read_text(encoding="utf-8"))["server"]["enableStaticServing"] is True


def test_chart_is_drawn_by_the_component(front_door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, True)
    app = drawn(front_door, BARS)
    (chart,) = app.get("bidi_component")
    data = json.loads(chart.proto.json)
    assert data["alt"] == "Bread sells best"
    assert data["height"] == 300
    assert data["library"] == f"app/static/{plot.LIBRARY}"
    assert figure_of(chart)["data"] == [{"type": "bar", "x": ["Bread", "Cake"], "y": [3, 1]}]
    assert "template" not in figure_of(chart)["layout"]
    assert not app.get("plotly_chart")


@pytest.mark.parametrize(("trace", "serving"), [(BARS, False), (HEATMAP, True)])
def test_streamlit_draws_what_the_component_cannot(
    front_door: Path, monkeypatch: pytest.MonkeyPatch, trace: str, serving: bool
) -> None:
    serve(monkeypatch, serving)
    app = drawn(front_door, trace)
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt == "Bread sells best"
    assert json.loads(chart.proto.spec)["data"]
    assert not app.get("bidi_component")


def test_streamlit_draws_where_the_library_does_not_lie_beside_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, True)
    assert drawn(tmp_path, BARS).get("plotly_chart")


def test_pages_draw_with_the_component(open_shop: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, True)
    app = open_shop()
    drawn_there = [chart for chart in app.get("bidi_component") if "figure" in json.loads(chart.proto.json)]
    assert [figure_of(chart)["data"][0]["type"] for chart in drawn_there] == ["bar", "bar", "scatter"]
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_theme_has_the_ten_colours_that_streamlits_own_chart_asks_for(mode: str) -> None:
    theme: dict[str, Any] = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    assert len(set(theme["chartCategoricalColors"])) == 10


def test_nothing_of_the_chart_comes_from_another_host_or_leads_there() -> None:
    assert "://" not in (Path(plot.__file__).with_name("plot.js")).read_text(encoding="utf-8")
    assert chart.CONFIG["displayModeBar"] is False
    assert chart.CONFIG["displaylogo"] is False
