"""The sentences about a list: who is in which file, who is in none and why, and the readme of a bundle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cltv_core.text.wording import count, day, plural

EVERYONE = "everyone"
UNKNOWN_FOLDER = "consent-unknown"
DO_NOT_LOAD_FOLDER = "consent-unknown-do-not-load"
README = "readme.txt"
SEE_MARKETPLACE = "Etsy, Amazon, eBay and Walmart forbid shops to send advertising to the people who buy through them."


def people(number: int) -> str:
    return plural(number, "person", "people")


def horizon(days: int) -> str:
    """12m for a forecast of a year, 90d for one that is no whole number of months."""
    months = days / (365.25 / 12)
    return f"{months:.0f}m" if months >= 1 and abs(months - round(months)) * 30.4 < 2 else f"{days}d"


def included(number: int, label: str) -> str:
    return f"{people(number)} agreed to hear from you and {_are(number)} in the list for {label}."


def unknown(number: int, advice: str) -> str:
    return (
        f"Of {people(number)} your files do not say whether they agreed to hear from you. "
        f"{'This one is' if number == 1 else 'They are'} in a separate file. {advice}"
    )


def said_no(number: int, *, or_forbidden: bool) -> str:
    """`or_forbidden`: some bought where writing to buyers is forbidden, which counts as a no."""
    why = ", or bought where writing to buyers is forbidden" if or_forbidden else ""
    return f"{people(number)} said no to hearing from you{why}. {_out(number)}"


def marketplace(number: int) -> str:
    return f"{people(number)} can be reached only through a marketplace. {_out(number)} {SEE_MARKETPLACE}"


def bad_address(number: int, label: str) -> str:
    return (
        f"{people(number)} {_have(number)} an address that {label} does not take, for example a mistyped one. "
        f"{_out(number)}"
    )


def no_address(number: int, needed: str) -> str:
    return f"{people(number)} {_have(number)} no {needed} in your files. {_out(number)}"


def duplicates(number: int) -> str:
    return (
        f"{plural(number, 'entry', 'entries')} had the same address as a better customer: each address stands once, "
        "with the higher value."
    )


def phones_left_out(number: int) -> str:
    return (
        f"{plural(number, 'phone number')} could not be used (incomplete, of an unknown country, or standing at "
        "someone else already): left empty, the person stays."
    )


def nobody(needed: str, label: str) -> str:
    return (
        f"Nobody on this list has {_a(needed)} in your files, so there is nothing to load into {label}. Add a file "
        "with addresses, for example the customers export of your shop, next to your sales."
    )


def nobody_at_all(label: str) -> str:
    return f"There is nobody on this list, so there is nothing to load into {label}."


def nobody_may_be_written_to(label: str) -> str:
    return (
        f"None of these people may be written to, so there is no file for {label}: they said no, or they bought "
        f"through a marketplace. {SEE_MARKETPLACE}"
    )


def splits(files: int, size: str, label: str) -> str:
    return f"{label} takes at most {size} a file, so the list comes in {files} files: load one after the other."


def too_few(names: Sequence[str], least: int, label: str) -> str:
    return f"{label} needs at least {least} people in a file. It will probably refuse {', '.join(names)}."


def part_of_the_range(tiers: Sequence[str], label: str) -> str:
    return (
        f"This list holds only customers of {' and '.join(tier.lower() for tier in tiers)} value. {label} learns who "
        "is worth more only from the whole range: for a lookalike audience by value take the list of everyone."
    )


def bytes_limit(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def rows_limit(rows: int) -> str:
    return f"{count(rows)} rows"


def needed(fields: Sequence[Sequence[str]]) -> str:
    """e-mail address or phone number"""
    names = {"email": "e-mail address", "phone": "phone number"}
    return " or ".join(names.get(group[0], "name with postcode and country") for group in fields)


def readme(
    label: str,
    as_of: date,
    days: int,
    currency: str,
    files: Sequence[tuple[str, int]],
    steps: Sequence[str],
    sentences: Sequence[str],
) -> str:
    """Plain text with the line ends that every editor shows."""
    widest = max((len(name) for name, _ in files), default=0)
    lines = [
        f"Lists for {label}",
        "",
        f"Made from your sales up to {day(as_of)}. The predicted value is what a customer is expected to bring over "
        f"the next {plural(days, 'day')}{f', in {currency}' if currency else ''}.",
        "The chance that someone is still a customer runs from 0 (gone) to 1 (certain). An expected next order in the "
        "past means that the customer is late. In a CSV file, a name that begins like a formula has an apostrophe "
        "before it, so that no spreadsheet runs it.",
        *_section("What is in here", [f"{name.ljust(widest)}   {people(number)}" for name, number in files]),
        *_section(f"How to load a file into {label}", [f"{place}. {step}" for place, step in enumerate(steps, 1)]),
        *_section("Who is in, who is not, and why", sentences),
        "",
    ]
    return "\r\n".join(lines)


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, "-" * len(title), *(lines or ["Nothing."])]


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _a(thing: str) -> str:
    return f"{'an' if thing.startswith('e') else 'a'} {thing}"


def _out(number: int) -> str:
    return f"{'This one is' if number == 1 else 'They are'} in no file."


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
