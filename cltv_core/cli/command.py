"""The command line: `cltv` opens the dashboard, `cltv analyse` and `cltv read` write files."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from psutil import virtual_memory

from cltv_core.cli.arguments import complete, parsed, said_of_files
from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.front_door import open_dashboard, open_results
from cltv_core.cli.inputs import read_bytes
from cltv_core.cli.terminal import Show, plain, sentences_only, stages, tell, terminable
from cltv_core.opening import limits
from cltv_core.text.cli import FETCHED, FETCHED_OF, READING, WRITING, analysed, engine_missing, understood
from cltv_core.text.say import say
from cltv_core.text.voice import Voice, _, speaking

if TYPE_CHECKING:
    from cltv_core.facts import Fact
    from cltv_core.project.contents import Project
    from cltv_core.reading import ReadOptions
    from cltv_core.reading.options import Remembered, SourceFile
    from cltv_core.transactions import Transactions

FIXED_FILES: Mapping[str, Sequence[str]] = {
    "read": ("reading.json", "orders.csv", "lines.csv", "people.csv", "excluded.csv"),
    "analyse": (
        *("summary.json", "accuracy.json", "customers.csv", "cohorts.csv", "segments.csv", "excluded.csv"),
        "report.html",
    ),
    "campaign": ("campaigns.json", "learned.json", "receipt.json", "receipt-other.json"),
    "plan": ("plan.json", "calendar.ics"),
}
"""What each command writes, beside the lists, whose names only the segments tell."""

DIGEST_FILES = ("digest.html", "digest.txt")
"""What `analyse` writes besides where it knows from a project what the owner knows."""

SUMMARIES: Mapping[str, str] = {
    "read": "reading.json",
    "analyse": "summary.json",
    "campaign start": "receipt.json",
    "campaign read": "campaigns.json",
    "plan": "plan.json",
}
"""The file of each command that `--json` prints."""

OBJECTS_A_LOOK = 100_000
"""New objects after which Python looks for those that only know each other."""

SECONDS_A_TURN = 0.001
"""After which one thread lets the other go on."""

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
"""How files end that an engine can read in parts."""

MEANWHILE = ("cltv_core.models.buy_till_you_die.model", "cltv_core.cli.outputs", "cltv_core.cli.with_project")
"""What an analysis needs besides reading: loaded while the files are read."""

LONG_FILES = 2_000_000
"""Bytes from which reading takes so long that the process of the standard recipe can load its library meanwhile."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns
    -------
    int
        The exit code: 0 when done, 2 for wrong usage, 3 when files cannot be used or written, 130 and 143 when the run
        was ended from outside.
    """
    complete()
    said = list(sys.argv[1:] if arguments is None else arguments)
    if not said or said[0].startswith("--server."):
        return open_dashboard(said)
    with speaking(_voice(None)):
        given = parsed(said)
    if given.command is None:
        return open_dashboard([])
    if given.command == "open":
        with speaking(_voice(given.locale)), sentences_only() as opened:
            open_results(given.folder)
        return opened.code
    with speaking(_voice(given.locale)), sentences_only() as ending, terminable(), _for_one_command():
        with stages(sys.stderr, quiet=given.quiet) as show:
            told, warnings = _run(given, show)
        _speak(given, told, warnings)
    return ending.code


@contextmanager
def _for_one_command() -> Iterator[None]:
    """Tune Python for a command that is soon over.

    It leaves few circles of objects, and each look for them goes over all that was imported. While libraries are
    loaded, reading gives way at each step, and must not wait long for its turn.
    """
    objects, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(OBJECTS_A_LOOK, *objects[1:])
    sys.setswitchinterval(SECONDS_A_TURN)
    try:
        yield
    finally:
        gc.set_threshold(*objects)
        sys.setswitchinterval(turn)


def _speak(given: argparse.Namespace, told: Sequence[str], warnings: Sequence[str]) -> None:
    """Say what was done; `--json` prints the summary that was written instead, `--quiet` nothing."""
    if given.json:
        tell([(given.out / _summary_of(given)).read_text("utf-8").rstrip()], sys.stdout)
    elif not given.quiet:
        tell(told, sys.stdout)
    if not given.quiet:
        tell(warnings, sys.stderr)


def _summary_of(given: argparse.Namespace) -> str:
    return SUMMARIES[f"{given.command} {given.action}" if given.command == "campaign" else given.command]


def _voice(locale: str | None) -> Voice:
    """How a terminal is spoken to: in the locale asked for, else that of the environment."""
    from cltv_core.text import locales

    spoken = locales.spoken(locale or locales.in_environment(os.environ))
    return Voice(spoken, quote=plain, catalogue=locales.catalogue(spoken))


def _run(given: argparse.Namespace, show: Show) -> tuple[Sequence[str], Sequence[str]]:
    """Do what was asked for; return what to say about it, and the warnings."""
    folder = OutputFolder(given.out, given.files)
    folder.check([*FIXED_FILES[given.command], *(DIGEST_FILES if _writes_digest(given) else ())])
    show(_(READING))
    if given.command == "campaign":
        return _campaign(given, folder, show), ()
    if given.command == "plan":
        return _plan(given, folder, show), ()
    if given.command == "analyse" and given.source is not None:
        from cltv_core.cli.source import analyse_source

        return analyse_source(given, folder)
    if given.command == "read":
        from cltv_core.cli.outputs import write_reading

        transactions = _transactions(given, show)
        with speaking(currency=transactions.currency):
            return understood(transactions, given.out), write_reading(transactions, folder)
    return _in_parts(given, folder) or _analyse(given, folder, show)


def _writes_digest(given: argparse.Namespace) -> bool:
    return given.command == "analyse" and given.project is not None


def _in_parts(given: argparse.Namespace, folder: OutputFolder) -> tuple[Sequence[str], Sequence[str]] | None:
    """Have an engine read a file that is too large for memory; None where the usual way must do."""
    if said_of_files(given) or given.timezone or len(given.files) != 1 or given.link or given.connected:
        return None
    file = given.files[0]
    if not (file.is_file() and file.suffix.lower() in TEXT_ENDINGS):
        return None
    if not limits.is_large(file.stat().st_size, virtual_memory().total):
        return None
    if find_spec("duckdb") is None:
        if not given.quiet:
            tell([engine_missing(file.name)], sys.stderr)
        return None
    from cltv_core.cli.source import analyse_large

    return analyse_large(given, folder, _options(given, None))


def _analyse(given: argparse.Namespace, folder: OutputFolder, show: Show) -> tuple[Sequence[str], Sequence[str]]:
    from cltv_core.backtest.recipe.child import recipe_child

    with recipe_child() as child:
        if sum(file.stat().st_size for file in given.files if file.is_file()) > LONG_FILES:
            child.start()
        with ThreadPoolExecutor(max_workers=1) as meanwhile:
            for library in MEANWHILE:
                meanwhile.submit(import_module, library)
            project = _project(given)
            options = _options(given, project)
            transactions = _transactions(given, show, options)
        from cltv_core.backtest.recipe.standard import RecipeRun
        from cltv_core.cli.outputs import warnings, write_analysis
        from cltv_core.cli.winning import winning_json, with_typed_cost
        from cltv_core.cli.with_project import decided, digest_files, remember
        from cltv_core.planning.winning import with_earned
        from cltv_core.project.contents import Project

        made = decided(given, transactions, project, partial(_show_test, show))
        priced = with_typed_cost(project or Project(b""), given, made.analysis.summary)
        cost = with_earned(priced, made.analysis)
        with speaking(currency=transactions.currency):
            write_analysis(
                made.analysis,
                folder,
                RecipeRun.of(made.analysis.outlook.plan, child),
                with_names=given.with_names,
                campaigns=made.campaigns,
                withheld=made.withheld,
                further=partial(digest_files, priced, made, given) if project else None,
                told=winning_json(cost),
                cost=cost,
            )
            if project is not None:
                remember(priced, made, given, options)
            told = [*understood(transactions, given.out), analysed(made.analysis)]
            return told, warnings(transactions, made.analysis.told)


def _project(given: argparse.Namespace) -> Project | None:
    if given.project is None:
        return None
    from cltv_core.cli.campaign import open_project

    return open_project(given.project)


def _campaign(given: argparse.Namespace, folder: OutputFolder, show: Show) -> Sequence[str]:
    from cltv_core.cli.campaign import read_campaigns, start_campaign

    transactions = _transactions(given, show)
    with speaking(currency=transactions.currency):
        return (start_campaign if given.action == "start" else read_campaigns)(given, transactions, folder)


def _plan(given: argparse.Namespace, folder: OutputFolder, show: Show) -> Sequence[str]:
    from cltv_core.cli.plan import plan_money

    transactions = _transactions(given, show)
    with speaking(currency=transactions.currency):
        return plan_money(given, transactions, folder)


def _transactions(given: argparse.Namespace, show: Show, options: ReadOptions | None = None) -> Transactions:
    from cltv_core.reading import SourceFile, read

    options = options or _options(given, None)
    opened = (SourceFile(path.name, read_bytes(path)) for path in given.files)
    return read([*opened, *_fetched(given, show)], options)


def _options(given: argparse.Namespace, project: Project | None) -> ReadOptions:
    """Return what was typed about the files; what a project remembers of them comes after that."""
    from cltv_core.reading import ReadOptions

    return ReadOptions(
        format=given.format,
        mapping=given.map,
        currency=given.currency,
        day_first=given.day_first,
        as_of=getattr(given, "as_of", None),
        timezone=given.timezone,
        count_open=given.count_open,
        count_unknown=given.count_unknown,
        count_odd=given.count_odd,
        minor_units=given.minor_units,
        use_cards=given.use_cards,
        remembered=_remembered(project) if project else {},
        said=frozenset({"timezone"}) if given.timezone else frozenset(),
    )


def _remembered(project: Project) -> Mapping[str, Remembered]:
    from cltv_core.project.answers import remembered

    return remembered(project.answers)


def _fetched(given: argparse.Namespace, show: Show) -> list[SourceFile]:
    """Fetch what links and keys lead to, links first."""
    if not (given.link or given.connected):
        return []
    from cltv_core.cli.keys import keys_of
    from cltv_core.sources.connections import Published, connect

    connections = [*map(Published, given.link), *(connect(typed, keys_of) for typed in given.connected)]
    return [connection.fetch(progress=partial(_show_fetched, show)) for connection in connections]


def _show_fetched(show: Show, count: int, of: int | None) -> None:
    if of:
        show(_(FETCHED_OF, count=count, all=of), count / of)
    else:
        show(_(FETCHED, count=count))


def _show_test(show: Show, share: float, step: Fact) -> None:
    if share < 1:
        show(say(step), share)
    else:
        show(_(WRITING))
