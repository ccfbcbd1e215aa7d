"""What the owner reads where there are no sales to summarise."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.summary import NoSales
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    NoSales.NONE: N_("There are no sales to look at."),
    NoSales.NONE_UP_TO: N_("There are no sales up to {day:day}."),
    NoSales.REMEDY: N_("Choose a file with sales, or a later day."),
}
