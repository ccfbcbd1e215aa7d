"""Places that keep their height while what belongs there is worked out, so that nothing on a page moves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_HEIGHTS = Path(__file__).with_name("places.css")


def hold() -> None:
    """Tell the browser how high the places are; to be called before anything is shown."""
    st.html(_HEIGHTS)


def place(name: str) -> DeltaGenerator:
    """Return the place of this name, as high as `places.css` says or higher."""
    return st.container(key=f"place_{name}")


def expected(name: str, width: Literal["stretch", "content"] = "stretch") -> DeltaGenerator:
    """Return a container for figures, charts and tables that the test of the forecast may change: it marks them."""
    return st.container(key=f"expected_{name}", width=width)
