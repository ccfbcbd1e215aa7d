"""Differences that value explains are none; others are found, said in words, and not claimed where few are compared."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cltv_core.segments.fairness import FairLook, Fairness, columns_to_look_at, fair_look, value_bands
from cltv_core.segments.placing import tiers

NAMES = [f"C{place:04}" for place in range(1200)]


def look(place: list[str], value: np.ndarray, treatment: list[str]) -> FairLook:
    names = NAMES[: len(place)]
    customers = pd.DataFrame({"customer_id": names, "place": place})
    index = pd.Index(names, name="customer_id")
    return fair_look(customers, "place", pd.Series(value, index=index), pd.Series(treatment, index=index))


def test_what_value_explains_is_no_difference() -> None:
    """All of the town is worth more than all of the country, and gets the High tier for it."""
    value = np.arange(1000.0)
    found = look(["country"] * 500 + ["town"] * 500, value, tiers(value).tolist())
    assert not found.differs
    town = found.frame[(found.frame["group"] == "town") & (found.frame["treatment"] == "High")].iloc[0]
    assert (town["share"], town["expected"]) == (0.4, 0.4)


def test_the_same_value_treated_differently_is_found() -> None:
    value = np.tile(np.arange(500.0), 2)
    place = ["north"] * 500 + ["south"] * 500
    offer = ["voucher" if n % 2 else "none" for n in range(500)] + [
        "voucher" if n % 5 == 0 else "none" for n in range(500)
    ]
    found = look(place, value, offer)
    north = found.frame[(found.frame["group"] == "north") & (found.frame["treatment"] == "voucher")].iloc[0]
    assert found.differs
    assert north["difference"] == pytest.approx(0.3, abs=1e-9)
    assert (north["share"], north["expected"]) == (0.5, pytest.approx(0.35))
    differing = [fact for fact in found.facts if fact.code == Fairness.GROUP_DIFFERS and fact["group"] == "north"]
    (voucher,) = [fact for fact in differing if fact["treatment"] == "voucher"]
    assert (voucher["share"], voucher["expected"]) == (0.5, pytest.approx(0.35))


def test_one_band_by_hand_with_the_variance_of_mantel_and_haenszel_1959() -> None:
    place = ["a"] * 40 + ["b"] * 40
    offer = ["yes"] * 20 + ["no"] * 20 + ["yes"] * 10 + ["no"] * 30
    row = look(place, np.ones(80), offer).frame.set_index(["group", "treatment"]).loc[("a", "yes")]
    variance = 40 * 40 * 30 * 50 / (80**2 * 79)
    z = 2.4977  # two sides of 5 percent, shared by four comparisons
    assert row["difference"] == pytest.approx((20 - 15) / (40 * 40 / 80))
    assert row["high"] - row["difference"] == pytest.approx(z * np.sqrt(variance) / 20, rel=1e-4)


def test_chance_is_rarely_taken_for_a_difference() -> None:
    rng = np.random.default_rng(1)
    wrong = 0
    for _ in range(100):
        place = rng.choice(["a", "b", "c"], 300).tolist()
        wrong += look(place, rng.gamma(1, 50, 300), rng.choice(["x", "y", "z"], 300).tolist()).differs
    assert wrong <= 12


def test_a_difference_of_few_points_is_not_worth_a_word() -> None:
    place = ["a"] * 600 + ["b"] * 600
    offer = ["yes"] * 24 + ["no"] * 1176
    found = look(place, np.ones(1200), offer)
    assert ((found.frame["low"] > 0) & ~found.frame["differs"]).any()
    assert not found.differs


def test_two_of_a_rare_kind_are_no_pattern() -> None:
    place = ["a"] * 40 + ["b"] * 600
    offer = ["rare"] * 4 + ["usual"] * 36 + ["rare"] * 4 + ["usual"] * 596
    found = look(place, np.ones(640), offer)
    assert (found.frame["low"] > 0).any()
    assert not found.differs


def test_few_customers_are_told_so() -> None:
    rng = np.random.default_rng(2)
    found = look(["a"] * 30 + ["b"] * 30, np.ones(60), rng.permutation(["x", "y"] * 30).tolist())
    assert found.facts[0] == Fairness.TOO_FEW(
        column="place", seen_from=pytest.approx((found.frame["high"] - found.frame["difference"]).max())
    )


def test_what_is_too_rare_to_judge_in_one_group_is_judged_in_the_others() -> None:
    place = ["a"] * 400 + ["b"] * 400 + ["c"] * 40
    offer = ["yes"] * 300 + ["no"] * 100 + ["yes"] * 100 + ["no"] * 296 + ["rare"] * 4
    found = look(place, np.ones(840), offer + ["yes"] * 19 + ["no"] * 17 + ["rare"] * 4).frame
    assert found.loc[(found["group"] == "c") & (found["treatment"] == "rare"), "low"].item() > 0
    differing = found.loc[found["differs"], ["group", "treatment"]].to_numpy().tolist()
    assert differing == [["a", "no"], ["a", "yes"], ["b", "no"], ["b", "yes"]]


def test_small_groups_and_blanks_are_left_out_and_counted() -> None:
    place = ["a"] * 300 + ["b"] * 300 + ["rare"] * 29 + [""] * 11 + ["  "] * 2
    found = look(place, np.arange(642.0), ["x", "y"] * 321)
    assert set(found.frame["group"]) == {"a", "b"}
    assert found.left_out == 42
    assert found.facts[-1] == Fairness.LEFT_OUT(customers=42, column="place")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ([f"P{n}" for n in range(200)], Fairness.TOO_MANY_GROUPS),
        (["a"] * 200, Fairness.GROUPS_TOO_SMALL),
        (["a"] * 190 + ["b"] * 10, Fairness.GROUPS_TOO_SMALL),
        ([""] * 200, Fairness.GROUPS_TOO_SMALL),
    ],
)
def test_columns_that_cannot_be_compared_are_refused_with_the_reason(place: list[str], why: Fairness) -> None:
    found = look(place, np.arange(200.0), ["x", "y"] * 100)
    assert found.facts[0].code == why
    assert found.frame.empty
    assert not found.differs


def test_one_treatment_for_all() -> None:
    assert look(["a", "b"] * 100, np.ones(200), ["x"] * 200).facts[0].code == Fairness.ONE_TREATMENT


def test_what_is_less_than_half_as_far_off_as_the_furthest_is_not_named() -> None:
    place = ["a"] * 300 + ["b"] * 400 + ["c"] * 400
    offer = ["yes"] * 240 + ["no"] * 60 + (["yes"] * 160 + ["no"] * 240) * 2
    found = look(place, np.ones(1100), offer)
    assert found.frame["differs"].all()
    assert [fact["group"] for fact in found.facts if fact.code == Fairness.GROUP_DIFFERS] == ["a", "a"]


def test_a_treatment_of_their_own_for_all_cannot_be_compared() -> None:
    found = look(["a", "b"] * 100, np.ones(200), [f"{n} % off" for n in range(200)])
    assert found.facts[0] == Fairness.TOO_MANY_TREATMENTS(found=200, most=20)
    twenty = look(["a", "b"] * 100, np.ones(200), [f"{n % 20} % off" for n in range(200)])
    assert twenty.frame["treatment"].nunique() == 20


def test_only_columns_of_groups_are_offered() -> None:
    customers = pd.DataFrame(
        {
            "customer_id": NAMES[:30],
            "first_name": ["Ann", "Bob"] * 15,
            "country": ["UK", "FR", ""] * 10,
            "postcode": [str(n) for n in range(30)],
            "age band": ["20-29", "30-39"] * 15,
            "all the same": ["x"] * 30,
        }
    )
    assert columns_to_look_at(customers) == ("country", "age band")


def test_equal_values_share_a_band() -> None:
    assert value_bands(np.arange(500.0)).tolist() == np.repeat(np.arange(10), 50).tolist()
    assert len(set(value_bands(np.ones(900)).tolist())) == 1
    assert value_bands(np.array([1.0, 2.0])).tolist() == [0, 0]


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(70, 400))
def test_order_of_customers_and_unit_of_money_change_nothing(seed: int, customers: int) -> None:
    rng = np.random.default_rng(seed)
    place, treatment = rng.choice(["a", "b"], customers), rng.choice(["x", "y"], customers)
    value = rng.choice([0.0, 5.0, 20.0, 90.0], customers)
    order = rng.permutation(customers)
    one = look(place.tolist(), value, treatment.tolist())
    two = look(place[order].tolist(), value[order] * 100, treatment[order].tolist())
    pd.testing.assert_frame_equal(one.frame, two.frame)
    assert one.facts == two.facts
    if len(one.frame):
        shares = one.frame.groupby("group")[["share", "expected", "difference"]].sum()
        np.testing.assert_allclose(shares["share"], 1)
        np.testing.assert_allclose(shares["expected"], 1)
        np.testing.assert_allclose(shares["difference"], 0, atol=1e-9)
