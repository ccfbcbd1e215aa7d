"""What customers are likely to buy next."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, ngettext

HEADING = N_("What they are likely to buy next")
NEW = N_("New for them")
AGAIN = N_("To buy again")
COLUMNS = {"product": N_("Product"), "share": N_("Likely for"), "reason": N_("Why")}
SHARE_HELP = N_(
    "For how many of the segment's customers it is one of the five products that they are likeliest to buy."
)
DUE_HEADING = N_("Due again")
DUE_COLUMNS = {"product": N_("Product"), "due": N_("Due"), "reason": N_("Why")}
TOO_LITTLE = N_("Too few purchases so far to name products.")


def due_in_segment(customers: int, product: str) -> Sentence:
    """Say how many customers of a segment are due for a product."""
    return ngettext(
        "{n:count} customer of this segment is due for {product} within a week, or late.",
        "{n:count} customers of this segment are due for {product} within a week, or late.",
        customers,
        product=product,
    )
