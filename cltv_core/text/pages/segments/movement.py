"""Who changed segment."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from cltv_core.segments.movement import NEWCOMERS as FROM_NOWHERE
from cltv_core.text.segments import name as segment_name
from cltv_core.text.voice import N_, Sentence, _, ngettext

HELP = N_(
    "Each customer's segment three months ago and now. Both days use the same simple forecast and leave out "
    "your own segments, so figures can differ a little from those above."
)
COLUMNS = {"from": N_("Three months ago"), "to": N_("Now")}
NEWCOMERS = N_("New since then")
COLOURS = N_("Green: now expected to bring more than then. Orange: less. Grey: in the same segment, or new.")
NOBODY = N_("Nobody has changed segment in the last three months.")


def too_short(first: date) -> Sentence:
    """Say why there is nothing to compare with."""
    return _("Your file starts on {first:day}: nothing three months ago to compare with.", first=first)


def flow_hover(flow: Mapping[Hashable, Any]) -> Sentence:
    """Say who went from where to where, and what that did to what is expected of them."""
    end, customers = segment_name(flow["to"]), flow["customers"]
    if flow["from"] == FROM_NOWHERE:
        return _("{customers:customers} new since then, now in {end}", customers=customers, end=end)
    if flow["from"] == flow["to"]:
        return _("{customers:customers} still in {end}", customers=customers, end=end)
    return _(
        "{customers:customers} from {start} to {end}<br>{before:about} expected then, {now:about} now",
        customers=customers,
        start=segment_name(flow["from"]),
        end=end,
        before=flow["value_before"],
        now=flow["value_now"],
    )


def column_label(segment: Sentence, customers: int) -> Sentence:
    """Name a segment beside its column with its size."""
    return _("{segment} {customers:count}", segment=segment, customers=customers)


def alt(flows: Sequence[Sentence]) -> Sentence:
    """Describe the picture with its main movements."""
    return _("Customers by segment, three months ago and now. {flows}", flows=Sentence(" ".join(flows)))


def stayed(customers: int) -> Sentence:
    """Say how many did not change segment."""
    return ngettext(
        "{n:count} customer is in the same segment as before.",
        "{n:count} customers are in the same segment as before.",
        customers,
    )
