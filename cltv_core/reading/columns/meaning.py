"""Which column of an unknown table plays which role, by its name and by what its cells look like.

Confidence = how clearly the name says the role (see `roles.worth_of_name`) x how well the cells fit it. A column whose
name says nothing can still be found by its cells (see `content`). The surest pairs of column and role are taken first,
no column twice. Below THRESHOLD the owner is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cltv_core.reading.columns.content import BARE_NAME, BY_CONTENT
from cltv_core.reading.columns.currencies import currency_of, in_one_currency
from cltv_core.reading.columns.paid import (
    Money,
    amount_of_rows,
    is_price_of_one,
    money_of,
    never_paid,
    product_of,
    sum_of_parts,
    what_was_paid,
)
from cltv_core.reading.columns.profile import Looks
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.kinds import Kind, kind_of
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.quantities import DISCOUNTS, told_from_amounts
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.synonyms import words

THRESHOLD = 0.4
EXAMPLES = 3
_ANOTHER_DAY = 0.8
_ONE_SIDED = 0.95
_MOSTLY = 0.8

_SAMPLE = 120
_SAMPLE_OF_WIDE = 30
_WIDE = 150
_BARE = words(
    """customer client buyer shopper patron donor member guest kunde kundin kaufer spender acheteur cliente comprador
    donante socio acquirente donatore klant koper donateur klient kupujacy nabywca kontrahent darczynca musteri alici
    account purchaser patient household"""
)
_ARTICLE = words("sku variant variante barcode ean artikelnummer plu article articolo") | {"product id", "item id"}
_SIDES = (
    words("debit debits debet soll debe dare debito borc cargo debitamount invoiced charged дебет 借方 차변 مدين חובה"),
    words("credit credits haben haber avere credito alacak abono creditamount credited кредит 貸方 대변 دائن זכות"),
)
_CLOCK = r"\d:(?!00(?::00)?$)\d|[1-9]:|[12]0:"
_FEES = words("fee fees gebuhr gebuhren entgelt frais comision commissioni commissione prowizja oplata komisyon")
_NET = words("net netto nett neto netto net neta")
_GROSS = words("gross brutto brut bruto lordo")
_WITH_ALL = words("total totals collected gesamt totale totaal razem toplam")
_TIPS = words("tip tips gratuity trinkgeld pourboire propina mancia gorjeta fooi napiwek bahsis")

_NOTHING = r"[-\u2013]?|[^\w.,]*0*(?:[.,]0+)?[^\w.,]*"
"""An amount of nothing, as a regular expression."""

_AMOUNTS = frozenset({"revenue", "unit_price", "refunded"})

Columns = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Candidate:
    """A role that a column may have, and how much speaks for it."""

    role: str
    header: str
    confidence: float


def columns_by_meaning(table: RawTable, taken: frozenset[str]) -> Columns:
    """Find the header that holds each role that can be told with confidence; headers in `taken` are not considered."""
    free = {header: _looks(table, header) for header in table.headers if header not in taken}
    columns = _roles_of(table, free, frozenset())
    money = money_of(table, free, columns)
    barred = never_paid(money)
    if barred & {headers[0] for headers in columns.values()}:
        columns = _roles_of(table, free, barred)
    columns = _as_paid(money, told_from_amounts(table, _with_products(money, columns)))
    return in_one_currency(table, columns, money.numbers, free)


def _roles_of(table: RawTable, free: Mapping[str, Looks], barred: frozenset[str]) -> Columns:
    """Role -> the header that holds it; those of `barred` are no amounts."""
    columns = _with_names_of_goods(free, _surest(_named_candidates(free, barred)))
    _tell_names_from_ids(free, columns)
    _tell_names_from_first_names(free, columns)
    _drop_time_of_timestamps(free, columns)
    used = {header for headers in columns.values() for header in headers} | barred
    _add_two_sides(table, free, columns)
    used |= {header for headers in columns.values() for header in headers}
    left = {header: looks for header, looks in free.items() if header not in used and looks.cells}
    for role, by_content in BY_CONTENT.items():
        if not _is_answered(role, columns):
            header = by_content(table, left)
            if header is not None:
                columns[role] = (header,)
                del left[header]
    _add_other_side(table, free, columns)
    _add_currency(table, free, columns)
    _fill_gaps_of_dates(table, free, columns)
    return columns


def _with_products(money: Money, columns: Columns) -> Columns:
    """Take for the amount the column that is price times pieces, where pieces were taken for it by name."""
    (price,), (pieces,) = columns.get("unit_price", ("",)), columns.get("revenue", ("",))
    if "quantity" in columns or not {price, pieces} <= set(money.numbers.headers):
        return columns
    total = product_of(money, price, pieces)
    return {**columns, "revenue": (total,), "quantity": (pieces,)} if total else columns


def _as_paid(money: Money, columns: Columns) -> Columns:
    """Return the roles with what was paid as the amount, as the arithmetic of the rows has it."""
    (chosen,), (pieces,) = columns.get("revenue", ("",)), columns.get("quantity", ("",))
    if not {"revenue", "unit_price"} & set(columns):
        chosen = sum_of_parts(money)
    if not chosen and not pieces:
        (price,) = columns.get("unit_price", ("",))
        total = what_was_paid(money, price) if price in money.numbers.headers else price
        return columns if total == price else {**columns, "revenue": (total,)}
    if chosen not in money.numbers.headers:
        return columns
    others = {role: headers for role, headers in columns.items() if role != "revenue"}
    if pieces in money.numbers.headers and "unit_price" not in columns and is_price_of_one(money, chosen, pieces):
        return {**others, "unit_price": (chosen,)}
    if pieces in money.numbers.headers:
        chosen = amount_of_rows(money, chosen, pieces)
    paid = what_was_paid(money, chosen)
    return {**{role: headers for role, headers in others.items() if headers != (paid,)}, "revenue": (paid,)}


def examples(table: RawTable, missing: Sequence[str], understood: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return a few cells of each column that might play a missing role, for the owner to tell which one does."""
    free = {header: _looks(table, header) for header in table.headers if header not in understood.values()}
    tests: Mapping[str, Callable[[Looks], bool]] = {
        "ordered_at": lambda looks: looks.dates_or_counts >= 0.4,
        "revenue": lambda looks: looks.amounts >= 0.6 and looks.dates < 0.5,
        "customer_id": lambda looks: looks.dates < 0.5 and looks.cents < 0.5,
    }
    wanted = [header for header, looks in free.items() if looks.cells and any(tests[role](looks) for role in missing)]
    return {header: tuple(cell[:80] for cell in free[header].cells[:EXAMPLES]) for header in wanted}


def _looks(table: RawTable, header: str) -> Looks:
    return Looks(table, header, _SAMPLE if len(table.headers) <= _WIDE else _SAMPLE_OF_WIDE)


def _named_candidates(free: Mapping[str, Looks], barred: frozenset[str]) -> list[Candidate]:
    said = {word for header in free for word in roles.normalise(header).split()}
    return [
        Candidate(role, header, confidence)
        for header, looks in free.items()
        if looks.cells
        for role in roles.ROLES
        if not (header in barred and role in _AMOUNTS)
        and (worth := roles.worth_of_name(role, header)) > 0
        and (confidence := (worth + _gross_or_net(role, header, said)) * _fit(role, looks)) >= THRESHOLD
    ]


def _surest(candidates: Sequence[Candidate]) -> Columns:
    """Take the most confident pairs first; each role and each column once."""
    columns: Columns = {}
    for candidate in sorted(candidates, key=lambda one: -one.confidence):
        if candidate.role not in columns and (candidate.header,) not in columns.values():
            columns[candidate.role] = (candidate.header,)
    return columns


def _with_names_of_goods(free: Mapping[str, Looks], columns: Columns) -> Columns:
    """Read a column merely called "name" beside pieces and article numbers as the names of goods."""
    (header,) = columns.get("name", ("",))
    sold = {"quantity", "unit_price"} & set(columns) and _ARTICLE & {roles.normalise(one) for one in free}
    if roles.normalise(header) not in BARE_NAME or not sold:
        return columns
    others = {role: headers for role, headers in columns.items() if role not in {"name", "product"}}
    return {**others, "product": (header,)}


def _gross_or_net(role: str, header: str, said: set[str]) -> float:
    """Weigh an amount before deductions against one after them, in favour of what was paid.

    Beside fees that is the one before them, beside discounts the one after, unless there is a total with tax as well.
    """
    own = set(roles.normalise(header).split())
    if role != "revenue" or not own & (_NET | _GROSS) or not said & _NET or not said & _GROSS:
        return 0.0
    before_discounts = any(word.startswith(DISCOUNTS) for word in said)
    wanted = _NET if before_discounts and not said & _FEES else _GROSS
    all_in = said & _WITH_ALL and not said & _TIPS
    till_words = {"sales"} & own and not said & _FEES
    if all_in and before_discounts and own & _NET:
        return 0.0
    return 0.12 if own & (_NET if till_words else wanted) else -0.12


def _fit(role: str, looks: Looks) -> float:
    """How well the cells fit a role, between 0 and 1."""
    return _FITS[role](looks)


def _fits_id(looks: Looks) -> float:
    if looks.dates >= 0.5 and looks.whole < 0.5:
        return 0.0
    return 0.3 if looks.cents >= 0.5 else 1.0


def _fits_text(looks: Looks) -> float:
    return 0.0 if looks.dates >= 0.5 or looks.cents >= 0.5 or looks.emails >= 0.5 else 1.0


def _fits_name(looks: Looks) -> float:
    if max(looks.emails, looks.ways_to_pay) >= 0.5:
        return 0.0
    return _fits_text(looks) * (1.0 - 0.7 * min(looks.with_digit, looks.whole + 0.5))


def _fits_amount(looks: Looks) -> float:
    return looks.amounts if looks.amounts >= 0.6 and looks.dates < 0.9 else 0.0


def _fits_dates(looks: Looks) -> float:
    return looks.dates_or_counts if looks.dates_or_counts >= 0.4 else 0.0


def _fits_status(looks: Looks) -> float:
    """Of columns with few texts; one that says nothing of any outcome may be a region, and numbers tell nothing."""
    if looks.distinct > 60 or looks.whole >= 0.5:
        return 0.3 * _fits_text(looks)
    return _fits_text(looks) * (1.0 if looks.statuses > 0 else 0.45)


_FITS: Mapping[str, Callable[[Looks], float]] = {
    "ordered_at": _fits_dates,
    "time": lambda looks: float(looks.clocks >= 0.6),
    "revenue": _fits_amount,
    "unit_price": _fits_amount,
    "refunded": _fits_amount,
    "quantity": lambda looks: _fits_amount(looks) * (0.5 if looks.cents >= 0.8 and looks.whole < 0.2 else 1.0),
    "customer_id": lambda looks: _fits_id(looks) * (1.0 if looks.short and not looks.always_one else 0.5),
    "email": lambda looks: float(looks.emails >= 0.3 and not looks.always_one),
    "phone": lambda looks: float(looks.digits >= 0.5 and looks.dates < 0.5),
    "first_name": _fits_name,
    "last_name": _fits_name,
    "name": _fits_name,
    "postcode": lambda looks: 0.0 if looks.dates >= 0.5 and looks.whole < 0.5 else 1.0,
    "country": _fits_text,
    "consent": lambda looks: float(len(looks.cells) <= 12),
    "order_id": lambda looks: _fits_id(looks) * (0.0 if looks.always_one else 1.0),
    "product": _fits_text,
    "status": lambda looks: _fits_status(looks),
    "voided": lambda looks: float((looks.distinct <= 6 and looks.flags >= 0.99) or looks.dates >= 0.9),
    "kind": lambda looks: _fits_text(looks) * float(looks.distinct <= 60 and looks.no_sales > 0),
    "currency": lambda looks: float(looks.currencies >= 0.6 or looks.code_like >= 0.9),
    "channel": lambda looks: _fits_text(looks) * (1.0 if looks.distinct <= 500 else 0.4),
    "discount_code": lambda looks: 0.0 if looks.dates >= 0.5 or max(looks.cents, looks.amounts) >= 0.9 else 1.0,
    "taken_back": _fits_amount,
    "refunded_at": _fits_dates,
    "refund_of": _fits_id,
    "refund_email": lambda looks: float(looks.emails >= 0.3),
    "refusal": lambda looks: float(len(looks.cells) <= 12),
    "card_brand": _fits_text,
    "card_last4": lambda looks: float(looks.with_digit >= 0.8),
}


def _tell_names_from_ids(free: Mapping[str, Looks], columns: Columns) -> None:
    """Read a column merely called "customer" that holds names as a name, where customers are known otherwise.

    The file then knows people by a number, an e-mail address or a phone: two customers may share a name. A column with
    few entries beside many names is something else, such as the account that the money went to.
    """
    (header,) = columns.get("customer_id", ("",))
    if "name" in columns:
        if roles.normalise(header) in _BARE and free[columns["name"][0]].distinct > 2 * free[header].distinct:
            del columns["customer_id"]
        return
    if roles.normalise(header) in _BARE and {"email", "phone"} & set(columns) and free[header].with_digit <= 0.2:
        columns["name"] = columns.pop("customer_id")
    elif header:
        used = {headers[0] for headers in columns.values()}
        bare = [one for one in free if roles.normalise(one) in _BARE and one not in used]
        named = [one for one in bare if free[one].cells and free[one].with_digit <= 0.2]
        if named:
            columns["name"] = (named[0],)


def _tell_names_from_first_names(free: Mapping[str, Looks], columns: Columns) -> None:
    """Read a column called as first names are, such as "Nombre", as whole names where it alone names people."""
    (header,) = columns.get("first_name", ("",))
    if header and not roles.who_bought(columns):
        several = [len(cell.split()) > 1 for cell in free[header].cells]
        if sum(several) >= _MOSTLY * len(several):
            columns["name"] = columns.pop("first_name")


def _fill_gaps_of_dates(table: RawTable, free: Mapping[str, Looks], columns: Columns) -> None:
    """Where the day of the sale has gaps, as that of the payment has, another such day that is there fills them."""
    (chosen,) = columns.get("ordered_at", ("",))
    if not chosen or free[chosen].filled == len(table):
        return
    taken = {headers[0] for headers in columns.values()}
    others = [
        header
        for header, looks in free.items()
        if header not in taken
        and roles.worth_of_name("ordered_at", header) * looks.dates >= _ANOTHER_DAY
        and looks.filled > free[chosen].filled
    ]
    if others:
        columns["ordered_at"] = (chosen, max(others, key=lambda header: free[header].filled))


def _add_two_sides(table: RawTable, free: Mapping[str, Looks], columns: Columns) -> None:
    """Debit and credit side by side: the side with more entries is what was sold, the other what was taken back."""
    sides = [next((header for header in free if roles.normalise(header) in names), "") for names in _SIDES]
    if _is_answered("revenue", columns) or not all(sides) or any(free[side].amounts < 0.6 for side in sides):
        return
    sold, back = sorted(sides, key=lambda side: -_filled_rows(table, side).sum())
    columns["revenue"], columns["taken_back"] = (sold,), (back,)


def _add_other_side(table: RawTable, free: Mapping[str, Looks], columns: Columns) -> None:
    """Add the column of what was given back, which has its amounts on the rows that lack one of what was sold."""
    (amount,) = columns.get("revenue", ("",))
    if "taken_back" in columns or not amount or free[amount].filled == len(table):
        return
    sold, used = _filled_rows(table, amount), {one[0] for role, one in columns.items() if role != "refunded"}
    for header, looks in free.items():
        if header not in used and looks.amounts >= _MOSTLY and _says_given_back(header):
            back = _filled_rows(table, header)
            if back.sum() < sold.sum() and (~sold[back]).mean() >= _ONE_SIDED:
                columns["taken_back"] = (header,)
                if columns.get("refunded") == (header,):
                    del columns["refunded"]
                return


def _filled_rows(table: RawTable, header: str) -> npt.NDArray[np.bool_]:
    """Tell which rows have an amount in a column; where nothing moved, some programs write 0.00."""
    return np.asarray(~table.values(header).str.fullmatch(_NOTHING), dtype=bool)[table.codes(header)]


def _says_given_back(header: str) -> bool:
    credit = set(roles.normalise(header).split()) & _SIDES[1]
    return bool(credit) or kind_of(header) is Kind.REFUND or outcome_of(header) is Outcome.REFUNDED


def _add_currency(table: RawTable, free: Mapping[str, Looks], columns: Columns) -> None:
    """Add the column of nothing but currency codes; of several, the one that is most like the amount by name."""
    (amount,) = columns.get("revenue") or columns.get("unit_price", ("",))
    taken = {headers[0] for role, headers in columns.items() if role != "currency"}
    found = [header for header, looks in free.items() if looks.codes >= 0.9 and header not in taken]
    if amount and (len(found) > 1 or (found and "currency" not in columns)):
        columns["currency"] = (currency_of(table, amount, found),)


def _drop_time_of_timestamps(free: Mapping[str, Looks], columns: Columns) -> None:
    """Drop the time of day where the dates have one already."""
    (header,) = columns.get("ordered_at", ("",))
    if "time" in columns and header and any(re.search(_CLOCK, cell) for cell in free[header].cells):
        del columns["time"]


def _is_answered(role: str, columns: Mapping[str, tuple[str, ...]]) -> bool:
    if role == "customer_id":
        return bool(roles.who_bought(columns))
    return bool(({"revenue", "unit_price"} if role == "revenue" else {role}) & set(columns))
