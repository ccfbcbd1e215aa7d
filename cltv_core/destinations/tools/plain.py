"""Files for any other program, and to look at: everybody of the list, with or without an address."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.destinations.declaration import Column, Destination
from cltv_core.destinations.lists import PEOPLE_COLUMNS

_UNKNOWN = "Ask them before you write to them."

CSV = Destination(
    key="csv",
    label="Any other program (CSV)",
    columns=(
        *(Column(name, name) for name in PEOPLE_COLUMNS),
        Column("campaign", "campaign", optional=True),
        Column("group", "campaign_group", optional=True),
        Column("next_product", "next_product", optional=True),
    ),
    needs=(),
    steps=(
        "Most programs have an Import or Upload button at their contacts or customers: pick the file there.",
        "Match at least email, first_name and last_name; the other columns are yours to use.",
    ),
    unknown=_UNKNOWN,
    upload_unknown=True,
)

EXCEL = replace(
    CSV,
    key="excel",
    label="Excel",
    kind="xlsx",
    max_rows=1_048_575,
    steps=("Open the file. The best customers come first; the arrows in the top row filter and sort.",),
)
