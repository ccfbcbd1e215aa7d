"""The front door that `cltv open` opens: the pages of a folder of results, behind the same guard as the dashboard."""

import streamlit as st

from dashboard.opened import SCRIPT, run
from dashboard.server.web import LAYERS, lifespan

app = st.App(SCRIPT, lifespan=lifespan, middleware=LAYERS)

if __name__ == "__main__":
    run()
