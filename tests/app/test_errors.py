"""Whatever goes wrong, the owner reads a sentence and the log holds nobody's data."""

from __future__ import annotations

import logging

import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.text.pages.visit import welcome


def test_an_error_for_the_owner_is_told_with_all_its_faults() -> None:
    def page() -> None:
        from cltv_core.errors import NotEnoughData
        from dashboard import errors, voice

        voice.begin()
        with errors.error_boundary():
            raise NotEnoughData("Too few *sales*.", "Bring more.", ["None in May."])

    app = AppTest.from_function(page).run()
    assert app.error[0].value == "Too few \\*sales\\*.\n\nNone in May.\n\nBring more."


def test_a_bug_is_told_without_a_trace_and_logged_without_data(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from dashboard import errors

        with errors.error_boundary():
            raise ValueError("anna@example.org")

    with caplog.at_level(logging.ERROR):
        app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.error[0].value == welcome.UNEXPECTED
    assert "ValueError" in caplog.text
    assert "anna" not in caplog.text


def test_asking_for_another_page_is_no_error() -> None:
    def page() -> None:
        import streamlit as st

        from dashboard import errors

        with errors.error_boundary():
            st.text("before")
            st.stop()

    app = AppTest.from_function(page).run()
    assert app.text[0].value == "before"
    assert not app.error
