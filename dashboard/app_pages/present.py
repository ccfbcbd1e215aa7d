"""The shop in a few slides, to show to others."""

import streamlit as st

from cltv_core.text.pages import present as words
from cltv_core.text.voice import _
from dashboard import navigation, session
from dashboard.components import deck
from dashboard.features.present import of_shop, of_small_shop

if deck.is_left(_(words.KEYS)):
    st.switch_page(navigation.file("overview"))
shop = of_small_shop if session.loaded().small else of_shop
deck.show(shop.slides())
