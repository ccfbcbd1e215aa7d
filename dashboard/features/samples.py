"""Sample shops, one click away."""

from __future__ import annotations

import streamlit as st

from cltv_core.samples.shops import SAMPLES, Sample
from dashboard import session, wording


def choices() -> None:
    with st.grid(len(SAMPLES), min_column_width=260):
        for sample in SAMPLES:
            with st.container(border=True, height="stretch"):
                _card(sample)


def _card(sample: Sample) -> None:
    st.markdown(f"**{sample.title}**")
    st.caption(sample.description)
    st.space("stretch")
    if st.button(wording.SAMPLE_BUTTON, key=f"sample_{sample.key}", icon=":material/storefront:"):
        with st.spinner(wording.READING):
            session.load_sample(sample)
        st.rerun()
