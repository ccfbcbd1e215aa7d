"""What a file leaves open, as facts that questions are made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.codes import Choice, Decided
from cltv_core.reading.merge.questions import DayCell, Facts
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.grouping import has_identity, needs_consent
from cltv_core.reading.orders.leave_out import most_frequent, ruled_out
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values import dates
from cltv_core.reading.values.coded import coded
from cltv_core.reading.values.outcomes import Outcome
from cltv_core.transactions import Decision

CELLS_LOOKED_AT = 200

Mask = npt.NDArray[np.bool_]


def facts_of(rows: Rows, options: ReadOptions, decisions: Sequence[Decision] = ()) -> Facts:
    """Collect what only the owner knows of one file; `decisions`: those that were made about it."""
    open_rows = np.zeros(len(rows.table), dtype=bool)
    for rule in rows.understanding.format.rules:
        if rule.asks:
            open_rows |= ruled_out(rows, rule)
    by_card = _only_a_card(rows)
    return Facts(
        file=rows.table.name,
        day_cell=None if rows.dates.certain else _day_cell(rows),
        currencies=_currencies(rows),
        open_orders=_orders(rows, open_rows),
        open_share=_share(rows, open_rows),
        open_counted=options.count_open if options.count_open is not None else bool(open_rows.mean() > 0.5),
        card_orders=_orders(rows, by_card),
        card_share=_share(rows, by_card),
        utc=_latest_in_utc(rows),
        unknown=_unknown_states(rows),
        amounts=_amount_columns(decisions),
        small=_may_be_small(decisions),
        odd=_odd_order(decisions),
    )


def _unknown_states(rows: Rows) -> tuple[tuple[str, ...], float]:
    """Return the states that nobody knows, and their share of the amount."""
    hit = np.zeros(len(rows.table), dtype=bool)
    for rule in rows.understanding.format.rules:
        if rule.unsure:
            hit |= ruled_out(rows, rule)
    words = [
        (cell, word) for header in rows.understanding.columns.get("status", ())
        for cell, word in rows.understanding.words.get(header, {}).items()
    ]  # fmt: skip
    return tuple(cell for cell, word in words if word == Outcome.UNCLEAR.value), _share(rows, hit)


def _amount_columns(decisions: Sequence[Decision]) -> tuple[tuple[str, float], ...]:
    """Return the columns that may all be what was paid, and what taking each would change."""
    unsure = [one for one in decisions if one.what.code is Decided.AMOUNT_COLUMN and not one.certain]
    if not unsure:
        return ()
    return (str(unsure[0].chosen["column"]), 0.0), *((str(one.alternative["column"]), one.revenue) for one in unsure)


def _may_be_small(decisions: Sequence[Decision]) -> tuple[str, bool] | None:
    """Return the column whose numbers may count cents, and whether they were taken for that."""
    unsure = [one for one in decisions if one.what.code is Decided.UNITS and not one.certain]
    return (str(unsure[0].what["column"]), unsure[0].chosen.code is Choice.SMALLEST_UNIT) if unsure else None


def _odd_order(decisions: Sequence[Decision]) -> tuple[str, float] | None:
    found = [one for one in decisions if one.what.code is Decided.ODD_ORDER]
    return (str(found[0].what["order"]), float(found[0].what["amount"])) if found else None


def _day_cell(rows: Rows) -> DayCell | None:
    """Find the first cell that both orders of day and month can read."""
    header = rows.understanding.columns["ordered_at"][0]
    cells = coded(rows.table, header).values[:CELLS_LOOKED_AT]
    days = dates.parse_dates(cells, True).moments.astype("datetime64[D]")
    months = dates.parse_dates(cells, False).moments.astype("datetime64[D]")
    both = np.flatnonzero(~np.isnat(days) & ~np.isnat(months) & (days != months))
    if not len(both):
        return None
    place = both[0]
    return DayCell(str(cells[place]), days[place].item(), months[place].item(), rows.dates.order != "month first")


def _currencies(rows: Rows) -> dict[str, tuple[int, float]]:
    column = rows.text("currency")
    if not column.known.any():
        own = rows.understanding.format.currency
        return {own: (len(rows.orders.values), float(np.nansum(rows.amount)))} if own else {}
    number, codes = pd.factorize(column.values.str.upper(), sort=True)
    of_row = np.append(number, -1)[column.codes]
    found: dict[str, tuple[int, float]] = {}
    for place in most_frequent(of_row, len(codes)):
        theirs = of_row == place
        found[str(codes[place])] = (_orders(rows, theirs), float(np.nansum(rows.amount[theirs])))
    return found


def _only_a_card(rows: Rows) -> Mask:
    """Rows that name nobody, but show something that the owner may let stand for a customer."""
    nobody = np.ones(len(rows.table), dtype=bool)
    shown = np.zeros(len(rows.table), dtype=bool)
    for way in rows.understanding.format.identity:
        known = has_identity(rows, way)
        if needs_consent(way):
            shown |= known
        else:
            nobody &= ~known
    return shown & nobody


def _orders(rows: Rows, mask: Mask) -> int:
    return int(np.count_nonzero(np.bincount(rows.orders.codes[mask & rows.orders.known])))


def _share(rows: Rows, mask: Mask) -> float:
    if not mask.any():
        return 0.0
    paid = np.clip(np.nan_to_num(rows.amount), 0.0, None)
    return float(paid[mask].sum() / paid.sum()) if paid.sum() > 0 else 0.0


def _latest_in_utc(rows: Rows) -> pd.Timestamp | None:
    """Return the latest moment, where all are in UTC and not only days."""
    known = rows.at[~np.isnat(rows.at)].astype("datetime64[us]")
    if not (rows.dates.utc or rows.understanding.format.utc) or not (known != known.astype("datetime64[D]")).any():
        return None
    return pd.Timestamp(known.max())
