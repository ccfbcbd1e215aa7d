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
from typing import TYPE_CHECKING

from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.terminal import PlainParser, sentences_only, tell
from cltv_core.errors import UnreadableFile
from cltv_core.reading.columns.roles import ROLES
from cltv_core.reading.formats import BY_MEANING, FORMATS

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
    given = _parser().parse_args(said)
    if given.command is None:
        return _open_dashboard([])
    with sentences_only() as ending:
        told, warnings = _run(given)
        tell(told, sys.stdout)
        tell(warnings, sys.stderr)
    return ending.code


def _run(given: argparse.Namespace) -> tuple[Sequence[str], Sequence[str]]:
    """Does what was asked for; returns what to say about it, and the warnings."""
    folder = OutputFolder(given.out, given.files)
    folder.check(FIXED_FILES[given.command])
    if given.command == "read":
        from cltv_core.cli.outputs import write_reading
        from cltv_core.text.command_words import understood

        transactions = _transactions(given)
        return understood(transactions, given.out), write_reading(transactions, folder)
    with ThreadPoolExecutor(max_workers=1) as meanwhile:
        for library in ("cltv_core.models.buy_till_you_die.model", "cltv_core.analysis", "sksurv.linear_model"):
            meanwhile.submit(import_module, library)
        transactions = _transactions(given)
    from cltv_core.analysis import analyse
    from cltv_core.cli.outputs import write_analysis
    from cltv_core.text.command_words import analysed, understood

    analysis = analyse(
        transactions,
        as_of=given.as_of,
        months=given.horizon_months,
        days=given.horizon_days,
        margin=given.margin,
        discount_rate=given.discount_rate,
    )
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
        raise UnreadableFile(
            f"{path} cannot be opened: {fault.strerror}.", "Check the name and that the file may be read."
        ) from fault


def _open_dashboard(server_options: Sequence[str]) -> int:
    """Streamlit takes over this process; the theme lies beside the dashboard's script. `server_options` are handed on,
    such as --server.port 8600."""
    spec = find_spec("dashboard")
    folder = Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else Path("dashboard")
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "app.py"), "--server.address", "localhost"]
    os.execv(sys.executable, [*command, *server_options])


def _parser() -> argparse.ArgumentParser:
    parser = PlainParser(
        prog="cltv", description="What your customers are worth. Without a command, opens the dashboard in the browser."
    )
    commands = parser.add_subparsers(dest="command")
    analyse = commands.add_parser("analyse", help="value, cohorts, segments, tactics and lists as files")
    read = commands.add_parser("read", help="only what was read, with the reconciliation")
    for command in (analyse, read):
        _add_reading_arguments(command)
    _add_forecast_arguments(analyse)
    return parser


def _add_reading_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="exports of a till, shop or provider")
    command.add_argument("--out", required=True, type=Path, metavar="DIR", help="where to write")
    command.add_argument(
        "--map",
        type=_mapping,
        default={},
        metavar="ROLE=COLUMN,...",
        help=f"which column is what; roles: {', '.join(ROLES)}",
    )
    command.add_argument(
        "--format", metavar="NAME", help=f"the export format, instead of recognising it: {', '.join(FORMAT_NAMES)}"
    )
    command.add_argument("--currency", metavar="CODE", help="the currency of the amounts, for example GBP")
    command.add_argument("--timezone", type=_zone, metavar="ZONE", help="the shop's own time, such as Europe/Berlin")
    yes_or_no = argparse.BooleanOptionalAction
    command.add_argument("--day-first", action=yes_or_no, help="whether 03/04 is the third of April")
    command.add_argument("--count-open", action=yes_or_no, help="whether orders that are not paid yet count")
    command.add_argument("--use-cards", action="store_true", help="know customers without a name by their card")


def _add_forecast_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="use nothing after this day")
    command.add_argument("--horizon-months", type=_whole(1, 120), default=12, metavar="N", help="to look ahead; 12")
    command.add_argument("--horizon-days", type=_whole(1, 3660), metavar="N", help="instead of months")
    command.add_argument("--margin", type=_number(0.0, 1.0), default=1.0, help="gross margin, 0 to 1: 0.4 is 40 %%; 1")
    command.add_argument("--discount-rate", type=_number(0.0, 10.0), default=0.10, help="a year, 0.10 is 10 %%; 0.10")
    command.add_argument("--with-names", action="store_true", help="name the best customers in report.html")


def _day(text: str) -> date:
    found = date.fromisoformat(text)
    if found > LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text} is after {LAST_DAY}")
    return found


def _mapping(text: str) -> dict[str, str]:
    pairs = {role.strip(): header.strip() for role, _, header in (part.partition("=") for part in text.split(","))}
    unknown = [role for role, header in pairs.items() if role not in ROLES or not header]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: give ROLE=COLUMN with a role of {', '.join(ROLES)}")
    return pairs


def _zone(text: str) -> str:
    from zoneinfo import available_timezones

    if text not in available_timezones():
        raise argparse.ArgumentTypeError(f"{text} is no time zone such as Europe/Berlin or America/New_York")
    return text


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
        return number

    return parse


def _number(least: float, most: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        number = float(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
        return number

    return parse


if __name__ == "__main__":
    sys.exit(main())
