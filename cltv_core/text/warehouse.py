"""What the owner reads of sales that stay in an engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cltv_core.facts import Code
from cltv_core.text.voice import N_, Plural, Sentence, Template, _, ngettext
from cltv_core.warehouse.codes import Caution, Remedy, Unusable

if TYPE_CHECKING:
    from cltv_core.transactions import FileReport

_ENGINES: Mapping[str, str] = {"duckdb": "DuckDB", "spark": "Spark"}

SENTENCES: Mapping[Code, Template] = {
    Unusable.NO_SOURCE: N_("{given} is not a source."),
    Unusable.NOT_DIRECTLY: N_("Sales cannot be read from {given} directly."),
    Unusable.NOT_INSTALLED: N_("{name} is not installed."),
    Unusable.NO_JAVA: N_("Spark needs Java, which is not installed."),
    Unusable.NOT_STARTED: N_("Spark cannot be reached: {reason}."),
    Unusable.NOTHING_THERE: N_("There is nothing at {given}."),
    Unusable.NOT_OPENED: N_("{given} cannot be read: {reason}."),
    Unusable.NOT_UTF8: N_("{file} is not written in UTF-8."),
    Unusable.HELD: N_("Another program has opened {file} to write into it."),
    Unusable.NO_ROOM: N_("There is no room left in {folder}, where the sales are worked out."),
    Unusable.AMONG_SALES: N_("{folder} lies among the sales, and the next run would take the results for sales."),
    Unusable.SEVERAL_KINDS: N_("There are files of several kinds at {given}."),
    Unusable.NOTHING_IN_IT: N_("There are no lines at {given}."),
    Unusable.NOTHING_USED: Plural(
        N_("The only line cannot be used."), N_("None of the {rows:count} lines can be used."), by="rows"
    ),
    Unusable.LEFT_OUT: N_("{reason}: {rows:count}."),
    Unusable.NO_RESULTS: N_("{folder} holds no results of sales in an engine."),
    Unusable.NO_TABLE: N_("There is no table {table} in {given}."),
    Unusable.WHICH_TABLE: N_("The database has no table, or more than one."),
    Unusable.NO_COLUMN: N_("There is no column {column} for the role {role}."),
    Unusable.ROLE_NOT_USED: N_("The role {role} cannot be used with --source."),
    Unusable.ROLE_MISSING: N_("No column has the role {role}."),
    Unusable.NOT_A_DATE: N_("The column {column} holds no dates."),
    Unusable.NOT_A_NUMBER: N_("The column {column} holds no numbers."),
    Remedy.WRITE_SO: N_(
        "Write --source duckdb:PLACE, duckdb:FILE?table=NAME, spark:PLACE or spark:TABLE, and name the columns: "
        "--map ordered_at=COLUMN,revenue=COLUMN,customer_id=COLUMN (also email, phone, order_id, product, unit_price, "
        "quantity, channel, discount_code, first_name, last_name, consent, country, postcode)."
    ),
    Remedy.ANALYSE_FIRST: N_("Write them with cltv analyse --source, and give the folder of --out."),
    Remedy.AS_PARQUET: N_(
        "Write them as Parquet there (in Spark with df.write.parquet, in a warehouse with its export), and give "
        "--source duckdb:FOLDER."
    ),
    Remedy.INSTALL: N_('Install it: pip install "cltv-dashboard[{extra}]".'),
    Remedy.INSTALL_JAVA: N_("Install Java 17 or later, or set JAVA_HOME to where it is."),
    Remedy.CHECK_SPARK: N_("Check the settings of Spark, and that its cluster runs."),
    Remedy.CHECK_PLACE: N_("Check the place, and that you may read it."),
    Remedy.CHECK_SALES: N_("Check the place, or export the sales anew."),
    Remedy.CHECK_SPELLING: N_(
        "Write amounts with a point and without a currency (12.30) and days as 2024-12-31, and check --map and --as-of."
    ),
    Remedy.AS_UTF8: N_("Save it as UTF-8, or write the sales as Parquet."),
    Remedy.CHECK_CELLS: N_(
        "Check that every line has as many cells as the first, and that a cell with a separator, a quote or a line "
        "break in it stands in quotes."
    ),
    Remedy.CLOSE: N_("Close it there, or give a copy of it."),
    Remedy.MAKE_ROOM: N_("Make as much room as the sales take, or give a folder on another disk with --out."),
    Remedy.NAME_KIND: N_("Name one kind by a pattern, such as FOLDER/*.parquet."),
    Remedy.CHECK_MAP: N_("Change --map. These columns are there: {columns}."),
    Remedy.NAME_TABLE: N_("Add ?table=NAME with one of: {tables}."),
    Caution.DATES_UNREAD: N_(
        "{share:share} of the amount in the source could not be used because its days cannot be read. Write them as "
        "2024-12-31, or choose another column for ordered_at in --map if there is one."
    ),
    Caution.AMOUNTS_UNREAD: Plural(
        N_("{rows:count} line has no amount that can be read, and is not counted."),
        N_(
            "{rows:count} lines ({share:share}) have no amount that can be read, and are not counted. Write amounts "
            "with a point and without a currency (12.30), or choose another column in --map if there is one."
        ),
        by="rows",
    ),
    Caution.REFUNDS_UNMATCHED: N_(
        "Refunds worth {share:share} of the sales are not taken off: their order is not in the source, or they are "
        "more than was paid for it. Add the sales of those orders, and check the column of order_id in --map."
    ),
    Caution.REFUNDS_WITHOUT_NUMBER: N_(
        "Refunds worth {share:share} of the sales are not taken off, as nothing tells to which order they belong. "
        "Name the column of the order number with order_id in --map."
    ),
    Caution.ZONE_NOT_SAID: N_(
        "The moments in the column {column} tell their time zone, and the days of sales were counted by UTC, as it was "
        "not said where the shop is. Give its time zone with --timezone, or sales around midnight may stand on the day "
        "before or after."
    ),
    Caution.LEARNT_ON: N_(
        "What happened is exact for all {customers:count} customers. The forecast, the usual gaps by which somebody "
        "counts as late, and what is said of products were learnt on {learnt_on:count} of them, drawn by chance. They "
        "hold for the others as far as these are like them."
    ),
}


def worked_out(report: FileReport, customers: int, folder: Path) -> list[Sentence]:
    """Say what the engine took for what, what it counted, and where that was written."""
    return [
        _(
            "{name}: read by {engine}, {rows} ({columns})",
            name=report.name,
            engine=_ENGINES[report.format],
            rows=ngettext("{n:count} row", "{n:count} rows", report.rows),
            columns=", ".join(f"{role}={header}" for role, header in report.columns.items()),
        ),
        _(
            "{orders} from {customers}: {used:cents}. All lines of the source add up to {held:cents}.",
            orders=ngettext("{n:count} order", "{n:count} orders", report.orders),
            customers=ngettext("{n:count} customer", "{n:count} customers", customers),
            used=report.used_amount,
            held=report.file_amount,
        ),
        _("Written to {folder}.", folder=str(folder)),
    ]
