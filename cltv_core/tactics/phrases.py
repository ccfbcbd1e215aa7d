"""The words in braces of a tactic, filled with the numbers of the shop and of the segment."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cltv_core.segments.rules import SLIPPING_FROM
from cltv_core.tactics.catalogue import Draft, Tone
from cltv_core.tactics.shop_facts import ShopFacts
from cltv_core.tactics.worth import Case
from cltv_core.text import wording

BASKET_STEP = 1.2
"""A reward for a bigger basket starts at this multiple of a usual order."""
MOST_PRODUCTS = 3
CARRIES_FROM = 1 / 3
"""A segment that brings so large a share of the value carries the shop."""
Words = dict[str, str]


def words_for(case: Case, shop: ShopFacts, products: Sequence[str] = ()) -> Words:
    """Every word in braces that tactics may use; those of facts that the shop lacks are not there."""
    row = case.place.row
    return _counts(case, shop) | _days(row, shop) | _amounts(case, shop) | _facts(shop, products)


def drafts_of(case: Case, words: Words, has_names: bool) -> dict[Tone, Draft]:
    """What to write in each tone, with greeting and signature where the channel has room for them, or to say: then, as
    in a text message, there is no subject."""
    spoken = case.idea.spoken or case.idea.channel in ("text message", "in the shop")
    brief = spoken or case.idea.channel == "website"
    return {
        tone: Draft(
            "" if spoken else draft.subject.format(**words),
            draft.text.format(**words) if brief else wording.letter(tone, draft.text.format(**words), has_names),
        )
        for tone, draft in case.idea.drafts.items()
    }


def at_stake_meaning(row: pd.Series, shop: ShopFacts) -> str:
    words = {
        "stake": wording.money_whole(row["at_stake"], shop.currency),
        "value": wording.money_short(row["expected_value"], shop.currency),
        "horizon": wording.horizon(shop.horizon_days),
    }
    if not row["at_stake"] > 0:
        return wording.NOTHING_AT_STAKE.format(**words)
    return wording.AT_STAKE[wording.STAKE_OF.get(row["like"], "active")].format(**words)


def _counts(case: Case, shop: ShopFacts) -> Words:
    row = case.place.row
    return {
        "customers": wording.plural(int(row["customers"]), "customer"),
        "reached": wording.count(case.reached),
        "whom": wording.part_of(case.reached, int(row["customers"])),
        "reached_people": wording.plural(case.reached, "customer"),
        "of_customers": wording.share(row["share_of_customers"]),
        "share": wording.share(row["share_of_value"]),
        "show": wording.SHOW_BEARERS if row["share_of_value"] >= CARRIES_FROM else wording.SHOW,
        "assumed": wording.in_100(case.idea.lift),
        "horizon": wording.horizon(shop.horizon_days),
        "segment": row["segment"],
    }


def _days(row: pd.Series, shop: ShopFacts) -> Words:
    numbers = {
        "gap": row["usual_gap"],
        "late": row["usual_gap"] * SLIPPING_FROM,
        "since": row["days_since"],
        "second": shop.second_orders.median_days,
        "second_most": shop.second_orders.most_days,
    }
    return {name: wording.days(max(round(number), 1)) for name, number in numbers.items()}


def _amounts(case: Case, shop: ShopFacts) -> Words:
    row = case.place.row
    average, gift = row["average_order"], row["average_order"] * case.idea.gift
    amounts = {
        "value": row["expected_value"],
        "each": row["expected_value"] / row["customers"],
        "average": average,
        "shop_average": shop.average_order,
        "gift": gift,
        "gift_all": case.cost,
        "basket": average * BASKET_STEP,
        "stake": row["at_stake"],
    }
    words = {name: wording.money_short(amount, shop.currency) for name, amount in amounts.items()}
    return words | {"gift_for_all": wording.each_and_all(words["gift"], words["gift_all"], case.reached)}


def _facts(shop: ShopFacts, products: Sequence[str]) -> Words:
    words: Words = {"codes": wording.share(shop.share_with_code)}
    named = list(products or shop.best_sellers)[:MOST_PRODUCTS]
    if "products" in shop.has and named:
        words |= {"product": _plain(named[0]), "products": wording.either([_plain(name) for name in named])}
    if shop.reminders:
        words["reminder"] = _plain(shop.reminders[0])
    if shop.channels:
        words["channels"] = wording.either([_plain(name) for name in shop.channels[:MOST_PRODUCTS]])
    if shop.season is not None:
        month = wording.MONTH_NAMES[shop.season.month - 1]
        words |= {"season": month, "times": f"{shop.season.times:.1f}"}
    return words


def _plain(name: str) -> str:
    """A name from a file, harmless inside a template that is filled once more with the customer's name."""
    return name.replace("{", "(").replace("}", ")")
