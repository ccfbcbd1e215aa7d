"""What an engine counts is what the house counts: on small shops of every bad kind, against plain loops and pandas."""

from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cltv_core.analysis import analyse
from cltv_core.backtest.weights import controls_of
from cltv_core.cli import source as command
from cltv_core.cli.command import main
from cltv_core.cli.folder import SCRATCH
from cltv_core.cli.terminal import Terminated, terminable
from cltv_core.country import public_holidays
from cltv_core.destinations.lists import PEOPLE_COLUMNS
from cltv_core.destinations.tools.plain import CSV
from cltv_core.errors import NotTransactions, UnreadableFile
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Excluded
from cltv_core.terms import Terms as ForecastTerms
from cltv_core.text.say import say_all, say_error
from cltv_core.text.spelling import about
from cltv_core.warehouse import duckdb_engine, lists, products
from cltv_core.warehouse.codes import Caution, Unusable
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.results import Results
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.warehouse import Warehouse
from tests.core.warehouse.small_shops import (
    ABSURD,
    MAP,
    MAPPING,
    START,
    equals_pandas,
    rows_of_lines,
    same,
    some_shop,
    table,
)


def opened(folder: Path, frame: pd.DataFrame, **terms: Any) -> Warehouse:
    frame.to_parquet(folder / "lines.parquet")
    source = Source.of(f"duckdb:{folder / 'lines.parquet'}")
    return Warehouse(DuckEngine(folder), source, Terms(MAPPING, **terms), terms.pop("most", 200_000))


def in_duckdb(folder: Path, frame: pd.DataFrame) -> Warehouse:
    return opened(folder, frame)


def in_polars(folder: Path, frame: pd.DataFrame) -> Warehouse:
    engine = pytest.importorskip("tests.core.warehouse.polars_engine", reason="polars is not installed")
    return Warehouse(engine.PolarsEngine(frame), Source.of(f"duckdb:{folder}/lines.parquet"), Terms(MAPPING))


@pytest.mark.parametrize("engine", [in_duckdb, in_polars])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(rows_of_lines, min_size=0, max_size=14))
def test_the_engine_equals_pandas(
    engine: Callable[[Path, pd.DataFrame], Warehouse], rows: list[dict[str, Any]]
) -> None:
    with TemporaryDirectory() as folder:
        equals_pandas(engine(Path(folder), table(rows)), rows)


def test_a_middling_shop_equals_pandas(tmp_path: Path) -> None:
    same(opened(tmp_path, some_shop(800)))


def test_a_shop_closed_at_the_weekend_ends_its_month_on_a_friday(tmp_path: Path) -> None:
    days = pd.bdate_range("2024-01-01", "2024-08-30")
    when = days.repeat(3) + pd.Timedelta(hours=12)
    who = np.random.default_rng(1).integers(0, 60, len(when))
    frame = pd.DataFrame({"when": when.astype("datetime64[us]"), "who": [f"c{n}" for n in who], "money": 10.0})
    shop = opened(tmp_path, frame.assign(nr=np.arange(len(frame)).astype(str), what="tea"))
    same(shop)
    assert (shop.cohorts["cohort"] == "2024-01").sum() == 8


@pytest.mark.parametrize(
    ("country", "currency", "complete"),
    [("United States", "", 5), ("", "USD", 5), ("France", "USD", 4), ("", "", 4)],
)
def test_a_shop_closed_on_holidays_ends_its_month_as_it_does_from_a_file(
    country: str, currency: str, complete: int, tmp_path: Path
) -> None:
    """As of Saturday, 29 May 2021; closed on Sundays and on holidays of the United States, as the 31st is."""
    days = pd.date_range("2020-10-01", "2021-05-29")
    kept = public_holidays("US", date(2020, 10, 1), date(2021, 5, 29))
    when = pd.DatetimeIndex([day for day in days if day.weekday() != 6 and day.date() not in kept]).repeat(2)
    who = [f"c{n}" for n in np.random.default_rng(1).integers(0, 60, len(when))]
    frame = pd.DataFrame({"when": when, "who": who, "money": 10.0, "land": country})
    frame = frame.assign(nr=np.arange(len(frame)).astype(str))
    frame.to_csv(tmp_path / "lines.csv", index=False)
    mapping = {"ordered_at": "when", "customer_id": "who", "order_id": "nr", "revenue": "money", "country": "land"}
    source, options = Source.of(f"duckdb:{tmp_path}/lines.csv"), ReadOptions(mapping=mapping, currency=currency)
    file = analyse(read([SourceFile("lines.csv", (tmp_path / "lines.csv").read_bytes())], options)).cohorts()
    engine = Warehouse(DuckEngine(tmp_path), source, Terms(mapping, currency=currency)).cohorts
    assert (file["cohort"] == "2021-01").sum() == complete
    pd.testing.assert_frame_equal(engine, file, check_dtype=False)


def test_parts_hold_everybody_once_and_the_exact_figures_do_not_depend_on_them(tmp_path: Path) -> None:
    frame = some_shop(400)
    (tmp_path / "one").mkdir()
    (tmp_path / "more").mkdir()
    whole = opened(tmp_path / "one", frame).summary(0)
    split = Warehouse(
        DuckEngine(tmp_path / "more"), Source.of(f"duckdb:{tmp_path / 'one' / 'lines.parquet'}"), Terms(MAPPING), 100
    )
    parts = [split.summary(part) for part in range(split.parts)]
    assert len(parts) == 4
    found = pd.concat([part.frame for part in parts]).sort_index()
    learnt = ["usual_gap"]
    pd.testing.assert_frame_equal(found.drop(columns=learnt), whole.frame.drop(columns=learnt), rtol=1e-9)
    assert set(split.sample.orders["customer_id"]) == set(parts[0].frame.index)


def test_averages_are_told_while_everybody_is_counted(tmp_path: Path) -> None:
    shop = opened(tmp_path, some_shop(200))
    controls = controls_of([shop.as_of - timedelta(days=60)], 60, np.inf)
    with shop.counting() as averages:
        found = averages(controls)
    assert {"kpis", "second_orders", "cohorts", "purchases", "pairs"} <= set(vars(shop))
    np.testing.assert_array_equal(found, shop.averages(controls))


def test_what_cannot_be_counted_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = opened(tmp_path, some_shop(50))
    monkeypatch.setattr(Warehouse, "cohorts", property(lambda _: 1 / 0))
    with pytest.raises(ZeroDivisionError), shop.counting():
        assert shop.source


def test_the_share_of_orders_with_a_discount_code_is_told_of_each_customer(tmp_path: Path) -> None:
    frame = some_shop(100).assign(code=["SPRING", ""] * (len(some_shop(100)) // 2) + [""] * (len(some_shop(100)) % 2))
    frame.to_parquet(tmp_path / "lines.parquet")
    source = Source.of(f"duckdb:{tmp_path / 'lines.parquet'}")
    shop = Warehouse(DuckEngine(tmp_path), source, Terms({**MAPPING, "discount_code": "code"}))
    by_order = shop.sample.orders.assign(coded=lambda orders: orders["discount_code"] != "")
    expected = by_order.groupby("customer_id")["coded"].mean()
    found = shop.coded(0)
    assert found is not None
    pd.testing.assert_series_equal(found, expected, check_names=False, check_index_type=False)
    assert opened(tmp_path, frame).coded(0) is None


def test_moments_with_an_offset_count_on_the_shops_own_day(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "when,who,nr,money,what\n2024-03-01T23:30:00Z,a,1,5,x\n2024-03-01 23:30:00,b,2,5,x\nsoon,b,3,5,x\n"
    )
    terms = Terms(MAPPING, timezone="Europe/Berlin")
    shop = Warehouse(DuckEngine(tmp_path), Source.of(f"duckdb:{tmp_path}/*.csv"), terms)
    first = shop.summary(0).frame["first_order"].dt.date.to_dict()
    assert first == {"a": date(2024, 3, 2), "b": date(2024, 3, 1)}
    assert [(part.reason.code, part.rows) for part in shop.report.exclusions] == [(Excluded.NO_DATE, 1)]


@pytest.mark.parametrize("engine", [in_duckdb, in_polars])
def test_days_that_files_hold_for_none_are_left_out(
    engine: Callable[[Path, pd.DataFrame], Warehouse], tmp_path: Path
) -> None:
    whens = (*ABSURD, START)
    rows = [{"when": when, "who": "a", "nr": str(n), "money": 5.0, "what": ""} for n, when in enumerate(whens)]
    shop = engine(tmp_path, table(rows))
    assert [(part.reason.code, part.rows) for part in shop.report.exclusions] == [(Excluded.NO_DATE, len(ABSURD))]
    assert (shop.report.first_day, shop.report.orders) == (START.date(), 1)


def test_days_beyond_the_calendar_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "when,who,nr,money,what\n2024-03-01,a,1,5,x\n120000-01-01,a,2,5,x\n120000-01-01,a,1,-1,x\n0044-03-15 (BC),a,3,5,x\n"
    )
    shop = Warehouse(DuckEngine(tmp_path), Source.of(f"duckdb:{tmp_path}/*.csv"), Terms(MAPPING))
    assert shop.summary(0).frame["orders"].to_dict() == {"a": 1}
    assert [(part.reason.code, part.rows) for part in shop.report.exclusions] == [(Excluded.NO_DATE, 3)]


HEAD = "when,who,nr,money,what\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "There are no lines"),
        ('2024-01-01,a,1,"5,50",x\n2024-01-02,a,2,EUR 5,x\n,a,3,5,x\n', "No readable amount: 2. No readable date: 1."),
        ("31.12.2024,a,1,5,x\n", "The only line cannot be used. No readable date: 1."),
        ("2024-01-01,,1,5,x\n2024-01-01,,2,5,x\n", "None of the 2 lines can be used. No customer recorded: 2."),
        ("2150-01-01,a,1,5,x\n2150-01-01,a,2,5,x\n", "Dated in the future: 2."),
        ("2024-01-01,a,1,-5,x\n2024-01-01,a,2,-5,x\n", "Refund of a purchase that is not in the files: 2."),
    ],
)
def test_where_no_line_is_used_it_is_said_why(
    lines: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lines.csv").write_text(HEAD + lines)
    asked = ["analyse", "--source", f"duckdb:{tmp_path}/*.csv", "--map", MAP, "--out", str(tmp_path / "out")]
    assert main(asked) == 3
    assert said in capsys.readouterr().err


def test_text_is_taken_as_it_stands_and_what_is_no_day_is_left_out(tmp_path: Path) -> None:
    """Later than the lines by which DuckDB would decide what a column holds."""
    some = "".join(f"2024-01-01,00{n % 7},{n},5.50,x\n" for n in range(30_000))
    (tmp_path / "lines.csv").write_text(f"{HEAD}{some}03.04.2024,001,x,5,x\n")
    shop = Warehouse(DuckEngine(tmp_path), Source.of(f"duckdb:{tmp_path}/*.csv"), Terms(MAPPING))
    assert [(part.reason.code, part.rows) for part in shop.report.exclusions] == [(Excluded.NO_DATE, 1)]
    assert list(shop.summary(0).frame.index) == [f"00{n}" for n in range(7)]


@pytest.mark.parametrize("lines", [1, 100_000])
def test_a_text_file_that_is_not_utf8_is_named(lines: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.csv").write_text(HEAD + "2024-01-01,é,1,5.50,x\n")
    (tmp_path / "old.csv").write_bytes((HEAD + "2024-01-01,a,1,5.50,x\n" * lines).encode() + b"2024-01-01,\xe9,2,5,x\n")
    asked = ["analyse", "--source", f"duckdb:{tmp_path}/*.csv", "--map", MAP, "--out", str(tmp_path / "out")]
    assert main(asked) == 3
    assert "old.csv is not written in UTF-8" in capsys.readouterr().err


def test_numbers_of_32_bits_are_exact_to_the_cent(tmp_path: Path) -> None:
    frame = some_shop(100)
    frame.astype({"money": "float32"}).to_parquet(tmp_path / "lines.parquet")
    source = Source.of(f"duckdb:{tmp_path / 'lines.parquet'}")
    shop = Warehouse(DuckEngine(tmp_path), source, Terms(MAPPING))
    kept = frame.groupby("who")["money"].sum().to_dict()
    assert shop.summary(0).frame["revenue"].to_dict() == pytest.approx(kept, abs=1e-9)


@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("asked", ["keep", "arrow"])
def test_what_ends_the_program_ends_what_duckdb_works_out(asked: str, ended: signal.Signals, tmp_path: Path) -> None:
    engine = DuckEngine(tmp_path)
    long = "SELECT sum(a.range * b.range) AS total FROM range(3000000) a, range(3000000) b"
    frame = nw.from_native(engine._session.sql(long))
    begun = time.monotonic()
    stopping = threading.Timer(0.5, os.kill, (os.getpid(), ended))
    stopping.start()
    with pytest.raises(KeyboardInterrupt) as ending, terminable(), engine.session(Source.of("duckdb:x.csv")):
        engine.keep(frame, "long") if asked == "keep" else engine.arrow(frame)
    assert time.monotonic() - begun < 60
    assert (ending.type is Terminated) == (ended is signal.SIGTERM)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_database_that_another_program_holds_is_told(tmp_path: Path) -> None:
    place = tmp_path / "shop.duckdb"
    program = f"import duckdb; held = duckdb.connect({str(place)!r}); print(1, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(UnreadableFile) as refusal:
            DuckEngine(tmp_path).lines(Source.of(f"duckdb:{place}"), Terms(MAPPING))
        holder.communicate(b"\n")
    assert refusal.value.problem == Unusable.HELD(file=str(place))


def test_a_disk_without_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    source, engine = Source.of("duckdb:x.csv"), DuckEngine(tmp_path)
    monkeypatch.setattr(duckdb_engine, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(UnreadableFile) as refusal, engine.session(source):
        raise duckdb.IOException("whatever the system says")
    assert refusal.value.problem == Unusable.NO_ROOM(folder=str(tmp_path.parent))


@pytest.mark.parametrize("place", ["sales", "sales/**/*.parquet", "sales/*/*.parquet"])
def test_results_are_not_written_among_the_sales(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sales = tmp_path / "sales"
    sales.mkdir()
    some_shop(30).to_parquet(sales / "lines.parquet")
    asked = ["analyse", "--source", f"duckdb:{tmp_path}/{place}", "--map", MAP]
    assert main([*asked, "--out", str(sales / "results")]) == 3
    assert "among the sales" in capsys.readouterr().err
    assert [file.name for file in sales.iterdir()] == ["lines.parquet"]


def test_results_may_lie_beside_the_sales(tmp_path: Path) -> None:
    assert not Source.of(f"duckdb:{tmp_path}/sales/*.parquet").holds(tmp_path / "sales" / "results")
    assert not Source.of(f"duckdb:{tmp_path}/sales").holds(tmp_path / "results")
    assert not Source.of("spark:s3a://bucket/sales").holds(tmp_path)


@pytest.mark.parametrize(
    ("column", "caution"), [("nr", Caution.REFUNDS_UNMATCHED), ("", Caution.REFUNDS_WITHOUT_NUMBER)]
)
def test_warnings_say_what_can_be_done_with_an_engine(column: str, caution: Caution, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        HEAD + "2024-01-01,a,1,50,x\n2024-01-02,b,2,50,x\n2024-01-05,b,3,-9,x\nsoon,b,4,9,x\n2024-01-05,b,5,?,x\n"
    )
    mapping = {role: name for role, name in MAPPING.items() if role != "order_id" or column}
    shop = Warehouse(DuckEngine(tmp_path), Source.of(f"duckdb:{tmp_path}/a.csv"), Terms(mapping))
    told = shop.sample.report.warnings
    assert [fact.code for fact in told if isinstance(fact.code, Caution)] == [
        Caution.DATES_UNREAD,
        Caution.AMOUNTS_UNREAD,
        caution,
    ]
    assert not any("Your data" in sentence for sentence in say_all(told))


def zoned(folder: Path, kind: str) -> str:
    """Write sales whose moments are of a kind, and return the source."""
    import duckdb

    with duckdb.connect(str(folder / "shop.duckdb")) as database:
        database.execute(
            f"""CREATE TABLE sales AS SELECT {kind} AS "when", 'c' || n AS who, n::TEXT AS nr, 5.0 AS money, '' AS what
            FROM range(9) t(n)"""
        )
        database.execute(f"COPY sales TO '{folder}/lines.csv'")
    return f"duckdb:{folder}/lines.csv" if "-05" in kind else f"duckdb:{folder}/shop.duckdb"


@pytest.mark.parametrize(
    ("kind", "warned"),
    [
        ("TIMESTAMPTZ '2024-03-01 23:30:00Z'", True),
        ("CASE WHEN n > 2 THEN '2024-03-01 23:30:00-05' END", True),
        ("TIMESTAMP '2024-03-01 23:30:00'", False),
        ("'2024-03-01 23:30:00'", False),
        ("DATE '2024-03-01'", False),
    ],
)
def test_moments_with_a_zone_ask_for_that_of_the_shop(kind: str, warned: bool, tmp_path: Path) -> None:
    source = Source.of(zoned(tmp_path, kind))
    for timezone, expected in (("", warned), ("Europe/Berlin", False)):
        folder = tmp_path / f"scratch{timezone[:1]}"
        folder.mkdir()
        engine = DuckEngine(folder)
        with engine.session(source):
            warnings = Warehouse(engine, source, Terms(MAPPING, timezone=timezone)).sample.report.warnings
        assert (Caution.ZONE_NOT_SAID(column="when") in warnings) == expected


def test_a_text_file_that_is_no_table_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.csv").write_text(HEAD + "2024-01-01,a,1,5.50,x\n")
    (tmp_path / "torn.csv").write_text(HEAD + "2024-01-01,a,1,5.50,x\n" * 40_000 + "2024-01-01,a,1,5,50,x\n")
    asked = ["analyse", "--source", f"duckdb:{tmp_path}/*.csv", "--map", MAP, "--out", str(tmp_path / "out")]
    assert main(asked) == 3
    said = capsys.readouterr().err
    assert "torn.csv" in said
    assert "as many cells" in said


def test_no_line_above_a_longer_one_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "torn.csv").write_text(HEAD + "2024-01-01,a,1,5.50,x\n2024-01-01,b,2,5,50,x\n")
    asked = ["analyse", "--source", f"duckdb:{tmp_path}/*.csv", "--map", MAP, "--out", str(tmp_path / "out")]
    assert main(asked) == 3
    assert "These columns are there: when,who,nr,money,what" in capsys.readouterr().err


def test_nothing_after_the_chosen_day_is_used(tmp_path: Path) -> None:
    rows = [
        {"when": START + timedelta(days=day), "who": "a", "nr": str(day), "money": 5.0, "what": ""} for day in (0, 9)
    ]
    shop = opened(tmp_path, table(rows), as_of=date(2023, 1, 5))
    assert (shop.as_of, shop.report.orders) == (date(2023, 1, 5), 1)
    assert [part.reason.code for part in shop.report.exclusions] == [Excluded.AFTER_AS_OF]


@pytest.mark.parametrize(
    ("place", "mapping", "told"),
    [
        ("{}/none.parquet", MAPPING, Unusable.NOTHING_THERE),
        ("{}/shop.duckdb?table=nothing", MAPPING, Unusable.NO_TABLE),
        ("{}/shop.duckdb", MAPPING, Unusable.WHICH_TABLE),
        ("{}/shop.duckdb?table=sales", {**MAPPING, "revenue": "price"}, Unusable.NO_COLUMN),
        ("{}/shop.duckdb?table=sales", {**MAPPING, "ordered_at": "money"}, Unusable.NOT_A_DATE),
        ("{}/shop.duckdb?table=sales", {**MAPPING, "status": "what"}, Unusable.ROLE_NOT_USED),
        ("{}/broken.parquet", MAPPING, Unusable.NOT_OPENED),
        ("{}/mixed", MAPPING, Unusable.SEVERAL_KINDS),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, place: str, mapping: dict[str, str], told: Unusable) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / "shop.duckdb")) as database:
        for name in ("sales", "other"):
            database.execute(f'CREATE TABLE {name}("when" DATE, who TEXT, nr TEXT, money DOUBLE, what TEXT)')
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "mixed").mkdir()
    for name in ("a.parquet", "b.csv"):
        (tmp_path / "mixed" / name).touch()
    engine_folder = tmp_path / "scratch"
    engine_folder.mkdir()
    with pytest.raises((UnreadableFile, NotTransactions)) as refusal:
        DuckEngine(engine_folder).lines(Source.of(f"duckdb:{place.format(tmp_path)}"), Terms(mapping))
    problem = refusal.value.problem
    assert getattr(problem, "code", problem) is told
    assert all(say_error(refusal.value))


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    some_shop(300).to_parquet(tmp_path / "lines.parquet")
    return tmp_path / "lines.parquet"


def test_the_command_writes_the_files_of_every_analysis(shop_file: Path) -> None:
    out = shop_file.parent / "out"
    said = ["analyse", "--source", f"duckdb:{shop_file}", "--map", MAP, "--out", str(out)]
    assert main(said) == 0
    summary = json.loads((out / "summary.json").read_text())
    assert summary["engine"] == {"name": "duckdb", "exact_for": 300, "learnt_on": 300}
    people = pd.read_parquet(out / "customers")
    listed = pd.read_csv(out / "customers.csv")
    assert people["expected_value"].tolist() == pytest.approx(listed["expected_value"].tolist(), abs=0.005)
    assert people["expected_value"].sum() == pytest.approx(summary["forecast"]["expected_value"], abs=0.01)
    assert (out / "report.html").is_file()


@pytest.mark.parametrize("most", [150, 200_000])
def test_the_forecast_is_said(
    most: int, shop_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = shop_file.parent / "out"
    monkeypatch.setattr(command, "analyse_source", functools.partial(command.analyse_source, most=most))
    assert main(["analyse", "--source", f"duckdb:{shop_file}", "--map", MAP, "--out", str(out)]) == 0
    forecast = json.loads((out / "summary.json").read_text())["forecast"]
    said = capsys.readouterr().out
    assert f"Your 300 customers are expected to spend about {about(forecast['expected_value'])}" in said
    assert f"{about(forecast['low'])} to {about(forecast['high'])}" in said
    assert "read by DuckDB, " in said
    assert "revenue=money" in said


def test_more_customers_than_are_learnt_on(shop_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = shop_file.parent / "out"
    monkeypatch.setattr(command, "analyse_source", functools.partial(command.analyse_source, most=150))
    assert main(["analyse", "--source", f"duckdb:{shop_file}", "--map", MAP, "--out", str(out)]) == 0
    summary = json.loads((out / "summary.json").read_text())
    people = pd.read_parquet(out / "customers")
    lines = pd.read_parquet(shop_file)
    assert len(people) == summary["customers"] == summary["engine"]["exact_for"] == 300
    assert 0 < summary["engine"]["learnt_on"] < 300
    assert summary["revenue"] == pytest.approx(lines["money"].sum(), abs=0.01)
    assert (people[["p_alive", "p_order", "expected_orders", "expected_value"]] >= 0).all(axis=None)
    assert people["expected_value"].sum() == pytest.approx(summary["forecast"]["expected_value"], abs=0.01)
    assert (people["value_low"] <= people["value_high"]).all()
    assert summary["forecast"]["low"] < summary["forecast"]["expected_value"] < summary["forecast"]["high"]
    assert any("exact for all 300" in warning and "products" in warning for warning in summary["warnings"])
    second = json.loads((out / "kpis.json").read_text())["second_orders"]
    assert second["of"] == 300
    assert second["customers"] == (people["frequency"] > 0).sum()
    segments = pd.read_csv(out / "segments.csv").set_index("segment")
    assert segments["customers"].to_dict() == people["segment"].value_counts().to_dict()
    assert segments["revenue"].to_dict() == pytest.approx(
        people.groupby("segment")["revenue"].sum().to_dict(), abs=0.01
    )
    listed = pd.concat([pd.read_parquet(file) for file in (out / "lists").glob("*.parquet")])
    assert sorted(listed["customer_id"]) == sorted(people["customer_id"])
    pairs = pd.read_csv(out / "product_pairs.csv").set_index(["product", "other"])["both"]
    assert pairs.to_dict() == {("cup", "pot"): _both(lines, "cup", "pot"), **_with_tea(lines)}
    assert not (out / "customers.csv").exists()
    assert "300" in (out / "report.html").read_text()


def _both(lines: pd.DataFrame, one: str, other: str) -> int:
    """Count who bought both in orders that were not given back."""
    kept = lines[lines.groupby("nr")["money"].transform("sum") > 0]
    return len(set(kept.loc[kept["what"] == one, "who"]) & set(kept.loc[kept["what"] == other, "who"]))


def _with_tea(lines: pd.DataFrame) -> dict[tuple[str, str], int]:
    return {(what, "tea"): _both(lines, what, "tea") for what in ("cup", "pot")}


def test_of_many_products_those_with_most_buyers_are_paired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "MOST_PRODUCTS", 2)
    frame = some_shop(300)
    frame["what"] = np.where(frame["what"] == "cup", "", frame["what"])
    frame.loc[frame.index[:5], "what"] = "rare"
    pairs = opened(tmp_path, frame).pairs
    assert pairs is not None
    assert list(zip(pairs["product"], pairs["other"], strict=True)) == [("pot", "tea")]


@pytest.mark.parametrize(
    ("source", "mapping", "said"),
    [
        ("duckdb:{}/none.csv", MAP, "none.csv"),
        ("duckdb:{}/lines.parquet", MAP.replace("money", "price"), "price"),
        ("duckdb:{}/lines.parquet", "ordered_at=when,revenue=money", "customer_id"),
        ("duckdb:{}/broken.duckdb", MAP, "broken.duckdb"),
        ("bigquery:warehouse.sales", MAP, "Parquet"),
        ("oracle:sales", MAP, "oracle:sales"),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_nothing(
    source: str, mapping: str, said: str, shop_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shop_file.parent
    (folder / "broken.duckdb").write_bytes(b"no database")
    before = sorted(folder.iterdir())
    asked = ["analyse", "--source", source.format(folder), "--map", mapping, "--out", str(folder / "out")]
    assert main(asked) == 3
    assert said in capsys.readouterr().err
    assert sorted(folder.iterdir()) == before


def started_run(asked: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Return a run in a process of its own whose engine works."""
    run = subprocess.Popen([sys.executable, "-m", "cltv_core", *asked])
    while not list(folder.glob(f"{SCRATCH}*/engine.duckdb")) and run.poll() is None:
        time.sleep(0.01)
    return run


def test_a_killed_run_leaves_no_output_and_the_next_one_writes_it_whole(shop_file: Path) -> None:
    folder = shop_file.parent
    asked = ["analyse", "--source", f"duckdb:{shop_file}", "--map", MAP, "--out", str(folder / "out"), "--quiet"]
    killed = started_run(asked, folder)
    killed.kill()
    assert killed.wait() == -signal.SIGKILL
    assert list(folder.glob(f"{SCRATCH}*"))
    assert not (folder / "out").exists()
    for _ in ("first", "in its place"):
        assert main(asked) == 0
        assert {"summary.json", "report.html", "segments.csv"} <= {file.name for file in (folder / "out").iterdir()}
        assert sorted(file.name for file in folder.iterdir()) == ["lines.parquet", "out"]


@pytest.mark.parametrize(("ended", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_ended_leaves_nothing(ended: signal.Signals, code: int, shop_file: Path) -> None:
    out = shop_file.parent / "out"
    run = started_run(["analyse", "--source", f"duckdb:{shop_file}", "--map", MAP, "--out", str(out)], shop_file.parent)
    run.send_signal(ended)
    assert run.wait(60) == code
    assert list(shop_file.parent.iterdir()) == [shop_file]


def test_lists_tell_the_latest_contact_and_leave_out_who_said_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = some_shop(300)
    number = frame["who"].str.slice(1).astype(int)
    last = frame["when"] == frame.groupby("who")["when"].transform("max")
    frame = frame.assign(
        mail=frame["who"] + last.map({True: "@new.example", False: "@old.example"}),
        may=(number % 3).map({0: "no", 1: "yes", 2: ""}),
    )
    frame.to_parquet(tmp_path / "lines.parquet")
    monkeypatch.setattr(command, "analyse_source", functools.partial(command.analyse_source, most=150))
    source, out = f"duckdb:{tmp_path}/lines.parquet", tmp_path / "out"
    asked = ["analyse", "--source", source, "--map", f"{MAP},email=mail,consent=may", "--out", str(out)]
    assert main([*asked, "--for", "klaviyo"]) == 0
    listed = pd.concat([pd.read_parquet(file) for file in (out / "lists").glob("*.parquet")]).set_index("customer_id")
    assert set(listed.index) == {who for who in frame["who"] if int(who[1:]) % 3}
    assert (listed["email"] == listed.index + "@new.example").all()
    agreed = (out / "lists").glob("klaviyo-*.csv")
    mailed = pd.concat([pd.read_csv(file, dtype=str) for file in agreed])
    assert set(mailed["Email"]) == {f"{who}@new.example" for who in listed.index if int(who[1:]) % 3 == 1}


def test_the_customers_of_a_small_shop_have_the_columns_of_a_large_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = some_shop(300)
    frame.assign(mail=frame["who"] + "@post.example", name="Ann " + frame["who"]).to_parquet(tmp_path / "lines.parquet")
    named = ["analyse", "--source", f"duckdb:{tmp_path}/lines.parquet", "--map", f"{MAP},email=mail,last_name=name"]
    assert main([*named, "--out", str(tmp_path / "small")]) == 0
    monkeypatch.setattr(command, "analyse_source", functools.partial(command.analyse_source, most=150))
    assert main([*named, "--out", str(tmp_path / "large")]) == 0
    columns = [list(pd.read_parquet(tmp_path / size / "customers")) for size in ("small", "large")]
    assert columns[0] == columns[1]
    for text in ("c12@post", "ann c12"):
        found = Results.of(tmp_path / "small").customers(text).customers
        assert "c12@post.example" in found["email"].tolist()


def test_a_list_larger_than_a_tool_takes_is_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 70)
    monkeypatch.setattr(lists, "SHEET", 40)
    frame = pd.DataFrame({name: ["x"] * 150 for name in PEOPLE_COLUMNS})
    numbers = {name: np.arange(150.0) for name in ("expected_value", "p_alive", "value_low", "value_high")}
    frame = frame.assign(
        **numbers, orders=1, consent="yes", segment="Champions", customer_id=[str(n) for n in range(150)]
    )
    with lists.Lists.being_written(tmp_path / "lists") as written:
        written.add(frame)
    made = dict(written.for_tool(CSV, ForecastTerms.of(date(2024, 1, 1))))
    sizes = {name: content.count(b"\n") - 1 for name, content in made.items()}
    assert sizes == {
        "champions-1-1.csv": 40,
        "champions-1-2.csv": 30,
        "champions-2-1.csv": 40,
        "champions-2-2.csv": 30,
        "champions-3.csv": 10,
    }


def test_without_the_engine_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert main(["analyse", "--source", "duckdb:x.csv", "--map", MAP, "--out", str(tmp_path / "out")]) == 3
    assert "pip install" in capsys.readouterr().err


@pytest.mark.parametrize("further", [["--project", "x.cltv"], ["lines.csv"], ["--day-first"], ["--no-minor-units"]])
def test_what_only_files_know_is_wrong_usage(further: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["analyse", *further, "--source", "duckdb:x.csv", "--out", str(tmp_path)])
    assert ending.value.code == 2
