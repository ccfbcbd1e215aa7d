"""Who changed segment."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, _, ngettext

HEADING = N_("Who has moved in the last three months")
HELP = N_(
    "Each customer's segment three months ago and now. Both days are seen with the same simple forecast and without "
    "your own segments, so the figures can differ a little from those above."
)
ALT = N_("From which segment to which, how many customers, and what they are expected to spend")
COLUMNS = {
    "from": N_("Three months ago"),
    "to": N_("Now"),
    "customers": N_("Customers"),
    "value_before": N_("Expected then"),
    "value_now": N_("Expected now"),
    "change": N_("Change"),
}
NOBODY = N_("Nobody has changed segment in the last three months.")


def change(amount: float) -> Sentence:
    """Say by how much an amount has changed, the sign before the currency: +£1,230."""
    return _("+{amount:about}", amount=amount) if amount > 0 else _("{amount:about}", amount=amount)


def stayed(customers: int) -> Sentence:
    """Say how many did not change segment."""
    return ngettext(
        "{n:count} customer is in the same segment as before.",
        "{n:count} customers are in the same segment as before.",
        customers,
    )
