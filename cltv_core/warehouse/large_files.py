"""One file that is too large for memory, where an engine reads it as the reading room would, without a guess.

The reading room understands the beginning of the file. Then every cell of the whole must be of a kind that can be read
in one way only, and every order must be one that the engine's strict rules and the reading room's agree on; at last
both read some of the customers, and must come to the same. Whatever fails leaves the file to the reading room.
"""

from __future__ import annotations

import csv
import glob
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow.csv

from cltv_core.errors import CltvError
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.columns.recognise import Understanding, format_of, understand
from cltv_core.reading.formats import WrongFile
from cltv_core.reading.formats.declaration import Format
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.orders.odd_orders import TIMES
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.transactions import Transactions
from cltv_core.warehouse.duckdb_engine import DuckEngine
from cltv_core.warehouse.engine import Frame
from cltv_core.warehouse.orders import NOBODY, USED
from cltv_core.warehouse.source import Source, Terms
from cltv_core.warehouse.warehouse import Warehouse

_HEAD = 500_000
_TRIED_ROWS = 20_000
_SEPARATORS = ",;\t|"
_NEEDED = frozenset({"ordered_at", "customer_id", "order_id"})
_TAKEN = _NEEDED | {"revenue", "unit_price", "quantity", "product", "channel", "discount_code"}
_SPECIAL = (
    *("excerpts", "packed", "wide", "refund_list", "converted", "detail", "summary", "number_within", "less"),
    *("adjusted", "costs_are_negative", "utc", "product_code", "not_products", "no_mailing"),
)
_DATE = r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9]:[0-5][0-9](:[0-5][0-9])?)?$"
_NUMBER = r"^-?[0-9]{1,9}(\.[0-9]{1,2})?$"
_PIECES = r"^-?[0-9]{1,6}$"
_NAME = r"^([A-Za-z]+[-_]?[0-9]+|[0-9]*[1-9][0-9]*)$"
_ORDER = r"^[A-Za-z0-9#]([A-Za-z0-9 #/_-]*[A-Za-z0-9])?$"
_MOST_ODD, _MOST_OF_ONE = 0.01, 0.05


@dataclass(frozen=True)
class LargeFile:
    """Where a large file lies for the engine, and how its lines are to be understood."""

    source: Source
    terms: Terms


def large_file(file: Path, options: ReadOptions, scratch: Path) -> LargeFile | None:
    """Find out how the engine can read a file as the reading room would; None where it cannot be sure.

    `scratch`: a folder for what is tried.
    """
    try:
        found = _understood(file, options)
        return found if found and _regular(found, scratch) and _tried(found, options, scratch) else None
    except (CltvError, ValueError):
        return None


def _understood(file: Path, options: ReadOptions) -> LargeFile | None:
    """Understand the beginning of a file as the reading room does, where its columns are plain ones."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD).rpartition(b"\n")[0] + b"\n"
    tables = open_tables(file.name, head)
    declared = format_of(tables[0])
    if len(tables) != 1 or isinstance(declared, WrongFile):
        return None
    understanding = understand(tables[0], declared, options.mapping)
    separator = _separator(head, tables[0].headers)
    if not (separator and _plain(declared, understanding)):
        return None
    sales = read([SourceFile(file.name, head)], options)
    mapping = {role: headers[0] for role, headers in understanding.columns.items()}
    source = Source(file.name, "duckdb", glob.escape(str(file)), separator=separator)
    return LargeFile(source, Terms(mapping, currency=sales.currency, as_of=options.as_of))


def _separator(head: bytes, headers: tuple[str, ...]) -> str | None:
    """Return what separates the cells of the first line, where it names the columns and nothing else."""
    first = head.decode("utf-8").removeprefix("\ufeff").splitlines()[0]
    lines = ((separator, tuple(next(csv.reader([first], delimiter=separator)))) for separator in _SEPARATORS)
    return next((separator for separator, names in lines if names == headers), None)


def _plain(declared: Format, found: Understanding) -> bool:
    """Tell whether each role is one column as it stands, and no rule of the format looks at any other."""
    roles, bare = set(found.columns), Format(declared.key, declared.name, (), {})
    rules = [*declared.rules, declared.refund_row, declared.negative, declared.refunded_in_full]
    return (
        _NEEDED <= roles <= _TAKEN
        and ("revenue" in roles or {"unit_price", "quantity"} <= roles)
        and all(len(headers) == 1 for headers in found.columns.values())
        and "customer_id" in declared.identity
        and not (found.words or found.scales or found.discount or found.twin)
        and not any(found.headers(rule.header) for rule in rules if rule)
        and all(getattr(declared, name) == getattr(bare, name) for name in _SPECIAL)
    )


def _regular(file: LargeFile, scratch: Path) -> bool:
    """Tell whether every cell can be read in one way only, and every order is one that is understood alike."""
    (scratch / "whole").mkdir()
    engine = DuckEngine(scratch / "whole")
    with engine.session(file.source):
        cells = engine.cells(file.source)
        shop = Warehouse(engine, file.source, file.terms)
        regular = _cells_are_regular(engine, cells, file.terms) and _orders_are_regular(engine, shop.lines)
        if regular:
            _draw(engine, cells, file.terms, scratch / "some.csv")
        return regular


def _cells_are_regular(engine: DuckEngine, cells: Frame, terms: Terms) -> bool:
    role = terms.mapping
    numbers = [name for name in ("revenue", "unit_price") if name in role]
    patterns = {role["ordered_at"]: _DATE, role["order_id"]: _ORDER, **{role[name]: _NUMBER for name in numbers}}
    if "quantity" in role:
        patterns[role["quantity"]] = _PIECES
    odd = [~nw.col(name).str.contains(pattern).fill_null(False) for name, pattern in patterns.items()]
    odd.append(~nw.col(role["customer_id"]).fill_null("1").str.contains(_NAME))
    counted = cells.select(*(one.cast(nw.Int64).sum().alias(f"odd{place}") for place, one in enumerate(odd)))
    if any(engine.arrow(counted).to_pylist()[0].values()):
        return False
    kinds = (
        cells.select(kind=nw.col(role["customer_id"]).str.replace_all("[0-9]+", "1"))
        .unique()
        .filter(~nw.col("kind").is_null())
    )
    shapes = pd.Index(engine.arrow(kinds).to_pandas()["kind"], dtype="str")
    return list(CLEANERS["customer_id"](shapes)) == list(shapes)


def _orders_are_regular(engine: DuckEngine, lines: Frame) -> bool:
    """Tell whether each number is one purchase of one customer, of which later days can only give back some.

    The reading room sees through numbers that start again, discounts on lines of their own, refunds without an order,
    tills that book strangers on one name, and amounts that cannot be; the engine does not.
    """
    sale, amount, day = nw.col("amount") >= 0, nw.col("amount"), nw.col("day")
    marked = engine.with_day(lines).with_columns(
        bought=nw.when(sale).then(day), back=nw.when(~sale).then(day), known=nw.col("reason") == USED
    )
    marked = marked.with_columns(strange=(~nw.col("known") & ~((nw.col("customer_id") == NOBODY) & (amount > 0))))
    orders = marked.group_by("order_id").agg(
        one=nw.col("customer_id").min(),
        other=nw.col("customer_id").max(),
        first=nw.col("bought").min(),
        last=nw.col("bought").max(),
        back=nw.col("back").min(),
        total=amount.sum(),
        strange=nw.col("strange").cast(nw.Int64).sum(),
    )
    kept = engine.keep(orders, "tried_orders")
    fits = (nw.col("one") == nw.col("other")) & (nw.col("first") == nw.col("last")) & (nw.col("strange") == 0)
    fits = fits & (nw.col("back").is_null() | (nw.col("back") > nw.col("first"))) & (nw.col("total") >= 0)
    counted = kept.select(orders=nw.len(), odd=(~fits.fill_null(False)).cast(nw.Int64).sum())
    told = engine.arrow(counted).to_pylist()[0]
    if told["odd"] or not told["orders"]:
        return False
    most = engine.arrow(kept.filter(nw.col("one") != NOBODY).group_by("one").agg(n=nw.len()).select(nw.col("n").max()))
    return (most[0][0].as_py() or 0) <= _MOST_OF_ONE * told["orders"] and _amounts_are_regular(
        engine, kept, told["orders"]
    )


def _amounts_are_regular(engine: DuckEngine, orders: Frame, count: int) -> bool:
    """Tell whether no amount stands far above the next, among more than the reading room may hold for odd."""
    largest = orders.filter(nw.col("total") > 0).select("total").sort("total", descending=True)
    sizes = engine.arrow(largest.head(int(_MOST_ODD * count) + 2)).column("total").to_numpy()
    return not (np.sort(sizes)[1:] > TIMES * np.sort(sizes)[:-1]).any()


def _draw(engine: DuckEngine, cells: Frame, terms: Terms, file: Path) -> None:
    """Write all rows of some customers, as they stand, to a file."""
    customer = terms.mapping["customer_id"]
    rows = int(engine.arrow(cells.select(nw.len()))[0][0].as_py())
    drawn = engine.with_hash(cells.filter(~nw.col(customer).is_null()), customer)
    some = drawn.filter(nw.col("hash") % -(-rows // _TRIED_ROWS) == 0).drop("hash")
    pyarrow.csv.write_csv(engine.arrow(some), file)


def _tried(file: LargeFile, options: ReadOptions, scratch: Path) -> bool:
    """Tell whether the reading room and the engine come to the same sales of some customers."""
    drawn = scratch / "some.csv"
    usual = read([SourceFile(drawn.name, drawn.read_bytes())], options)
    if dict(usual.report.files[0].columns) != dict(file.terms.mapping):
        return False
    source = Source(drawn.name, "duckdb", glob.escape(str(drawn)), separator=",")
    (scratch / "some").mkdir()
    engine = DuckEngine(scratch / "some")
    with engine.session(source):
        return _same(usual, Warehouse(engine, source, file.terms).sample)


def _same(usual: Transactions, other: Transactions) -> bool:
    told = ["order_id", "customer_id", "ordered_at", "revenue", "refunded"]
    one, two = (sales.orders.astype({"order_id": "str"})[told].sort_values("order_id") for sales in (usual, other))
    if len(one) != len(two) or (one[told[:3]].to_numpy() != two[told[:3]].to_numpy()).any():
        return False
    money = np.abs(one[told[3:]].to_numpy() - two[told[3:]].to_numpy()).max(initial=0.0)
    alike = [(report.file_amount, report.used_amount) for report in (usual.report.files[0], other.report.files[0])]
    return bool(money < 1e-6) and alike[0] == alike[1]
