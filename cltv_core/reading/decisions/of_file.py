"""All decisions about one file of sales, the weightiest first."""

from __future__ import annotations

from cltv_core.reading.decisions import amounts, customers, layout, orders, spellings, words
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import Sales
from cltv_core.transactions import Decision


def decisions_of(rows: Rows, sales: Sales) -> tuple[Decision, ...]:
    """Return the decisions about one file of sales, those that would change most revenue first."""
    made: list[Decision] = []
    for of_sales in (
        amounts.other_amounts,
        amounts.amounts_in_pace,
        amounts.pieces_beside_amounts,
        amounts.discounts_not_taken_off,
        spellings.smallest_units,
        spellings.thousands,
        spellings.totals_counted_once,
        orders.unpaid,
        orders.odd_amounts,
        customers.too_regular,
        words.unknown_states,
    ):
        made.extend(of_sales(rows, sales))
    for of_rows in (
        layout.columns_by_cells,
        words.numbered_states,
        words.unused_words,
        words.kinds,
        words.returns,
        amounts.discount_taken_off,
        layout.days,
        customers.nobodies,
        layout.grouped_rows,
        layout.letters,
    ):
        made.extend(of_rows(rows))
    return tuple(sorted(made, key=lambda decision: (-abs(decision.revenue), -decision.orders)))
