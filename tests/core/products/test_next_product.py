"""Next products: counted by hand, scored against a slow second implementation, replayed, and shown only with a gain."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.products import next_products
from cltv_core.products.affinity import (
    DOUBT,
    HABIT_DOUBT,
    LEAST_TOGETHER,
    RECENT_DAYS,
    Past,
    Variant,
    best_columns,
)
from cltv_core.products.baskets import read_baskets
from cltv_core.products.recommend import COLUMNS, GROUP_COLUMNS, NextProducts
from cltv_core.products.replay import Replay, Verdict, replays
from cltv_core.reading import read
from cltv_core.samples.shops import bakery
from cltv_core.text.say import say
from cltv_core.transactions import Transactions
from tests.core.shops import Sale, shop

Visit = tuple[str, int, tuple[str, ...]]


def shop_of(visits: list[Visit]) -> Transactions:
    sales: list[Sale] = [(who, str(date(2024, 1, 1) + timedelta(days=day)), 10.0) for who, day, _ in visits]
    return shop(sales, lines=[(place, name, 1.0) for place, (_, _, names) in enumerate(visits) for name in names])


def past_of(visits: list[Visit]) -> Past:
    baskets = read_baskets(shop_of(visits))
    return Past(baskets, int(baskets.day.max()) + 1)


def pair(past: Past, kind: str, first: str, second: str) -> tuple[float, float]:
    names = past.baskets.products[past.columns]
    one, two = names.get_loc(first), names.get_loc(second)
    pairs = past.pairs(kind)  # type: ignore[arg-type]
    return float(pairs.both[one, two]), float(pairs.buyers[one])


DRINKS = ("tea", "coffee", *(f"drink {place}" for place in range(8)))
THEN = {"tea": "honey", "coffee": "sugar", **{f"drink {place}": f"extra {place}" for place in range(8)}}


def followers(customers: int = 600) -> list[Visit]:
    """Tea is followed by honey, coffee by sugar and so on; bread is what everybody buys."""
    visits: list[Visit] = []
    for place in range(customers):
        start, drink = place % 60, DRINKS[place % len(DRINKS)]
        visits += [(f"C{place:03}", start, (drink, "bread")), (f"C{place:03}", start + 30, (THEN[drink], "bread"))]
    return visits


VISITS: list[Visit] = [
    ("ann", 0, ("tea",)),
    ("ann", 5, ("honey", "bread")),
    ("bob", 1, ("tea", "honey")),
    ("cat", 2, ("tea",)),
    ("cat", 4, ("bread",)),
    ("cat", 9, ("honey",)),
    ("dan", 3, ("bread",)),
]


def test_customers_who_bought_both_counted_by_hand() -> None:
    past = past_of(VISITS)
    assert pair(past, "also", "tea", "honey") == (3, 3)
    assert pair(past, "also", "tea", "bread") == (2, 3)
    assert pair(past, "also", "bread", "tea") == (2, 3)


def test_bought_with_it_or_on_the_next_visit_counted_by_hand() -> None:
    past = past_of(VISITS)
    assert pair(past, "next", "tea", "honey") == (2, 3)
    assert pair(past, "next", "tea", "bread") == (2, 3)
    assert pair(past, "next", "honey", "tea") == (1, 3)


def test_two_orders_of_a_day_are_one_visit_and_refunded_orders_none() -> None:
    sales: list[Sale] = [("ann", "2024-01-01 09:00", 5), ("ann", "2024-01-01 17:00", 5), ("ann", "2024-01-09", 0, 5)]
    baskets = read_baskets(shop(sales, lines=[(0, "tea", 5), (1, "tea", 5), (2, "pan", 5)]))
    assert baskets.bought.shape[0] == 1
    assert baskets.bought.sum() == 1
    assert not baskets.has_next.any()


def test_visits_after_the_day_are_unknown() -> None:
    transactions = shop_of(VISITS)
    known = read_baskets(transactions, date(2024, 1, 3))
    assert len(known.day) == 3
    assert next_products(transactions, date(2024, 1, 3)).past.day == known.day.min() + 3


def slow_score(visits: list[Visit], customer: str, name: str, variant: Variant, day: int) -> float:
    """Naive Bayes by hand: popularity and habit, and how much oftener than by chance buyers buy this too."""
    owns: dict[str, set[str]] = {}
    for who, _, names in visits:
        owns.setdefault(who, set()).update(names)
    with_it = sum(name in names for _, _, names in visits)
    always = (with_it + 0.1) / len(visits)
    shares = []
    for days in RECENT_DAYS:
        recent = [names for _, when, names in visits if when >= day - days]
        shares.append((sum(name in names for names in recent) + 20 * always) / (len(recent) + 20))
    mine = [names for who, _, names in visits if who == customer]
    habit = sum(name in names for names in mine) if variant.repeats else 0
    total, weight = 0.0, sum(len(names) for names in mine)
    everything = sorted({each for names in owns.values() for each in names})
    size = {each: sum(each in names for names in owns.values()) for each in everything}
    both = {each: sum({each, name} <= names for names in owns.values()) for each in everything}
    chance = (sum(both[e] for e in everything if e != name) + 0.5) / (sum(size.values()) - size[name] + 1)
    for each in everything:
        if each != name and both[each] >= LEAST_TOGETHER:
            total += sum(each in names for names in mine) * math.log1p(both[each] / (DOUBT * chance))
    return math.log(habit + HABIT_DOUBT * sum(shares) / len(shares)) + variant.weight * total / weight


@pytest.mark.parametrize("repeats", [False, True])
def test_scores_against_a_slow_count(repeats: bool) -> None:
    visits = followers(40)
    past, variant = past_of(visits), Variant(repeats, "also", 4.0)
    day = max(when for _, when, _ in visits) + 1
    scores = past.scores(variant, np.arange(len(past.baskets.customers)))
    names = past.baskets.products[past.columns]
    for place in (0, 1, 17, 39):
        customer = past.baskets.customers[place]
        own = {name for who, _, bought in visits if who == customer for name in bought}
        for column, name in enumerate(names):
            expected = -math.inf if name in own and not repeats else slow_score(visits, customer, name, variant, day)
            assert scores[place, column] == pytest.approx(expected, rel=1e-4)


def test_the_best_come_first_and_ties_keep_the_order_of_the_columns() -> None:
    scores = np.array([[1, 5, 3, 5, 2, 0, 4], [2, 2, 2, 2, 2, 2, 2]], dtype=np.float32)
    assert best_columns(scores, 3).tolist() == [[1, 3, 6], best_columns(scores, 3)[1].tolist()]
    assert best_columns(scores[:, :2], 5).tolist() == [[1, 0], [0, 1]]


def test_what_follows_is_learnt_and_beats_the_best_sellers() -> None:
    found = next_products(shop_of([*followers(), ("new", 90, ("tea", "bread"))]), repeats=False)
    assert found.shown
    assert found.replay.hit_rate > found.replay.popular_rate
    first = found.of(pd.Index(["new"])).iloc[0]
    assert (first["product"], first["because"], first["bought_before"]) == ("honey", "tea", False)
    assert (first["both"], first["buyers"]) == (60, 61)
    assert first["reason"]["product"] == "tea"
    assert (first["reason"]["both"], first["reason"]["buyers"]) == (60, 61)


def test_a_shop_without_a_pattern_shows_nothing() -> None:
    rng = np.random.default_rng(3)
    names = [f"P{place}" for place in range(12)]
    visits: list[Visit] = [
        (f"C{who}", int(day), (names[rng.integers(12)],)) for who in range(200) for day in rng.integers(0, 400, 4)
    ]
    found = next_products(shop_of(visits), repeats=False)
    assert not found.shown
    assert tuple(found.frame.columns) == COLUMNS
    assert found.frame.empty
    assert tuple(found.best_for(found.past.baskets.customers).columns) == GROUP_COLUMNS
    assert found.replay.verdict.code == Verdict.NO_GAIN


@pytest.mark.parametrize("visits", [VISITS, [("ann", 0, ("tea",))], [("ann", 0, ()), ("bob", 3, ())]])
def test_a_small_shop_is_told_that_it_is_too_small(visits: list[Visit]) -> None:
    found = next_products(shop_of(visits))
    assert not found.shown
    assert found.frame.empty
    assert found.replay.verdict.code == Verdict.TOO_FEW


def test_choosing_never_sees_the_purchases_that_are_reported() -> None:
    """The variants on a past whose last part was replaced by chance are the same."""
    visits = followers()
    last = np.quantile([day for _, day, _ in visits], 0.7)
    rng = np.random.default_rng(0)
    scrambled = [(who, day, names if day <= last else (f"P{rng.integers(5)}",)) for who, day, names in visits]
    before = [replay.variant for replay in replays(read_baskets(shop_of(visits)))]
    assert [replay.variant for replay in replays(read_baskets(shop_of(scrambled)))] == before


def test_the_error_counts_a_customer_once() -> None:
    replay = Replay(Variant(False, "also", 4.0), 0.5, 0.4, 0.06, 200, 150)
    assert not replay.beats_popular
    assert Replay(Variant(False, "also", 4.0), 0.5, 0.4, 0.04, 200, 150).beats_popular
    assert not Replay(Variant(False, "also", 4.0), 0.5, 0.4, 0.04, 99, 99).beats_popular


def test_a_small_gain_is_told_to_the_decimal() -> None:
    small = Replay(Variant(False, "also", 4.0), 0.0610, 0.0556, 0.001, 1200, 900)
    assert "One of them was bought in 6.1% of 1,200 later purchases" in say(small.verdict)
    assert "of the five best sellers, in 5.6%." in say(small.verdict)


def always_shown(past: Past, repeats: bool) -> NextProducts:
    new, again = (Replay(Variant(kind, "next", 4.0), 0.9, 0.1, 0.01, 1000, 1000) for kind in (False, True))
    return NextProducts(past, new, (new, again)).naming(repeats)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ann", "bob", "cat", "dan"]),
            st.integers(0, 60),
            st.sets(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"]), min_size=1).map(lambda s: tuple(sorted(s))),
        ),
        min_size=1,
        max_size=25,
    ),
    st.booleans(),
)
def test_any_customer_gets_up_to_five_distinct_products_new_ones_where_asked(
    visits: list[Visit], repeats: bool
) -> None:
    found = always_shown(past_of(visits), repeats)
    own = {who: {name for w, _, names in visits if w == who for name in names} for who, _, _ in visits}
    catalogue = set().union(*own.values())
    for who, named in found.frame.groupby("customer_id"):
        may = catalogue if repeats else catalogue - own[str(who)]
        assert len(named) == min(5, len(may))
        assert set(named["product"]) <= may
        assert named["product"].is_unique
        assert named["rank"].tolist() == list(range(1, len(named) + 1))
        assert named["score"].is_monotonic_decreasing
        assert named["reason"].map(say).str.endswith(".").all()
        assert (named["bought_before"] == named["product"].isin(own[str(who)])).all()
    best = found.best_for(found.past.baskets.customers)
    assert best["customers"].is_monotonic_decreasing
    assert (best["share"] <= 1).all()


def test_other_names_for_customers_change_nothing_but_the_names() -> None:
    visits = followers()
    renamed = {who: f"Z{place:03}" for place, who in enumerate(sorted({w for w, _, _ in visits}, reverse=True))}
    one = next_products(shop_of(visits)).frame
    two = next_products(shop_of([(renamed[who], day, names) for who, day, names in visits])).frame
    one = one.assign(customer_id=one["customer_id"].map(renamed))
    order = ["customer_id", "rank"]
    pd.testing.assert_frame_equal(
        one.sort_values(order, ignore_index=True).astype({"customer_id": "str"}),
        two.sort_values(order, ignore_index=True),
    )


def test_the_bakery_gains_over_its_best_sellers_and_is_shown() -> None:
    found = next_products(read([bakery()]))
    assert found.shown
    assert found.replay.gain > 2 * found.replay.gain_error
    assert found.frame["customer_id"].value_counts().max() == 5
    assert (found.frame["both"] <= found.frame["buyers"]).all()


def test_a_shop_that_does_not_say_what_was_bought_suggests_nothing() -> None:
    found = next_products(shop([("ann", "2024-01-01", 10.0), ("ann", "2024-02-01", 10.0)]))
    assert found.replays == tuple(Replay(replay.variant) for replay in found.replays)
    assert not found.shown
    assert found.of(pd.Index(["ann"])).empty
