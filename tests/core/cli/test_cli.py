"""The command line: every file of the contract, all or nothing, and the exit codes other programs rely on."""

from __future__ import annotations

import gc
import io
import json
import re
import shlex
import sys
from contextlib import redirect_stdout
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cltv_core.cli.arguments import ONLY_FILES, command_line, parsed
from cltv_core.cli.command import main
from cltv_core.samples import shops as samples
from cltv_core.text.cli import EXAMPLES
from cltv_core.warehouse.roles import ROLES as IN_ENGINES
from tests.support import recipe

CUSTOMER_COLUMNS = [
    "customer_id",
    "orders",
    "frequency",
    "recency",
    "T",
    "monetary_value",
    "revenue",
    "first_order",
    "last_order",
    "p_alive",
    "expected_orders",
    "expected_value",
    "value_low",
    "value_high",
    "p_order",
    "next_order_due",
    "tier",
    "segment",
]
COHORT_COLUMNS = [
    "cohort",
    "months_since",
    "customers",
    "active",
    "retention",
    "revenue",
    "cumulative_revenue_per_customer",
]
SEGMENT_COLUMNS = ["segment", "customers", "revenue", "expected_value", "share_of_value", "tactic"]


SAID = ("--horizon-months", "6", "--margin", "0.5")


@pytest.fixture(scope="module")
def bakery_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("till") / "bakery.csv"
    path.write_bytes(samples.bakery().data)
    return path


@pytest.fixture(scope="module")
def printed(bakery_file: Path) -> str:
    """What an analysis of the whole bakery says while it writes its files."""
    with recipe.itself(), redirect_stdout(io.StringIO()) as said:
        assert main(["analyse", str(bakery_file), "--out", str(bakery_file.parent / "results"), *SAID]) == 0
    return said.getvalue()


@pytest.fixture(scope="module")
def results(bakery_file: Path, printed: str) -> Path:  # noqa: ARG001
    return bakery_file.parent / "results"


def test_the_summary_has_every_figure_of_the_contract(results: Path) -> None:
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    customers = pd.read_csv(results / "customers.csv", dtype={"customer_id": "str"})
    assert (summary["customers"], summary["orders"]) == (len(customers), customers["orders"].sum())
    assert summary["revenue"] == pytest.approx(customers["revenue"].sum(), abs=0.01)
    assert (summary["first_day"], summary["last_day"]) == ("2024-07-02", "2026-06-30")
    assert summary["as_of"] == summary["last_day"]
    assert summary["currency"] == "GBP"
    assert summary["forecast"]["horizon_days"] == 183
    assert summary["forecast"]["expected_value"] == pytest.approx(customers["expected_value"].sum(), rel=1e-4)
    assert summary["models"]["BG/NBD"]["parameters"].keys() == {"r", "alpha", "a", "b"}
    money = summary["reconciliation"]
    in_cents = [
        round(100 * amount) for amount in (money["used_amount"], *(part["amount"] for part in money["excluded"]))
    ]
    assert sum(in_cents) == round(100 * money["file_amount"])


def test_every_customer_has_finite_figures_that_are_not_negative(results: Path) -> None:
    customers = pd.read_csv(results / "customers.csv", dtype={"customer_id": "str"})
    assert customers.columns.tolist() == CUSTOMER_COLUMNS
    assert customers["customer_id"].is_unique
    figures = customers[["expected_value", "expected_orders", "p_alive", "p_order", "monetary_value", "revenue", "T"]]
    assert np.isfinite(figures).all().all()
    assert (figures >= 0).all().all()
    assert customers[["p_alive", "p_order"]].max().max() <= 1
    assert pd.to_datetime(customers["next_order_due"], format="%Y-%m-%d").notna().all()
    assert set(customers["tier"]) == {"High", "Medium", "Low"}


def test_what_was_understood_is_said(results: Path, printed: str) -> None:
    assert "ordered_at=Date" in printed
    assert "3,000 customers are expected to earn you about £" in printed
    assert "profit at your margin of 50%." in printed
    assert "19,212 orders from 3,000 customers" in printed
    assert str(results) in printed


def test_numbers_are_written_as_the_reader_writes_them(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert main(["read", str(small_bakery), "--out", str(tmp_path)]) == 0
    orders = json.loads((tmp_path / "reading.json").read_text("utf-8"))["orders"]
    assert f"{orders // 1000}.{orders % 1000:03} orders" in capsys.readouterr().out
    assert main(["read", str(small_bakery), "--out", str(tmp_path), "--locale", "de-CH"]) == 0
    assert f"{orders // 1000}'{orders % 1000:03} orders" in capsys.readouterr().out


def test_json_prints_the_summary_that_was_written_and_quiet_nothing(
    small_bakery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(small_bakery), "--out", str(tmp_path / "json"), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "json" / "reading.json").read_text("utf-8"))
    assert main(["read", str(small_bakery), "--out", str(tmp_path / "quiet"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_help_shows_examples_that_can_be_parsed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for example in EXAMPLES:
        assert example in said
        command_line().parse_args(shlex.split(example.partition(" > ")[0])[1:])


def test_cohorts_and_segments_add_up_to_the_shop(results: Path) -> None:
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    cohorts = pd.read_csv(results / "cohorts.csv")
    segments = pd.read_csv(results / "segments.csv")
    assert cohorts.columns.tolist() == COHORT_COLUMNS
    assert segments.columns.tolist() == SEGMENT_COLUMNS
    assert cohorts.groupby("cohort")["customers"].first().sum() == summary["customers"]
    assert segments["customers"].sum() == summary["customers"]
    assert segments["share_of_value"].sum() == pytest.approx(1, abs=1e-4)
    assert segments["tactic"].notna().all()


def test_lists_hold_everybody_but_those_who_said_no(results: Path) -> None:
    customers = pd.read_csv(results / "customers.csv", dtype={"customer_id": "str"})
    lists = [pd.read_csv(path, dtype="str") for path in sorted((results / "lists").glob("*.csv"))]
    listed = pd.concat(lists)
    assert listed["customer_id"].is_unique
    assert set(listed["consent"]) == {"yes", "unknown"}
    assert 0 < len(customers) - len(listed) < 0.5 * len(customers)


def test_the_report_names_nobody_unless_asked(results: Path, small_bakery: Path, tmp_path: Path) -> None:
    contacts = pd.concat([pd.read_csv(path, dtype="str") for path in (results / "lists").glob("*.csv")])
    emails = contacts["email"].dropna()
    assert not any(email in (results / "report.html").read_text(encoding="utf-8") for email in emails)
    assert main(["analyse", str(small_bakery), "--out", str(tmp_path), "--with-names"]) == 0
    listed = pd.concat([pd.read_csv(path, dtype="str") for path in (tmp_path / "lists").glob("*.csv")])
    customers = pd.read_csv(tmp_path / "customers.csv", dtype={"customer_id": "str"})
    best = customers.nlargest(1, "expected_value")["customer_id"].iloc[0]
    name = listed.set_index("customer_id").loc[best, "last_name"]
    assert name in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_nothing_after_the_as_of_day_is_used(small_bakery: Path, tmp_path: Path) -> None:
    assert main(["analyse", str(small_bakery), "--out", str(tmp_path), "--as-of", "2025-06-30"]) == 0
    customers = pd.read_csv(tmp_path / "customers.csv")
    assert customers["last_order"].max() <= "2025-06-30"
    assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["as_of"] == "2025-06-30"


def test_reading_alone_writes_what_was_read(small_bakery: Path, tmp_path: Path) -> None:
    assert main(["read", str(small_bakery), "--out", str(tmp_path), "--currency", "GBP"]) == 0
    reading = json.loads((tmp_path / "reading.json").read_text(encoding="utf-8"))
    orders = pd.read_csv(tmp_path / "orders.csv", dtype={"order_id": "str"})
    people = pd.read_csv(tmp_path / "people.csv", dtype="str")
    excluded = pd.read_csv(tmp_path / "excluded.csv", dtype="str")
    lines = pd.read_csv(tmp_path / "lines.csv", dtype={"order_id": "str"})
    assert (reading["orders"], reading["customers"]) == (len(orders), len(people))
    assert orders["revenue"].sum() == pytest.approx(reading["reconciliation"]["used_amount"], abs=0.01)
    assert len(excluded) == sum(part["rows"] for part in reading["reconciliation"]["excluded"])
    assert set(lines["order_id"]) <= set(orders["order_id"])
    assert orders.columns[:4].tolist() == ["order_id", "customer_id", "ordered_at", "revenue"]
    for money in (orders["revenue"], orders["refunded"], lines["revenue"]):
        pd.testing.assert_series_equal(money, money.round(2), check_exact=True)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"SKU,Product,Price\nA,Bun,1.50\nB,Roll,2.50\n"])
def test_a_file_that_cannot_be_used_ends_with_3_a_sentence_and_nothing_written(
    content: bytes, results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "wrong.csv", tmp_path / "out"
    file.write_bytes(content)
    assert main(["analyse", str(file), "--out", str(folder)]) == 3
    assert "wrong.csv" in capsys.readouterr().err
    assert not folder.exists()
    before = (results / "summary.json").read_bytes()
    assert main(["analyse", str(file), "--out", str(results)]) == 3
    assert (results / "summary.json").read_bytes() == before


def test_a_command_leaves_python_as_it_was(tmp_path: Path) -> None:
    usual = gc.get_threshold(), sys.getswitchinterval()
    main(["read", str(tmp_path / "missing.csv"), "--out", str(tmp_path / "out")])
    assert (gc.get_threshold(), sys.getswitchinterval()) == usual


def test_a_missing_file_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "nowhere.csv"), "--out", str(tmp_path / "out")]) == 3
    assert "nowhere.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["analyse", "a.csv"],
        ["analyse", "a.csv", "--out", "x", "--margin", "7"],
        ["analyse", "a.csv", "Shop.CLTV", "--out", "x"],
        ["analyse", "a.csv", "--out", "x", "--as-of", "yesterday"],
        ["analyse", "a.csv", "--out", "x", "--map", "colour=Blue"],
        ["dance"],
    ],
)
def test_wrong_usage_ends_with_2(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(wrong)
    assert end.value.code == 2


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ('revenue="Total, gross",ordered_at=Day', {"revenue": "Total, gross", "ordered_at": "Day"}),
        ('order_id = No , revenue = "5"" plate" ', {"order_id": "No", "revenue": '5" plate'}),
        ('revenue=5",quantity=6"', {"revenue": '5"', "quantity": '6"'}),
        ("revenue=a=b", {"revenue": "a=b"}),
    ],
)
def test_a_column_with_a_comma_stands_in_quotes(typed: str, understood: dict[str, str]) -> None:
    assert parsed(["analyse", "a.csv", "--out", "x", "--map", typed]).map == understood


@pytest.mark.parametrize("typed", ["revenue=Total, gross", "revenue=", "", ",", "colour=Blue"])
def test_wrong_usage_is_a_sentence(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["analyse", "a.csv", "--out", "x", "--map", typed])
    told = capsys.readouterr().err
    assert told.count("\n") == 2
    assert 'revenue="Total, gross"' in told
    assert "cltv analyse --help" in told


def test_the_help_tells_what_an_engine_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["analyse", "--help"])
    both, in_engine, of_files = re.split("only for .*:\n", capsys.readouterr().out)
    mapping = re.sub(r"\s+", " ", both).rpartition("--map ROLE=COLUMN,... ")[2].partition("--currency")[0]
    roles, _, others = mapping.partition("also:")
    assert all(f" {role}" in roles for role in IN_ENGINES)
    assert "voided" in others
    assert "--for TOOL" in in_engine
    assert all(f"--{name.replace('_', '-')}" in of_files for name in ONLY_FILES)


def test_formulas_in_the_file_are_defused_in_every_output(tmp_path: Path) -> None:
    rows = [f"#{n},2025-01-{n % 28 + 1:02d},C{n % 9},{n}.00,=HYPERLINK(1),yes" for n in range(1, 60)]
    rows += ["#bad,no day,=1+1,5.00,@SUM(1),yes"]
    file = tmp_path / "sales.csv"
    file.write_text("\n".join(["Order,Date,Customer,Total,First name,Consent", *rows]), encoding="utf-8")
    assert main(["analyse", str(file), "--out", str(tmp_path / "out")]) == 0
    for path in (tmp_path / "out").rglob("*.csv"):
        cells = pd.read_csv(path, dtype="str", header=None, keep_default_na=False).to_numpy().ravel()
        assert not [cell for cell in cells if cell.startswith(("=", "@"))], path


def test_accuracy_tells_how_every_method_would_have_done_at_every_earlier_day(results: Path) -> None:
    found = json.loads((results / "accuracy.json").read_text(encoding="utf-8"))
    cuts = [entry["cut"] for entry in found["cuts"]]
    assert len(cuts) >= 3
    assert {"chosen", "historical average", "regression", "boosted trees", "neural network"} <= set(found["models"])
    for method, scored in found["models"].items():
        more = {"failure"} if method == "standard recipe (lifetimes)" else set()
        assert {"cut", "bias", "mae", "rmse", "spearman", "gini", "top20", "coverage80"} | more == set(scored[0])
        assert set(cuts) >= {entry["cut"] for entry in scored}
    latest = found["cuts"][0]
    assert found["models"]["chosen"][0]["bias"] == pytest.approx(latest["said"] / latest["actual"] - 1, abs=1e-4)
    assert sum(found["choice"]["ranking"].values()) == pytest.approx(1.0, abs=1e-5)
    assert found["choice"]["level"] in found["models"]


def test_ranges_stand_in_every_file(results: Path) -> None:
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))["forecast"]
    assert summary["low"] < summary["expected_value"] < summary["high"]
    customers = pd.read_csv(results / "customers.csv")
    assert customers[["value_low", "value_high"]].notna().all(axis=None)
    assert (customers["value_low"] <= customers["value_high"]).all()
