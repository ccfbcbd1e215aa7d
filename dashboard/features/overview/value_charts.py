"""How what is expected is spread over the customers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import streamlit as st

from cltv_core.describe.value_spread import concentration as shares_brought
from cltv_core.describe.value_spread import share_of_best, value_bands
from cltv_core.text import analysis as shop
from cltv_core.text.pages import overview as words
from cltv_core.text.voice import _
from dashboard import charts, session, voice
from dashboard.features import chart, prose

HEIGHT = 320


def distribution(values: npt.NDArray[np.float64]) -> None:
    """Show how many customers are expected to bring how much."""
    st.subheader(
        words.distribution_heading(session.assumptions().margin), anchor=False, help=_(words.DISTRIBUTION_HELP)
    )
    typical = float(np.median(values))
    prose.sentence(shop.typical_value(typical))
    figure = charts.value_distribution(value_bands(values))
    with voice.plainly():
        chart.show(figure, key="distribution", alt=shop.typical_value(typical), height=HEIGHT, expected=True)


def concentration(values: npt.NDArray[np.float64]) -> None:
    """Show how much the best customers bring."""
    st.subheader(_(words.CONCENTRATION_HEADING), anchor=False, help=_(words.CONCENTRATION_HELP))
    best = share_of_best(values)
    prose.sentence(shop.best_fifth(best))
    figure = charts.concentration(shares_brought(values), best)
    chart.show(figure, key="concentration", alt=shop.best_fifth(best), height=HEIGHT, expected=True)
