"""The sample shops: what is in the files, and that the truth behind the bakery can be found in it again."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import warnings
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cltv_core.errors import UnreadableFile
from cltv_core.reading import read
from cltv_core.samples import shops as samples
from cltv_core.samples.bakery import BAKERY_TRUTH, Visits, bakery_visits
from cltv_core.samples.bakery.baskets import CATALOGUE, PENCE, ROLL, SEASONS, fill_baskets
from cltv_core.samples.shops import SAMPLES, bakery, cdnow
from cltv_core.samples.simulator import PurchaseTruth
from cltv_core.text.say import say
from tests.support.refusals import refuses

PERSONAL = ["Customer ID", "First name", "Last name", "Email", "Phone", "Marketing consent"]
FICTIONAL_PHONE = re.compile(r"7700 900\d{3}|1632 960\d{3}|20 7946 0\d{3}|1(1[3-8]|[2-6]1) 496 0\d{3}|191 498 0\d{3}")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    table = pd.read_csv(io.BytesIO(bakery().data), dtype="str", parse_dates=["Date"])
    for header in ("Unit price", "Line total"):
        table[header] = (table[header].astype("float64") * 100).round().astype("int64")
    return table.astype({"Quantity": "int64"})


@pytest.fixture(scope="module")
def sales(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["Quantity"] > 0]


@pytest.fixture(scope="module")
def refunds(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["Quantity"] < 0]


@pytest.fixture(scope="module")
def orders(sales: pd.DataFrame) -> pd.DataFrame:
    by_order = sales.groupby("Order ID")
    return (
        by_order[["Customer ID", "Date", "Channel", "Discount code"]].first().assign(pence=by_order["Line total"].sum())
    )


@pytest.fixture(scope="module")
def visits() -> Visits:
    return bakery_visits(np.random.default_rng(BAKERY_TRUTH.seed))


def run_python(program: str, **environment: str) -> str:
    root = str(Path(samples.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": root, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


# The file


def test_the_bakery_is_the_same_in_another_process() -> None:
    program = (
        "import hashlib; from cltv_core.samples.shops import bakery; print(hashlib.sha256(bakery().data).hexdigest())"
    )
    assert run_python(program, PYTHONHASHSEED="1") == hashlib.sha256(bakery().data).hexdigest()


def test_the_bakery_has_the_size_of_a_small_shop(rows: pd.DataFrame) -> None:
    assert 40_000 < len(rows) < 90_000
    assert rows["Customer ID"].nunique() == BAKERY_TRUTH.customers == 3000
    assert rows["Date"].min().date() - BAKERY_TRUTH.first_day < pd.Timedelta(days=3)
    assert rows["Date"].max().date() == BAKERY_TRUTH.last_day
    assert rows["Date"].is_monotonic_increasing
    assert set(rows["Currency"]) == {"GBP"}


def test_every_line_multiplies_out(rows: pd.DataFrame) -> None:
    assert (rows["Quantity"] * rows["Unit price"] == rows["Line total"]).all()
    assert (rows["Unit price"] > 0).all()


def test_an_order_has_one_customer_one_moment_and_no_product_twice(sales: pd.DataFrame) -> None:
    facts = sales.groupby("Order ID")[["Customer ID", "Date", "Channel", "Discount code"]].nunique(dropna=False)
    assert (facts == 1).all(axis=None)
    assert not sales.duplicated(["Order ID", "Product"]).any()


def test_the_dearest_product_comes_first(sales: pd.DataFrame) -> None:
    assert (sales.groupby("Order ID")["Unit price"].first() == sales.groupby("Order ID")["Unit price"].max()).all()


def test_a_customer_has_one_name_and_address_and_shares_it_with_nobody(rows: pd.DataFrame) -> None:
    people = rows[PERSONAL].dropna(subset="Customer ID").drop_duplicates()
    assert people["Customer ID"].is_unique
    assert people["Email"].dropna().is_unique
    assert people["Phone"].dropna().is_unique


def test_some_people_have_no_name_no_email_no_phone_and_some_have_accents(rows: pd.DataFrame) -> None:
    people = rows[PERSONAL].dropna(subset="Customer ID").drop_duplicates()
    assert people.isna().any().to_dict() == {header: header != "Customer ID" for header in PERSONAL}
    assert not people["First name"].dropna().map(str.isascii).all()
    assert set(people["Marketing consent"].dropna()) == {"yes", "no"}


def test_nobody_can_be_reached(rows: pd.DataFrame) -> None:
    emails, phones = rows["Email"].dropna(), rows["Phone"].dropna()
    assert emails.str.fullmatch(r"[a-z]+\.[a-z]+\d*@example\.(com|org|net)").all()
    assert phones.str.replace(r"^(0|\+44 )", "", regex=True).str.fullmatch(FICTIONAL_PHONE.pattern).all()


def test_passers_by_leave_no_trace_of_who_they_are(rows: pd.DataFrame) -> None:
    passers_by = rows[rows["Customer ID"].isna()]
    assert passers_by["Order ID"].nunique() == BAKERY_TRUTH.walk_ins
    assert passers_by[PERSONAL].isna().all(axis=None)


def test_every_refund_gives_back_a_line_that_was_sold_before(sales: pd.DataFrame, refunds: pd.DataFrame) -> None:
    both = refunds.merge(sales, on=["Order ID", "Product"], suffixes=("", " sold"), how="left", validate="one_to_one")
    assert (both["Line total"] == -both["Line total sold"]).all()
    assert (both["Date"].dt.normalize() > both["Date sold"].dt.normalize()).all()
    assert both["Customer ID"].equals(both["Customer ID sold"])


def test_refunds_are_as_many_as_the_truth_says_some_in_full_some_in_part(
    orders: pd.DataFrame, refunds: pd.DataFrame
) -> None:
    back = -refunds.groupby("Order ID")["Line total"].sum()
    assert len(back) == pytest.approx(len(orders) * BAKERY_TRUTH.refund_share, rel=0.2)
    assert 0.3 < (back == orders["pence"].reindex(back.index)).mean() < 0.9


def test_discount_codes_take_a_tenth_off(sales: pd.DataFrame) -> None:
    listed = sales["Product"].map({product.name: product.pence for product in CATALOGUE})
    coded = sales["Discount code"].notna()
    assert set(sales.loc[coded, "Discount code"]) == {"WELCOME10", "XMAS10"}
    assert (sales["Unit price"][~coded] == listed[~coded]).all()
    assert (sales["Unit price"][coded] - 0.9 * listed[coded]).abs().max() <= 0.5


# The seasons


def test_closed_on_sundays_mondays_and_between_the_years(rows: pd.DataFrame) -> None:
    assert set(rows["Date"].dt.day_name()) == {"Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
    assert not rows["Date"].dt.strftime("%m-%d").isin(["12-25", "12-26", "12-27", "12-30", "12-31", "01-01"]).any()


def test_the_market_is_on_wednesdays_and_saturdays_with_customers_of_its_own(orders: pd.DataFrame) -> None:
    market = orders[orders["Channel"] == "market"]
    assert set(market["Date"].dt.day_name()) == {"Wednesday", "Saturday"}
    people = orders.groupby("Customer ID")["Channel"].agg(lambda channels: (channels == "market").mean())
    assert set(people) == {0.0, 1.0}
    assert people.mean() == pytest.approx(BAKERY_TRUTH.market_share, abs=0.001)


def test_busy_before_christmas_and_easter_quiet_in_august(orders: pd.DataFrame) -> None:
    daily = orders.groupby(orders["Date"].dt.normalize()).size()
    assert daily["2025-12-01":"2025-12-24"].mean() > 1.25 * daily["2025-11"].mean()  # type: ignore[misc]
    assert daily["2026-03-30":"2026-04-04"].mean() > 1.25 * daily["2026-03-01":"2026-03-27"].mean()  # type: ignore[misc]
    assert daily["2025-08"].mean() < 0.75 * daily["2025-07"].mean()
    assert daily.groupby(daily.index.day_name()).mean().idxmax() == "Saturday"


@pytest.mark.parametrize(
    ("product", "begins", "ends"),
    [("Stollen", "11-18", "12-24"), ("Easter lamb", "03-12", "04-19"), ("Strawberry tart", "06-01", "08-31")],
)
def test_seasonal_goods_are_sold_in_season_only(sales: pd.DataFrame, product: str, begins: str, ends: str) -> None:
    days = sales.loc[sales["Product"] == product, "Date"].dt.strftime("%m-%d")
    assert days.between(begins, ends).all()
    assert len(days) > 50


# The truth


def expected_share_of_one_time_buyers(truth: PurchaseTruth, exposure: np.ndarray) -> np.ndarray:
    return (truth.alpha / (truth.alpha + exposure)) ** truth.r


@pytest.mark.parametrize("newer", [False, True])
def test_one_time_buyers_are_as_many_as_fader_hardie_lee_2005_equation_8_says(visits: Visits, newer: bool) -> None:
    truth = BAKERY_TRUTH.newer if newer else BAKERY_TRUTH.older
    crowds = [crowd.purchases for crowd in visits.crowds if crowd.newer == newer]
    once = np.concatenate([np.bincount(crowd.customer) == 1 for crowd in crowds])
    expected = expected_share_of_one_time_buyers(truth, np.concatenate([crowd.exposure for crowd in crowds]))
    assert once.mean() == pytest.approx(expected.mean(), abs=3 * once.std() / np.sqrt(len(once)))


@pytest.mark.parametrize("newer", [False, True])
def test_lifetimes_finds_the_true_parameters_on_the_bakerys_clock(visits: Visits, newer: bool) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from lifetimes import BetaGeoFitter

        fitted = BetaGeoFitter().fit(*frequency_recency_t(visits, newer)).params_
    truth = BAKERY_TRUTH.newer if newer else BAKERY_TRUTH.older
    assert fitted["r"] == pytest.approx(truth.r, rel=0.15)
    assert fitted["alpha"] == pytest.approx(truth.alpha, rel=0.2)
    assert fitted["a"] / (fitted["a"] + fitted["b"]) == pytest.approx(truth.a / (truth.a + truth.b), rel=0.2)


def frequency_recency_t(visits: Visits, newer: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    parts = []
    for crowd in (crowd for crowd in visits.crowds if crowd.newer == newer):
        clock = pd.Series(crowd.purchases.clock).groupby(crowd.purchases.customer)
        recency = (clock.max() - clock.min()).to_numpy()
        parts.append((clock.size().to_numpy() - 1, recency, crowd.purchases.exposure))
    return tuple(map(np.concatenate, zip(*parts, strict=True)))  # type: ignore[return-value]


def test_baskets_cost_what_the_customer_meant_to_spend(visits: Visits, orders: pd.DataFrame) -> None:
    error = orders["pence"].to_numpy() / 100 - visits.spend
    assert abs(error.mean()) < 0.1
    assert np.quantile(np.abs(error), 0.95) < 0.5


def test_mean_spend_of_customers_is_the_mean_of_gamma_gamma(orders: pd.DataFrame) -> None:
    per_customer = orders.groupby("Customer ID")["pence"].mean() / 100
    assert per_customer.mean() == pytest.approx(
        BAKERY_TRUTH.spending.mean, abs=4 * per_customer.std() / np.sqrt(len(per_customer))
    )


def test_newer_customers_come_back_less(orders: pd.DataFrame) -> None:
    known = orders.dropna(subset="Customer ID")
    first = known.groupby("Customer ID")["Date"].transform("min")
    age = (known["Date"] - first).dt.days
    newer = first >= pd.Timestamp(BAKERY_TRUTH.newer_since)
    old_enough = first <= known["Date"].max() - pd.Timedelta(days=180)
    customers = known[old_enough].groupby(newer)["Customer ID"].nunique()
    back = known[old_enough & age.between(90, 180)].groupby(newer)["Customer ID"].nunique()
    retention = back / customers
    assert retention[False] > retention[True] + 0.1


@given(
    pence=arrays("int64", st.integers(1, 30), elements=st.integers(1, 60_000)),
    season=st.integers(0, len(SEASONS) - 1),
    occasion=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_any_budget_is_filled_to_half_a_roll(pence: np.ndarray, season: int, occasion: bool, seed: int) -> None:
    everyone = np.ones(len(pence), dtype="int64")
    lines = fill_baskets(pence, everyone * season, everyone * occasion > 0, np.random.default_rng(seed))
    total = np.bincount(lines.order, weights=lines.quantity * PENCE[lines.product], minlength=len(pence))
    assert np.all(np.abs(total - np.maximum(pence, ROLL.pence)) <= ROLL.pence / 2)
    assert np.all(lines.quantity > 0)


def test_the_catalogue_runs_from_cheap_to_dear_with_names_of_its_own() -> None:
    assert np.all(np.diff(PENCE) >= 0)
    assert len({product.name for product in CATALOGUE}) == len(CATALOGUE)


# CDNOW and the choice on the page


def test_cdnow_has_the_size_published_by_fader_and_hardie_2001() -> None:
    table = pd.read_csv(io.BytesIO(cdnow().data), sep=r"\s+", dtype={"customer_id": "str", "date": "str"})
    assert len(table) == 69_659
    assert table["customer_id"].nunique() == 23_570
    assert (table["date"].min(), table["date"].max()) == ("19970101", "19980630")


def test_cdnow_is_found_without_importing_lifetimes() -> None:
    program = "import sys; from cltv_core.samples.shops import cdnow; cdnow(); print('lifetimes' in sys.modules)"
    assert run_python(program) == "False"


@pytest.mark.parametrize("spec", [None, ModuleSpec("lifetimes", None, is_package=True)])
def test_a_missing_cdnow_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, spec: ModuleSpec | None) -> None:
    monkeypatch.setattr(samples, "find_spec", lambda _: spec)
    with refuses(UnreadableFile, samples.Problem.CDNOW_MISSING):
        cdnow()


# Through the reading room, with no choice by the owner


def test_the_bakery_is_read_and_reconciled(rows: pd.DataFrame, refunds: pd.DataFrame) -> None:
    shop = read([bakery()])
    report = shop.report
    assert report.file_amount == rows["Line total"].sum() / 100
    assert report.used_amount + sum(part.amount for part in report.exclusions) == pytest.approx(report.file_amount)
    assert report.used_amount == pytest.approx(shop.orders["revenue"].sum())
    assert len(shop.orders) == rows.dropna(subset="Customer ID")["Order ID"].nunique()
    given_back = -refunds.dropna(subset="Customer ID")["Line total"].sum() / 100
    assert shop.orders["refunded"].sum() == pytest.approx(given_back)
    assert shop.currency == "GBP"


def test_the_bakerys_people_and_goods_are_understood(rows: pd.DataFrame) -> None:
    shop = read([bakery()])
    asked = rows[PERSONAL].dropna(subset="Customer ID").drop_duplicates().set_index("Customer ID").fillna("")
    found = shop.customers.set_index("customer_id").loc[asked.index]
    assert list(found["email"]) == list(asked["Email"])
    assert list(found["phone"]) == list(asked["Phone"].str.replace(" ", "").str.replace("^0", "+44", regex=True))
    assert list(found["consent"]) == list(asked["Marketing consent"].replace("", "unknown"))
    assert set(shop.orders["channel"]) == {"shop", "market", "web", "phone"}
    assert set(shop.orders["discount_code"]) == {"", "WELCOME10", "XMAS10"}
    assert set(shop.lines["product"]) == {product.name for product in CATALOGUE}


def test_cdnow_is_read_to_the_last_cent() -> None:
    shop = read([cdnow()])
    assert (len(shop.orders), len(shop.customers)) == (69_659, 23_570)
    assert shop.report.file_amount == shop.report.used_amount == 2_500_315.63
    assert (shop.first_day.isoformat(), shop.last_day.isoformat()) == ("1997-01-01", "1998-06-30")


def test_each_sample_can_be_chosen_and_loaded() -> None:
    assert [sample.key for sample in SAMPLES] == ["bakery", "cdnow"]
    for sample in SAMPLES:
        assert len(sample.load().data) > 1_000_000
        assert say(sample.title)
        assert say(sample.description).endswith(".")
