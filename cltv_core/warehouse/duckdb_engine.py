"""DuckDB: the source as typed lines, and tables that are worked out once and kept on disk.

Everything that only this engine's SQL can say stands here; the rest of the room is narwhals.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from errno import EACCES, EAGAIN
from glob import glob
from pathlib import Path
from shutil import disk_usage
from signal import SIGINT, SIGTERM, Signals, getsignal, signal
from threading import current_thread, main_thread
from types import FrameType

import narwhals as nw
import pyarrow as pa

from cltv_core.errors import UnreadableFile
from cltv_core.warehouse.codes import Remedy, Unusable
from cltv_core.warehouse.engine import LARGEST, PARQUET, TEXT_FILES, WITH_OFFSET, Frame
from cltv_core.warehouse.source import Schema, Source, Terms

READERS: Mapping[str, str] = {**dict.fromkeys(PARQUET, "read_parquet"), **dict.fromkeys(TEXT_FILES, "read_csv")}
PACKED = (".gz", ".zst")
_BLOCK = 1 << 24
_FULL = 1 << 20
_LEFT_FREE = 8
"""DuckDB leaves a tenth of the room free that it found: where less than an eighth is left, it had no more."""


class DuckEngine:
    """A session of DuckDB that keeps its tables in `scratch` (a folder) and never writes into the source."""

    def __init__(self, scratch: Path, memory: str = "2GB") -> None:
        try:
            import duckdb
        except ImportError as missing:
            raise UnreadableFile(Unusable.NOT_INSTALLED(name="DuckDB"), Remedy.INSTALL(extra="engine")) from missing
        self._errors = (duckdb.Error,)
        self._without_room = (duckdb.IOException, duckdb.OutOfMemoryException)
        self._scratch, self._room = scratch, disk_usage(scratch).free
        self._texts: list[str] = []
        try:
            self._session = duckdb.connect(str(scratch / "engine.duckdb"))
        except self._errors as fault:
            raise UnreadableFile(Unusable.NO_ROOM(folder=str(scratch.parent)), Remedy.MAKE_ROOM) from fault
        self._session.execute(f"SET memory_limit={_text(memory)}")
        self._session.execute(f"SET temp_directory={_text(str(scratch / 'spill'))}")
        self._session.execute("SET preserve_insertion_order=false")
        self._session.execute("SET TimeZone='UTC'")

    @contextmanager
    def session(self, source: Source) -> Iterator[None]:
        """End the session with the block, in which what the engine cannot read of `source` becomes UnreadableFile."""
        try:
            with _stoppable(self._session.interrupt):
                yield
        except self._errors as fault:
            raise self._refusal(source, fault) from fault
        finally:
            self._session.close()

    def lines(self, source: Source, terms: Terms) -> Frame:
        """Return the lines of the source, typed (see `Engine.lines`)."""
        terms.check()
        place = self._place(source)
        try:
            schema = nw.from_native(self._session.sql(f"SELECT * FROM {place}")).collect_schema()
        except self._errors as fault:
            raise self._refusal(source, fault) from fault
        terms.check_columns(schema)
        lines: Frame = nw.from_native(self._session.sql(_typed(place, terms, schema)))
        return lines

    def cells(self, source: Source) -> Frame:
        """Return the columns of the source as they stand."""
        cells: Frame = nw.from_native(self._session.sql(f"SELECT * FROM {self._place(source)}"))
        return cells

    def keep(self, frame: Frame, name: str) -> Frame:
        """Work a frame out, keep it as a table, and return that; aside, as Ctrl+C would have to wait for it here."""
        with ThreadPoolExecutor(1) as aside:
            aside.submit(nw.to_native(frame).create, name).result()
        kept: Frame = nw.from_native(self._session.table(name))
        return kept

    def with_day(self, frame: Frame) -> Frame:
        """Add `day` of `moment`, a whole number since 1970."""
        return self._with(frame, "CAST(CAST(moment AS DATE) - DATE '1970-01-01' AS BIGINT) AS day")

    def with_month(self, frame: Frame, day: str, name: str) -> Frame:
        """Add the month of the column `day` under a `name`, a whole number since January 1970."""
        calendar = f"(DATE '1970-01-01' + CAST({_name(day)} AS INTEGER))"
        month = f"(year({calendar}) - 1970) * 12 + month({calendar}) - 1"
        return self._with(frame, f"CAST({month} AS BIGINT) AS {_name(name)}")

    def latest(self, lines: Frame, names: Sequence[str]) -> Frame:
        """Return of each customer the latest text in each of the columns `names`, "" where there is none."""
        told = ", ".join(
            f"coalesce(arg_max({name}, (moment, {name})) FILTER (WHERE {name} <> ''), '') AS {name}"
            for name in map(_name, names)
        )
        found: Frame = nw.from_native(nw.to_native(lines).aggregate(f"customer_id, {told}", "customer_id"))
        return found

    def by_customer(self, days: Frame, sums: Sequence[str]) -> Frame:
        """Return of each customer the first and last `day`, how many `days`, and `first_revenue`, that of the first."""
        added = ", ".join(f"sum({name}) AS {name}" for name in map(_name, sums))
        told = "count(*) AS days, min(day) AS first_order, max(day) AS last_order, arg_min(revenue, day)"
        found: Frame = nw.from_native(
            nw.to_native(days).aggregate(f"customer_id, {told} AS first_revenue, {added}", "customer_id")
        )
        return found

    def with_hash(self, frame: Frame, column: str) -> Frame:
        """Add `hash`, a whole number below 2^32 that depends on the text of `column` alone: that of its MD5."""
        return self._with(frame, f"('0x' || left(md5({_name(column)}), 8))::BIGINT AS hash")

    def arrow(self, frame: Frame) -> pa.Table:
        """Bring the rows of a frame here."""
        return frame.collect("pyarrow").to_native()

    def make_room(self, memory: str) -> None:
        """Hold no more than so much in this process from now on."""
        self._session.execute(f"SET memory_limit={_text(memory)}")

    def _with(self, frame: Frame, column: str) -> Frame:
        added: Frame = nw.from_native(nw.to_native(frame).project(f"*, {column}"))
        return added

    def _place(self, source: Source) -> str:
        files = sorted(glob(source.place, recursive=True))
        folder = Path(source.place)
        if folder.is_dir():
            files = sorted(str(file) for file in folder.rglob("*") if file.suffix.lower() in READERS)
        if not files:
            raise UnreadableFile(Unusable.NOTHING_THERE(given=source.given), Remedy.CHECK_PLACE)
        reader, *others = {READERS.get(Path(file).suffix.lower()) for file in files}
        if others:
            raise UnreadableFile(Unusable.SEVERAL_KINDS(given=source.given), Remedy.NAME_KIND)
        if reader is None:
            return self._table(source, files[0])
        self._texts = files if reader == "read_csv" else []
        spelling = _spelling(source) if self._texts else ""
        return f"{reader}([{', '.join(map(_text, files))}], union_by_name=true{spelling})"

    def _table(self, source: Source, file: str) -> str:
        try:
            self._session.execute(f"ATTACH IF NOT EXISTS {_text(file)} AS source (READ_ONLY)")
            rows = self._session.execute(
                "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'source' UNION "
                "SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = 'source' AND NOT internal"
            ).fetchall()
        except self._errors as fault:
            if _is_held(Path(file)):
                raise UnreadableFile(Unusable.HELD(file=file), Remedy.CLOSE) from fault
            raise self._refusal(source, fault) from fault
        known = {_called(*row): row for row in rows}
        wanted = source.table or (next(iter(known)) if len(known) == 1 else "")
        if wanted not in known:
            told = Unusable.NO_TABLE(given=source.given, table=wanted) if wanted else Unusable.WHICH_TABLE
            raise UnreadableFile(told, Remedy.NAME_TABLE(tables=", ".join(sorted(known))))
        return ".".join(map(_name, ("source", *known[wanted])))

    def _refusal(self, source: Source, fault: Exception) -> UnreadableFile:
        """Say why the engine could not go on; it may have found out long after the source was opened."""
        least = max(_FULL, self._room // _LEFT_FREE)
        if isinstance(fault, self._without_room) and disk_usage(self._scratch).free < least:
            return UnreadableFile(Unusable.NO_ROOM(folder=str(self._scratch.parent)), Remedy.MAKE_ROOM)
        odd = next((file for file in self._texts if not _is_utf8(Path(file))), None)
        if odd is not None:
            return UnreadableFile(Unusable.NOT_UTF8(file=Path(odd).name), Remedy.AS_UTF8)
        torn = next((file for file in self._texts if not self._is_table(source, file)), None)
        reason = str(fault).splitlines()[0].rstrip(".")
        if torn is not None:
            return UnreadableFile(Unusable.NOT_OPENED(given=Path(torn).name, reason=reason), Remedy.CHECK_CELLS)
        return UnreadableFile(Unusable.NOT_OPENED(given=source.given, reason=reason), Remedy.CHECK_PLACE)

    def _is_table(self, source: Source, file: str) -> bool:
        """Tell whether a text file can be read to its end."""
        try:
            self._session.execute(f"SELECT count(*) FROM read_csv([{_text(file)}]{_spelling(source)})").fetchall()
        except self._errors:
            return False
        return True


def _spelling(source: Source) -> str:
    """Have every cell of a text file taken as it stands, so that a day that is none does not end the run.

    No line is skipped: above one with more cells DuckDB would take the others for something else than the table.
    """
    separated = f""", delim={_text(source.separator)}, quote='"', escape='"'""" if source.separator else ""
    return f", all_varchar=true, header=true, skip=0{separated}"


@contextmanager
def _stoppable(interrupt: Callable[[], None]) -> Iterator[None]:
    """Let what ends the program end what DuckDB works out in any thread; its errors then have no type of their own.

    Elsewhere than in the main thread, or where a signal does not end the program, nothing is changed.
    """
    handlers = {number: handler for number in (SIGINT, SIGTERM) if callable(handler := getsignal(number))}
    if current_thread() is not main_thread() or not handlers:
        yield
        return
    stopped: list[KeyboardInterrupt] = []

    def stop(number: int, frame: FrameType | None) -> None:
        try:
            handlers[Signals(number)](number, frame)
        except KeyboardInterrupt as ending:
            stopped.append(ending)
            interrupt()
            raise

    for number in handlers:
        signal(number, stop)
    try:
        yield
    except Exception as fault:
        if stopped:
            raise stopped[0] from fault
        raise
    finally:
        for number, handler in handlers.items():
            signal(number, handler)


def _is_held(file: Path) -> bool:
    """Tell whether another program has locked a file to write into it; where there are no such locks, nobody has."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        with file.open("rb") as opened:
            fcntl.lockf(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as fault:
        return fault.errno in (EACCES, EAGAIN)
    return False


def _is_utf8(file: Path) -> bool:
    """Tell whether a text file can be decoded; of a packed one it is not known."""
    if file.suffix.lower() in PACKED:
        return True
    decoder = getincrementaldecoder("utf-8")()
    try:
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    except OSError:
        return True
    return True


def _called(schema: str, table: str) -> str:
    return table if schema == "main" else f"{schema}.{table}"


def _typed(place: str, terms: Terms, schema: Schema) -> str:
    when = terms.mapping["ordered_at"]
    words = ("product", "channel", "discount_code", *terms.contacts)
    cells = f"""SELECT {_customer(terms)} AS customer_id, {_moment(when, schema, terms.zone)} AS moment,
        {_amount(terms, schema)} AS amount, {_word(terms, "order_id")} AS named,
        {_number(terms, "quantity", schema)} AS quantity,
        {", ".join(f"{_word(terms, role)} AS {role}" for role in words)} FROM {place}"""
    return f"""SELECT customer_id, moment, quantity, {", ".join(words)},
        {_order("order_id" in terms.mapping)} AS order_id,
        CASE WHEN isfinite(amount) AND abs(amount) < {LARGEST} THEN amount END AS amount FROM ({cells})"""


def _order(named: bool) -> str:
    moment = "coalesce(CAST(moment AS VARCHAR), '')"
    return f"CASE WHEN named = '' THEN {moment} ELSE named END" if named else moment


def _customer(terms: Terms) -> str:
    word = _word(terms, terms.identity)
    return f"lower({word})" if terms.identity == "email" else word


def _moment(column: str, schema: Schema, zone: str) -> str:
    """Local time of the shop; infinite moments are none."""
    name, local, kind = _name(column), f"AT TIME ZONE {_text(zone)}", schema[column]
    if isinstance(kind, nw.Datetime) and kind.time_zone is not None:
        found = f"{name} {local}"
    elif kind == nw.String:
        told = f"TRY_CAST({name} AS TIMESTAMPTZ) {local}"
        otherwise = f"TRY_CAST({name} AS TIMESTAMP)"
        found = f"CASE WHEN regexp_matches({name}, {_text(WITH_OFFSET)}) THEN {told} ELSE {otherwise} END"
    else:
        found = f"CAST({name} AS TIMESTAMP)"
    return f"CASE WHEN isfinite({found}) THEN {found} END"


def _amount(terms: Terms, schema: Schema) -> str:
    if "revenue" in terms.mapping:
        return _number(terms, "revenue", schema)
    return f"{_number(terms, 'unit_price', schema)} * {_number(terms, 'quantity', schema)}"


def _number(terms: Terms, role: str, schema: Schema) -> str:
    """Return a number; one of 32 bits is that which it is written as, for 12.3 is stored as 12.300000190734863."""
    if role not in terms.mapping:
        return "CAST(NULL AS DOUBLE)"
    name = _name(terms.mapping[role])
    cell = f"CAST({name} AS VARCHAR)" if schema[terms.mapping[role]] == nw.Float32 else name
    return f"TRY_CAST({cell} AS DOUBLE)"


def _word(terms: Terms, role: str) -> str:
    """Text without blanks around it; `trim` looks at every sign of a text, so only those that begin or end with one."""
    if role not in terms.mapping:
        return "''"
    text = f"CAST({_name(terms.mapping[role])} AS VARCHAR)"
    return f"CASE WHEN prefix({text}, ' ') OR suffix({text}, ' ') THEN trim({text}) ELSE coalesce({text}, '') END"


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
