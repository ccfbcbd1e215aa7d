"""The edge of a page: whatever goes wrong behind it, the owner reads a sentence, and the log holds nobody's data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.pages.visit import welcome as words
from cltv_core.text.say import say_error
from cltv_core.text.voice import _

LOG = logging.getLogger(__name__)


@contextmanager
def error_boundary() -> Iterator[None]:
    """Turn errors into sentences; Streamlit's own signals (rerun, stop) pass, as they are no `Exception`."""
    try:
        yield
    except CltvError as error:
        show_error(error)
    except Exception as error:
        place = extract_tb(error.__traceback__)[-1]
        LOG.error("%s in %s, line %s", type(error).__name__, place.filename, place.lineno)
        st.error(_(words.UNEXPECTED), title=_(words.UNEXPECTED_TITLE), icon=":material/error:")


def show_error(error: CltvError) -> None:
    """Say what is wrong, every fault found, and what to do about it."""
    st.error("\n\n".join(say_error(error)), title=_(words.FAULT_TITLE), icon=":material/error:")
