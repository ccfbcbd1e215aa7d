"""Rows that several files have: overlapping exports of one program, told by its order numbers and never by looks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.orders.grouping import Grouped, of_rows
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded, coded, first_known
from cltv_core.reading.values.identity import CLEANERS

Mask = npt.NDArray[np.bool_]

MICROSECONDS_A_DAY = 86_400_000_000


def program_of(rows: Rows) -> str:
    """Return the program whose order and customer numbers these are.

    That is the first word of the format, for other files also the names of the columns that hold the numbers.
    """
    declared = rows.understanding.format
    if declared.signatures:
        return declared.key.split("_")[0]
    return "\n".join([declared.key, *(str(rows.understanding.first(role)) for role in ("order_id", "customer_id"))])


def same_file(rows: Rows, earlier: Sequence[Rows]) -> bool:
    """Tell whether one of the earlier files has the very same cells."""
    return any(rows.table.same_cells(other.table) for other in earlier)


def repeated_rows(files: Sequence[tuple[Rows, Grouped]]) -> list[Mask]:
    """Tell for each of the files of one program which rows a newer file has as well.

    These have the same order number and the same moment (and the same customer, where the files tell only the day).
    The newer file is the one that reaches further: it knows of later refunds.
    """
    order = sorted(range(len(files)), key=lambda place: (_reaches(files[place][0]), len(files[place][0].table), place))
    masks = dict(zip(order, _in_a_later([files[place] for place in order]), strict=True))
    return [masks[place] for place in range(len(files))]


def _reaches(rows: Rows) -> int:
    known = rows.at[~np.isnat(rows.at)]
    return int(known.max().astype("datetime64[us]").astype(np.int64)) if len(known) else 0


def _in_a_later(files: Sequence[tuple[Rows, Grouped]]) -> list[Mask]:
    """Files oldest first."""
    numbers = [_numbers_of(rows) for rows, _ in files]
    everything = pd.Index(np.concatenate([column.values.to_numpy(dtype=object) for column in numbers]))
    shared = everything[everything.duplicated()].unique()
    units = [_units(rows, grouped, column, shared) for (rows, grouped), column in zip(files, numbers, strict=True)]
    together = pd.concat([unit for _, unit in units], keys=range(len(units)), names=["file"]).reset_index("file")
    together["who"] = pd.factorize(together["who"])[0]
    newest = together.groupby(["number", "at", "who"], sort=False)["file"].transform("max")
    repeated = (newest > together["file"]).to_numpy()
    ends = np.cumsum([len(unit) for _, unit in units])
    masks = []
    for (rows, _), (places, _), part in zip(files, units, np.split(repeated, ends[:-1]), strict=True):
        mask = np.zeros(len(rows.table), dtype=bool)
        mask[places] = part
        masks.append(mask)
    return masks


def _units(
    rows: Rows, grouped: Grouped, numbered: Coded, shared: pd.Index
) -> tuple[npt.NDArray[np.intp], pd.DataFrame]:
    """Return the rows whose number other files have too, and of each its number, moment and customer."""
    number = np.append(shared.get_indexer(numbered.values), -1)[numbered.codes]
    places = np.flatnonzero(number >= 0)
    at = np.where(np.isnat(rows.at), of_rows(grouped.at, rows), rows.at).astype("datetime64[us]").astype(np.int64)
    only_days = not (at[numbered.known] % MICROSECONDS_A_DAY != 0).any()
    who = of_rows(grouped.customer.codes, rows)[places] if only_days else np.full(len(places), -1)
    names = Coded(who, grouped.customer.values).text() if only_days else ""
    return places, pd.DataFrame({"number": number[places], "at": at[places], "who": names})


def _numbers_of(rows: Rows) -> Coded:
    headers = rows.understanding.columns["order_id"]
    return first_known([coded(rows.table, header, CLEANERS["order_id"]) for header in headers], len(rows.table))
