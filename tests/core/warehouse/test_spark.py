"""What Spark counts is what the house counts. Left out where there is no PySpark or no Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cltv_core.cli.command import main
from cltv_core.warehouse.codes import Caution
from cltv_core.warehouse.orders import zone_not_said
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.spark_engine import SparkEngine
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

if shutil.which("java") is None:
    pytest.skip("Java is not installed", allow_module_level=True)
with warnings.catch_warnings():
    warnings.simplefilter("ignore", FutureWarning)
    pytest.importorskip("pyspark", reason="PySpark is not installed")

SMALL = {
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
"""Of many tiny tables most time goes into the making of code, which this leaves out."""


@pytest.fixture(scope="module", autouse=True)
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session whose own zone is none that the tests are about."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", "Asia/Tokyo")
    builder = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("tables")))
    for name, value in SMALL.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def opened(place: Path | str, most: int = 200_000, **terms: Any) -> tuple[SparkEngine, Source, Warehouse]:
    source, engine = Source.of(f"spark:{place}"), SparkEngine()
    return engine, source, Warehouse(engine, source, Terms(MAPPING, **terms), most)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(rows_of_lines, min_size=0, max_size=14))
def test_spark_equals_pandas(rows: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "lines.parquet"
        table(rows).to_parquet(place)
        engine, source, shop = opened(place)
        with engine.session(source):
            equals_pandas(shop, rows)


def test_days_that_files_hold_for_none_are_left_out(tmp_path: Path) -> None:
    rows = [
        {"when": when, "who": "a", "nr": str(n), "money": 5.0, "what": ""} for n, when in enumerate((*ABSURD, START))
    ]
    table(rows).to_parquet(tmp_path / "lines.parquet")
    engine, source, shop = opened(tmp_path / "lines.parquet")
    with engine.session(source):
        equals_pandas(shop, rows)
        assert shop.report.first_day == START.date()


def test_numbers_of_32_bits_are_exact_to_the_cent(tmp_path: Path) -> None:
    frame = some_shop(100)
    frame.astype({"money": "float32"}).to_parquet(tmp_path / "lines.parquet")
    engine, source, shop = opened(tmp_path / "lines.parquet")
    with engine.session(source):
        assert shop.report.used_amount == round(frame["money"].sum(), 2)
        found = shop.summary(0).frame["revenue"].to_dict()
    assert found == pytest.approx(frame.groupby("who")["money"].sum().to_dict(), abs=1e-9)


def test_a_table_whose_customers_are_split_equals_pandas(spark: Any, tmp_path: Path) -> None:
    some_shop(200).to_parquet(tmp_path / "lines.parquet")
    spark.read.parquet(str(tmp_path / "lines.parquet")).createOrReplaceTempView("sales")
    engine, source, shop = opened("sales")
    with engine.session(source):
        whole = same(shop).frame
    engine, source, shop = opened("sales", most=100)
    with engine.session(source):
        parts = [shop.summary(part).frame for part in range(shop.parts)]
        sampled = set(shop.sample.orders["customer_id"])
    assert len(parts) == 2
    assert sampled == set(parts[0].index)
    found = pd.concat(parts).sort_index()
    pd.testing.assert_frame_equal(found.drop(columns="usual_gap"), whole.drop(columns="usual_gap"), rtol=1e-9)


def test_text_files_are_read_as_they_are_written(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'when;who;nr;money;what\n2024-03-01T23:30:00Z;007;1;5;"a ""b"";\nc"\n2024-03-01 23:30:00;7;2;5;x\nsoon;7;3;5;x\n'
    )
    engine, source, shop = opened(tmp_path, timezone="Europe/Berlin")
    with engine.session(source):
        first = shop.summary(0).frame["first_order"].dt.date.to_dict()
        products = set(shop.sample.lines["product"])
        assert zone_not_said(engine, source, shop.terms) == ()
        assert zone_not_said(engine, source, Terms(MAPPING)) == (Caution.ZONE_NOT_SAID(column="when"),)
    assert first == {"007": date(2024, 3, 2), "7": date(2024, 3, 1)}
    assert products == {'a "b";\nc', "x"}
    assert spark.conf.get("spark.sql.session.timeZone") == "Asia/Tokyo"


def test_the_command_writes_the_files_of_every_analysis(tmp_path: Path) -> None:
    lines = some_shop(300).assign(mail=lambda frame: frame["who"] + "@example.com")
    lines.to_parquet(tmp_path / "lines.parquet")
    place, out = tmp_path / "lines.parquet", tmp_path / "out"
    assert main(["analyse", "--source", f"spark:{place}", "--map", f"{MAP},email=mail", "--out", str(out)]) == 0
    summary = json.loads((out / "summary.json").read_text())
    assert summary["engine"] == {"name": "spark", "exact_for": 300, "learnt_on": 300}
    assert summary["revenue"] == pytest.approx(lines["money"].sum(), abs=0.01)
    people = pd.read_parquet(out / "customers")
    listed = pd.concat([pd.read_parquet(file) for file in (out / "lists").glob("*.parquet")])
    assert sorted(listed["email"]) == sorted(people["customer_id"] + "@example.com")


@pytest.mark.parametrize(
    ("place", "mapping", "said"),
    [
        ("{}/none.parquet", MAP, "none.parquet"),
        ("no.such_table", MAP, "no.such_table"),
        ("no such table", MAP, "no such table"),
        ("{}/lines.parquet", MAP.replace("money", "price"), "price"),
        ("{}/lines.parquet", MAP.replace("revenue=money", "revenue=when"), "when"),
        ("{}/broken.parquet", MAP, "broken.parquet"),
        ("{}/mixed", MAP, "several kinds"),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_nothing(
    place: str, mapping: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some_shop(30).to_parquet(tmp_path / "lines.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "mixed").mkdir()
    for name in ("a.parquet", "b.csv"):
        (tmp_path / "mixed" / name).touch()
    before = sorted(tmp_path.iterdir())
    asked = ["analyse", "--source", f"spark:{place.format(tmp_path)}", "--map", mapping, "--out", str(tmp_path / "out")]
    assert main(asked) == 3
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("surroundings", "said"),
    [
        ({"PATH": "/nowhere", "JAVA_HOME": ""}, "Java"),
        ({"PYSPARK_SUBMIT_ARGS": "--master no-such-cluster pyspark-shell"}, "cannot be reached"),
        ({"PYSPARK_SUBMIT_ARGS": "--master local[none] pyspark-shell"}, "'local[none]'"),
    ],
)
def test_an_engine_that_does_not_start_is_a_sentence(surroundings: dict[str, str], said: str, tmp_path: Path) -> None:
    asked = ["analyse", "--source", "spark:sales", "--map", MAP, "--out", str(tmp_path / "out")]
    run = subprocess.run(
        [sys.executable, "-m", "cltv_core", *asked], env={**os.environ, **surroundings}, capture_output=True, text=True
    )
    assert run.returncode == 3
    assert said in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "out").exists()
