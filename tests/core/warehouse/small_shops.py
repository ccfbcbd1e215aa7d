"""Small shops of every bad kind, and what any engine must make of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from cltv_core.backtest.weights import controls_of, figures
from cltv_core.describe.cohorts import cohorts
from cltv_core.describe.kpis import kpis
from cltv_core.describe.second_order import second_orders
from cltv_core.errors import NotEnoughData
from cltv_core.products.affinity import Past
from cltv_core.products.baskets import read_baskets
from cltv_core.reading.codes import Excluded
from cltv_core.summary import CustomerSummary, summarise
from cltv_core.transactions import Transactions
from cltv_core.warehouse.warehouse import Warehouse

MAPPING = {"ordered_at": "when", "customer_id": "who", "order_id": "nr", "revenue": "money", "product": "what"}
MAP = ",".join(f"{role}={column}" for role, column in MAPPING.items())
START = datetime(2023, 1, 1)
ABSURD = (datetime(1, 1, 1), datetime(1900, 1, 1), datetime(1970, 12, 31, 23, 59), datetime(2300, 1, 1))
"""Moments that the reading room holds for none."""

whens = st.one_of(
    st.none(),
    st.integers(0, 900).map(lambda day: START + timedelta(days=day)),
    st.integers(0, 60 * 24 * 4).map(lambda minute: START + timedelta(days=300, minutes=minute)),
    st.sampled_from(ABSURD),
)
rows_of_lines = st.fixed_dictionaries(
    {
        "when": whens,
        "who": st.sampled_from(["a", "b", "c", " a ", "é'\"", "", None]),
        "nr": st.sampled_from(["1", "2", "3", "4", "5", "", None]),
        "money": st.one_of(st.none(), st.sampled_from([0.0, 10.0, -10.0, 0.004, 99.99, -5.0, float("nan")])),
        "what": st.sampled_from(["tea", " cup", "é'\"", "", None]),
    }
)


def table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(MAPPING.values()))
    text = dict.fromkeys(("who", "nr", "what"), "str")
    return frame.astype({"when": "datetime64[us]", "money": "float64", **text})


def by_hand(rows: list[dict[str, Any]]) -> dict[str, tuple[int, float, float]]:
    """Orders, money kept and money given back of each customer, line by line."""
    orders: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in rows:
        who, money = (row["who"] or "").strip(), row["money"]
        if who and row["when"] is not None and money is not None and money == money:
            orders[who, row["nr"] or str(row["when"])].append(money)
    told: dict[str, tuple[int, float, float]] = {}
    for (who, _), amounts in orders.items():
        if max(amounts) < 0:
            continue
        sold = sum(amount for amount in amounts if amount > 0)
        back = min(sold, -sum(amount for amount in amounts if amount < 0))
        n, kept, given_back = told.get(who, (0, 0.0, 0.0))
        told[who] = (n + 1, kept + sold - back, given_back + back)
    return told


def _sold(row: dict[str, Any]) -> bool:
    return bool((row["who"] or "").strip() and row["when"] and row["money"] is not None and row["money"] >= 0)


def equals_pandas(shop: Warehouse, rows: list[dict[str, Any]]) -> None:
    """Hold an engine's figures of small hostile sales to pandas, and to loops over the lines."""
    rows = [{**row, "when": None if row["when"] in ABSURD else row["when"]} for row in rows]
    report = shop.report
    assert report.rows == len(rows)
    undated = sum(row["when"] is None and bool((row["who"] or "").strip()) for row in rows)
    assert sum(part.rows for part in report.exclusions if part.reason.code is Excluded.NO_DATE) == undated
    assert report.file_amount == pytest.approx(
        report.used_amount + sum(part.amount for part in report.exclusions), abs=0.011
    )
    if not any(map(_sold, rows)):
        with pytest.raises(NotEnoughData):
            _ = shop.as_of
        return
    found, expected = same(shop).frame, by_hand(rows)
    assert found["orders"].to_dict() == {who: told[0] for who, told in expected.items()}
    assert found["refunded"].to_dict() == pytest.approx({who: told[2] for who, told in expected.items()}, abs=1e-9)


def same(shop: Warehouse) -> CustomerSummary:
    """Hold an engine's figures to the house's own of the same lines; return the engine's summary."""
    sales = shop.sample
    summary, engine = summarise(sales, shop.as_of), shop.summary(0)
    exactly = {"check_dtype": False, "check_index_type": False, "rtol": 1e-9, "atol": 1e-9}
    pd.testing.assert_frame_equal(engine.frame[summary.frame.columns], summary.frame, **exactly)
    pd.testing.assert_frame_equal(engine.days[summary.days.columns], summary.days, **exactly)
    assert astuple(shop.second_orders) == pytest.approx(astuple(second_orders(summary)))
    pd.testing.assert_frame_equal(shop.cohorts, cohorts(sales, summary), **exactly)
    same_pairs(shop, sales)
    same_averages(shop, summary)
    for counted, known in zip(shop.kpis.all, kpis(sales, summary).all, strict=True):
        assert counted.unknown == known.unknown
        for one, other in ((counted.value, known.value), (counted.previous, known.previous)):
            assert (one is None) == (other is None)
            assert one is None or one == pytest.approx(other, rel=1e-9, abs=1e-9)
        np.testing.assert_allclose(counted.series, known.series, rtol=1e-9, atol=1e-9)
    return engine


def same_averages(shop: Warehouse, summary: CustomerSummary) -> None:
    """Hold what everybody did around earlier days to the house's own figures."""
    cuts = [shop.as_of - timedelta(days=days) for days in (30, 300)]
    for bound in (np.inf, 50.003):
        controls = controls_of(cuts, 60, bound)
        np.testing.assert_allclose(shop.averages(controls), figures(summary, controls).mean(axis=0), rtol=1e-9)


def same_pairs(shop: Warehouse, sales: Transactions) -> None:
    """Hold the customers who bought two products to those by whom the house suggests products."""
    past = Past(read_baskets(sales, shop.as_of), 0)
    pairs, products = past.pairs("also"), past.baskets.products[past.columns]
    expected = {
        tuple(sorted((products[row], products[column]))): (both, {pairs.buyers[row], pairs.buyers[column]})
        for (row, column), both in np.ndenumerate(pairs.both)
        if row < column and both
    }
    assert shop.pairs is not None
    found = {(row.product, row.other): (row.both, {row.buyers, row.buyers_of_other}) for row in shop.pairs.itertuples()}
    assert found == expected


def some_shop(customers: int, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    orders = 1 + rng.poisson(rng.gamma(0.8, 2.0, customers))
    who = np.repeat(np.arange(customers), orders)
    day = np.repeat(rng.integers(0, 500, customers), orders) + rng.integers(0, 500, len(who))
    when = pd.Timestamp(START) + pd.to_timedelta(day * 1440 + rng.integers(0, 1440, len(who)), unit="min")
    sales = pd.DataFrame({"when": when, "who": [f"c{n}" for n in who], "nr": np.arange(len(who)).astype(str)})
    sales = sales.assign(money=rng.gamma(2, 20, len(who)).round(2))
    sales["what"] = rng.choice(["tea", "cup", "pot", ""], len(who))
    back = sales.sample(frac=0.1, random_state=seed)
    return pd.concat([sales, back.assign(money=-back["money"], when=back["when"] + pd.Timedelta(minutes=90))])
