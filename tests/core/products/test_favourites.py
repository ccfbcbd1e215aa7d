"""What the customers of a segment came for."""

from __future__ import annotations

import pandas as pd

from cltv_core.products.baskets import read_baskets
from cltv_core.products.favourites import favourites
from tests.core.shops import shop

SALES = [(name, f"2024-01-0{day}", 5.0) for day, name in enumerate(["ann", "bob", "cy", "ann"], start=1)]
LINES = [(0, "bun", 1.0), (0, "tea", 1.0), (1, "tea", 1.0), (2, "rye", 1.0), (3, "bun", 1.0)]


def test_products_with_most_buyers_come_first_and_a_buyer_counts_once() -> None:
    baskets = read_baskets(shop(SALES, lines=LINES))
    segment = pd.Series({"ann": "Loyal", "bob": "Loyal", "cy": "Lost", "dee": "New"})
    assert favourites(baskets, segment) == {"Loyal": ("tea", "bun"), "Lost": ("rye",)}
    assert favourites(baskets, segment, most=1) == {"Loyal": ("tea",), "Lost": ("rye",)}


def test_files_without_products_tell_of_none() -> None:
    assert not any(favourites(read_baskets(shop(SALES)), pd.Series({"ann": "Loyal"})).values())
