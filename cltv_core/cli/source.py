"""`cltv analyse --source`: the same outputs of sales that stay in an engine."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from cltv_core.analysis import Analysis, analyse
from cltv_core.backtest.recipe.child import recipe_child
from cltv_core.backtest.recipe.standard import RecipeRun
from cltv_core.cli.campaign import chosen_destination
from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.manifest import Content
from cltv_core.cli.outputs import rounded, to_json, warnings, write_analysis
from cltv_core.cli.refusals import Remedy
from cltv_core.cli.with_project import terms_of
from cltv_core.describe.kpis import Kpis
from cltv_core.describe.second_order import SecondOrders
from cltv_core.destinations.csv_files import to_csv
from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.tools.plain import CSV
from cltv_core.errors import UnwritableFolder
from cltv_core.products.affinity import LEAST_TOGETHER
from cltv_core.reading import ReadOptions
from cltv_core.segments.placing import Segments
from cltv_core.text.cli import analysed
from cltv_core.text.voice import speaking
from cltv_core.text.warehouse import worked_out
from cltv_core.threads import side_by_side
from cltv_core.warehouse.codes import Unusable
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.engine import Engine
from cltv_core.warehouse.everybody import AT_ONCE, Everybody, PlacedPart, Tally, customer_rows
from cltv_core.warehouse.large_files import LargeFile, large_file
from cltv_core.warehouse.lists import Lists
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.spark_engine import SparkEngine
from cltv_core.warehouse.warehouse import SAMPLE, Warehouse
from cltv_core.warehouse.whole import WholeAnalysis

EXTRA_FILES = ("kpis.json", "product_pairs.csv", "customers/part-00000.parquet")
"""What is written beside the files of every analysis."""


def analyse_source(
    given: argparse.Namespace, folder: OutputFolder, most: int = SAMPLE
) -> tuple[Sequence[str], Sequence[str]]:
    """Write every file into `folder`; return what to say, and the warnings.

    `most`: customers that the forecast learns on, about.
    """
    source = Source.of(given.source)
    terms = Terms(given.map, given.timezone or "", (given.currency or "").upper(), given.as_of)
    if source.holds(folder.path):
        raise UnwritableFolder(Unusable.AMONG_SALES(folder=str(folder.path)), Remedy.ANOTHER_FOLDER)
    folder.check(EXTRA_FILES)
    with folder.scratch() as scratch:
        return _analysed(given, folder, scratch, LargeFile(source, terms), most)


def analyse_large(
    given: argparse.Namespace, folder: OutputFolder, options: ReadOptions, most: int = SAMPLE
) -> tuple[Sequence[str], Sequence[str]] | None:
    """Do the same with a file that is too large for memory; None where the engine cannot read it without a guess."""
    with folder.scratch() as scratch:
        found = large_file(given.files[0], options, scratch)
        if found is None:
            return None
        folder.check(EXTRA_FILES)
        return _analysed(given, folder, scratch, found, most)


def _analysed(
    given: argparse.Namespace, folder: OutputFolder, scratch: Path, lines: LargeFile, most: int
) -> tuple[Sequence[str], Sequence[str]]:
    source, terms = lines.source, lines.terms
    tool = chosen_destination(given.destination) if given.destination else None
    engine: Engine = SparkEngine() if source.engine == "spark" else DuckEngine(scratch)
    with engine.session(source), speaking(currency=terms.currency), recipe_child() as child:
        shop = Warehouse(engine, source, terms, most)
        sales = shop.sample
        with shop.counting() as averages:
            everybody = averages if shop.parts > 1 else None
            analysis = analyse(sales, as_of=shop.as_of, everybody=everybody, **terms_of(given, None))
            _ = analysis.forecast
        recipe = RecipeRun.of(analysis.outlook.plan, child)
        whole = _Run(shop, folder, recipe, scratch, tool).write(analysis)
        told = [*worked_out(shop.report, shop.count, given.out), analysed(whole)]
        return told, warnings(whole.transactions, whole.told)


@dataclass(frozen=True)
class _Run:
    """What one run writes with: `scratch` is on the disk of `folder`, so that what lies there is only moved."""

    shop: Warehouse
    folder: OutputFolder
    recipe: RecipeRun
    scratch: Path
    tool: Destination | None

    def write(self, analysis: Analysis) -> Analysis:
        """Write what files would come to where everybody is in the sample, else the same of everybody, in parts.

        Returns
        -------
        Analysis
            That of everybody.
        """
        further: dict[str, Content] = {"kpis.json": to_json(kpis_json(self.shop.kpis, self.shop.second_orders))}
        if self.shop.pairs is not None:
            further["product_pairs.csv"] = to_csv(self.shop.pairs[self.shop.pairs["both"] >= LEAST_TOGETHER])
        if self.shop.parts > 1:
            return self._write_everybody(analysis, further)
        people = analysis.transactions.customers
        customers = customer_rows(analysis.summary, analysis.forecast, analysis.segments.frame, people)
        with Lists.being_written(self.scratch / "lists") as listed:
            listed.add(analysis.everyone)
        further |= self._customers(0, customers) | self._lists(listed, self.tool, analysis)
        write_analysis(analysis, self.folder, self.recipe, further=lambda _: further, told=self._told(analysis))
        return analysis

    def _write_everybody(self, analysis: Analysis, further: dict[str, Content]) -> Analysis:
        everybody = Everybody.of(self.shop, analysis.outlook, self.scratch)
        with Lists.being_written(self.scratch / "lists") as people:
            placed, reached, files = self._placed(everybody, people)
        whole = WholeAnalysis(analysis.outlook, everybody=everybody, placed=placed, reached=reached)
        told = {**self._exact(), **self._told(analysis)}
        with ThreadPoolExecutor(1) as aside:
            lists = aside.submit(self._lists, people, self.tool or CSV, whole)
            write_analysis(
                whole,
                self.folder,
                self.recipe,
                further=lambda _: further | files | lists.result(),
                told=told,
                in_parts=True,
            )
        return whole

    def _placed(self, everybody: Everybody, people: Lists) -> tuple[Segments, pd.DataFrame, dict[str, Content]]:
        """Return the segments of everybody, who can be reached, and the files of customers.

        While one part is counted, others are placed.
        """

        def placed(number: int) -> tuple[PlacedPart, dict[str, Content]]:
            part = everybody.part(number)
            return part, self._customers(number, part.customers)

        files: dict[str, Content] = {}
        tally = Tally()
        for part, written in side_by_side(placed, range(len(everybody.files)), AT_ONCE + 1):
            tally.add(part)
            people.add(part.everyone)
            files |= written
        return tally.segments(everybody), tally.reach, files

    def _customers(self, number: int, customers: pd.DataFrame) -> dict[str, Content]:
        path = self.scratch / f"part-{number:05}.parquet"
        customers.rename_axis("customer_id").reset_index().to_parquet(path, index=False)
        return {f"customers/part-{number:05}.parquet": path}

    def _lists(self, people: Lists, tool: Destination | None, analysis: Analysis) -> dict[str, Content]:
        """Return the lists as Parquet, and as files for the tool, each written to disk as soon as it is made."""
        files: dict[str, Content] = {f"lists/{file.name}": file for file in people.files.values()}
        for name, content in people.for_tool(tool, analysis.terms) if tool else ():
            path = self.scratch / "lists" / name
            path.write_bytes(content)
            files[f"lists/{name}"] = path
        return files

    def _told(self, analysis: Analysis) -> dict[str, Any]:
        learnt_on = len(analysis.summary.frame)
        return {"engine": {"name": self.shop.source.engine, "exact_for": self.shop.count, "learnt_on": learnt_on}}

    def _exact(self) -> dict[str, Any]:
        report = self.shop.report
        assert report.first_day
        assert report.last_day
        days = {"first_day": report.first_day.isoformat(), "last_day": report.last_day.isoformat()}
        return {"orders": report.orders, "revenue": report.used_amount, **days}


def kpis_json(kpis: Kpis, second: SecondOrders) -> Mapping[str, Any]:
    """Return the six figures, series oldest first and null where unknown, and the step to a second order."""
    return {
        "start": kpis.start.isoformat(),
        "end": kpis.end.isoformat(),
        "months": kpis.months,
        "compared": kpis.compared,
        "second_orders": asdict(second),
        **{
            kpi.measure.value: {
                "value": rounded(kpi.value, 6),
                "previous": rounded(kpi.previous, 6),
                "series": [rounded(value, 6) for value in kpi.series],
            }
            for kpi in kpis.all
        },
    }
