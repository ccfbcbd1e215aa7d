"""What replaying the past has to tell: what is being done, who makes the forecast, and what could not be tested."""

from __future__ import annotations

from cltv_core.facts import Code
from cltv_core.models.codes import Method


class Compared(Code):
    """What is compared with the methods on earlier days."""

    CHOSEN = "chosen"
    """The forecast that would have been made, by the methods chosen by then."""
    SAME_AGAIN = "the same as in the period before"
    ALL_ALIKE = "the same for everyone"
    STANDARD_RECIPE = "standard recipe (lifetimes)"
    """BG/NBD and Gamma-Gamma as the library lifetimes fits them."""


def method_of(value: str) -> Code:
    """Return the method, or what is compared with the methods, that a table names by the `value` of its code."""
    return Compared(value) if value in {one.value for one in Compared} else Method(value)


class Step(Code):
    """What a race of models is doing."""

    REPLAYING = "replaying"
    """`cut`: the earlier day."""
    CHOOSING = "choosing"


class RecipeFailure(Code):
    """Why the standard recipe of the library lifetimes has no score for an earlier day."""

    RAISED = "raised"
    """`error`: the name of what the library raised."""
    NO_NUMBER = "no usable number"
    """`customers` of so many for whom it gave none, `of` all."""
    TOO_SLOW = "too slow"
    """`seconds` after which it was stopped."""
    STOPPED = "stopped"


class Finding(Code):
    """What the replays found."""

    CHOICE = "choice"
    """`ranking`: the methods that rank the customers, the weightiest first; `rarely_tested`: those that could be tried
    on too few days to be compared; `level`: the method of the total; `correction`: logarithm of the factor on it;
    `off`: that of predicted / actual total by that method itself, on average."""
    TOO_SHORT_TO_TEST = "history too short to test"
    """`history_days`, and the `days_missing` until there is an earlier day to stand on."""
    NOTHING_TO_TEST = "too few sales to test"
    BEYOND_REPLAYS = "beyond the replayed horizon"
    """`horizon_days` replayed, and the `asked_days` of the forecast."""
    REPLAYED = "replayed"
    """One earlier day: `cut`, `end`, and the total `said`, `low`, `high` and `actual`."""
