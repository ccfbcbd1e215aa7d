"""What day it is: the one place that asks, so that tests can say it."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return the day on the computer that runs the page."""
    return date.today()
