"""The parsed rows of one file to orders, lines, refunds and customers, with everything left out accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cltv_core.reading import sentences
from cltv_core.reading.columns import Coded, coded, first_known, of_groups, recode
from cltv_core.reading.exclusions import Ledger, whole_cents
from cltv_core.reading.formats import Rule
from cltv_core.reading.refunds import match_refunds
from cltv_core.reading.rows import Rows
from cltv_core.transactions import Exclusion

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
_Scalar = TypeVar("_Scalar", bound=np.generic)

_CONTACT = ("email", "phone", "first_name", "last_name", "name", "consent", "country", "postcode")


@dataclass(frozen=True)
class Sales:
    """What one file came to; frames as in Transactions, amounts in the file's currency."""

    orders: pd.DataFrame
    lines: pd.DataFrame
    refunds: pd.DataFrame
    customers: pd.DataFrame
    currency: str
    file_amount: float
    used_amount: float
    exclusions: tuple[Exclusion, ...]
    excluded: pa.Table
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Grouped:
    """One element an order code: `at` the moment of the order, `customer` who placed it."""

    size: int
    at: npt.NDArray[np.datetime64]
    customer: Coded


def build_sales(rows: Rows, currency: str | None, as_of: date | None, today: date) -> Sales:
    ledger = Ledger(rows.amount)
    grouped = _group(rows)
    money = _currency(rows, currency)
    _exclude_rows(rows, grouped, ledger, money, as_of, today)
    is_refund = _refund_rows(rows, grouped, ledger)
    orders = _order_frame(rows, grouped, ledger.used & ~is_refund)
    returned = _returned(rows, grouped, orders, ledger, is_refund)
    _deduct_refund_column(rows, orders, ledger)
    orders["revenue"] = (orders["gross"] - orders["refunded"]).clip(lower=0.0)
    used = whole_cents(orders["revenue"])
    file_amount, exclusions = ledger.exclusions(used)
    sold = ledger.used & ~is_refund
    return Sales(
        orders=_named_orders(orders, rows, grouped, money),
        lines=_lines(rows, sold),
        refunds=_named_refunds(returned, rows),
        customers=_customers(rows, grouped, orders.index.to_numpy()),
        currency=money,
        file_amount=file_amount,
        used_amount=used,
        exclusions=exclusions,
        excluded=ledger.excluded_rows(rows.table),
        notes=_notes(rows, returned),
    )


def _group(rows: Rows) -> _Grouped:
    size = len(rows.orders.values)
    moments = pd.Series(rows.at).groupby(rows.orders.codes).min().reindex(range(size))
    alternatives = [
        of_groups(_identity(rows, wanted), rows.orders.codes, size) for wanted in rows.understanding.format.identity
    ]
    return _Grouped(size, moments.to_numpy(), first_known(alternatives, size))


def _identity(rows: Rows, wanted: str) -> Coded:
    """The column of one way to know a customer; "name + postcode" joins two, and needs both."""
    parts = [rows.text(role.strip()) for role in wanted.split("+")]
    if len(parts) == 1:
        return parts[0]
    left, right = (part.text().str.lower() for part in parts)
    both = parts[0].known & parts[1].known
    return recode(np.arange(len(left)), (left + ", " + right).where(both, ""))


def _currency(rows: Rows, wanted: str | None) -> str:
    """The currency asked for, else that of most rows, else that of the format, else ""."""
    column = rows.text("currency")
    if wanted or not column.known.any():
        return (wanted or rows.understanding.format.currency).upper()
    most = int(np.bincount(column.codes[column.known]).argmax())
    return str(column.values[most]).upper()


def _exclude_rows(
    rows: Rows, grouped: _Grouped, ledger: Ledger, currency: str, as_of: date | None, today: date
) -> None:
    _apply_rules(rows, grouped, ledger)
    ordered = rows.orders.codes >= 0
    ledger.exclude(~ordered, sentences.EMPTY_ROW)
    at = _of_rows(grouped.at, rows)
    own = np.where(np.isnat(rows.at), at, rows.at)
    ledger.exclude(np.isnat(at), sentences.NO_DATE)
    ledger.exclude(np.isnan(rows.amount), sentences.NO_AMOUNT)
    ledger.exclude(_day(own) > np.datetime64(today) + 1, sentences.FUTURE)
    if as_of is not None:
        ledger.exclude(_day(own) > np.datetime64(as_of), sentences.AFTER_AS_OF)
    _exclude_other_currencies(rows, ledger, grouped.size, currency)
    nameless = _of_rows(~grouped.customer.known, rows)
    if rows.grain == "line":
        ledger.exclude(nameless & (rows.amount == 0), sentences.FREE_STOCK)
    ledger.exclude(nameless, sentences.NO_CUSTOMER)


def _of_rows(per_order: npt.NDArray[_Scalar], rows: Rows) -> npt.NDArray[_Scalar]:
    """What is known of an order, for each of its rows (rows without an order get that of the last)."""
    return per_order[rows.orders.codes] if len(per_order) else np.zeros(len(rows.table), per_order.dtype)


def _day(moments: npt.NDArray[np.datetime64]) -> npt.NDArray[np.datetime64]:
    return moments.astype("datetime64[D]")


def _apply_rules(rows: Rows, grouped: _Grouped, ledger: Ledger) -> None:
    """The format's own rules; on files with order fields on the first row only, the whole order follows that row."""
    for rule in rows.understanding.format.rules:
        if rule.header not in rows.table.headers:
            continue
        column = coded(rows.table, rule.header)
        if rows.grain == "order on first row":
            whole = of_groups(column, rows.orders.codes, grouped.size)
            column = Coded(np.where(rows.orders.codes >= 0, _of_rows(whole.codes, rows), -1), column.values)
        hit = _matches(column, rule)
        if not (rule.unless_majority and hit.mean() > 0.5):
            ledger.exclude(hit, rule.reason)


def _matches(column: Coded, rule: Rule) -> Mask:
    return np.append(np.asarray(column.values.str.fullmatch(rule.pattern), dtype=bool), False)[column.codes]


def _exclude_other_currencies(rows: Rows, ledger: Ledger, size: int, currency: str) -> None:
    column = rows.text("currency")
    if column.known.any():
        spelled = np.append(np.asarray(column.values.str.upper() != currency, dtype=bool), False)
        whole = of_groups(column, rows.orders.codes, size)
        ledger.exclude(_of_rows(spelled[whole.codes], rows), sentences.OTHER_CURRENCY)


def _refund_rows(rows: Rows, grouped: _Grouped, ledger: Ledger) -> Mask:
    """Negative rows that give money back: those of orders that are negative as a whole, and those of a later day
    than their order. Negative rows within a purchase are discounts."""
    amounts = np.where(ledger.used, np.nan_to_num(rows.amount), 0.0)
    totals = np.bincount(np.maximum(rows.orders.codes, 0), weights=amounts * (rows.orders.codes >= 0), minlength=1)
    of_order = totals[np.maximum(rows.orders.codes, 0)]
    later = _day(rows.at) > _day(_of_rows(grouped.at, rows))
    return ledger.used & ((of_order < 0) | ((rows.amount < 0) & later))


def _order_frame(rows: Rows, grouped: _Grouped, sold: Mask) -> pd.DataFrame:
    """Order code -> customer code, moment, amount before refunds; refunded still 0."""
    codes = rows.orders.codes[sold]
    gross = np.bincount(codes, weights=rows.amount[sold], minlength=grouped.size)
    present = np.flatnonzero(np.bincount(codes, minlength=grouped.size))
    return pd.DataFrame(
        {
            "customer": grouped.customer.codes[present],
            "at": grouped.at[present],
            "gross": gross[present].clip(min=0.0),
            "refunded": 0.0,
        },
        index=present,
    )


def _returned(rows: Rows, grouped: _Grouped, orders: pd.DataFrame, ledger: Ledger, is_refund: Mask) -> pd.DataFrame:
    """Refund rows taken off orders: `order`, `refunded_at`, `amount`; `orders.refunded` grows by them."""
    places = np.flatnonzero(is_refund)
    if not len(places):
        return pd.DataFrame({"order": [], "refunded_at": pd.Series(dtype="datetime64[us]"), "amount": []})
    codes = rows.orders.codes[places]
    product = _product_codes(rows)
    refunds = pd.DataFrame(
        {
            "customer": grouped.customer.codes[codes],
            "at": np.where(np.isnat(rows.at[places]), grouped.at[codes], rows.at[places]),
            "amount": -rows.amount[places],
            "product": product[places],
            "order": np.where(np.isin(codes, orders.index), codes, -1),
        },
        index=places,
    )
    matched = match_refunds(refunds[refunds["amount"] > 0], orders, _bought(rows, product, refunds, ledger, is_refund))
    missing = matched[matched["order"] < 0]
    ledger.exclude_part(
        sentences.REFUND_UNMATCHED,
        missing["refund"].to_numpy(dtype="int64"),
        -missing["amount"].to_numpy(dtype="float64"),
    )
    found = matched[matched["order"] >= 0]
    orders["refunded"] = orders["refunded"].add(found.groupby("order")["amount"].sum(), fill_value=0.0)
    return pd.DataFrame(
        {
            "order": found["order"].to_numpy(),
            "refunded_at": refunds["at"].reindex(found["refund"]).to_numpy(),
            "amount": found["amount"].to_numpy(),
        }
    )


def _product_codes(rows: Rows) -> npt.NDArray[np.int64]:
    header = rows.understanding.format.product_code
    named = coded(rows.table, header) if header in rows.table.headers else rows.text("product")
    return named.codes


def _bought(
    rows: Rows, product: npt.NDArray[np.int64], refunds: pd.DataFrame, ledger: Ledger, is_refund: Mask
) -> pd.DataFrame:
    wanted = np.zeros(max(product.max(initial=-1), 0) + 2, dtype=bool)
    wanted[refunds["product"].to_numpy()] = True
    wanted[-1] = False
    kept = ledger.used & ~is_refund & wanted[product] & (product >= 0)
    return pd.DataFrame({"order": rows.orders.codes[kept], "product": product[kept]})


def _deduct_refund_column(rows: Rows, orders: pd.DataFrame, ledger: Ledger) -> None:
    """What the refund column says, once an order and never more than was paid."""
    if not rows.refunded.any():
        return
    said = pd.Series(rows.refunded).groupby(rows.orders.codes).max().reindex(orders.index).fillna(0.0)
    given = said.clip(upper=orders["gross"] - orders["refunded"])
    given = given[given > 0]
    orders["refunded"] = orders["refunded"].add(given, fill_value=0.0)
    first_row = pd.Series(np.arange(len(rows.table))).groupby(rows.orders.codes).min().reindex(given.index)
    ledger.exclude_part(sentences.REFUND_GIVEN, np.asarray(first_row), np.asarray(given))


def _named_orders(orders: pd.DataFrame, rows: Rows, grouped: _Grouped, currency: str) -> pd.DataFrame:
    codes = orders.index.to_numpy()
    fields: dict[str, pd.Index] = {
        role: of_groups(rows.text(role), rows.orders.codes, grouped.size).text().take(codes)
        for role in ("channel", "discount_code")
        if role in rows.texts
    }
    return pd.DataFrame(
        {
            "order_id": rows.orders.values.take(codes),
            "customer_id": grouped.customer.values.take(orders["customer"].to_numpy()),
            "ordered_at": orders["at"].to_numpy(),
            "revenue": orders["revenue"].to_numpy(),
            "refunded": orders["refunded"].to_numpy(),
            "currency": currency,
            **fields,
        }
    )


def _named_refunds(returned: pd.DataFrame, rows: Rows) -> pd.DataFrame:
    codes = returned["order"].to_numpy(dtype="int64")
    return pd.DataFrame(
        {
            "order_id": rows.orders.values.take(codes),
            "refunded_at": returned["refunded_at"].to_numpy(),
            "amount": returned["amount"].to_numpy(),
        }
    )


def _lines(rows: Rows, sold: Mask) -> pd.DataFrame:
    """Product lines of the orders used; delivery charges and the like are no products."""
    product = rows.text("product")
    if not product.known.any():
        return pd.DataFrame()
    kept = sold & product.known & _is_product(rows) & (rows.quantity > 0)
    return pd.DataFrame(
        {
            "order_id": pd.Categorical.from_codes(rows.orders.codes[kept], categories=rows.orders.values),
            "product": pd.Categorical.from_codes(product.codes[kept], categories=product.values),
            "quantity": rows.quantity[kept],
            "revenue": np.nan_to_num(rows.line_amount[kept]),
        }
    )


def _is_product(rows: Rows) -> Mask:
    declared = rows.understanding.format
    if not declared.not_products or declared.product_code not in rows.table.headers:
        return np.ones(len(rows.table), dtype=bool)
    return ~_matches(coded(rows.table, declared.product_code), Rule("", declared.not_products, ""))


def _customers(rows: Rows, grouped: _Grouped, orders: npt.NDArray[np.int64]) -> pd.DataFrame:
    """One row a customer of these orders, with what the latest order to say so says of them."""
    in_time = orders[np.argsort(grouped.at[orders], kind="stable")]
    people = grouped.customer.codes[in_time]
    size = len(grouped.customer.values)
    present = np.flatnonzero(np.bincount(people, minlength=size)) if len(people) else people
    frame = pd.DataFrame({"customer_id": grouped.customer.values.take(present)})
    for role in _CONTACT:
        if role in rows.texts:
            of_order = of_groups(rows.text(role), rows.orders.codes, grouped.size)
            latest = of_groups(Coded(of_order.codes[in_time], of_order.values), people, size, last=True)
            frame[role] = latest.text().take(present)
    return _split_names(frame)


def _split_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Full names as first and last name where the file has no columns for them."""
    if "name" not in frame:
        return frame
    names = frame.pop("name")
    if "first_name" not in frame and "last_name" not in frame:
        parts = names.str.rsplit(" ", n=1, expand=True).reindex(columns=[0, 1]).fillna("").astype("str")
        frame["first_name"], frame["last_name"] = parts[0], parts[1]
    return frame


def _notes(rows: Rows, returned: pd.DataFrame) -> tuple[str, ...]:
    notes = list(rows.understanding.format.notes)
    if not rows.order_number_given:
        grouped = len(rows.orders.values) < len(rows.table)
        notes.append(sentences.NOTE_GROUPED_ROWS if grouped else sentences.NOTE_ONE_ROW_ONE_ORDER)
    if rows.grain == "order repeated":
        notes.append(sentences.NOTE_TOTALS_ONCE)
    if len(returned):
        notes.append(sentences.NOTE_REFUNDS_MATCHED)
    return tuple(notes)
