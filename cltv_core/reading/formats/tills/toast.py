"""Toast."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import WrongFile, signature

TOAST_ITEM_SELECTION_DETAILS = WrongFile(
    key="toast_item_selection_details",
    signatures=(
        signature(
            "Sent Date|Check Id|Item Selection Id|Item Id|Master Id|PLU|Menu Item|Menu Subgroup(s)|Menu Group|Menu|"
            "Sales Category|Dining Option|Dining Area|Void?|Gross Price|Net Price|Tax Inclusion Option|Tab Name",
            missing=12,
        ),
    ),
    what="Toast's list of the dishes that were ordered, which names no guests",
    remedy=(
        "In Toast Web open Reports, Sales, and export Check Details, or Guests if you collect them there: those name "
        "the guest's phone or e-mail with each check. Drop that file here."
    ),
)
