"""A shop's sales as the file that a program of its own would write."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from tests.core.reading.generator.shop import WHOLE, Habits, Line, Order, Truth, orders_of, truth_of
from tests.core.reading.generator.spelling import DATES, DECIMAL_COMMA, HAS_TIME, MONEY, MONTH_FIRST, amount, moment
from tests.core.reading.generator.vocabulary import BEYOND, CITIES, METHODS, NINE, Language

Layout = Literal["order", "line", "total on each line", "total on first line"]
Row = dict[str, str]
"""What a column holds -> its cell."""

LAYOUTS: tuple[Layout, ...] = ("order", "order", "line", "total on each line", "total on first line")
IDENTITIES = (
    *("email", "customer", "customer_id", "customer_id customer", "email customer", "first last"),
    *("first last email", "phone customer"),
)
OUTCOMES = ("none", "status", "status", "status", "cancelled at", "paid flag", "test flag")
REFUNDS = ("none", "none", "column", "negative rows", "rows by kind", "status")
UNITS = ("whole", "whole", "whole", "whole", "cents")
DECOYS = ("subtotal", "tax", "shipping", "fee", "balance", "spent", "list_price", "cost")
CENTS = {"en": "(cents)", "de": "(Cent)", "fr": "(centimes)", "es": "(céntimos)", "nl": "(cent)", "it": "(centesimi)"}
FLAGS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "cancelled at": {
        "en": ("Cancelled at", "", ""),
        "de": ("Storniert am", "", ""),
        "fr": ("Annulée le", "", ""),
        "es": ("Cancelado el", "", ""),
        "nl": ("Geannuleerd op", "", ""),
        "it": ("Annullato il", "", ""),
    },
    "paid flag": {
        "en": ("Paid", "yes", "no"),
        "de": ("Bezahlt", "ja", "nein"),
        "fr": ("Payé", "oui", "non"),
        "es": ("Pagado", "sí", "no"),
        "nl": ("Betaald", "ja", "nee"),
        "pl": ("Zapłacono", "tak", "nie"),
        "it": ("Pagato", "sì", "no"),
    },
    "test flag": {
        "en": ("Test order", "true", "false"),
        "de": ("Testbestellung", "ja", "nein"),
        "fr": ("Commande test", "oui", "non"),
        "es": ("Pedido de prueba", "sí", "no"),
    },
}
"""What a column tells -> language -> its name, and how it says yes and no."""


@dataclass(frozen=True)
class Spec:
    """What an export is like; `decoys`: further columns with amounts that are not what was paid."""

    language: Language
    layout: Layout
    identity: str
    outcome: str
    refund: str
    unit: str
    money: str
    date: str
    currency: str
    currency_shown: str
    decoys: tuple[str, ...]
    clock_apart: bool
    numbered: bool
    line_totals: bool
    discounts: bool
    messy_names: bool
    delimiter: str
    encoding: str
    title: bool
    total_row: bool
    row_order: str

    def kinds(self) -> Iterator[str]:
        """Name what makes the export special, to tell what goes wrong."""
        yield f"language: {self.language.code}"
        for name in ("layout", "identity", "outcome", "refund", "unit", "money", "date", "currency_shown"):
            yield f"{name}: {getattr(self, name)}"
        yield from (f"decoy: {decoy}" for decoy in self.decoys)
        for name in ("clock_apart", "numbered", "line_totals", "discounts", "messy_names", "title", "total_row"):
            yield f"{name}: {getattr(self, name)}"


@dataclass(frozen=True)
class Export:
    seed: int
    spec: Spec
    data: bytes
    truth: Truth
    headers: Mapping[str, str]
    """What a column holds -> its name."""
    habits: Habits


def export_of(seed: int) -> Export:
    """Return the export of a seed, the same every time."""
    dice = random.Random(seed)
    spec = _spec(dice)
    habits = _habits(dice, spec)
    orders = orders_of(dice, spec.language, habits)
    rows = _rows(dice, spec, orders)
    columns = list(rows[0])
    dice.shuffle(columns)
    names = _headers(dice, spec, columns)
    return Export(seed, spec, _written(spec, rows, names), truth_of(orders), names, habits)


def _spec(dice: random.Random) -> Spec:
    language = dice.choice(NINE if dice.random() < 0.7 else BEYOND)
    layout = dice.choice(LAYOUTS)
    currency = dice.choice(language.currencies)
    outcome = _outcome(dice, language)
    refund = _refund(dice, layout, outcome)
    decoys = _decoys(dice, layout)
    unit = dice.choice(UNITS) if language.code in CENTS and currency not in WHOLE and layout == "order" else "whole"
    money = "cents" if unit == "cents" else _money(dice, language)
    date = _date(dice, language)
    delimiter = dice.choice(",;\t|" if DECIMAL_COMMA.get(money, False) else ",,;\t")
    return Spec(
        language=language,
        layout=layout,
        identity=dice.choice(IDENTITIES),
        outcome=outcome,
        refund=refund,
        unit=unit,
        money=money,
        date=date,
        currency=currency,
        currency_shown=dice.choice(("column", "column", "header", "none")) if money not in ("sign", "code") else "cell",
        decoys=decoys,
        clock_apart=date not in HAS_TIME and dice.random() < 0.2,
        numbered=layout != "order" or refund == "negative rows" or dice.random() < 0.8,
        line_totals=layout == "line" and dice.random() < 0.6,
        discounts=dice.random() < 0.4,
        messy_names=dice.random() < 0.15,
        delimiter=delimiter,
        encoding=dice.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", language.encoding)),
        title=dice.random() < 0.1,
        total_row=dice.random() < 0.1 and layout == "order",
        row_order=dice.choice(("oldest first", "newest first", "shuffled")),
    )


def _outcome(dice: random.Random, language: Language) -> str:
    outcome = dice.choice(OUTCOMES)
    return outcome if language.code in FLAGS.get(outcome, {language.code: ()}) else "status"


def _refund(dice: random.Random, layout: Layout, outcome: str) -> str:
    refund = dice.choice(REFUNDS)
    if refund == "status":
        return refund if outcome == "status" else "none"
    if refund == "column":
        return refund if layout != "line" else "none"
    return refund if layout == "order" or refund == "none" else "none"


def _decoys(dice: random.Random, layout: Layout) -> tuple[str, ...]:
    fitting = {"order": DECOYS[:6], "line": DECOYS[4:]}.get(layout, DECOYS)
    return tuple(dice.sample(fitting, dice.choice((0, 0, 1, 2, 3))))


def _money(dice: random.Random, language: Language) -> str:
    points = language.code in ("en", "ja", "zh", "ko")
    return dice.choice([style for style in MONEY if DECIMAL_COMMA.get(style, not points) != points])


def _date(dice: random.Random, language: Language) -> str:
    signs = language.code in ("ja", "zh", "ko")
    fitting = [
        style
        for style in DATES
        if (style not in MONTH_FIRST or language.code == "en")
        and (style != "signs" or signs)
        and (style != "month name" or not signs)
    ]
    return dice.choice(fitting)


def _habits(dice: random.Random, spec: Spec) -> Habits:
    told = spec.outcome != "none"
    return Habits(
        currency=spec.currency,
        several_lines=spec.layout != "order",
        cancelled=dice.choice((0.04, 0.1)) if told else 0.0,
        pending=dice.choice((0.0, 0.05)) if spec.outcome == "status" else 0.0,
        refunded=0.06 if spec.refund == "status" else 0.0,
        partly_refunded=0.08 if spec.refund in ("column", "negative rows", "rows by kind") else 0.0,
        nobody=dice.choice((0.0, 0.0, 0.1)),
        discounts=spec.discounts,
        shipping="shipping" in spec.decoys,
    )


def _rows(dice: random.Random, spec: Spec, orders: Sequence[Order]) -> list[Row]:
    """The rows of all orders, oldest first, and behind them those of money given back later."""
    writer = _Writer(dice, spec)
    rows = [writer.rows_of(order) for order in orders]
    back = [
        [writer.given_back(order)]
        for order in orders
        if spec.refund in ("negative rows", "rows by kind") and order.refund
    ]
    grouped = [*rows, *back]
    if spec.row_order == "newest first":
        grouped = grouped[::-1]
    if spec.row_order == "shuffled":
        dice.shuffle(grouped)
    return [row for group in grouped for row in group]


class _Writer:
    """Writes orders as rows; keeps what runs from row to row."""

    def __init__(self, dice: random.Random, spec: Spec) -> None:
        self.dice = dice
        self.spec = spec
        self.balance = 0.0
        self.spent: dict[int, float] = {}
        words = spec.language.words
        self.words = {name: dice.sample(words[name], min(2, len(words[name]))) for name in words}
        self.kinds = {name: dice.choice(spec.language.headers[name]) for name in ("sale", "return")}
        self.prefix = dice.choice(("", "", "#", "R-", "2024-"))
        self.tax = dice.choice((0.07, 0.19, 0.2))
        self.comma = DECIMAL_COMMA.get(spec.money, spec.language.code not in ("en", "ja", "zh", "ko"))

    def rows_of(self, order: Order) -> list[Row]:
        shared = self._shared(order)
        if self.spec.layout == "order":
            return [{**shared, "total": self.money(order.total), **self._decoys(order)}]
        totals = {"total": self.money(order.total), **self._decoys(order)}
        rows = [{**shared, **self._line(order, n)} for n in range(len(order.lines))]
        if self.spec.layout == "line":
            return [{**row, **self._running(order)} for row in rows]
        if self.spec.layout == "total on each line":
            return [{**row, **totals} for row in rows]
        return [{**row, **(totals if n == 0 else dict.fromkeys(totals, ""))} for n, row in enumerate(rows)]

    def given_back(self, order: Order) -> Row:
        """The row of a refund some days later, under the number of its order."""
        later = Order(**{**vars(order), "at": order.at + timedelta(days=self.dice.randint(1, 9), minutes=7)})
        sign = -1 if self.spec.refund == "negative rows" else 1
        row = {**self._shared(later), "total": self.money(sign * order.refund)}
        return {**row, "kind": self.kinds["return"]} if self.spec.refund == "rows by kind" else row

    def _shared(self, order: Order) -> Row:
        """What stands on every row of an order."""
        spec = self.spec
        row: Row = {"date": moment(order.at, spec.date, spec.language.code), **self._who(order)}
        if spec.numbered:
            row["order"] = f"{self.prefix}{order.number}"
        if spec.clock_apart:
            row["time"] = f"{order.at:%H:%M}"
        if spec.currency_shown == "column":
            row["currency"] = spec.currency
        if spec.refund == "rows by kind":
            row["kind"] = self.kinds["sale"]
        if spec.refund == "column":
            row["refund"] = self.money(order.refund)
        return {
            **row,
            **self._outcome(order),
            "method": METHODS[order.number % len(METHODS)],
            "city": self._city(order),
        }

    def _outcome(self, order: Order) -> Row:
        if self.spec.outcome == "none":
            return {}
        if self.spec.outcome == "status":
            return {"status": self.dice.choice(self.words[order.outcome])}
        _, yes, no = FLAGS[self.spec.outcome][self.spec.language.code]
        gone = order.outcome == "cancelled"
        if self.spec.outcome == "cancelled at":
            later = order.at + timedelta(hours=5)
            return {"flag": moment(later, self.spec.date, self.spec.language.code) if gone else ""}
        return {"flag": yes if gone == (self.spec.outcome == "test flag") else no}

    def _who(self, order: Order) -> Row:
        columns = self.spec.identity.split()
        if order.person is None:
            row = dict.fromkeys(columns, "")
            if columns[0] == "customer":
                row["customer"] = self.dice.choice((*self.spec.language.nobody, ""))
            return row
        person = order.person
        own = {"customer": person.name, "customer_id": f"C{person.number}", "email": person.email}
        own |= {"first": person.first, "last": person.last, "phone": person.phone}
        return {
            column: self._messy(own[column]) if column in ("customer", "email") else own[column] for column in columns
        }

    def _messy(self, name: str) -> str:
        if not self.spec.messy_names:
            return name
        return self.dice.choice((name, name, name.upper(), f"{name} "))

    def _city(self, order: Order) -> str:
        return CITIES[(order.person.number if order.person else order.number) % len(CITIES)]

    def _line(self, order: Order, place: int) -> Row:
        """A line; those of files without totals bear their share of the discount."""
        line = order.lines[place]
        row = {"product": line.product, "quantity": str(line.quantity), "price": self.money(line.price)}
        if self.spec.layout == "line":
            off = _borne(order, place, 0 if self.spec.currency in WHOLE else 2)
            if self.spec.discounts:
                row["discount"] = self.money(off)
            if self.spec.line_totals:
                row["line_total"] = self.money(line.quantity * line.price - off)
        return {**row, **self._of_goods(line)}

    def _of_goods(self, line: Line) -> Row:
        made = {"list_price": line.price * 1.25, "cost": line.price * 0.4}
        return {name: self.money(made[name]) for name in self.spec.decoys if name in made}

    def _running(self, order: Order) -> Row:
        """Columns that count on: of the shop and of the customer."""
        self.balance += order.total / len(order.lines or (1,)) if self.spec.layout == "line" else order.total
        number = order.person.number if order.person else 0
        self.spent[number] = self.spent.get(number, 0.0) + order.total
        made = {"balance": self.balance, "spent": self.spent[number]}
        return {name: self.money(made[name]) for name in self.spec.decoys if name in made}

    def _decoys(self, order: Order) -> Row:
        """Columns beside the total of an order: what it is made of, and what others get of it."""
        taxed = order.goods - order.discount
        net = round(taxed / (1 + self.tax), 2)
        made = {
            "subtotal": net if "tax" in self.spec.decoys else taxed,
            "tax": taxed - net,
            "shipping": order.shipping,
            "fee": order.total * 0.029,
            "discount": order.discount,
        }
        shown = (*self.spec.decoys, *(["discount"] if self.spec.discounts else []))
        return {**{name: self.money(made[name]) for name in shown if name in made}, **self._running(order)}

    def money(self, value: float) -> str:
        if self.spec.unit == "cents":
            return str(round(value * 100))
        return amount(round(value, 2) + 0.0, self.spec.money, self.spec.currency, decimal_comma=self.comma)


AMOUNTS = frozenset({"total", "price", "line_total", "refund", "discount", *DECOYS})


def _borne(order: Order, place: int, digits: int) -> float:
    """The share of the discount that a line bears; the last one bears what is left."""
    shares = [round(order.discount * line.quantity * line.price / order.goods, digits) for line in order.lines[:-1]]
    return [*shares, round(order.discount - sum(shares), 2)][place]


def _written(spec: Spec, rows: Sequence[Row], names: Mapping[str, str]) -> bytes:
    columns = list(names)
    table = [list(names.values()), *([row.get(column, "") for column in columns] for row in rows)]
    if spec.total_row:
        table.append([{"order": "Total", "total": rows[0]["total"]}.get(column, "") for column in columns])
    if spec.title:
        table = [["Export", *[""] * (len(columns) - 1)], [""] * len(columns), *table]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=spec.delimiter, lineterminator="\r\n").writerows(table)
    try:
        return text.getvalue().encode(spec.encoding)
    except UnicodeEncodeError:
        return text.getvalue().encode("utf-8")


def _headers(dice: random.Random, spec: Spec, columns: Sequence[str]) -> dict[str, str]:
    """A name for each column, no two alike, in one of the ways programs spell them."""
    style: Callable[[str], str] = dice.choice((str, str, str, str.upper, str.lower))
    taken: set[str] = set()
    names = {}
    for column in columns:
        options = [FLAGS[spec.outcome][spec.language.code][0]] if column == "flag" else spec.language.headers[column]
        free = [name for name in options if name.lower() not in taken]
        name = dice.choice(free or [f"{options[0]} 2"])
        taken.add(name.lower())
        names[column] = _with_unit(style(name), column, spec)
    return names


def _with_unit(name: str, column: str, spec: Spec) -> str:
    if column not in AMOUNTS:
        return name
    if spec.unit == "cents":
        return f"{name} {CENTS[spec.language.code]}"
    return f"{name} ({spec.currency})" if spec.currency_shown == "header" else name
