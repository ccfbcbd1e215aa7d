"""Spark: the source as typed lines, and tables that are worked out once and kept by its session.

Everything that only this engine can say stands here; the rest of the room is narwhals.
"""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa

from cltv_core.errors import UnreadableFile
from cltv_core.warehouse.codes import Remedy, Unusable
from cltv_core.warehouse.engine import LARGEST, PARQUET, TEXT_FILES, WITH_OFFSET, Frame
from cltv_core.warehouse.source import Schema, Source, Terms

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

SEPARATORS = {".tsv": "\t"}
"""Of text files; of others the one is taken that makes most columns."""

_ZONE = "spark.sql.session.timeZone"
_NOTHING_THERE = ("PATH_NOT_FOUND", "TABLE_OR_VIEW_NOT_FOUND")


class SparkEngine:
    """The session of Spark that is there, or that its usual configuration makes; meanwhile it tells moments in UTC."""

    def __init__(self) -> None:
        try:
            with warnings.catch_warnings():
                # pyspark 4.3 warns of pandas 3, which it is not asked for.
                warnings.simplefilter("ignore", FutureWarning)
                from py4j.protocol import Py4JError
                from pyspark.errors import PySparkException
                from pyspark.sql import SparkSession
        except ImportError as missing:
            raise UnreadableFile(Unusable.NOT_INSTALLED(name="PySpark"), Remedy.INSTALL(extra="spark")) from missing
        self._errors = (PySparkException, Py4JError)
        self._ours = SparkSession.getActiveSession() is None
        self._kept: list[DataFrame] = []
        self._session = self._started(SparkSession)
        self._zone = self._session.conf.get(_ZONE)
        self._session.conf.set(_ZONE, "UTC")

    def _started(self, known: type[SparkSession]) -> SparkSession:
        if not (self._ours is False or "SPARK_REMOTE" in os.environ or _has_java()):
            raise UnreadableFile(Unusable.NO_JAVA, Remedy.INSTALL_JAVA)
        try:
            return known.builder.getOrCreate()
        except self._errors as fault:
            raise UnreadableFile(Unusable.NOT_STARTED(reason=_reason(fault)), Remedy.CHECK_SPARK) from fault

    @contextmanager
    def session(self, source: Source) -> Iterator[None]:
        """End with the block what it began, in which what Spark cannot read of `source` becomes UnreadableFile."""
        try:
            yield
        except self._errors as fault:
            raise _unopened(source, fault) from fault
        finally:
            self._end()

    def _end(self) -> None:
        if self._ours:
            self._session.stop()
            return
        for frame in self._kept:
            frame.unpersist()
        self._session.conf.set(_ZONE, self._zone)

    def lines(self, source: Source, terms: Terms) -> Frame:
        """Return the lines of the source, typed (see `Engine.lines`)."""
        terms.check()
        try:
            read = self._read(source)
            schema = nw.from_native(read).collect_schema()
        except self._errors as fault:
            raise _unopened(source, fault) from fault
        terms.check_columns(schema)
        lines: Frame = nw.from_native(_typed(read, terms, schema))
        return lines

    def cells(self, source: Source) -> Frame:
        """Return the columns of the source as they stand."""
        cells: Frame = nw.from_native(self._read(source))
        return cells

    def keep(self, frame: Frame, name: str) -> Frame:  # noqa: ARG002
        """Keep a frame from the moment on at which it is first worked out."""
        self._kept.append(nw.to_native(frame).persist())
        kept: Frame = nw.from_native(self._kept[-1])
        return kept

    def with_day(self, frame: Frame) -> Frame:
        """Add `day` of `moment`, a whole number since 1970."""
        return _with(frame, "CAST(unix_date(CAST(moment AS DATE)) AS BIGINT) AS day")

    def with_month(self, frame: Frame, day: str, name: str) -> Frame:
        """Add the month of the column `day` under a `name`, a whole number since January 1970."""
        calendar = f"date_from_unix_date(CAST({_name(day)} AS INT))"
        return _with(frame, f"CAST((year({calendar}) - 1970) * 12 + month({calendar}) - 1 AS BIGINT) AS {_name(name)}")

    def latest(self, lines: Frame, names: Sequence[str]) -> Frame:
        """Return of each customer the latest text in each of the columns `names`, "" where there is none."""
        from pyspark.sql import functions as f

        told = [
            f.expr(f"coalesce(max_by({name}, struct(moment, {name})) FILTER (WHERE {name} <> ''), '') AS {name}")
            for name in map(_name, names)
        ]
        found: Frame = nw.from_native(nw.to_native(lines).groupBy("customer_id").agg(*told))
        return found

    def by_customer(self, days: Frame, sums: Sequence[str]) -> Frame:
        """Return of each customer the first and last `day`, how many `days`, and `first_revenue`, that of the first."""
        from pyspark.sql import functions as f

        of_days = {"days": f.count("day"), "first_order": f.min("day"), "last_order": f.max("day")}
        told = {**of_days, "first_revenue": f.min_by("revenue", "day"), **{name: f.sum(name) for name in sums}}
        each = nw.to_native(days).groupBy("customer_id").agg(*(value.alias(name) for name, value in told.items()))
        found: Frame = nw.from_native(each)
        return found

    def with_hash(self, frame: Frame, column: str) -> Frame:
        """Add `hash`, a whole number below 2^32 that depends on the text of `column` alone: that of its MD5."""
        digits = (f"instr('123456789abcdef', substr(md5({_name(column)}), {n}, 1))" for n in range(1, 9))
        worth = " + ".join(f"CAST({digit} AS BIGINT) * {16 ** (7 - n)}" for n, digit in enumerate(digits))
        return _with(frame, f"{worth} AS hash")

    def arrow(self, frame: Frame) -> pa.Table:
        """Bring the rows of a frame here."""
        return frame.collect("pyarrow").to_native()

    def make_room(self, memory: str) -> None:
        """Spark's tables lie in its executors."""

    def _read(self, source: Source) -> DataFrame:
        place = source.place
        ending = _ending(source)
        if not (ending or "/" in place or os.sep in place or Path(place).exists()):
            return self._session.table(place)
        if ending not in TEXT_FILES:
            return self._session.read.parquet(place)
        separators = SEPARATORS.get(ending, ",;\t|")
        return max((self._read_text(place, one) for one in separators), key=lambda read: len(read.columns))

    def _read_text(self, place: str, separator: str) -> DataFrame:
        spelling: Any = {"header": True, "sep": separator, "escape": '"', "multiLine": True, "encoding": "UTF-8"}
        return self._session.read.csv(place, **spelling)


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None


def _ending(source: Source) -> str:
    """Return how the names of the files at a place end, "" where that does not tell what they are."""
    place = Path(source.place)
    files = place.rglob("*") if place.is_dir() else [place]
    endings = sorted({file.suffix.lower() for file in files} & {*PARQUET, *TEXT_FILES})
    if len({ending in PARQUET for ending in endings}) > 1:
        raise UnreadableFile(Unusable.SEVERAL_KINDS(given=source.given), Remedy.NAME_KIND)
    return endings[0] if endings else ""


def _unopened(source: Source, fault: Exception) -> UnreadableFile:
    condition = getattr(fault, "getCondition", lambda: "")()
    if condition in _NOTHING_THERE:
        return UnreadableFile(Unusable.NOTHING_THERE(given=source.given), Remedy.CHECK_PLACE)
    return UnreadableFile(Unusable.NOT_OPENED(given=source.given, reason=_reason(fault)), Remedy.CHECK_PLACE)


def _reason(fault: Exception) -> str:
    """Return the first line of what Spark says; py4j itself only says which call failed."""
    cause = getattr(fault, "java_exception", None)
    told = str(fault) if cause is None else cause.getMessage() or cause.toString()
    return told.strip().partition("\n")[0].rstrip(".")


def _typed(read: DataFrame, terms: Terms, schema: Schema) -> DataFrame:
    from pyspark.sql import functions as f

    words = ("product", "channel", "discount_code", *terms.contacts)
    cells = read.select(
        _customer(terms).alias("customer_id"),
        _moment(terms, schema).alias("moment"),
        _amount(terms, schema).alias("amount"),
        _word(terms, "order_id").alias("named"),
        _number(terms, "quantity", schema).alias("quantity"),
        *(_word(terms, role).alias(role) for role in words),
    )
    named, moment = f.col("named"), f.coalesce(f.col("moment").cast("string"), f.lit(""))
    return cells.select(
        *("customer_id", "moment", "quantity", *words),
        f.when(named == "", moment).otherwise(named).alias("order_id"),
        f.when(f.abs("amount") < LARGEST, f.col("amount")).alias("amount"),
    )


def _customer(terms: Terms) -> Column:
    from pyspark.sql import functions as f

    word = _word(terms, terms.identity)
    return f.lower(word) if terms.identity == "email" else word


def _moment(terms: Terms, schema: Schema) -> Column:
    """Local time of the shop."""
    from pyspark.sql import functions as f

    column = terms.mapping["ordered_at"]
    kind, cell = schema[column], f.col(_name(column))
    utc = f.expr(f"CAST(TRY_CAST({_name(column)} AS TIMESTAMP) AS TIMESTAMP_NTZ)")
    local = f.convert_timezone(f.lit("UTC"), f.lit(terms.zone), utc)
    if isinstance(kind, nw.Datetime) and kind.time_zone is not None:
        return local
    plain = f.expr(f"TRY_CAST({_name(column)} AS TIMESTAMP_NTZ)")
    return f.when(cell.rlike(WITH_OFFSET), local).otherwise(plain) if kind == nw.String else plain


def _amount(terms: Terms, schema: Schema) -> Column:
    if "revenue" in terms.mapping:
        return _number(terms, "revenue", schema)
    return _number(terms, "unit_price", schema) * _number(terms, "quantity", schema)


def _number(terms: Terms, role: str, schema: Schema) -> Column:
    """Return a number; one of 32 bits is that which it is written as, for 12.3 is stored as 12.300000190734863."""
    from pyspark.sql import functions as f

    if role not in terms.mapping:
        return f.lit(None).cast("double")
    name = _name(terms.mapping[role])
    cell = f"CAST({name} AS STRING)" if schema[terms.mapping[role]] == nw.Float32 else name
    return f.expr(f"TRY_CAST({cell} AS DOUBLE)")


def _word(terms: Terms, role: str) -> Column:
    from pyspark.sql import functions as f

    if role not in terms.mapping:
        return f.lit("")
    return f.coalesce(f.trim(f.col(_name(terms.mapping[role])).cast("string")), f.lit(""))


def _with(frame: Frame, column: str) -> Frame:
    from pyspark.sql import functions as f

    added: Frame = nw.from_native(nw.to_native(frame).select("*", f.expr(column)))
    return added


def _name(text: str) -> str:
    return "`" + text.replace("`", "``") + "`"
