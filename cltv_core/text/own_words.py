"""What the core says of segments that the owner defines, and of the file that keeps the owner's choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.text.wording import count, either, part_of

COLUMNS: Mapping[str, str] = {
    "expected_value": "expected value",
    "revenue": "spent so far",
    "orders": "number of orders",
    "days_since": "days since the last order",
    "usual_gap": "usual days between orders",
    "lateness": "days since the last order, in usual gaps",
    "chance_alive": "chance of still being a customer (0 to 1)",
    "channel": "channel",
    "product": "product bought",
    "country": "country",
    "postcode": "postcode",
    "consent": "consent to e-mail",
}
UNCLEAR = "Not every segment of yours can be used."
UNCLEAR_REMEDY = "Mend what is named above; until then the segments stay as they were."
EMPTY_NAME = "A segment needs a name."


def column_name(column: str) -> str:
    return COLUMNS.get(column, column)


def name_taken(name: str) -> str:
    return f"Two segments cannot both be called {name.strip()}."


def no_filter(name: str) -> str:
    return f"{name.strip() or 'The segment'} says nothing about who belongs to it: add at least one condition."


def unknown_column(column: str, known: Sequence[str]) -> str:
    return f"Your files have no column {column}; there are: {', '.join(known)}."


def wrong_comparison(column: str, is_number: bool) -> str:
    if is_number:
        return f"{column_name(column).capitalize()} is a number: ask for at least or at most so much."
    return f"{column_name(column).capitalize()} is a text: ask for some entries or for a part of the text."


def not_a_number(column: str) -> str:
    return f"{column_name(column).capitalize()} needs a number to compare with."


def nothing_to_find(column: str) -> str:
    return f"{column_name(column).capitalize()} needs something to look for."


def filter_told(column: str, comparison: str, value: object) -> str:
    said = either([str(part) for part in value]) if isinstance(value, tuple) and value else _plain(value)
    how = {"at_least": f"{said} or more", "at_most": f"{said} or less", "contains": f"with “{said}” in it"}
    return f"{column_name(column)}: {how.get(comparison, said)}"


def conditions(filters: Sequence[str]) -> str:
    told = "; and ".join(filters)
    return f"{told[:1].upper()}{told[1:]}."


def definition(conditions: str) -> str:
    return f"A segment of your own. {conditions}"


def would_hold(customers: int, of_all: int) -> str:
    return f"This would hold {part_of(customers, of_all)}."


def holds_everybody(name: str, customers: int) -> str:
    everybody = "your only customer" if customers == 1 else f"all your {count(customers)} customers"
    return (
        f"{name.strip() or 'The segment'} would hold {everybody} and leave nobody in any other: change a condition so "
        "that it says who belongs to it."
    )


def _plain(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)
