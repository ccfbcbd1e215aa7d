"""Refunds whose purchase is not in their own file, looked for in the other files of the same program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.orders.exclusions import Ledger
from cltv_core.reading.orders.grouping import Grouped
from cltv_core.reading.orders.refunds import match_refunds
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded
from cltv_core.transactions import Exclusion, FileReport

Mask = npt.NDArray[np.bool_]

COLUMNS = ("order_id", "customer_id", "at", "amount", "product")


def open_refunds(rows: Rows, grouped: Grouped, ledger: Ledger) -> pd.DataFrame:
    """Return the refunds of a file that found no purchase in it, in the order of its rows.

    Columns: see `COLUMNS`.
    """
    parts = [(places, left) for reason, places, left in ledger.parts if reason.code is Excluded.REFUND_UNMATCHED]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    (places, left), *_ = parts
    order = np.argsort(places, kind="stable")
    places, left = places[order], left[order]
    orders = rows.orders.codes[places]
    at = np.where(np.isnat(rows.at[places]), grouped.at[orders], rows.at[places])
    named = _taken(rows.text("refund_of"), places)
    return pd.DataFrame(
        {
            "order_id": np.where(named != "", named, rows.orders.values.take(orders)),
            "customer_id": _taken(grouped.customer, orders),
            "at": at.astype("datetime64[us]"),
            "amount": -left,
            "product": _taken(rows.text("product"), places),
        }
    )


def _taken(column: Coded, places: npt.NDArray[np.integer]) -> pd.Index:
    return Coded(column.codes[places], column.values).text()


def sold_elsewhere(files: Sequence[tuple[Rows, Grouped]], shared_numbers: bool) -> list[Mask]:
    """Tell for each file of one program which rows give money back for an order that only another file has."""
    masks = [np.nan_to_num(rows.amount) < 0 for rows, _ in files]
    if not any(mask.any() for mask in masks):
        return masks
    refunded = [
        _numbers(rows, grouped, np.flatnonzero(mask), shared_numbers)
        for (rows, grouped), mask in zip(files, masks, strict=True)
    ]
    sold = [_sold(rows, grouped, shared_numbers) for rows, grouped in files]
    for place, (mask, numbers) in enumerate(zip(masks, refunded, strict=True)):
        others = [known for other, known in enumerate(sold) if other != place]
        mask[mask] = ~numbers.isin(sold[place]) & np.logical_or.reduce([numbers.isin(known) for known in others])
    return masks


def _sold(rows: Rows, grouped: Grouped, shared_numbers: bool) -> pd.Index:
    """Return the numbers of all orders that were paid for."""
    codes = np.unique(rows.orders.codes[rows.amount > 0])
    codes = codes[codes >= 0]
    numbers = rows.orders.values.take(codes)
    return numbers + _of_customer(grouped, codes) if shared_numbers else numbers


def _numbers(rows: Rows, grouped: Grouped, places: npt.NDArray[np.intp], shared_numbers: bool) -> pd.Index:
    """Return the number of the order that each of these rows refunds."""
    named, own = _taken(rows.text("refund_of"), places), _taken(rows.orders, places)
    numbers = named.where(named != "", own)
    return numbers + _of_customer(grouped, rows.orders.codes[places]) if shared_numbers else numbers


def _of_customer(grouped: Grouped, orders: npt.NDArray[np.integer]) -> pd.Index:
    return "\n" + _taken(grouped.customer, orders)


def settle(refunds: pd.DataFrame, orders: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Find which orders of other files the refunds are taken off.

    Columns: `refund` (index of `refunds`), `order` (index of `orders`) and `amount`; refunds that find no order are
    left out. `refunds` and `orders` have `program` and `shared_numbers` (whether other programs may use the same)
    beside their own columns.
    """
    theirs = orders[orders["program"].isin(refunds["program"]) & (orders["revenue"] > 0)]
    if refunds.empty or theirs.empty:
        return pd.DataFrame({"refund": [], "order": [], "amount": []})
    people = pd.factorize(pd.concat([_key(refunds, "customer_id"), _key(theirs, "customer_id")]))[0]
    numbers = pd.factorize(pd.concat([_number(refunds), _number(theirs)]))[0]
    products, names = pd.factorize(refunds["product"].where(refunds["product"] != "", None))
    size = len(refunds)
    place = pd.Series(theirs.index.to_numpy(), index=numbers[size:])
    place = place[~place.index.duplicated(keep="last")]
    wanted = refunds.assign(
        customer=people[:size],
        product=products,
        order=place.reindex(numbers[:size]).fillna(-1).to_numpy(dtype=np.int64),
    )
    sold = theirs.assign(
        customer=people[size:], at=theirs["ordered_at"].astype("datetime64[us]"), gross=theirs["revenue"]
    )
    matched = match_refunds(wanted, sold[["customer", "at", "gross"]], _bought(lines, sold, pd.Index(names)))
    return matched[matched["order"] >= 0].astype({"refund": "int64", "order": "int64", "amount": "float64"})


def _number(frame: pd.DataFrame) -> pd.Series:
    """Order numbers as keys; in files of unknown programs they are those of one customer only."""
    who = frame["customer_id"].astype("str").where(frame["shared_numbers"], "")
    return _key(frame, "order_id") + "\n" + who


def _key(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame["program"].astype("str") + "\n" + frame[column].astype("str")


def _bought(lines: pd.DataFrame, orders: pd.DataFrame, products: pd.Index) -> pd.DataFrame:
    """Lines with one of these products: `order`, `product` (position in `products`)."""
    if lines.empty or not len(products):
        return pd.DataFrame({"order": np.array([], dtype=np.int64), "product": np.array([], dtype=np.int64)})
    kept = lines[lines["product"].isin(products)]
    place = pd.Series(orders.index.to_numpy(), index=pd.Index(orders["order_id"]))
    place = place[~place.index.duplicated(keep="last")]
    order = place.reindex(kept["order_id"].astype("str")).fillna(-1).to_numpy(dtype=np.int64)
    return pd.DataFrame({"order": order, "product": products.get_indexer(pd.Index(kept["product"].astype("str")))})


def booked(report: FileReport, given: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64]) -> FileReport:
    """Return the file's report after `given` of its open refunds was taken off orders of other files.

    `given` and `wanted` have one amount an open refund; `wanted` is what each gives back in all.
    """
    old = next(part for part in report.exclusions if part.reason.code is Excluded.REFUND_UNMATCHED)
    still_open = int((np.round(wanted - given, 2) > 0).sum())
    amount = round(float(given.sum()), 2) if still_open else -old.amount
    left = Exclusion(old.reason, still_open, round(old.amount + amount, 2))
    exclusions = [left if part is old else part for part in report.exclusions]
    return replace(
        report,
        used_amount=round(report.used_amount - amount, 2),
        refunds_amount=round(report.refunds_amount + amount, 2),
        exclusions=tuple(part for part in exclusions if part is not left or still_open),
        notes=(*report.notes, Note.REFUNDS_ELSEWHERE(refunds=int((given > 0).sum()))),
    )


def less_settled(excluded: pa.Table, given: npt.NDArray[np.float64]) -> pa.Table:
    """Return the excluded rows less what was matched of the open refunds.

    `given` has one amount an open refund, in the order of their rows.
    """
    places = np.flatnonzero(np.asarray(pc.equal(excluded.column("reason"), Excluded.REFUND_UNMATCHED().key)))
    amounts = excluded.column("amount left out").to_numpy().copy()
    amounts[places] = (amounts[places] + given).round(2)
    kept = np.ones(len(amounts), dtype=bool)
    kept[places] = amounts[places] < 0
    column = excluded.column_names.index("amount left out")
    return excluded.set_column(column, "amount left out", pa.array(amounts)).filter(pa.array(kept))
