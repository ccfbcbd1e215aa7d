"""How far a price may go down before an offer costs more than it brings."""

from __future__ import annotations

OFFER_DAYS = 30
"""An offer is taken to be open for so many days."""


def largest_discount(lift: float, margin: float, anyway: float) -> float:
    """Return the share of the price at which a discount just pays for itself.

    Of those reached, the share `anyway` orders without the discount and `lift` because of it; all of them take it. It
    pays while lift x (margin - d) x order value >= anyway x d x order value, so up to d = lift x margin / (lift +
    anyway). Where nobody would come anyway this is the margin.
    """
    return lift * margin / (lift + anyway) if lift > 0 else 0.0
