"""The front door for `streamlit run` and for hosting."""

from dashboard.app import run

run()
