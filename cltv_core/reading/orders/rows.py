"""The cells of a table as dates, amounts and codes, still one row a row of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.columns import discounts
from cltv_core.reading.columns.recognise import Understanding
from cltv_core.reading.columns.used_columns import needed_headers
from cltv_core.reading.formats import Grain
from cltv_core.reading.formats.declaration import Adjusted
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.numbering import number_orders
from cltv_core.reading.orders.refund_lists import listed_refunds
from cltv_core.reading.orders.row_filters import hits
from cltv_core.reading.orders.total_rows import LABEL, total_rows
from cltv_core.reading.source.table import RawTable, distinct_cells
from cltv_core.reading.values import currency, dates, money
from cltv_core.reading.values.coded import Coded, coded, first_known, nothing, recode
from cltv_core.reading.values.identity import CLEANERS
from cltv_core.reading.values.phones import region_of_most
from cltv_core.reading.values.quantities import is_of_returned_pieces
from cltv_core.reading.values.wording import whole
from cltv_core.reading.vocabulary import roles

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Moments = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Rows:
    """All rows of one file, parsed; arrays have one element a row.

    `at`: moment, NaT where unreadable; `orders`: which order a row belongs to; `amount`: what the row adds to the
    amount in the file (0 on rows that only repeat, itemise or continue an order), NaN where unreadable; `line_amount`:
    what the product line itself came to; `priced`: price times pieces before discounts; `refunded`: what the file says
    was given back of the order; `refunded_at`: when; `gives_back`: rows that the format declares a refund; `itemises`:
    rows that only itemise an order or its payment; `texts`: the remaining roles; `home`: the region of phones that do
    not name theirs, ISO 3166, "" where nothing tells.
    """

    table: RawTable
    understanding: Understanding
    grain: Grain
    dates: dates.DatedColumn
    at: Moments
    orders: Coded
    amount: Floats
    line_amount: Floats
    priced: Floats
    quantity: Floats
    refunded: Floats
    refunded_at: Moments
    gives_back: Mask
    itemises: Mask
    texts: dict[str, Coded]
    order_number_given: bool
    home: str = ""

    def text(self, role: str) -> Coded:
        """Return the entries of a role, none in any row where the file lacks it."""
        return self.texts.get(role, nothing(len(self.table)))


_EXTRAS, _FEWEST_SEVERAL, _MOSTLY = 0.35, 3, 0.8
"""How far delivery and discounts may move most totals of orders of several rows from the sum of their prices."""
_CLOCK = r"(?<![\d.:])(?:[01]?\d|2[0-4])[:.h][0-5]\d(?!\.?\d{3}).*"
_MIDNIGHT = r"[T ]0?0:00(?::00(?:\.0+)?)?$"
_NOT_TEXT = frozenset(
    {"ordered_at", "time", "revenue", "unit_price", "quantity", "refunded", "taken_back", "refunded_at", "order_id"}
)


@dataclass(frozen=True)
class _Prices:
    """Money and pieces of the rows, NaN where unknown.

    `full`: price times pieces; `priced`: less discounts; `paid`: what the amount says, below 0 where it was given back;
    `sign`: -1 on rows that the format says are below 0.
    """

    pieces: Floats
    full: Floats
    priced: Floats
    paid: Floats
    sign: Floats


def parse_rows(table: RawTable, understanding: Understanding, options: ReadOptions) -> Rows:
    """Parse the cells of a table into moments, amounts, orders and texts, one element a row."""
    table.read_ahead(needed_headers(understanding))
    gives_back = hits(table, understanding, understanding.format.refund_row)
    texts = _with_currencies(table, understanding, _texts(table, understanding, gives_back))
    dated, at = _moments(table, understanding, options)
    columns = _in_one_currency(table, understanding, texts)
    prices = _prices(table, understanding, columns)
    total = total_rows(table, understanding, prices.paid)
    at = np.where(total, np.datetime64("NaT", "us"), at)
    orders, given = number_orders(table, understanding, at, prices.paid < 0, texts)
    grain = _declared_grain(understanding) or _grain(
        orders, prices.paid, prices.priced, given and not roles.is_of_line(understanding.first("revenue") or "")
    )
    prices = _less_discounts(table, understanding, prices, orders, grain)
    itemises = hits(table, understanding, understanding.format.detail) | _under_a_summary(table, understanding, orders)
    amount = np.where(total | _is_total(table, at) | itemises, 0.0, _once_an_order(prices.paid, orders, grain))
    of_line = prices.paid if grain in {"line", "order"} else 0.0
    return Rows(
        table=table,
        understanding=understanding,
        grain=grain,
        dates=dated,
        at=at,
        orders=orders,
        amount=amount,
        line_amount=np.where(np.isnan(prices.priced), of_line, prices.priced),
        priced=prices.full,
        quantity=prices.pieces,
        refunded=_refunded(table, understanding, columns, amount, orders, grain),
        refunded_at=_refunded_at(table, understanding, options),
        gives_back=gives_back,
        itemises=itemises,
        texts=texts,
        order_number_given=given,
    )


def _prices(table: RawTable, understanding: Understanding, columns: Mapping[str, tuple[str, ...]]) -> _Prices:
    """Read what the rows say of money; a row without a number of pieces is of one piece."""
    quantity = _pieces(table, columns)
    pieces = np.where(np.isnan(quantity), 1.0, quantity)
    full = _scaled(table, understanding, columns, "unit_price") * pieces
    priced = _discounted(table, understanding, full, pieces)
    sign = np.where(hits(table, understanding, understanding.format.negative), -1.0, 1.0)
    paid = _paid(table, understanding, columns, pieces, sign) if "revenue" in columns else priced * sign
    return _Prices(pieces, full, priced, paid, sign)


def _less_discounts(
    table: RawTable, understanding: Understanding, prices: _Prices, orders: Coded, grain: Grain
) -> _Prices:
    """Take off the discounts that the amounts do not have yet: those of the format, and one that was found."""
    paid, priced = prices.paid, prices.priced
    if _is_declared_amount(understanding) and understanding.format.less:
        paid = paid - _taken_off(table, understanding, understanding.format.less, orders, grain)
    if understanding.discount and understanding.discount.way == "amount":
        off = _taken_off(table, understanding, (understanding.discount.header,), orders, grain)
        paid, priced = paid - off * prices.sign, priced - off
    return replace(prices, paid=paid, priced=priced)


def _declared_grain(understanding: Understanding) -> Grain | None:
    """Return what the format says a row is; None where its amount stands elsewhere."""
    return understanding.format.grain if _is_declared_amount(understanding) else None


def _paid(
    table: RawTable, understanding: Understanding, columns: Mapping[str, tuple[str, ...]], pieces: Floats, sign: Floats
) -> Floats:
    """Return what the amount columns say, negative where they say what was given back."""
    paid = _discounted(table, understanding, _scaled(table, understanding, columns, "revenue"), pieces)
    if "taken_back" in columns:
        back = _scaled(table, understanding, columns, "taken_back")
        paid = np.where(np.isnan(paid) | ((paid == 0) & (np.nan_to_num(back) != 0)), -np.abs(back), paid)
    return np.where(sign < 0, -np.abs(paid), paid)


def _texts(table: RawTable, understanding: Understanding, gives_back: Mask) -> dict[str, Coded]:
    """Return the columns that are neither amounts nor dates.

    A refund's own buyer counts on refund rows, and a column of those who refuse mail is turned into consent.
    """
    texts = {role: _text(table, understanding, role) for role in understanding.columns if role not in _NOT_TEXT}
    if "refund_email" in understanding.format.roles and "email" in texts:
        other = texts.pop("refund_email", nothing(len(table)))
        texts["email"] = first_known([_only(other, gives_back), _only(texts["email"], ~gives_back)], len(table))
    if "refund_of" in texts and understanding.format.refund_row:
        texts["refund_of"] = _only(texts["refund_of"], gives_back)
    if not understanding.format.signatures and "name" not in texts and {"first_name", "last_name"} <= set(texts):
        texts["name"] = _full_names(texts["first_name"], texts["last_name"])
    if texts.pop("refusal", None):
        refused = column(table, {"consent": understanding.columns["refusal"]}, "consent")
        texts["consent"] = Coded(refused.codes, refused.values.map({"yes": "no", "no": "yes"}))
    return texts


def _full_names(first: Coded, last: Coded) -> Coded:
    """First and last name as one; one alone where the other is missing."""
    width = len(last.values) + 1
    codes, pairs = pd.factorize((first.codes + 1) * width + last.codes + 1)
    heads, tails = (
        part.values.insert(0, "").take(places)
        for part, places in zip((first, last), np.divmod(pairs, width), strict=True)
    )
    return recode(codes, (heads + " " + tails).str.strip())


def _with_currencies(table: RawTable, understanding: Understanding, texts: dict[str, Coded]) -> dict[str, Coded]:
    """Add the currency of each row where no column tells it, but the signs beside the amounts differ."""
    if understanding.format.currency or ("currency" in texts and texts["currency"].known.any()):
        return texts
    headers = understanding.columns.get("revenue") or understanding.columns.get("unit_price", ())
    written = first_known((coded(table, header, currency.currencies_of) for header in headers), len(table))
    if len(written.values) < 2:
        return texts
    region = region_of_most(texts.get("country", nothing(len(table))))
    codes = [currency.in_region(sign, region, written.values) or sign for sign in written.values]
    return {**texts, "currency": recode(written.codes, pd.Index(codes, dtype="str"))}


def _text(table: RawTable, understanding: Understanding, role: str) -> Coded:
    """Return the column of a role; of some cells only the excerpt counts that the format declares."""
    headers = understanding.columns[role]
    excerpts = {understanding.header(declared): found for declared, found in understanding.format.excerpts.items()}
    if not set(headers) & set(excerpts):
        return column(table, understanding.columns, role)
    clean = CLEANERS.get(role, _as_it_stands)
    parts = (
        coded(table, header, _excerpt(excerpts[header], clean) if header in excerpts else clean) for header in headers
    )
    return first_known(parts, len(table))


def _as_it_stands(cells: pd.Index) -> pd.Index:
    return cells


def _excerpt(pattern: str, clean: Callable[[pd.Index], pd.Index]) -> Callable[[pd.Index], pd.Index]:
    find = re.compile(pattern).search
    return lambda cells: clean(
        pd.Index([match[1].strip() if (match := find(text)) else "" for text in cells], dtype="str")
    )


def _only(text: Coded, rows: Mask) -> Coded:
    return Coded(np.where(rows, text.codes, -1), text.values)


def _is_total(table: RawTable, at: Moments) -> Mask:
    """Rows without a date that call themselves a total: they repeat what other rows have."""
    total = np.zeros(len(table), dtype=bool)
    undated = np.flatnonzero(np.isnat(at))
    for column in table.rows(undated).columns if len(undated) else ():
        cells = column.combine_chunks()
        named = whole(distinct_cells(cells), LABEL)
        total[undated] |= named[np.asarray(cells.indices)]
    return total


def column(table: RawTable, columns: Mapping[str, tuple[str, ...]], role: str) -> Coded:
    """Return the first entry that each row has in the headers of a role."""
    clean = CLEANERS.get(role)
    return first_known((coded(table, header, clean) for header in columns.get(role, ())), len(table))


def _numbers(table: RawTable, columns: Mapping[str, tuple[str, ...]], role: str) -> Floats:
    parse = money.parse_quantities if role == "quantity" else money.parse_amounts
    return column(table, columns, role).numbers(parse)


def _pieces(table: RawTable, columns: Mapping[str, tuple[str, ...]]) -> Floats:
    """Pieces sold, less those that came back where these have a column and price times pieces is what was paid."""
    pieces = _numbers(table, columns, "quantity")
    if "revenue" in columns or "quantity" not in columns:
        return pieces
    for header in table.headers:
        if is_of_returned_pieces(header):
            pieces = pieces - np.abs(np.nan_to_num(coded(table, header).numbers(money.parse_quantities)))
    return pieces


def _scaled(table: RawTable, understanding: Understanding, columns: Mapping[str, tuple[str, ...]], role: str) -> Floats:
    """Amounts in whole units of their currency."""
    (header,) = columns.get(role, ("",))[:1]
    return _numbers(table, columns, role) * understanding.scales.get(header, 1.0)


def _discounted(table: RawTable, understanding: Understanding, priced: Floats, pieces: Floats) -> Floats:
    """Price times pieces less a discount told as a share of it or for each piece."""
    discount = understanding.discount
    if discount is None or discount.way == "amount":
        return priced
    if discount.way == "amount of one piece":
        off = np.abs(np.nan_to_num(coded(table, discount.header).numbers(money.parse_amounts)))
        return priced - off * pieces
    off = np.nan_to_num(coded(table, discount.header).numbers(lambda cells: discounts.numbers_of(list(cells))))
    return priced * (1.0 - np.clip(off / (100.0 if discount.way == "percent" else 1.0), 0.0, 1.0))


def _in_one_currency(
    table: RawTable, understanding: Understanding, texts: dict[str, Coded]
) -> Mapping[str, tuple[str, ...]]:
    """Return the columns of the file, with amounts in the account's currency where the original ones differ.

    This needs a format that has both; `texts["currency"]` follows.
    """
    converted = understanding.format.converted
    if converted is None or len(texts.get("currency", nothing(0)).values.str.upper().unique()) < 2:
        return understanding.columns
    revenue, refunded, code = (
        understanding.header(name) for name in (converted.revenue, converted.refunded, converted.currency)
    )
    if revenue is None or code is None or len(coded(table, code).values.str.upper().unique()) != 1:
        return understanding.columns
    if refunded is None and "refunded" in understanding.columns:
        return understanding.columns
    texts["currency"] = coded(table, code)
    back = {"refunded": (refunded,)} if refunded else {}
    return {**understanding.columns, "revenue": (revenue,), **back}


def _moments(table: RawTable, understanding: Understanding, options: ReadOptions) -> tuple[dates.DatedColumn, Moments]:
    cells = column(table, understanding.columns, "ordered_at")
    if "time" in understanding.columns:
        time = column(table, understanding.columns, "time")
        pairs = pd.MultiIndex.from_arrays([cells.codes, time.codes])
        places, distinct = pd.factorize(pairs)
        cells = recode(places, pd.Index([_joined(cells, time, day, hour) for day, hour in distinct], dtype="str"))
    dated = _dated(cells.values, understanding, options, partial(_receipt_numbers, table, understanding, cells))
    return dated, np.append(dated.moments, np.datetime64("NaT", "us"))[cells.codes]


def _receipt_numbers(table: RawTable, understanding: Understanding, cells: Coded) -> Floats:
    """Find the lowest receipt number of the rows that have each of the cells, NaN where these are no numbers."""
    header = understanding.first("order_id")
    if header is None:
        return np.full(len(cells.values), np.nan)
    digits = table.values(header).str.extract(r"(\d{1,15})\D*$", expand=False)
    numbers = pd.to_numeric(pd.Series(digits), errors="coerce").to_numpy(dtype=np.float64)[table.codes(header)]
    lowest = pd.Series(numbers[cells.known]).groupby(cells.codes[cells.known]).min()
    return lowest.reindex(range(len(cells.values))).to_numpy(dtype=np.float64)


def _dated(
    cells: pd.Index, understanding: Understanding, options: ReadOptions, numbers: dates.Numbers | None = None
) -> dates.DatedColumn:
    """Parse the moments of cells, in the shop's own time where the owner told its zone."""
    declared = understanding.format
    dated = dates.parse_dates(cells, options.day_first, declared.day_first, options.today, numbers)
    if options.timezone is None:
        return dated
    if declared.utc and np.isnan(dated.offsets).all():
        return replace(dated, moments=dates.to_local(dated.moments, options.timezone))
    return dates.localised(dated, options.timezone)


def _joined(days: Coded, times: Coded, day: int, time: int) -> str:
    if day < 0:
        return ""
    hour = re.search(_CLOCK, str(times.values[time])) if time >= 0 else None
    return f"{re.sub(_MIDNIGHT, '', str(days.values[day]))} {hour[0]}" if hour else str(days.values[day])


def _refunded_at(table: RawTable, understanding: Understanding, options: ReadOptions) -> Moments:
    listed = listed_refunds(table, understanding)[1]
    cells = first_known([column(table, understanding.columns, "refunded_at"), listed], len(table))
    dated = _dated(cells.values, understanding, options)
    return np.append(dated.moments, np.datetime64("NaT", "us"))[cells.codes]


def _refunded(
    table: RawTable,
    understanding: Understanding,
    columns: Mapping[str, tuple[str, ...]],
    amount: Floats,
    orders: Coded,
    grain: Grain,
) -> Floats:
    """Return what the refund columns say of each row's order; all of it where its status says so."""
    declared = understanding.format
    own = np.abs(_scaled(table, understanding, columns, "refunded")) * _rate_of_refunds(table, understanding, columns)
    said = np.nan_to_num(own) + listed_refunds(table, understanding)[0]
    if declared.adjusted:
        said = np.maximum(said, _given_back(table, understanding, declared.adjusted))
    whole = hits(table, understanding, declared.refunded_in_full) & orders.known
    if grain == "line" and declared.signatures:
        said = np.where(whole, np.maximum(np.nan_to_num(amount), 0.0), said)
        return _sums(said, orders)[orders.codes]
    return np.where(whole, np.maximum(_sums(amount, orders)[orders.codes], 0.0), said) if whole.any() else said


def _rate_of_refunds(table: RawTable, understanding: Understanding, columns: Mapping[str, tuple[str, ...]]) -> Floats:
    """By what refunds are multiplied that are told in another currency than what was paid."""
    if understanding.twin is None:
        return np.ones(len(table))
    other = _declared_numbers(table, understanding, understanding.twin)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = _numbers(table, columns, "revenue") / other
    return np.where(np.isfinite(rate), rate, 1.0)


def _sums(amounts: Floats, orders: Coded) -> Floats:
    """Add up the amounts of each order, and append 0 for rows without an order."""
    known = orders.known
    sums = np.bincount(orders.codes[known], np.nan_to_num(amounts)[known], minlength=len(orders.values))
    return np.append(sums, 0.0)


def _given_back(table: RawTable, understanding: Understanding, adjusted: Adjusted) -> Floats:
    paid, left = (_declared_numbers(table, understanding, name) for name in (adjusted.paid, adjusted.left))
    return np.where(left > 0, np.maximum(paid - left, 0.0), 0.0)


def _declared_numbers(table: RawTable, understanding: Understanding, declared: str) -> Floats:
    """Return a column of amounts, 0 where it has none."""
    header = declared if declared in table.headers else understanding.header(declared)
    return np.nan_to_num(coded(table, header).numbers(money.parse_amounts)) if header else np.zeros(len(table))


def _taken_off(
    table: RawTable, understanding: Understanding, headers: Sequence[str], orders: Coded, grain: Grain
) -> Floats:
    """Add up the discounts in these columns that the amounts do not have yet.

    One that is the same on all lines of an order is the order's, and counts once.
    """
    off = np.zeros(len(table))
    for header in headers:
        off += np.abs(_declared_numbers(table, understanding, header))
    if grain != "line" or not off.any():
        return off
    facts = pd.Series(off).groupby(orders.codes).agg(["size", "nunique"]).reindex(range(-1, len(orders.values)))
    repeated = ((facts["size"] > 1) & (facts["nunique"] == 1)).to_numpy()[orders.codes + 1]
    return np.where(repeated & orders.known & _is_continuation(orders.codes), 0.0, off)


def _under_a_summary(table: RawTable, understanding: Understanding, orders: Coded) -> Mask:
    """Tell which rows are the other rows of orders that have a row with their total."""
    summary = hits(table, understanding, understanding.format.summary) & orders.known
    has_one = np.zeros(len(orders.values) + 1, dtype=bool)
    has_one[orders.codes[summary]] = True
    return has_one[orders.codes] & ~summary


def _is_declared_amount(understanding: Understanding) -> bool:
    """Tell whether the amount stands where the format says, so that what the format says of amounts holds."""
    declared = understanding.format.roles.get("revenue")
    return not declared or understanding.first("revenue") in {understanding.header(name) for name in declared} - {None}


def _grain(orders: Coded, paid: Floats, priced: Floats, given: bool) -> Grain:
    """Tell what a row is, seen from the amounts of orders with several rows."""
    if np.isnan(paid).all() or not (given or _repeats_sums(orders, paid, priced)):
        return "line"
    rows_of = np.append(np.bincount(orders.codes[orders.known], minlength=len(orders.values)), 0)
    among = rows_of[orders.codes] > 1
    if not among.any():
        return "order"
    several = pd.DataFrame({"order": orders.codes[among], "paid": paid[among], "priced": priced[among]})
    if np.isclose(several["paid"], several["priced"], atol=0.01).mean() > 0.8:
        return "line"
    facts = several.groupby("order")["paid"].agg(["size", "count", "nunique"])
    if (facts["count"] == 1).mean() > 0.8:
        return "order on first row"
    repeats = facts["nunique"].eq(1) & facts["count"].eq(facts["size"])
    return "order repeated" if repeats.mean() > 0.9 and len(facts) >= 3 else "line"


def _repeats_sums(orders: Coded, paid: Floats, priced: Floats) -> bool:
    """Tell whether rows of one moment and customer all have what their prices come to together, and so are an order."""
    frame = pd.DataFrame({"order": orders.codes, "paid": paid, "priced": priced})[orders.known & ~np.isnan(priced)]
    facts = frame.groupby("order").agg(
        rows=("paid", "size"), paid=("paid", "first"), n=("paid", "nunique"), sum=("priced", "sum")
    )
    several = facts[facts["rows"] > 1]
    near = np.isclose(several["paid"], several["sum"], rtol=_EXTRAS) & several["n"].eq(1)
    return len(several) >= _FEWEST_SEVERAL and bool(near.mean() > _MOSTLY)


def _once_an_order(amount: Floats, orders: Coded, grain: Grain) -> Floats:
    """Return the amounts, those of rows that only repeat or continue an order being 0."""
    if grain in {"line", "order"}:
        return amount
    known = ~np.isnan(amount) & orders.known
    has_one = np.zeros(len(orders.values) + 1, dtype=bool)
    has_one[orders.codes[known]] = True
    once = np.where(np.isnan(amount) & has_one[orders.codes], 0.0, amount)
    places = np.flatnonzero(known)
    again = places[_is_continuation(orders.codes[places])]
    if grain == "order on first row":
        first = np.zeros(len(orders.values))
        first[orders.codes[places[::-1]]] = amount[places[::-1]]
        again = again[amount[again] == first[orders.codes[again]]]
    once[again] = 0.0
    return once


def _is_continuation(orders: npt.NDArray[np.int64]) -> Mask:
    return pd.Series(orders).duplicated().to_numpy()
