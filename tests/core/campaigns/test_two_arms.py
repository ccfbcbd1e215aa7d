"""Two messages of one trial: drawn by lot, held against the same people left out, and against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.analysis import Analysis, analyse
from cltv_core.campaigns.assignment import default_share_of_two, get_the_other, held_out
from cltv_core.campaigns.checks import Checks
from cltv_core.campaigns.codes import Problem
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.learning.effects import noise
from cltv_core.campaigns.learning.figures import campaign_figures
from cltv_core.campaigns.learning.readings import reading_of
from cltv_core.campaigns.lists import do_not_send_list, in_groups, send_lists
from cltv_core.campaigns.outcomes import Outcomes
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.campaigns.receipt import from_json, to_json
from cltv_core.campaigns.result import Trial, read_result
from cltv_core.campaigns.side_by_side import others, side_by_side
from cltv_core.campaigns.start import HELD_OUT, Arm, CampaignImpossible, Plan, Started, start
from cltv_core.intervals import Z80
from cltv_core.transactions import from_frames

SALT = bytes(range(32))
PLAN = Plan("Loyal", "note", "Note", date(2026, 3, 1), window_days=30, against=Arm("card", "Card", 0.8, 2.0))
SHOPPERS = 240


@pytest.fixture(scope="module")
def shop() -> Analysis:
    """A shop of a year in which everybody buys about every other month."""
    rng = np.random.default_rng(4)
    people = np.repeat(np.arange(SHOPPERS), rng.integers(3, 9, SHOPPERS))
    days = pd.Timestamp("2025-02-01") + pd.to_timedelta(rng.integers(0, 390, len(people)), unit="D")
    orders = pd.DataFrame({"customer_id": [f"c{number}" for number in people], "ordered_at": days})
    orders["revenue"] = rng.lognormal(3, 0.5, len(orders)).round(2)
    return analyse(from_frames(orders.assign(order_id=orders.index.astype("str"))), as_of=date(2026, 2, 28))


def listed(count: int = SHOPPERS) -> pd.DataFrame:
    names = [f"c{number}" for number in range(count)]
    return pd.DataFrame({"customer_id": names, "email": [f"{name}@example.com" for name in names], "phone": ""})


def drawn(shop: Analysis, plan: Plan = PLAN) -> Started:
    return start(shop, listed(), plan, SALT)


@given(people=st.integers(150, 500), share=st.floats(0.1, 0.5), seed=st.integers(0, 99))
def test_half_of_those_written_to_get_the_other_message(people: int, share: float, seed: int) -> None:
    keys = person_keys(SALT, [f"{seed} {number}" for number in range(people)])
    expected = np.random.default_rng(seed).gamma(0.5, 1.0, people)
    left_out = held_out(SALT, "spring", keys, expected, share)
    other = get_the_other(SALT, "spring", keys, expected, left_out)
    written_to = people - left_out.sum()
    assert not (other & left_out).any()
    assert abs(other.sum() - written_to / 2) <= 0.5
    best = np.argsort(-expected, kind="stable")
    for fifth in np.array_split(best[~left_out[best]], 5):
        assert abs(other[fifth].sum() - len(fifth) / 2) <= 1.5


def test_the_second_draw_does_not_follow_from_the_first() -> None:
    keys = person_keys(SALT, [str(number) for number in range(6_000)])
    left_out = held_out(SALT, "a", keys, np.ones(6_000), 1 / 3)
    both = [get_the_other(SALT, name, keys, np.ones(6_000), left_out) for name in ("a", "b")]
    assert abs((both[0] & both[1]).sum() - 1_000) < 100


def test_receipts_of_a_trial_hold_the_same_people_left_out(shop: Analysis) -> None:
    started = drawn(shop)
    first, second = started.receipts
    groups = [set(one.members.keys[one.members.held_out].tolist()) for one in started.receipts]
    sent = [set(one.members.keys[~one.members.held_out].tolist()) for one in started.receipts]
    assert groups[0] == groups[1]
    assert len(groups[0]) == round(SHOPPERS * default_share_of_two(SHOPPERS))
    assert not sent[0] & sent[1]
    assert len(groups[0] | sent[0] | sent[1]) == SHOPPERS
    assert (first.trial, first.tactic, first.name) == (second.trial, "note", "Note")
    assert (second.tactic, second.name, second.cost_per_contact, second.offer_cost) == ("card", "Card", 0.8, 2.0)
    assert first.share == pytest.approx(len(groups[0]) / (len(groups[0]) + len(sent[0])))
    assert all(to_json(from_json(to_json(one))) == to_json(one) for one in started.receipts)


def test_the_same_list_is_drawn_in_the_same_way_again(shop: Analysis) -> None:
    assert [to_json(one) for one in drawn(shop).receipts] == [to_json(one) for one in drawn(shop).receipts]


def test_files_name_the_message_and_nobody_left_out_is_in_one(shop: Analysis) -> None:
    started = drawn(shop)
    lists = send_lists(started.people, started.receipts)
    assert [set(people["campaign_group"]) for people in lists] == [{"sent note"}, {"sent card"}]
    assert [set(people["campaign"]) for people in lists] == [{"Note"}, {"Card"}]
    alone = do_not_send_list(started.people)
    everybody = [set(people["customer_id"]) for people in (*lists, alone)]
    assert sum(map(len, everybody)) == len(set.union(*everybody)) == SHOPPERS
    for receipt, people in zip(started.receipts, lists, strict=True):
        again = in_groups(listed(), receipt, SALT)
        assert set(again.loc[again["campaign_group"] == HELD_OUT, "customer_id"]) == set(alone["customer_id"])
        assert set(again.loc[again["campaign_group"] != HELD_OUT, "customer_id"]) == set(people["customer_id"])


def test_who_shares_an_address_with_somebody_left_out_gets_neither_message(shop: Analysis) -> None:
    started = drawn(shop)
    out, *alone = do_not_send_list(started.people)["customer_id"]
    other = next(name for name in started.people["customer_id"] if name not in {out, *alone})
    people = started.people.copy()
    people.loc[people["customer_id"] == other, "email"] = f"{out}@EXAMPLE.com"
    assert not any(other in set(part["customer_id"]) for part in send_lists(people, started.receipts))


@pytest.mark.parametrize(
    ("plan", "people", "problem"),
    [
        (PLAN, 140, Problem.TOO_FEW),
        (replace(PLAN, against=Arm("note", "Note again")), SHOPPERS, Problem.TWO_TACTICS),
        (replace(PLAN, tactic=""), SHOPPERS, Problem.TWO_TACTICS),
    ],
)
def test_two_messages_need_people_and_two_tactics(shop: Analysis, plan: Plan, people: int, problem: Problem) -> None:
    with pytest.raises(CampaignImpossible) as refused:
        start(shop, listed(people), plan, SALT)
    assert refused.value.problem.code is problem  # type: ignore[union-attr]


def read(rng: np.random.Generator, effects: tuple[float, float], left_out: int = 300) -> list[CampaignRead]:
    """A trial of two messages to 300 people each, of whom one in five buys anyway."""
    alone = rng.random(left_out) < 0.2
    found = []
    for name, effect in zip(("note", "card"), effects, strict=True):
        bought = np.concatenate([rng.random(300) < 0.2 + effect, alone])
        people, sent = len(bought), np.arange(len(bought)) < 300
        trial = Trial(sent, np.full(people, 0.2), np.full(people, 4.0), margin=0.5)
        result = read_result(trial, Outcomes(bought.astype(np.int64), 20.0 * bought), Checks(None, 0.0, 0))
        day = date(2026, 1, 1)
        found.append(CampaignRead(name, name.title(), name, "Loyal", day, day, result, trial="t"))
    return found


def test_the_covariance_of_two_effects_is_that_of_the_people_they_share() -> None:
    """Held against the effects of 1,500 simulated trials."""
    rng = np.random.default_rng(8)
    effects, told = [], []
    for _ in range(1_500):
        readings = [one for arm in read(rng, (0.05, 0.0)) if (one := reading_of(arm)) is not None]
        effects.append([one.effect for one in readings])
        told.append(noise(readings))
    assert np.mean(told, axis=0) == pytest.approx(np.cov(np.transpose(effects)), rel=0.12)


def test_figures_of_a_trial_hold_8_times_in_10() -> None:
    rng, held = np.random.default_rng(9), []
    for _ in range(500):
        found = campaign_figures(read(rng, (0.06, 0.02)))
        assert found.conversion is not None
        assert found.profit is not None
        profit = 0.5 * 20 * 300 * 0.08
        held.append(
            (
                found.conversion.low80 <= 0.04 <= found.conversion.high80,
                found.profit.low80 <= profit <= found.profit.high80,
            )
        )
    assert np.mean(held, axis=0) == pytest.approx(0.8, abs=0.05)


def test_messages_are_compared_with_each_other_without_those_left_out() -> None:
    first, second = read(np.random.default_rng(3), (0.2, 0.0))
    assert others(first, [first, second]) == (second,)
    assert others(replace(first, trial=""), [first, second]) == ()
    found = side_by_side(first, second)
    assert found is not None
    assert first.result is not None
    assert second.result is not None
    shares = [one.result.sent.buyers / 300 for one in (first, second)]
    assert found.bought.lift == pytest.approx(shares[0] - shares[1])
    spread = np.sqrt(sum(share * (1 - share) / 300 for share in shares))
    assert found.bought.high80 - found.bought.low80 == pytest.approx(2 * Z80 * spread, rel=0.05)
    assert side_by_side(first, replace(second, result=None)) is None


@pytest.mark.parametrize(("sent_on", "free"), [(date(2026, 3, 1), False), (date(2026, 4, 20), True)])
def test_nobody_is_in_two_tests_that_share_a_day_whichever_was_drawn_first(
    shop: Analysis, sent_on: date, free: bool
) -> None:
    later = start(shop, listed(), replace(PLAN, sent_on=date(2026, 3, 20), against=None), SALT).receipts
    again = replace(PLAN, sent_on=sent_on, against=None)
    if free:
        assert start(shop, listed(), again, SALT, later).receipts[0].members.keys.size > 0
    else:
        with pytest.raises(CampaignImpossible):
            start(shop, listed(), again, SALT, later)
