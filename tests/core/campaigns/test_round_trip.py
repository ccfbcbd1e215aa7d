"""Lists of every tool come back as groups, however a spreadsheet or the tool itself has changed them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cltv_core.campaigns.elsewhere.files import group_tables
from cltv_core.campaigns.elsewhere.reading import read_groups
from cltv_core.campaigns.reading import Window
from cltv_core.destinations import Destination, destinations, export
from cltv_core.transactions import from_frames
from tests.core.destinations.people import TERMS, people

PEOPLE = 120
SENT = np.random.default_rng(6).random(PEOPLE) < 0.6
WORTH = np.random.default_rng(7).uniform(1, 2, PEOPLE)
"""What each bought: sums of these tell exactly who is in a group."""


def everyone() -> pd.DataFrame:
    return people(
        *(
            {
                "customer_id": f"{place + 40:06}",
                "email": f"Person{place}@example.com" if place % 5 else "",
                "phone": f"+4420794{place + 60000:05}" if place % 3 or place % 5 == 0 else "",
                "last_name": ("Müller", "O'Neill", "李", "Lee; Ann")[place % 4],
                "campaign": "June",
                "campaign_group": "sent" if SENT[place] else "held out",
            }
            for place in range(PEOPLE)
        )
    )


def changed(write: Callable[[pd.DataFrame], bytes]) -> Callable[[bytes], bytes]:
    """Open a CSV as texts, and write it in another way."""
    return lambda data: write(pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False))


def widened(table: pd.DataFrame) -> bytes:
    """As an e-mail tool exports its list again: other order, more columns, addresses in its own spelling."""
    wide = table.sample(frac=1, random_state=1).assign(
        Opens=[str(n % 4) for n in range(len(table))], Status="subscribed"
    )
    wide = wide[wide.columns[::-1]].map(lambda cell: cell.upper() if "@" in cell else cell)
    return wide.to_csv(index=False).encode()


def as_numbers(table: pd.DataFrame) -> bytes:
    """As a spreadsheet saves it: no plus, no leading zeros."""
    return (
        table.map(lambda cell: str(int(cell)) if cell.removeprefix("+").isdigit() else cell)
        .to_csv(index=False)
        .encode()
    )


WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    "as written": lambda data: data,
    "semicolons, UTF-16": changed(lambda table: table.to_csv(index=False, sep=";").encode("utf-16")),
    "tabs, Windows": changed(lambda table: table.to_csv(index=False, sep="\t").encode("cp1252", "replace")),
    "widened": changed(widened),
    "as numbers": changed(as_numbers),
}
CASES = [(tool, hashed) for tool in destinations() for hashed in (False, True) if tool.hashable or not hashed]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("tool", "hashed"), CASES, ids=[f"{tool.key}{' hashed' * hashed}" for tool, hashed in CASES])
def test_every_group_comes_back(tool: Destination, hashed: bool, way: str) -> None:
    listed = everyone()
    tables, held = [], []
    for name, part in (("send June", listed[SENT]), ("do-not-send June", listed[~SENT])):
        made = export(part.reset_index(drop=True), tool, TERMS, name=name, hashed=hashed)
        for file in made.files:
            data = file.content if tool.kind == "xlsx" else WAYS[way](file.content)
            tables += group_tables(file.name, data)
        held.append(sum(file.people for file in made.files))
    orders = listed[["customer_id"]].assign(
        order_id=[f"o{place}" for place in range(PEOPLE)], ordered_at=pd.Timestamp("2026-03-05"), revenue=WORTH
    )
    sales = from_frames(orders, customers=listed[["customer_id", "email", "phone"]])
    [found] = read_groups(tables, sales, Window(date(2026, 3, 1), 30))
    assert found.result is not None
    assert [found.result.sent.people, found.result.held_out.people] == held
    for group, flags in ((found.result.sent, SENT), (found.result.held_out, ~SENT)):
        assert group.buyers == group.people
        if group.people == flags.sum():
            assert group.revenue == pytest.approx(WORTH[flags].sum(), abs=1e-9)
        else:
            assert group.revenue < WORTH[flags].sum()
