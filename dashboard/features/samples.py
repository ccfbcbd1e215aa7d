"""Sample shops, one click away."""

from __future__ import annotations

import streamlit as st

from cltv_core.samples.shops import SAMPLES, Sample
from cltv_core.text.pages import common
from cltv_core.text.pages import welcome as words
from cltv_core.text.say import say
from cltv_core.text.voice import _
from dashboard import session


def choices() -> None:
    """Show a card for each sample shop."""
    with st.grid(len(SAMPLES), min_column_width=260):
        for sample in SAMPLES:
            with st.container(border=True, height="stretch"):
                _card(sample)


def _card(sample: Sample) -> None:
    st.markdown(f"**{say(sample.title)}**")
    st.caption(say(sample.description))
    st.space("stretch")
    if st.button(_(words.SAMPLE_BUTTON), key=f"sample_{sample.key}", icon=":material/storefront:"):
        with st.spinner(_(common.READING)):
            session.load_sample(sample)
        st.rerun()
