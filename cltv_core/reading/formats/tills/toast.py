"""Toast."""

from __future__ import annotations

from cltv_core.reading.codes import NotSales, Remedy
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
    what=NotSales.TOAST_DISHES,
    remedy=Remedy.TOAST_CHECKS,
)
