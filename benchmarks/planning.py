"""How good a plan is: against trying everything, against simple rules, and against its own promises.

    python benchmarks/planning.py [--cases 300] [--shops 200]

Prints a table: how far a plan stays behind the best of all plans and how long it takes; whether more money ever
brings less, and each further sum more than the one before; what is spent where no tactic has an effect; and in made-up
shops, what a plan earns beside equal shares and beside all for the most valuable, and how often its range holds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.campaigns.learning.effects import Reading
from cltv_core.planning.allocate import GAP, allocate
from cltv_core.planning.candidates import Candidate
from cltv_core.planning.effects import Beliefs, believe
from cltv_core.planning.option import Option, profit_of
from cltv_core.planning.plan import Means, Plan, divide
from cltv_core.tactics.economics import Offer, People, Worth, worth
from cltv_core.tactics.effects import Pair

Row = tuple[str, str, str]
"""What is measured, the bar, and the figure."""
MEANS = Means(money=300.0, hours=6.0)
BASE = 0.12
"""Share of buyers without a campaign, in the campaigns that came before."""


def options(rng: np.random.Generator, groups: int = 4, tactics: int = 3, people: int = 20) -> list[Option]:
    """Make options with falling gains; some cost no money, some take no time for each person."""
    return [
        Option(
            group=f"group {group}",
            gains=np.sort(rng.gamma(1.0, 5.0, rng.integers(1, people + 1)) - rng.uniform(0, 4))[::-1],
            cost_each=float(rng.choice([0.0, rng.uniform(0.01, 3)])),
            hours_once=float(rng.uniform(0, 3)),
            hours_each=float(rng.choice([0.0, rng.uniform(0, 0.3)])),
        )
        for group in range(groups)
        for _ in range(rng.integers(1, tactics + 1))
    ]


def best_of_all(tried: list[Option], money: float, hours: float) -> float:
    """Try every number of people of every option, at most one option a group."""
    total = np.zeros((1, 3))
    for group in dict.fromkeys(option.group for option in tried):
        ways = [(0.0, 0.0, 0.0)]
        for option in (option for option in tried if option.group == group):
            numbers = range(1, len(option.gains) + 1)
            ways += [(option.profit(number), option.cost(number), option.hours(number)) for number in numbers]
        total = (total[:, None] + np.array(ways)[None]).reshape(-1, 3)
        total = total[(total[:, 1] <= money + 1e-9) & (total[:, 2] <= hours + 1e-9)]
    return float(total[:, 0].max())


def against_everything(cases: int) -> Iterator[Row]:
    """Hold plans to the best of all, and time them."""
    rng = np.random.default_rng(1)
    gaps, times = [], []
    for _ in range(cases):
        tried, money, hours = options(rng), rng.uniform(0, 30), rng.uniform(0, 8)
        people, seconds = timed(tried, money, hours)
        times.append(seconds)
        best = best_of_all(tried, money, hours)
        gaps.append(1 - profit_of(tried, people) / best if best > 0 else 0.0)
    large = [timed(options(rng, groups=11, tactics=4, people=3_000), 1_000.0, 20.0)[1] for _ in range(20)]
    yield f"behind the best of all plans, {cases} cases", "0.5 %", f"{max(gaps):.2%}"
    yield "seconds of a processor, median; longest", "0.2", f"{np.median(times):.3f}; {max(times):.3f}"
    yield "the same, 11 segments of up to 3,000 people", "0.2", f"{np.median(large):.3f}; {max(large):.3f}"


def timed(tried: list[Option], money: float, hours: float) -> tuple[tuple[int, ...], float]:
    """Plan, and count the seconds of a processor that it takes."""
    start = time.process_time()
    people = allocate(tried, money, hours)
    return people, time.process_time() - start


def along_the_budget(cases: int) -> Iterator[Row]:
    """Raise the budget step by step: does profit ever fall, and does a step ever bring more than the one before it."""
    budgets = np.linspace(0, 60, 11)
    for named, hours in (("hours for everything", 1e6), ("6 hours", 6.0)):
        fell, bent = 0, np.zeros((cases, 2))
        for seed in range(cases):
            tried = options(np.random.default_rng(seed), groups=3)
            told = np.array([profit_of(tried, allocate(tried, money, hours)) for money in budgets])
            best = np.array([best_of_all(tried, money, hours) for money in budgets])
            fell += int((np.diff(told) < -2 * GAP * told.max()).any())
            bent[seed] = [float(np.diff(curve, 2).max()) / max(curve.max(), 1e-9) for curve in (told, best)]
        often, most = (bent > 0.005).mean(axis=0), bent.max(axis=0)
        yield f"more money brings less, {named}", "never", f"{fell} of {cases} cases"
        yield (
            f"a further sum brings more than the one before it (over 0.5 % of all), {named}",
            f"{often[1]:.0%} of cases, at most {most[1]:.1%}: the best of all plans",
            f"{often[0]:.0%}, at most {most[0]:.1%}",
        )


def other_currency(cases: int) -> Iterator[Row]:
    """Count money in units a thousand times smaller or larger."""
    other = 0
    for seed in range(cases):
        tried = options(np.random.default_rng(seed), groups=6, people=200)
        people = allocate(tried, 60.0, 6.0)
        for scale in (1e-3, 1e3):
            scaled = [replace(one, gains=one.gains * scale, cost_each=one.cost_each * scale) for one in tried]
            other += int(allocate(scaled, 60.0 * scale, 6.0) != people)
    yield "another plan in another currency", "never", f"{other} of {2 * cases} cases"


@dataclass(frozen=True)
class Shop:
    """A made-up shop: its candidates with what is assumed, and the true effects, in the same order."""

    found: tuple[Candidate, ...]
    assumed: dict[Pair, float]
    truth: Floats


def made_up(rng: np.random.Generator, effect: float = 1.0) -> Shop:
    """Draw a shop of eight segments with three tactics each; true effects are spread around what is assumed."""
    assumed: dict[Pair, float] = {}
    parts: list[tuple[Pair, SimpleNamespace, People, Offer]] = []
    lifts = {f"t{place}": float(lift) for place, lift in enumerate(rng.choice([0.01, 0.02, 0.03, 0.045, 0.06, 0.1], 8))}
    for segment in range(8):
        people, order = int(rng.integers(30, 800)), float(rng.lognormal(3.4, 0.6))
        anyway = np.clip(rng.beta(1.0, rng.uniform(1, 12), people), 0, 0.99)
        here = People(np.arange(people), order * rng.lognormal(0, 0.4, people), anyway, np.zeros(people))
        for key in rng.choice(list(lifts), 3, replace=False):
            pair = (str(key), f"s{segment}")
            assumed[pair] = lifts[str(key)]
            cost = float(rng.choice([0.02, 0.1, 1.0]))
            idea = SimpleNamespace(hours=float(rng.uniform(0.5, 3)), minutes_each=0.0, channel="e-mail", most=0)
            discount = float(rng.choice([0.0, 0.0, 0.08]))
            parts.append((pair, idea, here, Offer(margin=0.45, contact=cost, discount=discount)))
    prior = believe((), assumed)
    truth = effect * rng.multivariate_normal(prior.means, prior.covariance, method="cholesky")
    found = tuple(_candidate(part, place, prior) for place, part in enumerate(parts))
    return Shop(found, assumed, truth)


def _candidate(part: tuple[Pair, Any, People, Offer], place: int, beliefs: Beliefs) -> Candidate:
    (key, segment), idea, people, offer = part
    tactic = cast(Any, SimpleNamespace(key=key, segment=segment))
    sd = float(np.sqrt(beliefs.covariance[place, place]))
    effect, nothing = float(beliefs.means[place]), beliefs.nothing_works
    return _best_first(Candidate(tactic, idea, people, worth(people, offer), offer, effect, sd, place, nothing))


def _best_first(one: Candidate) -> Candidate:
    order = np.argsort(-one.worth.profit(one.effect), kind="stable")
    told = Worth(one.worth.an_effect[order], one.worth.regardless[order], one.worth.most[order])
    return replace(one, people=one.people.take(order), worth=told)


def after_campaigns(shop: Shop, campaigns: int, rng: np.random.Generator) -> tuple[tuple[Candidate, ...], Beliefs]:
    """Let the shop have run so many campaigns of up to 400 people, a third left out, and learn from them."""
    readings = []
    for place in rng.integers(0, len(shop.found), campaigns):
        one = shop.found[place]
        people = min(len(one.people), 400)
        se = float(np.sqrt(BASE * (1 - BASE) * (1.5 / people + 3 / people)))
        readings.append(Reading(*one.pair, float(shop.truth[place] + rng.normal(0, se)), se))
    beliefs = believe(readings, shop.assumed)
    sds = np.sqrt(np.diag(beliefs.covariance))
    learnt = (
        replace(
            one,
            effect=float(beliefs.means[one.place]),
            sd=float(sds[one.place]),
            nothing_works=beliefs.nothing_works,
        )
        for one in shop.found
    )
    return tuple(_best_first(one) for one in learnt), beliefs


def earned(one: Candidate, people: int, effect: float) -> float:
    """Return what so many people bring in expectation at the true effect."""
    return float(one.worth.profit(effect)[:people].sum())


def with_luck(one: Candidate, people: int, effect: float, rng: np.random.Generator) -> float:
    """Return what so many people bring when each is won or not."""
    chance = np.minimum(effect, one.worth.most[:people])
    won = np.sign(chance) * (rng.random(people) < np.abs(chance))
    return float((won * one.worth.an_effect[:people] - one.worth.regardless[:people]).sum())


def chosen(plan: Plan, found: tuple[Candidate, ...]) -> list[tuple[Candidate, int]]:
    """Find the candidates of a plan's lines, with how many people of each."""
    by_pair = {one.pair: one for one in found}
    return [(by_pair[line.tactic, line.segment], len(line.people)) for line in plan.lines]


def in_turn(order: list[Candidate], share: float) -> list[tuple[Candidate, int]]:
    """Go through candidates until the hours are used up, each with so much of the money."""
    money, hours, taken = MEANS.money, MEANS.hours, []
    for one in order:
        option = one.option()
        people = min(len(one.people), int(min(share, money) / max(option.cost_each, 1e-9)))
        if people and option.hours(people) <= hours:
            taken.append((one, people))
            money, hours = money - option.cost(people), hours - option.hours(people)
    return taken


def rules(found: tuple[Candidate, ...], rng: np.random.Generator) -> tuple[list[tuple[Candidate, int]], ...]:
    """Divide by two simple rules: equal money for every segment, and all for the most valuable customers first."""
    best: dict[str, Candidate] = {}
    for one in found:
        other = best.get(one.tactic.segment)
        if other is None or earned(one, len(one.people), one.effect) > earned(other, len(other.people), other.effect):
            best[one.tactic.segment] = one
    recommended = list(best.values())
    by_chance = [recommended[place] for place in rng.permutation(len(recommended))]
    by_value = sorted(recommended, key=lambda one: -float((one.people.order * (1 + one.people.anyway)).mean()))
    return in_turn(by_chance, MEANS.money / len(recommended)), in_turn(by_value, MEANS.money)


def against_rules(shops: int) -> Iterator[Row]:
    """Compare what a plan earns with two simple rules, and count how often its range holds."""
    for campaigns in (0, 6, 12, 24):
        sums, held = np.zeros(3), []
        for seed in range(shops):
            rng = np.random.default_rng(seed)
            shop = made_up(rng)
            found, beliefs = after_campaigns(shop, campaigns, rng)
            plan = divide(found, beliefs, replace(MEANS, reserve=0.0))
            ways = (chosen(plan, found), *rules(found, rng))
            sums += [sum(earned(one, people, shop.truth[one.place]) for one, people in way) for way in ways]
            came = sum(with_luck(one, people, shop.truth[one.place], rng) for one, people in ways[0])
            held.append(plan.low80 <= came <= plan.high80)
        yield f"profit by that of an equal split, after {campaigns} campaigns", "1.3", f"{sums[0] / sums[1]:.2f}"
        yield "the same by that of all to the most valuable", "1.15", f"{sums[0] / sums[2]:.2f}"
        yield "ranges that hold", "80 of 100", f"{100 * np.mean(held):.0f}"


def without_effect(shops: int) -> Iterator[Row]:
    """Plan where no tactic does anything, as campaigns tell more and more of it."""
    rng = np.random.default_rng(0)
    known = [divide(*without_hope(made_up(rng)), MEANS).cost for _ in range(shops)]
    yield "money spent beyond the reserve where nothing works, and that is known", "0 %", f"{max(known):.1%}"
    for campaigns in (0, 3, 6, 12, 24, 96):
        spent = []
        for seed in range(shops):
            rng = np.random.default_rng(seed)
            shop = made_up(rng, effect=0.0)
            spent.append(divide(*after_campaigns(shop, campaigns, rng), MEANS).cost / MEANS.money)
        yield f"the same, known from {campaigns} campaigns only", "0 %", f"{np.mean(spent):.1%}"


def without_hope(shop: Shop) -> tuple[tuple[Candidate, ...], Beliefs]:
    """Let nothing be expected of any tactic."""
    beliefs = believe((), dict.fromkeys(shop.assumed, 0.0))
    return tuple(_best_first(replace(one, effect=0.0)) for one in shop.found), beliefs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--shops", type=int, default=200)
    said = parser.parse_args()
    print("| | wanted | measured |\n|---|---|---|")
    for row in chain(
        against_everything(said.cases),
        along_the_budget(said.cases // 6),
        other_currency(said.cases // 6),
        against_rules(said.shops),
        without_effect(said.shops // 4),
    ):
        print(f"| {' | '.join(row)} |", flush=True)
