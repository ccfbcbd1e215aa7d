"""What was decided about a file without certainty, and what the other way would change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from babel.numbers import get_currency_precision

from cltv_core.facts import Fact
from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.columns import units
from cltv_core.reading.columns.content import PRICE_WORDS, says_thing
from cltv_core.reading.columns.currencies import is_converted
from cltv_core.reading.columns.discounts import SUBTOTALS
from cltv_core.reading.columns.ledger import grows_with_pieces, ledger_of, made_of
from cltv_core.reading.columns.paid import money_in, never_paid, part_of
from cltv_core.reading.columns.tellings import rows_of_cells
from cltv_core.reading.orders.leave_out import ruled_out
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values import dates, money
from cltv_core.reading.values.coded import coded
from cltv_core.reading.values.currency import CODES, currency_in_name
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.reading.values.kinds import Kind, kind_of
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.values.quantities import MOST_PIECES
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded
from cltv_core.transactions import Decision

Mask = npt.NDArray[np.bool_]

WORTH_TELLING = 0.001
"""Of the revenue: what changes less is left out of the account."""
WORTH_A_WORD = 0.02
"""Of the revenue: what may change more is said beside the figures, where it is not certain."""
_MOST_OF_A_KIND = 5
_WORD = r"[^\W\d_]{2}"
_WORTH_OF_AN_AMOUNT = 0.4
_WHOLE = frozenset({"IDR", "COP", "HUF", "CRC", "NGN", "LBP", "IQD", "IRR", "MMK", "UZS", "KZT", "RSD", "AMD"})
_ESSENTIAL = {
    "ordered_at": Choice.DAY_OF_SALE,
    "revenue": Choice.AMOUNT_PAID,
    "unit_price": Choice.AMOUNT_PAID,
    **dict.fromkeys(roles.IDENTITY_ROLES, Choice.WHO_BOUGHT),
}
_PACE, _MOSTLY, _OF_ONE_PIECE = 0.5, 0.9, 0.5
_DISCOUNT = Phrases(
    {
        "off": "discount*, voucher*, coupon*, promo*, rabat*, remise*, descuento*, sconto, sconti, desconto*, "
        "korting*, indirim*, less, savings, gutschein*, скидк*, 割引, 折扣, 할인"
    }
)
_AFTER_ALL = entries(
    "total, paid, net, grand, final, charged, payable, due, collected, gesamt, totale, totaal, razem, toplam, "
    "bezahlt, paye, pagado, pagato, pago, betaald, ttc, summe, endbetrag"
)
_NO_SALES = frozenset({Outcome.CANCELLED, Outcome.REFUNDED})
_GIVEN_BACK = frozenset({Outcome.REFUNDED, Outcome.PARTLY_REFUNDED})
_FEW_WORDS = 30
_FEW_STATES, _NAMED_AS_STATE = 12, 0.5
_CODE_OF_STATE, _CODE_OF_DOCUMENT = re.compile(r"-?\d{1,3}|[A-Z]"), re.compile(r"-?\d{1,3}|[A-Z]{1,4}\d?")
_DOCUMENTS = frozenset({"doc", "document", "beleg", "belegart", "vch", "voucher", "piece", "documento", "dokument"})
_FEWEST_CUSTOMERS, _FEWEST_ORDERS, _SHARE_OF_ONE, _TIMES_THE_NEXT = 5, 10, 0.25, 2
_FEW_ROWS = 0.3
_WESTERN = "cp1252"
_RETURN_ROWS = frozenset({"is return", "isreturn", "return", "return flag", "is refund", "isrefund"})


def decisions_of(rows: Rows, sales: Sales) -> tuple[Decision, ...]:
    """Return the decisions about one file of sales, those that would change most revenue first."""
    made: list[Decision] = []
    for of_sales in (_amount, _prices, _pieces, _not_taken_off, _units, _separator, _totals, _open, _odd, _regular):
        made.extend(of_sales(rows, sales))
    for of_rows in (
        _by_cells,
        _states,
        _numbered_states,
        _unused_words,
        _kinds,
        _returns,
        _discount,
        _days,
        _nobodies,
        _grouped,
        _letters,
    ):
        made.extend(of_rows(rows))
    return tuple(sorted(made, key=lambda decision: (-abs(decision.revenue), -decision.orders)))


def _amount(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Other columns that might have been what was paid."""
    chosen = rows.understanding.first("revenue")
    if chosen is None or rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    candidates = [header for header in rows.table.headers if header not in taken and _may_be_paid(rows, header)]
    candidates = [header for header in _without_barred(rows, chosen, candidates) if not _is_of_items(rows, header)]
    paid = _whole(rows, chosen)
    for other in candidates[:_MOST_OF_A_KIND]:
        change = (_whole(rows, other) - paid) * rows.understanding.scales.get(other, 1.0)
        if abs(change) > WORTH_TELLING * max(sales.used_amount, 1.0):
            yield Decision(
                file=rows.table.name,
                what=Decided.AMOUNT_COLUMN(file=rows.table.name, column=chosen),
                chosen=Choice.COLUMN(column=chosen),
                alternative=Choice.COLUMN(column=other),
                revenue=round(change, 2),
                certain=_is_before_discounts(chosen, other)
                or (_has_currency(rows, chosen) and is_converted(rows.table, chosen, other))
                or _follows(rows, chosen, other),
            )


def _is_of_items(rows: Rows, header: str) -> bool:
    """Tell whether a column also has numbers on the rows of an order that lack its total."""
    if rows.grain != "order on first row":
        return False
    lacking = np.isnan(coded(rows.table, rows.understanding.first("revenue") or "").numbers(money.parse_amounts))
    return bool((~np.isnan(coded(rows.table, header).numbers(money.parse_amounts)) & lacking).any())


def _without_barred(rows: Rows, chosen: str, candidates: Sequence[str]) -> list[str]:
    """Leave out what cannot have been paid for one sale, such as running totals."""
    if not candidates:
        return []
    barred = never_paid(money_in(rows.table, [chosen, *candidates], rows.understanding.columns))
    return [header for header in candidates if header not in barred]


def _has_currency(rows: Rows, header: str) -> bool:
    return rows.understanding.first("currency") is not None or bool(currency_in_name(header))


def _is_before_discounts(chosen: str, other: str) -> bool:
    """Tell whether names tell that one amount is that before discounts, tax and delivery, and the other is not."""
    return folded(other) in SUBTOTALS and folded(chosen) not in SUBTOTALS


def _prices(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Other columns that keep pace with the chosen amount and whose names do not tell what they are."""
    chosen = rows.understanding.first("revenue") or rows.understanding.first("unit_price")
    if chosen is None or rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    taken |= {rows.understanding.discount.header} if rows.understanding.discount else set()
    paid = coded(rows.table, chosen).numbers(money.parse_amounts)
    pieces = rows.quantity if "revenue" not in rows.understanding.columns else 1.0
    found = [
        one
        for one in rows.table.headers
        if not (one in taken or _says_what_it_is(one) or _may_be_paid(rows, one))
        and money.share_of_amounts(rows.table.sample(one, 60)) >= _MOSTLY
    ]
    for other in _without_barred(rows, chosen, found):
        numbers = coded(rows.table, other).numbers(money.parse_amounts)
        change = float(np.nansum((numbers - paid) * pieces)) * rows.understanding.scales.get(chosen, 1.0)
        if _keeps_pace(paid, numbers) and abs(change) > WORTH_TELLING * max(sales.used_amount, 1.0):
            what = Decided.AMOUNT_COLUMN(file=rows.table.name, column=chosen)
            pair = Choice.COLUMN(column=chosen), Choice.COLUMN(column=other)
            certain = "revenue" in rows.understanding.columns and _follows(rows, chosen, other)
            yield Decision(rows.table.name, what, *pair, revenue=round(change, 2), certain=certain)


def _says_what_it_is(header: str) -> bool:
    """Tell whether a name says that a column is no amount that was paid: tax, cost, profit, points."""
    forbidden = roles.is_forbidden("revenue", header) and roles.worth_of_name("unit_price", header) == 0
    return part_of(header) is not None or forbidden or roles.is_forbidden("unit_price", header)


def _keeps_pace(paid: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> bool:
    """Tell whether two amounts stand in much the same proportion on all rows."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = other / paid
    known = np.isfinite(ratio) & (ratio > 0)
    if known.sum() < 5 or known.mean() < _MOSTLY or not 0.2 < np.median(ratio[known]) < 5:
        return False
    return bool((np.abs(ratio[known] / np.median(ratio[known]) - 1) < _PACE).mean() > _MOSTLY)


def _pieces(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Small whole numbers beside amounts that may be of one piece."""
    header, count = rows.understanding.first("revenue"), rows.understanding.first("quantity")
    if header is None or rows.understanding.format.signatures or rows.grain not in {"line", "order"}:
        return
    taken = {one for headers in rows.understanding.columns.values() for one in headers}
    paid = coded(rows.table, header).numbers(money.parse_amounts) * rows.understanding.scales.get(header, 1.0)
    price_like = bool(set(roles.normalise(header).split()) & PRICE_WORDS)
    found = [count] if count else [one for one in rows.table.headers if one not in taken and price_like]
    for other in found:
        pieces = coded(rows.table, other).numbers(money.parse_quantities)
        change = float(np.nansum(paid * (pieces - 1)))
        if (
            _counts_pieces(other, pieces)
            and grows_with_pieces(paid, pieces) < _OF_ONE_PIECE
            and change > WORTH_A_WORD * sales.used_amount
        ):
            what = Decided.PIECES(file=rows.table.name, column=header, pieces=other)
            yield Decision(rows.table.name, what, Choice.OF_ROW(), Choice.OF_ONE_PIECE(), revenue=round(change, 2))


def _counts_pieces(header: str, pieces: npt.NDArray[np.float64]) -> bool:
    known = pieces[~np.isnan(pieces)]
    small = len(known) and (known % 1 == 0).all() and (known >= 0).all() and 1 <= np.median(known) <= MOST_PIECES
    return bool(small and np.ptp(known) > 0 and not says_thing(header))


def _not_taken_off(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Discounts beside amounts that may not have them yet."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price")
    if header is None or rows.understanding.format.signatures or rows.understanding.discount:
        return
    taken = {one for headers in rows.understanding.columns.values() for one in headers}
    for other in rows.table.headers:
        if (
            other in taken
            or _DISCOUNT.meaning(other) is None
            or money.share_of_amounts(rows.table.sample(other, 60)) < 0.9
        ):
            continue
        off = float(np.nansum(np.abs(coded(rows.table, other).numbers(money.parse_amounts))))
        if WORTH_TELLING * sales.used_amount < off < sales.used_amount:
            what = Decided.DISCOUNT(file=rows.table.name, column=other)
            certain = _has_it_already(rows, header, other)
            yield Decision(
                rows.table.name,
                what,
                Choice.NOT_TAKEN_OFF(),
                Choice.OFF_AS_AMOUNT(),
                revenue=-round(off, 2),
                certain=certain,
            )


def _has_it_already(rows: Rows, chosen: str, discount: str) -> bool:
    """Tell whether an amount has a discount already, by its name or because it follows from another one with it."""
    said = set(roles.normalise(chosen).split())
    others = [one for one in rows.table.headers if one not in {chosen, discount} and part_of(one) is None]
    return bool(said & _AFTER_ALL) or any(_follows(rows, chosen, one) for one in others if _may_be_paid(rows, one))


def _by_cells(rows: Rows) -> Iterator[Decision]:
    """Columns of a file of no known program that were found by what is in them, whatever they are called."""
    if rows.understanding.format.signatures:
        return
    for role, chosen in _ESSENTIAL.items():
        header = rows.understanding.first(role)
        if header is not None and not roles.worth_of_name(role, header):
            what = Decided.FOUND_BY_CELLS(file=rows.table.name, column=header)
            yield Decision(rows.table.name, what, chosen(), Choice.NOT_USED())


def _may_be_paid(rows: Rows, header: str) -> bool:
    worth = roles.worth_of_name("revenue", header) >= _WORTH_OF_AN_AMOUNT and part_of(header) is None
    return worth and money.share_of_amounts(rows.table.sample(header, 60)) >= 0.9


def _whole(rows: Rows, header: str) -> float:
    """Add up a column over the rows whose amount counts."""
    numbers = coded(rows.table, header).numbers(money.parse_amounts)
    return float(np.nansum(np.where(np.nan_to_num(rows.amount) != 0, numbers, 0.0)))


def _follows(rows: Rows, chosen: str, other: str) -> bool:
    """Tell whether the rows say how one of two amounts follows from the other; whether tips count, they do not."""
    parts = [header for header in rows.table.headers if part_of(header) and header not in {chosen, other}]
    numbers = ledger_of(rows.table, [chosen, other, *parts])
    signed = {
        header: -np.abs(numbers[header]) if part_of(header) == "discount" else numbers[header] for header in parts
    }
    made = made_of(numbers[chosen], numbers[other], signed) or made_of(numbers[other], numbers[chosen], signed)
    return bool(made) and {part_of(header) for header in made} != {"tip"}


def _states(rows: Rows) -> Iterator[Decision]:
    """States whose words are not known, and those that a program's rules do not know but that say they are no sale."""
    unclear = {Outcome.UNCLEAR.value} | ({Outcome.PARTLY_REFUNDED.value} if not rows.refunded.any() else set())
    for header in rows.understanding.columns.get("status", ()):
        words = rows.understanding.words.get(header)
        for cell in rows_of_cells(rows.table, header):
            outcome = outcome_of(cell) if words is None else None
            unknown = words.get(cell) in unclear if words is not None else outcome is not Outcome.SALE
            hit = _rows_with(rows, header, cell)
            told = outcome in _GIVEN_BACK and _is_given_back(rows, hit)
            if unknown and not told and not _ruled(rows, hit):
                yield _of_rows(
                    rows,
                    hit,
                    Decided.STATUS(file=rows.table.name, column=header, status=cell),
                    Choice.SALE(),
                    Choice.NO_SALE(),
                    -1.0,
                )


def _is_given_back(rows: Rows, hit: Mask) -> bool:
    """Tell whether the file says by amounts, or on rows of their own, what was given back of these rows."""
    here = (rows.refunded > 0) | rows.gives_back | (rows.amount < 0)
    return bool(here[hit].any()) or "refund_of" in rows.understanding.columns


def _numbered_states(rows: Rows) -> Iterator[Decision]:
    """Codes of states and documents that no program known here has, on so few rows that they may be no sales."""
    if rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    for header in rows.table.headers:
        of_state = roles.worth_of_name("status", header) >= _NAMED_AS_STATE
        if header in taken or not (of_state or _DOCUMENTS.intersection(folded(header).split())):
            continue
        cells = rows.table.sample(header, _FEW_STATES + 1)
        code = _CODE_OF_STATE if of_state else _CODE_OF_DOCUMENT
        if not 1 < len(cells) <= _FEW_STATES or not all(code.fullmatch(cell) for cell in cells):
            continue
        for cell, count in rows_of_cells(rows.table, header).items():
            if count < _FEW_ROWS * len(rows.table):
                what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
                other, sign = (Choice.NO_SALE(), -1.0) if of_state else (Choice.GIVEN_BACK(), -2.0)
                yield _of_rows(rows, _rows_with(rows, header, cell), what, Choice.SALE(), other, sign)


def _unused_words(rows: Rows) -> Iterator[Decision]:
    """Words of what is no sale in columns that play no role, on rows that count."""
    if rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    for header in rows.table.headers:
        if header in taken or len(rows.table.sample(header, _FEW_WORDS + 1)) > _FEW_WORDS:
            continue
        for cell in rows_of_cells(rows.table, header):
            if outcome_of(cell) in _NO_SALES or kind_of(cell) is Kind.REFUND:
                hit = _rows_with(rows, header, cell) & ~_left_out(rows)
                what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
                yield _of_rows(rows, hit, what, Choice.SALE(), Choice.NO_SALE(), -1.0)


def _left_out(rows: Rows) -> Mask:
    """Tell which rows a rule leaves out, or were given back."""
    gone = np.nan_to_num(rows.refunded) > 0
    for rule in rows.understanding.format.rules:
        if rule.reason is not None and not rule.unsure:
            gone |= ruled_out(rows, rule)
    return gone


def _ruled(rows: Rows, hit: Mask) -> bool:
    """Tell whether rules of the format leave these rows out."""
    rules = [rule for rule in rows.understanding.format.rules if rule.reason is not None and not rule.unsure]
    return any((ruled_out(rows, rule) & hit).any() for rule in rules)


def _kinds(rows: Rows) -> Iterator[Decision]:
    """Codes that were taken for money given back."""
    for header in rows.understanding.columns.get("kind", ()):
        words = rows.understanding.words.get(header, {})
        if header == rows.understanding.first("order_id"):
            yield _by_number(rows, header, words)
            continue
        yield from _unknown_kinds(rows, header, words)
        for cell, kind in words.items():
            if kind == Kind.REFUND.value and cell.isalnum() and len(cell) <= 6:
                what = Decided.KIND(file=rows.table.name, column=header, cell=cell)
                yield _of_rows(
                    rows, _rows_with(rows, header, cell), what, Choice.GIVEN_BACK(), Choice.SALE(), 2.0, True
                )


def _unknown_kinds(rows: Rows, header: str, words: Mapping[str, str]) -> Iterator[Decision]:
    """Kinds that nobody knows beside kinds of sales, on so few rows that they may be money given back."""
    if Kind.SALE.value not in words.values():
        return
    for cell, count in rows_of_cells(rows.table, header).items():
        if cell not in words and count < _FEW_ROWS * len(rows.table):
            what = Decided.UNUSED_WORD(file=rows.table.name, column=header, cell=cell)
            yield _of_rows(rows, _rows_with(rows, header, cell), what, Choice.SALE(), Choice.GIVEN_BACK(), -2.0)


def _returns(rows: Rows) -> Iterator[Decision]:
    """Columns that say of a row that it is a return, which may be of the purchase or a row of its own."""
    for header in rows.understanding.columns.get("voided", ()):
        words = rows.understanding.words.get(header, {})
        back = [cell for cell, word in words.items() if word == Outcome.REFUNDED.value]
        if back and folded(header) in _RETURN_ROWS:
            hit = np.asarray(rows.table.values(header).isin(back), dtype=bool)[rows.table.codes(header)]
            what = Decided.KIND(file=rows.table.name, column=header, cell=back[0])
            yield _of_rows(rows, hit, what, Choice.CAME_BACK(), Choice.GIVEN_BACK(), -1.0)


def _by_number(rows: Rows, header: str, words: Mapping[str, str]) -> Decision:
    """Receipts that were taken for credit notes because of how their numbers begin."""
    hit = np.asarray(rows.table.values(header).isin(list(words)), dtype=bool)[rows.table.codes(header)]
    what = Decided.KIND(file=rows.table.name, column=header, cell=next(iter(words)))
    return _of_rows(rows, hit, what, Choice.GIVEN_BACK(), Choice.SALE(), 2.0)


def _units(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Amounts that were taken for cents, and whole numbers that may be."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price") or ""
    scale = rows.understanding.scales.get(header)
    name, used = rows.table.name, sales.used_amount
    if scale:
        what = Decided.UNITS(file=name, column=header)
        certain = units.says_unit(header)
        change = round(used / scale - used, 2)
        yield Decision(name, what, Choice.SMALLEST_UNIT(), Choice.WHOLE_UNIT(), revenue=change, certain=certain)
    elif header and units.may_be_small(rows.table, header, sales.currency):
        what = Decided.UNITS(file=name, column=header)
        change = round(used / 100 - used, 2)
        yield Decision(name, what, Choice.WHOLE_UNIT(), Choice.SMALLEST_UNIT(), revenue=change, certain=False)


def _separator(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report amounts such as 52.310, which may be thousands or have three decimals."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price") or ""
    values = rows.table.values(header) if header else None
    read_as = money.bare_thousands(values) if values is not None else None
    if values is None or read_as is None or (read_as == "thousands" and _counts_whole(sales.currency)):
        return
    cell = next(str(value) for value in values if re.search(r"[.,]", str(value)))
    chosen, alternative = (Choice.THOUSANDS(), Choice.DECIMALS())[:: 1 if read_as == "thousands" else -1]
    other = sales.used_amount * (0.001 if read_as == "thousands" else 1000.0)
    what = Decided.SEPARATOR(file=rows.table.name, column=header, cell=cell)
    yield Decision(
        rows.table.name, what, chosen, alternative, revenue=round(other - sales.used_amount, 2), certain=False
    )


def _counts_whole(currency: str) -> bool:
    """Tell whether prices in this currency are thousands as a rule."""
    return currency in _WHOLE or (currency in CODES and get_currency_precision(currency) == 0)


def _discount(rows: Rows) -> Iterator[Decision]:
    """Report a discount beside prices: that it was taken off, and how it was read."""
    found = rows.understanding.discount
    if found is None:
        return
    chosen = rows.understanding.first("revenue")
    if chosen is None:
        before = float(np.nansum(np.where(np.nan_to_num(rows.amount) != 0, rows.priced, 0.0)))
    else:
        before = _whole(rows, chosen) * rows.understanding.scales.get(chosen, 1.0)
    change = round(before - float(np.nansum(rows.amount)), 2)
    yield Decision(
        file=rows.table.name,
        what=Decided.DISCOUNT(file=rows.table.name, column=found.header),
        chosen=Choice.OFF_AS_AMOUNT() if found.way.startswith("amount") else Choice.OFF_AS_SHARE(),
        alternative=Choice.NOT_TAKEN_OFF(),
        revenue=change,
        certain=found.certain,
    )


def _days(rows: Rows) -> Iterator[Decision]:
    """Which of day, month and year comes first, and days that a spreadsheet swapped."""
    name = rows.table.name
    header = rows.understanding.first("ordered_at") or ""
    if rows.dates.swapped:
        what = Decided.SWAPPED_DAYS(file=name, column=header)
        yield Decision(name, what, Choice.SWAPPED_BACK(), Choice.AS_WRITTEN(), orders=_orders(rows), certain=True)
    elif not rows.dates.certain and "year" not in rows.dates.order:
        first = rows.dates.order != "month first"
        other = dates.parse_dates(coded(rows.table, header).values, not first).moments
        moved = np.append(other, np.datetime64("NaT", "us"))[coded(rows.table, header).codes]
        change = int((moved.astype("datetime64[D]") != rows.at.astype("datetime64[D]")).sum())
        chosen, alternative = (Choice.DAY_FIRST(), Choice.MONTH_FIRST())[:: 1 if first else -1]
        yield Decision(
            name,
            Decided.DAYS(file=name, column=header),
            chosen,
            alternative,
            orders=min(change, _orders(rows)),
            certain=False,
        )


def _nobodies(rows: Rows) -> Iterator[Decision]:
    """Names and addresses that were taken for nobody's."""
    for role in roles.IDENTITY_ROLES:
        for header in rows.understanding.columns.get(role, ()):
            values = rows.table.values(header)
            gone = (
                (CLEANERS[role](values) == "")
                & np.asarray(values != "")
                & np.asarray(values.str.contains(r"[^\W\d_]{2}"))
            )
            for cell in values[gone][:_MOST_OF_A_KIND]:
                hit = _rows_with(rows, header, str(cell))
                what = Decided.NOBODY(file=rows.table.name, column=header, name=str(cell))
                yield _of_rows(rows, hit, what, Choice.NOBODY(), Choice.CUSTOMER(), 1.0, True)


def _grouped(rows: Rows) -> Iterator[Decision]:
    """Rows of a file without order numbers that were taken for one order."""
    more = len(rows.table) - len(rows.orders.values)
    if rows.order_number_given or more <= 0:
        return
    pair = Choice.BY_DAY_AND_CUSTOMER(), Choice.EACH_ROW_AN_ORDER()
    yield Decision(rows.table.name, Decided.GROUPED(file=rows.table.name), *pair, orders=more, certain=False)


def _letters(rows: Rows) -> Iterator[Decision]:
    """Report letters whose encoding had to be guessed; that of Western Europe is the usual one."""
    encoding = rows.table.account.encoding
    if encoding not in {"", _WESTERN}:
        what = Decided.ENCODING(file=rows.table.name, encoding=encoding)
        yield Decision(rows.table.name, what, Choice.THIS_ALPHABET(), Choice.OTHER_ALPHABET(), certain=False)


def _totals(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Equal amounts on all rows of an order that were counted once."""
    header = rows.understanding.first("revenue")
    if rows.grain != "order repeated" or rows.understanding.format.grain or header is None:
        return
    numbers = coded(rows.table, header).numbers(money.parse_amounts)
    change = round(float(np.nansum(numbers)) * rows.understanding.scales.get(header, 1.0) - sales.file_amount, 2)
    if abs(change) > WORTH_TELLING * max(sales.used_amount, 1.0):
        what = Decided.TOTALS(file=rows.table.name, column=header)
        certain = "order" in roles.normalise(header) or "total" in roles.normalise(header).split()
        yield Decision(
            rows.table.name, what, Choice.ONCE_AN_ORDER(), Choice.ON_EACH_ROW(), revenue=change, certain=certain
        )


def _open(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Orders that are not paid yet."""
    hit = np.zeros(len(rows.table), dtype=bool)
    for rule in rows.understanding.format.rules:
        if rule.asks:
            hit |= ruled_out(rows, rule)
    if hit.any():
        left_out = any(part.reason.key == "not_paid_yet" for part in sales.exclusions)
        pair = (Choice.LEFT_OUT(), Choice.COUNTED()) if left_out else (Choice.COUNTED(), Choice.LEFT_OUT())
        what = Decided.OPEN(file=rows.table.name)
        yield _of_rows(rows, hit, what, *pair, 1.0 if left_out else -1.0)


def _odd(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Orders of an amount that none of the others comes near."""
    for order, amount in sales.odd_orders:
        what = Decided.ODD_ORDER(file=rows.table.name, order=order, amount=amount)
        counted = not any(part.reason.key == "odd_amount" for part in sales.exclusions)
        pair = (Choice.COUNTED(), Choice.LEFT_OUT()) if counted else (Choice.LEFT_OUT(), Choice.COUNTED())
        change = -amount if counted else amount
        yield Decision(rows.table.name, what, *pair, orders=1, revenue=round(change, 2), certain=False)


def _regular(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report a customer with so many more orders than anybody else that it may be the till's name for strangers."""
    orders = sales.orders["customer_id"].value_counts()
    if len(orders) < _FEWEST_CUSTOMERS or orders.iloc[0] < max(
        _FEWEST_ORDERS, _SHARE_OF_ONE * orders.sum(), _TIMES_THE_NEXT * orders.iloc[1]
    ):
        return
    name = str(orders.index[0])
    theirs = sales.orders[sales.orders["customer_id"] == name]
    header = next((one for role in roles.IDENTITY_ROLES if (one := rows.understanding.first(role))), "")
    what = Decided.NOBODY(file=rows.table.name, column=header, name=name)
    change = -round(float(theirs["revenue"].sum()), 2)
    yield Decision(rows.table.name, what, Choice.CUSTOMER(), Choice.NOBODY(), -len(theirs), -1, change)


def _rows_with(rows: Rows, header: str, cell: str) -> Mask:
    return np.asarray(rows.table.values(header) == cell, dtype=bool)[rows.table.codes(header)]


def _orders(rows: Rows, hit: Mask | None = None) -> int:
    codes = rows.orders.codes if hit is None else rows.orders.codes[hit]
    return len(np.unique(codes[codes >= 0]))


def _of_rows(
    rows: Rows, hit: Mask, what: Fact, chosen: Fact, alternative: Fact, sign: float, certain: bool = False
) -> Decision:
    """Return the decision about some rows.

    `sign`: by which multiple of their amount the revenue would change.
    """
    orders = int(np.sign(sign)) * _orders(rows, hit)
    amount = float(np.nansum(np.abs(rows.amount[hit])))
    return Decision(
        file=rows.table.name,
        what=what,
        chosen=chosen,
        alternative=alternative,
        orders=orders,
        customers=int(np.sign(sign)) * _people_only_in(rows, hit),
        revenue=round(sign * amount, 2),
        certain=certain,
    )


def _people_only_in(rows: Rows, hit: Mask) -> int:
    """Count the people all of whose rows these are."""
    known = next((rows.text(role) for role in roles.IDENTITY_ROLES if rows.text(role).known.any()), None)
    if known is None:
        return 0
    inside, outside = (np.unique(known.codes[mask & known.known]) for mask in (hit, ~hit))
    return len(np.setdiff1d(inside, outside))
