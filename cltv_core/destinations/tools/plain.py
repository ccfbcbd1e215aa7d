"""Files for any other program, and to look at: everybody of the list, with or without an address."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.destinations.declaration import Column, Destination
from cltv_core.destinations.lists import PEOPLE_COLUMNS

CSV = Destination(
    key="csv",
    columns=(
        *(Column(name, name, optional=name == "bounced") for name in PEOPLE_COLUMNS),
        Column("campaign", "campaign", optional=True),
        Column("group", "campaign_group", optional=True),
        Column("usually_buys", "usually_buys", optional=True),
        Column("next_product", "next_product", optional=True),
    ),
    needs=(),
    upload_unknown=True,
)

EXCEL = replace(
    CSV,
    key="excel",
    kind="xlsx",
    max_rows=1_048_575,
)
