"""What the command line says: its help, how the files were understood, the figure they came to, and what it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cltv_core.cli.refusals import Kept, Remedy, Unreadable, Unwritable, Usage
from cltv_core.facts import Code
from cltv_core.text.reading import formats
from cltv_core.text.voice import N_, Sentence, Template, _, ngettext

if TYPE_CHECKING:
    from cltv_core.analysis import Analysis
    from cltv_core.transactions import FileReport, Transactions

SENTENCES: Mapping[Code, Template] = {
    Unwritable.NOT_A_FOLDER: N_("{folder} is not a folder."),
    Unwritable.FULL: N_("There is no space left to write into {folder}. Nothing in it was changed."),
    Unwritable.READ_ONLY: N_("{folder} is on a disk that can only be read."),
    Unwritable.DENIED: N_("You may not write into {folder}."),
    Unwritable.BUSY: N_("Another run is writing into {folder} at this moment."),
    Unwritable.OTHER: N_("The files cannot be written into {folder}: {reason}. Nothing in it was changed."),
    Unwritable.NOT_OURS: N_("Some files in {folder} would be lost. Nothing was written."),
    Unreadable.NOT_OPENED: N_("{path} cannot be opened: {reason}."),
    Usage.TOO_LATE: N_("{given} is after {last}"),
    Usage.NO_ROLE: N_(
        '{given}: give ROLE=COLUMN, with quotes around a name that holds a comma (revenue="Total, gross"); '
        "the roles are {roles}"
    ),
    Usage.NO_ZONE: N_("{given} is not a time zone such as Europe/Berlin or America/New_York"),
    Usage.NO_COUNTRY: N_("{given} is not a country of which holidays are known, such as DE, GB or US"),
    Usage.NO_CHANNEL: N_("{given}: give CHANNEL=MONEY with one of {channels}"),
    Usage.FILES_OR_SOURCE: N_("Give either files or --source."),
    Usage.NOT_WITH_SOURCE: N_("With --source these cannot be used: {given}"),
    Usage.MONEY_AND_HOURS: N_("Give --budget and --hours together."),
    Usage.PLAN_NEEDS_PROJECT: N_("Give --project as well: the plan stands in the digest, which needs it."),
    Usage.ONLY_WITH_SOURCE: N_("{given} can only be used with --source"),
    Usage.GROUPS_NEED_A_WINDOW: N_("With --groups give --sent-on and --window-days as well."),
    Usage.PROJECT_AS_FILE: N_("{given} is a project file: give it with --project, beside the files of your sales."),
    Usage.OUTSIDE: N_("{given} is not between {least} and {most}"),
    Kept.INPUT: N_("{name} is one of the files to be read."),
    Kept.FOREIGN: N_("{name} was not written by this program."),
    Kept.CHANGED: N_("{name} was changed after this program wrote it."),
    Remedy.ANOTHER_FOLDER: N_("Give another folder with --out."),
    Remedy.ROOM: N_("Make room, or give another folder with --out."),
    Remedy.RIGHTS: N_("Check the rights of the folder, or give another one with --out."),
    Remedy.WAIT: N_("Wait until it is done, then run the command again."),
    Remedy.MOVE_AWAY: N_("Move them away, or give another folder with --out."),
    Remedy.CHECK_NAME: N_("Check the name, and that you may read the file."),
}

NOTHING_TO_READ = N_(
    "name at least one file, a link with --link, a program with --from, or sales in an engine with --source"
)
READING = N_("Reading the files")
WRITING = N_("Writing the files")
FETCHED = N_("{count:count} sales fetched")
FETCHED_OF = N_("{count:count} of {all:count} sales fetched")
NO_MEMORY = N_("The files are too large for the memory of this machine. Nothing was written.")
NOT_SHOWN = N_("What was read could not be shown: {reason}. The files are written.")
UNEXPECTED = N_(
    "Something went wrong that is no fault of your files: {kind} in {file}, line {line}. Nothing was written. "
    "Please report this with the command you gave, but without your customers' data."
)

EXAMPLES_HEADING = N_("Examples:")
ONLY_IN_ENGINE = N_("only for sales in an engine")
ONLY_OF_FILES = N_("only for files, not with --source")
SEE_HELP = N_("See {command} for what may be given.")
EXAMPLES = (
    "cltv analyse orders.csv --out results",
    "cltv analyse till.csv shop.xlsx --out results --margin 0.4 --horizon-months 6",
    "cltv analyse orders.csv --out results --json > summary.json",
    "cltv analyse --from woocommerce:https://shop.example --project shop.cltv --out results",
    "cltv analyse --source 'duckdb:sales/*.parquet' --map ordered_at=sold,customer_id=card,revenue=total --out results",
    "cltv campaign start orders.csv --project shop.cltv --segment 'At risk' --for mailchimp --out campaign",
)

HELP: Mapping[str, str] = {
    "cltv": N_("What your customers are worth. Without a command, opens the dashboard in the browser."),
    "analyse": N_("write value, cohorts, segments, tactics and lists as files"),
    "read": N_("write only what was read, with the reconciliation"),
    "campaign": N_("send to some of a list and leave some out, then see what it brought"),
    "campaign start": N_("draw the groups of a campaign and write its lists"),
    "campaign read": N_("read the results of campaigns from later sales"),
    "plan": N_("where so much money and so many hours bring most"),
    "open": N_("look at the results of sales that stay in an engine"),
    "folder": N_("the folder that cltv analyse --source wrote"),
    "files": N_(
        "exports of your till, shop or payment provider; of {large} MB and more cltv analyse reads a plain text file "
        "in parts, where DuckDB is installed"
    ),
    "--link": N_("a link to a published sheet or file (https), read like a file; may be given several times"),
    "--from": N_(
        "a program read by a key that may only read: woocommerce:https://shop.example or stripe; keys come from "
        "{variables}, or are asked for"
    ),
    "--out": N_("the folder to write into"),
    "--source": N_(
        "sales that stay in an engine, such as duckdb:/data/*.parquet, duckdb:my.duckdb?table=lines or spark:shop.lines"
    ),
    "--map": N_(
        'which column is what, a name with a comma in quotes, such as revenue="Total, gross"; roles: {roles}; of '
        "files also: {of_files}"
    ),
    "--format": N_("the export format, where it should not be recognised: {formats}"),
    "--currency": N_("the currency of the amounts, such as GBP"),
    "--timezone": N_("the shop's time zone, such as Europe/Berlin"),
    "--day-first": N_("whether 03/04 is 3 April"),
    "--count-open": N_("whether orders that are not paid yet count"),
    "--count-unknown": N_("whether orders count whose status is not known"),
    "--count-odd": N_("whether orders count that are far larger than all others"),
    "--minor-units": N_("whether amounts are in cents, pence or the like"),
    "--use-cards": N_("tell customers without a name apart by their card"),
    "--locale": N_("how to write numbers and dates, such as en-GB or de-CH; otherwise as your system does"),
    "--as-of": N_("use nothing that happened after this day"),
    "--horizon-months": N_("how many months to look ahead; 12 unless given"),
    "--horizon-days": N_("how many days to look ahead, instead of months"),
    "--margin": N_("your gross margin from 0 to 1, such as 0.4; 1 unless given"),
    "--discount-rate": N_("your discount rate a year, such as 0.1; 0.1 unless given"),
    "--project": N_("the file that remembers your shop; it is made where there is none"),
    "--groups": N_(
        "a file of who was sent what and who was held out, drawn by another program; several if they are lists"
    ),
    "--control": N_("what the group that was left alone is called, where the file of groups does not tell"),
    "--sent-on": N_(
        "the day on which the message is sent; campaign start takes today, or the day after sales that reach to it or "
        "are long over, or the day of --as-of, unless given"
    ),
    "--window-days": N_("how many days after the message count"),
    "--name": N_("what to call the campaign"),
    "--segment": N_("the segment to write to, such as At risk"),
    "--tactic": N_("the key of the tactic that is tried"),
    "--against": N_("the key of another tactic, which half of those written to get instead"),
    "--against-offer-cost": N_("what the offer of that other tactic costs you, where it is not the same"),
    "--hold-out": N_("the share of the list to leave out, such as 0.33"),
    "--for": N_("the tool that the lists are for, such as mailchimp; csv unless given"),
    "--cost-per-contact": N_(
        "what each message costs you; unless given, what your project file says or what is assumed in your currency"
    ),
    "--offer-cost": N_("what the offer costs you for each customer who takes it"),
    "--budget": N_("the money there is for one round of messages"),
    "--hours": N_("the hours there are for it"),
    "--reserve": N_("the share of both that is kept for trials; 0.2 unless given"),
    "--acquisition-cost": N_("what winning a new customer costs you today"),
    "--ad-spend": N_("what you spent on winning customers in a month, such as 2026-09=800,2026-10=950"),
    "--contact-cost": N_("what one message costs you, such as e-mail=0.01,post=1.10"),
    "--country": N_("the country whose holidays count, such as DE; otherwise guessed from your customers"),
    "--quiet": N_("say nothing but errors"),
    "--json": N_("print the summary as JSON instead of sentences"),
    "--with-names": N_("name your best customers in report.html"),
}


def understood(transactions: Transactions, folder: Path) -> list[str]:
    """Say in a line each file's columns, then what all of them came to."""
    report = transactions.report
    orders, customers = len(transactions.orders), transactions.orders["customer_id"].nunique()
    return [
        *(_file(file) for file in report.files),
        _(
            "{orders} from {customers}; {used:cents} used of {in_files:cents} in your files.",
            orders=ngettext("{n:count} order", "{n:count} orders", orders),
            customers=ngettext("{n:count} customer", "{n:count} customers", customers),
            used=report.used_amount,
            in_files=report.file_amount,
        ),
        _("Written to {folder}.", folder=str(folder)),
    ]


def engine_missing(file: str) -> Sentence:
    """Say what a file needs that is large for the memory."""
    return _(
        "{file} is large for the memory of this computer. DuckDB reads such files in parts; it is installed by: "
        'pip install "cltv-dashboard[engine]"',
        file=file,
    )


def analysed(analysis: Analysis) -> Sentence:
    """Say the figure that an analysis comes to, its range, and who says so."""
    from cltv_core.text.analysis import expected, rough_look_ahead

    forecast, customers = analysis.told, len(analysis.summary.frame)
    parts = [
        *(rough_look_ahead if analysis.modest else expected)(customers, forecast),
        _("Forecast by {methods:list}.", methods=forecast.methods),
        *([counted_over(analysis)] if analysis.as_told is not analysis else []),
    ]
    return Sentence(" ".join(parts))


def counted_over(analysis: Analysis) -> Sentence:
    """Say over which time the files count that are for other programs, where it is not that of what is told."""
    return _(
        "report.html looks as far ahead; customers.csv, segments.csv and the lists count what is expected over the "
        "{horizon:horizon}.",
        horizon=analysis.terms.horizon_days,
    )


def _file(file: FileReport) -> Sentence:
    columns = ", ".join(f"{role}={header}" for role, header in file.columns.items())
    rows = ngettext("{n:count} row", "{n:count} rows", file.rows)
    kind = formats.label(file.format)
    return _("{name}: {format}, {rows} ({columns})", name=file.name, format=kind, rows=rows, columns=columns)
