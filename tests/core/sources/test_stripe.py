"""Payments through a restricted key of Stripe: those of the account's export to the cent, whatever comes on the way."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cltv_core.sources import stripe
from cltv_core.sources.addresses import LinkRefused
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.https import Door
from cltv_core.sources.stripe import Stripe
from tests.core.reading.formats.expected import fixture, read_fixture, refunds_of
from tests.core.reading.helpers import only_file
from tests.core.sources.same_shop import assert_same_sales, read_file
from tests.support.https_server import Answer, body, serving
from tests.support.stripe import HOST, KEY, Account, booked, charge, customer, fault, refund

Opened = Callable[[Account], Door]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    with ExitStack() as running:

        def open_account(account: Account) -> Door:
            server = running.enter_context(serving(account.answer_to, tmp_path, HOST))
            monkeypatch.setattr(stripe, "ADDRESS", server.link("/v1/charges"))
            return replace(server.door, most_bytes=10_000_000)

        yield open_account


def account_of_the_fixture() -> Account:
    """The account whose owner exported the fixture."""
    text = fixture("stripe_unified_payments").decode("utf-8-sig")
    return Account([charge_of(row) for row in csv.DictReader(io.StringIO(text, newline=""))])


def charge_of(row: dict[str, str]) -> dict[str, Any]:
    currency, into = row["Currency"], row["Converted Currency"]
    captured, failed = row["Captured"] == "true", row["Status"] not in ("Uncaptured", "Paid", "Refunded", "Disputed")
    given = [
        refund(
            seconds(row["Refunded date (UTC)"] or "2025-10-05 00:00:00"),
            minor(row["Amount Refunded"], currency),
            currency,
            booked(-minor(row["Converted Amount Refunded"], into), into),
        )
    ]
    who = {"email": row["Customer Email"] or None, "description": row["Customer Description"] or None}
    billed = {"name": row["Card Name"] or None, "email": None if row["Customer ID"] else who["email"], "phone": None}
    return charge(
        row["id"],
        seconds(row["Created date (UTC)"]),
        minor(row["Amount"], currency),
        currency,
        refunds=given if float(row["Amount Refunded"]) else [],
        balance_transaction=booked(minor(row["Converted Amount"], into), into),
        billing_details={**billed, "address": None},
        captured=captured,
        customer=customer(row["Customer ID"], **who) if row["Customer ID"] else None,
        description=row["Description"] or None,
        disputed=row["Status"] == "Disputed",
        livemode=row["Mode"] == "Live",
        payment_method_details={
            "type": "card",
            "card": {"brand": "visa", "fingerprint": row["Card Fingerprint"] or None},
        },
        status="failed" if failed else "succeeded",
    )


def minor(amount: str, currency: str) -> int:
    return round(float(amount) * (1 if currency == "jpy" else 100))


def seconds(said: str) -> int:
    return int(datetime.fromisoformat(said).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize("zone", [None, "Europe/Berlin", "Asia/Tokyo"])
def test_payments_through_a_key_are_those_of_the_export(opened: Opened, zone: str | None) -> None:
    found = read_file(Stripe(KEY).fetch(opened(account_of_the_fixture())), timezone=zone)
    assert only_file(found).format == "stripe_unified_payments"
    exported = read_fixture("stripe_unified_payments", timezone=zone)
    assert_same_sales(replace_days(found), exported, unknown=("channel",))
    assert found.customers["email"].tolist() == exported.customers["email"].tolist()


def replace_days(found: Any) -> Any:
    """A refund whose day the export does not have has one here; everything else is the same."""
    known = found.refunds[found.refunds["order_id"] != "ch_004"].reset_index(drop=True)
    return replace(found, refunds=known)


def test_refunds_have_their_days(opened: Opened) -> None:
    found = read_file(Stripe(KEY).fetch(opened(account_of_the_fixture())))
    assert refunds_of(found) == [
        ("ch_004", "2025-10-05", 3.4),
        ("ch_011", "2025-09-28", 49.0),
        ("ch_013", "2025-10-02", 300.0),
    ]


@pytest.mark.parametrize(
    ("minor", "currency", "major"),
    [
        *((1050, "eur", "10.50"), (5, "usd", "0.05"), (0, "gbp", "0.00"), (1050, "jpy", "1050"), (1, "krw", "1")),
        *((1050, "kwd", "1.050"), (500, "ugx", "5.00"), (500, "isk", "5.00"), (123456789012, "usd", "1234567890.12")),
    ],
)
def test_amounts_are_written_in_the_units_of_their_currency(
    opened: Opened, minor: int, currency: str, major: str
) -> None:
    [row] = rows(opened, charge("ch_1", 1_700_000_000, minor, currency))
    assert row["Amount"] == row["Converted Amount"] == major


def rows(opened: Opened, *charges: dict[str, Any]) -> list[dict[str, str]]:
    file = Stripe(KEY).fetch(opened(Account(list(charges))))
    return list(csv.DictReader(io.StringIO(file.data.decode(), newline="")))


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "Paid"),
        ({"refunds": [refund(1, 300)]}, "Paid"),
        ({"refunds": [refund(1, 300), refund(2, 700)]}, "Refunded"),
        ({"disputed": True}, "Disputed"),
        ({"captured": False}, "Uncaptured"),
        ({"captured": False, "refunded": True}, "Canceled"),
        ({"status": "pending"}, "Pending"),
        ({"status": "failed", "captured": False}, "Failed"),
        ({"status": "failed", "outcome": {"type": "blocked", "seller_message": None}}, "Blocked"),
    ],
)
def test_the_status_is_named_as_in_the_export(opened: Opened, facts: dict[str, Any], status: str) -> None:
    [row] = rows(opened, charge("ch_1", 1_700_000_000, 1000, **facts))
    assert row["Status"] == status


def test_refunds_count_at_the_rate_of_their_own_day(opened: Opened) -> None:
    given = [refund(5, 100, "eur", booked(-111, "usd")), refund(9, 200, "eur", booked(-220, "usd"))]
    [row] = rows(opened, charge("ch_1", 1, 1000, "eur", refunds=given, balance_transaction=booked(1080, "usd")))
    assert (row["Amount Refunded"], row["Converted Amount Refunded"]) == ("3.00", "3.31")
    assert row["Refunded date (UTC)"] == "1970-01-01 00:00:09"


def test_refunds_that_are_not_listed_count_at_the_rate_of_the_payment(opened: Opened) -> None:
    paid = charge("ch_1", 1, 1000, "eur", amount_refunded=500, balance_transaction=booked(1080, "usd"))
    assert rows(opened, paid)[0]["Converted Amount Refunded"] == "5.40"


def many(count: int) -> list[dict[str, Any]]:
    return [charge(f"ch_{number:06}", 1_700_000_000 - number, 1000 + number) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 100, 250, 2000])
def test_every_page_is_read(opened: Opened, count: int) -> None:
    account, heard = Account(many(count)), []
    file = Stripe(KEY).fetch(opened(account), lambda here, of: heard.append((here, of)))
    assert [line.partition(",")[0] for line in file.data.decode().splitlines()[1:]] == [
        one["id"] for one in account.charges
    ]
    assert heard[-1] == (count, None)
    assert len(account.asked) == max(-(-count // 100), 1)
    assert not any(KEY in asked for asked in account.asked)


def test_a_key_that_may_not_read_the_balance_reads_all_but_conversions(opened: Opened) -> None:
    account = account_of_the_fixture()
    account.reads_balance = False
    file = Stripe(KEY).fetch(opened(account))
    assert [row["Amount"] for row in csv.DictReader(io.StringIO(file.data.decode(), newline=""))][:2] == [
        "15.00",
        "1000.00",
    ]
    assert read_file(file).customers["email"].str.len().gt(0).any()


@pytest.mark.parametrize(
    ("between", "problem", "remedy"),
    [
        ({1: fault(401, f"Invalid API Key provided: {KEY}")}, Problem.KEY_REFUSED, Remedy.STRIPE_KEY),
        ({2: fault(401, f"Expired API Key provided: {KEY}")}, Problem.KEY_REFUSED, Remedy.STRIPE_KEY),
        ({1: fault(403, KEY), 2: fault(403, KEY)}, Problem.KEY_TOO_WEAK, Remedy.STRIPE_KEY),
        ({2: fault(403, KEY)}, Problem.KEY_TOO_WEAK, Remedy.STRIPE_KEY),
        ({2: body(b'{"data": [{"id": "ch')}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({2: body(b'{"data": [{"id": "ch_1"}]}')}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({place: body(b"", 500) for place in range(2, 8)}, Problem.BROKEN, Remedy.LATER),
        ({place: body(b"", 429, Retry_After="1") for place in range(2, 8)}, Problem.BUSY, Remedy.LATER),
    ],
)
def test_what_goes_wrong_is_named_and_keeps_nothing(
    opened: Opened, between: dict[int, Answer], problem: Problem, remedy: Remedy
) -> None:
    with pytest.raises(LinkRefused) as refusal:
        Stripe(KEY).fetch(opened(Account(many(250), between=between)))
    assert refusal.value.problem.code is problem
    assert refusal.value.remedy is remedy
    assert KEY not in f"{refusal.value}{refusal.value!r}{refusal.value.__context__!r}"


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("sk_live_" + "a" * 24, Problem.MIGHTY_KEY),
        (" sk_test_" + "a" * 24, Problem.MIGHTY_KEY),
        ("pk_live_" + "a" * 24, Problem.NOT_A_KEY),
        ("rk_live_" + "a" * 24 + "\r\nX: y", Problem.NOT_A_KEY),
        ("", Problem.NOT_A_KEY),
    ],
)
def test_only_a_restricted_key_is_used(key: str, problem: Problem) -> None:
    with pytest.raises(LinkRefused) as refusal:
        Stripe(key)
    assert refusal.value.problem.code is problem
    assert "aaaa" not in f"{refusal.value}{refusal.value!r}{Stripe(KEY)!r}"
