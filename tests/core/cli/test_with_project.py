"""`cltv analyse --project`: what is remembered comes back, and what is told is written down."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cltv_core.campaigns.keys import person_keys
from cltv_core.choices import Settings
from cltv_core.cli.command import main
from cltv_core.project.contents import FileAnswers, Preferences
from cltv_core.project.file import from_bytes, new_project, save
from cltv_core.reading.remembered import signature
from cltv_core.tactics.prices import message_costs
from cltv_core.text import digest
from cltv_core.text import report as words
from cltv_core.text.spelling import about
from cltv_core.text.voice import Voice, speaking

HEADERS = ("Date", "Customer", "Total", "Net", "Currency")


def shop(path: Path, months: int) -> Path:
    rows = []
    for customer in range(60):
        day = date(2024, 1, 2) + timedelta(days=customer * 3)
        while day < date(2024, 1, 1) + timedelta(days=30 * months):
            rows.append(f"{day},C{customer},{20 + customer % 7},{10 + customer % 7},EUR")
            day += timedelta(days=25 + customer % 30)
    path.write_text("\n".join([",".join(HEADERS), *rows]) + "\n")
    return path


def analyse(file: Path, project: Path, out: Path, *more: str) -> dict[str, float]:
    assert main(["analyse", str(file), "--project", str(project), "--out", str(out), *more]) == 0
    told: dict[str, float] = json.loads((out / "summary.json").read_text())["forecast"]
    return told


def test_a_project_is_made_and_remembers_what_was_told(tmp_path: Path) -> None:
    project = tmp_path / "shop.cltv"
    told = analyse(shop(tmp_path / "first.csv", 14), project, tmp_path / "first")
    [forecast] = from_bytes(project.read_bytes()).forecasts
    assert forecast.customers == 60
    assert forecast.path
    assert (told["margin"], told["discount_rate"]) == (1.0, 0.1)
    analyse(shop(tmp_path / "next.csv", 15), project, tmp_path / "next")
    assert len(from_bytes(project.read_bytes()).forecasts) == 2


def test_preferences_choices_and_answers_come_from_the_project_unless_they_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "shop.cltv"
    kept = replace(
        new_project("Rose"),
        preferences=Preferences(months=6, margin=0.4, discount_rate=0.2),
        choices=Settings(names={"Champions": "Friends of the house"}),
        answers={signature(HEADERS): FileAnswers(mapping={"revenue": "Net"})},
    )
    save(kept, path)
    file = shop(tmp_path / "shop.csv", 14)
    told = analyse(file, path, tmp_path / "kept")
    assert (told["margin"], told["discount_rate"]) == (0.4, 0.2)
    assert told["horizon_days"] < 190
    summary = json.loads((tmp_path / "kept" / "summary.json").read_text())
    net = sum(float(line.split(",")[3]) for line in file.read_text().splitlines()[1:])
    assert summary["revenue"] == net
    assert "Friends of the house" in (tmp_path / "kept" / "segments.csv").read_text()
    typed = analyse(file, path, tmp_path / "typed", "--margin", "0.5", "--horizon-months", "12")
    assert typed["margin"] == 0.5
    assert typed["horizon_days"] > 360
    assert from_bytes(path.read_bytes()).answers == kept.answers


def test_what_a_message_costs_comes_from_the_project_unless_it_is_typed(tmp_path: Path) -> None:
    path, file = tmp_path / "shop.cltv", shop(tmp_path / "shop.csv", 14)
    start = ["campaign", "start", str(file), "--project", str(path), "--segment", "Loyal", "--tactic", "newsletter"]
    told, assumed = {"e-mail": 0.25}, message_costs("EUR")["e-mail"]
    asked = [(told, [], 0.25), (told, ["--cost-per-contact", "0.5"], 0.5), ({}, [], assumed)]
    for place, (known, typed, cost) in enumerate(asked):
        save(replace(new_project(), preferences=Preferences(message_costs=known)), path)
        out = tmp_path / str(place)
        assert main([*start, *typed, "--out", str(out)]) == 0
        assert json.loads((out / "receipt.json").read_text())["cost_per_contact"] == cost


def test_who_is_left_out_by_a_running_campaign_is_in_no_list(tmp_path: Path) -> None:
    file, project = shop(tmp_path / "shop.csv", 14), tmp_path / "shop.cltv"
    start = ["campaign", "start", str(file), "--project", str(project), "--segment", "Loyal", "--window-days", "30"]
    assert main([*start, "--out", str(tmp_path / "lists")]) == 0
    kept = from_bytes(project.read_bytes())
    members = kept.campaigns[0].receipt.members
    analyse(file, project, tmp_path / "out")
    listed = {
        line.split(",")[0]
        for path in (tmp_path / "out" / "lists").glob("*.csv")
        for line in path.read_text("utf-8-sig").splitlines()[1:]
    }
    keys = set(person_keys(kept.salt, sorted(listed)).tolist())
    assert len(listed) + int(members.held_out.sum()) == 60
    assert not keys & set(members.keys[members.held_out].tolist())
    assert keys >= set(members.keys[~members.held_out].tolist())
    assert words.CAMPAIGNS in (tmp_path / "out" / "report.html").read_text()


def test_a_digest_tells_what_changed_and_what_to_do(tmp_path: Path) -> None:
    project, out = tmp_path / "shop.cltv", tmp_path / "out"
    analyse(shop(tmp_path / "first.csv", 14), project, out)
    assert digest.FIRST_TIME in told_in(out)
    start = ["campaign", "start", str(tmp_path / "first.csv"), "--project", str(project), "--segment", "Loyal"]
    assert main([*start, "--window-days", "20", "--out", str(tmp_path / "lists")]) == 0
    analyse(shop(tmp_path / "next.csv", 15), project, out, "--budget", "300", "--hours", "6")
    letter = told_in(out)
    assert digest.FIRST_TIME not in letter
    assert all(heading in letter for heading in (digest.RESULTS, digest.TO_DO, digest.PLAN))
    assert (out / "digest.html").read_text().startswith("<!doctype html>")
    analyse(tmp_path / "next.csv", project, out)
    letter = told_in(out)
    assert digest.NOTHING_NEW in letter
    assert digest.RESULTS not in letter


def test_a_second_night_over_a_newer_file_updates_everything(tmp_path: Path) -> None:
    """The same command over the same folder: value, segments, campaign, plan and digest are those of the newer sales."""
    project, out, sales = tmp_path / "shop.cltv", tmp_path / "out", tmp_path / "sales.csv"
    night = ("--budget", "300", "--hours", "6")
    before = analyse(shop(sales, 14), project, out, *night)
    files = {name: (out / name).read_bytes() for name in ("customers.csv", "segments.csv", "digest.html", "digest.txt")}
    start = ["campaign", "start", str(sales), "--project", str(project), "--segment", "Loyal", "--window-days", "20"]
    assert main([*start, "--out", str(tmp_path / "lists")]) == 0
    planned = plan_in(out)
    after = analyse(shop(sales, 16), project, out, *night)
    assert after["expected_value"] != before["expected_value"]
    assert all((out / name).read_bytes() != content for name, content in files.items())
    kept = from_bytes(project.read_bytes())
    assert len(kept.forecasts) == 2
    [campaign] = kept.campaigns
    assert campaign.result is not None
    letter = told_in(out)
    assert all(heading in letter for heading in (digest.RESULTS, digest.TO_DO, digest.PLAN))
    assert "we forecast sales of" in letter
    assert plan_in(out) != planned
    page = (out / "digest.html").read_text()
    assert digest.RESULTS in page
    assert digest.PLAN in page


def plan_in(folder: Path) -> str:
    """What the digest says of the plan."""
    return told_in(folder).partition(digest.PLAN)[2]


def told_in(folder: Path) -> str:
    return " ".join((folder / "digest.txt").read_text().split())


def test_without_a_project_there_is_no_digest(tmp_path: Path) -> None:
    file = shop(tmp_path / "shop.csv", 14)
    assert main(["analyse", str(file), "--out", str(tmp_path / "out")]) == 0
    assert not list((tmp_path / "out").glob("digest.*"))


@pytest.mark.parametrize("given", [["--budget", "300"], ["--hours", "6"], ["--budget", "300", "--hours", "6"]])
def test_a_plan_in_the_digest_needs_money_hours_and_a_project(tmp_path: Path, given: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["analyse", "a.csv", "--out", str(tmp_path), *given, *(["--project", "p.cltv"] if len(given) < 3 else [])])


def acquisition(file: Path, project: Path, out: Path, *more: str) -> dict[str, Any]:
    analyse(file, project, out, *more)
    told: dict[str, Any] = json.loads((out / "summary.json").read_text())["acquisition"]
    return told


def test_what_winning_a_customer_costs_is_kept_and_set_against_what_it_cost_before(tmp_path: Path) -> None:
    """Customers come every third day: 11 were new in May 2024, 9 in June."""
    file, project = shop(tmp_path / "sales.csv", 14), tmp_path / "shop.cltv"
    analyse(file, project, tmp_path / "nothing")
    assert "acquisition" not in json.loads((tmp_path / "nothing" / "summary.json").read_text())
    told = acquisition(file, project, tmp_path / "first", "--acquisition-cost", "20", "--margin", "0.5")
    assert (told["cost"], told["low80"], told["before"], told["spending"]) == (20, None, None, None)
    assert told["value_of_one"] is None, "of too few the first year is over"
    assert 2 <= told["payback_months"] <= 3, "two orders of about 23 at half of it"
    told = acquisition(file, project, tmp_path / "second", "--ad-spend", "2024-05=110,2024-06=135")
    assert (told["cost"], told["spending"]["customers"]) == (15, 9)
    assert told["low80"] < 15 < told["high80"]
    assert (told["before"]["cost"], told["change"]) == (10, 0.5)
    assert told["change_low80"] < 0.5 < told["change_high80"]
    assert told["payback_months"] is None, "without a margin it would look earned back too soon"
    again = acquisition(file, project, tmp_path / "third")
    assert again == told
    assert [one.cost for one in from_bytes(project.read_bytes()).costs] == [20, 10, 15]
    page = (tmp_path / "third" / "report.html").read_text()
    assert words.WINNING in page
    assert "Up 50%" in page


def test_a_month_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    file = shop(tmp_path / "sales.csv", 14)
    for typed in ("2024-13=5", "May=5", "2024-05", "2024-05=-3"):
        with pytest.raises(SystemExit) as ended:
            main(["analyse", str(file), "--out", str(tmp_path / "out"), "--ad-spend", typed])
        assert ended.value.code == 2


def test_for_a_young_shop_it_is_said_over_which_time_each_file_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report and what is printed look three months ahead, files for other programs the usual year."""
    for months, asked, told_apart in ((2, [], True), (2, ["--horizon-months", "6"], False), (14, [], False)):
        out = tmp_path / f"{months}{len(asked)}"
        assert main(["analyse", str(shop(tmp_path / "shop.csv", months)), *asked, "--out", str(out)]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        summary = json.loads((out / "summary.json").read_text())
        assert ("segments.csv and the lists count what is expected over the next 12 months" in printed) is told_apart
        assert ("forecast_told" in summary) is told_apart
        segments = pd.read_csv(out / "segments.csv")
        assert segments["expected_value"].sum() == pytest.approx(summary["forecast"]["expected_value"], abs=0.1)
        if told_apart:
            assert summary["forecast"]["horizon_days"] > 360
            assert 85 < summary["forecast_told"]["horizon_days"] < 95
            with speaking(Voice(currency="EUR")):
                assert about(summary["forecast_told"]["expected_value"]) in printed
            assert "over the next 3 months" in (out / "report.html").read_text()
