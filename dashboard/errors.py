"""The edge of a page: whatever goes wrong behind it, the owner reads a sentence, and the log holds nobody's data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

import streamlit as st

from cltv_core.errors import CltvError
from cltv_core.text.say import say_error
from dashboard import escape, wording

LOG = logging.getLogger(__name__)


@contextmanager
def error_boundary() -> Iterator[None]:
    """Turns errors into sentences; Streamlit's own signals (rerun, stop) pass, as they are no `Exception`."""
    try:
        yield
    except CltvError as error:
        show_error(error)
    except Exception as error:
        place = extract_tb(error.__traceback__)[-1]
        LOG.error("%s in %s, line %s", type(error).__name__, place.filename, place.lineno)
        st.error(wording.UNEXPECTED, title=wording.UNEXPECTED_TITLE, icon=":material/error:")


def show_error(error: CltvError) -> None:
    """What is wrong, every fault found, and what to do about it."""
    st.error(
        escape.paragraphs(say_error(error)),
        title=wording.FAULT_TITLE,
        icon=":material/error:",
    )
