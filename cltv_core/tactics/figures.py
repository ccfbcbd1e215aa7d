"""The numbers and names with which the sentences of a tactic are filled: of the shop, and of the segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cltv_core.segments.rules import SLIPPING_FROM
from cltv_core.tactics.shop_facts import ShopFacts
from cltv_core.tactics.worth import Case

BASKET_STEP = 1.2
"""A reward for a bigger basket starts at this multiple of a usual order."""
MOST_PRODUCTS = 3
EARLY, NEARLY_DUE = 0.7, 0.9
"""In usual gaps since the last order: when thanks are still fresh, and when the next order is being thought of."""
Figures = Mapping[str, Any]


def figures_of(case: Case, shop: ShopFacts, products: Sequence[str] = ()) -> Figures:
    """Gather everything that sentences of tactics may tell; of facts that the shop lacks, nothing is there.

    Shares are from 0 to 1, lengths of time in days, amounts in the shop's money. `products`: what the segment is
    likely to buy next, best first; otherwise the best sellers.
    """
    row = case.place.row
    return {**_counts(case, shop), **_days(row, shop), **_amounts(case, shop), **_of_the_shop(shop, products)}


def _counts(case: Case, shop: ShopFacts) -> Figures:
    row = case.place.row
    return {
        "segment": str(row["segment"]),
        "customers": int(row["customers"]),
        "reached": case.reached or case.listed,
        "of_customers": float(row["share_of_customers"]),
        "of_value": float(row["share_of_value"]),
        "horizon": shop.horizon_days,
    }


def _days(row: Mapping[str, Any], shop: ShopFacts) -> Figures:
    numbers = {
        "gap": row["usual_gap"],
        "early": row["usual_gap"] * EARLY,
        "nearly": row["usual_gap"] * NEARLY_DUE,
        "late": max(round(row["usual_gap"]), 1) * SLIPPING_FROM,
        "since": row["days_since"],
        "second": shop.second_orders.median_days,
        "second_most": shop.second_orders.most_days,
    }
    return {name: max(round(number), 1) for name, number in numbers.items()}


def _amounts(case: Case, shop: ShopFacts) -> Figures:
    row = case.place.row
    average = float(row["average_order"])
    return {
        "value": float(row["expected_value"]),
        "each": float(row["expected_value"] / row["customers"]),
        "average": average,
        "shop_average": shop.average_order,
        "gift": average * case.idea.gift,
        "gift_all": case.presents,
        "contact": case.contacts / max(case.reached, 1),
        "contact_all": case.contacts,
        "basket": average * BASKET_STEP,
    }


def _of_the_shop(shop: ShopFacts, products: Sequence[str]) -> Figures:
    found: dict[str, Any] = {"codes": shop.share_with_code}
    named = tuple(products or shop.best_sellers)[:MOST_PRODUCTS]
    if "products" in shop.has and named:
        found |= {"product": named[0], "products": named}
    if shop.reminders:
        found["reminder"] = shop.reminders[0]
    if shop.channels:
        found["channels"] = shop.channels[:MOST_PRODUCTS]
    if shop.season is not None:
        found |= {"season": shop.season.starts, "times": shop.season.times}
    return found
