"""Sample shops, one click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from cltv_core.samples.shops import SAMPLES, Sample
from cltv_core.text.pages import common
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import projects, warmup

if TYPE_CHECKING:
    from cltv_core.reading.read import SourceFile


def choices() -> None:
    """Show a card for each sample shop."""
    with st.grid(len(SAMPLES) + 1, min_column_width=220):
        for sample in SAMPLES:
            with st.container(border=True, height="stretch"):
                _card(sample.key, say(sample.title), say(sample.description), partial(_files_of, sample))
        with st.container(border=True, height="stretch"):
            _card("garden", _(words.GARDEN_TITLE), _(words.GARDEN_TEXT), _garden_shop)


def _card(key: str, title: str, description: str, load: Callable[[], Sequence[SourceFile]]) -> None:
    st.markdown(f"**{title}**")
    st.caption(description)
    st.space("stretch")
    if st.button(_(words.SAMPLE_BUTTON), key=f"sample_{key}", icon=":material/storefront:"):
        with st.spinner(_(common.READING)):
            warmup.finish()
            projects.take(load())
        st.rerun()


def _files_of(sample: Sample) -> Sequence[SourceFile]:
    return [sample.load()]


def _garden_shop() -> Sequence[SourceFile]:
    """Its sales, and the project file that remembers its campaigns."""
    from cltv_core.project.sample import shop_with_campaigns

    return shop_with_campaigns()
