"""The pages of a folder of results, whose customers are never all in memory."""

from __future__ import annotations

import functools
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.proto.Metric_pb2 import Metric as MetricProto
from streamlit.testing.v1 import AppTest

from cltv_core.cli import front_door
from cltv_core.cli import source as command
from cltv_core.cli.command import main
from cltv_core.describe.kpis import Measure
from cltv_core.destinations.lists import slug
from cltv_core.errors import UnreadableFile
from cltv_core.text import describe
from cltv_core.text.pages import accuracy, overview
from cltv_core.text.pages import opened as words
from cltv_core.warehouse.results import ROWS, Results
from dashboard import opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of 300 customers of whom half are learnt on."""
    place = tmp_path_factory.mktemp("engine")
    rng = np.random.default_rng(1)
    who = np.concatenate([np.arange(300), rng.integers(0, 300, 900)])
    day = pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 700, len(who)), unit="D")
    sales = pd.DataFrame({"day": day, "who": [f"<b>c{n}" for n in who], "money": rng.gamma(2, 20, len(who)).round(2)})
    sales["what"] = rng.choice(["tea", "cup", "=pot", "NA"], len(who))
    sales.to_parquet(place / "lines.parquet")
    asked = ["analyse", "--source", f"duckdb:{place}/lines.parquet", "--out", str(place / "out"), "--currency", "EUR"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "analyse_source", functools.partial(command.analyse_source, most=150))
        assert main([*asked, "--map", "ordered_at=day,customer_id=who,revenue=money,product=what"]) == 0
    return place / "out"


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(front_door.RESULTS, str(folder))
    return AppTest.from_file(opened.SCRIPT, default_timeout=30).run()


def test_the_overview_tells_the_figures_of_everybody(app: AppTest) -> None:
    assert not app.exception
    assert not app.error
    assert "300" in app.header[0].value
    assert len(app.metric) == 6


def test_the_overview_warns_and_accounts_for_the_money(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = {
        "file_amount": 1000.0,
        "used_amount": 890.25,
        "excluded": [
            {"reason": "No customer recorded", "code": "no_customer", "rows": 7, "amount": 120.0},
            {"reason": "Refund of nothing", "code": "refund_unmatched", "rows": 2, "amount": -10.25},
        ],
    }
    copied = with_summary(folder, tmp_path / "out", warnings=["11% have *no* customer", "Old"], reconciliation=account)
    shown = page_of(copied, "overview", monkeypatch)
    assert [told.value for told in shown.warning] == [r"11% have \*no\* customer"]
    assert "- Old" in [told.value for told in shown.markdown]
    table = shown.table[0].value
    assert table.iloc[:, 1].tolist() == ["1,000.00", "-120.00", "10.25", "890.25"]
    assert table.iloc[:, 2].tolist() == ["", "-7", "-2", ""]
    assert table.iloc[1, 0] == "No customer recorded"


def test_a_change_too_small_to_tell_is_no_rise(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = shutil.copytree(folder, tmp_path / "out")
    told = json.loads((copied / "kpis.json").read_bytes())
    told["active_customers"] |= {"value": 1_000_400.0, "previous": 1_000_000.0}
    told["churn_rate"] |= {"value": 0.5, "previous": 0.4}
    (copied / "kpis.json").write_text(json.dumps(told))
    shown = {metric.label: metric for metric in page_of(copied, "overview", monkeypatch).metric}
    active, churn = (shown[describe.label(measure)] for measure in (Measure.ACTIVE_CUSTOMERS, Measure.CHURN_RATE))
    assert (active.delta, active.color) == (overview.UNCHANGED, MetricProto.GRAY)
    assert (churn.delta, churn.color) == ("+10 points", MetricProto.RED)


def test_a_search_brings_a_page_at_a_time(folder: Path) -> None:
    results = Results.of(folder)
    everybody = pd.read_parquet(folder / "customers").sort_values(
        ["expected_value", "customer_id"], ascending=[False, True]
    )
    pages = [results.customers(page=page) for page in range(1, 7)]
    assert {found.all for found in pages} == {300}
    assert [len(found.customers) for found in pages] == [ROWS] * 6
    listed = pd.concat([found.customers for found in pages])
    assert listed["customer_id"].tolist() == everybody["customer_id"].tolist()
    assert set(results.customers("C29").customers["customer_id"]) == {"<b>c29", *(f"<b>c{n}" for n in range(290, 300))}
    assert results.customers("' OR 1=1 --").all == 0
    for segment, known in everybody.groupby("segment"):
        assert results.customers(segment=str(segment)).all == len(known)


def test_no_page_lies_beyond_the_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = Results.of(folder)
    beyond, last = (results.customers(page=page) for page in (1000, 6))
    assert (beyond.page, beyond.pages) == (6, 6)
    assert beyond.customers.equals(last.customers)
    shown = page_of(folder, "customers", monkeypatch)
    page = shown.number_input(key="page")
    assert (page.label, page.min, page.max) == (words.page_of(1, 6), 1, 6)
    shown = page.set_value(6).run()
    assert shown.number_input(key="page").label == words.page_of(6, 6)
    assert shown.dataframe[0].value["customer_id"].tolist() == last.customers["customer_id"].tolist()
    shown = shown.text_input(key="search").set_value("c29").run()
    assert not shown.exception
    assert shown.number_input(key="page").label == words.page_of(1, 1)


def test_a_search_needs_no_accents(folder: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(folder, tmp_path / "out")
    part = next((copied / "customers").glob("*.parquet"))
    names = ["Zoë", "ZOE", "Zo"]
    pd.read_parquet(part).head(3).assign(first_name=names).to_parquet(part)
    for text in ("zoe", "Zoë"):
        assert Results.of(copied).customers(text).all == 2


@pytest.mark.parametrize("show", list(opened.SHOW))
def test_every_page_opens(show: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page_of(folder, show, monkeypatch)
    assert not shown.exception
    assert not shown.error


def test_lists_stand_by_consent_and_segment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = shutil.copytree(folder, tmp_path / "out")
    order = Results.of(folder).segments["segment"].tolist()
    first, last = slug(order[0]), slug(order[-1])
    for file in (copied / "lists").glob("*.csv"):
        file.unlink()
    parts = [f"{last}-{part}.csv" for part in range(1, 12)]
    unknown = [f"consent-unknown-mailchimp-{name}.csv" for name in (first, last)]
    for name in reversed([f"{first}.csv", *parts, *unknown]):
        (copied / "lists" / name).touch()
    results = Results.of(copied)
    assert [one.file.name for one in results.lists if one.consent == "yes"] == [f"{first}.csv", *parts]
    assert [one.segment for one in results.lists if one.consent == "unknown"] == [order[0], order[-1]]
    shown = page_of(copied, "actions", monkeypatch)
    assert [heading.value for heading in shown.subheader][:2] == list(words.LISTS.values())
    labels = [button.label for button in shown.get("download_button")]
    assert labels == [
        "CSV",
        *(f"CSV, {part} of 11" for part in range(1, 12)),
        *["CSV"] * 2,
        *(f"{slug(name)}.parquet" for name in order),
    ]


def test_the_people_of_lists_are_counted_by_segment_and_consent(folder: Path) -> None:
    lists = pd.concat(pd.read_parquet(file) for file in (folder / "lists").glob("*.parquet"))
    people = lists.groupby(["segment", "consent"]).size()
    assert Results.of(folder).welcome == people.to_dict()


def test_the_actions_show_what_the_same_customers_bought(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = pd.read_parquet(folder.parent / "lines.parquet")
    buyers = lines.groupby("what")["who"].agg(set)
    pairs = page_of(folder, "actions", monkeypatch).dataframe[-1].value
    assert len(pairs) == 6
    assert {name.removeprefix("'") for name in (*pairs["product"], *pairs["other"])} == set(buyers.index)
    for row in pairs.itertuples():
        one, other = (buyers[name.removeprefix("'")] for name in (row.product, row.other))
        assert (row.both, row.buyers, row.buyers_of_other) == (len(one & other), len(one), len(other))


def test_a_range_says_how_often_it_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for show, columns in (("customers", ("value_low", "value_high")), ("accuracy", ("low", "high"))):
        told = json.loads(page_of(folder, show, monkeypatch).dataframe[0].proto.columns)
        assert all("80%" in told[name]["label"] for name in columns)


def test_without_products_the_actions_show_no_pairs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = shutil.copytree(folder, tmp_path / "out")
    (older / "product_pairs.csv").unlink()
    with_pairs, without = (page_of(place, "actions", monkeypatch) for place in (folder, older))
    assert not without.exception
    assert len(with_pairs.dataframe) == len(without.dataframe) + 1


def test_the_accuracy_says_whose_figures_they_are_and_how_often_ranges_held(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = json.loads((folder / "accuracy.json").read_bytes())
    shown = page_of(folder, "accuracy", monkeypatch)
    assert [told.value for told in shown.markdown] == [
        accuracy.totals_held(sum(cut["held"] for cut in record["cuts"]), len(record["cuts"])),
        accuracy.customers_held(record["held"], record["held_of_open"]),
    ]
    assert shown.caption[0].value == words.tested_on(Results.of(folder).summary)
    assert "300" in shown.caption[0].value
    assert [str(day.date()) for day in shown.dataframe[0].value["cut"]] == [cut["cut"] for cut in record["cuts"]]
    everybody = with_summary(folder, tmp_path / "all", engine={"exact_for": 300, "learnt_on": 300})
    assert not page_of(everybody, "accuracy", monkeypatch).caption


def with_summary(folder: Path, to: Path, **changed: object) -> Path:
    """Copy a folder of results, with other values in its summary."""
    copied = shutil.copytree(folder, to)
    summary = json.loads((copied / "summary.json").read_bytes())
    (copied / "summary.json").write_text(json.dumps(summary | changed))
    return copied


def page_of(folder: Path, show: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Open one page of a folder of results."""
    monkeypatch.setenv(front_door.RESULTS, str(folder))

    def page() -> None:
        import os
        from pathlib import Path

        from cltv_core.warehouse.results import Results
        from dashboard import opened

        opened.SHOW[os.environ["SHOWN"]](Results.of(Path(os.environ["CLTV_RESULTS"])))

    monkeypatch.setenv("SHOWN", show)
    return AppTest.from_function(page, default_timeout=30).run()


def test_a_folder_without_results_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableFile):
        Results.of(tmp_path)
    assert main(["open", str(tmp_path)]) == 3
    assert "cltv analyse --source" in capsys.readouterr().err
