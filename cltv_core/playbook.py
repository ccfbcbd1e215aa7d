"""What to do for each segment, told with the numbers of this shop, and what is most worthwhile this week."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from cltv_core import wording
from cltv_core.forecast import Forecast
from cltv_core.playbook_tactics import TACTICS, TacticTemplate
from cltv_core.second_order import second_order_days
from cltv_core.segments import SLIPPING_FROM, Segments
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

GIFT_SHARE = 0.1
"""What a gift or an extra may cost, as a share of a usual order."""
BIG_GIFT_SHARE = 0.25
BASKET_STEP = 1.2
"""A reward for a bigger basket starts at this multiple of a usual order."""
ACTIONS_A_WEEK = 3
NAMED_ENOUGH = 0.5
"""Messages address people by name if this share of the customers has one."""


@dataclass(frozen=True)
class ShopFacts:
    """What the tactics need to know beside the segments; `second_order_days` is the median from first to second."""

    currency: str
    horizon_days: int
    second_order_days: float
    has_names: bool


@dataclass(frozen=True)
class Tactic:
    """The tactic of one segment, filled in. `message` is a draft with {first_name} where the files hold names, and
    with square brackets where the owner has to fill in something."""

    segment: str
    tier: str
    standing: str
    title: str
    action: str
    goal: str
    why: str
    when: str
    channel: str
    subject: str
    message: str
    offer: str
    cost: str
    avoid: str
    measure: str


@dataclass(frozen=True)
class Action:
    """One of this week's worthwhile things. `at_stake` is money over the horizon, `meaning` says what it counts."""

    segment: str
    title: str
    sentence: str
    customers: int
    at_stake: float
    meaning: str


def shop_facts(transactions: Transactions, summary: CustomerSummary, forecast: Forecast) -> ShopFacts:
    return ShopFacts(
        currency=transactions.currency,
        horizon_days=forecast.terms.horizon_days,
        second_order_days=second_order_days(summary),
        has_names=float((transactions.customers["first_name"] != "").mean()) >= NAMED_ENOUGH,
    )


def tactics(segments: Segments, shop: ShopFacts) -> tuple[Tactic, ...]:
    """The tactic of each segment that has customers, in the order of the segment table."""
    return tuple(_tactic(row, shop) for _, row in segments.table.iterrows())


def this_week(segments: Segments, shop: ShopFacts) -> tuple[Action, ...]:
    """The three segments with most value at stake, largest first; where nothing is, those with most value expected."""
    ranked = segments.table.sort_values(["at_stake", "expected_value"], ascending=False).head(ACTIONS_A_WEEK)
    return tuple(_action(row, shop) for _, row in ranked.iterrows())


def _tactic(row: pd.Series, shop: ShopFacts) -> Tactic:
    texts = asdict(_template(row))
    words = _words(row, shop)
    filled = {name: text.format(**words) for name, text in texts.items()}
    return Tactic(segment=row["segment"], tier=row["tier"], standing=row["standing"], **filled)


def _action(row: pd.Series, shop: ShopFacts) -> Action:
    words = _words(row, shop)
    template = _template(row)
    meaning = wording.AT_STAKE[row["standing"]] if row["at_stake"] > 0 else wording.NOTHING_AT_STAKE
    return Action(
        segment=row["segment"],
        title=template.title,
        sentence=template.action.format(**words),
        customers=int(row["customers"]),
        at_stake=float(row["at_stake"]),
        meaning=meaning.format(**words),
    )


def _template(row: pd.Series) -> TacticTemplate:
    return TACTICS[row["tier"], row["standing"]]


def _words(row: pd.Series, shop: ShopFacts) -> dict[str, str]:
    """The words in braces that tactics and actions may use."""
    return _counts(row, shop) | _days(row, shop) | _amounts(row, shop)


def _counts(row: pd.Series, shop: ShopFacts) -> dict[str, str]:
    return {
        "customers": wording.plural(int(row["customers"]), "customer"),
        "of_customers": wording.share(row["share_of_customers"]),
        "share": wording.share(row["share_of_value"]),
        "horizon": wording.horizon(shop.horizon_days),
        "greeting": wording.GREETING_BY_NAME if shop.has_names else wording.GREETING,
    }


def _days(row: pd.Series, shop: ShopFacts) -> dict[str, str]:
    numbers = {
        "gap": row["usual_gap"],
        "late": row["usual_gap"] * SLIPPING_FROM,
        "since": row["days_since"],
        "second": shop.second_order_days,
        "second_late": shop.second_order_days * SLIPPING_FROM,
    }
    return {name: wording.days(max(round(number), 1)) for name, number in numbers.items()}


def _amounts(row: pd.Series, shop: ShopFacts) -> dict[str, str]:
    average, customers = row["average_order"], row["customers"]
    amounts = {
        "value": row["expected_value"],
        "each": row["expected_value"] / customers,
        "average": average,
        "gift": average * GIFT_SHARE,
        "gift_all": average * GIFT_SHARE * customers,
        "big_gift": average * BIG_GIFT_SHARE,
        "basket": average * BASKET_STEP,
        "stake": row["at_stake"],
    }
    return {name: wording.money_short(amount, shop.currency) for name, amount in amounts.items()}
