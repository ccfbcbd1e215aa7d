"""Charts drawn by a small plotly.js; the whole of it, which Streamlit brings, blocks the page for a second."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from dashboard.components.plot.figure import Figure

LIBRARY = "plotly-basic-4.1.1.min.js"
TRACES = frozenset({"bar", "pie", "scatter"})
"""The kinds of trace that the library holds."""

_component = st.components.v2.component(
    "plot", js=Path(__file__).with_name("plot.js").read_text("utf-8"), isolate_styles=False
)


def can_show(figure: Figure) -> bool:
    """Whether the library can draw the figure and the visitor's browser can get the library."""
    return {trace["type"] for trace in figure.data} <= TRACES and is_served()


def is_served() -> bool:
    """Whether the visitor's browser can get the library."""
    run = get_script_run_ctx()
    if run is None or not st.get_option("server.enableStaticServing"):
        return False
    return (Path(run.main_script_path).parent / "static" / LIBRARY).is_file()


def _nothing() -> None:
    """Do nothing about a click."""


def show(
    figure: Figure,
    *,
    key: str,
    alt: str,
    height: int,
    config: Mapping[str, object],
    on_choice: Callable[[], None] | None = None,
) -> None:
    """Draw the figure in the colours of the theme, as wide as there is room; a figure already drawn stays as it is.

    `on_choice` is called once a mark with an id was clicked; the id is then `chosen` in the state of `key`.
    """
    _component(
        key=key,
        height=height,
        data={
            "figure": figure.to_json(),
            "alt": alt,
            "height": height,
            "config": dict(config),
            "library": f"app/static/{LIBRARY}",
            "selectable": on_choice is not None,
            "name": key,
        },
        on_chosen_change=on_choice or _nothing,
    )


def save(of: str, *, png: str, svg: str) -> None:
    """Offer the chart that was shown with the key `of` as a file, made in the browser; `png`, `svg`: the labels."""
    _component(key=f"save_{of}", data={"save": of, "labels": {"png": png, "svg": svg}})
