"""The export formats that are recognised, as data: adding one is a declaration here and a fixture in the tests."""

from __future__ import annotations

from cltv_core.reading import sentences
from cltv_core.reading.formats.cdnow import CDNOW
from cltv_core.reading.formats.declaration import Format, Grain, Match, Rule, Signature, WrongFile
from cltv_core.reading.formats.online_retail import ONLINE_RETAIL
from cltv_core.reading.formats.shopify import SHOPIFY_CUSTOMERS, SHOPIFY_ORDERS, SHOPIFY_PAYOUTS

__all__ = ["BY_MEANING", "FORMATS", "WRONG_FILES", "Format", "Grain", "Match", "Rule", "Signature", "WrongFile"]

FORMATS: tuple[Format, ...] = (SHOPIFY_ORDERS, ONLINE_RETAIL, CDNOW)

WRONG_FILES: tuple[WrongFile, ...] = (SHOPIFY_CUSTOMERS, SHOPIFY_PAYOUTS)

BY_MEANING = Format(
    key="by_meaning",
    label="Columns found by name and content",
    signatures=(),
    roles={},
    notes=(sentences.NOTE_TAX,),
)
