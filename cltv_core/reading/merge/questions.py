"""What only the owner knows: questions that the files leave open, with what was assumed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cltv_core.facts import Money
from cltv_core.reading.codes import Answer, Asked
from cltv_core.reading.options import ReadOptions
from cltv_core.transactions import Option, Question

WORTH_ASKING = 0.02
"""Of the amount in a file: less than that is not worth a question."""


@dataclass(frozen=True)
class DayCell:
    """A cell that can be read in two ways: `day_first` and `month_first`; `assumed`: whether the first was taken."""

    cell: str
    day_first: date
    month_first: date
    assumed: bool


@dataclass(frozen=True)
class Facts:
    """What one file leaves open.

    `currencies`: code -> orders and amount; `open_*`: orders whose payment is open, and whether they count so far;
    `card_*`: sales that name nobody but show a card; `shares` are of the file's amount; `utc`: the latest moment of a
    file whose times are all in UTC; `unknown`: states that nobody knows, and their share; `amounts`: the columns that
    may be what was paid, and what each would change; `small`: the column that may count cents, and whether it was
    taken for that; `odd`: an order far larger than all others, and its amount.
    """

    file: str
    day_cell: DayCell | None = None
    currencies: Mapping[str, tuple[int, float]] = field(default_factory=dict)
    open_orders: int = 0
    open_share: float = 0.0
    open_counted: bool = False
    card_orders: int = 0
    card_share: float = 0.0
    utc: datetime | None = None
    unknown: tuple[tuple[str, ...], float] = ((), 0.0)
    amounts: tuple[tuple[str, float], ...] = ()
    small: tuple[str, bool] | None = None
    odd: tuple[str, float] | None = None


def questions_of(facts: Sequence[Facts], options: ReadOptions, currency: str = "") -> tuple[Question, ...]:
    """Ask about each thing that the files leave open; what was answered stays, so that the answer can be changed.

    `currency`: the one that was used.
    """
    settled = (_day_first(facts), _currency(facts, currency), _open(facts), _cards(facts), _timezone(facts))
    asked = (*settled, _amount(facts, currency), _unknown(facts), _small(facts), _odd(facts, currency))
    return tuple(_answered(question, options) for question in asked if question is not None)


def _answered(question: Question, options: ReadOptions) -> Question:
    said = getattr(options, question.key)
    if said is None or (question.key == "use_cards" and not said):
        return question
    return replace(question, assumed=said, answered=True)


def answer(options: ReadOptions, key: str, value: Any) -> ReadOptions:
    """Return the options with the answer to the question of that key.

    Raises
    ------
    ValueError
        For a time zone that does not exist.
    TypeError
        For a key that no question has.
    """
    if key == "timezone" and value is not None:
        try:
            ZoneInfo(value)
        except (KeyError, OSError) as fault:
            raise ValueError(f"There is no time zone {value}.") from fault
    return replace(options, **{key: value}, said=options.said | {key})


def _day_first(facts: Sequence[Facts]) -> Question | None:
    found = next(((fact.file, fact.day_cell) for fact in facts if fact.day_cell is not None), None)
    if found is None:
        return None
    file, both = found
    return Question(
        key="day_first",
        file=file,
        text=Asked.DAY_FIRST(file=file, cell=both.cell),
        options=(
            Option(True, Answer.DAY_FIRST(), Answer.CELL_MEANS(cell=both.cell, day=both.day_first)),
            Option(False, Answer.MONTH_FIRST(), Answer.CELL_MEANS(cell=both.cell, day=both.month_first)),
        ),
        assumed=both.assumed,
    )


def _currency(facts: Sequence[Facts], used: str) -> Question | None:
    totals: dict[str, tuple[int, float]] = {}
    for code, (orders, amount) in (item for fact in facts for item in fact.currencies.items()):
        so_far = totals.get(code, (0, 0.0))
        totals[code] = (so_far[0] + orders, so_far[1] + amount)
    if len(totals) < 2:
        return None
    ranked = sorted(totals.items(), key=lambda item: (-item[1][0], item[0]))
    return Question(
        key="currency",
        file="",
        text=Asked.CURRENCY(),
        options=tuple(
            Option(code, Answer.CURRENCY(code=code), Answer.ORDERS_WORTH(orders=orders, amount=Money(amount, code)))
            for code, (orders, amount) in ranked
        ),
        assumed=used or ranked[0][0],
    )


def _open(facts: Sequence[Facts]) -> Question | None:
    found = max(facts, key=lambda fact: fact.open_share, default=None)
    if found is None or found.open_share < WORTH_ASKING:
        return None
    return Question(
        key="count_open",
        file=found.file,
        text=Asked.COUNT_OPEN(file=found.file, orders=found.open_orders, share=found.open_share),
        options=(Option(True, Answer.COUNT_OPEN()), Option(False, Answer.LEAVE_OPEN())),
        assumed=found.open_counted,
    )


def _cards(facts: Sequence[Facts]) -> Question | None:
    found = max(facts, key=lambda fact: fact.card_share, default=None)
    if found is None or found.card_share < WORTH_ASKING:
        return None
    return Question(
        key="use_cards",
        file=found.file,
        text=Asked.USE_CARDS(file=found.file, orders=found.card_orders, share=found.card_share),
        options=(Option(True, Answer.USE_CARDS()), Option(False, Answer.NO_CARDS())),
        assumed=False,
    )


def _amount(facts: Sequence[Facts], currency: str) -> Question | None:
    found = next((fact for fact in facts if fact.amounts), None)
    if found is None:
        return None
    return Question(
        key="amount_column",
        file=found.file,
        text=Asked.AMOUNT_COLUMN(file=found.file),
        options=tuple(
            Option(column, Answer.COLUMN(column=column), Answer.CHANGES_BY(amount=Money(change, currency)))
            for column, change in found.amounts
        ),
        assumed=found.amounts[0][0],
    )


def _unknown(facts: Sequence[Facts]) -> Question | None:
    found = max(facts, key=lambda fact: fact.unknown[1], default=None)
    if found is None or found.unknown[1] < WORTH_ASKING:
        return None
    states, share = found.unknown
    return Question(
        key="count_unknown",
        file=found.file,
        text=Asked.COUNT_UNKNOWN(file=found.file, statuses=tuple(f"“{state}”" for state in states[:5]), share=share),
        options=(Option(True, Answer.COUNT_UNKNOWN()), Option(False, Answer.LEAVE_UNKNOWN())),
        assumed=True,
    )


def _small(facts: Sequence[Facts]) -> Question | None:
    for fact in facts:
        if fact.small is not None:
            column, assumed = fact.small
            return Question(
                key="minor_units",
                file=fact.file,
                text=Asked.MINOR_UNITS(file=fact.file, column=column),
                options=(Option(False, Answer.WHOLE_UNITS()), Option(True, Answer.MINOR_UNITS())),
                assumed=assumed,
            )
    return None


def _odd(facts: Sequence[Facts], currency: str) -> Question | None:
    for fact in facts:
        if fact.odd is not None:
            order, amount = fact.odd
            return Question(
                key="count_odd",
                file=fact.file,
                text=Asked.COUNT_ODD(file=fact.file, order=order, amount=Money(amount, currency)),
                options=(Option(False, Answer.LEAVE_ODD()), Option(True, Answer.COUNT_ODD())),
                assumed=False,
            )
    return None


def _timezone(facts: Sequence[Facts]) -> Question | None:
    for fact in facts:
        if fact.utc is not None:
            return Question("timezone", fact.file, Asked.TIMEZONE(file=fact.file, clock=f"{fact.utc:%H:%M}"), ())
    return None
