"""What may be typed behind `cltv`, and what it means."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cltv_core.cli.refusals import Usage
from cltv_core.cli.terminal import PlainParser
from cltv_core.facts import Fact
from cltv_core.opening import limits
from cltv_core.project import SUFFIX
from cltv_core.reading.formats import BY_MEANING, FORMATS
from cltv_core.reading.vocabulary.roles import ROLES
from cltv_core.sources.programs import PROGRAMS
from cltv_core.tactics.catalogue import MESSAGES
from cltv_core.text.cli import (
    EXAMPLES,
    EXAMPLES_HEADING,
    HELP,
    NOTHING_TO_READ,
    ONLY_IN_ENGINE,
    ONLY_OF_FILES,
)
from cltv_core.text.say import say
from cltv_core.text.voice import Sentence, _
from cltv_core.warehouse.roles import ROLES as IN_ENGINES

LAST_DAY = date(2199, 12, 31)
KEY_VARIABLES = [name for program in PROGRAMS.values() for name in program.variables]
FORMAT_NAMES = list(dict.fromkeys(known.key for known in (*FORMATS, BY_MEANING)))

ONLY_FILES = (
    *("format", "day_first", "count_open", "count_unknown", "count_odd", "minor_units", "use_cards"),
    *("with_names", "project", "budget", "hours", "acquisition_cost", "ad_spend"),
)
"""Arguments that mean something only where files are read."""

_SWITCHES = ("use_cards", "with_names")
"""Those that are False where they are not given."""

_PAIRS = re.compile(r"""[^,=]*=\s*"(?:[^"]|"")*"\s*(?=,|$)|[^,]+""")
"""What stands between commas, but for those in a column's name in quotes."""

_QUOTED = re.compile(r'''"((?:[^"]|"")*)"''')


def command_line() -> argparse.ArgumentParser:
    """Make the parser of all commands, its help in the current voice."""
    examples = "\n".join([_(EXAMPLES_HEADING), *(f"  {example}" for example in EXAMPLES)])
    parser = PlainParser(
        prog="cltv",
        description=_(HELP["cltv"]),
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command")
    analyse, read = (commands.add_parser(name, help=_(HELP[name])) for name in ("analyse", "read"))
    in_engine, of_files = (analyse.add_argument_group(_(title)) for title in (ONLY_IN_ENGINE, ONLY_OF_FILES))
    _add_reading_arguments(analyse, of_files)
    _add_reading_arguments(read, read)
    _add(in_engine, "--source", metavar="ENGINE:PLACE")
    _add(in_engine, "--for", dest="destination", default=None, metavar="TOOL")
    _add_forecast_arguments(analyse, of_files)
    _add_campaign_commands(commands)
    _add_plan_command(commands)
    opening = commands.add_parser("open", help=_(HELP["open"]))
    _add(opening, "folder", type=Path, metavar="DIR")
    _add(opening, "--locale", metavar="LOCALE")
    return parser


def complete() -> None:
    """Tell a shell that asks what may follow what was typed, and end there; do nothing else."""
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(command_line())


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read what was typed; ends the program with 2 where it cannot be used."""
    parser = command_line()
    given = parser.parse_args(arguments)
    if given.command in (None, "open"):
        return given
    parser.prog = f"{parser.prog} {given.command}"
    for fault in _faults(given):
        parser.error(fault)
    return given


def said_of_files(given: argparse.Namespace) -> list[str]:
    """Return which arguments of `ONLY_FILES` were given to `cltv analyse`."""
    return [name for name in ONLY_FILES if getattr(given, name) not in ((False,) if name in _SWITCHES else (None,))]


def _faults(given: argparse.Namespace) -> Iterator[Sentence]:
    """Say what cannot go together."""
    in_engine, in_files = getattr(given, "source", None), bool(given.files or given.link or given.connected)
    if not (in_engine or in_files):
        yield _(NOTHING_TO_READ)
    for path in given.files:
        if str(path).lower().endswith(SUFFIX):
            yield say(Usage.PROJECT_AS_FILE(given=str(path)))
    if in_engine and in_files:
        yield say(Usage.FILES_OR_SOURCE)
    if not in_engine and given.command == "analyse" and given.destination:
        yield say(Usage.ONLY_WITH_SOURCE(given="--for"))
    if in_engine and (unused := said_of_files(given)):
        yield say(Usage.NOT_WITH_SOURCE(given=", ".join(f"--{name.replace('_', '-')}" for name in unused)))
    if given.command == "analyse" and (given.budget is None) != (given.hours is None):
        yield say(Usage.MONEY_AND_HOURS)
    if given.command == "analyse" and given.budget is not None and given.project is None:
        yield say(Usage.PLAN_NEEDS_PROJECT)
    if getattr(given, "groups", None) and None in (given.sent_on, given.window_days):
        yield say(Usage.GROUPS_NEED_A_WINDOW)


def _add(command: Any, name: str, **settings: Any) -> None:
    """Add an argument with the help that is written for it."""
    told = {
        "roles": ", ".join(IN_ENGINES),
        "of_files": ", ".join(role for role in ROLES if role not in IN_ENGINES),
        "formats": ", ".join(FORMAT_NAMES),
        "variables": ", ".join(KEY_VARIABLES),
        "large": str(limits.LARGE_BYTES // limits.MB),
    }
    command.add_argument(name, help=_(HELP[name], **told), **settings)


def _add_reading_arguments(command: argparse.ArgumentParser, of_files: Any) -> None:
    """Add what reading needs; `of_files` takes what only files can use."""
    _add(command, "files", nargs="*", type=Path, metavar="FILE")
    _add(command, "--link", action="append", default=[], metavar="URL")
    _add(command, "--from", dest="connected", action="append", default=[], metavar="PROGRAM[:URL]")
    _add(command, "--out", required=True, type=Path, metavar="DIR")
    _add(command, "--map", type=_mapping, default={}, metavar="ROLE=COLUMN,...")
    _add(of_files, "--format", metavar="NAME")
    _add(command, "--currency", metavar="CODE")
    _add(command, "--timezone", type=_zone, metavar="ZONE")
    _add(of_files, "--day-first", action=argparse.BooleanOptionalAction)
    for question in ("--count-open", "--count-unknown", "--count-odd", "--minor-units"):
        _add(of_files, question, action=argparse.BooleanOptionalAction)
    _add(of_files, "--use-cards", action="store_true")
    _add(command, "--locale", metavar="LOCALE")
    loudness = command.add_mutually_exclusive_group()
    _add(loudness, "--quiet", action="store_true")
    _add(loudness, "--json", action="store_true")


def _add_forecast_arguments(command: argparse.ArgumentParser, of_files: Any) -> None:
    _add(command, "--as-of", type=_day, metavar="YYYY-MM-DD")
    _add(command, "--horizon-months", type=_whole(1, 120), metavar="N")
    _add(command, "--horizon-days", type=_whole(1, 3660), metavar="N")
    _add(command, "--margin", type=_number(0.0, 1.0), metavar="SHARE")
    _add(command, "--discount-rate", type=_number(0.0, 10.0), metavar="RATE")
    _add(of_files, "--with-names", action="store_true")
    _add(of_files, "--project", type=Path, metavar="SHOP.cltv")
    _add(of_files, "--budget", type=_number(0.0, 1e12), metavar="MONEY")
    _add(of_files, "--hours", type=_number(0.0, 1e4), metavar="N")
    _add(of_files, "--acquisition-cost", type=_number(0.0, 1e9), metavar="MONEY")
    _add(of_files, "--ad-spend", type=_ad_spend, metavar="MONTH=MONEY,...")


def _add_campaign_commands(commands: Any) -> None:
    campaign = commands.add_parser("campaign", help=_(HELP["campaign"]))
    actions = campaign.add_subparsers(dest="action", required=True)
    start, read = (actions.add_parser(name, help=_(HELP[f"campaign {name}"])) for name in ("start", "read"))
    for command in (start, read):
        _add_reading_arguments(command, command)
        _add(command, "--margin", type=_number(0.0, 1.0), metavar="SHARE")
        _add(command, "--window-days", type=_whole(1, 1000), metavar="N")
        _add(command, "--name", metavar="TEXT")
        _add(command, "--cost-per-contact", type=_number(0.0, 1e6), metavar="MONEY")
        _add(command, "--offer-cost", type=_number(0.0, 1e6), default=0.0, metavar="MONEY")
    _add(start, "--project", type=Path, required=True, metavar="SHOP.cltv")
    _add(start, "--segment", required=True, metavar="NAME")
    _add(start, "--tactic", metavar="KEY")
    _add(start, "--against", metavar="KEY")
    _add(start, "--against-offer-cost", type=_number(0.0, 1e6), metavar="MONEY")
    _add(start, "--hold-out", type=_number(0.01, 0.99), metavar="SHARE")
    _add(start, "--for", dest="destination", default="csv", metavar="TOOL")
    _add(start, "--as-of", type=_day, metavar="YYYY-MM-DD")
    _add(start, "--sent-on", type=_day, metavar="YYYY-MM-DD")
    source = read.add_mutually_exclusive_group(required=True)
    source.add_argument("--project", type=Path, metavar="SHOP.cltv", help=_(HELP["--project"]))
    source.add_argument("--groups", type=Path, action="append", metavar="GROUPS.csv", help=_(HELP["--groups"]))
    _add(read, "--control", metavar="TEXT")
    _add(read, "--sent-on", type=_day, metavar="YYYY-MM-DD")


def _add_plan_command(commands: Any) -> None:
    plan = commands.add_parser("plan", help=_(HELP["plan"]))
    _add_reading_arguments(plan, plan)
    _add(plan, "--project", type=Path, required=True, metavar="SHOP.cltv")
    _add(plan, "--budget", type=_number(0.0, 1e12), required=True, metavar="MONEY")
    _add(plan, "--hours", type=_number(0.0, 1e4), required=True, metavar="N")
    _add(plan, "--reserve", type=_number(0.0, 1.0), default=0.2, metavar="SHARE")
    _add(plan, "--margin", type=_number(0.0, 1.0), metavar="SHARE")
    _add(plan, "--acquisition-cost", type=_number(0.0, 1e9), metavar="MONEY")
    _add(plan, "--contact-cost", type=_contact_costs, default={}, metavar="CHANNEL=MONEY,...")
    _add(plan, "--country", type=_country, metavar="CODE")
    _add(plan, "--as-of", type=_day, metavar="YYYY-MM-DD")


def _country(text: str) -> str:
    from cltv_core.country import known_countries

    if text.upper() not in known_countries():
        raise _wrong(Usage.NO_COUNTRY(given=text))
    return text.upper()


def _contact_costs(text: str) -> dict[str, float]:
    """Read what one message costs, such as e-mail=0.01,post=1.10."""
    pairs = [(channel.strip(), cost.strip()) for channel, _, cost in (part.partition("=") for part in text.split(","))]
    unknown = [channel for channel, _ in pairs if channel not in MESSAGES]
    if unknown:
        raise _wrong(Usage.NO_CHANNEL(given=", ".join(unknown), channels=", ".join(MESSAGES)))
    return {channel: _number(0.0, 1e6)(cost) for channel, cost in pairs}


def _ad_spend(text: str) -> dict[date, float]:
    """Read what was spent on winning customers, such as 2026-09=800,2026-10=950."""
    pairs = [(month.strip(), money.strip()) for month, _, money in (part.partition("=") for part in text.split(","))]
    return {date.fromisoformat(f"{month}-01"): _number(0.0, 1e9)(money) for month, money in pairs}


def _day(text: str) -> date:
    found = date.fromisoformat(text)
    if found > LAST_DAY:
        raise _wrong(Usage.TOO_LATE(given=text, last=str(LAST_DAY)))
    return found


def _mapping(text: str) -> dict[str, str]:
    """Read which column is what, such as ordered_at=Date,revenue="Total, gross": quotes are those of CSV."""
    pairs = {role.strip(): _unquoted(header.strip()) for role, _, header in _split(text)}
    unknown = [role for role, header in pairs.items() if role not in ROLES or not header]
    if unknown or not pairs:
        raise _wrong(Usage.NO_ROLE(given=", ".join(unknown), roles=", ".join(ROLES)))
    return pairs


def _split(text: str) -> list[tuple[str, str, str]]:
    return [pair.partition("=") for pair in _PAIRS.findall(text)]


def _unquoted(header: str) -> str:
    quoted = _QUOTED.fullmatch(header)
    return quoted[1].replace('""', '"') if quoted else header


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
