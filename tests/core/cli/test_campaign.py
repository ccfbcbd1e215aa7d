"""`cltv campaign`: from a segment to two lists, and from the next export to a result."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from cltv_core.analysis import analyse
from cltv_core.campaigns.keys import person_keys
from cltv_core.cli.command import main
from cltv_core.destinations import destinations
from cltv_core.project.file import from_bytes, new_project, save
from cltv_core.reading import SourceFile, read
from cltv_core.text import campaigns
from cltv_core.text.campaigns import to_be_sent
from cltv_core.text.spelling import about
from cltv_core.text.voice import Voice, _, speaking


def started(small_bakery: Path, folder: Path, tool: str = "csv", segment: str = "Loyal") -> Path:
    project = folder / "shop.cltv"
    said = [
        "campaign",
        "start",
        str(small_bakery),
        "--project",
        str(project),
        "--segment",
        segment,
        "--as-of",
        "2025-06-30",
    ]
    assert main([*said, "--for", tool, "--name", "June note", "--window-days", "45", "--out", str(folder / tool)]) == 0
    return project


def test_a_campaign_is_started_and_read(small_bakery: Path, tmp_path: Path) -> None:
    project = started(small_bakery, tmp_path)
    receipt = json.loads((tmp_path / "csv" / "receipt.json").read_text())
    assert (
        main(["campaign", "read", str(small_bakery), "--project", str(project), "--out", str(tmp_path / "read")]) == 0
    )
    [found] = json.loads((tmp_path / "read" / "campaigns.json").read_text())
    assert (found["id"], found["state"], found["name"]) == (receipt["id"], "read", "June note")
    assert found["reading_day"] == "2025-08-15"
    assert found["groups"]["sent"]["people"] + found["groups"]["held_out"]["people"] == receipt["people"]
    assert found["verdict"] in ("works", "probably works", "cannot tell", "probably harms")
    assert set(found["bought"]["adjusted"]) == {"lift", "se", "low80", "high80", "low95", "high95"}
    assert set(found["profit"]) == {"per_person", "low80", "high80", "total"}
    for money in (found["profit"]["total"], *(group["revenue"] for group in found["groups"].values())):
        assert money == round(money, 2)
    kept = from_bytes(project.read_bytes()).campaigns[0].result
    assert kept is not None
    assert kept.verdict == found["verdict"]
    assert (tmp_path / "read" / "learned.json").exists()


def test_a_campaign_without_a_tactic_says_that_nothing_is_learnt(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started(small_bakery, tmp_path)
    assert campaigns.NAME_A_TACTIC in capsys.readouterr().out.replace("\n", " ")


def test_results_are_not_read_into_a_project_file_that_is_not_there(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, out = tmp_path / "mistyped.cltv", tmp_path / "read"
    assert main(["campaign", "read", str(small_bakery), "--project", str(missing), "--out", str(out)]) == 3
    assert "mistyped.cltv" in capsys.readouterr().err
    assert not missing.exists()
    assert not out.exists()


def test_a_project_without_campaigns_says_so(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "shop.cltv"
    save(new_project("shop"), project)
    said = ["campaign", "read", str(small_bakery), "--project", str(project), "--out", str(tmp_path / "read")]
    assert main(said) == 0
    assert campaigns.NO_CAMPAIGNS in capsys.readouterr().out.replace("\n", " ")


class OnADay(date):
    """A clock that stands still."""

    now = date(2025, 1, 1)

    @classmethod
    def today(cls) -> date:
        return cls.now


@pytest.mark.parametrize(
    ("days_since", "more", "sent_after", "late"),
    [
        (29, [], 29, False),
        (0, [], 1, False),
        (200, [], 1, True),
        (29, ["--sent-on", "2027-03-05"], None, False),
    ],
)
def test_a_campaign_is_dated_to_the_day_of_sending_and_says_it(
    small_bakery: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    days_since: int,
    more: list[str],
    sent_after: int | None,
    late: bool,
) -> None:
    """Not to the end of the export: what was bought before anything could be sent is no answer to it."""
    last = read([SourceFile(small_bakery.name, small_bakery.read_bytes())]).last_day
    monkeypatch.setattr(OnADay, "now", last + timedelta(days=days_since))
    monkeypatch.setattr("cltv_core.cli.campaign.date", OnADay)
    said = ["campaign", "start", str(small_bakery), "--project", str(tmp_path / "s.cltv"), "--segment", "Loyal"]
    assert main([*said, *more, "--window-days", "27", "--out", str(tmp_path / "o")]) == 0
    day = date(2027, 3, 5) if sent_after is None else last + timedelta(days=sent_after)
    assert json.loads((tmp_path / "o" / "receipt.json").read_text())["sent_on"] == day.isoformat()
    printed = " ".join(capsys.readouterr().out.split())
    with speaking(Voice()):
        assert printed.startswith(to_be_sent(day, late))
        told = "You can read the result from {day:day} on, when both groups have had time to buy."
        assert _(told, day=day + timedelta(days=28)) in printed
    assert ("--sent-on" in printed) is late


def test_leaving_people_out_costs_the_likely_gain_of_the_tactic(
    bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["campaign", "start", str(bakery), "--project", str(tmp_path / "s.cltv"), "--segment", "Can't lose them"]
    assert main([*said, "--tactic", "personal-note", "--hold-out", "0.5", "--out", str(tmp_path / "out")]) == 0
    analysis = analyse(read([SourceFile(bakery.name, bakery.read_bytes())]))
    card = next(one for one in analysis.tactics if one.segment == "Can't lose them")
    assert card.key == "personal-note"
    members = from_bytes((tmp_path / "s.cltv").read_bytes()).campaigns[0].receipt.members
    with speaking(Voice(currency=analysis.currency)):
        lost = about(card.worth * int(members.held_out.sum()) / max(card.reachable, len(members)))
    assert f"leaving them out costs about {lost}." in capsys.readouterr().out


def test_two_messages_are_tried_side_by_side(bakery: Path, tmp_path: Path) -> None:
    project, out = tmp_path / "shop.cltv", tmp_path / "out"
    said = [
        "campaign",
        "start",
        str(bakery),
        "--project",
        str(project),
        "--segment",
        "Lost",
        "--as-of",
        "2025-06-30",
    ]
    said += ["--tactic", "season-preview", "--against", "personal-note", "--window-days", "45", "--name", "June"]
    said += ["--offer-cost", "2", "--against-offer-cost", "1", "--out", str(out)]
    assert main(said) == 0
    receipts = [one.receipt for one in from_bytes(project.read_bytes()).campaigns]
    assert [(one.tactic, one.offer_cost) for one in receipts] == [("season-preview", 2.0), ("personal-note", 1.0)]
    assert {one.trial for one in receipts} == {receipts[0].trial} != {""}
    assert json.loads((out / "receipt-other.json").read_text())["tactic"] == "personal-note"
    groups = [set(pd.read_csv(path, dtype=str)["group"]) for path in sorted(out.glob("*.csv"))]
    assert {group for found in groups for group in found} == {"sent season-preview", "sent personal-note", "held out"}
    assert all(len(found) == 1 for found in groups)
    assert main(["campaign", "read", str(bakery), "--project", str(project), "--out", str(tmp_path / "read")]) == 0
    found = json.loads((tmp_path / "read" / "campaigns.json").read_text())
    assert [one["groups"]["held_out"] for one in found] == [found[0]["groups"]["held_out"]] * 2
    assert [one["trial"] for one in found] == [receipts[0].trial] * 2
    learned = json.loads((tmp_path / "read" / "learned.json").read_text())
    assert {one["tactic"] for one in learned["effects"]} == {"season-preview", "personal-note"}
    assert set(learned["figures"]) == {
        *("conversion", "won_back", "profit", "buyer_cost", "engagement", "acquisition_cost"),
    }
    assert learned["figures"]["conversion"]["campaigns"] == 2
    for one in learned["rules"]:
        assert one["low80"] < one["extra_buyers"] < one["high80"]
        assert one["effective_people"] >= 100


def test_a_message_is_not_tried_against_itself(
    bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["campaign", "start", str(bakery), "--project", str(tmp_path / "s.cltv"), "--segment", "Lost"]
    assert main([*said, "--against", "personal-note", "--out", str(tmp_path / "o")]) == 3
    assert "each needs a tactic of its own" in capsys.readouterr().err


def test_nobody_who_was_never_asked_is_drawn_where_others_agreed(
    bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on the page; a card by post goes to everybody who did not refuse."""
    people = analyse(read([SourceFile(bakery.name, bakery.read_bytes())])).everyone
    consents = people.set_index("customer_id")["consent"]
    said = ["campaign", "start", str(bakery), "--segment", "Lost", "--window-days", "45"]

    def drawn(name: str, *more: str) -> set[str]:
        project, out = tmp_path / f"{name}.cltv", tmp_path / name
        assert main([*said, *more, "--project", str(project), "--out", str(out)]) == 0
        customers = {one for path in out.glob("*.csv") for one in pd.read_csv(path, dtype=str)["customer_id"]}
        return {consents[one] for one in customers}

    assert drawn("none") == {"yes"}
    unasked = people[(people["segment"] == "Lost") & (people["consent"] == "unknown")]
    with speaking(Voice()):
        assert campaigns.never_asked(len(unasked)) in " ".join(capsys.readouterr().out.split())
    assert drawn("mail", "--tactic", "season-preview") == {"yes"}
    assert drawn("both", "--tactic", "season-postcard", "--against", "season-preview") == {"yes"}
    assert drawn("post", "--tactic", "season-postcard") == {"yes", "unknown"}


FIXED_COLUMNS = {"shopify", "meta", "google"}
"""Tools that take no columns but their own."""


@pytest.mark.parametrize("tool", [tool.key for tool in destinations() if tool.kind == "csv"])
def test_every_tools_lists_carry_the_groups_and_nobody_left_out_is_sent(
    small_bakery: Path, tmp_path: Path, tool: str
) -> None:
    project = from_bytes(started(small_bakery, tmp_path, tool).read_bytes())
    members = project.campaigns[0].receipt.members
    left_out = set(members.keys[members.held_out].tolist())
    sales = pd.read_csv(small_bakery, dtype=str).dropna(subset=["Customer ID"])
    numbers = {
        sign: number
        for name in ("Email", "Phone", "Customer ID")
        for sign, number in zip(sales[name], sales["Customer ID"], strict=True)
    }
    for path in (tmp_path / tool).glob("*.csv"):
        table = pd.read_csv(path, dtype=str)
        assert tool in FIXED_COLUMNS or {"campaign", "group"} <= {name.casefold() for name in table}
        people = {numbers[cell] for name in table for cell in table[name].dropna() if cell in numbers}
        keys = set(person_keys(project.salt, sorted(people)).tolist())
        assert keys or tool in FIXED_COLUMNS
        assert keys <= left_out if "do-not-send" in path.name else not keys & left_out


@pytest.mark.parametrize(
    "wrong",
    [["--segment", "Nobody"], ["--segment", "Loyal", "--tactic", "none"], ["--segment", "Loyal", "--for", "fax"]],
)
def test_what_cannot_be_started_ends_in_a_sentence_and_leaves_nothing(
    small_bakery: Path, tmp_path: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = [
        "campaign",
        "start",
        str(small_bakery),
        "--project",
        str(tmp_path / "s.cltv"),
        *wrong,
        "--out",
        str(tmp_path / "o"),
    ]
    assert main(said) == 3
    assert "Choose one of these" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_chosen_by_what_they_bought_after_the_message(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day before the last sale is refused, unless the sales are looked at as of that day; the last day itself counts."""
    last = read([SourceFile(small_bakery.name, small_bakery.read_bytes())]).last_day
    said = ["campaign", "start", str(small_bakery), "--project", str(tmp_path / "s.cltv"), "--segment", "Loyal"]
    out = ["--out", str(tmp_path / "o")]
    day = (last - timedelta(days=1)).isoformat()
    assert main([*said, "--sent-on", day, *out]) == 3
    told = " ".join(capsys.readouterr().err.split())
    assert f"--as-of {day}" in told
    assert list(tmp_path.iterdir()) == []
    for place, right in enumerate((["--sent-on", day, "--as-of", day], ["--sent-on", last.isoformat()])):
        assert main([*said[:-3], str(tmp_path / f"{place}.cltv"), *said[-2:], *right, *out]) == 0
        assert json.loads((tmp_path / "o" / "receipt.json").read_text())["sent_on"] == right[1]


def test_groups_drawn_elsewhere_are_read(small_bakery: Path, tmp_path: Path) -> None:
    customers = pd.read_csv(small_bakery, dtype=str)
    names = customers.iloc[:, next(list(customers).index(name) for name in customers if "mail" in name.casefold())]
    people = names.dropna().unique()
    file = pd.DataFrame({"customer": people, "group": ["sent" if n % 2 else "held out" for n in range(len(people))]})
    file.to_csv(tmp_path / "groups.csv", index=False)
    said = ["campaign", "read", str(small_bakery), "--groups", str(tmp_path / "groups.csv"), "--sent-on", "2025-03-01"]
    assert main([*said, "--window-days", "30", "--out", str(tmp_path / "o")]) == 0
    [found] = json.loads((tmp_path / "o" / "campaigns.json").read_text())
    assert found["groups"]["sent"]["people"] == len(people) // 2
    assert found["state"] == "read"


def test_each_message_of_groups_drawn_elsewhere_is_read_and_set_against_the_others(
    small_bakery: Path, tmp_path: Path
) -> None:
    people = pd.read_csv(small_bakery, dtype=str)["Customer ID"].dropna().unique()
    arms = ["Letter", "No mail", "E-mail"]
    file = pd.DataFrame({"customer_id": people, "segment": [arms[n % 3] for n in range(len(people))]})
    file.to_csv(tmp_path / "groups.csv", index=False, sep=";", encoding="utf-16")
    said = ["campaign", "read", str(small_bakery), "--groups", str(tmp_path / "groups.csv"), "--out"]
    assert main([*said, str(tmp_path / "o"), "--sent-on", "2025-03-01", "--window-days", "30", "--name", "Spring"]) == 0
    found = json.loads((tmp_path / "o" / "campaigns.json").read_text())
    assert [one["name"] for one in found] == ["Spring: E-mail", "Spring: Letter"]
    assert [one["against"][0]["id"] for one in found] == [found[1]["id"], found[0]["id"]]
    assert found[0]["groups"]["held_out"] == found[1]["groups"]["held_out"]
    with pytest.raises(SystemExit) as refused:
        main([*said, str(tmp_path / "p")])
    assert refused.value.code == 2
