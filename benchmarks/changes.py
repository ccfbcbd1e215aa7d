"""How long the page of segments takes to answer a change. Usage: changes.py [--customers 100000]

Prints seconds by the clock and of the processor for the part of the server; what the browser does comes on top.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from cltv_core.choices import Settings
from cltv_core.destinations import destinations
from cltv_core.reading import ReadOptions, SourceFile
from cltv_core.samples.simulator import PurchaseTruth, SpendTruth, as_transactions, simulate
from cltv_core.segments.own import Filter, OwnSegment
from cltv_core.transactions import Transactions, from_frames
from dashboard import refining, state

ROOT = Path(__file__).parent.parent
TRUTH = PurchaseTruth(r=0.6, alpha=30.0, a=0.8, b=2.5)
SPEND = SpendTruth(p=6.0, q=4.0, v=15.0)
DAYS = 730.0
LARGE = 0.64
"""The share of all customers in the largest segment of the owner's own."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--customers", type=int, default=100_000)
    shop = _shop(asked.parse_args().customers)
    refining.go_on = lambda _: None  # the race of models would run beside
    visit = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
    visit.session_state["shop"] = state.Shop((SourceFile("shop.csv", b""),), ReadOptions(), shop)
    _timed("overview", visit.run)
    visit.switch_page("dashboard/app_pages/segments.py")
    _timed("segments, first visit", visit.run)
    names = visit.selectbox(key=state.SEGMENT).options
    for name in (names[-1], names[0], names[-1]):
        _timed(f"segment {name}", visit.selectbox(key=state.SEGMENT).set_value(name).run)
    for least in shop.orders.groupby("customer_id")["revenue"].sum().quantile([1 - LARGE, 0.5]):
        large = OwnSegment("Mine", (Filter("revenue", "at_least", float(least)),))
        visit.session_state["settings"] = Settings(own=(large,))
        _timed(f"own segment, from {least:,.0f} on", visit.run)
        visit.selectbox(key=state.SEGMENT).set_value("Mine")
        for tool in destinations():
            visit.session_state[state.DESTINATION] = tool.key
            _timed(f"  its list for {tool.label}", visit.run)


def _shop(customers: int) -> Transactions:
    random = np.random.default_rng(1)
    purchases = simulate(random.uniform(0, DAYS - 30, customers), DAYS, TRUTH, SPEND, random)
    bought = as_transactions(purchases, date(2024, 1, 1))
    number = bought.customers["customer_id"]
    people = pd.DataFrame(
        {
            "customer_id": number,
            "email": "ann" + number + "@example.com",
            "phone": "+4420" + number.str.zfill(8),
            "first_name": "Ann",
            "last_name": "Nr " + number,
            "consent": np.array(["yes", "no", "unknown"])[number.astype("int64") % 3],
        }
    )
    return from_frames(bought.orders.assign(currency="GBP"), customers=people)


def _timed(what: str, act: Callable[[], object]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    print(f"{what:44}{time.perf_counter() - clock:6.2f}{time.process_time() - processor:8.2f}", flush=True)


if __name__ == "__main__":
    main()
