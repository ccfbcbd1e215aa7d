"""Returns that stand in rows of their own, taken off the purchases they belong to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


def match_refunds(refunds: pd.DataFrame, orders: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Find which order each refund is taken off, and how much of it finds none.

    `refunds`: `customer`, `at`, `amount` (> 0), `product`, `order` (its order's code where the file tells, else -1);
    `orders`, indexed by order code: `customer`, `at`, `gross`; `lines`: `order`, `product`.
    Returns rows of `refund` (index of `refunds`), `order` (-1: no purchase found) and `amount`. An order never gives
    back more than it took; what is left over goes to the customer's next earlier order.
    """
    wanted = refunds.sort_values("at", kind="stable")
    guess = wanted["order"].where(wanted["order"] >= 0)
    guess = guess.fillna(_latest_with_product(wanted, orders, lines)).fillna(_latest(wanted, orders)).fillna(-1)
    matched = pd.DataFrame(
        {"refund": wanted.index, "order": guess.to_numpy(dtype="int64"), "amount": wanted["amount"].to_numpy()}
    )
    return _within_gross(matched, refunds, orders)


def _latest_with_product(refunds: pd.DataFrame, orders: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    """Find the customer's latest order, not after the refund, that has the product."""
    bought = lines[(lines["product"] >= 0) & lines["order"].isin(orders.index)]
    bought = bought.assign(customer=orders["customer"].reindex(bought["order"]).to_numpy())
    bought = bought[bought["customer"].isin(refunds["customer"])]
    bought = bought.assign(at=orders["at"].reindex(bought["order"]).to_numpy())
    return _merge_latest(refunds[refunds["product"] >= 0], bought, ["customer", "product"], refunds.index)


def _latest(refunds: pd.DataFrame, orders: pd.DataFrame) -> pd.Series:
    bought = orders.rename_axis("order").reset_index()
    return _merge_latest(refunds, bought, ["customer"], refunds.index)


def _merge_latest(refunds: pd.DataFrame, bought: pd.DataFrame, by: list[str], index: pd.Index) -> pd.Series:
    found = pd.merge_asof(
        refunds[["at", *by]].reset_index(names="refund"),
        bought[["at", "order", *by]].sort_values("at", kind="stable"),
        on="at",
        by=by,
    )
    return found.set_index("refund")["order"].reindex(index)


def _within_gross(matched: pd.DataFrame, refunds: pd.DataFrame, orders: pd.DataFrame) -> pd.DataFrame:
    """Cut the matches where an order would give back more than it took; move the rest to earlier orders."""
    known = matched["order"] >= 0
    room = orders["gross"].reindex(matched["order"]).to_numpy()
    before = matched.groupby("order")["amount"].cumsum().to_numpy() - matched["amount"].to_numpy()
    fits = np.where(known, np.clip(room - before, 0.0, matched["amount"]), 0.0)
    over = np.round(matched["amount"].to_numpy() - fits, 6)
    kept = matched.assign(amount=fits)[fits > 0]
    excess = matched.assign(amount=over)[over > 0]
    moved = _spread(excess, refunds, orders, kept)
    return pd.concat([kept, moved], ignore_index=True)


def _spread(excess: pd.DataFrame, refunds: pd.DataFrame, orders: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """Each excess over the customer's earlier orders, newest first; what finds no room keeps order -1."""
    theirs_at = refunds.loc[excess["refund"], ["customer", "at"]]
    people = theirs_at["customer"].to_numpy()
    theirs = orders[orders["customer"].isin(people)].sort_values("at", ascending=False, kind="stable")
    left = theirs["gross"].sub(kept.groupby("order")["amount"].sum(), fill_value=0.0)
    room = dict(zip(left.index.tolist(), left.tolist(), strict=True))
    orders_of = {
        person: list(zip(group.index, group["at"], strict=True)) for person, group in theirs.groupby("customer")
    }
    moved: list[tuple[int, int, float]] = []
    for refund, person, given, amount in zip(excess["refund"], people, theirs_at["at"], excess["amount"], strict=True):
        rest = float(amount)
        for order, at in orders_of.get(person, []):
            part = min(rest, room[order]) if at <= given else 0.0
            if part > 0:
                moved.append((refund, order, part))
                room[order] -= part
                rest = round(rest - part, 6)
        if rest > 0:
            moved.append((refund, -1, rest))
    return pd.DataFrame(moved, columns=["refund", "order", "amount"])
