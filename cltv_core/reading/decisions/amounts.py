"""Which column is what was paid, of one piece or of the row, and with or without a discount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.columns.content import PRICE_WORDS, says_thing
from cltv_core.reading.columns.currencies import is_converted
from cltv_core.reading.columns.discounts import SUBTOTALS
from cltv_core.reading.columns.ledger import grows_with_pieces, ledger_of, made_of
from cltv_core.reading.columns.paid import is_never_paid, money_in, part_of
from cltv_core.reading.decisions.effects import MOST_OF_A_KIND, WORTH_A_WORD, WORTH_TELLING
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values import money
from cltv_core.reading.values.coded import coded
from cltv_core.reading.values.currency import currency_in_name
from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.values.quantities import MOST_PIECES
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.folding import folded
from cltv_core.transactions import Decision

_WORTH_OF_AN_AMOUNT = 0.4
_MOST_COMPARED, _MOST_WEIGHED, _MOST_LIKELY, _MOST_PARTS = 200, 60, 24, 12
"""Columns of numbers that are held against the amount, those held against each other, those among them that may be the
amount, and those that may be parts of a sum of up to four."""
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


def other_amounts(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report other columns that might have been what was paid."""
    chosen = rows.understanding.first("revenue")
    if chosen is None or rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    named = [header for header in rows.table.headers if header not in taken and _may_be_paid(rows, header)]
    if not named:
        return
    candidates = (header for header in _without_barred(rows, chosen, named, named) if not _is_of_items(rows, header))
    paid = _whole(rows, chosen)
    for other in islice(candidates, MOST_OF_A_KIND):
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


def amounts_in_pace(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report other columns that keep pace with the chosen amount and whose names do not tell what they are."""
    chosen = rows.understanding.first("revenue") or rows.understanding.first("unit_price")
    if chosen is None or rows.understanding.format.signatures:
        return
    taken = {header for headers in rows.understanding.columns.values() for header in headers}
    taken |= {rows.understanding.discount.header} if rows.understanding.discount else set()
    found = [
        one
        for one in rows.table.headers
        if not (one in taken or _says_what_it_is(one) or _may_be_paid(rows, one))
        and money.share_of_amounts(rows.table.sample(one, 60)) >= _MOSTLY
    ]
    if not found:
        return
    paid = _numbers(rows, chosen)
    pieces = rows.quantity if "revenue" not in rows.understanding.columns else 1.0
    changes: dict[str, float] = {}
    for other in found[:_MOST_COMPARED]:
        numbers = _numbers(rows, other)
        change = float(np.nansum((numbers - paid) * pieces)) * rows.understanding.scales.get(chosen, 1.0)
        if _keeps_pace(paid, numbers) and abs(change) > WORTH_TELLING * max(sales.used_amount, 1.0):
            changes[other] = round(change, 2)
    for other in _without_barred(rows, chosen, list(changes), found):
        what = Decided.AMOUNT_COLUMN(file=rows.table.name, column=chosen)
        pair = Choice.COLUMN(column=chosen), Choice.COLUMN(column=other)
        certain = "revenue" in rows.understanding.columns and _follows(rows, chosen, other)
        yield Decision(rows.table.name, what, *pair, revenue=changes[other], certain=certain)


def pieces_beside_amounts(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report small whole numbers beside amounts that may be of one piece."""
    header, count = rows.understanding.first("revenue"), rows.understanding.first("quantity")
    if header is None or rows.understanding.format.signatures or rows.grain not in {"line", "order"}:
        return
    taken = {one for headers in rows.understanding.columns.values() for one in headers}
    price_like = bool(set(roles.normalise(header).split()) & PRICE_WORDS)
    found = [count] if count else [one for one in rows.table.headers if one not in taken and price_like]
    if not found:
        return
    paid = _numbers(rows, header) * rows.understanding.scales.get(header, 1.0)
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


def discounts_not_taken_off(rows: Rows, sales: Sales) -> Iterator[Decision]:
    """Report discounts beside amounts that may not have them yet."""
    header = rows.understanding.first("revenue") or rows.understanding.first("unit_price")
    if header is None or rows.understanding.format.signatures or rows.understanding.discount:
        return
    taken = {one for headers in rows.understanding.columns.values() for one in headers}
    named = (
        other
        for other in rows.table.headers
        if other not in taken
        and _DISCOUNT.meaning(other) is not None
        and money.share_of_amounts(rows.table.sample(other, 60)) >= 0.9
    )
    found = ((other, float(np.nansum(np.abs(_numbers(rows, other))))) for other in named)
    counting = (one for one in found if WORTH_TELLING * sales.used_amount < one[1] < sales.used_amount)
    for other, off in islice(counting, MOST_OF_A_KIND):
        what = Decided.DISCOUNT(file=rows.table.name, column=other)
        pair = Choice.NOT_TAKEN_OFF(), Choice.OFF_AS_AMOUNT()
        certain = _has_it_already(rows, header, other)
        yield Decision(rows.table.name, what, *pair, revenue=-round(off, 2), certain=certain)


def discount_taken_off(rows: Rows) -> Iterator[Decision]:
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


def _is_of_items(rows: Rows, header: str) -> bool:
    """Tell whether a column also has numbers on the rows of an order that lack its total."""
    if rows.grain != "order on first row":
        return False
    lacking = np.isnan(_numbers(rows, rows.understanding.first("revenue") or ""))
    return bool((~np.isnan(_numbers(rows, header)) & lacking).any())


def _without_barred(rows: Rows, chosen: str, candidates: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """Leave out what cannot have been paid for one sale, such as running totals of the columns `beside`.

    Each is held against each, so that only the first of hundreds are.
    """
    weighed = candidates[:_MOST_LIKELY]
    if not weighed:
        return
    numeric = dict.fromkeys([chosen, *weighed, *beside[:_MOST_WEIGHED]])
    numbers = money_in(rows.table, list(numeric), rows.understanding.columns)
    yield from (header for header in weighed if not is_never_paid(numbers, header))


def _has_currency(rows: Rows, header: str) -> bool:
    return rows.understanding.first("currency") is not None or bool(currency_in_name(header))


def _is_before_discounts(chosen: str, other: str) -> bool:
    """Tell whether names tell that one amount is that before discounts, tax and delivery, and the other is not."""
    return folded(other) in SUBTOTALS and folded(chosen) not in SUBTOTALS


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


def _counts_pieces(header: str, pieces: npt.NDArray[np.float64]) -> bool:
    known = pieces[~np.isnan(pieces)]
    small = len(known) and (known % 1 == 0).all() and (known >= 0).all() and 1 <= np.median(known) <= MOST_PIECES
    return bool(small and np.ptp(known) > 0 and not says_thing(header))


def _has_it_already(rows: Rows, chosen: str, discount: str) -> bool:
    """Tell whether an amount has a discount already, by its name or because it follows from another one with it."""
    said = set(roles.normalise(chosen).split())
    others = (one for one in rows.table.headers if one not in {chosen, discount} and part_of(one) is None)
    paid = islice((one for one in others if _may_be_paid(rows, one)), _MOST_PARTS)
    return bool(said & _AFTER_ALL) or any(_follows(rows, chosen, one) for one in paid)


def _may_be_paid(rows: Rows, header: str) -> bool:
    worth = roles.worth_of_name("revenue", header) >= _WORTH_OF_AN_AMOUNT and part_of(header) is None
    return worth and money.share_of_amounts(rows.table.sample(header, 60)) >= 0.9


def _whole(rows: Rows, header: str) -> float:
    """Add up a column over the rows whose amount counts."""
    return float(np.nansum(np.where(np.nan_to_num(rows.amount) != 0, _numbers(rows, header), 0.0)))


def _numbers(rows: Rows, header: str) -> npt.NDArray[np.float64]:
    return coded(rows.table, header).numbers(money.parse_amounts)


def _follows(rows: Rows, chosen: str, other: str) -> bool:
    """Tell whether the rows say how one of two amounts follows from the other; whether tips count, they do not."""
    parts = [header for header in rows.table.headers if part_of(header) and header not in {chosen, other}][:_MOST_PARTS]
    numbers = ledger_of(rows.table, [chosen, other, *parts])
    signed = {
        header: -np.abs(numbers[header]) if part_of(header) == "discount" else numbers[header] for header in parts
    }
    made = made_of(numbers[chosen], numbers[other], signed) or made_of(numbers[other], numbers[chosen], signed)
    return bool(made) and {part_of(header) for header in made} != {"tip"}
