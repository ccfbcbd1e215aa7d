"""What a forecast has to tell beside its figures."""

from __future__ import annotations

from cltv_core.facts import Code


class Caution(Code):
    """What to bear in mind about a forecast."""

    INSTEAD = "simpler method instead"
    """`method`: the one that fitted after others did not."""
    LONG_HORIZON = "horizon beyond the history"
    """`horizon_days`, `history_days`."""
    NEARER_HORIZON = "horizon that the history carries"
    """`days`, fewer than asked for, and the `value` expected in them."""
    LARGEST_CUSTOMER = "much hangs on one customer"
    """`value` expected of one customer, its `share` of the total, and the total `without` it."""
    LARGE_BUT_RARE = "large customer not counted on"
    """`revenue` of one customer so far, and its `share`, on too few occasions to be expected again."""


class EquityCode(Code):
    """Customer equity in a sentence; all amounts in the money of the terms."""

    CURRENT = "current customers only"
    """`current`, `horizon_days`."""
    WITH_NEWCOMERS = "current and future customers"
    """`total`, `current`, `joining`, `new_a_month`, `months_seen`, `horizon_days`; `low`, `high`: None if unknown."""


class Feedback(Code):
    """What customers say and whom they bring, beside what they spend."""

    NONE = "no feedback"
    REFERRALS = "referrals"
    """`customers` brought so many `referred`, whose expected `value` is credited by this `share`."""
    UNKNOWN_REFERRERS = "unknown referrers"
    """`customers` who named them."""
    MOODS = "moods"
    """Customers who are `happy`, `neutral`, `unhappy`."""
    NO_DATES = "answers without dates"
    TOO_FEW_ANSWERS = "too few answers"
    """`needed` of the happy and of the unhappy."""
    NO_DIFFERENCE = "no clear difference in coming back"
    """Shares of the `happy` and the `unhappy` who came back `within_days`."""
    DIFFERENCE = "difference in coming back"
    """The same; and `happy_more`, `unhappy_less`: the shares by which they count more and less."""
