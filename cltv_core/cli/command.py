"""The command line: `cltv` opens the dashboard, `cltv analyse` and `cltv read` write files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.refusals import Remedy, Unreadable, Usage
from cltv_core.cli.terminal import PlainParser, plain, sentences_only, tell
from cltv_core.errors import UnreadableFile
from cltv_core.facts import Fact
from cltv_core.reading.columns.roles import ROLES
from cltv_core.reading.formats import BY_MEANING, FORMATS
from cltv_core.text.cli import HELP, analysed, understood
from cltv_core.text.say import say
from cltv_core.text.voice import Voice, _, speaking

if TYPE_CHECKING:
    from cltv_core.transactions import Transactions

LAST_DAY = date(2199, 12, 31)
FIXED_FILES: Mapping[str, Sequence[str]] = {
    "read": ("reading.json", "orders.csv", "lines.csv", "people.csv", "excluded.csv"),
    "analyse": (
        *("summary.json", "accuracy.json", "customers.csv", "cohorts.csv", "segments.csv", "excluded.csv"),
        "report.html",
    ),
}
"""What each command writes, beside the lists, whose names only the segments tell."""
FORMAT_NAMES = list(dict.fromkeys(known.key for known in (*FORMATS, BY_MEANING)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 when done, 2 for wrong usage, 3 when files cannot be used or written."""
    said = list(sys.argv[1:] if arguments is None else arguments)
    if not said or said[0].startswith("--server."):
        return _open_dashboard(said)
    with speaking(_voice(None)):
        given = _parser().parse_args(said)
    if given.command is None:
        return _open_dashboard([])
    with speaking(_voice(given.locale)), sentences_only() as ending:
        told, warnings = _run(given)
        tell(told, sys.stdout)
        tell(warnings, sys.stderr)
    return ending.code


def _voice(locale: str | None) -> Voice:
    """How a terminal is spoken to: in the locale asked for, else that of the environment."""
    from cltv_core.text import locales

    spoken = locales.spoken(locale or locales.in_environment(os.environ))
    return Voice(spoken, quote=plain, catalogue=locales.catalogue(spoken))


def _run(given: argparse.Namespace) -> tuple[Sequence[str], Sequence[str]]:
    """Do what was asked for; return what to say about it, and the warnings."""
    folder = OutputFolder(given.out, given.files)
    folder.check(FIXED_FILES[given.command])
    if given.command == "read":
        from cltv_core.cli.outputs import write_reading

        transactions = _transactions(given)
        with speaking(currency=transactions.currency):
            return understood(transactions, given.out), write_reading(transactions, folder)
    with ThreadPoolExecutor(max_workers=1) as meanwhile:
        for library in ("cltv_core.models.buy_till_you_die.model", "cltv_core.analysis"):
            meanwhile.submit(import_module, library)
        transactions = _transactions(given)
    from cltv_core.analysis import analyse
    from cltv_core.cli.outputs import write_analysis

    analysis = analyse(
        transactions,
        as_of=given.as_of,
        months=given.horizon_months,
        days=given.horizon_days,
        margin=given.margin,
        discount_rate=given.discount_rate,
    )
    with speaking(currency=transactions.currency):
        warnings = write_analysis(analysis, folder, with_names=given.with_names)
        return [*understood(transactions, given.out), analysed(analysis)], warnings


def _transactions(given: argparse.Namespace) -> Transactions:
    from cltv_core.reading import ReadOptions, SourceFile, read

    options = ReadOptions(
        format=given.format,
        mapping=given.map,
        currency=given.currency,
        day_first=given.day_first,
        as_of=getattr(given, "as_of", None),
        timezone=given.timezone,
        count_open=given.count_open,
        use_cards=given.use_cards,
    )
    return read([SourceFile(path.name, _bytes(path)) for path in given.files], options)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        problem = Unreadable.NOT_OPENED(path=str(path), reason=fault.strerror or type(fault).__name__)
        raise UnreadableFile(problem, Remedy.CHECK_NAME, file=path.name) from fault


def _open_dashboard(server_options: Sequence[str]) -> int:
    """Streamlit takes over this process; the theme lies beside the dashboard's script. `server_options` are handed on,
    such as --server.port 8600."""
    spec = find_spec("dashboard")
    folder = Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else Path("dashboard")
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "serve.py"), "--server.address", "localhost"]
    os.execv(sys.executable, [*command, *server_options])


def _parser() -> argparse.ArgumentParser:
    parser = PlainParser(prog="cltv", description=_(HELP["cltv"]))
    commands = parser.add_subparsers(dest="command")
    analyse, read = (commands.add_parser(name, help=_(HELP[name])) for name in ("analyse", "read"))
    for command in (analyse, read):
        _add_reading_arguments(command)
    _add_forecast_arguments(analyse)
    return parser


def _add(command: argparse.ArgumentParser, name: str, **settings: Any) -> None:
    """Add an argument with the help that is written for it."""
    command.add_argument(name, help=_(HELP[name], roles=", ".join(ROLES), formats=", ".join(FORMAT_NAMES)), **settings)


def _add_reading_arguments(command: argparse.ArgumentParser) -> None:
    _add(command, "files", nargs="+", type=Path, metavar="FILE")
    _add(command, "--out", required=True, type=Path, metavar="DIR")
    _add(command, "--map", type=_mapping, default={}, metavar="ROLE=COLUMN,...")
    _add(command, "--format", metavar="NAME")
    _add(command, "--currency", metavar="CODE")
    _add(command, "--timezone", type=_zone, metavar="ZONE")
    _add(command, "--day-first", action=argparse.BooleanOptionalAction)
    _add(command, "--count-open", action=argparse.BooleanOptionalAction)
    _add(command, "--use-cards", action="store_true")
    _add(command, "--locale", metavar="LOCALE")


def _add_forecast_arguments(command: argparse.ArgumentParser) -> None:
    _add(command, "--as-of", type=_day, metavar="YYYY-MM-DD")
    _add(command, "--horizon-months", type=_whole(1, 120), default=12, metavar="N")
    _add(command, "--horizon-days", type=_whole(1, 3660), metavar="N")
    _add(command, "--margin", type=_number(0.0, 1.0), default=1.0, metavar="SHARE")
    _add(command, "--discount-rate", type=_number(0.0, 10.0), default=0.10, metavar="RATE")
    _add(command, "--with-names", action="store_true")


def _day(text: str) -> date:
    found = date.fromisoformat(text)
    if found > LAST_DAY:
        raise _wrong(Usage.TOO_LATE(given=text, last=str(LAST_DAY)))
    return found


def _mapping(text: str) -> dict[str, str]:
    pairs = {role.strip(): header.strip() for role, _, header in (part.partition("=") for part in text.split(","))}
    unknown = [role for role, header in pairs.items() if role not in ROLES or not header]
    if unknown:
        raise _wrong(Usage.NO_ROLE(given=", ".join(unknown), roles=", ".join(ROLES)))
    return pairs


def _zone(text: str) -> str:
    from zoneinfo import available_timezones

    if text not in available_timezones():
        raise _wrong(Usage.NO_ZONE(given=text))
    return text


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise _wrong(Usage.OUTSIDE(given=text, least=str(least), most=str(most)))
        return number

    return parse


def _number(least: float, most: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        number = float(text)
        if not least <= number <= most:
            raise _wrong(Usage.OUTSIDE(given=text, least=str(least), most=str(most)))
        return number

    return parse


def _wrong(told: Fact) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(say(told))


if __name__ == "__main__":
    sys.exit(main())
