"""Large files go through the engine only where it comes to what the reading room comes to."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cltv_core.cli.command import main
from cltv_core.opening import limits
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.summary import summarise
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.large_files import large_file
from cltv_core.warehouse.warehouse import Warehouse
from tests.core.warehouse.small_shops import some_shop

COLUMNS = {"who": "Customer ID", "nr": "Order ID", "when": "Order date", "money": "Amount", "what": "Product"}


def plain_shop(customers: int = 300) -> pd.DataFrame:
    """Orders of one or two lines, of which some are given back a month later."""
    sold = some_shop(customers)
    sold = sold[sold["money"] > 0].reset_index(drop=True)
    sold["money"] = sold["money"].clip(lower=1.0)
    more = sold.sample(frac=0.4, random_state=2).assign(what="scone", money=3.5)
    back = sold.sample(frac=0.08, random_state=3)
    back = back.assign(money=-back["money"], when=back["when"] + pd.Timedelta(days=30))
    guests = sold.sample(frac=0.05, random_state=4).assign(who=None)
    guests["nr"] = "g" + guests["nr"]
    rows = pd.concat([sold, more, back, guests]).sort_values(["when", "nr"], kind="stable")
    return rows.rename(columns=COLUMNS)[list(COLUMNS.values())]


def written(folder: Path, rows: pd.DataFrame, separator: str = ",") -> Path:
    file = folder / "orders.csv"
    rows.to_csv(file, index=False, sep=separator, date_format="%Y-%m-%d %H:%M:%S")
    return file


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_engine_comes_to_what_the_reading_room_comes_to(tmp_path: Path, separator: str) -> None:
    file = written(tmp_path, plain_shop(), separator)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    found = large_file(file, ReadOptions(), scratch)
    assert found
    engine = DuckEngine(scratch)
    with engine.session(found.source):
        shop = Warehouse(engine, found.source, found.terms)
        sales, summary, report = shop.sample, shop.summary(0), shop.report
    usual = read([SourceFile(file.name, file.read_bytes())])
    known = usual.report.files[0]
    assert (report.rows, report.file_amount, report.used_amount) == (known.rows, known.file_amount, known.used_amount)
    assert (report.sales_amount, report.refunds_amount) == (known.sales_amount, known.refunds_amount)
    left_out = [[(one.reason.code, one.rows, one.amount) for one in file.exclusions] for file in (report, known)]
    assert left_out[0] == left_out[1]
    expected = summarise(usual, usual.last_day)
    columns = list(expected.frame.columns)
    pd.testing.assert_frame_equal(summary.frame[columns], expected.frame, check_dtype=False, check_index_type=False)
    told = ["order_id", "customer_id", "ordered_at", "revenue", "refunded"]
    frames = [frame.orders[told].sort_values("order_id", ignore_index=True) for frame in (sales, usual)]
    pd.testing.assert_frame_equal(*frames, check_dtype=False)
    pd.testing.assert_series_equal(
        *(frame.lines.astype({"product": "str"}).groupby("product")["revenue"].sum() for frame in (sales, usual))
    )


def one(rows: pd.DataFrame, column: str, value: object, at: int = -5) -> pd.DataFrame:
    changed = rows.astype({column: object}).reset_index(drop=True)
    changed.loc[changed.index[at], column] = value
    return changed


GUESSES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "a date in words": lambda rows: one(rows, "Order date", "3 March 2024"),
    "an offset": lambda rows: one(rows, "Order date", "2024-03-01T10:00:00+02:00"),
    "no date": lambda rows: one(rows, "Order date", ""),
    "an amount with a sign": lambda rows: one(rows, "Amount", "€5"),
    "an amount with thousands": lambda rows: one(rows, "Amount", "1.250"),
    "an amount that cannot be": lambda rows: one(rows, "Amount", "250000.00"),
    "a name for nobody": lambda rows: one(rows, "Customer ID", "Walk-in"),
    "nobody as a number": lambda rows: one(rows, "Customer ID", "0"),
    "a customer in two cases": lambda rows: one(rows, "Customer ID", "C1"),
    "an order without a number": lambda rows: one(rows, "Order ID", ""),
    "a number of two customers": lambda rows: one(one(rows, "Order ID", "zz", 10), "Order ID", "zz", 400),
    "a discount as a line": lambda rows: pd.concat([rows, rows.iloc[[3]].assign(Amount=-0.5)]),
    "a refund without its order": lambda rows: pd.concat(
        [rows, rows.iloc[[3]].assign(**{"Amount": -0.5, "Order ID": "x1", "Order date": rows["Order date"].max()})]
    ),
    "a till's own customer": lambda rows: rows.assign(
        **{"Customer ID": rows["Customer ID"].where(rows["Order ID"].str[-1] > "4", "c1")}
    ),
    "an e-mail address": lambda rows: rows.assign(Email=rows["Customer ID"].fillna("x") + "@example.com"),
    "a status": lambda rows: rows.assign(Status="paid"),
    "lines above the header": lambda rows: rows,
}


@pytest.mark.parametrize("kind", GUESSES)
def test_what_needs_a_guess_is_left_to_the_reading_room(tmp_path: Path, kind: str) -> None:
    file = written(tmp_path, GUESSES[kind](plain_shop()))
    if kind == "lines above the header":
        file.write_text("Sales of the year,,,,\n" + file.read_text())
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert large_file(file, ReadOptions(), scratch) is None


@pytest.mark.parametrize(("content", "name"), [(b"\xff\xfe" * 40, "utf16"), (b"", "empty"), (b"a,b\n1,2\n", "other")])
def test_what_is_no_such_file_is_left_to_the_reading_room(tmp_path: Path, content: bytes, name: str) -> None:
    file = tmp_path / f"{name}.csv"
    file.write_bytes(content)
    assert large_file(file, ReadOptions(), tmp_path) is None


def test_the_command_takes_the_engine_for_a_large_file_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, plain_shop())
    usual, engine = tmp_path / "usual", tmp_path / "engine"
    assert main(["analyse", str(file), "--out", str(usual)]) == 0
    as_ever = capsys.readouterr().out.splitlines()
    monkeypatch.setattr(limits, "LARGE_BYTES", 1000)
    assert main(["analyse", str(file), "--out", str(engine)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("orders.csv: read by DuckDB, ")
    assert as_ever[0].partition("(")[2] == printed[0].partition("(")[2]
    assert "customers are expected to" in as_ever[-1]
    assert printed[-1] == as_ever[-1]
    said, other = (json.loads((folder / "summary.json").read_text()) for folder in (usual, engine))
    assert "engine" not in said
    assert other["engine"]["name"] == "duckdb"
    for name in ("customers", "orders", "revenue", "first_day", "last_day", "as_of", "forecast"):
        assert other[name] == said[name], name
    assert other["reconciliation"] == said["reconciliation"]
    assert other["warnings"] == said["warnings"]
    tables = [pd.read_csv(folder / "customers.csv").sort_values("customer_id") for folder in (usual, engine)]
    pd.testing.assert_frame_equal(*(table.reset_index(drop=True) for table in tables), rtol=0, atol=0.0101)
    assert not (usual / "customers").exists()
    assert (engine / "customers").exists()


def test_a_large_file_that_needs_a_guess_is_read_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, GUESSES["a status"](plain_shop()))
    monkeypatch.setattr(limits, "LARGE_BYTES", 1000)
    assert main(["analyse", str(file), "--out", str(tmp_path / "out")]) == 0
    assert "engine" not in json.loads((tmp_path / "out" / "summary.json").read_text())


def test_without_the_engine_a_sentence_says_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, plain_shop(60))
    monkeypatch.setattr(limits, "LARGE_BYTES", 1000)
    monkeypatch.setattr("cltv_core.cli.command.find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main(["analyse", str(file), "--out", str(tmp_path / "out")]) == 0
    assert 'pip install "cltv-dashboard[engine]"' in capsys.readouterr().err
    assert (tmp_path / "out" / "summary.json").exists()


def test_little_memory_makes_files_large() -> None:
    assert not limits.is_large(100 * limits.MB, 8_000 * limits.MB)
    assert limits.is_large(100 * limits.MB, 1_000 * limits.MB)
    assert limits.is_large(limits.LARGE_BYTES, 64_000 * limits.MB)
