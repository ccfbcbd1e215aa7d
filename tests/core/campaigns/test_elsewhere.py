"""Groups drawn elsewhere: whoever wrote the file, and however many messages were sent."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from cltv_core.campaigns.codes import Problem, State
from cltv_core.campaigns.elsewhere.arms import GroupsUnreadable, find_arms
from cltv_core.campaigns.elsewhere.reading import read_groups
from cltv_core.campaigns.reading import NothingToRead, Window
from cltv_core.transactions import from_frames
from tests.core.campaigns.test_reading import PEOPLE, groups, read_file, sales

MAILED_ON = date(2008, 3, 20)
TWO_WEEKS = Window(MAILED_ON, 14)
MARCH = Window(date(2026, 3, 1), 30)
MENS, WOMENS, NOBODY = "Mens E-Mail", "Womens E-Mail", "No E-Mail"


@pytest.mark.parametrize(
    ("headers", "sent_value", "held_value"),
    [
        (("E-Mail", "Group"), "Treatment", "Control"),
        (("email_address", "is_holdout"), "0", "1"),
        (("contact", "sent"), "yes", "no"),
        (("User", "variant"), "mailed", "do not send"),
        (("EMAIL", "arm"), "SENT ", " Held-Out"),
    ],
)
def test_any_program_may_have_drawn_the_groups(headers: tuple[str, str], sent_value: str, held_value: str) -> None:
    transactions, sent = sales()
    own = read_file(groups(sent), transactions).result
    file = pd.DataFrame(
        {
            "row": [str(number) for number in range(400)],
            headers[0]: [person.upper() for person in PEOPLE],
            "city": "Rome",
            headers[1]: np.where(sent, sent_value, held_value),
        }
    ).sample(frac=1, random_state=3)
    other = read_file(file, transactions).result
    assert own is not None
    assert other is not None
    assert (own.sent, own.held_out) == (other.sent, other.held_out)


def test_who_stands_in_both_groups_counts_in_neither() -> None:
    transactions, sent = sales()
    torn = pd.concat([groups(sent), pd.DataFrame({"customer_id": [PEOPLE[0]], "group": ["sent"]})])
    found = read_file(torn, transactions).result
    assert found is not None
    assert found.sent.people + found.held_out.people == 399
    assert found.checks.contaminated == 1


@pytest.mark.parametrize(
    "file",
    [
        pd.DataFrame({"customer_id": PEOPLE, "group": "sent"}),
        pd.DataFrame({"customer_id": PEOPLE, "city": "Rome"}),
        pd.DataFrame({"group": ["sent", "held out"] * 200}),
        pd.DataFrame({"customer_id": [], "group": []}),
    ],
)
def test_a_file_without_people_or_groups_is_refused(file: pd.DataFrame) -> None:
    with pytest.raises(GroupsUnreadable):
        read_file(file, sales()[0])


def mailed(people: int = 3_000, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A test of two messages in the layout of Hillstrom's MineThatData challenge (2008), and the sales that came of it.

    Only who bought is in the sales; all columns of the test are in the file, also what came of it.
    """
    rng = np.random.default_rng(seed)
    segment = rng.choice([MENS, WOMENS, NOBODY], people)
    bought = rng.random(people) < np.select([segment == MENS, segment == WOMENS], [0.09, 0.07], 0.04)
    spend = np.where(bought, rng.lognormal(4.4, 0.8, people).round(2), 0.0)
    history = rng.gamma(1.0, 240.0, people).round(2) + 29.99
    file = pd.DataFrame(
        {
            "customer_id": np.arange(1, people + 1),
            "recency": rng.integers(1, 13, people),
            "history_segment": np.where(history < 100, "1) $0 - $100", "2) $100 - $200"),
            "history": history,
            "mens": rng.integers(0, 2, people),
            "womens": rng.integers(0, 2, people),
            "zip_code": rng.choice(["Surburban", "Rural", "Urban"], people),
            "newbie": rng.integers(0, 2, people),
            "channel": rng.choice(["Phone", "Web", "Multichannel"], people),
            "segment": segment,
            "visit": (bought | (rng.random(people) < 0.14)).astype(int),
            "conversion": bought.astype(int),
            "spend": spend,
        }
    )
    days = [MAILED_ON + timedelta(days=int(day)) for day in rng.integers(1, 14, people)]
    orders = pd.DataFrame({"customer_id": file["customer_id"].astype("str"), "ordered_at": days, "revenue": spend})
    orders["ordered_at"] = pd.to_datetime(orders["ordered_at"])
    orders["order_id"] = [f"o{number}" for number in range(people)]
    return file, orders[bought].reset_index(drop=True)


def shapes(file: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The same groups as different programs would write them."""
    lean, segment = file[["customer_id"]], file["segment"]
    return {
        "all columns": file,
        "shuffled": file.sample(frac=1, random_state=2),
        "group": lean.assign(group=segment),
        "arm": lean.assign(arm=segment.map({MENS: "mens", WOMENS: "womens", NOBODY: "control"})),
        "variant": lean.assign(variant=segment.map({MENS: "1", WOMENS: "2", NOBODY: "0"})),
        "ticks": lean.assign(
            **{
                f"{name} email": (segment == value).astype(int)
                for name, value in zip("MW", (MENS, WOMENS), strict=True)
            },
            no_email=(segment == NOBODY).astype(int),
        ),
        "numbers of a spreadsheet": lean.assign(
            customer_id=lean["customer_id"].astype(float), Segment=segment.str.upper()
        ),
    }


@pytest.mark.parametrize("shape", list(shapes(mailed(30)[0])))
def test_every_message_is_read_against_those_left_alone(shape: str) -> None:
    file, orders = mailed()
    means = file.groupby("segment")[["conversion", "spend"]].mean()
    found = read_groups(
        [("mail.csv", shapes(file)[shape].astype("str"))], from_frames(orders), TWO_WEEKS, name="Spring"
    )
    assert len(found) == 2
    for one, arm in zip(found, (MENS, WOMENS), strict=True):
        assert one.result is not None
        assert one.name.startswith("Spring: ")
        assert one.result.state is State.READ
        assert one.result.sent.people == (file["segment"] == arm).sum()
        assert one.result.held_out.people == (file["segment"] == NOBODY).sum()
        assert one.result.bought.plain.lift == pytest.approx(means["conversion"][arm] - means["conversion"][NOBODY])
        assert one.result.revenue.plain.lift == pytest.approx(means["spend"][arm] - means["spend"][NOBODY])


def test_rows_of_nothing_bought_are_no_purchases() -> None:
    file, orders = mailed()
    rest = file[file["conversion"] == 0][["customer_id"]].astype("str")
    nothing = rest.assign(ordered_at=orders["ordered_at"].iloc[0], revenue=0.0, order_id="n" + rest["customer_id"])
    both = [from_frames(orders), from_frames(pd.concat([orders, nothing], ignore_index=True))]
    one, other = (read_groups([("mail.csv", file.astype("str"))], sold, TWO_WEEKS) for sold in both)
    assert [arm.result and arm.result.bought.plain for arm in one] == [
        arm.result and arm.result.bought.plain for arm in other
    ]


def test_sales_that_begin_after_the_window_are_refused() -> None:
    file, orders = mailed(300)
    with pytest.raises(NothingToRead):
        read_groups([("mail.csv", file.astype("str"))], from_frames(orders), Window(date(2007, 1, 1), 14))


def test_lists_of_one_group_each_are_told_apart_by_their_names() -> None:
    transactions, sent = sales()
    own = read_file(groups(sent), transactions).result
    people = pd.Series(PEOPLE)
    lists = [
        (f"meta-{name}-june.csv", pd.DataFrame({"email": people[group]}))
        for name, group in (("send", sent), ("do-not-send", ~sent))
    ]
    [found] = read_groups(lists, transactions, MARCH)
    assert own is not None
    assert found.result is not None
    assert (own.sent, own.held_out) == (found.result.sent, found.result.held_out)


def test_which_group_was_left_alone_is_never_guessed() -> None:
    transactions, sent = sales()
    file = groups(sent).assign(group=np.where(sent, "B", "A"))
    with pytest.raises(GroupsUnreadable) as refused:
        read_groups([("ab.csv", file)], transactions, MARCH)
    assert refused.value.problem == Problem.WHICH_WAS_LEFT_ALONE(column="group", names=("A", "B"))
    [found] = read_groups([("ab.csv", file)], transactions, MARCH, control="a")
    assert found.result is not None
    assert found.result.held_out.people == (~sent).sum()


def test_who_was_written_to_outside_the_test_is_in_no_group() -> None:
    found = find_arms(pd.DataFrame({"group": ["sent a", "sent b", "held out", "outside the test"] * 5}))
    assert found.names == ("sent a", "sent b")
    assert found.of_row.tolist() == [1, 2, 0, -1] * 5
