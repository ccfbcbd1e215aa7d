"""What has changed: since the last forecast, and between the segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import session
from dashboard.results import outlook
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis, History
    from cltv_core.project.contents import ToldForecast
    from cltv_core.project.since import Since
    from cltv_core.segments.movement import Movement
    from cltv_core.value.forecast import Forecast


def movement() -> Movement:
    """Return who changed segment in the last months.

    Raises NotEnoughData where the files do not reach back so far.
    """
    return _movement(outlook.history(), outlook.first_forecast())


def last_told() -> ToldForecast | None:
    """Return the latest forecast that the project remembers of a day before these files end."""
    from cltv_core.project.since import last_told

    return last_told(session.project().forecasts, outlook.history().as_of)


def since() -> Since | None:
    """Return what has changed since then, at the level of the headline.

    None where the files no longer hold the customers of that day.
    """
    found = _since(session.project().forecasts, outlook.history(), outlook.first_forecast())
    return found.at_level(outlook.analysis().forecast.total) if found else None


def told_forecast() -> ToldForecast:
    """Return the forecast that is told now, as a project keeps it."""
    return _told_forecast(outlook.analysis())


@remembered()
def _movement(past: History, first: Forecast) -> Movement:
    """Both days are seen by the same simple forecast, as the race of models has spoken of one of them only."""
    from cltv_core.analysis import Outlook
    from cltv_core.segments.movement import Placement, months_back, movement, placement

    before = placement(past.transactions, months_back(past.as_of), first.terms)
    now = Placement(past.summary, first, Outlook(past, first.terms, first).segments)
    return movement(before, now)


@remembered(most=2)
def _since(forecasts: tuple[ToldForecast, ...], past: History, first: Forecast) -> Since | None:
    from cltv_core.project.since import since_last_time

    return since_last_time(forecasts, past, first)


@remembered()
def _told_forecast(found: Analysis) -> ToldForecast:
    from cltv_core.project.told import told_forecast

    return told_forecast(found)
