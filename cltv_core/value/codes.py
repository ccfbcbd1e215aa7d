"""What a forecast has to tell beside its figures."""

from __future__ import annotations

from cltv_core.facts import Code


class Caution(Code):
    """What to bear in mind about a forecast."""

    INSTEAD = "simpler method instead"
    """`method`: the one that fitted after others did not."""
    LONG_HORIZON = "horizon beyond the history"
    """`horizon_days`, `history_days`."""


class Equity(Code):
    """Customer equity in a sentence; all amounts in the money of the terms."""

    CURRENT = "current customers only"
    """`current`, `horizon_days`."""
    WITH_NEWCOMERS = "current and future customers"
    """`total`, `current`, `joining`, `new_a_month`, `months_seen`, `horizon_days`; `low`, `high`: None if unknown."""
