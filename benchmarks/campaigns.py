"""How far the results of campaigns can be trusted: campaigns without an effect, real sales, and two years of learning.

    python benchmarks/campaigns.py [--repeats 2000] [--shops 200]

Prints, for lists of 60 to 5,000 people: how often a difference is claimed where there is none, and how often the
ranges hold; how much narrower the shop's own expectation makes a range on CDNOW; and what learning from campaigns earns
in simulated shops, as a share of the best tactic each time; how many lists come back as the groups they were, whatever
tool they were for and whoever saved them again; and what the project file and a large receipt take.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from cltv_core.campaigns.checks import Checks
from cltv_core.campaigns.early import early_range
from cltv_core.campaigns.keys import person_keys
from cltv_core.campaigns.learning.effects import Reading, learn
from cltv_core.campaigns.learning.next_trial import next_trial
from cltv_core.campaigns.lift import adjusted_difference, difference_of_means
from cltv_core.campaigns.outcomes import Outcomes
from cltv_core.campaigns.reading import read_receipts
from cltv_core.campaigns.receipt import Members, Receipt
from cltv_core.campaigns.result import Comparison, Group, Trial, pooled_variance, read_result
from cltv_core.destinations import Destination
from cltv_core.errors import CltvError
from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
from cltv_core.models.codes import OrderFamily
from cltv_core.project.file import from_bytes, to_bytes
from cltv_core.reading import read
from cltv_core.samples.shops import cdnow
from cltv_core.summary import summarise
from cltv_core.transactions import from_frames
from tests.core.campaigns.test_round_trip import CASES, WAYS, test_every_group_comes_back
from tests.core.project.test_file import project

UNCHECKED = Checks(None, 0.0, 0)
CAP = math.exp(3 + 1.2 * 2.3263)
"""Of a purchase: the 99th percentile of those that are drawn, as `reading.cap_of` takes it from the shop's past."""

PEOPLE, SHARES, BASES = (60, 300, 1_000, 5_000), (0.1, 1 / 3, 0.5), (0.02, 0.10, 0.40)


def without_effect(repeats: int) -> None:
    """Print false alarms (of 100) and coverage (of 100) for buyers and heavy-tailed money."""
    print("people  left out  base | alarms: buyers money early | cover 80: buyers money | most se adjusted / plain")
    for people, share, base in product(PEOPLE, SHARES, BASES):
        rng = np.random.default_rng(people + round(1000 * share + 100 * base))
        found = np.array([_one_without_effect(rng, people, share, base) for _ in range(repeats)])
        alarm, money, early, cover80, money80 = 100 * found[:, :5].mean(axis=0)
        print(
            f"{people:6} {share:9.2f} {base:5.2f} | {alarm:14.1f} {money:5.1f} {early:5.1f} | "
            f"{cover80:16.1f} {money80:5.1f} | {found[:, 5].max():23.3f}",
            flush=True,
        )


def _one_without_effect(rng: np.random.Generator, people: int, share: float, base: float) -> list[float]:
    expected = rng.gamma(0.8, 1.25, people)
    when = rng.uniform(0, 1, people)
    bought = rng.random(people) < 1 - (1 - base) ** expected
    money = np.where(bought, rng.lognormal(3, 1.2, people), 0.0)
    trial = Trial(_drawn(rng, people, share), expected, expected, CAP)
    whole = read_result(trial, Outcomes(bought.astype(np.int64), money), UNCHECKED)
    buyers, spent = whole.bought.adjusted, whole.revenue.adjusted
    looks = [_early_alarm(trial.sent, bought & (when <= elapsed), elapsed) for elapsed in (0.2, 0.4, 0.6, 0.8, 0.95)]
    return [
        not buyers.low95 <= 0 <= buyers.high95,
        not spent.low95 <= 0 <= spent.high95,
        any(looks),
        buyers.low80 <= 0 <= buyers.high80,
        spent.low80 <= 0 <= spent.high80,
        max(_ratio(whole.bought), _ratio(whole.revenue)),
    ]


def _ratio(found: Comparison) -> float:
    return found.adjusted.se / found.plain.se if found.plain.se else 1.0


def _early_alarm(sent: np.ndarray, bought: np.ndarray, elapsed: float) -> bool:
    groups = [Group(int(part.sum()), int(bought[part].sum()), 0, 0.0) for part in (sent, ~sent)]
    lift = groups[0].buyers / groups[0].people - groups[1].buyers / groups[1].people
    seen = early_range(lift, math.sqrt(pooled_variance(groups[0], groups[1])[0]), elapsed)
    return not seen.low95 <= 0 <= seen.high95


def _drawn(rng: np.random.Generator, people: int, share: float) -> np.ndarray:
    sent = np.ones(people, dtype=np.bool_)
    sent[rng.permutation(people)[: max(1, round(share * people))]] = False
    return sent


def on_cdnow(repeats: int) -> None:
    """Print the standard error given the expectation, as a share of the plain one, 60 days after 1997-12-31."""
    sales = read([cdnow()])
    cut = date(1997, 12, 31)
    summary = summarise(sales, cut)
    expected = BuyTillYouDie(OrderFamily.BG_NBD).fit(summary).predict(60)
    later = summarise(sales, date(1998, 3, 1)).days
    later = later[later["day"] > np.datetime64(cut)].groupby("customer_id")["revenue"].sum()
    spent = later.reindex(summary.frame.index).fillna(0.0).to_numpy()
    rng = np.random.default_rng(1)
    ratios = []
    for _ in range(repeats):
        some = rng.choice(len(spent), 1_000, replace=False)
        sent = _drawn(rng, 1_000, 1 / 3)
        orders, value = (expected[name].to_numpy()[some] for name in ("expected_orders", "expected_value"))
        bought = (spent[some] > 0).astype(np.float64)
        ratios.append(
            [
                adjusted_difference(bought, sent, np.log1p(orders)).se / difference_of_means(bought, sent).se,
                adjusted_difference(spent[some], sent, value).se / difference_of_means(spent[some], sent).se,
            ]
        )
    buyers, money = np.mean(ratios, axis=0)
    print(f"CDNOW, 60 days, lists of 1,000: standard error adjusted / plain {buyers:.3f} buyers, {money:.3f} money")


@dataclass(frozen=True)
class TwoYears:
    """What a simulated shop earned by learning, beside the best tactic each time and the owner's favourite."""

    earned: float
    best: float
    favourite: float
    final: float
    final_best: float
    covered: float
    overstated: float
    claimed: bool


def two_years(seed: int, *, works: bool = True, people: int = 400, campaigns: int = 24) -> TwoYears:
    """Simulate 24 campaigns as they are proposed, each with two tactics; there are 6 tactics and 4 segments."""
    rng = np.random.default_rng(seed)
    tactics, segments = tuple("abcdef"), tuple("wxyz")
    truth = _truth(rng) if works else np.zeros((6, 4))
    favourite = rng.integers(6, size=4)
    readings: list[Reading] = []
    learned = learn(readings, tactics, segments)
    earned = best = pet = 0.0
    for number in range(campaigns):
        segment = number % 4
        proposed = next_trial(learned, segments[segment], tactics, people, seed=seed * campaigns + number)
        assert proposed.contender is not None, "the list is long enough for two"
        arms = tuple(tactics.index(one.tactic) for one in (proposed.best_guess, proposed.contender))
        left_out = round(people * proposed.share_held_out)
        names = (tactics, segments[segment], str(number))
        readings += _results(rng, truth[:, segment], arms, (people, left_out), names)
        earned += truth[list(arms), segment].mean()
        best += truth[:, segment].max()
        pet += truth[favourite[segment], segment]
        learned = learn(readings, tactics, segments)
    chosen = learned.means.reshape(6, 4).argmax(axis=0)
    flat = truth.ravel()
    looks_best = max(range(24), key=lambda place: learned.effects[place].mean)
    return TwoYears(
        earned,
        best,
        pet,
        float(truth[chosen, range(4)].sum()),
        float(truth.max(axis=0).sum()),
        float(
            np.mean([one.range80[0] <= true <= one.range80[1] for one, true in zip(learned.effects, flat, strict=True)])
        ),
        learned.effects[looks_best].mean - float(flat[looks_best]),
        any(one.shown for one in learned.effects),
    )


def _truth(rng: np.random.Generator) -> np.ndarray:
    return 0.015 + rng.normal(0, 0.012, 6)[:, None] + rng.normal(0, 0.008, 4)[None, :] + rng.normal(0, 0.008, (6, 4))


def _results(
    rng: np.random.Generator,
    truth: np.ndarray,
    arms: tuple[int, ...],
    size: tuple[int, int],
    names: tuple[tuple[str, ...], str, str],
) -> list[Reading]:
    people, left_out = size
    each = (people - left_out) // 2
    base = rng.binomial(left_out, 0.12)
    found = []
    for arm in arms:
        buyers = rng.binomial(each, float(np.clip(0.12 + truth[arm], 0.001, 0.99)))
        pooled = (buyers + base + 1) / (each + left_out + 2)
        spread = pooled * (1 - pooled)
        se = float(np.sqrt(spread * (1 / each + 1 / left_out)))
        effect = buyers / each - base / left_out
        found.append(Reading(names[0][arm], names[1], effect, se, names[2], spread / left_out))
    return found


def learning(shops: int) -> None:
    """Print what learning earns, whether its ranges hold, and what it claims where nothing works."""
    found = [two_years(seed) for seed in range(shops)]
    nothing = [two_years(seed, works=False) for seed in range(shops)]
    best = sum(one.best for one in found)
    print(f"earned {sum(one.earned for one in found) / best:.2f} of the best,", end=" ")
    print(f"{sum(one.earned for one in found) / sum(one.favourite for one in found):.2f} times the favourite;", end=" ")
    print(f"final choice {sum(one.final for one in found) / sum(one.final_best for one in found):.2f} of the best")
    print(f"80 % ranges hold {np.mean([one.covered for one in found]):.3f};", end=" ")
    print(f"best-looking overstated by {100 * np.mean([one.overstated for one in found]):.2f} points;", end=" ")
    print(f"something claimed where nothing works in {np.mean([one.claimed for one in nothing]):.3f} of shops")


def round_trips() -> None:
    """Print how many pairs of lists come back as the groups they were: every tool, saved again in every way."""
    whole = [_comes_back(case, way) for case in CASES for way in WAYS]
    tools = len({tool.key for tool, _ in CASES})
    print(f"groups recovered: {sum(whole)} of {len(whole)} ({tools} tools, {len(WAYS)} ways of saving)")


def _comes_back(case: tuple[Destination, bool], way: str) -> bool:
    try:
        test_every_group_comes_back(*case, way)
    except (AssertionError, CltvError):
        return False
    return True


def files() -> None:
    """Print the size of a project file, and the processor time of opening it and of reading a large receipt."""
    data = to_bytes(project(campaigns=24, people=2_000))
    seconds = _processor_seconds(lambda: from_bytes(data))
    print(f"project file, 24 campaigns of 2,000: {len(data) / 1000:.0f} kB, opened in {1000 * seconds:.0f} ms")
    print(f"a receipt of 20,000 read against 20,000 customers: {_processor_seconds(_large_receipt()):.2f} s")


def _large_receipt(people: int = 20_000) -> Callable[[], object]:
    rng, salt = np.random.default_rng(8), bytes(32)
    customers = [f"c{number}" for number in range(people)]
    orders = pd.DataFrame({"order_id": customers, "customer_id": customers, "revenue": rng.gamma(2, 20, people)})
    days = pd.Timestamp("2026-01-01") + pd.to_timedelta(rng.integers(0, 200, people), unit="D")
    sales = from_frames(orders.assign(ordered_at=days, currency="EUR"))
    expected = rng.gamma(0.5, 1.0, people)
    members = Members.drawn(person_keys(salt, customers), rng.random(people) < 0.33, expected, 20 * expected)
    receipt = Receipt("a", "A", "Loyal", "season-preview", date(2026, 3, 1), 30, 0.33, members)
    return lambda: read_receipts([receipt], sales, salt)


def _processor_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return float(np.median(taken))


def main() -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=2000)
    parser.add_argument("--shops", type=int, default=200)
    given = parser.parse_args()
    round_trips()
    files()
    on_cdnow(max(given.repeats // 10, 20))
    learning(given.shops)
    without_effect(given.repeats)


if __name__ == "__main__":
    main()
