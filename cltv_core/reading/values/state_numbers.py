"""Names the states that shop programs keep as numbers or as words of their own, as tables of theirs are exported."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cltv_core.reading.vocabulary.folding import folded


@dataclass(frozen=True)
class _Program:
    """The numbers of one program: `states` (number -> name) of the column that is called `column`.

    `beside`: names of other columns, of which the table must have one unless it is empty; `telling`: states that the
    column must have, where they are words that other programs use as well. All names are folded.
    """

    column: str
    beside: frozenset[str]
    states: Mapping[str, str]
    telling: frozenset[str] = frozenset()


def _program(column: str, states: str, beside: str = "", telling: str = "") -> _Program:
    pairs = (" ".join(state.split()).split(" ", 1) for state in states.split(","))
    return _Program(
        folded(column),
        frozenset(folded(name) for name in beside.split("|") if name),
        dict(pairs),
        frozenset(telling.split("|") if telling else ()),
    )


_PROGRAMS = (
    _program(
        "current_state",
        """1 awaiting cheque payment, 2 payment accepted, 3 processing, 4 shipped, 5 delivered, 6 cancelled, 7 refunded,
        8 payment error, 9 backorder paid, 10 awaiting bank wire payment, 11 payment accepted, 12 backorder not paid, 13
        awaiting cash on delivery validation, 14 waiting for payment, 15 partial refund""",
    ),
    _program(
        "id_order_state",
        """1 awaiting cheque payment, 2 payment accepted, 3 processing, 4 shipped, 5 delivered, 6 cancelled, 7 refunded,
        8 payment error, 9 backorder paid, 10 awaiting bank wire payment, 11 payment accepted, 12 backorder not paid, 13
        awaiting cash on delivery validation, 14 waiting for payment, 15 partial refund""",
    ),
    _program(
        "order_status_id",
        """0 abandoned, 1 pending, 2 processing, 3 shipped, 5 complete, 7 cancelled, 8 denied, 9 cancelled reversal, 10
        failed, 11 refunded, 12 reversed, 13 chargeback, 14 expired, 15 processed, 16 voided""",
        "store_id|store_name|invoice_no|invoice_prefix|customer_group_id|currency_value|date_added|firstname",
    ),
    _program(
        "OrderStatusId",
        "10 pending processing, 20 processing, 30 complete, 40 cancelled",
        "PaymentStatusId|OrderTotal|CustomOrderNumber|OrderGuid|ShippingStatusId",
    ),
    _program(
        "PaymentStatusId", "10 pending, 20 authorized, 30 paid, 35 partially refunded, 40 refunded, 50 voided"
    ),
    _program(
        "status_id",
        """0 incomplete, 1 pending, 2 shipped, 3 shipped, 4 refunded, 5 cancelled, 6 declined, 7 awaiting payment, 8
        awaiting pickup, 9 awaiting shipment, 10 completed, 11 awaiting fulfillment, 12 disputed, 13 disputed, 14
        partially refunded""",
        "total_inc_tax|subtotal_inc_tax|date_created|total_ex_tax",
    ),
    _program("docstatus", "0 draft, 1 submitted sale, 2 cancelled"),
    _program(
        "Status",
        "1 in process, 2 approved, 3 backorder paid, 4 rejected, 5 shipped, 6 cancelled",
        "SalesOrderID|SalesOrderNumber|TotalDue",
    ),
    _program("fk_statut", "-1 cancelled, 0 draft, 1 validated, 2 paid, 3 abandoned", "facnumber|total_ttc|ref|fk_soc"),
    _program(
        "orders_status",
        "1 pending, 2 processing, 3 delivered, 4 processing",
        "orders_id|customers_name|date_purchased|customers_id",
    ),
    _program(
        "status",
        """-1 cancelled, 0 sale, 1 processing, 2 completed, 3 completed, 4 cancelled, 5 ready for delivery, 6 delivered,
        7 delivered, 8 disputed""",
        "invoice_amount|ordernumber|cleared",
    ),
    _program(
        "state",
        "draft quotation, sent quotation, sale sale, done sale, cancel cancelled",
        "amount_total|date_order|partner_id|partner_id/name|order_line",
        "sale",
    ),
    _program(
        "status",
        """complete sale, closed refunded, processing processing, canceled cancelled, fraud cancelled, pending pending,
        holded on hold, pending_payment pending, payment_review pending, new pending""",
        "grand_total|base_grand_total|increment_id|purchase point",
        "complete|closed",
    ),
    _program(
        "status",
        """created cancelled, authorized pending, captured paid, refunded refunded, failed failed""",
        telling="created|captured",
    ),
    _program(
        "status",
        """open pending, pending pending, authorized pending, paid paid, paidout paid, expired expired, failed failed,
        canceled cancelled, refunded refunded""",
        telling="open|paid",
    ),
    _program(
        "order_status", "P pending, U confirmed, C confirmed, X cancelled, R refunded, S shipped, D denied, F completed"
    ),
)  # fmt: skip
"""PrestaShop, OpenCart, nopCommerce, BigCommerce, ERPNext, AdventureWorks, Dolibarr, Zen Cart, Shopware, Odoo,
Magento, Razorpay, Mollie, VirtueMart."""


def states_of(header: str, headers: Collection[str], cells: Collection[str]) -> Mapping[str, str]:
    """Return the name of the state that each cell stands for; empty where no program has such a column and cells."""
    name = folded(header)
    named = [program for program in _PROGRAMS if program.column == name]
    if not (named and cells):
        return {}
    others = {folded(other) for other in headers}
    spelled = {cell: cell.lower() if cell.isascii() and len(cell) > 1 else cell for cell in cells}
    for program in named:
        fits = not program.beside or program.beside & others
        known = set(spelled.values())
        if fits and program.telling <= known <= set(program.states):
            return {cell: program.states[state] for cell, state in spelled.items()}
    return {}
