"""`cltv analyse --source`: the same outputs of sales that stay in an engine."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cltv_core.analysis import Analysis, analyse
from cltv_core.backtest.recipe.child import RecipeChild, recipe_child
from cltv_core.backtest.recipe.standard import RecipeRun
from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.manifest import Content
from cltv_core.cli.outputs import accuracy_json, summary_json, to_json, told_customers, write_analysis
from cltv_core.cli.with_project import terms_of
from cltv_core.describe.kpis import Kpis
from cltv_core.destinations.csv_files import to_csv
from cltv_core.text.say import say_all
from cltv_core.text.voice import as_it_is, speaking
from cltv_core.text.warehouse import worked_out
from cltv_core.warehouse.codes import Caution
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.scoring import Scorer
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.warehouse import SAMPLE, Warehouse

EXTRA_FILES = ("kpis.json", "customers/part-00000.parquet")
"""What is written beside the files of every analysis."""


def analyse_source(
    given: argparse.Namespace, folder: OutputFolder, most: int = SAMPLE
) -> tuple[Sequence[str], Sequence[str]]:
    """Write every file into `folder`; return what to say, and the warnings.

    `most`: customers that the forecast learns on, about.
    """
    source = Source.of(given.source)
    terms = Terms(given.map, given.timezone or "UTC", (given.currency or "").upper(), given.as_of)
    folder.check(EXTRA_FILES)
    with folder.scratch() as scratch:
        engine = DuckEngine(scratch)
        with engine.session(source), speaking(currency=terms.currency), recipe_child() as child:
            shop = Warehouse(engine, source, terms, most)
            analysis = analyse(shop.sample, as_of=shop.as_of, **terms_of(given, None))
            warnings = _write(shop, analysis, folder, child, scratch)
            report = shop.report
            counted = worked_out(shop.count, report.orders, report.used_amount, report.file_amount, given.out)
            return counted, warnings


def _write(
    shop: Warehouse, analysis: Analysis, folder: OutputFolder, child: RecipeChild, scratch: Path
) -> Sequence[str]:
    """Write what today's files hold of everybody where everybody is in the sample, else what is known of all."""
    if shop.batches == 1:
        parts, _ = _customers(shop, analysis, scratch)
        further: dict[str, Content] = {**parts, "kpis.json": to_json(kpis_json(shop.kpis))}
        return write_analysis(analysis, folder, child, further=lambda _: further, told=_told(shop, analysis))
    return _write_all(shop, analysis, folder, child, scratch)


def _write_all(
    shop: Warehouse, analysis: Analysis, folder: OutputFolder, child: RecipeChild, scratch: Path
) -> Sequence[str]:
    recipe = RecipeRun.of(analysis.outlook.plan, child)
    parts, total = _customers(shop, analysis, scratch)
    counts = {"customers": shop.count, "learnt_on": len(analysis.summary.frame)}
    cautions = (Caution.LEARNT_ON(**counts), Caution.WITHOUT_LISTS(), *analysis.forecast.cautions)
    with speaking(quote=as_it_is):
        summary = {**summary_json(analysis), **_exact(shop), **_told(shop, analysis)}
        summary["forecast"] |= _scaled(analysis, total)
        summary["warnings"] = list(say_all(cautions))
        files: dict[str, Content] = {
            "summary.json": to_json(summary),
            "accuracy.json": to_json(accuracy_json(analysis, recipe.result())),
            "cohorts.csv": to_csv(shop.cohorts.round(6)),
            "kpis.json": to_json(kpis_json(shop.kpis)),
        }
    folder.write("analyse", {**files, **parts})
    return say_all(cautions)


def _customers(shop: Warehouse, analysis: Analysis, scratch: Path) -> tuple[dict[str, Path], float]:
    """Write the customers batch by batch, the sample first; return the files, and what all are expected to bring."""
    scorer = Scorer.of(analysis.outlook) if shop.batches > 1 else None
    files, total = {}, 0.0
    for batch, summary in enumerate(shop.summaries()):
        scored = scorer.score(summary) if scorer and batch else analysis.forecast.frame
        total += float(scored["expected_value"].sum())
        name = f"customers/part-{batch:05}.parquet"
        files[name] = scratch / f"part-{batch:05}.parquet"
        told_customers(pd.concat([summary.frame, scored], axis=1)).to_parquet(files[name], index=False)
    return files, total


def _told(shop: Warehouse, analysis: Analysis) -> dict[str, Any]:
    return {"engine": {"name": shop.source.engine, "exact_for": shop.count, "learnt_on": len(analysis.summary.frame)}}


def _exact(shop: Warehouse) -> dict[str, Any]:
    report = shop.report
    assert report.first_day
    assert report.last_day
    return {
        "customers": shop.count,
        "orders": report.orders,
        "revenue": report.used_amount,
        "first_day": report.first_day.isoformat(),
        "last_day": report.last_day.isoformat(),
    }


def _scaled(analysis: Analysis, total: float) -> dict[str, float | None]:
    """Of everybody, the range as wide, in per cent, as that of the sample."""
    forecast = analysis.forecast
    ends = {"low": forecast.low, "high": forecast.high}
    rate = total / forecast.total if forecast.total > 0 else 1.0
    return {
        "expected_value": round(total, 2),
        **{name: None if end is None else round(end * rate, 2) for name, end in ends.items()},
    }


def kpis_json(kpis: Kpis) -> Mapping[str, Any]:
    """Return the six figures, their series oldest first; null where one is not known."""
    return {
        "start": kpis.start.isoformat(),
        "end": kpis.end.isoformat(),
        "months": kpis.months,
        "compared": kpis.compared,
        **{
            kpi.measure.value: {"value": kpi.value, "previous": kpi.previous, "series": list(kpi.series)}
            for kpi in kpis.all
        },
    }
