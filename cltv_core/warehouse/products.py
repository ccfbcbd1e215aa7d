"""Which products the same customers bought, counted in an engine: `cltv_core.products.affinity.Pairs` of everybody."""

from __future__ import annotations

import narwhals as nw
import pandas as pd

from cltv_core.warehouse.engine import Engine, Frame
from cltv_core.warehouse.orders import KEY, USED

MOST_PRODUCTS = 200
"""Only so many products, those with most buyers, are paired: a regular who bought n of them makes n (n - 1) / 2 pairs,
so that more would cost the engine more than all else."""

PAIR_COLUMNS = ("product", "other", "both", "buyers", "buyers_of_other")


def owned_products(engine: Engine, lines: Frame, orders: Frame) -> Frame:
    """Make one row a customer and product that the customer ever bought, orders refunded in full left out.

    `orders`: as of `orders_of`.
    """
    bought = lines.filter(nw.col("reason") == USED, nw.col("amount") >= 0, nw.col("product") != "")
    returned = orders.filter(nw.col("given_back") > 0, nw.col("sold") <= nw.col("given_back")).select(*KEY)
    kept = bought.select(*KEY, "product").join(returned, on=list(KEY), how="anti")
    return engine.keep(kept.select("customer_id", "product").unique(), "owned_products")


def product_pairs(engine: Engine, owned: Frame) -> pd.DataFrame:
    """Make one row a pair of products that somebody bought both of, those with most such customers first.

    `product` and `other` (in alphabetical order), `both` (customers who ever bought both), `buyers` and
    `buyers_of_other` (customers of each), of the `MOST_PRODUCTS` products with most buyers.
    """
    buyers = engine.keep(_of_most(owned), "buyers")
    paired = owned.join(buyers.select("product"), on="product", how="semi")
    others = paired.rename({"product": "other"})
    both = paired.join(others, on="customer_id", how="inner").filter(nw.col("product") < nw.col("other"))
    counted: pd.DataFrame = engine.arrow(
        both.group_by("product", "other").agg(both=nw.len().cast(nw.Int64))
    ).to_pandas()
    of_each = engine.arrow(buyers).to_pandas().set_index("product")["buyers"]
    counted = counted.assign(buyers=counted["product"].map(of_each), buyers_of_other=counted["other"].map(of_each))
    ranked = counted.sort_values(["both", "product", "other"], ascending=[False, True, True], ignore_index=True)
    return ranked[list(PAIR_COLUMNS)].astype(dict.fromkeys(PAIR_COLUMNS[2:], "int64"))


def _of_most(owned: Frame) -> Frame:
    buyers = owned.group_by("product").agg(buyers=nw.len().cast(nw.Int64))
    return buyers.sort("buyers", "product", descending=[True, False]).head(MOST_PRODUCTS)
