"""Joins several files into one set of sales: orders side by side, refunds where they belong, each person once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.errors import NotEnoughData
from cltv_core.reading.codes import CALLS_FOR_PEOPLE, Problem, Remedy
from cltv_core.reading.merge.buyers import (
    Found,
    answers_of,
    find_buyers,
    mailings_of,
    told,
    with_reach,
)
from cltv_core.reading.merge.matching import ids_as_contacts, latest_known, match_people
from cltv_core.reading.merge.order_names import tell_apart
from cltv_core.reading.merge.people_files import PeopleFile
from cltv_core.reading.merge.people_reports import people_report
from cltv_core.reading.merge.warnings import of_cards, of_decisions, of_names, warnings_of
from cltv_core.reading.orders.open_refunds import booked, less_settled, settle
from cltv_core.reading.orders.sales import Sales
from cltv_core.reading.values.coded import earliest
from cltv_core.transactions import (
    CUSTOMER_COLUMNS,
    ORDER_COLUMNS,
    Decision,
    FileReport,
    MatchReport,
    Question,
    ReadingReport,
    Transactions,
    conform,
    from_frames,
)

ORDER_OF_ORDERS = ["ordered_at", "order_id", "customer_id", "revenue"]

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """What one file of sales came to.

    `program`: whose order and customer numbers it has; `label`: the name of the program, or of the file where it is not
    known, that stands behind numbers which another program has too; `card_ids`: the customers known by a card only.
    """

    report: FileReport
    sales: Sales
    program: str
    label: str
    card_ids: frozenset[str] = field(default=frozenset(), repr=False)


def together(
    files: Sequence[Part | PeopleFile], questions: Sequence[Question] = (), decisions: Sequence[Decision] = ()
) -> Transactions:
    """Join all files into one set of frames, the same in whatever order the files come.

    Raises
    ------
    NotEnoughData
        Where there is one customer only.
    """
    parts = _numbered_apart(sorted((file for file in files if isinstance(file, Part)), key=_oldest_first))
    people = [file for file in files if isinstance(file, PeopleFile)]
    orders = _orders_of(parts)
    orders, refunds, parts = _with_refunds_of_others(orders, parts)
    customers, codes, matches, found = _people_of(orders, parts, people)
    orders["customer_id"] = customers["customer_id"].array.take(codes)
    _enough(customers, parts)
    parts = [_without_call_for_people(part) for part in parts] if any(own.customers for own in found) else parts
    reports = _reports(orders, parts, people, found, len(customers))
    cards = {card for part in parts for card in part.card_ids}
    warnings = (
        *warnings_of(reports, len(customers)),
        *of_cards(orders, cards),
        *of_names(orders["program"], codes, customers),
        *of_decisions(decisions, reports),
    )
    if len(parts) > 1:
        orders = orders.sort_values(ORDER_OF_ORDERS, kind="stable", ignore_index=True)
    return from_frames(
        orders.drop(columns=["file", "program"]),
        lines=_joined([part.sales.lines for part in parts]),
        refunds=refunds,
        customers=customers,
        mailings=mailings_of(people, found, customers["customer_id"]),
        answers=answers_of(people, found, customers["customer_id"]),
        report=ReadingReport(
            files=tuple(_in_order_of(files, reports)),
            warnings=warnings,
            excluded=_excluded(parts),
            matches=matches,
            questions=tuple(questions),
            decisions=tuple(decisions),
        ),
    )


def _enough(customers: pd.DataFrame, parts: Sequence[Part]) -> None:
    """Refuse sales of one customer only."""
    if len(customers) < 2:
        name = parts[0].report.name
        raise NotEnoughData(Problem.ONE_CUSTOMER(file=name), Remedy.EXPORT_ALL_CUSTOMERS, file=name)


def _reports(
    orders: pd.DataFrame, parts: Sequence[Part], people: Sequence[PeopleFile], found: Sequence[Found], customers: int
) -> list[FileReport]:
    """Report what each file of sales brought, and whom of the customers each file of people told of."""
    return [
        *(
            _with_contribution(part, orders.loc[orders["file"] == number, ["customer_id", "ordered_at"]])
            for number, part in enumerate(parts)
        ),
        *(people_report(file, own, customers) for file, own in zip(people, found, strict=True)),
    ]


def _excluded(parts: Sequence[Part]) -> pa.Table:
    """Return the rows that were left out of all files."""
    tables = [part.sales.excluded for part in parts if part.sales.excluded.num_columns]
    return pa.concat_tables(tables, promote_options="permissive") if tables else pa.table({})


def _without_call_for_people(part: Part) -> Part:
    """Drop the notes that ask for a list of customers, once one is there."""
    notes = tuple(note for note in part.report.notes if note.code not in CALLS_FOR_PEOPLE)
    return replace(part, report=replace(part.report, notes=notes))


def _oldest_first(part: Part) -> tuple[int, str, int]:
    moments = part.sales.orders["ordered_at"]
    return int(moments.min().value) if len(moments) else 0, part.report.name, len(moments)


def _in_order_of(files: Sequence[Part | PeopleFile], reports: Sequence[FileReport]) -> list[FileReport]:
    """Sort the reports into the order in which the owner dropped the files."""
    left = list(reports)
    ordered = []
    for file in files:
        name, kind = (file.report.name, "sales") if isinstance(file, Part) else (file.table.name, file.format.kind)
        own = next(report for report in left if report.name == name and report.kind == kind)
        left.remove(own)
        ordered.append(own)
    return ordered


def _numbered_apart(parts: Sequence[Part]) -> list[Part]:
    """Files of one program refer to each other's orders, so these keep their numbers as long as they can."""
    labels = [part.label for part in parts]
    by_program = tell_apart([part.sales for part in parts], [part.program for part in parts], labels)
    by_file = tell_apart(by_program, range(len(parts)), labels)
    return [replace(part, sales=sales) for part, sales in zip(parts, by_file, strict=True)]


def _orders_of(parts: Sequence[Part]) -> pd.DataFrame:
    """All orders, with the number of their `file` among the parts and their `program`."""
    programs = {program: code for code, program in enumerate(sorted({part.program for part in parts}))}
    frames = [
        conform(part.sales.orders, ORDER_COLUMNS).assign(file=number, program=programs[part.program])
        for number, part in enumerate(parts)
    ]
    return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0].reset_index(drop=True)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if len(frames) == 1:
        return frames[0]
    filled = [frame.astype({"order_id": "str"}) for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def _with_refunds_of_others(orders: pd.DataFrame, parts: list[Part]) -> tuple[pd.DataFrame, pd.DataFrame, list[Part]]:
    """Orders and refunds once the refunds that found no purchase in their own file were looked up in the others."""
    refunds = _joined([part.sales.refunds for part in parts])
    waiting = [part.sales.open_refunds for part in parts]
    if len(parts) == 1 or not any(map(len, waiting)):
        return orders, refunds, parts
    names = [part.program for part in parts]
    frames = [frame.assign(file=number, program=names[number]) for number, frame in enumerate(waiting) if len(frame)]
    open_ones = pd.concat(frames, ignore_index=True)
    sold = orders.assign(program=np.array(names, dtype=object)[orders["file"]])
    open_ones, sold = (
        frame.assign(shared_numbers=frame["program"].str.startswith("by_meaning")) for frame in (open_ones, sold)
    )
    matched = settle(open_ones, sold, _joined([part.sales.lines for part in parts]))
    if matched.empty:
        return orders, refunds, parts
    by_order = matched.groupby("order")["amount"].sum().reindex(orders.index).fillna(0.0)
    orders = orders.assign(
        refunded=orders["refunded"] + by_order, revenue=(orders["revenue"] - by_order).round(6).clip(lower=0.0)
    )
    given = matched.groupby("refund")["amount"].sum().reindex(open_ones.index).fillna(0.0)
    booked_parts = [_booked(part, given[open_ones["file"] == number].to_numpy()) for number, part in enumerate(parts)]
    further = pd.DataFrame(
        {
            "order_id": orders["order_id"].to_numpy()[matched["order"].to_numpy(dtype=np.int64)],
            "refunded_at": open_ones["at"].to_numpy()[matched["refund"].to_numpy(dtype=np.int64)],
            "amount": matched["amount"].to_numpy(),
        }
    )
    return orders, _joined([refunds, further]), booked_parts


def _booked(part: Part, given: npt.NDArray[np.float64]) -> Part:
    if not (given > 0).any():
        return part
    return replace(
        part,
        report=booked(part.report, given, part.sales.open_refunds["amount"].to_numpy(dtype=np.float64)),
        sales=replace(part.sales, excluded=less_settled(part.sales.excluded, given)),
    )


def _people_of(
    orders: pd.DataFrame, parts: Sequence[Part], people: Sequence[PeopleFile]
) -> tuple[pd.DataFrame, Codes, MatchReport, list[Found]]:
    """Match the customers of all files.

    Returns one row a customer, for each order its customer's row, who was matched, and for each file of people the
    customers they are.
    """
    entries, codes = _entries(orders, parts)
    numbers = pd.Index(entries["key"])
    customers = _told_by_orders(entries, numbers, parts)
    contacts = _contacts(entries, numbers, parts)
    bought = orders[["order_id"]].assign(entry=codes)
    owned = customers.assign(program=entries["owner"])
    found = [find_buyers(file, owned, contacts, bought) for file in people]
    customers = told(people, found, customers)
    contacts = pd.concat([contacts, *map(_contacts_told, people, found)], ignore_index=True)
    if contacts.empty and entries["program"].nunique() == 1:
        return with_reach(customers, people, found), codes, MatchReport(), found
    matched = match_people(entries, contacts)
    places, names = pd.factorize(matched.names)
    if len(names) == len(entries):
        named = customers.assign(customer_id=matched.names.array)
        return with_reach(named, people, found), codes, matched.report, found
    last_order = orders.groupby(codes)["ordered_at"].max().to_numpy()
    in_time = customers.assign(customer_id=matched.names.array).iloc[np.argsort(last_order, kind="stable")]
    merged = (
        latest_known(in_time, "customer_id").set_index("customer_id").reindex(names).reset_index(names="customer_id")
    )
    moved = [own.moved(places) for own in found]
    return with_reach(merged, people, moved), places[codes], matched.report, moved


def _entries(orders: pd.DataFrame, parts: Sequence[Part]) -> tuple[pd.DataFrame, Codes]:
    """Everyone under the names that their own files give them, oldest first, and for each order its entry."""
    keys = orders["customer_id"]
    if orders["program"].nunique() > 1:
        keys = orders["program"].astype("str") + "\n" + keys
    codes, names = pd.factorize(keys)
    first_rows = np.full(len(names), len(orders), dtype=np.int64)
    np.minimum.at(first_rows, codes, np.arange(len(orders)))
    entries = orders.loc[first_rows, ["customer_id", "program", "file"]].reset_index(drop=True)
    entries["key"] = pd.Series(names, dtype="str")
    entries["first"] = earliest(orders["ordered_at"].to_numpy(), codes, len(names))
    entries = entries.sort_values(["first", "key"] if len(parts) > 1 else "first", kind="stable")
    position = np.empty(len(entries), dtype=np.int64)
    position[entries.index.to_numpy()] = np.arange(len(entries))
    entries = entries.reset_index(drop=True)
    files = entries["file"].to_numpy()
    entries["owner"] = pd.Index([part.program for part in parts], dtype="str").take(files)
    entries["label"] = pd.Index([part.label for part in parts], dtype="str").take(files)
    return entries, position[codes]


def _entry_of(ids: pd.Series, part: Part, entries: pd.DataFrame, numbers: pd.Index) -> Codes:
    if ids.empty:
        return np.empty(0, dtype=np.int64)
    if entries["program"].nunique() > 1:
        program = entries.loc[entries["owner"] == part.program, "program"]
        ids = (str(program.iloc[0]) if len(program) else "") + "\n" + ids
    wanted, known = (pa.array(pd.Index(texts).astype("str"), pa.large_string()) for texts in (ids, numbers))
    found = pc.index_in(wanted, value_set=known)
    return np.asarray(found.fill_null(-1)).astype(np.int64)


def _told_by_orders(entries: pd.DataFrame, numbers: pd.Index, parts: Sequence[Part]) -> pd.DataFrame:
    """One row an entry, with what its latest orders say."""
    frames = []
    for part in parts:
        frame = part.sales.customers if len(parts) == 1 else conform(part.sales.customers, CUSTOMER_COLUMNS)
        frame = frame.assign(entry=_entry_of(frame["customer_id"], part, entries, numbers))
        frames.append(frame if (frame["entry"] >= 0).all() else frame[frame["entry"] >= 0])
    everyone = latest_known(pd.concat(frames, ignore_index=True), "entry") if len(frames) > 1 else frames[0]
    return conform(everyone.set_index("entry").reindex(range(len(entries))).rename_axis(None), CUSTOMER_COLUMNS)


def _contacts(entries: pd.DataFrame, numbers: pd.Index, parts: Sequence[Part]) -> pd.DataFrame:
    frames = [ids_as_contacts(entries["customer_id"])]
    for part in parts:
        contacts = part.sales.contacts
        entry = _entry_of(contacts["customer_id"], part, entries, numbers)
        frames.append(contacts.assign(entry=entry).loc[entry >= 0, ["entry", "by", "key"]])
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def _contacts_told(file: PeopleFile, found: Found) -> pd.DataFrame:
    """Return the addresses and numbers that a file of people has for the customers found in it."""
    parts = []
    for by, column in (("e-mail", "email"), ("phone", "phone")):
        keys = file.frame[column]
        usable = (found.entries >= 0) & (keys.str.startswith("+") if by == "phone" else keys != "").to_numpy()
        parts.append(pd.DataFrame({"entry": found.entries[usable], "by": by, "key": keys[usable].to_numpy()}))
    return pd.concat(parts, ignore_index=True)


def _with_contribution(part: Part, orders: pd.DataFrame) -> FileReport:
    if orders.empty:
        return part.report
    return replace(
        part.report,
        orders=len(orders),
        customers=orders["customer_id"].nunique(),
        first_day=orders["ordered_at"].min().date(),
        last_day=orders["ordered_at"].max().date(),
    )
