"""Results are counted from the sales as one would by hand, whoever drew the groups."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cltv_core.campaigns.checks import _sample_ratio
from cltv_core.campaigns.codes import State, Stop, Verdict
from cltv_core.campaigns.elsewhere.reading import Costs, read_groups
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.reading import CampaignRead, NothingToRead, Window, read_receipts
from cltv_core.campaigns.receipt import Members, Receipt
from cltv_core.transactions import Transactions, from_frames

SENT_ON = date(2026, 3, 1)
WINDOW = Window(SENT_ON, 30)
SALT = b"k" * 32
PEOPLE = [f"p{number}@example.com" for number in range(400)]


def sales(seed: int = 1, lift: float = 0.0, last_day: date = date(2026, 6, 30)) -> tuple[Transactions, np.ndarray]:
    """A year of purchases, and who was sent the message: from then on they buy more by `lift`, for the window."""
    rng = np.random.default_rng(seed)
    sent = np.arange(400) % 3 > 0
    rows = []
    for number, person in enumerate(PEOPLE):
        rate = rng.gamma(1.0, 0.01)
        days = np.flatnonzero(rng.random(540) < rate)
        rows += [(person, date(2025, 1, 6) + timedelta(days=int(day)), rng.lognormal(3, 0.5)) for day in days]
        if sent[number] and rng.random() < lift:
            rows.append((person, SENT_ON + timedelta(days=int(rng.integers(0, 31))), 20.0))
    orders = pd.DataFrame(rows, columns=["customer_id", "ordered_at", "revenue"])
    orders["ordered_at"] = pd.to_datetime(orders["ordered_at"])
    orders = orders[orders["ordered_at"] <= pd.Timestamp(last_day)].reset_index(drop=True)
    orders["order_id"] = orders.index.astype("str")
    people = pd.DataFrame({"customer_id": orders["customer_id"].unique()})
    return from_frames(orders, customers=people.assign(email=people["customer_id"])), sent


def groups(sent: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": PEOPLE, "group": np.where(sent, "sent", "held out")})


def read_file(file: pd.DataFrame, transactions: Transactions, costs: Costs | None = None) -> CampaignRead:
    """Read a file with two groups."""
    [found] = read_groups([("groups.csv", file)], transactions, WINDOW, costs=costs)
    return found


def by_hand(transactions: Transactions, people: list[str]) -> tuple[int, int, float]:
    """Buyers, orders and revenue within the window, one order after another."""
    orders = [
        row
        for row in transactions.orders.itertuples()
        if SENT_ON <= row.ordered_at.date() <= SENT_ON + timedelta(days=30) and row.customer_id in set(people)
    ]
    return len({row.customer_id for row in orders}), len(orders), sum(row.revenue for row in orders)


def receipt(sent: np.ndarray, **changes: object) -> Receipt:
    keys = person_keys(SALT, PEOPLE)
    members = Members.drawn(keys, ~sent, np.full(400, 0.3), np.full(400, 6.0))
    return Receipt(
        **(
            {
                "id": "c",
                "name": "Spring",
                "segment": "At risk",
                "tactic": "note",
                "sent_on": SENT_ON,
                "window_days": 30,
                "share": float((~sent).mean()),
                "members": members,
            }
            | changes
        )
    )  # type: ignore[arg-type]


def test_groups_are_counted_as_by_hand() -> None:
    transactions, sent = sales()
    found = read_file(groups(sent), transactions).result
    assert found is not None
    for group, flags in ((found.sent, sent), (found.held_out, ~sent)):
        people = [person for person, inside in zip(PEOPLE, flags, strict=True) if inside]
        buyers, orders, revenue = by_hand(transactions, people)
        assert (group.people, group.buyers, group.orders) == (len(people), buyers, orders)
        assert group.revenue == pytest.approx(revenue)
    assert found.bought.plain.lift == pytest.approx(found.sent.buyers / 266 - found.held_out.buyers / 134)


def test_a_receipt_and_a_file_of_groups_tell_the_same() -> None:
    transactions, sent = sales(lift=0.2)
    one = read_receipts([receipt(sent)], transactions, SALT)[0].result
    other = read_file(groups(sent), transactions).result
    assert one is not None
    assert other is not None
    assert (one.sent, one.held_out, one.bought.plain) == (other.sent, other.held_out, other.bought.plain)


def verdict(one: CampaignRead) -> Verdict | None:
    assert one.result is not None
    return one.result.verdict


def test_what_works_is_seen_and_what_does_not_is_left_open() -> None:
    for lift, wanted in ((0.35, Verdict.WORKS), (0.0, Verdict.CANNOT_TELL)):
        transactions, sent = sales(seed=5, lift=lift)
        assert verdict(read_file(groups(sent), transactions)) is wanted


def test_before_the_window_is_over_there_is_no_verdict_but_a_range_that_may_be_looked_at() -> None:
    transactions, sent = sales(lift=0.5, last_day=date(2026, 3, 15))
    found = read_file(groups(sent), transactions).result
    assert found is not None
    assert (found.state, found.verdict) == (State.WAITING, None)
    assert found.early is not None
    assert found.early.low95 < found.bought.plain.low95
    with pytest.raises(NothingToRead):
        read_file(groups(sent), sales(last_day=date(2026, 2, 20))[0])


def test_the_offer_is_paid_to_those_who_would_have_bought_anyway() -> None:
    transactions, sent = sales(lift=0.2)
    free = read_file(groups(sent), transactions, Costs(margin=0.5)).result
    dear = read_file(groups(sent), transactions, Costs(0.5, 0.1, 2.0)).result
    assert free is not None
    assert dear is not None
    cost = 0.1 + 2.0 * free.sent.buyers / free.sent.people
    assert dear.profit.per_person == pytest.approx(free.profit.per_person - cost)
    assert free.profit.per_person == pytest.approx(0.5 * free.revenue.adjusted.lift)


def test_groups_unlike_those_that_were_drawn_stop_the_reading() -> None:
    transactions, sent = sales()
    found = read_receipts([receipt(sent, share=0.5)], transactions, SALT)[0].result
    assert found is not None
    assert (found.state, [fact.code for fact in found.checks.stops]) == (State.STOPPED, [Stop.SAMPLE_RATIO])


@given(people=st.integers(1, 3_000), part=st.floats(0, 1), share=st.floats(0.01, 0.99))
def test_the_sample_ratio_is_tested_exactly(people: int, part: float, share: float) -> None:
    """The authority is scipy's binomtest."""
    sent = np.arange(people) >= round(part * people)
    found = _sample_ratio(sent, share)
    assert found == pytest.approx(stats.binomtest(int((~sent).sum()), people, share).pvalue, rel=1e-6, abs=1e-12)


def test_people_left_out_whom_another_campaign_wrote_to_stop_the_reading() -> None:
    transactions, sent = sales()
    other = receipt(~sent, id="d", sent_on=SENT_ON + timedelta(days=3), share=float(sent.mean()))
    found = read_receipts([receipt(sent), other], transactions, SALT)[0].result
    assert found is not None
    assert found.checks.contaminated == 134
    assert found.state is State.STOPPED
