"""The front door of the installed package, which `cltv` opens: the same as `streamlit_app.py` of the repository."""

import streamlit as st

from dashboard.app import SCRIPT, run
from dashboard.server.web import LAYERS, lifespan

app = st.App(SCRIPT, lifespan=lifespan, middleware=LAYERS)

if __name__ == "__main__":  # a host that runs this file as a script instead of serving the app in it
    run()
