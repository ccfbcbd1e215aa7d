"""The folder that an analysis in an engine wrote, read back as it is asked for; its customers never all at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from cltv_core.describe.kpis import Kpi, Kpis, Measure
from cltv_core.describe.reconciliation import Account, Line, Sum
from cltv_core.destinations.lists import UNKNOWN_CONSENT, slug
from cltv_core.errors import UnreadableFile
from cltv_core.warehouse.codes import Remedy, Unusable
from cltv_core.warehouse.products import PAIR_COLUMNS

ROWS = 50
"""Customers on a page of a search."""

COLUMNS = (
    *("customer_id", "email", "tier", "segment", "expected_value", "value_low", "value_high", "revenue", "orders"),
    *("last_order", "next_order_due"),
)
"""Of a customer found, those of which the folder tells."""

PARQUET = ".parquet"
SEARCHED = ("customer_id", "email", "phone", "first_name", "last_name")


@dataclass(frozen=True)
class Found:
    """A `page` of a search, of so many `pages`: `customers`, best first, with `COLUMNS`; of `all` who were found."""

    customers: pd.DataFrame
    all: int
    page: int

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return _pages(self.all)


@dataclass(frozen=True)
class Tested:
    """What would have been said on earlier `days` (`cut`, `end`, `said`, `low`, `high`, `actual`, `held`).

    `held`: how often the range of a single customer held, `held_of_open`: of those expected to bring something; None
    where that is not known.
    """

    days: pd.DataFrame
    held: float | None
    held_of_open: float | None


@dataclass(frozen=True)
class ListFile:
    """A `file` of people of a `segment` who agreed, or whose consent is not known."""

    file: Path
    segment: str

    @property
    def consent(self) -> Literal["yes", "unknown"]:
        """Tell whether they agreed."""
        return "unknown" if self.file.name.startswith(UNKNOWN_CONSENT) else "yes"


@dataclass(frozen=True)
class Results:
    """What stands in a folder that `cltv analyse --source` wrote."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> Results:
        """Open a folder.

        Raises
        ------
        UnreadableFile
            It holds no such results, or DuckDB is not installed.
        """
        try:
            import duckdb  # noqa: F401
        except ImportError as missing:
            raise UnreadableFile(Unusable.NOT_INSTALLED(name="DuckDB"), Remedy.INSTALL(extra="engine")) from missing
        found = cls(folder)
        try:
            complete = "engine" in found.summary and bool(found._parts)
        except (OSError, ValueError):
            complete = False
        if not complete:
            raise UnreadableFile(Unusable.NO_RESULTS(folder=str(folder)), Remedy.ANALYSE_FIRST)
        return found

    @cached_property
    def summary(self) -> Mapping[str, Any]:
        """Read summary.json."""
        return self._json("summary.json")

    @cached_property
    def account(self) -> Account:
        """Read what happened to the amount in the source; how many rows it has is not told, so its ends have none."""
        told = self.summary["reconciliation"]
        ends = (Line(Sum.IN_FILES, 0, told["file_amount"]), Line(Sum.USED, 0, told["used_amount"]))
        taken = [Line(part["reason"], 0 - part["rows"], 0.0 - part["amount"]) for part in told["excluded"]]
        return Account(self.summary["currency"], (), (ends[0], *taken, ends[1]))

    @cached_property
    def tested(self) -> Tested:
        """Read how the forecast did on earlier days."""
        told = self._json("accuracy.json")
        days = pd.DataFrame(told["cuts"])
        dated = {name: pd.to_datetime(days[name]) for name in ("cut", "end") if name in days}
        return Tested(days.assign(**dated), told["held"], told["held_of_open"])

    @cached_property
    def kpis(self) -> Kpis:
        """Read the six figures."""
        told = self._json("kpis.json")
        return Kpis(
            active_customers=_kpi(Measure.ACTIVE_CUSTOMERS, told),
            retention_rate=_kpi(Measure.RETENTION_RATE, told),
            churn_rate=_kpi(Measure.CHURN_RATE, told),
            average_order_value=_kpi(Measure.AVERAGE_ORDER_VALUE, told),
            purchase_frequency=_kpi(Measure.PURCHASE_FREQUENCY, told),
            repeat_rate=_kpi(Measure.REPEAT_RATE, told),
            start=date.fromisoformat(told["start"]),
            end=date.fromisoformat(told["end"]),
            months=told["months"],
            compared=told["compared"],
        )

    @cached_property
    def cohorts(self) -> pd.DataFrame:
        """Read every customer's cohort by month."""
        return pd.read_csv(self.folder / "cohorts.csv", dtype={"cohort": "str"})

    @cached_property
    def segments(self) -> pd.DataFrame:
        """Read the segments."""
        return pd.read_csv(self.folder / "segments.csv", dtype={"segment": "str", "tactic": "str"})

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Read the pairs of products that the same customers bought; without rows where no product was mapped."""
        file = self.folder / "product_pairs.csv"
        if not file.is_file():
            return pd.DataFrame(columns=list(PAIR_COLUMNS))
        return pd.read_csv(file, dtype=dict.fromkeys(PAIR_COLUMNS[:2], "str"), keep_default_na=False)

    @cached_property
    def lists(self) -> Sequence[ListFile]:
        """Return the files of lists for a tool, in the order of the segments, each part after the one before."""
        files = sorted((self.folder / "lists").glob("*.*"), key=lambda file: (len(file.name), file.name))
        listed = [ListFile(file, self._segment_of(file)) for file in files if file.suffix != PARQUET]
        order = [*self.segments["segment"], ""]
        return sorted(listed, key=lambda one: order.index(one.segment))

    @property
    def tables(self) -> Sequence[Path]:
        """Return the lists as Parquet, in the order of the segments."""
        files = [self.folder / "lists" / f"{slug(name)}{PARQUET}" for name in self.segments["segment"]]
        return [file for file in files if file.is_file()]

    @cached_property
    def welcome(self) -> Mapping[tuple[str, str], int]:
        """Count the people of the lists by segment and consent, none of whom said no."""
        import duckdb

        if not self.tables:
            return {}
        with duckdb.connect(config={"memory_limit": "512MB"}) as session:
            people = session.read_parquet([str(file) for file in self.tables])
            counted = people.aggregate("segment, consent, count(*)", "segment, consent").fetchall()
        return {(segment, consent): people for segment, consent, people in counted}

    def _segment_of(self, file: Path) -> str:
        """Return the segment whose people are in a file, by its name; "" where it tells of none."""
        named = [name for name in self.segments["segment"] if f"-{slug(name)}-" in f"-{file.stem}-"]
        return max(named, key=len, default="")

    @property
    def report(self) -> Path:
        """Return the printable page."""
        return self.folder / "report.html"

    def customers(self, text: str = "", segment: str = "", page: int = 1) -> Found:
        """Find the customers of a `segment` whose id, address or name holds a `text`, accents or not; "" for all.

        Parameters
        ----------
        page
            From 1 on; each has `ROWS` customers. The last one is shown for any beyond.
        """
        import duckdb

        with duckdb.connect(config={"memory_limit": "512MB"}) as session:
            rows = session.read_parquet([str(part) for part in self._parts], union_by_name=True)
            searched = " || ' ' || ".join(f"coalesce({name}, '')" for name in SEARCHED if name in rows.columns)
            shown = ", ".join(name for name in COLUMNS if name in rows.columns)
            held = f"contains(strip_accents(lower({searched})), strip_accents(lower($text)))"
            where = f"{held} AND ($segment = '' OR segment = $segment)"
            wanted = {"text": text.strip(), "segment": segment}
            counted = session.sql(f"SELECT count(*) AS n FROM rows WHERE {where}", params=wanted).to_arrow_table()
            people = int(counted["n"][0].as_py())
            page = min(page, _pages(people))
            order = f"ORDER BY expected_value DESC, customer_id LIMIT {ROWS} OFFSET {ROWS * (page - 1)}"
            listed = session.sql(f"SELECT {shown} FROM rows WHERE {where} {order}", params=wanted).to_arrow_table()
        return Found(listed.to_pandas(), people, page)

    @cached_property
    def _parts(self) -> Sequence[Path]:
        return sorted((self.folder / "customers").glob("part-*.parquet"))

    def _json(self, name: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / name).read_bytes())
        return content


def _pages(people: int) -> int:
    return max(-(-people // ROWS), 1)


def _kpi(measure: Measure, told: Mapping[str, Any]) -> Kpi:
    figure = told[measure.value]
    return Kpi(measure, figure["value"], figure["previous"], tuple(figure["series"]))
