"""What is known and expected of the loaded files, on the terms and with the segments that the owner chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.errors import SegmentUnclear
from dashboard import session
from dashboard.racing import Race
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis, History
    from cltv_core.choices import Settings
    from cltv_core.segments.own import OwnSegment
    from cltv_core.terms import Terms
    from cltv_core.value.forecast import Forecast


def history() -> History:
    """Return what happened up to the last day; it needs no model, so it is there at once."""
    return session.loaded().read.history


def race() -> Race:
    """Return the race of models for the horizon that the owner chose; one race serves any margin and discount."""
    found = session.loaded().read
    return _race(found.history, found.first, session.assumptions().months)


def terms() -> Terms:
    """Return the terms that the owner chose."""
    from cltv_core.terms import Terms

    chosen = session.assumptions()
    return Terms.of(history().as_of, months=chosen.months, margin=chosen.margin, discount_rate=chosen.discount_rate)


def analysis() -> Analysis:
    """Return what is expected: at first by one model, and by the race of models once that is over.

    With the owner's own segments and names, where the files have the columns for them.
    """
    decided, plain = session.decisions(), plain_analysis()
    if not (decided.own or decided.names):
        return plain
    try:
        return _placed(plain, decided)
    except SegmentUnclear:
        return plain


def plain_analysis() -> Analysis:
    """Return what is expected, with the segments by the rules."""
    found = race()
    return _analysis(found.history, _in_money(found.forecast or found.first, terms()))


def first_forecast() -> Forecast:
    """Return what was expected before the race."""
    return _in_money(race().first, terms())


def keep(changed: Settings) -> None:
    """Keep what the owner decided.

    Raises SegmentUnclear if segments or names cannot be used; then everything stays as it was.
    """
    _placed(plain_analysis(), changed)
    session.decide(changed)


def has_unused_segments() -> bool:
    """Tell whether the loaded files lack what the owner's segments or names need."""
    decided = session.decisions()
    return bool(decided.own or decided.names) and analysis() is plain_analysis()


@remembered()
def _race(past: History, first: Forecast, months: int) -> Race:
    """As a first forecast takes a moment, there is one; for all other horizons its models just look another way."""
    from cltv_core.terms import Terms

    terms = Terms.of(past.as_of, months=months)
    return Race(past, first if terms == first.terms else first.towards(terms))


@remembered()
def _in_money(forecast: Forecast, terms: Terms) -> Forecast:
    return forecast.under(terms)


@remembered()
def _analysis(past: History, forecast: Forecast) -> Analysis:
    from cltv_core.analysis import Analysis, Outlook

    return Analysis(Outlook(past, forecast.terms, forecast))


def _placed(plain: Analysis, decided: Settings) -> Analysis:
    """Put the owner's segments and names in place; SegmentUnclear if one cannot be used."""
    return _with_segments(plain, decided.own, tuple(sorted(decided.names.items())))


@remembered()
def _with_segments(plain: Analysis, own: tuple[OwnSegment, ...], names: tuple[tuple[str, str], ...]) -> Analysis:
    from cltv_core.choices import Settings

    return plain.with_choices(Settings(own=own, names=dict(names)))
