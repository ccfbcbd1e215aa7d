"""The bakery's export, one row a product line, as a till writes it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv

from cltv_core.samples.bakery.baskets import CATALOGUE, PENCE, Lines, fill_baskets
from cltv_core.samples.bakery.opening import SHOP_WEEK, calendar, days_of, season_of
from cltv_core.samples.bakery.people import People, invent_people
from cltv_core.samples.bakery.tickets import CHANNELS, CODES, DISCOUNT, Tickets, write_tickets
from cltv_core.samples.bakery.truth import BAKERY_TRUTH, BakeryTruth
from cltv_core.samples.bakery.visits import bakery_visits
from cltv_core.samples.simulator import Ints

# How likely the till knows a customer's address, by the channel they mostly use (see CHANNELS).
EMAIL_KNOWN, PHONE_KNOWN = np.array([0.66, 0.4, 1.0, 0.5]), np.array([0.4, 0.3, 0.5, 1.0])


@dataclass(frozen=True, eq=False)
class Rows:
    """One element a row of the file; a refund has a negative quantity and the number of its order."""

    ticket: Ints
    product: Ints
    quantity: Ints
    day: Ints
    second: Ints


def bakery_csv(truth: BakeryTruth = BAKERY_TRUTH) -> bytes:
    """Write the export of the sample bakery: the same bytes for the same truth."""
    rng = np.random.default_rng(truth.seed)
    tickets = write_tickets(bakery_visits(rng, truth), truth, rng)
    season = season_of(days_of(truth))[tickets.day]
    lines = fill_baskets(tickets.pence, season, tickets.occasion, rng)
    rows = _with_refunds(lines, tickets, truth, rng)
    people = invent_people(EMAIL_KNOWN[tickets.habits], PHONE_KNOWN[tickets.habits], rng)
    return _csv(_table(rows, tickets, people, truth))


def _with_refunds(lines: Lines, tickets: Tickets, truth: BakeryTruth, rng: np.random.Generator) -> Rows:
    """Sales and refunds in order of time: half of the refunds are of the whole order, half of its dearest product."""
    refunded = rng.random(len(tickets.day)) < truth.refund_share
    whole = rng.random(len(tickets.day)) < 0.5
    later = _next_open_day(tickets.day + 1 + rng.integers(0, 5, len(tickets.day)), truth)
    dearest = np.append(True, lines.order[1:] != lines.order[:-1])
    back = np.flatnonzero((refunded & (later < truth.days))[lines.order] & (whole[lines.order] | dearest))
    ticket = np.concatenate([lines.order, lines.order[back]])
    is_refund = np.arange(len(ticket)) >= len(lines.order)
    rows = Rows(
        ticket=ticket,
        product=np.concatenate([lines.product, lines.product[back]]),
        quantity=np.concatenate([lines.quantity, -lines.quantity[back]]),
        day=np.where(is_refund, later[ticket], tickets.day[ticket]),
        second=tickets.second[ticket],
    )
    in_time = np.lexsort((rows.ticket, rows.second, rows.day))
    return Rows(*(part[in_time] for part in (rows.ticket, rows.product, rows.quantity, rows.day, rows.second)))


def _next_open_day(day: Ints, truth: BakeryTruth) -> Ints:
    """Return the day itself or the next open one; `truth.days` where the file ends before."""
    opened: Ints = np.append(np.flatnonzero(calendar(days_of(truth), SHOP_WEEK).pace), truth.days)
    return opened[np.searchsorted(opened, np.minimum(day, truth.days))]


def _table(rows: Rows, tickets: Tickets, people: People, truth: BakeryTruth) -> pa.Table:
    person = pa.array(tickets.person[rows.ticket], mask=tickets.person[rows.ticket] < 0)
    price = _paid_pence(rows, tickets)
    moment = days_of(truth)[rows.day].astype("datetime64[s]") + rows.second
    return pa.table(
        {
            "Order ID": _texts([f"B{number}" for number in range(100_001, 100_001 + len(tickets.day))], rows.ticket),
            "Date": pa.array(moment),
            "Customer ID": pa.array(people.ids).take(person),
            "First name": pa.array(people.first_names).take(person),
            "Last name": pa.array(people.last_names).take(person),
            "Email": pa.array(people.emails).take(person),
            "Phone": pa.array(people.phones).take(person),
            "Marketing consent": pa.array(people.consents).take(person),
            "Channel": _texts(CHANNELS, tickets.channel[rows.ticket]),
            "Product": _texts([product.name for product in CATALOGUE], rows.product),
            "Category": _texts([product.category for product in CATALOGUE], rows.product),
            "Quantity": pa.array(rows.quantity),
            "Unit price": _pounds(price),
            "Line total": _pounds(price * rows.quantity),
            "Discount code": _texts(CODES, tickets.code[rows.ticket]),
            "Currency": _texts(["GBP"], np.zeros_like(rows.ticket)),
        }
    )


def _paid_pence(rows: Rows, tickets: Tickets) -> Ints:
    discount = DISCOUNT * (tickets.code[rows.ticket] > 0)
    paid: Ints = np.rint(PENCE[rows.product] * (1 - discount)).astype("int64")
    return paid


def _texts(names: Sequence[str], index: Ints) -> pa.Array:
    return pa.array([name or None for name in names]).take(pa.array(index))


def _pounds(pence: Ints) -> pa.Array:
    amounts, place = np.unique(pence, return_inverse=True)
    return _texts([f"{amount / 100:.2f}" for amount in amounts.tolist()], place)


def _csv(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pyarrow.csv.write_csv(table, out, pyarrow.csv.WriteOptions(quoting_style="none"))
    return out.getvalue()
