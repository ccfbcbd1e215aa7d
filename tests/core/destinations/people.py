"""People with awkward names and addresses, as rows of `everyone`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from cltv_core.destinations.lists import PEOPLE_COLUMNS
from cltv_core.terms import Terms

TERMS = Terms.of(date(2026, 11, 1))
ANN: Mapping[str, Any] = {
    "customer_id": "00017",
    "email": "ann@example.com",
    "phone": "+442079460000",
    "first_name": "Ann",
    "last_name": "Lee",
    "country": "GB",
    "postcode": "01234",
    "consent": "yes",
    "tier": "High",
    "segment": "Champions",
    "expected_value": 120.5,
    "last_order": "2026-10-01",
    "next_order_due": "2026-12-24",
    "reason": "usually every 41 days, now 31",
    "orders": 7,
    "p_alive": 0.934,
    "value_low": 60.0,
    "value_high": np.nan,
}
NUMERIC = ("expected_value", "orders", "p_alive", "value_low", "value_high")


def people(*differences: Mapping[str, Any]) -> pd.DataFrame:
    """One Ann for each, different in these fields; ids are numbered unless given."""
    rows = [{**ANN, "customer_id": f"{place:05}", **other} for place, other in enumerate(differences)]
    frame = pd.DataFrame(rows, columns=list(dict.fromkeys([*PEOPLE_COLUMNS, *(name for row in rows for name in row)])))
    texts = {name: "str" for name in frame if name not in NUMERIC}
    return frame.astype(texts | dict.fromkeys(NUMERIC, "float64")).fillna(dict.fromkeys(texts, ""))


NAMES = (
    "Zoë",
    "O'Neill",
    "李小龍",
    "👩‍🍳 Ana",
    '=HYPERLINK("https://example.com","x")',
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    '<script>alert("x")</script>',
    "a;=1+1",
    "Line\r\nbreak",
    "  blank  ",
    "\tTab",
    "null",
    "007",
    "+44 20",
    "+44",
    "-0\n0",
    "-1\r+cmd|x",
    "é" * 300,
    'quote " and, comma',
    "",
)
EMAILS = (
    "Ann@Example.com ",
    "bob@example.com",
    "BOB@example.com",
    "zoë@example.com",
    "info@bäckerei.de",
    "o'neill+tag@sub.example.co.uk",
    "no-at.example.com",
    "two@@example.com",
    "dot.@example.com",
    "..@example.com",
    "a b@example.com",
    "=1+1@example.com",
    "-x@example.com",
    "a|b@example.com",
    f"{'l' * 64}@{'d' * 60}.com",
    f"{'l' * 20}@{'d' * 63}.com",
    "x@localhost",
    "x@1.2.3.4",
    "abc123@marketplace.amazon.co.uk",
    "q1w2@members.ebay.com",
    "",
)
PHONES = ("+442079460000", "020 7946 0001", "0044 20 7946 0002", "+1-415-555-0100", "12", "=1+1", "n/a", "+", "")
COUNTRIES = ("GB", "UK", "United Kingdom", "de", "Deutschland", "Atlantis", "")


def random_person() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "email": st.sampled_from(EMAILS),
            "phone": st.sampled_from(PHONES),
            "first_name": st.sampled_from(NAMES) | st.text(max_size=5),
            "last_name": st.sampled_from(NAMES),
            "country": st.sampled_from(COUNTRIES),
            "postcode": st.sampled_from(("01234", "", "=1")),
            "consent": st.sampled_from(("yes", "no", "unknown", "")),
            "tier": st.sampled_from(("High", "Medium", "Low")),
            "segment": st.sampled_from(("Champions", "Can't lose them", "=evil", "🎂")),
            "expected_value": st.floats(0, 1e9) | st.just(0.0),
            "orders": st.integers(1, 5000),
            "p_alive": st.floats(0, 1),
            "value_high": st.floats(0, 1e9) | st.just(np.nan),
            "campaign": st.sampled_from(("", "Spring")),
            "campaign_group": st.sampled_from(("", "sent", "held out")),
        }
    )


def random_people(least: int = 0, most: int = 12) -> st.SearchStrategy[pd.DataFrame]:
    return st.lists(random_person(), min_size=least, max_size=most).map(lambda rows: people(*rows))


@cache
def crowd(size: int) -> pd.DataFrame:
    """So many people, every tenth an e-mail of another, every seventh without one."""
    place = np.arange(size)
    rng = np.random.default_rng(3)
    base = people({})
    frame = base.loc[base.index.repeat(size)].reset_index(drop=True)
    emails = pd.Series([f"person{n - (n % 10 == 9)}@example.com" for n in place], dtype="str")
    return frame.assign(
        customer_id=pd.Series(place).astype("str"),
        email=emails.mask(place % 7 == 0, ""),
        phone=pd.Series([f"+4420{70000000 + n}" for n in place], dtype="str").mask(place % 3 == 0, ""),
        first_name=_chosen(rng, NAMES, size),
        last_name=_chosen(rng, NAMES, size),
        country=_chosen(rng, COUNTRIES, size),
        consent=_chosen(rng, ("yes", "yes", "no", "unknown"), size),
        tier=_chosen(rng, ("High", "Medium", "Low"), size),
        segment=_chosen(rng, ("Champions", "At risk", "Lost"), size),
        expected_value=rng.gamma(2, 50, size).round(2),
        p_alive=rng.random(size),
    )


def _chosen(rng: np.random.Generator, texts: Sequence[str], size: int) -> pd.Series:
    return pd.Series(np.array(texts, dtype=object)[rng.integers(0, len(texts), size)], dtype="str")
