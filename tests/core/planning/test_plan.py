"""A plan of a whole shop, and the command that writes it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from cltv_core.analysis import Analysis, analyse
from cltv_core.campaigns.learning.effects import Reading
from cltv_core.campaigns.start import Plan as CampaignPlan
from cltv_core.campaigns.start import start
from cltv_core.cli.command import main
from cltv_core.planning.acquisition import Spending, new_customers
from cltv_core.planning.candidates import Pool, candidates, considered
from cltv_core.planning.codes import Basis, Caution
from cltv_core.planning.effects import Beliefs, believe
from cltv_core.planning.experience import IDEAS
from cltv_core.planning.plan import Means, Plan, divide, make_plan
from cltv_core.project.contents import Campaign, Preferences, Project
from cltv_core.project.file import new_project, save
from cltv_core.reading import ReadOptions, read
from cltv_core.samples.bakery import bakery_csv
from cltv_core.samples.shops import bakery
from cltv_core.tactics.effects import NOTHING_WORKS
from cltv_core.tactics.orders import usual_orders
from cltv_core.text import planning as words
from cltv_core.text.spelling import money
from tests.core.shops import many_sales, shop

PROJECT = Project(salt=b"0" * 32)
MEANS = Means(money=300.0, hours=6.0)


@cache
def analysis() -> Analysis:
    return analyse(read([bakery()], ReadOptions()), margin=0.4)


def plan_with(
    beliefs_of: dict[tuple[str, str], float], readings: tuple[Reading, ...] = (), means: Means = MEANS
) -> Plan:
    beliefs = believe(readings, beliefs_of)
    return divide(candidates(analysis(), Pool.of(analysis()), beliefs), beliefs, means)


def assumed() -> dict[tuple[str, str], float]:
    return {(one.key, one.segment): IDEAS[one.key].lift for one in considered(analysis().tactics)}


def test_a_plan_keeps_to_its_money_and_hours_and_adds_up() -> None:
    plan = make_plan(analysis(), PROJECT, MEANS)
    assert plan.lines
    assert plan.cost <= 240 + 1e-6
    assert plan.hours <= 4.8 + 1e-6
    assert sum(line.cost for line in plan.trials) <= plan.reserve + 1e-6
    assert plan.profit == pytest.approx(sum(line.profit for line in plan.lines))
    assert plan.low80 < plan.profit < plan.high80
    assert len({line.segment for line in (*plan.lines, *plan.trials)}) == len(plan.lines) + len(plan.trials)


def test_nobody_is_in_two_lines_and_only_who_can_be_reached() -> None:
    plan = make_plan(analysis(), PROJECT, Means(5_000.0, 60.0))
    people = [name for line in (*plan.lines, *plan.trials) for name in line.people]
    assert len(set(people)) == len(people)
    by_mail = [name for line in plan.lines if line.channel == "e-mail" for name in line.people]
    assert analysis().history.reachable.loc[by_mail, "e-mail"].all()


def test_where_nothing_has_an_effect_only_the_reserve_is_spent() -> None:
    plan = plan_with(dict.fromkeys(assumed(), 0.0))
    assert not plan.lines
    assert (plan.cost, plan.profit) == (0.0, 0.0)
    assert plan.cautions == (Caution.NOTHING_PAYS(),)
    assert sum(line.cost for line in plan.trials) <= plan.reserve


def test_campaigns_that_found_nothing_turn_the_plan_away_from_what_is_assumed() -> None:
    readings = tuple(Reading(tactic, segment, 0.0, 0.002) for tactic, segment in assumed())
    measured = plan_with(assumed(), readings)
    assert measured.cost < plan_with(assumed()).cost or not measured.lines
    assert all(line.basis is Basis.MEASURED for line in measured.lines)
    assert measured.profit < 0.2 * plan_with(assumed()).profit


def test_a_measured_effect_is_used_and_said() -> None:
    pair = ("early-access", "Champions")
    found = {line.segment: line for line in plan_with(assumed(), (Reading(*pair, 0.10, 0.005),)).lines}
    line = found["Champions"]
    assert (line.tactic, line.basis) == ("early-access", Basis.MEASURED)
    assert line.effect == pytest.approx(0.10, abs=0.01)
    assert line.effect_high80 - line.effect_low80 < 0.02


@pytest.mark.parametrize(("scale", "lines"), [(1.0, 5), (0.05, 2), (0.002, 0)])
def test_no_line_is_proposed_whose_gain_is_told_as_nothing(scale: float, lines: int) -> None:
    sales = [(sale[0], sale[1], float(sale[2]) * scale) for sale in many_sales(customers=300)]
    people = {str(sale[0]): {"email": f"{sale[0]}@example.org", "consent": "yes"} for sale in sales}
    means = Means(50.0, 8.0, contact_costs={"e-mail": 0.01 * scale})
    plan = make_plan(analyse(shop(sales, people=people), margin=0.5), PROJECT, means)
    assert len(plan.lines) == lines
    assert not [one for one in plan.lines if f"Likely gain {money(0.0)} " in words.line(one)]
    assert (Caution.NOTHING_PAYS() in plan.cautions) is (not plan.lines)


@pytest.mark.parametrize("scale", [100.0, 0.2])
def test_a_plan_does_not_depend_on_the_currency(scale: float) -> None:
    sales = many_sales(customers=300)
    people = {str(sale[0]): {"email": f"{sale[0]}@example.org", "consent": "yes"} for sale in sales}
    scaled = [(sale[0], sale[1], float(sale[2]) * scale) for sale in sales]
    plans = [
        make_plan(analyse(shop(told, people=people), margin=0.5), PROJECT, Means(50.0 * unit, 8.0, contact_costs=costs))
        for told, unit in ((sales, 1.0), (scaled, scale))
        for costs in [{"e-mail": 0.01 * unit}]
    ]
    first, second = plans
    assert first.lines
    assert [line.people for line in first.lines] == [line.people for line in second.lines]
    assert second.profit == pytest.approx(first.profit * scale, rel=1e-3)
    assert second.next_unit == pytest.approx(first.next_unit, abs=1e-6)


def test_more_money_or_hours_never_bring_less() -> None:
    by_money = [make_plan(analysis(), PROJECT, Means(money, 6.0)).profit for money in (0, 5, 20, 300)]
    by_hours = [make_plan(analysis(), PROJECT, Means(300.0, hours)).profit for hours in (0, 2, 6, 20)]
    assert by_money == sorted(by_money)
    assert by_hours == sorted(by_hours)
    assert by_hours[0] == 0


def test_too_few_hours_are_told() -> None:
    plan = make_plan(analysis(), PROJECT, Means(300.0, 0.1))
    assert Caution.TOO_FEW_HOURS(hours=pytest.approx(0.08)) in plan.cautions


def test_an_order_is_drawn_towards_the_shop_where_little_is_known() -> None:
    summary = analysis().summary
    usual = usual_orders(summary)
    so_far = summary.frame["revenue"].to_numpy() / (summary.frame["frequency"].to_numpy() + 1)
    mean = summary.days["revenue"].mean()
    once = summary.frame["frequency"].to_numpy() == 0
    assert np.abs(usual[once] - mean).max() < np.abs(so_far[once] - mean).max()
    assert (usual > 0).all()
    often = summary.frame["frequency"].to_numpy() > 50
    assert np.allclose(usual[often], so_far[often], rtol=0.2)


def test_all_orders_alike_are_worth_the_same() -> None:
    same = analyse(shop([(name, f"2024-0{month}-01", 20.0) for name in "abc" for month in range(1, 6)]))
    assert np.allclose(usual_orders(same.summary), 20.0)


def test_spending_goes_through_today_and_each_further_sum_wins_fewer() -> None:
    spending = Spending(customers=20.0, cost=15.0)
    assert spending.won(spending.today) == pytest.approx(20.0)
    more = np.diff(np.asarray(spending.more(np.linspace(0, 600, 7))))
    assert (np.diff(more) < 0).all()
    assert spending.won(1e9) == pytest.approx(60.0)


def test_new_customers_are_won_until_the_last_one_costs_what_they_bring() -> None:
    """Pfeifer (2005): the marginal cost of winning a customer equals what one brings."""
    plan = make_plan(analysis(), PROJECT, Means(1e6, 0.0, acquisition_cost=10.0))
    assert plan.acquire is not None
    spending, value = plan.winning.spending, plan.winning.by_channel[0].mean
    assert spending is not None
    assert plan.acquire.cost == pytest.approx(spending.pays_up_to(value))
    one_more = float(spending.more(plan.acquire.cost + 1) - spending.more(plan.acquire.cost))
    assert one_more * value == pytest.approx(1.0, rel=0.01)


def test_where_a_new_customer_costs_more_than_they_bring_none_is_won() -> None:
    assert make_plan(analysis(), PROJECT, Means(1e6, 0.0, acquisition_cost=1_000.0)).acquire is None


def test_the_most_to_pay_comes_from_the_lower_end_of_the_range() -> None:
    everybody, *channels = new_customers(analysis())
    assert everybody.most_to_pay == everybody.low80 < everybody.mean
    assert {one.channel for one in channels} == {"shop", "web", "phone", "market"}
    assert all(one.high80 - one.low80 > everybody.high80 - everybody.low80 for one in channels)


@pytest.mark.parametrize(("margin", "told"), [(1.0, "in sales"), (0.4, "up to")])
def test_without_a_margin_no_price_for_a_new_customer_is_told(margin: float, told: str) -> None:
    found = new_customers(analyse(read([bakery()], ReadOptions()), margin=margin))
    assert len(found) > 1
    for one in found:
        said = words.most_to_pay(one)
        assert [part for part in ("in sales", "up to") if part in said] == [told]


def test_the_command_writes_a_plan_and_makes_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bakery.csv").write_bytes(bakery_csv())
    project, out = tmp_path / "shop.cltv", tmp_path / "out"
    said = ["plan", str(tmp_path / "bakery.csv"), "--project", str(project), "--budget", "300", "--hours", "6"]
    assert main([*said, "--margin", "0.4", "--contact-cost", "e-mail=0.05", "--out", str(out)]) == 0
    plan = json.loads((out / "plan.json").read_text())
    assert {"lines", "next_unit", "reserve", "profit", "low80", "high80"} <= set(plan)
    assert plan["reserve"] == 60
    for line in plan["lines"]:
        assert {"segment", "tactic", "people", "cost", "hours", "effect", "profit", "low80", "high80", "basis"} <= set(
            line
        )
        assert line["cost"] == pytest.approx(0.05 * line["people"], abs=0.01)
        assert line["basis"] == "assumed"
    assert project.exists()
    assert "Likely gain" in capsys.readouterr().out
    save(replace(new_project(), preferences=Preferences(margin=0.4, message_costs={"e-mail": 0.05})), project)
    assert main([*said, "--out", str(out)]) == 0
    assert json.loads((out / "plan.json").read_text()) == plan


@pytest.mark.parametrize(
    "wrong", [["--budget", "-1"], ["--reserve", "1.5"], ["--contact-cost", "fax=1"], ["--hours", "x"]]
)
def test_wrong_usage_ends_with_2(tmp_path: Path, wrong: list[str]) -> None:
    said = [
        "plan",
        "none.csv",
        "--project",
        "s.cltv",
        "--budget",
        "300",
        "--hours",
        "6",
        "--out",
        str(tmp_path / "out"),
    ]
    with pytest.raises(SystemExit, match="2"):
        main([*said, *wrong])


def test_beliefs_about_nothing_are_empty() -> None:
    empty: Beliefs = believe((), {})
    assert empty.pairs == ()


def by_mail(consent: str, with_address: bool = True) -> Analysis:
    sales = many_sales(customers=60)
    people = {str(sale[0]): {"email": f"{sale[0]}@example.org", "consent": consent} for sale in sales}
    return analyse(shop(sales, people=people if with_address else None), margin=0.4)


def test_why_nothing_is_planned_is_told() -> None:
    no_money = make_plan(by_mail("yes"), PROJECT, Means(0.0, 20.0))
    assert not no_money.lines
    assert no_money.cautions[0].code is Caution.TOO_LITTLE_MONEY
    assert no_money.cautions[0]["least"] > 0
    no_hours = make_plan(by_mail("yes"), PROJECT, Means(300.0, 0.0))
    assert no_hours.cautions[0].code is Caution.TOO_FEW_HOURS
    for consent, with_address, told in (("no", True, Caution.NO_CONSENT), ("yes", False, Caution.NO_ADDRESSES)):
        plan = make_plan(by_mail(consent, with_address), PROJECT, Means(300.0, 0.0))
        assert not plan.lines
        assert plan.cautions[0].code is told
        assert not plan.can_write
        assert not {fact.code for fact in plan.cautions} & {Caution.COSTS_ASSUMED, Caution.CONSENT_UNKNOWN}


def test_what_is_kept_for_trials_is_told_with_the_plan() -> None:
    for means, said in ((Means(300.0, 6.0), True), (Means(300.0, 6.0, reserve=0.0), False), (Means(0.0, 0.0), False)):
        plan = make_plan(by_mail("yes"), PROJECT, means)
        assert any("kept for trials" in one for one in words.told(plan)) is said
        assert (plan.reserve, plan.reserve_hours) == (means.money * means.reserve, means.hours * means.reserve)


def test_everybody_in_a_campaign_leaves_nobody_to_plan_for() -> None:
    found = by_mail("yes")
    drawn = CampaignPlan("", "", "All", found.history.as_of + timedelta(days=1))
    receipt = start(found, found.everyone, drawn, PROJECT.salt).receipts[0]
    plan = make_plan(found, replace(PROJECT, campaigns=(Campaign(receipt),)), Means(300.0, 20.0))
    assert not plan.lines
    assert plan.cautions[0].code is Caution.ALL_BUSY


def test_results_weigh_whether_anything_works_here() -> None:
    """By Bayes' rule with scipy's densities: one result of a tactic of which 4 extra buyers in 100 are assumed."""
    pair = ("mail", "all")
    before = believe((), {pair: 0.04})
    assert before.means[0] == pytest.approx(0.04)
    works = 1 - NOTHING_WORKS
    spread = (before.covariance[0, 0] - works * NOTHING_WORKS * (0.04 / works) ** 2) / works
    found = believe((Reading(*pair, 0.01, 0.02),), {pair: 0.04})
    nothing = NOTHING_WORKS * norm(0, 0.02).pdf(0.01)
    something = works * norm(0.04 / works, np.hypot(0.02, np.sqrt(spread))).pdf(0.01)
    assert found.nothing_works == pytest.approx(nothing / (nothing + something))
    trust = spread / (spread + 0.02**2)
    mean = 0.04 / works + trust * (0.01 - 0.04 / works)
    assert found.means[0] == pytest.approx((1 - found.nothing_works) * mean)


def test_a_shop_in_which_campaigns_found_nothing_spends_only_the_reserve() -> None:
    rng = np.random.default_rng(5)
    pairs = sorted(assumed())
    told = tuple(Reading(*pairs[place], float(rng.normal(0, 0.03)), 0.03) for place in rng.integers(0, len(pairs), 30))
    assert believe(told, assumed()).nothing_works > 0.4
    plan = plan_with(assumed(), told)
    assert (plan.lines, plan.cost) == ((), 0.0)
    assert sum(line.cost for line in plan.trials) <= plan.reserve
    worked = tuple(replace(one, effect=one.effect + 0.04) for one in told)
    assert believe(worked, assumed()).nothing_works < 0.01
    assert plan_with(assumed(), worked).lines


def test_a_chance_is_that_of_the_mixture() -> None:
    beliefs = believe((), assumed())
    found = candidates(analysis(), Pool.of(analysis()), beliefs)
    one = found[0]
    assert one.chance_above(0.0) < 1 - NOTHING_WORKS
    assert one.chance_above(one.effect / (1 - NOTHING_WORKS)) == pytest.approx((1 - NOTHING_WORKS) / 2)


def test_the_most_to_pay_by_hand() -> None:
    """Forty customers of one order each, half of 10.00 and half of 30.00, at a margin of a half.

    The mean is 10, its standard error 5 x sqrt(40 / 39) / sqrt(40): the lower end lies 1.2816 of those below it.
    """
    sales = [(f"c{n}", f"2024-0{1 + n % 2}-10", 10.0 if n % 2 else 30.0) for n in range(40)]
    sales += [(f"late{n}", "2025-06-01", 20.0) for n in range(3)]
    people = {f"c{n}": {"acquired_through": ("Paid Social", "Search")[n % 2]} for n in range(40)}
    found = new_customers(analyse(shop(sales, people=people), margin=0.5))
    everybody = found[0]
    assert (everybody.customers, everybody.mean) == (40, pytest.approx(10.0))
    assert everybody.most_to_pay == pytest.approx(10 - 1.2816 * 5 / np.sqrt(39), abs=1e-3)


def test_break_even_and_acquisition_from_the_command_line_by_hand(tmp_path: Path) -> None:
    """All orders are 40.00, the margin is 40 %, a message costs 0.50: it pays from 0.5 / (0.4 x 40) = 3.125 in 100 on.

    Winning a customer costs 5.00 at today's spending, less than one brings, so that more is spent on it.
    """
    rows = ["Order,Date,Customer,Email,Accepts marketing,Total"]
    for customer, day in ((n, 3 * n + 30 * k) for n in range(150) for k in range(1 + n % 6)):
        if day < 700:
            at = date(2024, 1, 1) + timedelta(days=day)
            rows.append(f"{customer}-{day},{at},K{customer},k{customer}@shop.example,yes,40.00")
    (tmp_path / "shop.csv").write_text("\n".join(rows) + "\n")
    said = ["plan", str(tmp_path / "shop.csv"), "--project", str(tmp_path / "s.cltv"), "--out", str(tmp_path / "out")]
    costs = ["--margin", "0.4", "--contact-cost", "e-mail=0.5", "--acquisition-cost", "5"]
    assert main([*said, *costs, "--budget", "300", "--hours", "20"]) == 0
    plan = json.loads((tmp_path / "out" / "plan.json").read_text())
    plain = [
        line
        for line in (*plan["lines"], *plan["trials"])
        if IDEAS[line["tactic"]].channel == "e-mail" and not IDEAS[line["tactic"]].gift
    ]
    assert plain
    assert all(line["break_even"] == pytest.approx(0.03125, abs=1e-6) for line in plain)
    assert plan["acquire"]["cost"] > 0
    assert plan["acquire"]["profit"] > 0
    assert plan["most_to_pay"][0]["most_to_pay"] == plan["most_to_pay"][0]["low80"] > 5
